"""A user's own names in a text: listed ones are found wherever they stand as names, stop names nowhere."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from dashboard.extraction.places.page import Page
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.names import fold
from dashboard.gazetteer.project import ProjectPlaces
from dashboard.model import Mention, Span

_INSIDE_NAMES = frozenset({" ", "-", "–", "'", "/", "'s ", "' "})  # what may stand between two words of a name


def apply_project(mentions: Sequence[Mention], doc: Doc, gazetteer: Gazetteer, project: ProjectPlaces) -> list[Mention]:
    """Return the mentions with the listed names of the text and without its stop names, in order.

    Within a longer name that the gazetteer has, a listed one is not meant: Springfield in Springfield Township.
    """
    if not project:
        return list(mentions)
    page = Page(doc, gazetteer)
    spoken_of = list(_find_names(page, project))
    stopped = [span for key, span, _ in spoken_of if key in project.stop]
    kept = [mention for mention in mentions if not any(_is_inside(mention, span) for span in stopped)]
    for _, span, is_meant in spoken_of:
        if is_meant and not any(_outdoes(mention, span, gazetteer) for mention in kept):
            kept = [mention for mention in kept if not _overlap(mention, span)]
            kept.append(Mention(span.start_char, span.end_char, doc.text[span.start_char : span.end_char]))
    return sorted(kept, key=lambda mention: mention.start_char)


def _find_names(page: Page, project: ProjectPlaces) -> Iterator[tuple[str, Span, bool]]:
    """Yield the keys of the user's names with where they stand, longest first, and whether a place is meant there."""
    i = 0
    while i < len(page.words):
        last = _last_word(page, i, project)
        if last is None:
            i += 1
            continue
        key = fold(page.text(i, last))
        is_meant = key not in project.stop and _is_meant(page, i, last)
        yield key, Span(page.words[i].start, page.words[last].end), is_meant
        i = last + 1


def _last_word(page: Page, first: int, project: ProjectPlaces) -> int | None:
    """Return where the longest of the user's names ends that begins with word `first`."""
    found = None
    for last in range(first, min(first + _longest(page, first, project), len(page.words))):
        if last > first and page.join_after(last - 1) not in _INSIDE_NAMES:
            break
        key = fold(page.text(first, last))
        if key in project.named or key in project.stop:
            found = last
    return found


def _longest(page: Page, first: int, project: ProjectPlaces) -> int:
    """Return how many words a name may have that begins with the word, as folded before others (St. is "saint")."""
    start = fold(f"{page.words[first].text} x").partition(" ")[0]
    starts = [start, f"{start}s"] if page.join_after(first).startswith("'s") else [start]
    return max(project.words_by_first.get(word, 0) for word in starts)


def _is_meant(page: Page, first: int, last: int) -> bool:
    """Whether a listed name is written as a name, and is none of a person's nor a common word that opens a sentence."""
    listed = [c.matched_name for c in page.gazetteer.find_candidates(page.text(first, last)) if c.listed_in]
    is_small = page.text(first, last).islower() and not page.is_lower_case
    if not listed or (is_small and not any(name.islower() for name in listed)):
        return False  # nor an acronym's letters in another case
    parts, people = page.people
    if first == last:
        opens = page.words[first].starts_sentence and page.is_common(first)
        return not (opens or first in parts or people[page.lower[first]])
    return (first - 1 not in parts and last + 1 not in parts) or not parts.issuperset(range(first, last + 1))


def _outdoes(mention: Mention, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a mention is the very span, or a longer known name around it."""
    if (mention.start_char, mention.end_char) == (span.start_char, span.end_char):
        return True
    around = mention.start_char <= span.start_char and span.end_char <= mention.end_char
    return around and bool(gazetteer.find_candidates(mention.text))


def _is_inside(mention: Mention, span: Span) -> bool:
    return span.start_char <= mention.start_char and mention.end_char <= span.end_char


def _overlap(mention: Mention, span: Span) -> bool:
    return mention.start_char < span.end_char and span.start_char < mention.end_char
