"""The index on disk: its tables and its version.

SQLite from the standard library. Measured on the 970,000 names of the packages, exact lookups per CPU second: this name
table, in key order without row ids, 147,000 (24 MB); Arrow, memory-mapped and bisected, 43,000 (24 MB); SQLite's FTS5
13,000 (48 MB). It opens in milliseconds, holds nothing in memory, and worker processes share its pages.
"""

VERSION = "2"  # raised whenever a reader of this file would misread an older index

PRIMARY, ALTERNATE, NAMESAKE = range(3)  # how a name belongs to its place, surest first

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
CREATE TABLE abbreviation (
    spelled TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (spelled, place)
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
