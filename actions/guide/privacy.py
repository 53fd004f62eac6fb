"""Reads wishes for privacy: a line stays private, may be seen after all, or sharing stops. Pure, both languages.

In doubt less is shared: what is read here only ever hides, but for a line or "all of it" that is named to be seen.
"""

from __future__ import annotations

import re

from actions.guide.asks import is_question
from actions.guide.plain import plain

MOST_READ = 300  # characters: whoever writes more than that says something of their own
_STAFF = (
    r"(?:doctors?|dr|gp|nurses?|matron|consultant|social worker|key ?worker|physio|(?:care )?team|staff|anyone|anybody|"
    r"them|they|nyrs|nyrsys|meddyg|doctor|tim(?: gofal)?|neb)"
)
_THEM = rf"(?:the |my |y |yr |fy |'?r )?{_STAFF}"
_KIN = (
    r"(?:mum|mam|mother|dad|father|wife|husband|partner|missus|son|daughter|kids|sister|brother|family|carer|parents|nan|"
    r"tad|nhad|n?g?wraig|n?gwr|mab|fab|m?ferch|merch|m?h?plant|mhlant|blant|chwaer|brawd|[fm]rawd|n?h?t?d?eulu|r?h?rieni|"
    r"gofalwr)"
)
_THEM_OR_KIN = rf"(?:{_THEM}|him|her|(?:my |our |the |fy |'?r |yr? )?{_KIN})"
_NOTES = r"(?:notes?|records?|file|nodiadau|cofnod|nghofnod|gofnod|ffeil)"
_THIS = r"(?:it|that|this|these|those|(?:lines? |numbers? )?\d[\d, and]*|(?:the|my) [\w' ]{2,40}?)"
_THIS_CY = (
    r"(?: (?:o|e|fo|fe|hi|hwn|hwnna|hynny|rheina|rheini|(?:l?linell|rhif) [\d, a]+|yr? [\w' ]{2,40}?)|"
    r"'r [\w' ]{2,40}?)"
)
_PRIVATE_CY = r"(?:b?p?reifat|g?yfrinachol)"
_KEEPS = re.compile(
    "|".join(
        (
            # "I don't want the doctor to see that", "they're not to see line 3", "don't let them see it"
            r"\b(?:don'?t|do not|dwi'?m|ddim|sai'?n|sai|so fi'?n|so fi) (?:yn )?"
            r"(?:want|isio|eisiau|moyn|ishe)\b.{0,20}"
            rf"\b{_STAFF}\b.{{0,8}}\b(?:see|seeing|know|read|gweld|weld|gwbod|gwybod|wybod|wbod|darllen|ddarllen) ?"
            r"(?:it|that|this|line|number|the|my|any|$|hwn|hwnna|hynny|hynna|hyn|dim|llinell|o|e|fo|fe|y|yr|fy)",
            rf"\b{_THEM_OR_KIN}(?:'re|'s| is| are)? (?:not to|must ?n'?t|mustnt|shouldn'?t) (?:see|know|read)\b",
            rf"\b(?:wish|want|like|prefer) {_THEM_OR_KIN} not to (?:see|know|read)\b",
            rf"\b(?:don'?t|do not|never) (?:you )?let {_THEM_OR_KIN} (?:see|know|read)\b",
            # "keep lines 8 and 9 private", "keep that to yourself", "that is between ourselves"
            rf"\bkeep {_THIS} (?:private|secret|to (?:my|your)self|for me only|(?:away )?from {_THEM_OR_KIN}\b|"
            r"between (?:us|you and me|ourselves)|hidden|back)",
            r"\b(?:that|this|it)(?:'?s| is| stays)? (?:just )?between (?:us|you and me|ourselves)\b",
            r"\b(?:that|this|it)(?:'?s| is) (?:strictly |just )?(?:confidential|private|not for sharing)\b",
            r"\bkeep (?:his|her|their|our|the) \w+ private\b|\bdon'?t say i said\b",
            r"\brather not have (?:this|that|it)(?: one| bit)? (?:written|put) down\b",
            r"\b(?:lines? |number )?\d[\d, and]* (?:should (?:be|stay) |to stay |stays? )?private\b",
            rf"\b(?:hide) {_THIS}(?: from\b.*)?$",
            r"\b(?:but|just|only) not (?:the|that|my) (?:bits?|parts?|lines?|ones?|things?)(?: \d+| about .{2,40})",
            # "don't share the bus bit", "keep back the bit about my mum": said first, and not "I don't share a room"
            r"^\W*(?:(?:please|pls|and|but|can you|could you|no|also)\W+)*(?:(?:don'?t|do not|never|not) share|"
            r"keep back|"
            r"hold back|leave out of sharing) (?:that|this|the|my|what i said|lines? \d)",
            r"^\W*(?:(?:plis|a|ond|na|hefyd)\W+)*(?:paid|peidiwch|peidio)(?: a)? r?h?ann?u(?:'r| y| yr| fy|'n|"
            r" llinell)\b",
            r"\b(?:don'?t|do not|never) show .{1,40} to (?:anyone|anybody|them|the|my)\b",
            rf"\b(?:don'?t|do not|never) show {_THEM_OR_KIN} ",
            rf"\b[cg]adw\w*{_THIS_CY}(?:'n| yn)? {_PRIVATE_CY}",
            rf"\b[cg]adw\w* .{{0,30}} (?:rhag|oddi wrth) ?(?:y |yr |fy |'?r )?{_STAFF}\b",
            r"\b(?:paid|peidiwch|peidio)(?: a)? d?dangos .{1,40} ?(?:i neb|i'r|i fy)\b",
            rf"\b(?:paid|peidiwch|peidio)(?: a)?(?:'?i)? d?dangos{_THIS_CY}\W*$",
            rf"\b[cg]uddi\w*{_THIS_CY}",
            r"\brhwng ni'?n? (?:dau|dwy)\b|\b(?:paid|peidiwch)(?: a)? rhoi (?:hwn|hwnna|hynny|hyn) i neb\b",
            r"\brhyng(?:ot ti a fi|och chi a fi|om ni|ddon ni)\b",
            # "but don't tell my doctor"
            rf"(?<!i )(?<!we )\b(?:don'?t|do not|paid(?: a)?|peidiwch(?: a)?) (?:go(?:ing)? )?"
            rf"(?:tell\w*|dweud|deud|gweud)(?: (?:hyn|hynny|hwnna|hwn))?(?: wrth)? {_THEM_OR_KIN}\b",
            # "but don't put that in my notes"
            rf"(?<!i )\b(?:don'?t|do not|never|not to) (?:be )?(?:put|write|add|keep)(?: {_THIS})? (?:down )?"
            rf"in (?:my|the) {_NOTES}\b",
            rf"\b(?:paid|peidiwch|peidio)(?: a)? (?:rhoi|sgwennu|ysgrifennu|cadw){_THIS_CY}? (?:yn|ar) "
            rf"(?:fy |y |'r )?{_NOTES}\b",
        )
    )
)
# What of such a wish names no line.
_WISH_WORDS = re.compile(
    rf"\b(?:{_STAFF}|{_KIN}|{_NOTES}|share|hold|what|said|r?h?ann?u|put|write|add|in|rhoi|sgwennu|ysgrifennu|i|i'd|we|do|don'?t|dont|not|never|please|want|wish|like|prefer|let|to|for|from|the|my|see|seeing|"
    r"know|read|show|tell|him|her|re|is|are|must|mustn'?t|should|shouldn'?t|between|us|you|yourself|ourselves|hidden|back|"
    r"keep|hide|it|that|this|these|those|any|of|just|only|me|myself|private|secret|ok|okay|now|about|bit|part|one|thing|"
    r"and|but|last|away|lol|haha|nod|pls|thanks|"
    r"dwi'?m?|dwi'?n|dw|rwy'?n|fi'?n|sai'?n|so|ddim|yn|'n|isio|eisiau|moyn|ishe|i'?r|y|yr|fy|gweld|weld|gwbod|gwybod|wybod|"
    r"darllen|ddarllen|cadw\w*|gadw\w*|cuddi\w*|guddi\w*|dangos|ddangos|paid|peidiwch|peidio|a|o|e|fo|fe|hi|hwn|hwnna|"
    r"hynny|hynna|rheina|rheini|b?p?reifat|g?yfrinachol|plis|dweud|deud|gweud|wrth|am|darn|peth|un|ac|ond|rhag|dwytha|"
    r"diwetha|ddiwethaf|ola|olaf|na)\b|[^\w ]"
)


