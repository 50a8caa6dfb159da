"""Paths, thresholds and colours: each with its unit, reason or source on its line."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
STORE = ROOT / "data" / "store"
VIEWS_FILE = "views.json"  # in a store: views that somebody named; a rebuild keeps it
MODEL = ROOT / "data" / "model"
ONTOLOGY = ROOT / "data" / "ontology.csv"
LEXICON = ROOT / "data" / "lexicon"  # trigger words and word classes of the event rules
REPORTED = ROOT / "data" / "reported"  # the weights by which a trigger counts as the report of an event
RANKER = ROOT / "data" / "ranker"  # the weights by which places are chosen
CONFIDENCE = ROOT / "data" / "confidence"  # the weights by which events get their probabilities
GAZETTEER_TABLES = ROOT / "data" / "gazetteer"  # our own tables, in git
GAZETTEER_INDEX = GAZETTEER_TABLES / "gazetteer.sqlite"  # built, not in git
VENDOR = ROOT / "dashboard" / "static" / "vendor"  # the map's libraries, fetched at set-up, not in git

MAX_FILE_BYTES = 20_000_000  # a larger single article is a scraping fault or no text; collections are streamed instead
MAX_ARTICLE_CHARS = 200_000  # ~33,000 words: no news article is longer; spaCy needs ~1 GB per million characters

BLOCK_BYTES = 1 << 20  # read at a time where a file may be larger than memory
LEAST_REPORTED = 0.2  # chance below which a trigger is taken for no report at all (data/reported/README.md)
LEAST_PINNED = 0.4  # an event less sure gets no place from elsewhere in its article: seven in ten such pins were wrong
LEAST_DRAWN = 0.5  # an event less sure keeps its place in words and gets no pin: it is as likely wrong as right
MIN_CONTROL_SHARE = 0.02  # of the characters; random bytes have 0.11, text none: from here on a file is called binary
MAX_TITLE_CHARS = 150  # a first line longer than this is a lede; agencies cap headlines at about 100
MAX_STRAY_LINES = 100  # of a .jsonl before its first article; then it is another kind of file
PUBLISHED_YEARS = range(1600, 2200)  # the first printed newspaper is of 1605; outside, a year is a misprint
BATCH_ARTICLES = 16  # a worker takes at a time: enough for spaCy's batching, few enough to keep all workers busy
BATCH_CHARS = 60_000  # parsed at a time; 16 articles of 30,000 characters took 1.6 GB, a batch of this size about 0.5
BATCHES_WORTH_WORKERS = 8  # a worker takes about 4 s to load pipeline and index: as long as 4 batches of news articles

# Events less sure than this to be right altogether are hidden until asked for: of those below, two in three were wrong
# in something (data/confidence/README.md).
MIN_CONFIDENCE = 0.2
# Colours of the families: Okabe & Ito's palette (colour-blind safe), extended by darker shades of it.
FAMILY_COLOURS = {
    "battle": "#b3261e",
    "explosion_remote": "#e4572e",
    "violence_civilians": "#7a1f5c",
    "protest": "#e69f00",
    "riot": "#b97a00",
    "strategic": "#4b5d7a",
    "crime_justice": "#6a51a3",
    "politics_diplomacy": "#0072b2",
    "disaster_natural": "#009e73",
    "accident": "#8c6d46",
    "humanitarian": "#56b4e9",
    "other": "#7f7f7f",
}
FAMILY_LABELS = {
    "battle": "Battle",
    "explosion_remote": "Explosion, shelling, strike",
    "violence_civilians": "Violence against civilians",
    "protest": "Protest",
    "riot": "Riot",
    "strategic": "Strategic development",
    "crime_justice": "Crime and justice",
    "politics_diplomacy": "Politics and diplomacy",
    "disaster_natural": "Natural disaster",
    "accident": "Accident",
    "humanitarian": "Humanitarian",
    "other": "Other",
}
ACTOR_TYPES = (  # ACLED's inter codes in words
    "state_forces",
    "rebel_group",
    "political_militia",
    "identity_militia",
    "rioters",
    "protesters",
    "civilians",
    "external_other",
)
