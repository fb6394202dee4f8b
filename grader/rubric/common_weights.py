"""Weigh what tells, in answers to any question, that a sentence is false, vague or no sentence.

“Never”, “always”, “needs no …” go with false claims more often than with right ones, “somehow” and
“some” with what is only half said. Two logistic regressions over the words of a sentence, learnt
from the answers to all questions together: one asks whether people found anything wrong in a
sentence that was about some point, the other whether they gave it half. A third asks whether words
stand in an order at all: “of the” does in sentences, “the of” where somebody has strewn words that
may earn something. `common_weights.txt` holds them; benchmarks/train_word_weights.py writes it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from grader.rubric.weight_table import Table, check_widths, load, parse

PATH = Path(__file__).with_name("common_weights.txt")
SCHEMA = 5


class CommonSums(NamedTuple):
    """Log-odds that a sentence claims something false, and that it says only half."""

    falsehood: float
    vagueness: float


class CommonWeights:
    """The weights that go for any question."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @classmethod
    def from_bytes(cls, data: bytes, source: Path) -> CommonWeights:
        """Return the weights that a file holds, which is called `source` in messages.

        Raises:
            ValueError: it isn't one, or of another version.
        """
        _, table = parse(data, source, SCHEMA)
        check_widths(table, {"sentence": len(CommonSums._fields), "order": 1})
        return cls(table)


@lru_cache(maxsize=1)
def load_common_weights() -> CommonWeights:
    """Return the weights that come with the package.

    Raises:
        CatalogError: the file can't be read, or is no table of weights.
    """
    return load(PATH, CommonWeights.from_bytes)
