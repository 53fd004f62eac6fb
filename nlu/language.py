"""Tells Welsh from English by the small words and spellings of each; None where a message does not show it.

A person writes "dwi isio mynd to the shop": both are counted, and the one with clearly more of its own wins.
"""

from __future__ import annotations

import re

from nlu.intent_model import normalised

_WELSH = frozenset(
    """
    a'r ac achos am ar arall arna at beth ble bod bob bron bydd byddai byddwn bydda cael can chi chwi cyn dach dal dan
    dim ddim dod doedd dw dwi dych dydw dydy dyna dyma ddoe ei eich ein eisiau efo eto erbyn fe fel fi fo fod fy
    gael gallu gallwn galla gan gen gennyf ges gilydd gwneud wneud gyda hefyd heb heddiw hwn hon hwnnw hoffwn hynny
    i'r iawn ie isio isho jest llawer mae maen mewn mi mynd moyn mwy na nad nag nes neb neu nhw ni nid nos ol oedd oes
    on ond os pam pan pawb pob pwy pryd rhai rhoi rhywbeth rhywun rwan rwy rwyf rydw rydyn ryn sa sai sy sydd sut siarad
    ti tipyn teimlo tra tua un unrhyw wastad wedi wedyn weithiau wel wnes wnaeth wneud wrth wi y ydi ydw ydy yma yn yna
    ynglyn yno yr yw ychydig diolch helo bore da nos shwmae dda gwaith adref cartref teulu fy mam chwaer brawd ffrind
    ffrindiau cerdded gweld mynd dysgu cysgu poeni byw bywyd pobl amser dydd wythnos blwyddyn heno yfory nawr dechrau
    stopio newid hapus anodd hawdd pethau peth
    ia oes ydi siwr su'mae sumai su'mai s'mae smae s'mai smai shwmai shwdmae hylo cymraeg gymraeg dwi'm sgen sgin nain
    taid mamgu tadcu hi hefo rwan isie isho sai'n wi'n fi'n so'n bo gwbod deud gweud be pam dyn
    fedra fedrwn fedrai mlaen ymlaen cario alla allai petha sud haia
    """.split()  # noqa: SIM905
)
_ENGLISH = frozenset(
    """
    about after all always am and any are as at back be because been being but by can can't could did do does don't
    for from get getting go going good had has have he her him his home how i'd i'll i'm i've if in is it it's just
    keep know like live make me more much my need never no nobody not now of on one or other our out own people
    really see she should so some someone something sometimes still stop talk than that that's the their them then
    there they things think this time to too up us very walk want was we well were what when where which who why will
    with work would you your yes please thanks hello family friends sister brother mum dad day week
    im ive dont cant wont didnt isnt thats whats id its youre theyre hi hiya name told start here wot wat dunno
    """.split()  # noqa: SIM905
)
_BOTH = (_WELSH & _ENGLISH) | {"y", "yr"}  # those stand in place names too
_WELSH_SPELLING = re.compile(
    r"^(?:dd|ll|ngh|mh|nh|rh|chw|gwy|cyf|cym|ddi|ym|yng)|(?:wyd|aeth|iad|wydd|odd|iau|wyr)$|wy|yw"
)


def language_of(text: str) -> str | None:
    """Return `cy` or `en` for what a text is mostly in; None for what tells nothing, or both as much.

    Args:
        text: what was said, with or without accents.
    """
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", normalised(text))
    welsh = sum(_is_welsh(word) for word in words)
    english = sum(word in _ENGLISH and word not in _BOTH for word in words)
    if welsh == english or max(welsh, english) < 1:
        return None
    return "cy" if welsh > english else "en"


def _is_welsh(word: str) -> float:
    if word in _BOTH:
        return 0
    if word in _WELSH or word.split("'")[0] in _WELSH - _ENGLISH and "'" in word:
        return 1
    return 0.5 if word not in _ENGLISH and _WELSH_SPELLING.search(word) else 0
