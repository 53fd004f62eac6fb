"""Reads that the last change of the record is to be taken back: "undo that", "put it back", "rho fo'n ôl". Pure."""

from __future__ import annotations

import re

from actions.guide.plain import plain

_OPENS = (
    r"(?:(?:no|nope|oh|oops|wait|hang on|sorry|actually|please|pls|can you|could you|can we|i want to|i'?d like to|"
    r"na|nage|o|sori|arhoswch|aros|plis|camgymeriad|mistake|my mistake|"
    r"(?:alli|gelli) di|allwch chi|dwi isio|fi moyn|hoffwn i)\W+)*"
)
_CLOSES = r"(?:\W+(?:please|pls|again|now|then|actually|after all|thanks|plis|eto|nawr|rwan|wedi'r cyfan|diolch))*\W*"
_IT_CY = r"(?:o|e|fo|fe|hi|nhw|hynny|hynna|hwnna|hwnnw|honna|honno|y llinell(?: (?:hon|honno|yna|'na))?)"
_UNDOES = re.compile(
    rf"\W*{_OPENS}(?:take (?:that|it) back|undo(?: (?:that|it|this|the last (?:one|change|bit)|my last change))?|"
    rf"d+ad-? ?wn\w+(?: {_IT_CY}| y newid(?: (?:olaf|ola|diwethaf))?)?){_CLOSES}"
)
_IT = r"(?:it|that|this|them|those|him|her|that (?:line|one|bit)|the line|what (?:i|you) (?:took out|removed|deleted))"
_PUTS_BACK = re.compile(
    rf"\W*{_OPENS}(?:(?:put|bring|change|get|give|turn|switch) (?:me )?{_IT} back(?: (?:in|how it was|"
    rf"to (?:how|what) it was|the way it was|as it was))?|put back {_IT}|restore {_IT}|"
    rf"i (?:do )?(?:want|need) {_IT} back(?: in)?|"
    rf"i (?:did ?n'?t|did not|never) (?:mean|want|ask)(?: you)? to (?:delete|remove|take out|change|lose) {_IT}|"
    rf"(?:that was a|it was a|my) mistake,? (?:please )?put {_IT} back(?: in)?|"
    rf"(?:rho|rhowch|rhoi|roi|dod|dewch|dere) (?:a )?{_IT_CY}(?: yn|'n)? ?n?ol"
    rf"(?: i mewn| fel (?:oedd|o'?dd) (?:o|e|hi))?|"
    rf"(?:dwi|fi|rwy|hoffwn i)(?:'n| yn)? ?(?:isio|ishe|eisiau|moyn)? ?{_IT_CY}(?: yn|'n)? ?n?ol|"
    rf"(?:doeddwn|do'n|o'n) i (?:ddim )?(?:yn |'n )?(?:f?meddwl|moyn|isio|eisiau) (?:ei )?"
    rf"(?:d?dileu|tynnu|dynnu|newid)(?: {_IT_CY})?(?: (?:allan|mas))?){_CLOSES}"
)


def undoes(text: str) -> bool:
    """Tell whether a text only takes back what was done just now: "undo", "dadwneud"."""
    return _UNDOES.fullmatch(plain(text)) is not None


def puts_back(text: str) -> bool:
    """Tell whether a text wants back what was taken out or changed, and says nothing else: "put it back please"."""
    return _PUTS_BACK.fullmatch(plain(text)) is not None
