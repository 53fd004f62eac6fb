"""What somebody asks about the talk itself: how much is left, another language. Pure, both languages at once."""

from __future__ import annotations

import re

from actions.guide.plain import plain

MOST_SAID_WITH_IT = 160  # characters of a message that still only carries on, or asks
_REFERS_BACK = re.compile(
    r"\W*(?:(?:oh|well|um|just|it'?s|yes|wel|o|jyst|run)\W+)*"
    r"(?:(?:the )?same (?:as (?:before|i said|the last one|above)|again|thing|answer)|(?:what|like|as) i(?:'ve| have)? "
    r"(?:said|told you|put|wrote)(?: (?:before|earlier|already))?(?: about [\w' ]{2,40})?|(?:yr )?un (?:fath|"
    r"peth|ateb)(?: a(?:g)? "
    r"(?:o'r blaen|gynnau|gynna|o blaen))?|(?:be|beth|fel) (?:ddudish|ddwedais|wedes|dd?udes|"
    r"ddywedais) i(?: (?:o'r blaen|gynna|"
    r"gynnau|yn barod))?(?: am [\w' ]{2,40})?)(?: (?:please|really|before|eto|plis))*\W*"
)


def refers_back(text: str) -> bool:
    """Tell whether a text says no more than that it was said before: "same as before", "fel ddudish i"."""
    return _REFERS_BACK.fullmatch(plain(text)) is not None


# "Does my cat count?", "is tomorrow too soon", "oes rhaid iddo fo fod yn ddiwrnod go iawn": may it be that?
_ASKS_LEAVE = re.compile(
    r"\W*(?:(?:oh|um|and|but|well|so|wel|a|ond|o)\W+)*(?:"
    r"(?:do|does|is|are|would|will|can|could|should|must|may|has|have)\b.{0,50}\b"
    r"(?:counts?|ok|okay|all ?right|allowed|enough|too (?:soon|late|small|big|much|silly|far|early)|have to be|"
    r"need to be|got to be|"
    r"be (?:anything|something|both|either|the same)|real (?:day|one))\b.{0,30}|"
    r"(?:ydi|ydy|yw|fydd|fyddai|fasa|oes|ga|gai|alla|all|dylai|ddylai|ydi'n|ydy'n)\b.{0,50}\b"
    r"(?:cyfri\w*|iawn|ddigon|digon|oce|ocê|rhaid|rhy (?:fuan|hwyr|fach|fawr|bell)|go iawn|yn unrhyw beth)\b.{0,40})",
)


def asks_leave(text: str) -> bool:
    """Tell whether somebody asks if something may be an answer: "does my cat count?"; that is left to them."""
    said = plain(text).rstrip(" .!")
    return len(text) <= MOST_SAID_WITH_IT and _ASKS_LEAVE.fullmatch(said.rstrip("?")) is not None


_HOW_LONG = re.compile(
    r"\b(?:how long|how many more|how many questions|how much (?:more|longer|is left|of this)|much (?:more|left)|"
    r"many (?:more|left)|(?:nearly|almost|close to) (?:done|finished|there|the end)|"
    r"when (?:do|does|will) (?:we|it|this) (?:finish|end|stop)|take long|how far|what part|"
    r"faint (?:eto|mwy|o (?:amser|gwestiynau|ffordd|hyn)|sy|sydd|yn hirach)|pa mor hir|am ba hyd|sawl cwestiwn|"
    r"(?:bron|jyst|just) (?:a |wedi |iawn )?(?:gorffen|bennu|cwpla|darfod|yno|diwedd)|ydy hyn yn hir|"
    r"pryd (?:mae|bydd) hyn|cymryd yn hir|pa ran)\b"
)

_LANGUAGES = {"cy": "cymraeg|gymraeg|nghymraeg|welsh", "en": "english|s?aesneg|saesneg"}
_NO_LANGUAGE = (
    r"\b(?:no|not|don'?t|can'?t|s?'?dim|ddim|heb|methu|sai'?n|so fi'?n|dwi'?m)\b(?! you)[^,?]{{0,14}}(?:{0})(?!.*\?)"
)


def asks_how_long(text: str) -> bool:
    """Tell whether somebody asks how much of the conversation is left: "how long is this", "faint eto?"."""
    return bool(_HOW_LONG.search(plain(text)))


def language_named(text: str) -> str | None:
    """Return the language somebody asks for, `en` or `cy`; None where they name none, or both."""
    said = plain(text)
    named = {language: re.search(pattern, said) for language, pattern in _LANGUAGES.items()}
    refused = [language for language, pattern in _LANGUAGES.items() if re.search(_NO_LANGUAGE.format(pattern), said)]
    if len(refused) == 1:
        return "en" if refused == ["cy"] else "cy"
    wanted = [language for language, found in named.items() if found]
    return wanted[0] if len(wanted) == 1 else None


_ASKS = re.compile(
    r"\W*(?:(?:wait|but|and|so|hang on|oh|ok|um|a|ond|wel)\W+)*"
    r"(?:what|when|why|how|who|where|which|can i|can you|could you|will (?:they|he|she|my|i|you|it)|"
    r"do (?:they|i|you|my)|does|is (?:it|that|this|my|the|she|he)|are (?:they|you)|"
    r"beth|be (?:sy|ma|am|'?di|ydi|os)|pryd|pam|sut|pwy|ble|lle|oes|ydy|ydi|ydyn|fydd|gaiff|geith|ga i|alla i|allwch)\b"
)
_TAGGED = re.compile(r"\b(?:can|will|do|does|is|are|could|would) (?:she|he|they|it|you)(?: tho| though| then)?\W*$")


