"""Reads that words which sounded like a risk were not meant so: "it was a joke", "dim o ddifri". Pure.

The whole message must say it, word by word: "I'm not safe", "no joke" and "I'm fine when my sister is here" do not.
"""

from __future__ import annotations

import re

from actions.guide.plain import plain

MOST_READ = 160  # characters: whoever writes more says something of their own
_ONESELF = "(?:myself|anyone|anybody|him|her|them|it)"
# What takes the words back.
_CORES_EN = (
    r"(?:(?:it|that|this)(?: was|'?s| is) |i was |i'?m |i am |we were |was )?(?:just |only |obviously )?"
    r"(?:joking|kidding|messing(?: about| around)?|having a laugh|teasing|being (?:sarcastic|dramatic|silly)|"
    r"exaggerating|banter|sarcasm)",
    r"(?:(?:it|that|this)(?: was|'?s| is) |was |just |only )+(?:a )?(?:bad |dark |silly |stupid )?joke",
    r"jk",
    r"i (?:didn'?t|did not|don'?t|do not|never|wasn'?t|was not) (?:really |actually )?(?:mean|meaning|meant) "
    r"(?:it|that|any of (?:it|that)|anything by (?:it|that))(?: like that| that way| literally| seriously)?",
    r"(?:(?:it|that|this)(?: was|'?s| is) )?not (?:what|how) i (?:meant|mean|said)(?: it)?",
    r"(?:it'?s |it was |that'?s )?not (?:like that|literally|serious(?:ly)?|for real)",
    r"i'?m not (?:being )?serious|i wasn'?t (?:being )?serious",
    r"(?:(?:it|that|this)(?: was|'?s| is) )?(?:(?:just|only) (?:an? )?|an? )"
    r"(?:saying|expression|figure of speech|turn of phrase|manner of speaking|song|lyric|film|quote)|figure of speech",
    r"(?:(?:it|that|this)(?: was|'?s| is) )?(?:a )?false alarm",
    r"you(?:'?ve| have)? (?:misunderstood|(?:got|taken|took) (?:me|it|that) (?:all )?(?:the )?wrong(?: way)?|"
    r"(?:got|have) the wrong end of the stick)",
    r"that came out wrong|i take (?:it|that) back|i (?:never said|didn'?t say|did not say) that",
    r"(?:i'?m|i am) (?:really |perfectly |quite |totally |absolutely |completely |all )?"
    r"(?:fine|ok|okay|safe|alright|right|well|comfortable)(?: in my (?:chair|bed|own home))?",
    r"(?:i'?m|i am) not (?:suicidal|in (?:any )?danger|thinking (?:of|about) (?:that|dying|suicide|hurting myself))",
    r"(?:i'?m|i am) not (?:going to|gonna) (?:do anything(?: silly| stupid| daft)?|"
    rf"(?:hurt|harm|kill|touch) {_ONESELF})",
    rf"i (?:don'?t|do not|didn'?t) want to (?:die|(?:hurt|harm|kill) {_ONESELF})",
    r"(?:that|it|this)(?:'?s| is| has) (?:got )?nothing to do with (?:it|that)|not that|nothing of the (?:kind|sort)|"
    r"(?:nobody|no one|noone) (?:gets|got|is getting|is being|was|will be) hurt|i feel (?:fine|ok|okay|alright)|"
    r"i (?:said|meant|mean) nothing (?:of the (?:kind|sort)|like that)",
    rf"i(?:'?d| would) never (?:really |actually )?(?:do (?:that|it|anything like that)|(?:hurt|harm|kill) {_ONESELF})",
)
_WAS_I = r"(?:ro'?n|o'?n|roeddwn|oeddwn) i"
_NOT_I = (
    r"(?:do'?n i ddim|doeddwn i ddim|o'?n i ddim|ro'?n i ddim|dydw i ddim|dwi ddim|dw i ddim|dwi'?m|sa ?i|so fi|smo fi|"
    r"(?:w?nes) i ddim|nid)(?:'?n| yn)?"
)
_SELF_CY = r"(?:fy hun(?:an)?|'?n hun(?:an)?|neb|fe|fo|hi)"
_CORES_CY = (
    r"(?:(?:dim ond|jyst|mond|'mond) )+(?:tynnu coes|joc|jok|jocian|jocan|cellwair)"
    r"(?: (?:oedd|o'?dd|yw|ydi) (?:o|e|hi|fo|hwnna|hynny))?",
    r"(?:joc|jok|tynnu coes|jocian|jocan|cellwair) (?:oedd|o'?dd) (?:o|e|hi|fo|hwnna|hynny|y cwbl)",
    rf"{_WAS_I}'?n (?:jyst )?(?:jocian|jocan|tynnu (?:dy goes|eich coes|coes)(?: di)?|cellwair|smalio|gor ?ddweud)",
    rf"(?:jocian|jocan|tynnu (?:dy goes|eich coes|coes)(?: di)?|cellwair|smalio) (?:{_WAS_I}|dwi|ydw i|wy i|wi)",
    r"(?:dwi|rwy|wy|fi)'?n (?:jocian|jocan|tynnu coes)",
    rf"(?:{_NOT_I} |d?dim )o ddifri\w*",
    rf"{_NOT_I} (?:ei )?f?m?eddwl (?:o|e|fo|fe|hynny|hwnna|hynna|dim byd)"
    r"(?: felly| fel ?'?na| fel yna| fel hynny| o ddifri\w*)?",
    rf"(?:nid|dim) (?:felly|fel ?'?na|fel yna|hynny|dyna) (?:be |beth )?{_WAS_I}'?n (?:ei )?(?:f?m?eddwl|olygu)",
    r"dim ond (?:dywediad|ymadrodd|ffordd o (?:siarad|ddweud|ddeud|weud)|deud|dweud|gweud|can|ffilm)"
    r"(?: (?:oedd|o'?dd|yw|ydi) (?:o|e|hi|fo))?",
    r"(?:(?:'?da?ch|dych|rydych|rydach) chi |(?:w?yt|'?ti) ?ti )?(?:wedi |'?di |'n |yn )?cam ?dd?eall(?: fi)?",
    r"(?:dwi|rwy|rydw i|dw i|wy|fi)(?:'?n| yn) (?:hollol |berffaith |eitha |reit |ddigon )?"
    r"(?:iawn|saff|ddiogel|ok|oce|olreit)",
    r"(?:yr )?(?:wyf|ydw)(?: i)? yn (?:iawn|ddiogel|berffaith iawn)|dim o'?r fath beth|nid oeddwn yn (?:ei )?f?meddwl "
    r"(?:hynny|hwnnw|o felly)",
    rf"{_NOT_I} mynd i (?:neud|wneud) (?:dim byd|dim|unrhyw beth)(?: gwirion| dwl| stiwpid)?",
    rf"{_NOT_I} mynd i (?:frifo|niweidio|ladd) {_SELF_CY}",
    rf"{_NOT_I} (?:isio|ishe|eisiau|moyn|am) (?:marw|farw|(?:l?ladd|brifo|frifo|niweidio) {_SELF_CY})",
    r"dim byd (?:felly|fel(?:'?na| hynny)|i boeni(?: amdano)?)|mae popeth(?:'n| yn) iawn",
)
# What may stand around it, and says nothing more.
_FILLERS = (
    r"no|nah|sorry|soz|oh|ok|okay|lol|(?:ha){2,}h?|honestly|seriously|really|honest|please|don'?t worry|do not worry|"
    r"no need to worry|nothing to worry about|calm down|chill(?: out)?|relax|thanks|thank you|mate|love|butt|obviously|"
    r"of course|god|jeez|that'?s all|i promise|i swear|now|yeah|yes|but|and|well|look|come on|silly me|bad joke|"
    r"dark humou?r|my bad|what|x+|(?:he|she|they) (?:does|do|did|is|was|would)(?:n'?t| not)(?: really)?|"
    r"mun|for (?:heaven|god|goodness)'?s? sake|carry on|go on|(?:please )?let'?s (?:go|carry) on|"
    r"i should like (?:you )?to (?:carry|go) on|mlaen|ymlaen|awn (?:ymlaen|mlaen)|nagdw|nac ydw|nage|"
    r"arglwydd(?: mawr)?|siwr|be ti'?n son am|"
    r"na|sori|o|wel|oce|ia|ie|wir(?: yr)?|(?:yn )?onest|(?:paid|peidiwch)(?: a)? (?:ph?oeni|becso)|diolch|plis|"
    r"cariad|ond|rwan|nawr|wrth gwrs|mae'?n iawn|a"
)
_INSISTS = re.compile(
    r"\b(?:no joke|not (?:a joke|joking|kidding)|i mean it|(?<!how )(?<!what )i meant it|"
    r"(?:read|got|heard|understood) (?:it|me|that) right|you'?re (?:not wrong|right)|"
    r"wedi (?:ei )?(?:deall|dallt) (?:fi )?yn iawn|dim jo[ck]|ddim (?:yn )?(?:joc\w+|tynnu coes))\b"
)
_CORE = f"(?:{'|'.join((*_CORES_EN, *_CORES_CY))})"
_DENIAL = re.compile(f"(?:(?:{_FILLERS}) )*{_CORE} (?:(?:{_FILLERS}|{_CORE}) )*")


