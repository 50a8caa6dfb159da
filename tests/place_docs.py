"""Docs for the tests of places: built by hand from marked text, or by the shipped pipeline."""

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dashboard import settings
from dashboard.extraction.places import find_toponyms, resolve_places
from dashboard.extraction.text import clean_text
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Article, Mention, MentionKind, Place

_MARKED = re.compile(r"\[(?P<label>[A-Z]+):(?P<text>[^\]]*)\]|<(?P<kind>d:)?(?P<mention>[^>]*)>")


@cache
def shipped_pipeline() -> Language:
    return spacy.load(settings.MODEL)


@cache
def _blank() -> Language:
    return spacy.blank("en")


def marked_doc(marked: str) -> Doc:
    """Return a doc whose entities are marked [LABEL:text] in the text."""
    text, spans = "", []
    position = 0
    for match in _MARKED.finditer(marked):
        text += marked[position : match.start()]
        spans.append((len(text), len(text) + len(match["text"]), match["label"]))
        text += match["text"]
        position = match.end()
    doc = _blank()(clean_text(text + marked[position:]))
    doc.ents = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in spans]
    return doc


def marked_mentions(marked: str) -> tuple[str, list[Mention]]:
    """Return a text and its mentions, marked <Paris>, or <d:French> for a demonym."""
    text, mentions = "", []
    position = 0
    for match in _MARKED.finditer(marked):
        text += marked[position : match.start()]
        kind = MentionKind.DEMONYM if match["kind"] else MentionKind.PLACE
        mentions.append(Mention(len(text), len(text) + len(match["mention"]), match["mention"], kind))
        text += match["mention"]
        position = match.end()
    return text + marked[position:], mentions


def found(marked: str, gazetteer: Gazetteer) -> list[str]:
    """Return the place names found in a marked text, demonyms left out."""
    return [m.text for m in find_toponyms(marked_doc(marked), gazetteer) if m.kind is MentionKind.PLACE]


def resolved(marked: str, gazetteer: Gazetteer, *, url: str | None = None) -> dict[str, Place]:
    """Return the places of a text with marked mentions by name; a name that comes twice keeps the last."""
    text, mentions = marked_mentions(marked)
    article = Article(article_id="a", text=text, url=url)
    places = resolve_places(mentions, _blank()(clean_text(text)), article, gazetteer)
    return {place.mention.text: place for place in places}


def read(text: str, gazetteer: Gazetteer) -> list[Place]:
    """Return the places of a text as the shipped pipeline and both steps see them."""
    doc = shipped_pipeline()(clean_text(text))
    return resolve_places(find_toponyms(doc, gazetteer), doc, Article(article_id="a", text=text), gazetteer)