def is_question(text: str) -> bool:
    """Tell whether somebody asks something back: "who sees it", "my mum can't see, can she"."""
    said = plain(text)
    return "?" in text or _ASKS.match(said) is not None or _TAGGED.search(said) is not None


# What one stops, takes a break from, goes back to or carries on with in life, and not in this talk.
_OF_LIFE = {
    "stop": r"\b(?:stop|stopping|quit|quitting|giv(?:e|ing) up|stopio|rhoi'?r gor\w+ i|rho'r gor\w+ i) "
    r"(?!(?:now|here|there|this|it|that|for|please|pls|asking|talking|today|the|nawr|rwan|fan|yma|hyn|hwn|hynny|hon|hwnna|y|yr|"
    r"siarad|gofyn|plis|am|heddi\w*|fo|fe|hi|ar|os|mam|mate|mun|butt|love|i|a|o|e|ti|di|chi|os|wan|nes|tan|until|and|or|"
    r"if|because|bothering|messaging|texting|sending|ffonio|tecstio|hala|anfon)\b)\w{3,}",
    "go_back": r"\b(?:go|going|get|getting|mynd)(?:'n)? (?:back|n?ol|yn ol) (?:to|i|i'r|at) (?:my |the |'?r |"
    r"fy )?(?:work|school|college|"
    r"job|gym|choir|chapel|club|church|bowls|swimming|driving|normal|being|gwaith|ngwaith|ysgol|coleg|clwb|capel|cor)\b",
    "pause": r"\b(?:break|breaks|seibiant|hoe|brec) (?:from|rhag|oddi wrth|o'r|away)\b|\brespite\b|\bseibiant gofal\w*",
    "resume": r"\b(?:carry(?:ing)? on|keep(?:ing)? going|car(?:io|ia) (?:y)?mlaen) (?:as|with my|working|doing|"
    r"living|fel|"
    r"gyda fy|efo fy)\b|\bdal ati\b(?! (?:efo|gyda)'?r? (?:sgwrs|hyn|cwestiyn\w*))",
}


def is_of_life(command: str, text: str) -> bool:
    """Tell whether words that were read as a command speak of something in life: "dwi isio stopio smygu"."""
    pattern = _OF_LIFE.get(command)
    return pattern is not None and re.search(pattern, plain(text)) is not None


_WHAT_IS_THERE = re.compile(
    r"\W*(?:(?:and|so|but|oh|a|ond|o)\W+)*(?:what|when|where|which|who) (?:was|is|did|were|are|time|day)\b|"
    r"\W*(?:pryd|beth|be|pwy|ble|lle|pa) (?:oedd|o'?dd|yw|ydi|ydy|mae|ma'?|ddudish|wedes|ddwedais|ddiwrnod|amser)\b"
)


def asks_what_is_there(text: str) -> bool:
    """Tell whether somebody asks what a line says ("when was the step?"), and wants nothing changed."""
    said = plain(text)
    speaks_of_change = re.search(r"\b(?:change|wrong|instead|should|newid|anghywir|rong|ddylai)\b", said)
    return _WHAT_IS_THERE.match(said) is not None and speaks_of_change is None


_CARRIES_ON = re.compile(
    r"(?:(?:please|ok|okay|yes|just|oh|well|right|now|let'?s|shall we|plis|ie|ia|iawn|wel)\W+)*"
    r"(?:carry on|go on|move on|crack on|keep going|continue|(?:go )?(?:on )?to the next(?: one| question)?|next|"
    r"ymlaen|mlaen|awn(?: ni)?(?: ymlaen| mlaen)|car(?:io|iwch|ia) ?(?:ymlaen|mlaen|mla'?n)|"
    r"(?:dos|cer|ewch) (?:ymlaen|mlaen)|(?:y )?nesaf?)"
    r"(?:\W+(?:please|then|now|with it|to the next(?: one| question)?|mate|mun|love|bach|plis|nawr|rwan|te|'ta))*"
)


def carries_on(text: str) -> bool:
    """Tell whether one clause of a short text says to go on: "it's a dog, man. Carry on."."""
    clauses = re.split(r"[.,;:!?\n]+", plain(text))
    return len(text) <= MOST_SAID_WITH_IT and any(_CARRIES_ON.fullmatch(clause.strip()) for clause in clauses)


_SPEAKS_OF_LANGUAGE = re.compile(r"\b(?:wenglish|language|iaith|english|welsh|saesneg|g?chymraeg|[cg]ymraeg)\b")
_ASKS_FOR_LANGUAGE = re.compile(
    r"\b(?:please|pls|plis|os gwelwch yn dda|in|yn|speak|siarad|only|i'?d (?:like|prefer))\b"
)


_LANGUAGE_PLEASE = re.compile(r"\b(english|saesneg|welsh|[cg]ymraeg),? (?:please|pls|plis|os gwelwch yn dda)\b")


def asks_for_language(text: str) -> str | None:
    """Return the language that a short message asks to begin in: "bore da, english please"; else None."""
    said = plain(text)
    polite = _LANGUAGE_PLEASE.search(said)
    if polite is not None:  # "English please, my Welsh is only for the dog" names both
        return "en" if polite[1] in ("english", "saesneg") else "cy"
    is_asked = len(said.split()) <= 14 and _ASKS_FOR_LANGUAGE.search(said) is not None
    return language_named(text) if is_asked else None


def speaks_of_language(text: str) -> bool:
    """Tell whether a text names a language at all."""
    return _SPEAKS_OF_LANGUAGE.search(plain(text)) is not None
