"""What can be told of a command line that may be too broken to parse: enough to report on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from grader.text import LANGUAGES, Language, default_language

_TAKE_A_VALUE = ("--lang", "--format", "--file", "--workspace", "--out", "--jobs", "--step")


@dataclass(frozen=True)
class Glimpse:
    """The command, its first argument, and the options that say how to report."""

    command: str | None
    argument: str
    format: str | None
    language: Language


def glimpse(arguments: Sequence[str], commands: Collection[str]) -> Glimpse:
    """Read a command line without judging it."""
    words: list[str] = []
    options: dict[str, str] = {}
    pending: str | None = None
    for argument in arguments:
        if pending:
            options[pending] = argument
            pending = None
        elif argument in _TAKE_A_VALUE:
            pending = argument
        elif argument.startswith("-"):
            name, _, value = argument.partition("=")
            options[name] = value
        else:
            words.append(argument)
    command = words[0] if words and words[0] in commands else None
    named = options.get("--lang")
    return Glimpse(
        command=command,
        argument=words[1] if len(words) > 1 else "",
        format=options.get("--format"),
        language=named if named in LANGUAGES else default_language(),
    )
