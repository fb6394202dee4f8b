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
all its splits, of whichever model.

Much of what rules credit is said so plainly that the models hardly ever doubted such a point, of
those they were learnt from. They aren't asked then (Viola and Jones 2001, Rapid object detection
using a boosted cascade of simple features, section 4): the file has the limits of what is plain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from math import exp
from operator import ge, getitem, le, lshift, or_
from pathlib import Path
from struct import calcsize, unpack
from typing import Any

from msgspec import json

from grader.rubric.clues import FEATURES, SPEAKS_AGAINST, SPEAKS_FOR, Clues, Glance

PATH = Path(__file__).with_name("decision.json")
SCHEMA = 6
LEAVES = 32  # of a tree, at most: so many bits each of them has
_VAGUENESS = FEATURES.index("best_vagueness")


class _Model:
    """One model, as the file holds it.

    Each of the file's splits is a value's number, its limits in order, and for each of these the
    first bit of the tree and the leaves of the first side, as bits from there.

    Args:
        raw: its part of the file.
        limits: of each value, in order, those of all models.
        states: how many states there are, whose numbers are those after the values'.
    """

    def __init__(
        self, raw: Mapping[str, Any], limits: Sequence[Sequence[float]], states: int
    ) -> None:
        leaves: Sequence[Sequence[float]] = raw["leaves"]
        self._start = float(raw["start"])
        self._leaves = [[0.0, *each] for each in leaves]  # a bit's length counts from 1
        self._trees = f"<{len(leaves)}I"
        self._all = (1 << len(leaves) * LEAVES) - 1
        self._firsts = sum(1 << at * LEAVES for at in range(len(leaves)))
        self._by_value: list[tuple[int, list[int]]] = []
        self._by_state = [0] * states
        for value, own, trees, first_sides in raw["splits"]:
            # What the limits up to each rule out; of equal ones the last has it.
            out = dict(zip(own, accumulate(map(lshift, first_sides, trees), or_), strict=True))
            if value >= len(limits):
                self._by_state[value - len(limits)] = out[own[-1]]  # where it is so, it is beyond
                continue
            by_limit = [0]
            for limit in limits[value]:
                by_limit.append(out.get(limit, by_limit[-1]))
            self._by_value.append((value, by_limit))

    def chance(self, exceeded: Sequence[int], state: int) -> float:
        """Return the logistic of the sum of the leaves that a point comes to.

        Args:
            exceeded: for each value, how many limits it is beyond.
            state: the state's number.
        """
        out = self._by_state[state]
        for value, by_limit in self._by_value:
            out |= by_limit[exceeded[value]]
        # Of each tree's bits the first: all that a number and its negative have in common.
        first = (out ^ self._all) & (out + self._firsts)
        found = unpack(self._trees, first.to_bytes(calcsize(self._trees), "little"))
        odds = sum(map(getitem, self._leaves, map(int.bit_length, found)), self._start)
        return 1 / (1 + exp(-odds))


class Chances:
    """What people are likely to make of a point; what not all need is worked out when asked for.

    Args:
        models: for credit, for faults, and for half of what is credited.
        exceeded: for each value, how many limits it is beyond.
        state: the number of the state.
        is_vague: whether what speaks most for the point is vague.

    Attributes:
        credit: the chance that people credit the point.
        is_vague: as above; where it isn't, what rules have covered was never found half said.
    """

    def __init__(
        self,
        models: tuple[_Model, _Model, _Model],
        exceeded: Sequence[int],
        state: int,
        *,
        is_vague: bool,
    ) -> None:
        credit, self._fault, self._half = models
        self.is_vague = is_vague
        self._exceeded = exceeded
        self._state = state
        self._fault_chance: float | None = None
        self.credit = credit.chance(exceeded, state)

    @property
    def fault(self) -> float:
        """The chance that they find something wrong in it."""
        if self._fault_chance is None:
            self._fault_chance = self._fault.chance(self._exceeded, self._state)
        return self._fault_chance

    @property
    def half(self) -> float:
        """The chance that they call it half said, where they credit it."""
        return self._half.chance(self._exceeded, self._state)


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
        models = [raw[name] for name in ("credit", "fault", "half")]
        limits: list[set[float]] = [set() for _ in FEATURES]
        for value, own, *_ in chain.from_iterable(model["splits"] for model in models):
            if value < len(FEATURES):
                limits[value].update(own)
        self._limits = [sorted(each) for each in limits]
        credit, fault, half = (_Model(each, self._limits, len(self._states)) for each in models)
        self._models = credit, fault, half
        self._vague = float(raw["vague"])
        self._plain = Glance(
            tuple(float(raw["plain"][name]) for name in SPEAKS_FOR),
            tuple(float(raw["plain"][name]) for name in SPEAKS_AGAINST),
        )

    @property
    def states(self) -> frozenset[str]:
        """The states that were learnt from."""
        return frozenset(self._states)

    def chances(self, clues: Clues) -> Chances | None:
        """Return the chances for a point; None in a state that was never learnt from."""
        if (state := self._states.get(clues.state)) is None:
            return None
        exceeded = [*map(bisect_left, self._limits, clues.values)]
        is_vague = clues.values[_VAGUENESS] >= self._vague
        return Chances(self._models, exceeded, state, is_vague=is_vague)

    def is_plain(self, glance: Glance) -> bool:
        """Whether what rules credit is said so plainly that the models needn't be asked."""
        return all(map(ge, glance.speaks_for, self._plain.speaks_for)) and all(
            map(le, glance.speaks_against, self._plain.speaks_against)
        )


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
    return Decision(json.decode(PATH.read_bytes()))