_COMMANDS = re.compile(
    r"\W*(?:(?:please|plis|no|na|ok|okay|oh|and|but|also|can you|could you|i'?d like you to)\W+)*"
    r"(?:keep|hide|hold back|don'?t (?:show|let|tell|share)|do not (?:show|let|tell|share)|never (?:show|share)|"
    r"[cg]adw\w*|cuddi\w*|paid|peidi\w*)\b"
)


_ABOUT = re.compile(
    r"\b(?:about|am|ynglyn a|ynghylch) (?:my |the |our |fy |y |yr |ein )?(?P<what>.+?)(?: (?:from|rhag|to|with|"
    r"wrth|i) .*)?$"
)


def named_private(text: str) -> str:
    """Return what of a wish for privacy names a line ("line 3", "drink"); nothing where it only says "that"."""
    about = _ABOUT.search(plain(text))
    if (
        about is not None
        and _COMMANDS.match(plain(text))
        and not re.fullmatch(r"(?:it|that|this|hyn|hynny)", about["what"])
    ):
        return about["what"].strip(" .!?")  # "the bit about my mum": a person may be what it is about
    left = _WISH_WORDS.sub(" ", plain(text)).split()
    return " ".join(word for word in left if len(word) > 1 or word.isdigit())


def commands_privacy(text: str) -> bool:
    """Tell whether a wish for privacy is nothing else: it begins with what is to be done, or names a line by number."""
    said = plain(text)
    return _COMMANDS.match(said) is not None or re.search(r"\b(?:lines?|number|l?linell\w*|rhif) \d", said) is not None


