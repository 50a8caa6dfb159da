"""Places that words point back to: "there", "the city", "the region"; and the one town an article is about."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from dashboard.extraction.events.attachment import build_spine
from dashboard.extraction.events.belonging import find_origin
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.lexicon import Lexicon
from dashboard.extraction.events.mentions import PlaceMention
from dashboard.extraction.events.triggers import Trigger
from dashboard.extraction.events.where import Located
from dashboard.model import GeoPrecision, Place

_ANAPHOR = 0.55  # confidence of a place named by "there" or "the city"
_AROUND = 0.33  # the same for "the region", when the text names only a town in it
_FOCUS = 0.3  # confidence that an event without any place stands where the article's main town is
_REGION_KM = 60.0  # radius of "the region" around a town, when the text names no region: about half an oblast
_RECENCY = 3.0  # weight of standing one sentence back, against each further mention
SETTLED = frozenset((GeoPrecision.SITE, GeoPrecision.SETTLEMENT, GeoPrecision.NEAR))
_REGIONS = frozenset((GeoPrecision.ADMIN1, GeoPrecision.ADMIN2, GeoPrecision.AREA))
_ANYWHERE = frozenset((*SETTLED, *_REGIONS, GeoPrecision.COUNTRY, GeoPrecision.UNKNOWN))
_CONTINENT = "CONT"
_FILED = 0.35  # confidence that an event of the lead, without any place, happened where the text was filed
_KINDS = {"townword": SETTLED, "regionword": _REGIONS, "countryword": frozenset[GeoPrecision]()}
_NONE: frozenset[str] = frozenset()
_DEFINITE = frozenset(("the", "this", "that"))
_LOCATIVE = frozenset(("in", "at", "near", "outside", "inside", "around", "across", "on"))
_RISE = 25.0  # links that a step up to another verb counts for, per lost weight
_FARTHEST = 10.0  # an anaphor farther from a trigger than this (see _distance) belongs to another clause


@dataclass(frozen=True)
class Recall:
    """The place mentions of an article, to be looked up from a sentence further down."""

    context: Context
    mentions: Sequence[PlaceMention]

    def anaphoric_place(self, trigger: Trigger) -> Located | None:
        """Return the place that a word of the trigger's clause points back to.

        "In the country", "in the east of the country" point to a country that the text seldom names, and to no town:
        then the place is Located(None, …).
        """
        sentence = self.context.sentence(trigger.head)
        spine = build_spine(trigger.head, self.context)
        words = self.context.doc[sentence.body : sentence.end]
        anaphors = [(token, kinds) for token in words if (kinds := self._kinds(token)) is not None]
        for token, kinds in sorted(anaphors, key=lambda found: _distance(found[0], spine)):
            if _distance(token, spine) > _FARTHEST:
                break
            located = self._recalled(token, kinds) if kinds else Located(None, 0.0)
            if located:
                return located
        return None

    def _kinds(self, token: Token) -> frozenset[GeoPrecision] | None:
        if token.lower_ == "there" and token.dep_ == "advmod":
            return _ANYWHERE
        words = {child.lower_ for child in token.children}
        if not words & _DEFINITE or "of" in words:
            return None
        labels = self.context.labels[token.i]
        return next((kinds for label, kinds in _KINDS.items() if label in labels), None)

    def _recalled(self, anaphor: Token, kinds: frozenset[GeoPrecision]) -> Located | None:
        before = [mention for mention in self.mentions if mention.end <= anaphor.i and not _is_continent(mention.place)]
        before = [mention for mention in before if find_origin(mention.head) is None] or before
        fitting = self._most_salient(anaphor, [m for m in before if m.place.geo_precision in kinds])
        if fitting:
            return Located(fitting, _ANAPHOR)
        if kinds is not _REGIONS:
            return None
        town = self._most_salient(anaphor, [m for m in before if m.place.geo_precision in SETTLED])
        return Located(_region_around(town), _AROUND) if town else None

    def _most_salient(self, anaphor: Token, mentions: list[PlaceMention]) -> Place | None:
        """Return the place last and most often spoken of; one that only says where another lies counts least."""
        counts = Counter(place_key(mention.place) for mention in mentions)
        here = self.context.sentence_of[anaphor.i]

        def salience(mention: PlaceMention) -> tuple[float, ...]:
            distance = here - self.context.sentence_of[mention.start]
            if anaphor.lower_ == "there":  # the place just spoken of, however seldom
                town = mention.place.geo_precision in SETTLED
                return mention.place.spatial_relation is None, -distance, _locates(mention), town, mention.start
            weight = counts[place_key(mention.place)] + _RECENCY / (1 + distance)
            return mention.place.spatial_relation is None, weight, mention.start

        return max(mentions, key=salience).place if mentions else None

    def filed(self, trigger: Trigger) -> Located | None:
        """Return the place of the dateline for an event of the lead that names no other town or country."""
        lead = next((sentence for sentence in self.context.sentences if sentence.body > sentence.start), None)
        if lead is None or self.context.sentence(trigger.head).paragraph != lead.paragraph:
            return None
        settled = [m for m in self.mentions if m.place.geo_precision in SETTLED and m.place.candidate]
        filed = next((m.place for m in settled if lead.start <= m.start < lead.body), None)
        if filed is None or filed.candidate is None:
            return None
        here = [m for m in self.mentions if m.start >= lead.body and self._is_beside(m, trigger)]
        rivals = (m.place for m in here if place_key(m.place) != place_key(filed))
        return None if any(_rules_out(place, filed) for place in rivals) else Located(filed, _FILED)

    def _is_beside(self, mention: PlaceMention, trigger: Trigger) -> bool:
        sentences, sentence_of = self.context.sentences, self.context.sentence_of
        return sentences[sentence_of[mention.start]].paragraph == self.context.sentence(trigger.head).paragraph

    def focus(self, trigger: Trigger, title: str | None) -> Located | None:
        """Return the town or region that an article is about, unless the trigger's own sentence names it elsewhere."""
        local = [m for m in self.mentions if m.place.geo_precision in SETTLED | _REGIONS and m.place.candidate]
        local = [m for m in local if m.place.spatial_relation is None]  # "north of X" is about a place that is not X
        named = [m for m in local if m.start >= self.context.sentences[self.context.sentence_of[m.start]].body] or local
        if not named:
            return None
        counts = Counter(place_key(mention.place) for mention in named)
        for mention in named:
            counts[place_key(mention.place)] += bool(title) and mention.place.mention.text in str(title)
        (best, most), *others = counts.most_common()
        first = next(mention.place for mention in named if place_key(mention.place) == best)
        here = self.context.sentence_of[trigger.head.i]
        if any(place_key(m.place) == best and self.context.sentence_of[m.start] == here for m in named):
            return None  # the parse has seen it there and found that it is not this event's
        clear = not others or (most >= 2 * others[0][1] and most > 1)
        return Located(first, _FOCUS) if clear else None


