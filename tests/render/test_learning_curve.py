from __future__ import annotations

import pytest
from msgspec.structs import replace

from grader.render.learning_curve import class_counts, curve_in_characters, draw_curve, findings
from grader.report import LearningCurve, ModalityUse, TrainingReport


def training(
    accuracy: float = 0.51,
    without_text: float = 0.52,
    predicted: tuple[int, ...] = (40, 60),
    band: bool = True,
) -> TrainingReport:
    return TrainingReport(
        curve=LearningCurve(
            steps=[16, 32, 48],
            accuracy=[0.25, 0.5, accuracy],
            band_steps=[16, 32, 48] if band else [],
            band_least=[0.5, 0.75, 0.9] if band else [],
            band_most=[0.75, 1.0, 1.0] if band else [],
        ),
        accuracy=accuracy,
        needed=0.9,
        chance=0.25,
        modalities=[
            ModalityUse(name="image", accuracy_shuffled=0.26),
            ModalityUse(name="text", accuracy_shuffled=without_text),
        ],
        predicted=list(predicted),
        actual=[50, 50],
    )


def heights(points: str) -> list[float]:
    return [float(point.split(",")[1]) for point in points.split()]


def test_a_better_accuracy_stands_higher_and_the_band_lies_around_right_answers() -> None:
    drawing = draw_curve(training(), "en")
    first, second, third = heights(drawing.line)
    assert first > second > third > drawing.needed  # SVG counts downwards
    assert len(heights(drawing.band)) == 6
    assert min(heights(drawing.band)) < drawing.needed


def test_the_picture_is_told_in_words_too() -> None:
    assert draw_curve(training(), "en").description.startswith(
        "Learning curve: at best 51% within 48 steps; 90% needed. Right answers are between 90%"
    )
    assert "正确答案" in draw_curve(training(), "zh").description
    assert "Right answers" not in draw_curve(training(band=False), "en").description


def test_a_terminal_shows_both_curves_as_blocks() -> None:
    lines = curve_in_characters(training(), "en")
    assert lines[1] == "▃▅▅  your model"
    assert lines[2].startswith("▆██")
    assert lines[3].startswith("▅▆▇")
    assert len(curve_in_characters(training(band=False), "zh")) == 2


@pytest.mark.parametrize(
    ("accuracy", "without_text", "said"),
    [
        (0.51, 0.52, "text shuffled: 51% → 52%, it is ignored"),
        (0.8, 0.4, "text shuffled: 80% → 40%, it is used"),
        (0.26, 0.25, "text shuffled: 26% → 25%, can't tell whether it is used"),
    ],
)
def test_an_ignored_modality_is_named_where_it_can_be_told(
    accuracy: float, without_text: float, said: str
) -> None:
    assert said in findings(training(accuracy, without_text), "en")


def test_predictions_that_crowd_into_one_class_are_named() -> None:
    assert "97 of 100 samples are put into class 1" in findings(training(predicted=(3, 97)), "en")
    assert not any("put into" in each for each in findings(training(), "en"))


def test_classes_are_counted_where_a_person_can_read_them() -> None:
    assert class_counts(training()) == [(0, 40, 50), (1, 60, 50)]
    many = replace(training(), predicted=[1] * 40, actual=[1] * 40)
    assert class_counts(many) == []
