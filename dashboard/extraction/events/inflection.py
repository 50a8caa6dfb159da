"""Word forms of English lemmas, so that the lexicon finds its words even where the lemmatizer of a pipeline errs."""

_IRREGULAR = {
    "arise": "arose arisen", "beat": "beaten", "become": "became", "begin": "began begun", "bind": "bound",
    "blow": "blew blown",
    "break": "broke broken", "bring": "brought", "build": "built", "burn": "burnt", "burst": "", "buy": "bought",
    "cast": "", "catch": "caught", "choose": "chose chosen", "come": "came", "cost": "", "cut": "", "deal": "dealt",
    "draw": "drew drawn",
    "drive": "drove driven", "drown": "drownt", "fall": "fell fallen", "feed": "fed", "fight": "fought", "find":
    "found",
    "flee": "fled", "fling": "flung", "fly": "flew flown", "forbid": "forbade forbidden", "free": "freed", "get":
    "got gotten",
    "give": "gave given", "go": "went gone", "hang": "hung", "have": "had has", "hear": "heard", "hit": "",
    "hold": "held", "hurt": "",
    "join": "", "keep": "kept", "lay": "laid", "lead": "led", "leak": "leakt", "leave": "left", "lie": "lay lain",
    "let": "", "light": "lit", "lose": "lost", "tread": "trod trodden", "freeze": "froze frozen",
    "make": "made", "meet": "met", "mow": "mown", "plead": "pled", "put": "", "quit": "", "rebuild": "rebuilt",
    "retake": "retook retaken",
    "ride": "rode ridden", "rise": "rose risen", "run": "ran", "say": "said", "see": "saw seen", "seek": "sought",
    "send": "sent",
    "set": "", "shake": "shook shaken", "shoot": "shot", "shut": "", "sink": "sank sunk", "sit": "sat", "slay":
    "slew slain",
    "spill": "spilt", "split": "", "spread": "", "stand": "stood", "steal": "stole stolen", "strike": "struck stricken",
    "string": "strung", "strip": "stript", "swear": "swore sworn", "sweep": "swept", "take": "took taken",
    "teach": "taught",
    "tear": "tore torn", "tell": "told", "think": "thought", "throw": "threw thrown", "undergo": "underwent undergone",
    "win": "won", "withdraw": "withdrew withdrawn", "write": "wrote written", "overthrow": "overthrew overthrown",
    "overrun": "overran", "bear": "bore borne", "speak": "spoke spoken", "wear": "wore worn", "bleed": "bled",
    "sleep": "slept", "spend": "spent", "kneel": "knelt", "sing": "sang sung", "swing": "swung", "pay": "paid",
    "leap": "leapt", "grow": "grew grown", "creep": "crept", "shed": "", "weep": "wept", "bite": "bit bitten",
    "eat": "ate eaten", "dig": "dug", "hide": "hid hidden", "slide": "slid", "sell": "sold", "swim": "swam swum",
}  # fmt: skip
_PLURALS = {
    "child": "children", "foot": "feet", "person": "persons", "body": "bodies", "life": "lives", "knife": "knives",
    "thief": "thieves", "wife": "wives",
}  # fmt: skip
_NO_MEN = ("human", "german", "roman", "shaman", "ottoman", "talisman", "caiman")  # their plural ends in -s
_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh")


def noun_forms(lemma: str) -> frozenset[str]:
    """Return the lemma and its plural."""
    return frozenset((lemma, _PLURALS.get(lemma) or _plural_of_man(lemma) or _with_s(lemma)))


def verb_forms(lemma: str) -> frozenset[str]:
    """Return every form of a verb; a spelling too many ("stoped") does no harm, since no text has it."""
    forms = {lemma, _with_s(lemma), *_regular(lemma)}
    for prefix in ("", "re", "out", "over"):
        base = lemma.removeprefix(prefix)
        if base in _IRREGULAR:
            forms.update(prefix + form for form in _IRREGULAR[base].split())
    return frozenset(forms)


def past_forms(lemma: str) -> frozenset[str]:
    """Return the forms of a verb that are its past alone, so that a tagger's other opinion of them must be wrong."""
    return frozenset(
        form for form in verb_forms(lemma) if form not in (lemma, _with_s(lemma)) and not form.endswith("ing")
    )


def _plural_of_man(noun: str) -> str | None:
    return noun[:-3] + "men" if noun.endswith("man") and not noun.lower().endswith(_NO_MEN) else None


def _with_s(lemma: str) -> str:
    if lemma.endswith(_SIBILANTS):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _regular(lemma: str) -> set[str]:
    if lemma.endswith("ie"):
        return {lemma + "d", lemma[:-2] + "ying"}
    if lemma.endswith("ee"):
        return {lemma + "d", lemma + "ing"}
    if lemma.endswith("e"):
        return {lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return {lemma[:-1] + "ied", lemma + "ing"}
    forms = {lemma + "ed", lemma + "ing"}
    if lemma[-1] not in "aeiouwxy" and lemma[-2:-1] in _VOWELS:
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    if lemma.endswith("c"):
        forms |= {lemma + "ked", lemma + "king"}
    return forms
