"""Reads how much of the record somebody wants to share. In doubt nothing is shared. Pure, both languages at once."""

from __future__ import annotations

import re

from actions.guide.answers import read_yes_no
from actions.guide.plain import plain

MOST_WORDS_OF_ALL = 8  # whoever says more than "yes, share it all please" may say more than yes
_SHARE = r"(?:shar\w*|show\w*|see\w*|send|tell|give|let|read\w*|rhann\w*|ranu|rhan|dangos|gweld|weld|darllen|anfon)"
_REFUSES = re.compile(
    rf"\b(?:don'?t|do not|never|rather not|not to|won'?t|please not|no one|nobody|"
    rf"paid|paid a|peidi\w*|(?:isio|eisiau|moyn|ishe) i neb|neb|ddim am)"
    rf"\b.{{0,20}}\b{_SHARE}\b"
    r"|\b(?:private|keep it (?:to myself|for me)|only me|just me|just for me|changed my mind|preifat|breifat|"
    r"i (?:mi|fi)(?:'n| fy)? hun(?:an)?|newid (?:fy )?meddwl)\b"
)
_EXCEPTS = re.compile(
    r"\b(?:but|except\w*|apart from|other than|bar|besides|everything else|the rest|leave out|leaving out|keep back|"
    r"without|minus|only|just|some|part|parts|not all|not everything|most|bits?|"
    r"ond|heblaw|ac eithrio|ar wahan|oni bai|heb|peth|rhai|rhan o\w*|dim ond|jyst|nid popeth|ddim popeth|"
    r"y rhan fwyaf|gweddill|gadael allan|gad\w* allan)\b"
)
_ALL = re.compile(
    r"\b(?:all|everything|whole|entire|share it|share|they can|let them|cyfan|popeth|bopeth|i gyd|rhannu|rhannwch|"
    r"rhanna|cei|cewch|caiff|gallan nhw)\b"
)


_KEEPS = re.compile(
    r"\b(?:don'?t|do not|not|never|dwi'?m|ddim|sai'?n|so fi'?n|paid|peidi\w*)\b.{0,30}"
    r"\b(?:doctor|nurse|nyrs|meddyg|team|tim|staff|anyone|anybody|them|neb)\b.{0,12}"
    r"\b(?:see|to see|seeing|know|read|gweld|weld|gwbod|gwybod|wybod|darllen|ddarllen)\b"
    r"|\b(?:keep|leave|cadw\w*|gad\w*)\b.{0,20}\b(?:private|to myself|for me|preifat|breifat|i mi|i fi)\b"
)


def keeps_private(text: str) -> bool:
    """Tell whether somebody says that a line is not for others to see: "I don't want the doctor to see that"."""
    return bool(_KEEPS.search(plain(text)))


def read_sharing(text: str) -> str | None:
    """Read `all`, `some` or `none`; None in doubt, which shares nothing.

    Args:
        text: "yes", "all but the telly", "paid â rhannu", "ia, popeth ond llinell 11".
    """
    said = plain(text)
    agrees = read_yes_no(text)
    if _EXCEPTS.search(said) and not re.fullmatch(r"\W*(?:no|na|nage)\b.{0,3}(?:just|only) (?:me|for me)\W*", said):
        return "none" if _REFUSES.search(said) and not agrees and not _ALL.search(said) else "some"
    if _REFUSES.search(said):
        return "none"
    if agrees is False:
        return None if _ALL.search(said) else "none"
    is_short = len(said.split()) <= MOST_WORDS_OF_ALL
    return "all" if is_short and (agrees or _ALL.search(said)) else None
