"""One article, one story: what a word leaves open, the clear words of its article decide.

"The blast" is an accident where the text speaks of gas and boilers and of no bomb; "clashes" in a story about a protest
are no battle; in a story about a forest fire "the blaze" burns the forest.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.extraction.events.context import Context
from dashboard.extraction.events.triggers import Trigger
from dashboard.ontology import load_ontology

BLAST_PRIORITY = 66  # the rule of an explosion without any word for its cause
_CLASH_PRIORITIES = frozenset((63, 64))  # rules of a clash, whoever fights
_FIRE_PRIORITIES = frozenset((62, 70))  # rules of a fire, whatever burns
_KILLING_PRIORITY = 43  # rules up to this one say that people were killed, not in what quarrel
_MIN_INDUSTRIAL = 2  # words of industry in an article; one may be said of the street where a bomb went off
_CONFLICT = frozenset(("battle", "explosion_remote", "violence_civilians"))
_CROWD = frozenset(("protest", "riot"))
_MEANT = frozenset(("bomb", "suicide", "rebel", "artillery", "air"))
_FIGHTERS = frozenset(("military", "rebel"))


def settle_vague(groups: Sequence[list[Trigger]], context: Context) -> list[list[Trigger]]:
    """Return the groups in order, vague triggers typed by the rest of the article."""
    clear = [group[0] for group in groups if group[0].rule.priority != BLAST_PRIORITY]
    families = Counter(map(_family, clear))
    types = {trigger.rule.sub_event_type for trigger in clear}
    industrial = not families["explosion_remote"] and _is_industrial(context)
    return [
        [_settled(trigger, families, types, context, industrial=industrial) for trigger in group] for group in groups
    ]


def _settled(
    trigger: Trigger, families: Counter[str], types: set[str], context: Context, *, industrial: bool
) -> Trigger:
    rule = trigger.rule
    checks = (
        ("fire_explosion_industrial", industrial and rule.priority == BLAST_PRIORITY),
        ("wildfire", _is_fire(trigger) and "wildfire" in types),
        ("violent_demonstration", _is_clash(trigger, context) and _is_about_crowd(families)),
        ("attack_killing", _is_killing(trigger) and _is_about_conflict(families)),
    )
    sub_event_type = next((name for name, holds in checks if holds), rule.sub_event_type)
    return replace(trigger, rule=replace(rule, sub_event_type=sub_event_type))


def _family(trigger: Trigger) -> str:
    return load_ontology()[trigger.rule.sub_event_type].family


def _is_industrial(context: Context) -> bool:
    found = Counter(label for labels in context.labels for label in labels)
    fireworks = any(word.startswith("firework") for word in context.words)  # their rockets are no weapons
    meant = any(found[label] for label in (_MEANT - {"artillery"} if fireworks else _MEANT)) or any(
        word.startswith("terror") for word in context.words
    )
    return found["industrial"] >= _MIN_INDUSTRIAL and not meant


def _is_fire(trigger: Trigger) -> bool:
    rule = trigger.rule
    return rule.sub_event_type == "fire_explosion_industrial" and rule.priority in _FIRE_PRIORITIES


def _is_clash(trigger: Trigger, context: Context) -> bool:
    if trigger.rule.sub_event_type != "armed_clash" or trigger.rule.priority not in _CLASH_PRIORITIES:
        return False
    sentence = context.sentence(trigger.head)
    return context.window(sentence.start, sentence.end).isdisjoint(_FIGHTERS)


def _is_about_crowd(families: Counter[str]) -> bool:
    return any(families[family] for family in _CROWD) and families["explosion_remote"] == 0 and families["battle"] <= 1


def _is_killing(trigger: Trigger) -> bool:
    rule = trigger.rule
    return rule.sub_event_type == "homicide_shooting" and rule.priority <= _KILLING_PRIORITY


def _is_about_conflict(families: Counter[str]) -> bool:
    return sum(families[family] for family in _CONFLICT) > families["crime_justice"]
