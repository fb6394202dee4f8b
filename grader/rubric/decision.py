"""Weigh what rules and words say of a point: three boosted models, for all questions alike.

They tell how likely people are to credit the point, to find something wrong in it, and, of what
they credit, to call it half said. Each is a sum of small regression trees (Friedman 2001, Greedy
function approximation: a gradient boosting machine, section 4.3) whose logistic is the chance. They
were fitted under constraints: the more the words speak for credit, the greater its chance, and the
other way round for faults. `decision.json` holds them; benchmarks/train_decision.py writes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from math import exp
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from grader.rubric.clues import FEATURES, Clues

PATH = Path(__file__).with_name("decision.json")
SCHEMA = 1
_Model = tuple[float, Sequence[Any]]  # what to start from, and trees


class Chances:
    """What people are likely to make of a point; what not all need is worked out when asked for.

    Args:
        models: for credit, for faults, and for half of what is credited.
        values: what they look at.

    Attributes:
        credit: the chance that people credit the point.
    """

    def __init__(self, models: tuple[_Model, _Model, _Model], values: Sequence[float]) -> None:
        credit, self._fault, self._half = models
        self._values = values
        self.credit = _logistic(*credit, values)

    @cached_property
    def fault(self) -> float:
        """The chance that they find something wrong in it."""
        return _logistic(*self._fault, self._values)

    @cached_property
    def half(self) -> float:
        """The chance that they call it half said, where they credit it."""
        return _logistic(*self._half, self._values)


class Decision:
    """The models, read from the contents of their file.

    A tree is a number, or a list: which value to look at (the features', then 1 for the state and 0
    for each other), the greatest one that goes to the first of two trees, and these two.

    Raises:
        ValueError: the file was made for other features.
    """

    def __init__(self, raw: Mapping[str, Any]) -> None:
        if raw["schema"] != SCHEMA or tuple(raw["features"]) != FEATURES:
            raise ValueError("made for other features: run benchmarks/train_decision.py")
        credit, fault, half = (
            (float(raw[name]["start"]), raw[name]["trees"]) for name in ("credit", "fault", "half")
        )
        self._models = credit, fault, half
        states: Sequence[str] = raw["states"]
        self._one_hot = {
            state: tuple(float(at == each) for each in range(len(states)))
            for at, state in enumerate(states)
        }

    @property
    def states(self) -> frozenset[str]:
        """The states that were learnt from."""
        return frozenset(self._one_hot)

    def chances(self, clues: Clues) -> Chances | None:
        """Return the chances for a point; None in a state that was never learnt from."""
        if (state := self._one_hot.get(clues.state)) is None:
            return None
        return Chances(self._models, clues.values + state)


def _logistic(start: float, trees: Sequence[Any], values: Sequence[float]) -> float:
    odds = start
    for tree in trees:
        node = tree
        while type(node) is list:
            at, most, low, high = node
            node = low if values[at] <= most else high
        odds += node
    return 1 / (1 + exp(-odds))


@lru_cache(maxsize=1)
def load_decision() -> Decision:
    """Return the models that come with the package."""
    return Decision(from_json(PATH.read_bytes()))
