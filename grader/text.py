"""A sentence in both languages, and the choice between them."""

from __future__ import annotations

import locale
import os
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """What a person reads, in Chinese and in English; neither can be left out."""

    zh: str
    en: str

    def __post_init__(self) -> None:
        if not self.zh or not self.en:
            raise ValueError("a Text needs both languages")

    def in_language(self, language: Language) -> str:
        """Return the sentence in one language."""
        return self.zh if language == "zh" else self.en

    @classmethod
    def same(cls, both: str) -> Text:
        """Make a Text from something that reads the same in both languages, such as a name."""
        return cls(zh=both, en=both)


def default_language() -> Language:
    """Return the language of the user's locale: zh where it is Chinese, else en."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    name = locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