def without_wish(text: str) -> str:
    """Return a text without the clauses that want something private: "just me, and keep that private" is "just me"."""
    return ",".join(clause for clause in re.split(r"[.,;]+", text) if not keeps_private(clause))


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


_NO_MORE = r"(?:any ?more|any longer|no more|now|nawr|rwan|mwy|rhagor|bellach|ddim mwy)"
_ANY_OF_IT = rf"(?: (?:it|any|any of it|anything|my record|all|all of it|everything|e|fe|o|fo|dim|popeth|{_NO_MORE}))*"
_WANTS_NOT_CY = r"(?:ddim|dwi'?m|sai'?n|sai|so fi'?n|so fi) (?:yn )?(?:isio|ishe|eisiau|moyn)"
_STOPS = re.compile(
    r"\b(?:stop|undo|un|withdraw|cancel|no more|end) (?:the |my |all )?shar\w*|\bunshare\b|"
    rf"\bstop (?:the |my )?{_STAFF} (?:looking|seeing|reading)\b|"
    r"\b(?:take|get) (?:it|that|this|everything|my \w+) back from (?:the|my|them)|"
    r"\bkeep (?:it all|everything|all of it) private|"
    rf"\b(?:don'?t|do not|never|no longer)(?: want)?(?: to| you to)? share{_ANY_OF_IT}\s*(?=[,.;!]|$)|"
    rf"\b(?:don'?t|do not|no longer) want {_THEM} (?:to see|seeing|looking at|reading){_ANY_OF_IT}\s*(?=[,.;!]|$)|"
    r"\b(?:stopi\w*|peidio|peidiwch|paid|rhoi'?r gorau i|dim mwy o|dim)(?: a)? r?h?ann?u|"
    r"\b(?:isio|eisiau|moyn|ishe|hoffwn) [td]ynnu'?n? ?(?:yn )?ol\b|"
    rf"\b{_WANTS_NOT_CY} r?h?ann?u{_ANY_OF_IT}\s*(?=[,.;!]|$)|"
    rf"\b{_WANTS_NOT_CY} (?:i |i'?r |iddyn )?(?:nhw|neb|{_STAFF}) "
    rf"g?weld{_ANY_OF_IT}\s*(?=[,.;!]|$)|"
    r"\b(?:dere|dewch|tyrd) a'?r (?:cofnod|record) (?:yn ol|nol)\b|"
    r"\btynn\w* (?:o|e|fe|fo|hi|popeth|y cofnod|fy nghofnod)?(?:'?n| yn)? ?ol o|"
    r"\bcadw\w* (?:popeth|y cyfan|bopeth)(?:'n| yn) breifat"
)


# "Can my GP not see it, I've changed my mind": asked, and meant.
_ASKS_TO_STOP = re.compile(rf"\bcan {_THEM} (?:not|no longer|stop) (?:see|seeing|read|reading)\b")


def stops_sharing(text: str) -> bool:
    """Tell whether somebody who has shared wants that no more: "stop sharing", "dwi isio stopio rhannu"."""
    said = plain(text)
    if len(text) > MOST_READ or (is_question(text) and not _ASKS_TO_STOP.search(said)):
        return False
    return _STOPS.search(said) is not None or _ASKS_TO_STOP.search(said) is not None
