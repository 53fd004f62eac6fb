"""Reads that words which sounded like a risk were not meant so: "it was a joke", "dim o ddifri". Pure."""

from __future__ import annotations

import re

from actions.guide.plain import plain

MOST_READ = 160  # characters: whoever writes more says something of their own
_NOT_MEANT_EN = (
    r"(?:only |just )?(?:jok(?:e|ing|es)|kidding|messing(?: about| around)?|having a laugh|banter|teasing|sarcas\w+)",
    r"(?:not|never|\w+n't|didnt|dont) (?:really |actually )?(?:mean|meant|serious|literal\w*|like that|that bad|"
    r"how i meant|what i (?:meant|mean|said)|(?:going to|gonna) (?:do|hurt|harm|kill)|suicidal|in danger|"
    r"thinking (?:of|about) (?:that|dying|hurting)|an emergency)",
    r"(?:figure|turn) of speech",
    r"(?:just|only) (?:an? )?(?:saying|expression|phrase|song|film|game|quote)",
    r"false alarm|misunderst\w+|wrong end of the stick",
    r"(?:got|took|taken|take) (?:it|me|that) (?:all |the )?wrong(?: way)?",
    r"(?:i'?m|i am|we'?re|she'?s|he'?s) (?:\w+ )?(?:fine|ok|okay|safe|alright|all right)",
    r"(?:don'?t|do not|no need to|nothing to) worry|no need|calm down|chill(?: out)?|over ?react\w*",
)
_NOT_MEANT_CY = (
    r"jocian|jocan|jo[ck]|tynnu (?:(?:dy|eich) g|c)oes|cellwair|smalio",
    r"(?:d?dim|nid|nad|'?dwi'?m|sai'?n|so fi'?n|heb) (?:yn )?(?:o ddifri\w*|ei feddwl|meddwl (?:hynny|hwnna|o|fe|fel)|"
    r"fel (?:'?na|yna|hynny|hynna)|felly|mynd i (?:neud|wneud|frifo|ladd)|gwneud dim|mewn peryg\w*|argyfwng)",
    r"dim byd (?:felly|fel(?:'na| na| hynny)|i boeni)|(?:nid|dim) (?:dyna|hynny|hwnna)(?: \w+)?",
    r"(?:ffordd|ymadrodd) o (?:siarad|ddweud|ddeud|weud)",
    r"dim ond (?:dywediad|ymadrodd|deud|dweud|gweud|can|ffilm)",
    r"[cg]am ?(?:dd)?eall\w*|(?:paid|peidiwch) (?:a )?(?:ph?oeni|becso)",
    r"(?:dwi|rwy|wy|fi|ni|'?dan ni)(?:'n| yn) (?:\w+ )?(?:iawn|saff|ddiogel|ok|oce|olreit)",
)
_NOT_MEANT = re.compile(rf"\b(?:{'|'.join(_NOT_MEANT_EN + _NOT_MEANT_CY)})\b")
# "I won't do it today" takes nothing back.
_TODAY = re.compile(
    r"\b(?:today|tonight|yet|tomorrow|now|any ?more|unless|until|heddiw|heno|eto|fory|nawr|rwan|tan|oni)\b"
)
# What stands around it, and says nothing more.
_AROUND = frozenset(
    """
    no nah sorry soz oh ok okay yeah yes well look honestly honest seriously really actually please thanks thank you
    lol haha ha hahaha x xx god jeez it it's its was were is that that's thats this i i'm im me my mean meant said say
    did didn't just only a an the bad one of to you're you've have i've do don't be being by anything any at all there
    so but and love mate butt in though quite very perfectly completely totally absolutely here silly stupid dark what
    like way
    na sori o wel wir yr ydi ydy yw oedd o'n on ond dim jyst mond fe fo hi hwnna hynny hyn oeddwn i fi un mi wnes nes
    wnaeth ddwedais ddudis wedais ddim yn i'n 'n feddwl meddwl y 'r diolch chi ti plis iawn hollol berffaith felly peth
    hen wael ddrwg gwael siarad am mae mae'n roedd a ac gen gyda da go
    """.split()  # noqa: SIM905
)


def means_no_harm(text: str) -> bool:
    """Tell whether a text says that the words before it were no risk, and says nothing else.

    "Just joking, I want to walk the dog" is an answer, and "not going to do it today" no denial.
    """
    said = plain(text)
    if len(said) > MOST_READ or "?" in said or _TODAY.search(said) or not _NOT_MEANT.search(said):
        return False
    return set(re.findall(r"[\w']+", _NOT_MEANT.sub(" ", said))) <= _AROUND
