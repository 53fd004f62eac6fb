"""Reads the answers that are not free text: yes or no, the numbers of lines, nothing at all. Pure, both languages."""

from __future__ import annotations

import re

from actions.guide.plain import plain
from actions.guide.scales import MOST_READ, WORD_TO_NUMBER, numbers_in

_YES = [
    "yes",
    "yeah",
    "yep",
    "yea",
    "yup",
    "y",
    "yh",
    "aye",
    "ok",
    "okay",
    "sure",
    "fine",
    "ie",
    "ia",
    "ydw",
    "ydy",
    "ydi",
    "yndi",
    "yndy",
    "odi",
    "iep",
    "yeh",
    "ys",
    "yess",
    "yas",
    "ydyw",
    "siwr",
    "oce",
    "reit",
    "odw",
    "cytuno",
    "ocei",
    "caf",
    "oes",
    "iawn",
    "byddwn",
    "gwnaf",
    "gallwch",
    "cei",
    "cewch",
    "agree",
    "happy",
]
_NO_TROUBLE = re.compile(r"\W*(?:no (?:problem|worries|bother)|(?:dim|no) probs?|dim (?:problem|trafferth|ots))\b")
_NO = ["no", "nope", "nah", "never", "na", "nac", "dim", "nage", "nagoes"]
_NOTHING = re.compile(
    r"\W*(?:(?:oh|um|er|well|no|na|erm|wel|honestly|probably|there's|theres|i've got|ive got|i can think of)\W+)*"
    r"(?:(?:idk|dunno|dont know|don'?t know|not sure)\W+)?"
    r"(?:nothing|nuffin|nothin|nuthin|nuffink|nowt|none|zilch|that'?s (?:all|it|everything|the lot|enough|"
    r"plenty)|no more|"
    r"dyna(?: i gyd|'?r cyfan|'?r cwbl| ni| ddigon| hi)|dim mwy|dim rhagor|"
    r"(?:dim|neb)(?=\W*$)|d?dim (?:rili|really)|not really|(?:bugger|sod|naff|jack|fuck) ?all|affliw o ddim|"
    r"not (?:much|a lot|really)|i haven'?t (?:got )?any|haven'?t got any|dim byd|dim llawer|"
    r"dim lot|fawr o ddim|sdim byd|s'?gen i ddim|does gen i ddim)"
    r"(?: (?:much|really|rly|rili|at all|just now|right now|at the moment|else|love|mate|to be honest|tbh|"
    r"i can think of|that i can think of|comes to mind|springs to mind|ar hyn o bryd|am wn i|o gwbl|arall|luv|butt|"
    r"special|in particular|as such|worth (?:saying|mentioning)|at my (?:age|time of life)|to speak of|i'?m afraid|"
    r"like that|of note|spesial|neilltuol|yn f'?oed i|yn fy oed i|rili|really now|any ?more|left|cofia|w|yn arbennig|"
    r"a dweud y gwir))*\W*$"
)
# Of people, places and what one could give: there is none, and perhaps since when.
_NOBODY = re.compile(
    r"\W*(?:(?:oh|um|er|well|no|na|honestly|wel|there's)\W+)?"
    r"(?:nobody|no ?one|nowhere|unman|not (?:anyone|anybody)|nothing|neb|sneb|does neb|s?'?dim neb|dim byd|sdim byd|"
    r"i don'?t have (?:anyone|anybody|anything|nothing|nobody)|i'?ve (?:no ?one|nobody|nothing)|"
    r"i can'?t (?:give|offer) anything|dim i'?w gynnig(?: gan rywun fel fi)?|"
    r"s?'?gen i (?:neb|ddim byd)|s?'?gen i'm (?:neb|byd))"
    r"(?: (?:really|at all|now|left|any ?more|these days|to speak of|to give|to offer|bellach|rwan|nawr|i'?w gynnig))?"
    r"(?: (?:'?da|gyda|gen|gan) (?:fi|i) i'?w? (?:g?ynnig|roi))?(?:,? (?:since|ers|after|ar ol) [^,.]{1,60}|"
    r", (?:i'm|im|wi'n|dwi'n|fi'n) (?:rhy |too )?(?:useless|no good|no use|hopeless|rubbish|old|hen))?\W*"
)
_BESIDE_NUMBERS = {"and", "a", "ac", "line", "lines", "number", "numbers", "llinell", "llinellau", "rhif", "please"}


def read_lines(text: str, count: int) -> list[int] | None:
    """Read which lines of a list are meant: their numbers, from 1; None in doubt or when one is not there.

    Args:
        text: "2 and 5", "llinell 3".
        count: how many lines there are.
    """
    said = plain(text)
    # "the one about my mum" names no first line: number words count only where nothing else is said.
    if not re.search(r"\d", said) and set(re.findall(r"[a-z]+", said)) - set(WORD_TO_NUMBER) - _BESIDE_NUMBERS:
        return None
    digits = [int(number) for number in re.findall(r"\d+", said)]
    found = digits or [number for number in numbers_in(text) if number > 0]  # "llinell 2, yr un am Nain" is one line
    wanted = sorted(set(found))
    return wanted if wanted and wanted[-1] <= count else None


_ALL_RIGHT = re.compile(
    r"\W*(?:(?:that|it|this|all|everything)(?:'?s| is| of it is| looks| of that is)? )?(?:all )?"
    r"(?:right|correct|fine|good|perfect|spot on|lovely|great|cywir|berffaith|yn gywir)"
    r"(?: (?:now|thanks|thank you|as it is|to me|nawr|rwan|diolch))*\W*"
)


