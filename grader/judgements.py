"""What a learner may answer when asked whether their words make a point."""

from __future__ import annotations

from typing import Literal

Judgement = Literal["covered", "partial", "missing"]
JUDGEMENTS: dict[str, Judgement] = {
    "y": "covered",
    "yes": "covered",
    "是": "covered",
    "h": "partial",
    "half": "partial",
    "半": "partial",
    "n": "missing",
    "no": "missing",
    "否": "missing",
}
