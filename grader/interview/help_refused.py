"""No hints during an interview. Every hint asks this, so it imports next to nothing."""

from __future__ import annotations

import json

from grader.errors import UsageError
from grader.progress.store import ProgressStore
from grader.text import Text


def refuse_during_interview(store: ProgressStore, slug: str) -> None:
    """Raise where an exercise is part of an interview that has not ended.

    Raises:
        UsageError: it is; the message names the ways out.
    """
    rows = store.rows("SELECT state FROM interviews WHERE finished IS NULL", ())
    if any(slug in _slugs(str(state)) for (state,) in rows):
        raise UsageError(
            Text(
                zh=f"{slug} 是正在进行的模拟面试中的题目，面试结束之前没有提示和答案。"
                "继续面试：mmdojo interview --resume；放弃面试：mmdojo interview --abandon。",
                en=f"{slug} is part of your mock interview, and until that ends there is no help. "
                "Go on: `mmdojo interview --resume`. Give it up: `mmdojo interview --abandon`.",
            )
        )


def _slugs(state: str) -> set[str]:
    try:
        return {str(question["slug"]) for question in json.loads(state)["questions"]}
    except (ValueError, TypeError, KeyError):  # damaged, which `mmdojo interview` will say
        return set()
