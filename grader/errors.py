"""The errors that mmdojo raises, each with a sentence for the person who meets it."""

from __future__ import annotations

from grader.text import Text


class DojoError(Exception):
    """Any error of ours; `text` says what is wrong, where, and what to do next."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class UsageError(DojoError):
    """The person asked for something that is not there; exit status 2."""


class GraderError(DojoError):
    """The grader itself failed; the verdict is `error`, never a learner's zero; exit status 3."""


class CatalogError(DojoError):
    """An exercise's files break a named rule."""

    def __init__(self, rule: str, text: Text) -> None:
        super().__init__(text)
        self.rule = rule


class RuleError(ValueError):
    """Data breaks a rule that its schema can't say; whoever reads the file tells where it stands.

    Attributes:
        text: what is wrong and what to do, in both languages.
    """

    def __init__(self, *, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh=zh, en=en)


class SubmissionError(DojoError):
    """A submission that cannot be graded as it stands: unreadable, empty, no such function.

    It is the learner's to mend, so it becomes a failed report, not a crash.
    """
