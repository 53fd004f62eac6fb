"""Reads how much of the record somebody wants to share. In doubt nothing is shared. Pure, both languages at once."""

from __future__ import annotations

import re

from actions.guide.answers import read_yes_no
from actions.guide.plain import plain

MOST_READ = 300  # characters: whoever writes more than that is asked again
# Only what says nothing else shares all: one word that is not here may be an exception or a refusal.
_AGREEMENT = frozenset(
    """
    yes yeah yep yea aye ok okay sure fine please share it all of everything that that's thats is the whole thing lot go
    ahead course happy with to they can see may let them show team my care record you i im i'm by me
    good great lovely thanks
    thank alright right absolutely definitely certainly agree just would like id i'd and so well now
    ie ia iawn ydw ydy oes cei cewch caiff gan gallan gallwch nhw rhannu rhannwch rhanna fo fe e o y cyfan popeth bopeth
    gyd rannu wrth gwrs siwr plis diolch hapus ei weld gweld cofnod fy nghofnod da yn tim gofal chi wneud gwneud
    hynny mae'n     hi'n n r dwi'n fi'n gyda
    """.split()  # noqa: SIM905
)
_AGREES = re.compile(
    r"\b(?:yes|yeah|yep|yea|aye|ok|okay|sure|fine|share|all|everything|go ahead|course|happy|they can|let them|alright|"
    r"absolutely|definitely|certainly|agree|ie|ia|iawn|ydw|ydy|oes|cei|cewch|caiff|gallan|rhann\w*|cyfan|popeth|bopeth|"
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
# What names the lines that stay private, and not those that may be seen.
_BUT = re.compile(
    r"\b(?:but not|except(?: for)?|cept|apart from|other than|bar|besides|minus|but|ond dim|ond nid|ond|heblaw(?: am)?|"
    r"ac eithrio)\b(?P<what>.*)$"
)
_ONLY = re.compile(r"\b(?:only|just|jyst|mond|dim ond|yn unig|some|rhai|peth)\b")
_STAFF = (
    r"(?:doctors?|dr|gp|nurses?|matron|consultant|social worker|key ?worker|physio|(?:care )?team|staff|anyone|anybody|"
    r"them|they|nyrs|nyrsys|meddyg|doctor|tim(?: gofal)?|neb)"
)
_KEEPS = re.compile(
    r"\b(?:don'?t|do not|dwi'?m|ddim|sai'?n|so fi'?n) (?:yn )?(?:want|isio|eisiau|moyn|ishe)\b.{0,20}"
    r"\b(?:doctor|nurse|nyrs|meddyg|team|tim|staff|anyone|anybody|them|neb)\b.{0,8}"
    r"\b(?:see|seeing|know|read|gweld|weld|gwbod|gwybod|wybod|darllen|ddarllen) ?"
    r"(?:it|that|this|line|number|the|my|$|hwn|"
    r"hwnna|hynny|llinell|o|e|fo|fe|y|yr|fy)"
    r"|\bkeep (?:it|that|this|(?:line |number )?\d+|(?:the|my) [\w' ]{2,40}) (?:private|to myself|for me only)"
    r"|\b[cg]adw\w*(?: (?:o|e|fo|fe|hi|hwn|hwnna|hynny|l?linell \d+|yr? [\w' ]{2,40}?)|'r [\w' ]{2,40}?)"
    r"(?:'n| yn)? (?:b?p?reifat|g?yfrinachol)"
    r"|\b(?:paid|peidiwch|peidio)(?: a)? dangos .{1,40} i (?:neb|'?r|fy)\b"
    r"|\b(?:hide|cuddi\w*) (?:it|that|this|hwn|hwnna|(?:line|llinell) \d+|the (?:one|bit|line)|"
    r"yr? (?:un|darn|llinell))\b"
    r"|\bkeep (?:it|that|this) from (?:the|my|them|anyone)\b"
    r"|\b(?:don'?t|do not|never) show .{1,40} to (?:anyone|anybody|them|the|my)\b"
    rf"|(?<!i )(?<!we )\b(?:don'?t|do not|paid(?: a)?|peidiwch(?: a)?) (?:go )?(?:tell\w*|dweud|deud|gweud)"
    rf"(?: (?:hyn|hynny|hwnna|hwn))?(?: wrth)? (?:the |my |y |yr |fy |'?r )?{_STAFF}\b"
)
# What of such a wish names no line.
_WISH_WORDS = re.compile(
    rf"\b(?:{_STAFF}|i|i'd|we|do|don'?t|dont|not|never|please|want|like|to|for|from|the|my|see|seeing|know|read|show|tell|"
    r"keep|hide|it|that|this|just|only|me|myself|private|secret|ok|okay|now|about|bit|part|one|thing|and|but|"
    r"dwi'?m?|dwi'?n|dw|rwy'?n|fi'?n|sai'?n|so|ddim|yn|'n|isio|eisiau|moyn|ishe|i'?r|y|yr|fy|gweld|weld|gwbod|gwybod|wybod|"
    r"darllen|ddarllen|cadw\w*|gadw\w*|cuddi\w*|guddi\w*|dangos|ddangos|paid|peidiwch|peidio|a|o|e|fo|fe|hi|hwn|hwnna|"
    r"hynny|hynna|b?p?reifat|g?yfrinachol|plis|dweud|deud|gweud|wrth|am|darn|peth|un|ac|ond)\b|[^\w ]"
)


def read_sharing(text: str) -> str | None:
    """Read `all`, `some` or `none`; None in doubt, which shares nothing.

    Args:
        text: "yes", "all but the telly", "paid â rhannu", "ia, popeth ond llinell 11".
    """
    if len(text) > MOST_READ or "?" in text:
        return None
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


def kept_back(text: str) -> str | None:
    """Return the words that name what others shall not see ("line 7", "the telly"); None where that is not certain.

    "Only line 3" names what they may see, and "the bus and my mum" two things: both are asked about.
    """
    said = plain(text)
    found = _BUT.search(said)
    if found is None or _ONLY.search(said) or re.search(r",|\b(?:and|a|ac|or|neu)\b", found["what"]):
        return None
    return found["what"].strip() or None


def named_private(text: str) -> str:
    """Return what of a wish for privacy names a line ("line 3", "drink"); nothing where it only says "that"."""
    return " ".join(_WISH_WORDS.sub(" ", plain(text)).split())


def keeps_private(text: str) -> bool:
    """Tell whether somebody says that a line is not for others to see: "I don't want the doctor to see that"."""
    return len(text) <= MOST_READ and bool(_KEEPS.search(plain(text)))


_SHOWS = re.compile(
    r"\W*(?:(?:ok|okay|yes|actually|please|and|also|you can|i'?ll|let'?s|oce|iawn|ie|a|hefyd|gallwch|cewch|cei|nhw|"
    r"they can|let them|gallan nhw|gan nhw)\W+)*"
    r"(?:share|show(?: them)?|see|rhann\w*|dangos\w*|weld|gweld)\W+"
    r"(?:(?:line|number|llinell|linell|rhif|y|the) ?)*"
    r"(?P<what>\d+|all|all of it|everything|it all|the lot|the whole thing|popeth|bopeth|y cyfan|cyfan|cwbl|y cwbl)"
    r"(?: (?:too|as well|now|please|after all|of it|then|hefyd|nawr|rwan|wedi'r cyfan|plis))*\W*"
)


def shows_after_all(text: str) -> int | None:
    """Read which line that stays private may be seen after all: its number, 0 for all of them; None for no such wish.

    Args:
        text: "share line 3 too", "they can see all of it", "rhannu popeth".
    """
    found = _SHOWS.fullmatch(plain(text)) if len(text) <= MOST_READ else None
    if found is None:
        return None
    return int(found["what"]) if found["what"].isdigit() else 0


_STOPS = re.compile(
    r"\b(?:stop|undo|un|withdraw|cancel|no more|end) (?:the |my |all )?shar\w*|\bunshare\b|"
    r"\b(?:don'?t|do not) (?:want to )?share (?:it |this |that |anything )?(?:any ?more|any longer|now)|"
    r"\b(?:take|get) (?:it|that|this|everything|my \w+) back from (?:the|my|them)|"
    r"\bkeep (?:it all|everything|all of it) private|"
    r"\b(?:stopio|stopiwch|peidio|peidiwch|paid|rhoi'?r gorau i|dim mwy o)(?: a)? r?h?ann?u|"
    r"\btynn\w* (?:o|e|fe|fo|hi|popeth|y cofnod|fy nghofnod)?(?:'?n| yn)? ?ol o|"
    r"\bcadw\w* (?:popeth|y cyfan|bopeth)(?:'n| yn) breifat"
)


def stops_sharing(text: str) -> bool:
    """Tell whether somebody who has shared wants that no more: "stop sharing", "dwi isio stopio rhannu"."""
    return len(text) <= MOST_READ and "?" not in text and bool(_STOPS.search(plain(text)))
