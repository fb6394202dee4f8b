"""Rate how well an exercise was remembered, from what the learner did.

| what happened | rating |
|---|---|
| it did not pass, or the answer or the last hint was seen first | again |
| it passed with two stumbles or more, or with a score below 0.8 | hard |
| it passed | good |
| it passed without a stumble, with 0.95 or more, in half of the exercise's minutes or less | easy |

A stumble is: a failed try (those within two minutes of the one before are the same try), a hint, an
answer that behaved like a known misconception, or more than twice the exercise's minutes since it
was opened. The last hint says nearly the answer, so it counts as one that was looked up. Where no
opening was recorded the time is unknown, which neither makes a rating easy nor counts as a stumble.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from grader.text import Text

_LOW_SCORE, _HIGH_SCORE = 0.8, 0.95
_SLOW, _QUICK = 2.0, 0.5
_STUMBLES_OF_HARD = 2


class Rating(IntEnum):
    """How well something was remembered; the numbers are those of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def word(self) -> Text:
        """The rating as a learner reads it."""
        return _WORDS[self]


_WORDS = {
    Rating.AGAIN: Text(zh="忘了", en="again"),
    Rating.HARD: Text(zh="吃力", en="hard"),
    Rating.GOOD: Text(zh="记得", en="good"),
    Rating.EASY: Text(zh="轻松", en="easy"),
}


@dataclass(frozen=True)
class Evidence:
    """What a learner did up to the first pass, or in all where there was none.

    `tries` are failed ones, `hints` different ones, `minutes` the time from opening the exercise
    to the pass (None if unknown), `expected_minutes` what the exercise says it takes.
    """

    passed: bool
    score: float
    expected_minutes: float
    tries: int = 0
    hints: int = 0
    last_hint: bool = False
    revealed: bool = False
    misconceptions: int = 0
    minutes: float | None = None

    @property
    def slow(self) -> bool:
        """Whether it took more than twice the exercise's minutes."""
        return self.minutes is not None and self.minutes > _SLOW * self.expected_minutes

    @property
    def stumbles(self) -> int:
        """How often the learner was held up."""
        return self.tries + self.hints + (self.misconceptions > 0) + self.slow


def rate(evidence: Evidence) -> Rating:
    """Return the rating that the table above gives."""
    if not evidence.passed or evidence.revealed or evidence.last_hint:
        return Rating.AGAIN
    if evidence.stumbles >= _STUMBLES_OF_HARD or evidence.score < _LOW_SCORE:
        return Rating.HARD
    quick = (
        evidence.minutes is not None
        and evidence.minutes <= _QUICK * evidence.expected_minutes
        and evidence.score >= _HIGH_SCORE
    )
    return Rating.EASY if quick and not evidence.stumbles else Rating.GOOD


def reasons(evidence: Evidence) -> Text:
    """Say what a rating rests on, as a list in words."""
    found = [
        text
        for holds, text in (
            (not evidence.passed, Text(zh="没有通过", en="not passed")),
            (
                evidence.passed and evidence.revealed,
                Text(zh="先看了答案", en="the answer was seen first"),
            ),
            (evidence.tries > (not evidence.passed), _tries(evidence.tries)),
            (evidence.hints > 0, _hints(evidence.hints, last=evidence.last_hint)),
            (
                evidence.misconceptions > 0,
                Text(zh="踩中了常见误区", en="met a known misconception"),
            ),
            (
                evidence.passed and evidence.score < _LOW_SCORE,
                Text(
                    zh=f"得分 {evidence.score:.0%}，不到 {_LOW_SCORE:.0%}",
                    en=f"a score of {evidence.score:.0%}, below {_LOW_SCORE:.0%}",
                ),
            ),
            (evidence.minutes is not None, _time(evidence)),
        )
        if holds
    ]
    if evidence.passed and not evidence.stumbles and not evidence.revealed:
        found.insert(0, Text(zh="一次通过", en="passed at the first try"))
    if not found:
        found = [Text(zh="通过了", en="passed")]
    return Text(zh="，".join(each.zh for each in found), en=", ".join(each.en for each in found))


def _tries(count: int) -> Text:
    return Text(
        zh=f"失败 {count} 次",
        en="1 failed try" if count == 1 else f"{count} failed tries",
    )


def _hints(count: int, *, last: bool) -> Text:
    english = "1 hint" if count == 1 else f"{count} hints"
    return Text(
        zh=f"看了 {count} 条提示" + ("（包括最后一条）" if last else ""),
        en=english + (", the last one among them" if last else ""),
    )


def _time(evidence: Evidence) -> Text:
    minutes = max(1, round(evidence.minutes or 0))
    expected = f"{evidence.expected_minutes:g}"
    return Text(
        zh=f"用时 {minutes} 分钟（参考 {expected} 分钟）",
        en=f"{minutes} min of {expected}",
    )
