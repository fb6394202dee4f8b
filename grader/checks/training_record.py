"""How a model learnt, told so that a person sees at a glance where it went wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from grader.report import LearningCurve, ModalityUse, TrainingReport
from grader.text import Language, Text


@dataclass(frozen=True)
class LearningBand:
    """Between which accuracies right answers were after so many steps.

    Attributes:
        steps: of training, in ascending order.
        least: the lowest accuracy of any right answer there.
        most: the highest.
    """

    steps: tuple[int, ...]
    least: tuple[float, ...]
    most: tuple[float, ...]


def read_band(path: Path) -> LearningBand | None:
    """Return what `benchmarks/learning_band.py` measured; None where it never did.

    Raises:
        ValueError: the file isn't one of its.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    band = LearningBand(tuple(found["steps"]), tuple(found["least"]), tuple(found["most"]))
    if not len(band.steps) == len(band.least) == len(band.most):
        raise ValueError(f"{path.name}: steps, least and most differ in length")
    return band


@dataclass(frozen=True)
class TrainingRecord:
    """One training run as a report shows it, still in both languages.

    Attributes:
        curve: (step, accuracy on validation samples) after each look.
        band: of right answers, where it has been measured.
        accuracy: on held-out samples, after training.
        needed: the accuracy that passes.
        shuffled: for each modality its name, and the accuracy once it comes from other samples.
        chance: the accuracy of guessing.
        predicted: how many held-out samples the model puts into each class.
        actual: how many belong there.
    """

    curve: tuple[tuple[int, float], ...]
    band: LearningBand | None
    accuracy: float
    needed: float
    shuffled: tuple[tuple[Text, float], ...]
    chance: float
    predicted: tuple[int, ...]
    actual: tuple[int, ...]

    def in_language(self, language: Language) -> TrainingReport:
        """Return the record as a report in one language holds it."""
        last = self.curve[-1][0] if self.curve else 0
        known = self.band or LearningBand((), (), ())
        shown = [index for index, step in enumerate(known.steps) if step <= last]
        return TrainingReport(
            curve=LearningCurve(
                steps=[step for step, _ in self.curve],
                accuracy=[round(accuracy, 4) for _, accuracy in self.curve],
                band_steps=[known.steps[index] for index in shown],
                band_least=[known.least[index] for index in shown],
                band_most=[known.most[index] for index in shown],
            ),
            accuracy=round(self.accuracy, 4),
            needed=self.needed,
            chance=round(self.chance, 4),
            modalities=[
                ModalityUse(name=name.in_language(language), accuracy_shuffled=round(value, 4))
                for name, value in self.shuffled
            ],
            predicted=list(self.predicted),
            actual=list(self.actual),
        )