def points_back(span: Span, lexicon: Lexicon) -> bool:
    """Tell whether a passage says "there" or "the region": its event has a place, told before."""
    for token in span:
        if token.lower_ == "there" and token.dep_ == "advmod":
            return True
        words = {child.lower_ for child in token.children}
        if words & _DEFINITE and "of" not in words and not lexicon.labels.get(token.lower_, _NONE).isdisjoint(_KINDS):
            return True
    return False


def _distance(anaphor: Token, spine: dict[int, float]) -> float:
    """Return how far an anaphor stands from the trigger: links down from what governs both, and how far up that is."""
    token, steps = anaphor, 0
    while token.i not in spine and token.head.i != token.i:
        token, steps = token.head, steps + 1
    return steps + _RISE * (1 - spine[token.i]) if token.i in spine else math.inf


def _rules_out(place: Place, filed: Place) -> bool:
    """Tell whether a place beside an event speaks against the dateline: another town, or another country."""
    if place.geo_precision in SETTLED:
        return True
    country = place.candidate and place.candidate.country_code
    return bool(filed.candidate and country and country != filed.candidate.country_code)


def _is_continent(place: Place) -> bool:
    return place.candidate is not None and place.candidate.feature_code == _CONTINENT


def _locates(mention: PlaceMention) -> bool:
    return mention.head.dep_ == "pobj" and mention.head.head.lower_ in _LOCATIVE


def _region_around(town: Place) -> Place:
    return replace(
        town,
        geo_precision=GeoPrecision.NEAR,
        radius_km=max(town.radius_km or 0.0, _REGION_KM),
        spatial_relation="in the region of",
    )


def place_key(place: Place) -> str:
    """Return what two mentions of one place share."""
    return place.candidate.place_id if place.candidate else place.mention.text.casefold()
