"""How an exercise declares a check: a test function with a title in both languages and points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from grader.text import Text

_ATTRIBUTE = "_mmdojo_check"
_Function = TypeVar("_Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Declaration:
    """What `@check` said of a test function.

    `after` names the check that must pass first; `examples` is how often a check that asks for
    `draw` runs, each time on other inputs.
    """

    name: str
    title: Text
    points: float
    after: str | None
    examples: int = 1


def check(
    *,
    zh: str,
    en: str,
    points: float = 1,
    after: Callable[..., Any] | None = None,
    examples: int = 10,
) -> Callable[[_Function], _Function]:
    """Declare a test function as a check.

    Args:
        zh: what the learner reads, in Chinese: the property that holds when the check passes.
        en: the same in English.
        points: what passing is worth; more than 0.
        after: the check that must pass first, else this one is skipped.
        examples: how often a check that asks for `draw` runs, each time on other inputs.

    Raises:
        ValueError: no points, no examples, or `after` is not a check.
    """
    if points <= 0:
        raise ValueError("a check needs points > 0")
    if examples < 1:
        raise ValueError("a check needs examples >= 1")

    def declare(function: _Function) -> _Function:
        before = None
        if after is not None:
            earlier = declaration_of(after)
            if earlier is None:
                raise ValueError(f"after={after.__name__} is not a @check")
            before = earlier.name
        declared = Declaration(function.__name__, Text(zh=zh, en=en), points, before, examples)
        setattr(function, _ATTRIBUTE, declared)
        return function

    return declare


def declaration_of(function: Callable[..., Any]) -> Declaration | None:
    """Return what `@check` declared of a function, or None."""
    found = getattr(function, _ATTRIBUTE, None)
    return found if isinstance(found, Declaration) else None
