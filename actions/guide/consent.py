"""Reads whether somebody agrees to start, and whether they take that back later. Pure, both languages at once."""

from __future__ import annotations

import re

from actions.guide.answers import read_yes_no
from actions.guide.plain import plain

MOST_READ = 200  # characters: whoever writes more says something of their own
_GOES_AHEAD = re.compile(
    r"\b(?:go on|go ahead|let'?s|of course|happy to|start|carry on|fire away|why not|course|alright|all right|ready|"
    r"very well|proceed|if we must|if i must|mynd amdani|well i ni|croeso i chi|glei|ymlaen|dechrau|ddechrau|"
    r"dechre|wrth gwrs|barod|cer amdani|pam lai|"
    r"dechreuw\w*|"
    r"bant a ni|o'?r gor(?:e|au)|awe|ffwrdd a ni)\b"
)
_HALF_A_YES = re.compile(
    r"\?|\b(?:maybe|perhaps|have to|must i|not sure|unsure|depends|what if|if(?! (?:we|i) must)|but|unless|"
    r"falle|efallai|ella|gorfod|ond|os)\b"
)
_REFUSES_TO_START = re.compile(
    r"\b(?:don'?t|do not|won'?t|not going to|refuse to) (?:consent|agree|want (?:to|this|any)|do (?:this|it))\b|"
    r"\brather not\b|\bno thank|\b(?:ddim|dwi'?m|sa ?i|so fi)(?:'?n| yn)? (?:cydsynio|cytuno|fodlon)\b|\bdim diolch\b"
)


def read_consent(text: str) -> bool | None:
    """Read whether somebody agrees to start; None where they ask, doubt or set a condition: then it is asked again.

    Args:
        text: "yes please", "go on then"; not "maybe", "do I have to", "ok but don't tell my doctor".
    """
    said = plain(text)
    if _REFUSES_TO_START.search(said) or read_yes_no(text) is False:
        return False
    agrees = read_yes_no(text) is True or _GOES_AHEAD.search(said) is not None
    return True if agrees and not _HALF_A_YES.search(said) else None


# What somebody wants to know before they agree, and the response that tells it.
_ASKED = (
    (
        "can_stop",
        r"\b(?:stop|quit|leave|get out|change my mind|go home|stopio|gadael|newid (?:fy )?meddwl|rhoi'?r gor\w+)\b",
    ),
    (
        "ask_privacy",
        r"\b(?:who|see|sees|told|tell|read|private|share|doctor|gp|nurse|pwy|gweld|weld|dweud|deud|preifat|rhannu)\b",
    ),
    ("about_bot", r"\b(?:what|why|how|point|for|in it|get|beth|be|pam|sut|pwynt|cael|i be)\b"),
)


def asked_before(text: str) -> str | None:
    """Return the response that answers what somebody asks before they agree ("yes but who sees this"); or None."""
    said = plain(text)
    asks = "?" in text or re.search(
        r"\b(?:can i|could i|will|who|what'?s?|why|how|does|do you|pwy|beth|pam|sut|ga i|alla i|fydd)\b", said
    )
    return next((name for name, words in _ASKED if re.search(words, said)), None) if asks else None


_CONSENT = r"(?:consent|agreement|permission)"
_CONSENT_CY = r"(?:(?:ngh|ch|g|c)?aniatad|(?:ngh|ch|g|c)?ydsyniad|nghytundeb)"
_WITHDRAWS = re.compile(
    rf"\b(?:withdraw|revoke|cancel|remove|take back|take away|undo) (?:all |of )?(?:my |the )?{_CONSENT}\b|"
    rf"\btake (?:my |the )?{_CONSENT} (?:back|away)\b|"
    rf"\b(?:i no longer|i don'?t|i do not) (?:consent|give (?:my )?{_CONSENT})\b|"
    r"\bi no longer agree\b|\bi don'?t agree (?:to this |with this )?any ?more\b|"
    rf"\b[td]ynn\w*(?: fy|'n|'r| y)? ?'?{_CONSENT_CY}(?:'n| yn)? ol\b|"
    rf"\b(?:ddim|dwi'?m|sa ?i|so fi)(?:'?n| yn)? (?:cydsynio|rhoi (?:fy |'?n )?{_CONSENT_CY})\b"
)


def withdraws(text: str) -> bool:
    """Tell whether somebody who has agreed takes that back: "I withdraw my consent", "tynnu fy nghaniatâd yn ôl"."""
    return len(text) <= MOST_READ and "?" not in text and _WITHDRAWS.search(plain(text)) is not None
