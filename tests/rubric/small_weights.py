"""Word weights and a decision for the small rubric, in which a few words count."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.rubric.clues import FEATURES, SPEAKS_AGAINST, SPEAKS_FOR
from grader.rubric.common_weights import SCHEMA as SCHEMA_OF_COMMON
from grader.rubric.common_weights import CommonWeights
from grader.rubric.decision import SCHEMA, Decision, by_value
from grader.rubric.weight_table import as_text
from grader.rubric.word_weights import FILE_NAME, WordWeights
from grader.rubric.word_weights import SCHEMA as SCHEMA_OF_WEIGHTS

POINTS = ["early.name", "early.definition"]
NEVER = 1e3  # beyond any log-odds
# In every state that rules leave a point in, unless a test says otherwise.
STATES = (
    "covered covered",
    "missing missing",
    "partial partial",
    "unsure half_met",
    "unsure only_keywords",
    "unsure unknown_words",
    "wrong contradicted",
    "wrong denied",
)


def weights(
    sentence: Mapping[str, tuple[int, ...]] | None = None,
    answer: Mapping[str, tuple[int, ...]] | None = None,
    *,
    topic: float = 5.0,
) -> dict[str, Any]:
    """Return a file's contents: by term, weights for credit and for faults in the definition."""
    return {
        "schema": SCHEMA_OF_WEIGHTS,
        "points": POINTS,
        "parts": {
            "sentence": {"biases": [0, 0, -9, -4], "rows": _rows(sentence, 0)},
            "answer": {"biases": [0, 0, -9, -4, topic], "rows": _rows(answer, 1)},
        },
    }


def text_of(contents: Mapping[str, Any]) -> str:
    """Return the text of a file with these contents."""
    return as_text(contents)


def word_weights(contents: Mapping[str, Any]) -> WordWeights:
    """Return these contents as they are read from a file."""
    return WordWeights.from_bytes(text_of(contents).encode(), Path(FILE_NAME))


def common_weights(
    rows: Mapping[str, tuple[int, int]], disorder: Mapping[str, int] | None = None
) -> CommonWeights:
    """Return weights for falsehood and vagueness, with biases of -1 and -2, and for disorder."""
    table = {
        "biases": [-1, -2],
        "rows": {term: [1, falsehood, vagueness] for term, (falsehood, vagueness) in rows.items()},
    }
    order = {term: [1, weight] for term, weight in (disorder or {}).items()}
    parts = {"sentence": table, "order": {"biases": [-3], "rows": order}}
    contents = {"schema": SCHEMA_OF_COMMON, "parts": parts}
    return CommonWeights.from_bytes(as_text(contents).encode(), Path("common"))


def _rows(of: Mapping[str, tuple[int, ...]] | None, more: int) -> dict[str, list[int]]:
    return {
        term: [1, 0, credit, 0, fault, *[0] * more] for term, (credit, fault) in (of or {}).items()
    }


def decision(*, half: float = -9.0, vague: float = -NEVER, plain: float = NEVER) -> dict[str, Any]:
    """Return contents by which the best sentence's credit and the worst one's fault decide.

    The models' trees are nested, as `decided` takes them. What is `vague` enough may be half said;
    `plain` is the credit of the best sentence from which on the models aren't asked.
    """
    credit, fault = FEATURES.index("best_credit"), FEATURES.index("worst_fault")
    return {
        "schema": SCHEMA,
        "features": list(FEATURES),
        "states": list(STATES),
        "vague": vague,
        "plain": dict.fromkeys(SPEAKS_AGAINST, NEVER)
        | dict.fromkeys(SPEAKS_FOR, -NEVER)
        | {"best_credit": plain},
        "credit": {"start": 0.0, "trees": [[credit, 0.5, [credit, -15, -9.0, -0.1], 2.0]]},
        "fault": {"start": -9.0, "trees": [[fault, 1, 0.0, 12.0]]},
        "half": {"start": half, "trees": []},
    }


def decided(contents: Mapping[str, Any]) -> Decision:
    """Return what contents of `decision` decide."""
    models = {
        name: by_value(**contents[name]) for name in ("credit", "fault", "half") if name in contents
    }
    return Decision({**contents, **models})
