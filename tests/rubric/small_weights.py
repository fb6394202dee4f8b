"""Word weights and a decision for the small rubric, in which a few words count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from grader.rubric.clues import FEATURES
from grader.rubric.decision import SCHEMA

POINTS = ["early.name", "early.definition"]
# In every state that rules leave a point in, unless a test says otherwise.
STATES = (
    "covered covered",
    "missing missing",
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
        "schema": 1,
        "points": POINTS,
        "sentence": {"biases": [0, 0, -9, -4], "rows": _rows(sentence, 0)},
        "answer": {"biases": [0, 0, -9, -4, topic], "rows": _rows(answer, 1)},
    }


def _rows(of: Mapping[str, tuple[int, ...]] | None, more: int) -> dict[str, str]:
    return {
        term: " ".join(map(str, (1, 0, credit, 0, fault, *[0] * more)))
        for term, (credit, fault) in (of or {}).items()
    }


def decision(*, half: float = -9.0) -> dict[str, Any]:
    """Return contents by which the best sentence's credit and the worst one's fault decide."""
    credit, fault = FEATURES.index("best_credit"), FEATURES.index("worst_fault")
    return {
        "schema": SCHEMA,
        "features": list(FEATURES),
        "states": list(STATES),
        "credit": {"start": 0.0, "trees": [[credit, 0.5, [credit, -15, -9.0, 0.0], 3.0]]},
        "fault": {"start": -9.0, "trees": [[fault, 1, 0.0, 12.0]]},
        "half": {"start": half, "trees": []},
    }
