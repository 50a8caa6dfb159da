"""The index on disk: its tables and its version.

SQLite from the standard library: opens in under a millisecond, one B-tree step per lookup, read-only sharing between
worker processes, and nothing to install. The name table holds its rows in key order (WITHOUT ROWID), so a lookup reads
one page and needs no second index.
"""

VERSION = "1"  # raised whenever a reader of this file would misread an older index

PRIMARY, ALTERNATE, NAMESAKE, NEEDS_CONTEXT = range(4)  # how a name belongs to its place, surest first

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, place_id TEXT, name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
    feature_code TEXT NOT NULL, country_code TEXT, admin1_code TEXT, admin1 TEXT, admin2 TEXT,
    population INTEGER NOT NULL, radius_km REAL NOT NULL
);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE sound (
    country_code TEXT NOT NULL, key TEXT NOT NULL, folded TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (country_code, key, folded, place)
) WITHOUT ROWID;
CREATE TABLE demonym (
    key TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE country (code TEXT PRIMARY KEY, place INTEGER NOT NULL, neighbours TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE region (
    country_code TEXT NOT NULL, admin1_code TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (country_code, admin1_code)
) WITHOUT ROWID;
CREATE TABLE extent (
    place INTEGER NOT NULL, country_code TEXT NOT NULL, PRIMARY KEY (place, country_code)
) WITHOUT ROWID;
CREATE TABLE admin_word (
    word TEXT NOT NULL, kind TEXT NOT NULL, position TEXT NOT NULL, PRIMARY KEY (word, kind, position)
) WITHOUT ROWID;
CREATE TABLE common_word (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE staged_name (key TEXT, place INTEGER, kind INTEGER, name TEXT);
CREATE TEMP TABLE renumbered (old INTEGER PRIMARY KEY, new INTEGER);
CREATE TEMP TABLE staged_sound (country_code TEXT, key TEXT, folded TEXT, place INTEGER);
"""
