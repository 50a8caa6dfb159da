"""The reason of a choice in words, from the same numbers that made it."""

from collections.abc import Sequence

from dashboard.extraction.places.beliefs import Company
from dashboard.extraction.places.clues import Kind
from dashboard.extraction.places.features import place_class
from dashboard.extraction.places.naming import Naming
from dashboard.model import NameMatch, ScoredCandidate

_MATCHES = {
    NameMatch.EXACT: "exact name",
    NameMatch.ALTERNATE: "another name of {own}",
    NameMatch.FOLDED: "name but for capitals, accents or marks",
    NameMatch.ADMIN_WORD: "name with its word for a region or town",
    NameMatch.TRANSLITERATED: "sounds like {own}",
    NameMatch.FUZZY: "close in spelling to {name}",
}
_DECISIVE = 0.5  # log-odds by which a ground must favour the choice over its best rival to be told


def reason_for(company: Company, g: int, chosen: int) -> str:
    """Return why candidate `chosen` (an index into the company) was taken for naming `g`."""
    naming = company.namings[g]
    candidate = company.candidates[chosen]
    grounds = [_MATCHES[candidate.match].format(name=candidate.matched_name, own=candidate.name)]
    if candidate.listed_in:
        grounds = [f"named in your {candidate.listed_in}"]
    elif naming.is_demonym:
        grounds = [f"its people or adjective is named in the text ({naming.text})"]
    grounds += _kind_ground(naming, place_class(candidate))
    part = company.slices[g]
    rivals = [k for k in range(part.start, part.stop) if k != chosen]
    if not rivals:
        grounds.append("the only candidate")
        return "; ".join(grounds)
    rival = max(rivals, key=lambda k: (company.logits[k], -k))
    told = [(lead, words) for lead, words in _leads(company, g, chosen, rival) if lead >= _DECISIVE]
    grounds += [words for _, words in sorted(told, key=lambda pair: -pair[0])]
    return "; ".join(grounds)


def _kind_ground(naming: Naming, cls: str) -> list[str]:
    is_city = cls in {"capital", "settlement"}
    if naming.kind is (Kind.CITY if is_city else Kind.REGION):
        return [f'the text says "{naming.kind_word}"']
    return []


def _leads(company: Company, g: int, chosen: int, rival: int) -> list[tuple[float, str]]:
    """Return by how much each ground favours the choice over the rival, in log-odds, with its words."""
    candidate = company.candidates[chosen]
    lead = {name: float(values[chosen] - values[rival]) for name, values in company.parts.items()}
    leads = [
        (lead.get("text", 0.0), _text_words(company, g)),
        (lead.get("company", 0.0), _company_words(company, g, chosen)),
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
    """Say how often the article names other places of the candidate's region or country."""
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
    return f"the article names {where} or places in it {country} times"


def reason_for_none(naming: Naming, best: Sequence[ScoredCandidate]) -> str:
    """Return why a mention stays without a place."""
    if naming.kind is Kind.STREET:
        return "a street; the gazetteer holds no streets"
    if not best:
        return "not in the gazetteer"
    name = best[0].candidate.name
    where = best[0].candidate.admin1 or best[0].candidate.country_code or "?"
    return f"nothing in the text supports any of the places so named, not even {name} ({where})"