_EXCLAMATIONS = (
    r"(?:oh|o|wel|well|god|duw|jiw|nefi|nefoedd|arglwydd|rargian|mam bach|bobol(?: bach| annwyl)?|dear|heavens|"
    r"goodness|good grief|lord|blimey|crikey|me|my|sorry|sori|love|bach|mate|mun|man|bachan|siwr)"
)
_NO = r"(?:no|nah|nope|na|nage|nag oes|nac oes|nag ydw|nac ydw|nagdw|nag ydi|nac ydi|naddo|not at all|dim o gwbl)"
_EXPLAINS = re.compile(
    r"i (?:was|am|'m) (?:only |just )?(?:talking|on) about [\w' ]{2,60}|i (?:only |just )?meant [\w' ]{2,60}|"
    r"no ?body'?s? (?:is |being |getting |hurting )*(?:hurt|hurting|no ?body|any ?body|anyone)(?: here)?|"
    r"(?:meddwl|son|siarad) am [\w' ]{2,40} (?:o'?n|oeddwn|ro'?n) i|"
    r"(?:o'?n|oeddwn|ro'?n) i'?n (?:son|siarad) am [\w' ]{2,40}"
)
_JUST_NO = re.compile(rf"(?:{_EXCLAMATIONS} )*(?:{_NO} )+(?:{_EXCLAMATIONS} )*")
_WHAT = re.compile(r"^\W*(?:what|eh|huh|sorry|beth|be)\s*[?!]+", re.IGNORECASE)
_CLAUSES = re.compile(r"[.,;!\n]+|\b(?:but|ond)\b")


