"""Draw how a model learnt: as an SVG for the card, as lines of characters for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.render.sanitise import one_line
from grader.report import LearningCurve, TrainingReport
from grader.text import Language, Text

_WIDTH, _HEIGHT = 320.0, 132.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 34.0, 8.0, 8.0, 20.0
_BLOCKS = "▁▂▃▄▅▆▇█"
_COLUMNS = 40
# A model that guesses is right about as often as with one input scrambled.
_IGNORES = 0.05
# More of the samples in one class than this is hardly a choice.
_NEARLY_ALL = 0.9
_MOST_CLASSES = 12


@dataclass(frozen=True)
class CurveDrawing:
    """Where the card draws what, in units of its viewBox.

    Attributes:
        line: points of the learner's curve.
        band: points around the right answers' band, empty where there is none.
        needed: height of the accuracy that passes.
        ticks: (height, label) of each accuracy on the axis.
        last_step: what stands at the right end of the axis.
        description: what the picture shows, for those who don't see it.
    """

    line: str
    band: str
    needed: float
    ticks: list[tuple[float, str]]
    last_step: int
    description: str
    width: float = _WIDTH
    height: float = _HEIGHT
    left: float = _LEFT
    right: float = _WIDTH - _RIGHT
    bottom: float = _HEIGHT - _BOTTOM


def draw_curve(training: TrainingReport, language: Language) -> CurveDrawing:
    """Return the learning curve as points; the axis reaches from no sample right to all."""
    curve = training.curve
    last = max([*curve.steps, *curve.band_steps, 1])

    def points(steps: Sequence[int], accuracies: Sequence[float]) -> list[str]:
        return [
            f"{_LEFT + (_WIDTH - _LEFT - _RIGHT) * step / last:.1f},{_at(accuracy):.1f}"
            for step, accuracy in zip(steps, accuracies, strict=True)
        ]

    above = points(curve.band_steps, curve.band_most)
    below = points(curve.band_steps, curve.band_least)
    return CurveDrawing(
        line=" ".join(points(curve.steps, curve.accuracy)),
        band=" ".join([*above, *reversed(below)]),
        needed=_at(training.needed),
        ticks=[(_at(share), f"{share:.0%}") for share in (0.0, 0.5, 1.0)],
        last_step=last,
        description=_description(training).in_language(language),
    )


def curve_in_characters(training: TrainingReport, language: Language) -> list[str]:
    """Return the curve as a line of blocks, the band of right answers as two more."""
    curve = training.curve
    rows = [(Text(zh="你的模型", en="your model"), _blocks(curve.steps, curve.accuracy, curve))]
    if curve.band_steps:
        for label, accuracies in (
            (Text(zh="正确答案·最好", en="right answers, best"), curve.band_most),
            (Text(zh="正确答案·最差", en="right answers, worst"), curve.band_least),
        ):
            rows.append((label, _blocks(curve.band_steps, accuracies, curve)))
    heading = Text(
        zh=f"新样本的准确率，第 0 到 {max([*curve.steps, 0])} 步（▁ 0%，█ 100%）",
        en=f"accuracy on new samples, steps 0 to {max([*curve.steps, 0])} (▁ 0 %, █ 100 %)",
    )
    lines = [heading.in_language(language)]
    return lines + [f"{blocks}  {label.in_language(language)}" for label, blocks in rows]


def findings(training: TrainingReport, language: Language) -> list[str]:
    """Return in sentences which modality was ignored, and where predictions crowd."""
    said: list[Text] = []
    learnt = training.accuracy - training.chance > _IGNORES
    for use in training.modalities:
        name = one_line(use.name)
        lost = training.accuracy - use.accuracy_shuffled
        fall = f"{training.accuracy:.0%} → {use.accuracy_shuffled:.0%}"
        if not learnt:
            verdict = Text(zh="看不出用没用", en="can't tell whether it is used")
        elif lost < _IGNORES:
            verdict = Text(zh="被忽略了", en="it is ignored")
        else:
            verdict = Text(zh="用到了", en="it is used")
        said.append(
            Text(
                zh=f"打乱{name}：{fall}，{verdict.zh}",
                en=f"{name} shuffled: {fall}, {verdict.en}",
            )
        )
    total = sum(training.predicted)
    if total and (most := max(training.predicted)) / total > _NEARLY_ALL:
        which = training.predicted.index(most)
        said.append(
            Text(
                zh=f"{total} 个样本里有 {most} 个被判为第 {which} 类",
                en=f"{most} of {total} samples are put into class {which}",
            )
        )
    return [each.in_language(language) for each in said]


def class_counts(training: TrainingReport) -> list[tuple[int, int, int]]:
    """Return (class, predicted, actual) for each class, none where they are too many to read."""
    if len(training.predicted) > _MOST_CLASSES:
        return []
    pairs = zip(training.predicted, training.actual, strict=True)
    return [(number, guessed, true) for number, (guessed, true) in enumerate(pairs)]


def _at(accuracy: float) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - min(max(accuracy, 0.0), 1.0))


def _blocks(steps: Sequence[int], accuracies: Sequence[float], curve: LearningCurve) -> str:
    """Return one block for each of the same stretches of steps."""
    last = max([*curve.steps, *curve.band_steps, 1])
    columns = min(_COLUMNS, max(len(curve.steps), len(curve.band_steps)))
    blocks = []
    for column in range(columns):
        until = last * (column + 1) / columns
        reached = [value for step, value in zip(steps, accuracies, strict=True) if step <= until]
        here = reached[-1] if reached else (accuracies[0] if accuracies else 0.0)
        ended = bool(steps) and steps[-1] < last * column / columns
        blocks.append(" " if ended else _BLOCKS[round(here * (len(_BLOCKS) - 1))])
    return "".join(blocks)


def _description(training: TrainingReport) -> Text:
    steps = max([*training.curve.steps, 0])
    best = max([*training.curve.accuracy, 0.0])
    zh = f"学习曲线：{steps} 步之内最高 {best:.0%}，需要 {training.needed:.0%}。"
    en = f"Learning curve: at best {best:.0%} within {steps} steps; {training.needed:.0%} needed."
    if training.curve.band_least:
        least, most = training.curve.band_least[-1], training.curve.band_most[-1]
        zh += f"正确答案那时在 {least:.0%} 到 {most:.0%} 之间。"
        en += f" Right answers are between {least:.0%} and {most:.0%} by then."
    return Text(zh=zh, en=en)
