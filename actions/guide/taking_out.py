"""Reads that something is to be taken out of the record, and how surely it is said what. Pure, both languages."""

from __future__ import annotations

import re

from actions.guide.changes import replaced, stated
from actions.guide.plain import plain
from actions.guide.scales import WORD_TO_NUMBER

_TAKES_OUT = re.compile(
    r"\b(?:delete|remove|take (?:out|off|away)|take .{1,30} out|get rid of|scrap|rub out|cross out|strike|"
    r"dile\w*|ddile\w*|tynn\w*|dynn\w*|gwared|cael gwared|sgrap\w*|"
    r"forget (?:about |the |my |that |what |line |number )+|anghofi\w* am)\b"
)
_EVERYTHING = re.compile(
    r"\b(?:all|everything|every (?:word|thing)|entire|whole|data|account|chat|conversation|history|records?|me|myself|"
    r"info\w*|words|details|i have (?:said|told|written)|i'?ve (?:said|told|written)|"
    r"popeth|bopeth|cwbl|cyfan|i gyd|nata|data|cyfri\w*|sgwrs|hanes|cofnod|gofnod|nghofnod|ngeiriau|manylion|amdana)\b"
)
_ONE_THING = re.compile(
    r"\b(?:that|this|it|one|last|line|number|answer|bit|part|hope|"
    r"hwnna|hwnnw|hynny|honna|hwn|fo|fe|hi|ateb|atebiad|llinell|linell|rhif|dwytha|diwethaf|ddiwethaf|ola|olaf|gobaith|darn)\b"
)
_VERB_OF_TAKING = (
    r"(?:no,? |na,? |please |can you |could you |plis )*(?:delete|remove|take out|take off|scrap|rub out|get rid of|"
    r"dile\w*|tynn\w*|cael gwared (?:ar|o))"
)
_JUST_THAT = re.compile(
    rf"\W*{_VERB_OF_TAKING} (?:that|this|it|the last|my last|hwnna|hwnnw|hynny|honna|hwn|fo|fe|hi|o|e|"
    r"yr? (?:un|ateb|peth|llinell)|(?:fy )?ateb)"
    r"(?: (?:one|answer|bit|thing|line|last answer|last one|last bit|dwytha|diwethaf|ddiwethaf|ola|olaf))?"
    r"(?: (?:please|again|now|out|plis|eto|allan))*\W*"
)
_A_NUMBER = re.compile(
    rf"\W*{_VERB_OF_TAKING}(?: out)? (?:the |y )?(?:line|number|goal|llinell|linell|rhif)? ?\d+"
    r"(?: (?:please|plis|out|allan))*\W*"
)
_TAKING_WORDS = frozenset(
    """
    no nope please can you could delete that it this remove take out off away scrap rub cross get rid of the a line
    lines number one is are them both rubbish wrong and too also now it's its s
    na plis dile dilea dileu dilewch dileer dynnu tynnu tynna tynnwch cael gwared ar o y yr llinell linell rhif hwnna
    llinellau linellau rif hwnnw mas allan hi fe fo ac os gwelwch yn dda cymer cymerwch
    """.split()  # noqa: SIM905
)
_LAST = re.compile(
    r"\b(?:(?:last|previous|latest) (?:one|answer|thing|bit|line|question)|what i just (?:said|wrote)|just now|"
    r"made a mistake|got that wrong|(?:ateb|llinell|peth|un) (?:dwytha|diwethaf|ddiwethaf|ola|olaf|cynt)|gynna|gynnau|"
    r"camgymeriad|gamgymeriad)\b"
)


_SCRATCHED = re.compile(
    r"\W*(?:(?:no|oh|wait|sorry|actually|hang on|na|nage|sori|o|plis|please)\W+)*"
    r"(?:scratch|ignore|forget|cross out|strike|anwybydd\w*|anghofi\w*) (?:that|what i (?:just )?said|hwnna|"
    r"hynna|hynny|"
    r"(?:be|beth) (?:ddudish|ddwedais|wedes|ddudes) i)(?: (?:last )?(?:one|bit|answer|line))?(?:\s*[,.;!]+.*)?\W*"
)


def takes_back_the_last(text: str) -> bool:
    """Tell whether somebody takes back what they said last: "scratch that, I'm not patient at all"."""
    return _SCRATCHED.fullmatch(plain(text)) is not None