def denies(text: str) -> bool:
    """Tell whether one clause of a text says that the words before it were no risk: "I'm fine, I'm only tired".

    That is enough right after an alarm, and only there: the whole of it may say more.
    """
    text = _WHAT.sub("", text)
    said = plain(text)
    is_short = len(text) <= MOST_READ and "?" not in text and not _INSISTS.search(said)
    clauses = [clause.strip() for clause in _CLAUSES.split(said) if clause.strip()]
    says_no = any(_cries_no(clause, text) for clause in clauses[:2])
    explains = any(_EXPLAINS.fullmatch(clause) for clause in clauses[:2])
    return is_short and (says_no or explains or any(map(means_no_harm, clauses)))


def _cries_no(clause: str, text: str) -> bool:
    """Tell an outcry ("Goodness, no!", "na na") from a bare no, which may answer the question that is open."""
    is_no = _JUST_NO.fullmatch(f"{clause} ") is not None
    return is_no and ("!" in text or re.fullmatch(_NO, clause) is None)


_CONFIRMS = re.compile(
    r"\b(?:you|nod)(?: have|'ve)? (?:read|got|heard|understood) (?:it|me|that) right\b|\byou'?re (?:not wrong|right)\b|"
    r"\b(?:i (?:do |really )?mean it|i meant it|it'?s true|it is true|no joke|i'?m not joking)\b|"
    r"\bwedi (?:ei )?(?:deall|dallt)(?: fi)? yn iawn\b|\b(?:dwi|fi|rwy)'?n (?:ei )?f?eddwl (?:o|e)\b|\bmae'?n wir\b"
)


def confirms(text: str) -> bool:
    """Tell whether somebody says that a risk was heard rightly: "no, you read it right", "I mean it"."""
    said = plain(text)
    return len(text) <= MOST_READ and "?" not in text and _CONFIRMS.search(said) is not None and not means_no_harm(text)


def means_no_harm(text: str) -> bool:
    """Tell whether a text says that the words before it were no risk, and says nothing else.

    Args:
        text: what was typed. "Just joking, I want to walk the dog" is an answer; "not going to do it today" no denial.
    """
    said = re.sub(r"[^\w' ]+", " ", plain(text))
    if len(said) > MOST_READ or "?" in text or _INSISTS.search(said):
        return False
    return _DENIAL.fullmatch(f"{' '.join(said.split())} ") is not None
