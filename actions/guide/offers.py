"""What may be offered of things said in passing, and how far an answer to such an offer is about it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.guide.answers import read_yes_no

_AGREES = re.compile(
    r"\s*(?=(?:yes|yeah|yep|aye|ok|okay|ie|ia|iawn|oes|wes|ydw|please|put|write|rho|rhowch|sgwenn\w*)\b)"
    r"(?:(?:yes|yeah|yep|aye|ok|okay|ie|ia|iawn|oes|wes|ydw|please)\b(?!')[\s,.!]*)*"
    r"(?:(?:put|write) (?:it|that|this|them|him|her|those|both)(?: all)?(?: down| in)?\b[\s,.!]*|"
    r"(?:rho|rhowch|sgwenna|sgwennwch)\w* (?:o|fo|fe|e|hi|nhw|hwnna|hynny|hwnnw|rheina)(?: i)?(?: lawr| mewn)?"
    r"\b[\s,.!]*)?"
    r"(?:(?:and|also|plus|a|ac|hefyd)\b(?!')[\s,]*)*",
    re.IGNORECASE,
)
# "Yes, and my sister" to "who else?": the answer is the sister. "Yes and no" is an answer of its own.
_YES_AND = re.compile(
    r"\s*(?:(?:yes|yeah|yep|aye|ie|ia|oes|wes|ydw|oedd)\b[\s,.!]*(?:and|also|plus|a|ac|hefyd)|"
    r"(?:oh )?(?:and|also|plus|ac))\b(?!')[\s,]*(?=\w)(?!(?:no|na|then|that)\b)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"(?:but |ond )?(?:not|without|leave out|ddim|heb|nid)\b", re.IGNORECASE)
# Somebody who died is nobody who can help now.
_GONE = re.compile(
    r"\b(?:late|dead|died|dies|passed|rest (?:his|her|their)|god rest|lost (?:my|him|her)|buried|widow\w*|"
    r"d?diweddar|bu farw|buodd farw|wedi marw|farw|g?colli|gollais|golles)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not (?:too|so|that) (?:bad|much)|isn't (?:too )?bad|no (?:pain|problem)|dim gormod|ddim yn rhy)\b",
    re.IGNORECASE,
)
# "I don't want to go back to my old flat": what somebody does not want is no hope.
_UNWANTED = re.compile(
    r"\b(?:not|never|no longer|don'?t|dont|didn'?t|wouldn'?t|can'?t|cannot|stop|ddim|dwi'?m|d?oes gen i ddim|"
    r"sa ?i|sai|so fi|smo fi|nid|byth)\b(?:\W+(?:really|even|ever|yn|'n|want|wanna|wish|like|need|have|care|be|feel|"
    r"isio|ishe|eisiau|moyn|am|awydd|to|i|r|yr|y|the|into|in|go|mynd|gorfod|able|gallu|end up|bod)\b)*\W*$",
    re.IGNORECASE,
)
# A clause that was cut out of its sentence: "because the mountain is", "the football on".
_CUT_OUT = re.compile(
    r"^(?:because|cos|achos|and|but|so|that|which|since|until|when|after|a|ac|ond|ers|pan|put that)\b|"
    r"\b(?:i|the|my|a|an|to|y|yr|fy|on|in|who|which|that|and)$",
    re.IGNORECASE,
)
# What is in the way says so: "mum dad julie" does not.
_HINDERS = re.compile(
    r"\b(?:no|not|nothing|nowhere|never|nobody|without|can'?t|cannot|can not|couldn'?t|don'?t|won'?t|isn'?t|"
    r"hard|difficult|afraid|scared|frightened|worr\w*|anxi\w*|panic\w*|nervous|shy|embarrass\w*|asham\w*|pain\w*|hurt\w*|sore|ache\w*|tired|"
    r"fatigue|breath\w*|weak|dizzy|fall\w*|stairs|steps|hill|weather|rain|cold|dark|money|cost\w*|afford|dear|bus\w*|"
    r"train|lift|far|miles|time|busy|too|only|lack|lost|stop\w*|wait\w*|forms?|memory|forget\w*|hearing|sight|eyes|knee|"
    r"hip|back|legs?|chest|lungs?|copd|stroke|arthritis|depress\w*|low|lonel\w*|alone|stress\w*|noise|crowd\w*|"
    r"dim|ddim|heb|neb|methu|ffaelu|anodd|caled|ofn\w*|poen\w*|boen\w*|brifo|blin\w*|flin\w*|wan|gwan|arian|bws|bysus|"
    r"pell|bell|grisiau|tywydd|glaw|oer|tywyll|amser|prysur|rhy|colli|aros|cof|clyw|llygaid|glin|clun|cefn|coes\w*|unig|"
    r"swil|cywilydd|straen|swn)\b",
    re.IGNORECASE,
)
_BEFORE = 30  # characters in which what hinders may stand before the words
_LEAST_WORDS_OF_BARRIER = 2


@dataclass(frozen=True)
class Agreement:
    """A yes to an offer: where an answer of one's own begins in it, and whether something is excepted."""

    ends: int
    excepts: bool

    def answers_too(self, text: str) -> bool:
        """Tell whether the message goes on with an answer of its own: "yes, and my sister"."""
        return not self.excepts and self.ends < len(text)


