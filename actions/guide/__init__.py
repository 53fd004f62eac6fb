"""The guide: what Nod asks, in which order and in which words. Each question stands in one place, the YAML files."""

from actions.guide.table import Guide, Part, Question, load_guide

__all__ = ["Guide", "Part", "Question", "load_guide"]
