"""Turns a person's own words towards them: "I miss my friends" becomes "you miss your friends". Left out in doubt.

Reflective listening (Miller and Rollnick) gives the words back without adding to them. A wrong sentence is worse than
none: whatever the rules below do not know for certain gives None, and nothing is reflected.
"""

from __future__ import annotations

import re

from actions.guide.answers import names_nothing
from actions.guide.plain import plain

MOST_WORDS = 16
_SENTENCE = re.compile(r"^[^.?;:\n“”\"]+\.?$")
_BECAUSE = {
    "en": re.compile(r"^(?:because|cos|coz|cause|'cause|well|so|and|but)\s+", re.IGNORECASE),
    "cy": re.compile(
        r"^(?:achos|oherwydd|wel|a|ond|felly)\s+(?=(?:dw|rw|ryd|wi|mae|roedd|o'n|hoff|bydd|gall))", re.IGNORECASE
    ),
}
_NOT_ENGLISH_ONLY_ABOUT_ME = re.compile(
    r"\b(you|your|yours|we|us|our|ours|we're|we've|am i|was i|have i|do i|can i|me and)\b|^me\b", re.IGNORECASE
)
# "my faith and my mother, she was strong": what comes after the comma is another sentence.
_TWO_SENTENCES = re.compile(r",\s*(?:she|he|they|it|that|this|we|there|i)\b", re.IGNORECASE)
_WOULD = re.compile(r"(?:i'd|i would|byddwn|baswn|byswn|bydden|bysen|swn|fyswn)\b", re.IGNORECASE)
# "I said, the grandkids": that it was said before is nothing to give back.
_I_SAID = re.compile(r"^(?:like )?i said,? (?=the |my |a |it|to |i )", re.IGNORECASE)
# What would be unkind to hear back, or badly spelled: nothing is said then.
_BETTER_NOT = re.compile(
    r"\b(?:burden|drink|drinking|booze|vodka|lager|weed|dope|fags|smoking|ffags|cwrw|yfed|smygu|useless|"
    r"worthless|pointless|stupid|ugly|hate|dead|die|dying|kill\w*|suppose|said so|faich|baich|"
    r"d?diwerth|thick|fick|thik|dumb|idiot|rubbish|failure|loser|crap|shit|anobeithiol|good (?:at|for) nothing|no good|"
    r"lazy|fat|died|dda i ddim|dwl|tew|hyll|diog|methiant|dwerth|farw|marw|dwp|twp|dont|cant|wont|didnt|ive|im|isnt)\b",
    re.IGNORECASE,
)
_LOW = re.compile(
    r"\b(?:exhausted|worn out|no use|trapped|hopeless|lonely|hits? me|hurts? me|nothing (?:left|to give)|no one|nobody|"
    r"dwi'm yn|blino'n lan|wedi blino|digalon|anobaith|unig|fy mwrw|bwrw fi|curo fi|dim ar ol|neb)\b"
)
# What weighs on somebody, whatever it is about.
_HEAVY = re.compile(
    r"\b(?:exhausted|worn out|at the end of my tether|fed up|(?<!not )struggl\w*|nothing keeps me going|"
    r"never (?:have|get|had) (?:a )?good days?|trapped|hopeless|so lonely|very lonely|i'?m lonely|nothing left|"
    r"blino'n lan|wedi blino'n llwyr|digalon|anobaith|unig iawn|mor unig|llond bol|drech na fi|dim ar ol)\b"
)
_ENGLISH = [
    (r"\bi(?:'m| am)\b", "you are"),
    (r"\bi was\b", "you were"),
    (r"\bi'(ve|d|ll)\b", r"you'\1"),
    (r"\bmyself\b", "yourself"),
    (r"\bmine\b", "yours"),
    (r"\bmy\b", "your"),
    (r"\bme\b", "you"),
    (r"\bi\b", "you"),
]
_ENGLISH_VERB = re.compile(
    r"^your (?:\S+ )*?(?:is|are|was|were|keeps?|gives?|gets?|makes?|hurts?|would|could|can|can't|does|doesn't|has|had|"
    r"won't|don't|helps?|helped|stops?|stopped|feels?|needs?|goes|comes|lives?|died|left|lets?|plays?|swells?|aches?)\b"
)
_WELSH = [
    (r"\b(?:dw i|dwi|rydw i|rwyf i|rwyf|rwy|wi) ddim\b", "dydych chi ddim"),
    (r"\b(?:dw i|dwi|rydw i|rwy|wi)'?n\b", "rydych chi'n"),
    (r"\b(?:dw i|dwi|rydw i|rwyf i|rwyf)\b", "rydych chi"),
    (r"\b(?:roeddwn i|ro'n i|o'n i)\b", "roeddech chi"),
    (r"\bhoffwn i\b", "hoffech chi"),
    (r"\bbyddwn i\b", "byddech chi"),
    (r"\bgallwn i\b", "gallech chi"),
    (r"\bgalla(?:f)? i\b", "gallwch chi"),
    (r"\bgen i\b", "gennych chi"),
    (r"\b(gyda|efo|i) (?:fi|mi)\b", r"\1 chi"),
    (r"\barna i\b", "arnoch chi"),
    (r"\bohona i\b", "ohonoch chi"),
    (r"\bwrtha i\b", "wrthoch chi"),
    (r"\bfy hun(?:an)?\b", "eich hun"),
]
_WELSH_BEGINNINGS = ("rydych chi", "dydych chi", "roeddech chi", "hoffech chi", "byddech chi", "gallech chi",
                     "gallwch chi", "mae gennych chi", "mae gyda chi", "mae efo chi", "mae eich")  # fmt: skip
