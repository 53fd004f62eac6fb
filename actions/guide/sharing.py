"""Reads how much of the record somebody wants to share. In doubt nothing is shared. Pure, both languages at once."""

from __future__ import annotations

import re

from actions.guide.answers import read_yes_no
from actions.guide.asks import is_question
from actions.guide.plain import plain

MOST_READ = 300  # characters: whoever writes more than that is asked again
# Only what says nothing else shares all: one word that is not here may be an exception or a refusal.
_AGREEMENT = frozenset(
    """
    yes yeah yep yea aye ok okay sure fine please share it all of everything that that's thats is the whole thing lot go
    ahead course happy with to they can see may let them show team my care record you i im i'm by me
    good great lovely thanks
    thank alright right absolutely definitely certainly agree just would like id i'd and so well now
    ie ia iawn ydw ydy oes cei cewch caiff gawn gewn geith gaiff gan gallan gallwch nhw rhannu
    rhannwch rhanna fo fe e o y cyfan popeth bopeth
    gyd rannu wrth gwrs siwr plis diolch hapus ei weld gweld cofnod fy nghofnod da yn tim gofal chi wneud gwneud
    hynny mae'n     hi'n n r dwi'n fi'n gyda
    """.split()  # noqa: SIM905
)
_AGREES = re.compile(
    r"\b(?:yes|yeah|yep|yea|aye|ok|okay|sure|fine|share|all|everything|go ahead|course|happy|they can|let them|alright|"
    r"absolutely|definitely|certainly|agree|ie|ia|iawn|ydw|ydy|oes|cei|cewch|caiff|gewn|geith|gaiff|gallan|rhann\w*|cyfan|popeth|bopeth|"
    r"gyd|gwrs|siwr)\b"
)
_MORE = re.compile(r"\b(?:all|everything|popeth|bopeth|but|ond)\b")
_NO_OBJECTION = re.compile(
    r"\b(?:i )?(?:don'?t mind(?: if (?:you|they))?|no problem|no worries)\b"
    r"|\bdim (?:ots|problem)(?: (?:gen i|gyda fi|da fi))?\b"
)
_CHANGED = re.compile(r"\b(?:i'?ve )?changed my mind\b|\b(?:dwi |wi |rwy )?(?:wedi |'?di )?newid (?:fy )?meddwl\b")
_NOT = (
    r"(?:not|no|none|nothing|never|cannot|\w+n't|dont|wont|cant|shouldnt|rather|refuse|nobody|without|"
    r"ddim|dim|dwi'?m|sai'?n|so fi'?n|beidio|paid|peidi\w*|nid|neb|byth)"
)
_SHARING = r"(?:shar\w*|show\w*|see\w*|send|let|rhann\w*|ranu|rannu|dangos|gweld|weld)"
_REFUSES = re.compile(
    rf"\b{_NOT}\b.{{0,30}}\b{_SHARING}\b|\b{_SHARING} (?:none|nothing|dim)\b"
    r"|\b(?:private|keep it|to myself|only me|just me|preifat|breifat|i (?:mi|fi)(?:'n| fy)? hun(?:an)?|"
    r"cadw\w* (?:o|e|fo|fe))\b"
)
_ONLY_ME = re.compile(r"\b(?:just|only|dim ond|jyst|mond) (?:for |i )?(?:me|myself|fi|mi)\W*$")
_EXCEPTS = re.compile(
    r"\b(?:but|except\w*|cept|apart from|other than|bar|besides|the rest|leave out|leaving out|keep back|hide|minus|"
    r"only|just|some|part|parts|most|bits?|lines?|number|goals?|"
    r"ond|heblaw|ac eithrio|ar wahan|oni bai|heb|peth|rhai|rhan o\w*|jyst|yn unig|mond|y rhan fwyaf|gweddill|"
    r"gad\w* allan|llinell\w*|linell\w*|rhif\w*|nod|nodau)\b|\d"
)
# "Not yet" shares nothing now; it can be shared at any time later.
_LATER = re.compile(
    r"\W*(?:(?:no|na|um|oh|maybe|perhaps|efallai|falle|ella)\W+)*(?:not (?:yet|now|today|just yet)|later(?: on)?|"
    r"another time|next time|(?:d?dim|nid) (?:eto|nawr|rwan|heddiw)|ddim ar hyn o bryd|rywbryd eto|nes ymlaen|wedyn)"
    r"(?: (?:please|thanks|thank you|maybe|plis|diolch))*\W*"
)


def read_sharing(text: str) -> str | None:
    """Read `all`, `some` or `none`; None in doubt, which shares nothing.

    Args:
        text: "yes", "all but the telly", "paid â rhannu", "ia, popeth ond llinell 11".
    """
    if len(text) > MOST_READ or is_question(text):
        return None
    if _LATER.fullmatch(plain(text)):
        return "none"
    said = _CHANGED.sub(" ", _NO_OBJECTION.sub("yes", plain(text)))
    words = re.findall(r"[a-z']+|\d+", said)
    is_limited = bool(re.match(r"just \w+ \w", said)) and words[:2] != ["just", "share"]
    if words and not is_limited and set(words) <= _AGREEMENT and _AGREES.search(said):
        return "all"
    if _ONLY_ME.search(said):
        return "none"
    begins = read_yes_no(said)
    is_some = _EXCEPTS.search(said) is not None
    names_more = begins or _MORE.search(said) is not None
    if _REFUSES.search(said) and not (is_some and names_more):
        return "none"
    if begins is False and not re.search(r"\b(?:but|ond)\b", said):
        return None if re.search(rf"\b{_SHARING}\b", said) else "none"
    if is_some or (begins and re.search(rf"\b{_NOT}\b", said) and len(words) > 2):
        return "some"
    if _CHANGED.search(plain(text)) and not said.strip(" .,!"):
        return "none"
    return None


