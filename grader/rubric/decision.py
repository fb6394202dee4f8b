"""Weigh what rules and words say of a point: three boosted models, for all questions alike.

They tell how likely people are to credit the point, to find something wrong in it, and, of what
they credit, to call it half said. Each is a sum of small regression trees (Friedman 2001, Greedy
function approximation: a gradient boosting machine, section 4.3) whose logistic is the chance. They
were fitted under constraints: the more the words speak for credit, the greater its chance, and the
other way round for faults. `decision.json` holds them; benchmarks/train_decision.py writes it.

No tree is walked down. A split that sends a value to its second side rules out the leaves of its
first, and a walk would end at the first leaf that none rules out (Lucchese et al. 2015,
QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees,
section 3). A leaf is a bit of a number as long as all trees, so that a value is looked up once for
all its splits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import exp
from operator import getitem, lshift, or_
from pathlib import Path
from struct import Struct
from typing import Any

from pydantic_core import from_json

from grader.rubric.clues import FEATURES, Clues

PATH = Path(__file__).with_name("decision.json")
SCHEMA = 2
LEAVES = 32  # of a tree, at most: so many bits each of them has

# A value's number, the limits beyond which it goes to the second side, in order, and the leaves
# that the first so many of these rule out, from none to all.
_Splits = tuple[int, list[float], list[int]]


class _Model:
    """One model, as the file holds it, for so many values and states.

    Each of the file's splits is a value's number, its limits in order, and for each of these the
    first bit of the tree and the leaves of the first side, as bits from there.
    """

    def __init__(self, raw: Mapping[str, Any], values: int, states: int) -> None:
        leaves: Sequence[Sequence[float]] = raw["leaves"]
        self._start = float(raw["start"])
        self._leaves = [[0.0, *each] for each in leaves]  # a bit's length counts from 1
        self._lanes = Struct(f"<{len(leaves)}I")
        self._all = (1 << len(leaves) * LEAVES) - 1
        self._firsts = sum(1 << at * LEAVES for at in range(len(leaves)))
        splits: list[_Splits] = []
        for value, limits, trees, first_sides in raw["splits"]:
            # Of equal limits the last one has what all of them rule out.
            beyond = dict(
                zip(limits, accumulate(map(lshift, first_sides, trees), or_), strict=True)
            )
            splits.append((value, [*beyond], [0, *beyond.values()]))
        self._splits = [each for each in splits if each[0] < values]
        of_states = [each for each in splits if each[0] >= values]
        self._by_state = [
            _ruled_out(of_states, [*[0.0] * (values + state), 1.0, *[0.0] * (states - state)])
            for state in range(states)
        ]

    def chance(self, values: Sequence[float], state: int) -> float:
        """Return the logistic of the sum of the leaves that these values come to in a state."""
        out = self._by_state[state] | _ruled_out(self._splits, values)
        # Of each tree's bits the first: all that a number and its negative have in common.
        first = (out ^ self._all) & (out + self._firsts)
        found = self._lanes.unpack(first.to_bytes(self._lanes.size, "little"))
        return 1 / (
            1 + exp(-sum(map(getitem, self._leaves, map(int.bit_length, found)), self._start))
        )


def _ruled_out(splits: Sequence[_Splits], values: Sequence[float]) -> int:
    """Return the leaves that values rule out."""
    found = 0
    for value, limits, by_number in splits:
        found |= by_number[bisect_left(limits, values[value])]
    return found


class Chances:
    """What people are likely to make of a point; what not all need is worked out when asked for.

    Args:
        models: for credit, for faults, and for half of what is credited.
        values: what they look at.
        state: the number of the state.

    Attributes:
        credit: the chance that people credit the point.
    """

    def __init__(
        self, models: tuple[_Model, _Model, _Model], values: Sequence[float], state: int
    ) -> None:
        credit, self._fault, self._half = models
        self._values = values
        self._state = state
        self._fault_chance: float | None = None
        self.credit = credit.chance(values, state)

    @property
    def fault(self) -> float:
        """The chance that they find something wrong in it."""
        if self._fault_chance is None:
            self._fault_chance = self._fault.chance(self._values, self._state)
        return self._fault_chance

    @property
    def half(self) -> float:
        """The chance that they call it half said, where they credit it."""
        return self._half.chance(self._values, self._state)


class Decision:
    """The models, read from the contents of their file.

    What they look at are the features' values, then 1 for the state and 0 for each other.

    Raises:
        ValueError: the file was made for other features.
    """

    def __init__(self, raw: Mapping[str, Any]) -> None:
        if raw["schema"] != SCHEMA or tuple(raw["features"]) != FEATURES:
            raise ValueError("made for other features: run benchmarks/train_decision.py")
        self._states: dict[str, int] = {state: at for at, state in enumerate(raw["states"])}
        credit, fault, half = (
            _Model(raw[name], len(FEATURES), len(self._states))
            for name in ("credit", "fault", "half")
        )
        self._models = credit, fault, half

    @property
    def states(self) -> frozenset[str]:
        """The states that were learnt from."""
        return frozenset(self._states)

    def chances(self, clues: Clues) -> Chances | None:
        """Return the chances for a point; None in a state that was never learnt from."""
        if (state := self._states.get(clues.state)) is None:
            return None
        return Chances(self._models, clues.values, state)


def by_value(start: float, trees: Sequence[Any]) -> dict[str, Any]:
    """Return a model as the file holds it: the leaves of its trees, and their splits by value.

    A tree is a leaf, or a list: which value to look at, the greatest one that goes to the first of
    two trees, and these two.

    Raises:
        ValueError: a tree has too many leaves.
    """
    splits: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    leaves: list[list[float]] = []

    def bits(tree: Any) -> int:
        """Enter a part of the last tree; return its leaves."""
        if not isinstance(tree, list):
            leaves[-1].append(tree)
            return 1 << len(leaves[-1]) - 1
        value, limit, *sides = tree
        first, second = map(bits, sides)
        splits[value].append((limit, (len(leaves) - 1) * LEAVES, first))
        return first | second

    for tree in trees:
        leaves.append([])
        bits(tree)
    if (most := max(map(len, leaves), default=0)) > LEAVES:
        raise ValueError(f"a tree has {most} leaves, more than {LEAVES}")
    listed = [
        [value, *map(list, zip(*sorted(each), strict=True))]
        for value, each in sorted(splits.items())
    ]
    return {"start": start, "leaves": leaves, "splits": listed}


@lru_cache(maxsize=1)
def load_decision() -> Decision:
    """Return the models that come with the package."""
    return Decision(from_json(PATH.read_bytes()))