_WELSH_LEFT_OVER = re.compile(
    r"\b(?:fi|mi|fy|finnau|minnau|d?wi'm|sai)\b|\b\w+(?:wn|af|ais|es|swn) i\b|\b\w*[bcdfgmpt]a i\b"
)
# "dwi'm", "'ngŵr", "nghartra", "i'n": who it is about stands in a mutation or a short form, which is not turned.
_WELSH_MINE = re.compile(
    r"chi'm\b|(?<!eich )(?<!fy )(?:(?<!\w)'|\b)(?:ngh|mh|nh|'ng|ngŵr|ngwr)\w*|\bi'n\b|(?<!\w)'[yn]? ?ng"
)
_NASAL = {"ngh": "c", "mh": "p", "nh": "t", "ng": "g"}
# Words after `fy` whose first letter does not tell the radical: m is from b or m, n from d or n.
_RADICAL = {
    **{word: word for word in ("mab", "mam", "mamgu", "merch", "merched", "meibion", "modryb", "meddwl", "nain")},
    **{"mrawd": "brawd", "mrodyr": "brodyr", "mywyd": "bywyd", "mwyd": "bwyd", "mysedd": "bysedd", "mol": "bol"},
    **{"nwylo": "dwylo", "nillad": "dillad", "nannedd": "dannedd", "nyddiau": "dyddiau", "niwrnod": "diwrnod"},
}


def is_better_not_said_back(text: str) -> bool:
    """Tell whether words would be unkind to hear back, or to be praised for: "everyone says I am useless"."""
    return _BETTER_NOT.search(text) is not None


def may_be_affirmed(text: str) -> bool:
    """Tell whether words may be praised or thanked for: not what is unkind to hear back, nor what tells of a burden."""
    return not is_better_not_said_back(text) and _LOW.search(plain(text)) is None


def weighs_on(text: str) -> bool:
    """Tell whether words tell of a burden ("worn out", "so lonely"), which is met with warmth."""
    return _HEAVY.search(plain(text)) is not None


def is_conditional(text: str) -> bool:
    """Tell whether somebody says what they would do; a fear said as a fact ("I will be alone") is not given back."""
    return _WOULD.match(text.strip().replace("’", "'")) is not None


_NO_GOOD = re.compile(
    r"\b(?:not|never|n'?t) (?:much |very |any |really |that |been |any )*good at (?:anything|much|owt|nothing)\b|"
    r"\b(?:no|never any) good at (?:anything|much)\b|\b(?:crap|rubbish|useless|hopeless) at (?:it all|everything|"
    r"all)\b|"
    r"\b(?:ddim|dwi'?m|sai'?n|so fi'?n)(?: yn|'n)? dda am (?:ddim|unrhyw beth|lot)\b"
)


def finds_nothing(text: str) -> bool:
    """Tell whether somebody finds nothing good to say of themselves: "nothing", "dim byd, fi'n crap ar bopeth"."""
    if _NO_GOOD.search(plain(text)):
        return True
    first, _, rest = text.strip().partition(",") if "," in text else text.strip().partition(".")
    return names_nothing(text) or (names_nothing(first) and (not rest.strip() or is_better_not_said_back(rest)))


def reflect(text: str, language: str) -> str | None:
    """Return what a person said of themselves, turned towards them, without a full stop; None where it is not certain.

    Args:
        text: what was said.
        language: the language it was said in, `en` or `cy`.
    """
    line = _I_SAID.sub("", text.strip().replace("’", "'"))
    if not _SENTENCE.match(line) or len(line.split()) > MOST_WORDS:
        return None
    if _BETTER_NOT.search(line):
        return None
    line = _BECAUSE[language].sub("", line.rstrip(". "))
    return _welsh(line) if language == "cy" else _english(line)


def _english(line: str) -> str | None:
    if _NOT_ENGLISH_ONLY_ABOUT_ME.search(line) or _TWO_SENTENCES.search(line):
        return None
    turned = line
    for pattern, towards in _ENGLISH:
        turned = re.sub(pattern, towards, turned, flags=re.IGNORECASE)
    says_you = re.match(r"^you(?:'\w+)? \w+", turned)
    # "I fell and was ill": the verb further on belongs to "you" as well, and only a parser could tell.
    if re.search(r"\b(?:am|was)\b", turned) and says_you:
        return None
    return turned if says_you or _ENGLISH_VERB.match(turned) else None


def _welsh(line: str) -> str | None:
    turned = line[:1].lower() + line[1:]
    for pattern, towards in _WELSH:
        turned = re.sub(pattern, towards, turned, flags=re.IGNORECASE)
    turned = re.sub(r"\bfy (\w[\w'-]*)", _yours, turned, flags=re.IGNORECASE)
    if _WELSH_LEFT_OVER.search(turned.lower()) or _WELSH_MINE.search(turned.lower()):
        return None
    return turned if turned.startswith(_WELSH_BEGINNINGS) else None


def _yours(match: re.Match[str]) -> str:
    """Turn `fy` with its nasal mutation into `eich`, which mutates nothing; unknown words stay and are left out."""
    word = match.group(1)
    for nasal, radical in _NASAL.items():
        if word.startswith(nasal):
            return f"eich {radical}{word[len(nasal) :]}"
    if word.startswith(("m", "n")):
        return f"eich {_RADICAL[word]}" if word in _RADICAL else match.group(0)
    return f"eich {word}"