_ONE_OF_THE_TEAM = re.compile(
    r"\b(?:not|but|only|just|except|dim|nid|ond|jyst|yn unig|heblaw)\b.{0,20}"
    r"\b(?:doctors?|dr|gp|nurses?|consultant|social worker|physio|nyrs|nyrsys|meddyg|doctor)\b"
)


def speaks_of_sharing(text: str) -> bool:
    """Tell whether a text speaks of sharing at all: "share all of it", "peidiwch rhannu dim"; not "go back a part"."""
    return re.search(r"\b(?:shar(?:e|ing|ed)|r?h?annu?|rhann\w*)\b", plain(text)) is not None


def names_one_of_the_team(text: str) -> bool:
    """Tell whether one of the team is to see it and another not: "the nurse yes, not the doctor"."""
    return len(text) <= MOST_READ and _ONE_OF_THE_TEAM.search(plain(text)) is not None


_SHARES = re.compile(
    r"\W*(?:(?:actually|ok|okay|yes|oh|please|now|well|i'?ve changed my mind|i want to|i'?d like to|can i|you can|"
    r"let'?s|iawn|ie|ia|plis|nawr|rwan|dwi isio|fi moyn|hoffwn i|hoffwn)\W+)*"
    r"(?:share(?: or keep (?:it )?private)?(?: (?:it|my record|everything|all of it|with (?:the |my )?\w+))*|"
    r"(?:they|the nurse|the team|my nurse|my doctor) can see (?:it|everything|all of it|my record)|"
    r"let them see (?:it|all of it)|"
    r"(?:rhannu?|rhannwch|ranu)(?: neu gadw'?n breifat)?(?: (?:fe|fo|e|o|popeth|y cyfan|fy nghofnod))*|"
    r"(?:gall|caiff|geith|can|cân) (?:y nyrs|y tim|nhw|y doctor|fy nhim) weld (?:e|o|fe|fo|popeth|y cyfan))"
    r"(?: (?:now|please|too|again|after all|nawr|rwan|plis|hefyd|wedi'r cyfan))*\W*"
)


def wants_to_share(text: str) -> bool:
    """Tell whether somebody who keeps the record to themselves wants it shared: "share it", "gall y nyrs weld e"."""
    return len(text) <= MOST_READ and _SHARES.fullmatch(plain(text)) is not None


_NO_MORE = re.compile(
    r"\W*(?:(?:no|na|nope|just that|ok|okay|iawn)\W+)*(?:no (?:more|others?)|that'?s (?:all|it)|that is all|"
    r"nothing else|"
    r"dim (?:mwy|arall|byd arall|rhagor)|dyna (?:i gyd|'?r cyfan|ni|fo|fe)|dyna'?r (?:cyfan|cwbl))"
    r"(?: (?:thanks|thank you|please|diolch|plis))*\W*"
)


_NONE_OF_THEM = re.compile(
    r"\W*(?:(?:no|na|nope|nah|oh|um|well|wel|nage|nac oes|nag oes)\W*)*"
    r"(?:no|nope|nah|none(?: of (?:them|these|those|it))?|nothing|no lines?|not any|na|nage|dim un|nac oes|nag oes|"
    r"dim ohonyn(?: nhw)?|dim llinell\w*|dim byd)(?: (?:thanks|thank you|please|at all|o gwbl|diolch|plis))*\W*"
)
_ONLY_THE_GOAL = re.compile(
    r"\W*(?:(?:yes|ok|okay|well|share|they can see|let them see|ie|iawn|rhann\w*|can they|i want to share)\W+)*"
    r"(?:only|just|jyst|dim ond|mond)(?: share| rhannu)? (?:(?:the|my|y|fy) )?(?:goals?|nod|nodau)\b"
    r"(?: (?:please|thanks|part|bit|plis|diolch|yn unig))*\W*|"
    r"\W*(?:(?:the|my|y|fy) )?(?:goals?|nod|nodau) (?:only|yn unig)\W*"
)


def names_no_line(text: str) -> bool:
    """Tell whether an answer to "which lines stay private?" names none ("no"): what that means is asked."""
    return len(text) <= MOST_READ and _NONE_OF_THEM.fullmatch(plain(text)) is not None


def shares_only_the_goal(text: str) -> bool:
    """Tell whether the goal is to be seen and nothing else: "only the goal", "dim ond y nod"."""
    return len(text) <= MOST_READ and _ONLY_THE_GOAL.fullmatch(plain(text)) is not None


def keeps_no_more(text: str) -> bool:
    """Tell whether nothing more is to be kept back: "no more", "dyna i gyd"; a bare "no" says less than that."""
    return _NO_MORE.fullmatch(plain(text)) is not None
