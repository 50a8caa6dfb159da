"""Readers: one file per format, each yields Records, which `read_articles` checks and turns into Articles."""

from dashboard.articles.dates import parse_published as parse_published
from dashboard.articles.read import read_articles as read_articles
