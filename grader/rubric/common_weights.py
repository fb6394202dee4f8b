"""Weigh what tells, in answers to any question, that a sentence is false or stays vague.

“Never”, “always”, “needs no …” go with false claims more often than with right ones, “somehow” and
“some” with what is only half said. Two logistic regressions over the words of a sentence, learnt
from the answers to all questions together: one asks whether people found anything wrong in a
sentence that was about some point, the other whether they gave it half. `common_weights.json` holds
them; benchmarks/train_word_weights.py writes it.
"""

from __future__ import annotations

import json
from collections.abc import Set
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from grader.rubric.weight_table import Table, unusable

PATH = Path(__file__).with_name("common_weights.json")
SCHEMA = 1


class CommonSums(NamedTuple):
    """Log-odds that a sentence claims something false, and that it says only half."""

    falsehood: float
    vagueness: float


class CommonWeights:
    """The weights that go for any question."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @classmethod
    def from_json(cls, raw: Any, source: Path) -> CommonWeights:
        """Return the weights in a decoded file, which comes from `source`.

        Raises:
            ValueError: it isn't one, or of another version.
        """
        try:
            if raw["schema"] != SCHEMA:
                raise ValueError(f"schema {raw['schema']}, not {SCHEMA}")
            biases = [float(bias) for bias in raw["biases"]]
            if len(biases) != len(CommonSums._fields):
                raise ValueError(f"{len(biases)} biases, not {len(CommonSums._fields)}")
            return cls(Table(biases, dict(raw["rows"]), source))
        except (KeyError, TypeError) as error:
            raise ValueError(f"something is missing: {error}") from error

    def sums(self, found: Set[str]) -> CommonSums:
        """Return the log-odds for a sentence with these terms."""
        return CommonSums(*self.table.sums(found))


@lru_cache(maxsize=1)
def load_common_weights() -> CommonWeights:
    """Return the weights that come with the package.

    Raises:
        CatalogError: the file can't be read, or is no table of weights.
    """
    try:
        return CommonWeights.from_json(json.loads(PATH.read_bytes()), PATH)
    except (OSError, ValueError) as error:
        raise unusable(PATH, str(error)) from error
