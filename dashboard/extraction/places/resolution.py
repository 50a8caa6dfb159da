"""Choosing for each mention the place it means, or none, and saying why."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dashboard.extraction.places.beliefs import Company
from dashboard.extraction.places.choices import Level
from dashboard.extraction.places.clues import Clues, Kind, read_clues
from dashboard.extraction.places.drawing import draw_places
from dashboard.extraction.places.features import place_class
from dashboard.extraction.places.home import Home
from dashboard.extraction.places.naming import Naming, find_named, group_mentions
from dashboard.extraction.places.outlet import home_country
from dashboard.extraction.places.preference import apply_preference
from dashboard.extraction.places.reasons import reason_for, reason_for_container, reason_for_none
from dashboard.extraction.places.weights import Weights
from dashboard.extraction.text import clean_text
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Article, Candidate, GeoPrecision, Mention, MentionKind, Place, ScoredCandidate

MIN_SCORE = 0.15  # below this share of belief a mention stays unresolved
_SETTLED = 0.98  # from this share of belief on, what the article itself says is not asked again of its outlet
_SURE_CONTAINER = 0.5  # share of belief from which what lies in it is shown as it
_NARROW = frozenset({"settlement", "capital", "admin2"})  # a wider region says no more than its own mention does
_SHOWN = 5  # candidates kept per place
_PLAUSIBLE_SHARE = 0.15  # of an article's places that lie in a country, for odd spellings to be sought there
_SHORTEST_MISSPELT = 4  # letters; shorter names are near to everything


def resolve_places(
    mentions: Sequence[Mention], doc: Doc, article: Article, gazetteer: Gazetteer, *, prefer: Level | None = None
) -> list[Place]:
    """Return one place per mention, in the same order; `candidate` is None where nothing fits.

    `prefer` is the user's choice between a city and the district of its name.
    """
    text = doc.text  # put together from the tokens each time it is asked for
    clues = read_clues(mentions, text)
    namings = group_mentions(mentions, clues, gazetteer)
    company = settled_company(namings, article, gazetteer)
    return draw_places(_choose(mentions, company, prefer), clues, text)


def resolve_open(
    places: Sequence[Place], article: Article, gazetteer: Gazetteer, home: Home, *, prefer: Level | None = None
) -> list[Place]:
    """Return all places of an article, those left open chosen anew by the home of its outlet, too.

    What the article's own words have settled stays. Needs no parse.
    """
    if not any(_is_open(place) for place in places):
        return list(places)
    text = clean_text(article.text)
    mentions = [_in_text(place.mention, text) for place in places]
    clues = read_clues(mentions, text)
    company = settled_company(group_mentions(mentions, clues, gazetteer), article, gazetteer, home)
    again = _choose(mentions, company, prefer)
    chosen = [new if _is_open(old) and new.candidate else old for old, new in zip(places, again, strict=True)]
    return draw_places([replace(place, spatial_relation=None) for place in chosen], clues, text)


def _is_open(place: Place) -> bool:
    return place.score < _SETTLED and bool(place.candidates)


def _in_text(mention: Mention, text: str) -> Mention:
    return replace(mention, text=text[mention.start_char : mention.end_char])


def settled_company(
    namings: Sequence[Naming],
    article: Article,
    gazetteer: Gazetteer,
    home: Home | None = None,
    *,
    weights: Weights | None = None,
) -> Company:
    """Return the article's candidates with the beliefs in them, odd spellings of the article's countries included."""
    company = Company(namings, gazetteer, home_country(article), home, weights=weights)
    company.settle()
    if _look_closer(namings, company, gazetteer):
        company = Company(namings, gazetteer, home_country(article), home, weights=weights)
        company.settle()
    return company


def _choose(mentions: Sequence[Mention], company: Company, prefer: Level | None) -> list[Place]:
    chosen = {}
    for g, naming in enumerate(company.namings):
        alike: dict[MentionKind, Place] = {}  # a naming means the same wherever it stands
        for i in naming.mentions:
            kind = mentions[i].kind
            if kind not in alike:
                place = _resolve(mentions[i], g, company)
                alike[kind] = apply_preference(place, naming, company.gazetteer, prefer) if prefer else place
            chosen[i] = replace(alike[kind], mention=mentions[i])
    return [chosen[i] for i in range(len(mentions))]


def _look_closer(namings: Sequence[Naming], company: Company, gazetteer: Gazetteer) -> bool:
    """Seek names in the countries of the article: unknown ones by sound, common words among small towns too.

    Where the text puts a name into a region that holds none of its places, longer names are sought there.
    Returns whether any naming got other candidates than before.
    """
    countries = company.countries(_PLAUSIBLE_SHARE)
    changed = _add_longer_names(company)
    for naming in namings if countries else ():
        if naming.is_demonym or naming.kind is Kind.STREET or gazetteer.has_name(naming.text):
            continue
        if len(naming.text) < _SHORTEST_MISSPELT:
            continue
        found = find_named(naming.text, Clues(naming.kind, naming.kind_word), gazetteer, countries)
        known = {candidate.place_id for candidate in naming.candidates}
        new = [candidate for candidate in found if candidate.place_id not in known]
        naming.candidates += new
        changed |= bool(new)
    return changed


def _add_longer_names(company: Company) -> bool:
    changed = False
    for g, outer in company.contradicted():
        container, naming = company.best(outer), company.namings[g]
        known = {candidate.place_id for candidate in naming.candidates}
        longer = company.gazetteer.find_longer_names(naming.text, container) if container else []
        new = [candidate for candidate in longer if candidate.place_id not in known]
        naming.candidates += new
        changed |= bool(new)
    return changed


def _resolve(mention: Mention, g: int, company: Company) -> Place:
    """Choose the most believed candidate of naming `g`, unless "none of these" is likelier."""
    part = company.slices[g]
    belief = company.belief[part]
    ranked, score = company.rank(g)
    best = tuple(_scored(company.candidates[part.start + k], float(belief[k])) for k in ranked[:_SHOWN])
    if score < max(MIN_SCORE, 1.0 - float(belief.sum())):
        around = _shown_as_container(mention, g, company)
        return around or Place(
            mention, None, GeoPrecision.UNKNOWN, score, reason_for_none(company, g, best), candidates=best
        )
    reason = reason_for(company, g, part.start + ranked[0])
    return Place(mention, best[0].candidate, GeoPrecision.UNKNOWN, score, reason, candidates=best)


def _shown_as_container(mention: Mention, g: int, company: Company) -> Place | None:
    """Return the town or county into which the text puts a street, a site or a hamlet that the gazetteer lacks."""
    outer = company.firm_container(g)
    if outer is None or mention.kind is not MentionKind.PLACE:
        return None
    ranked, score = company.rank(outer)
    container = company.best(outer)
    if not ranked or container is None or place_class(container) not in _NARROW or score < _SURE_CONTAINER:
        return None
    reason = reason_for_container(company.namings[g], container)
    return Place(mention, container, GeoPrecision.UNKNOWN, score, reason, candidates=(_scored(container, score),))


def _scored(candidate: Candidate, belief: float) -> ScoredCandidate:
    return ScoredCandidate(candidate, round(belief, 4))