def takes_out(text: str) -> bool:
    """Tell whether something is to be taken out of the record, and not all of it: "take out the bit about mum"."""
    said = plain(text)
    return bool(_TAKES_OUT.search(said)) and not _EVERYTHING.search(said)


# "Take out number six": a word counts as a number behind what says that it is one.
_NUMBER_WORD = re.compile(r"\b(line|number|llinell|linell|rhif|rif) ([a-z]+)\b")


def _as_digits(found: re.Match[str]) -> str:
    return f"{found[1]} {WORD_TO_NUMBER.get(found[2], found[2])}"


def numbers_to_take_out(text: str) -> list[int]:
    """Return the numbers of lines that a text takes out, where it says nothing else: "line 11 delete that", "5 out".

    Args:
        text: what was said.
    """
    words = re.findall(r"[a-z']+|\d+", _NUMBER_WORD.sub(_as_digits, plain(text)))
    numbers = [int(word) for word in words if word.isdigit()]
    is_that = {word for word in words if not word.isdigit()} <= _TAKING_WORDS
    takes = takes_out(text) or re.search(r"\b(?:out|mas|allan|away)\b", plain(text)) is not None
    return numbers if numbers and is_that and takes else []


def asks_to_take_out(text: str) -> bool:
    """Tell whether a wish to change is one to take something out: not "change line 3 to get rid of the damp"."""
    is_change = re.search(r"\b(?:change|newid\w*|should|word|gair|ddylai)\b", plain(text)) is not None
    return takes_out(text) and not is_change and stated(text) is None and replaced(text) is None


def means_just_that(text: str) -> bool:
    """Tell whether what was said last is to be taken out: "delete that", "remove the last one please"."""
    return _JUST_THAT.fullmatch(plain(text)) is not None


_KEEPS_IT = re.compile(
    r"\W*(?:(?:no|nope|nah|na|nage|ok|okay|oh|just|please|plis|jyst)\W+)*"
    r"(?:(?:i'?ll|i shall|i will|i'?d like to|i'?d rather|i want to|let'?s|can i|mi|fe|dwi isio|fi moyn|hoffwn i) )?"
    r"(?:keep|leave|stick with|cadw\w*|gadw\w*|gad\w*)"
    r"(?: (?:it|that|this|mine|the (?:step|one|line|same)|what i said|my (?:step|answer|words)|"
    r"o|e|fo|fe|hi|hwnna|y cam|fel))?"
    r"(?: (?:the same|as (?:it is|it was|i gave it|i said it|is)|like that|how it (?:is|was)|please|then|for now|there|"
    r"fel (?:y )?(?:mae|ma|oedd|na)(?: (?:o|e|fe|fo|hi))?|(?:y )?(?:mae|ma)(?: (?:o|e|fe|fo|hi))?|plis))*\W*"
)

_AS_BEFORE = re.compile(
    r"\W*(?:(?:just|yes|no|ie|ia|na|um|oh|well|wel|the|yr|y)\W+)*"
    r"(?:same(?: (?:again|time|day|thing|one|as (?:before|last time|i said|always|it was|ever)))*|as before|"
    r"as i said(?: before)?|no changes?|unchanged|"
    r"un (?:peth|fath|amser|diwrnod|un)(?: (?:a|ag|a'r) (?:o'?r )?(?:blaen|cynt|tro diwetha\w*))?(?: eto)?|"
    r"fel (?:o'?r blaen|y dywedais|wedes i|ddudis i|oedd o|oedd e)|"
    r"dim newid)(?: (?:please|plis|thanks|diolch))*\W*"
)


def keeps_as_it_is(text: str) -> bool:
    """Tell whether a text leaves what is there: "Keep.", "I shall keep the step as I gave it", "same as before"."""
    said = plain(text)
    return _KEEPS_IT.fullmatch(said) is not None or _AS_BEFORE.fullmatch(said) is not None


def names_a_number(text: str) -> bool:
    """Tell whether a text names one line by its number, and nothing but that."""
    return _A_NUMBER.fullmatch(plain(text)) is not None


def names_one_thing(text: str) -> bool:
    """Tell whether a text points at one line without its words: "delete that", "remove number 2"."""
    said = plain(text)
    return bool(_ONE_THING.search(said)) or any(character.isdigit() for character in said)


def means_the_last(text: str) -> bool:
    """Tell whether the answer before is meant: "delete that last answer", "I made a mistake"."""
    return bool(_LAST.search(plain(text)))