_CHANGES_NOTHING = re.compile(
    r"\W*(?:(?:no|nope|na|nage|nah)\W+)?(?:(?:there'?s )?nothing (?:to change|wrong|else|more)|no changes?|"
    r"(?:it'?s|it is|that'?s|that is|all|they'?re all|mae'?n|ma'?n) (?:all )?(?:fine|good|right|ok|okay|correct|"
    r"as it should be|iawn|gywir|berffaith)|leave it(?: as it is)?|dim(?: byd)? i'?w newid|dim newid|"
    r"popeth yn (?:iawn|gywir))"
    r"(?: (?:thanks|thank you|as it is|now|diolch|fel mae))*\W*"
)


def changes_nothing(text: str) -> bool:
    """Tell whether a record that was read back is left as it is: "nothing to change", "na, mae'n iawn"."""
    return _CHANGES_NOTHING.fullmatch(plain(text)) is not None


def read_yes_no(text: str) -> bool | None:
    """Read a yes or a no from the first words; None in doubt."""
    if _ALL_RIGHT.fullmatch(plain(text)):
        return True
    words = re.findall(r"[a-z]+", plain(text))[:3]
    if not words:
        return None
    if words[0] in _NO and not _NO_TROUBLE.match(plain(text)):
        return False
    if words[0] == "y" and len(words) > 1:
        return None  # "y ci" is the dog
    return True if words[0] in _YES or _NO_TROUBLE.match(plain(text)) else None


def is_clear_yes(text: str) -> bool:
    """Tell whether a text is a yes and nothing that takes it back: not "ok, keep it", "fine, but not my hopes"."""
    taken_back = re.search(
        r"\b(?:keep|leave|no|not|don'?t|but|later|wait|never|nothing|"
        r"cadw\w*|paid|peidi\w*|ond|na|nac|dim|ddim|gad\w*)\b",
        plain(text),
    )
    return read_yes_no(text) is True and taken_back is None


_YES_AND_CHANGE = re.compile(
    r"\W*\w+\W+(?:(?:and|n|also|just|please|a|ac|hefyd|jyst)\W+)*"
    r"(?:change|put|add|swap|take|delete|remove|make|newid\w*|ychwaneg\w*|rho\w*|tynn\w*|dile\w*)\b"
)


def takes_back(text: str) -> bool:
    """Tell whether a yes goes on with an exception: "yes but my sister is called Ann"."""
    said = plain(text)
    excepts = re.search(r"\b(?:but|except|apart from|ond|heblaw)\b", said)
    return excepts is not None or _YES_AND_CHANGE.match(said) is not None


_THAT_IS_ALL = re.compile(
    r"\W*(?:(?:oh|um|er|well|no|na|nope|wel|and|a|ac|think|i|that|guess|suppose|reckon|yeah|yep|nac oes|nag oes|nah|"
    r"dwi'n meddwl|dwi'n credu|wi'n credu|iawn)\W+)*"
    r"(?:that'?s (?:all|it|everything|the lot|your lot|enough|about it|about all|about the size of it|pretty much it)|"
    r"that is (?:all|it|everything)|nothing (?:else|more)|all good|(?:i'?ve )?covered (?:it|everything)|that covers it|"
    r"i'?ve said (?:it all|everything|all i (?:want|have) to)|that'?ll do(?: me)?|leave it there|done|"
    r"i'?m (?:done|finished)(?: with (?:that|this)(?: one)?)?|enough now|no more|"
    r"(?:ma'?r|mae'r|dyna'?r|dyna|'?na|dyna oedd)(?: (?:i gyd|cyfan|cwbwl|cwbl|ni|ddigon|hi|fo|fe|o|e|"
    r"ddigon i fi|lot))+|"
    r"(?:jyst |dim ond )?(?:hynna|hynny|hwnna)(?:'n| yn)? (?:ddigon|bob dim|bopeth|bob peth|hen ddigon)|"
    r"jyst (?:hynna|hynny)|"
    r"(?:fod |bod )?(?:hynna|hynny)(?:'n| yn) (?:bob dim|bopeth)|dim (?:mwy|rhagor|byd arall|byd mwy)|neb arall|"
    r"nunlle arall|unlle arall)"
    r"(?: (?:really|for now|now|from me|thanks|thank you|ta|i think|mate|love|luv|butt|i'?w ddweud|am wn i|diolch|plis|"
    r"am wan|am y tro|i ddyn o'?m hoed i|i fi|i mi|gyda fi|'?da fi|"
    r"am rwan|am nawr|gen i))*\W*"
)


def says_that_is_all(text: str) -> bool:
    """Tell whether a text only says that no more is to come: "that's it really", "dyna i gyd"."""
    return len(text) <= MOST_READ and _THAT_IS_ALL.fullmatch(plain(text)) is not None


def names_nothing(text: str) -> bool:
    """Tell whether an answer only says that there is none: "nothing much", "dim byd"."""
    return _NOTHING.match(plain(text)[:MOST_READ]) is not None


def names_nobody(text: str) -> bool:
    """Tell whether somebody has no people, no places or nothing to give: "no one since my wife died", "sneb"."""
    return len(text) <= MOST_READ and _NOBODY.fullmatch(plain(text)) is not None
