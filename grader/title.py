"""A title in both languages, as the files of an exercise have it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from grader.schema_files import Strict
from grader.text import Text

Sentence = Annotated[str, Meta(pattern=r"\S")]  # not blank


class Title(Strict, frozen=True):
    """What something is called in Chinese and in English; neither can be left out."""

    zh: Sentence
    en: Sentence

    def __post_init__(self) -> None:
        """Take off the white space around both."""
        self._strip("zh", "en")

    def as_text(self) -> Text:
        """Return the title as a `Text`."""
        return Text(zh=self.zh, en=self.en)
