"""Harm told after its cause, as in "A quake struck Luzon" and then "Five people were killed".

A sentence that only counts the dead belongs to the calamity or the attack told just before; with a place or a day of
its own it is another event of that kind. "The attack" is of the kind of the attack told before it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dashboard.extraction.events.context import Context
from dashboard.extraction.events.story import BLAST_PRIORITY
from dashboard.extraction.events.triggers import Trigger
from dashboard.ontology import load_ontology

_REACH = 4  # sentences back in which the cause of a harm stands; a blank line counts as one
_LEAD = 5  # sentences at the head of an article whose calamity explains harm told anywhere below
_CALAMITY = frozenset(("disaster_natural", "accident"))
_CAUSES = _CALAMITY | {"explosion_remote", "battle", "violence_civilians", "riot"}
# The dead have another cause.
_OTHER_HARM = frozenset((
    "abduction", "sexual_violence", "torture_ill_treatment", "government_regains_territory",
    "nonstate_overtakes_territory",
))  # fmt: skip
_HARM_TYPES = frozenset(("attack_killing", "homicide_shooting"))
_GENERIC_PRIORITY = 43  # rules up to this one say that people were killed or attacked, not how
_DROWNING_PRIORITY = 60
# A crime by its name is no harm of the riot or the fire told before it.
_CRIMES = frozenset((
    "homicide", "homicides", "murder", "murders", "manslaughter", "femicide", "stabbing", "stabbings", "stabbed",
))  # fmt: skip
_SUFFERED_PRIORITIES = frozenset((_DROWNING_PRIORITY, 62, 70))  # rules of people who drowned, of houses that fell down
_FELLING = frozenset((
    "earthquake_volcano", "flood_landslide", "storm", "transport_crash_shipwreck", "collapse_other", "suicide_bombing",
    "bomb_ied_landmine", "air_drone_strike", "shelling_missile", "fire_explosion_industrial",
))  # fmt: skip
_RETYPED = 0.85  # what is left of a cause's score when its type is lent to another passage


def settle_aftermath(
    groups: Sequence[list[Trigger]], context: Context, has_setting: Callable[[Trigger], bool]
) -> list[list[Trigger]]:
    """Return the groups with harm joined to its cause, or typed by it where it `has_setting` of its own."""
    settled: list[list[Trigger]] = []
    for group in groups:
        trigger = group[0]
        cause = _find_cause(trigger, settled, context) if _is_open(trigger) else None
        if cause is None or (_is_suffered(trigger) and cause[0].rule.sub_event_type not in _FELLING):
            settled.append(group)
        elif trigger.verbal and not _is_blast(trigger) and not has_setting(trigger):
            cause.extend(group)
        elif _takes_kind(trigger, cause[0]):
            settled.append([_retype(part, cause[0]) for part in group])
        else:
            settled.append(group)
    return settled


def _is_generic(trigger: Trigger) -> bool:
    rule = trigger.rule
    if rule.sub_event_type not in _HARM_TYPES or rule.priority > _GENERIC_PRIORITY:
        return False
    if trigger.head.lower_ in _CRIMES or any(condition.scope == "subj" for condition in rule.needs):
        return False
    return trigger.verbal or any(child.lower_ in ("the", "this", "these") for child in trigger.head.children)


def _is_open(trigger: Trigger) -> bool:
    return _is_generic(trigger) or _is_blast(trigger) or _is_suffered(trigger)


def _is_blast(trigger: Trigger) -> bool:
    return trigger.rule.priority == BLAST_PRIORITY


def _takes_kind(trigger: Trigger, cause: Trigger) -> bool:
    """Tell whether harm with a day or place of its own is one more of the same kind: a school may fall by itself."""
    if _is_blast(trigger):
        return _family(cause) in _CALAMITY
    return not _is_suffered(trigger) or trigger.rule.priority == _DROWNING_PRIORITY


def _is_suffered(trigger: Trigger) -> bool:
    """Tell whether a trigger says what a calamity did, to swimmers or to walls, and not which."""
    rule = trigger.rule
    return trigger.verbal and rule.sub_event_type == "collapse_other" and rule.priority in _SUFFERED_PRIORITIES


def _find_cause(trigger: Trigger, before: Sequence[list[Trigger]], context: Context) -> list[Trigger] | None:
    sentence = context.sentence_of[trigger.head.i]
    reach = _REACH if trigger.verbal else sentence  # "the attack" may be the one told long before
    for group in reversed(before):
        if sentence - context.sentence_of[group[0].head.i] > reach:
            break
        if _is_cause(group[0]):
            return group
    lead = (group for group in before if context.sentence_of[group[0].head.i] < _LEAD)
    return next((group for group in lead if _family(group[0]) in _CALAMITY), None)


def _is_cause(trigger: Trigger) -> bool:
    if _is_generic(trigger) or _is_suffered(trigger):
        return False
    return _family(trigger) in _CAUSES and trigger.rule.sub_event_type not in _OTHER_HARM


def _family(trigger: Trigger) -> str:
    return load_ontology()[trigger.rule.sub_event_type].family


def _retype(trigger: Trigger, cause: Trigger) -> Trigger:
    sub_event_type = cause.rule.sub_event_type
    if _is_blast(trigger):
        sub_event_type = "fire_explosion_industrial"
    rule = replace(trigger.rule, sub_event_type=sub_event_type, score=round(cause.rule.score * _RETYPED, 3))
    return replace(trigger, rule=rule)
