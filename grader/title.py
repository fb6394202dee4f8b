"""A title in both languages, as the files of an exercise have it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from grader.text import Text

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Title(BaseModel):
    """What something is called in Chinese and in English; neither can be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    zh: Sentence
    en: Sentence

    def as_text(self) -> Text:
        """Return the title as a `Text`."""
        return Text(zh=self.zh, en=self.en)
