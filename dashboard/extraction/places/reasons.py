"""The reason of a choice in words, from the same numbers that made it."""

from collections.abc import Sequence

from dashboard.extraction.places.beliefs import Company
from dashboard.extraction.places.clues import Kind
from dashboard.extraction.places.features import place_class
from dashboard.extraction.places.naming import Naming
from dashboard.gazetteer.names import fold
from dashboard.model import Candidate, NameMatch, ScoredCandidate

_MATCHES = {
    NameMatch.EXACT: "exact name",
    NameMatch.ALTERNATE: "another name of {own}",  # or "short for {own}"
    NameMatch.FOLDED: "name but for capitals, accents or marks",
    NameMatch.ADMIN_WORD: "name with its word for a region or town",
    NameMatch.TRANSLITERATED: "sounds like {own}",
    NameMatch.FUZZY: "close in spelling to {name}",
}
_TOWNS = frozenset({"capital", "settlement"})
_CALLED = {
    Kind.CITY: _TOWNS,
    Kind.REGION: frozenset({"country", "admin1", "admin2"}),
    Kind.AREA: frozenset({"area"}),
    Kind.ISLAND: frozenset({"area", "country", "admin1", "admin2"}),
    Kind.NATURE: frozenset({"area"}),
}
_DECISIVE = 0.5  # log-odds by which a ground must favour the choice over its best rival to be told


def reason_for(company: Company, g: int, chosen: int) -> str:
    """Return why candidate `chosen` (an index into the company) was taken for naming `g`."""
    naming = company.namings[g]
    candidate = company.candidates[chosen]
    grounds = [_match_words(candidate)]
    if candidate.listed_in:
        grounds = [f"named in your {candidate.listed_in}"]
    elif naming.is_demonym:
        grounds = [f"its people or adjective is named in the text ({naming.text})"]
    part = company.slices[g]
    rivals = [k for k in range(part.start, part.stop) if k != chosen]
    grounds += _kind_ground(naming, place_class(candidate), [place_class(company.candidates[k]) for k in rivals])
    if not rivals:
        grounds.append("the only candidate")
        return "; ".join(grounds)
    rival = max(rivals, key=lambda k: (company.logits[k], -k))
    told = [(lead, words) for lead, words in _leads(company, g, chosen, rival) if lead >= _DECISIVE]
    grounds += [words for _, words in sorted(told, key=lambda pair: -pair[0])]
    return "; ".join(grounds)


def _match_words(candidate: Candidate) -> str:
    own, met = fold(candidate.name), fold(candidate.matched_name)
    if candidate.match is NameMatch.ALTERNATE and own.startswith(f"{met} "):
        return f"short for {candidate.name}"
    return _MATCHES[candidate.match].format(name=candidate.matched_name, own=candidate.name)


def _kind_ground(naming: Naming, cls: str, others: Sequence[str]) -> list[str]:
    """Return the word beside the name that calls for such a place; "the" only tells against towns."""
    if naming.kind is Kind.NO_TOWN:
        return (
            ['no town, for the text has "the" before it'] if cls not in _TOWNS and not _TOWNS.isdisjoint(others) else []
        )
    return [f'the text says "{naming.kind_word}"'] if cls in _CALLED.get(naming.kind, ()) else []


def _leads(company: Company, g: int, chosen: int, rival: int) -> list[tuple[float, str]]:
    """Return by how much each ground favours the choice over the rival, in log-odds, with its words."""
    candidate = company.candidates[chosen]
    words = _company_words(company, g, chosen)
    lead = {name: float(values[chosen] - values[rival]) for name, values in company.parts.items()}
    leads = [
        (lead.get("text", 0.0), _text_words(company, g)),
        (lead.get("company", 0.0) if words else 0.0, words),
        (lead.get("home", 0.0), "the country of the outlet's web address"),
        (lead.get("outlet", 0.0), _outlet_words(company)),
        (lead.get("near", 0.0), "close to other places of the article"),
    ]
    size = float(company.prior[chosen] - company.prior[rival])
    if candidate.population and not candidate.listed_in:
        leads.append((size, f"{candidate.population:,} inhabitants"))
    return leads


def _text_words(company: Company, g: int) -> str:
    naming = company.namings[g]
    others = [company.namings[o].text for o in (*naming.inside, *naming.near)]
    if others:
        return f"the text puts it with {others[0]}"
    inner = next((n.text for n in company.namings if g in n.inside), "")
    return f"the text puts {inner} in it" if inner else "the words beside it"


def _outlet_words(company: Company) -> str:
    region = company.outlet.admin1 if company.outlet else ""
    return f"the outlet's other articles are most often about {region}"


def _company_words(company: Company, g: int, chosen: int) -> str:
    """Say how often the article names other places of the candidate's region or country; nothing if never."""
    candidate = company.candidates[chosen]
    region, country = 0, 0
    for other, naming in enumerate(company.namings):
        top = company.best(other)
        if other == g or top is None or top.country_code != candidate.country_code:
            continue
        country += len(naming.mentions)
        region += len(naming.mentions) if top.admin1_code == candidate.admin1_code else 0
    if candidate.admin1 and region > 1:
        return f"the article names {candidate.admin1} or places in it {region} times"
    where = company.country_name(candidate.country_code)
    return f"the article names {where} or places in it {_times(country)}" if country else ""


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def reason_for_container(naming: Naming, container: Candidate) -> str:
    """Return why a mention is shown as the place around it."""
    what = "streets" if naming.kind is Kind.STREET else f"{naming.text} there"
    return f"the gazetteer holds no {what}; shown as {container.name}, in which the text puts it"


def reason_for_none(company: Company, g: int, best: Sequence[ScoredCandidate]) -> str:
    """Return why a mention stays without a place."""
    naming = company.namings[g]
    if naming.kind is Kind.STREET:
        return "a street; the gazetteer holds no streets"
    if not best:
        return "not in the gazetteer"
    first = _described(best[0].candidate)
    if words := _contradiction(company, g, first):
        return words
    if len(best) > 1 and best[1].score > best[0].score / 2:
        return (
            f"nothing in the text says which of the places so named it is, {first} or {_described(best[1].candidate)}"
        )
    return f"nothing in the text supports any of the places so named, not even {first}"


def _contradiction(company: Company, g: int, first: str) -> str:
    """Return what the text says against every place of the name, "" if nothing."""
    naming, outer = company.namings[g], company.firm_container(g)
    if company.is_elsewhere(g) and outer is not None:
        return f"the text puts it in {company.namings[outer].text}, where the gazetteer holds none, and not in {first}"
    if naming.kind is Kind.NATURE:
        word = _CALLED_OTHERWISE.get(naming.kind_word, naming.kind_word)
        return f"the text speaks of a {word}; the gazetteer holds only {first}"
    if naming.kind is Kind.NO_TOWN and company.is_wrong_kind(g):
        return f'the text has "the" before it, and the gazetteer holds only a town, {first}'
    return ""


_CALLED_OTHERWISE = {"bank": "river"}


def _described(candidate: Candidate) -> str:
    return f"{candidate.name} ({candidate.admin1 or candidate.country_code or '?'})"