# What somebody could give is said with such words; a wish or a number that was read as one is not.
_GIVES = re.compile(
    r"\b(?:can|could|would|i'?d|i'?ll|happy|glad|willing|teach\w*|show|share|lend|give|giving|offer\w*|help\w*|make|bake|baking|"
    r"cook\w*|run|lead|drive|mind|volunteer\w*|pass on|fix\w*|mend\w*|sew\w*|knit\w*|read\w*|listen\w*|sit with|"
    r"visit\w*|"
    r"gallwn|gallaf|galla|medra|medrwn|allwn|fedra|barod|bodlon|fodlon|hapus|dysgu|ddysgu|dangos|rhannu|rhoi|cynnig|helpu|"
    r"gwneud|pobi|coginio|gyrru|trwsio|gwau|darllen|gwrando|gwirfoddoli)\b",
    re.IGNORECASE,
)
# What was done once, or would be without a change, is no step: "I took it step by step", "I'd stay in with the telly".
_BEGINS_TO_ACT = re.compile(
    r"\b(?:could|will|i'?ll|going to|gonna|start(?: by| with)?|begin(?: by| with)?|first|try|plan to|"
    r"gallwn|galla|allwn|wna|na i|dechrau|ddechrau|cyntaf|gyntaf|cynta|gynta|trio|bwriadu)\b",
    re.IGNORECASE,
)
_AT_A_PLACE = re.compile(
    r"\b(?:at|in|to|by|near|round|down|up|from|with|of|join\w*|visit\w*|love|like|go|yn|i|i'r|yng|ym|mewn|at|ger|wrth|o|o'r|"
    r"efo|gyda|lawr|draw|mynychu)\s+(?:the|my|our|a|an|local|y|yr|fy|'?r)?\s*$|^\W*(?:(?:oh|and|also|yes|a|ac|hefyd|o|ie)\W+)*$",
    re.IGNORECASE,
)


def can_be_offered(text: str, kind: str, words: str, start: int) -> bool:
    """Tell whether words said in passing may be offered: nobody who died, nothing denied, no clause cut out.

    Args:
        text: the message they stand in.
        kind: an entity of the contract.
        words: the words.
        start: where they begin in the message.
    """
    sentence = text[text.rfind(".", 0, start) + 1 :].partition(".")[0]
    if kind == "person" and _GONE.search(sentence):
        return False
    if kind in ("hope", "place") and _UNWANTED.search(text[:start]):
        return False
    if kind == "offer" and (
        re.search(r"\d|^(?:for|to) ", words) or not _GIVES.search(text[max(0, start - _BEFORE) : start] + words)
    ):
        return False
    if kind == "step" and not _BEGINS_TO_ACT.search(text[max(0, start - _BEFORE) : start]):
        return False
    if kind == "place" and not (words[:1].isupper() or _AT_A_PLACE.search(text[:start])):
        return False
    if kind == "barrier" and (_DENIES.search(words) or len(words.split()) < _LEAST_WORDS_OF_BARRIER):
        return False
    if kind == "barrier" and not _HINDERS.search(text[max(0, start - _BEFORE) : start] + words):
        return False
    return not _CUT_OUT.search(words)


def agreement(text: str) -> Agreement | None:
    """Read a yes to an offer ("yes, and my sister", "yes but not my mother"); None where it is none."""
    agrees = _AGREES.match(text)
    if agrees is None or agrees.end() == 0 or read_yes_no(text) is False:
        return None
    return Agreement(agrees.end(), _EXCEPT.match(text, agrees.end()) is not None)


_NO_FIRST = re.compile(
    r"\s*(?:no|nope|nah|na|nage|nac ydy\w*|nac ydw|nac oes|nagoes)\b"
    r"(?: (?:thanks|thank you|diolch|gad hynna|not that))?\s*[.,;!:-]+\s*(?=\S)",
    re.IGNORECASE,
)


def after_a_no(text: str) -> int:
    """Return where an answer begins that comes after a no to an offer ("Nage. Fy merch Elen"); else 0."""
    found = _NO_FIRST.match(text)
    return found.end() if found else 0


def after_a_yes(text: str) -> int:
    """Return where an answer begins that goes on from words before ("yes, and my sister", "and bowls"); else 0."""
    found = _YES_AND.match(text)
    return found.end() if found else 0


# "Yes, I would please": words beside a yes that say nothing more than it.
_ONLY_A_YES = frozenset(
    """
    i do did would will am have has can could think so please there is are it that's thats definitely of course sure
    yes yeah ok okay very much a lot really fine go on ahead lovely thanks thank you maybe suppose guess well oh
    ie ia oes ydw ydi ydy mae yna bydd byddwn hoffwn wrth gwrs iawn plis diolch siwr yn sicr dwi meddwl am wn wel o
    """.split()  # noqa: SIM905
)


def after_agreeing(text: str) -> int | None:
    """Return where an answer begins behind a yes ("oes, canu"); None where the text is a yes and nothing more."""
    agreed = agreement(text)
    if agreed is None or agreed.excepts:
        return None
    words = set(re.findall(r"[^\W\d_]+", text[agreed.ends :].lower()))
    return agreed.ends if words - _ONLY_A_YES else None
