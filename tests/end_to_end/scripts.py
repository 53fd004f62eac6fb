"""What people say from the first word to the last, in both languages: question, answer."""

from __future__ import annotations

ENGLISH = [
    ("consent", "yes please"),
    ("hope_good_day", "a walk by the sea and a chat with my neighbour"),
    ("hope_words", "to get back to the bowling club\nto see my son more often"),
    ("hope_why", "because my friends are there"),
    ("hope_more", "no"),
    ("strength_good_at", "I am a good listener; I can mend clocks"),
    ("strength_worked_before", "I took one day at a time"),
    ("strength_keeps_going", "my dog"),
    ("people_words", "my sister, and the man next door"),
    ("places_words", "the library"),
    ("offer_words", "I could teach somebody to knit"),
    ("barrier_words", "the bus stops at five"),
    ("barrier_no_change", "I would go out less and less"),
    ("goal_choice", "1"),
    ("goal_progress", "3"),
    ("goal_importance", "about an eight"),
    ("goal_importance_why", "because I miss the company"),
    ("goal_confidence", "six out of ten"),
    ("goal_confidence_up", "if somebody came with me"),
    ("step_words", "walk to the club and back"),
    ("step_smaller", "ring the club"),
    ("step_confidence", "8"),
    ("step_when", "Tuesday morning"),
    ("step_if", "if nobody answers"),
    ("step_then", "then I will ring again after lunch"),
    ("step_who", "me"),
    ("support_words", "my sister could drive me there"),
    ("readback_right", "yes"),
    ("readback_share", "yes"),
]

WELSH = [
    ("consent", "iawn"),
    ("hope_good_day", "tro ar lan y môr a sgwrs"),
    ("hope_words", "mynd yn ôl i'r clwb bowls\ngweld fy mab yn amlach"),
    ("hope_why", "achos bod fy ffrindiau yno"),
    ("hope_more", "na dim diolch"),
    ("strength_good_at", "dwi'n gwrando'n dda"),
    ("strength_worked_before", "cymryd un dydd ar y tro"),
    ("strength_keeps_going", "fy nghi"),
    ("people_words", "fy chwaer a'r dyn drws nesaf"),
    ("places_words", "y llyfrgell"),
    ("offer_words", "gallwn i ddysgu rhywun i wau"),
    ("barrier_words", "mae'r bws yn gorffen am bump"),
    ("barrier_no_change", "byddwn i'n mynd allan llai"),
    ("goal_choice", "2"),
    ("goal_progress", "tri"),
    ("goal_importance", "tua wyth"),
    ("goal_importance_why", "achos dwi'n gweld eisiau'r cwmni"),
    ("goal_confidence", "chwech allan o ddeg"),
    ("goal_confidence_up", "rhywun yn dod gyda fi"),
    ("step_words", "cerdded i'r clwb ac yn ôl"),
    ("step_smaller", "ffonio'r clwb"),
    ("step_confidence", "wyth"),
    ("step_when", "bore Mawrth"),
    ("step_if", "os na fydd neb yn ateb"),
    ("step_then", "wedyn ffonio eto ar ôl cinio"),
    ("step_who", "fi"),
    ("support_words", "gallai fy chwaer fy ngyrru yno"),
    ("readback_right", "ydy"),
    ("readback_share", "ie"),
]

SCRIPTS = {"en": ENGLISH, "cy": WELSH}


def until(question: str, language: str = "en") -> list[str]:
    """Return what is said before a question is asked, the greeting included."""
    script = SCRIPTS[language]
    names = [name for name, _ in script]
    return ["hello" if language == "en" else "helo", *(answer for _, answer in script[: names.index(question)])]


LOOK_BACK = {
    "en": ["yes", "can we look at how my goal is going", "I rang and they were kind", "5", "my son"],
    "cy": ["ie", "gawn ni edrych sut mae fy nod yn mynd", "ffoniais i a chael croeso", "pump", "fy mab"],
}
# Questions that only some are asked: what is said before them, after the script up to a question, and their answer.
ASIDE: dict[str, dict[str, tuple[str, list[str], str]]] = {
    "en": {
        "hope_outcome": ("hope_words", ["a walk-in shower"], "wash by myself"),
        "hope_gain": ("hope_words", ["I want to stop taking my tablets"], "I would feel less sleepy"),
        "goal_matter_more": ("goal_importance", ["0"], "if my friends came too"),
        "step_smaller_still": ("step_confidence", ["4"], "find the number"),
        "step_sure_now": ("step_confidence", ["4", "find the number"], "9"),
        "step_when_day": ("step_when", ["soon"], "on Friday"),
        "readback_goal": ("readback_share", ["some of it"], "yes"),
        "readback_private": ("readback_share", ["some of it", "yes"], "6"),
        "review_went": ("readback_share", LOOK_BACK["en"][:2], "I rang and they were kind"),
        "review_progress": ("readback_share", LOOK_BACK["en"][:3], "5"),
        "review_helped": ("readback_share", LOOK_BACK["en"][:4], "my son"),
        "review_next": ("readback_share", LOOK_BACK["en"], "keep it"),
        "edit_words": ("readback_right", ["line 7"], "I listen well"),
        "edit_domain": ("readback_right", ["line 3"], "family and friends"),
    },
    "cy": {
        "hope_outcome": ("hope_words", ["cawod newydd"], "ymolchi ar fy mhen fy hun"),
        "hope_gain": ("hope_words", ["dwi isio stopio cymryd fy nhabledi"], "byddwn i'n llai cysglyd"),
        "goal_matter_more": ("goal_importance", ["0"], "petai fy ffrindiau'n dod hefyd"),
        "step_smaller_still": ("step_confidence", ["pedwar"], "ffeindio'r rhif"),
        "step_sure_now": ("step_confidence", ["pedwar", "ffeindio'r rhif"], "naw"),
        "step_when_day": ("step_when", ["rywbryd"], "ddydd Gwener"),
        "readback_goal": ("readback_share", ["peth ohono"], "iawn"),
        "readback_private": ("readback_share", ["peth ohono", "iawn"], "6"),
        "review_went": ("readback_share", LOOK_BACK["cy"][:2], "ffoniais i a chael croeso"),
        "review_progress": ("readback_share", LOOK_BACK["cy"][:3], "pump"),
        "review_helped": ("readback_share", LOOK_BACK["cy"][:4], "fy mab"),
        "review_next": ("readback_share", LOOK_BACK["cy"], "ei gadw"),
        "edit_words": ("readback_right", ["llinell 7"], "rwy'n wrandäwr da"),
        "edit_domain": ("readback_right", ["llinell 3"], "teulu a ffrindiau"),
    },
}


def way_to(question: str, language: str = "en") -> list[str]:
    """Return what is said before a question is asked, be it one that only some are asked."""
    if question not in ASIDE[language]:
        return until(question, language)
    after, says, _ = ASIDE[language][question]
    return [*until(after, language), *says]


def answer_to(question: str, language: str = "en") -> str:
    """Return an answer to a question."""
    return ASIDE[language][question][2] if question in ASIDE[language] else dict(SCRIPTS[language])[question]
