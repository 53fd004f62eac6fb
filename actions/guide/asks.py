"""What somebody asks about the talk itself: how much is left, another language. Pure, both languages at once."""

from __future__ import annotations

import re

from actions.guide.plain import plain

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


_CARRIES_ON = re.compile(
    r"(?:(?:please|ok|okay|yes|just|oh|well|right|now|let'?s|shall we|plis|ie|ia|iawn|wel)\W+)*"
    r"(?:carry on|go on|move on|crack on|keep going|continue|(?:go )?(?:on )?to the next(?: one| question)?|next|"
    r"ymlaen|mlaen|awn(?: ni)?(?: ymlaen| mlaen)|car(?:io|iwch|ia) ?(?:ymlaen|mlaen|mla'?n)|"
    r"(?:dos|cer|ewch) (?:ymlaen|mlaen)|(?:y )?nesaf?)"
    r"(?:\W+(?:please|then|now|with it|to the next(?: one| question)?|mate|mun|love|bach|plis|nawr|rwan|te|'ta))*"
)
MOST_SAID_WITH_IT = 160  # characters of a message that still only carries on


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
