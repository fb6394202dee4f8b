"""The training runs of one submission that several checks look at, each made once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.checks.fusion_task import CLASSES, IMAGE_SHAPE, TEXT_SHAPE, FusionTask
from grader.checks.learning import POOL, Run, Task, TrainingGround
from grader.checks.model import ModelHandle, Weight
from grader.checks.training_record import TrainingRecord, read_band
from grader.checks.two_input_model import LARGEST_ID, build, random_inputs
from grader.sandbox.failures import LearnerFailure
from grader.sandbox.proxy import SubmissionProxy
from grader.text import Text

EXAMPLE_SHAPES = ((28, 28, 1), (100,))
# Right answers measured .95 and more; one modality alone .50.
LEAST_ACCURACY = 0.90
# Plain SGD at 0.01 needs some 450 steps; what needs more is judged with Adam instead.
OWN_STEPS = 512
ADAM_STEPS = 800
# Averaged late fusion gets stuck at the larger rate (at 0.6 in 3 of 3 runs) and never did at the
# smaller; a product of small features may need the larger.
ADAM_RATES = (1e-3, 3e-3)


@dataclass(frozen=True)
class Course:
    """What an exercise asks to build, and the task that its models are trained on.

    Attributes:
        function: the name of what builds a model.
        example: its arguments in the prompt's example.
        arguments: its arguments for models of the task.
        shapes: of an image and of a text of the task.
        largest_id: of a token of the task.
        classes: how many there are.
        make_task: called with a seed.
        pool: how many samples models are trained on.
        modalities: what a learner calls the first and the second input.
        own_steps: of training with the learner's own optimizer.
    """

    function: str
    example: tuple[Any, ...]
    arguments: tuple[Any, ...]
    shapes: tuple[tuple[int, ...], tuple[int, ...]]
    largest_id: int
    classes: int
    make_task: Callable[[int], Task]
    pool: int
    modalities: tuple[Text, Text]
    own_steps: int = OWN_STEPS


IMAGE_AND_TEXT = Course(
    function="build_model",
    example=EXAMPLE_SHAPES,
    arguments=(IMAGE_SHAPE, TEXT_SHAPE),
    shapes=(IMAGE_SHAPE, TEXT_SHAPE),
    largest_id=LARGEST_ID,
    classes=CLASSES,
    make_task=FusionTask,
    pool=POOL,
    modalities=(Text(zh="图像", en="image"), Text(zh="文本", en="text")),
)


class Lab:
    """Trains models of one submission when a check first asks."""

    def __init__(
        self,
        submission: SubmissionProxy,
        seed: int,
        course: Course = IMAGE_AND_TEXT,
        band: Path | None = None,
    ) -> None:
        """Take the program and what decides which samples it is trained and scored on.

        `band` is the file that tells how right answers learn.
        """
        self._band = band
        self._submission = submission
        self._seed = seed
        self.course = course
        self._own: Run | None = None
        self._shuffled: dict[Run, tuple[float, float]] = {}
        self._failure: LearnerFailure | None = None

    @cached_property
    def ground(self) -> TrainingGround:
        """The samples; drawing them takes longer than the checks that need none."""
        return TrainingGround(self._seed, self.course.make_task, self.course.pool)

    @property
    def own_run(self) -> Run:
        """The run with the learner's own optimizer.

        A failure is remembered: a network that takes all the time there is takes it only once.
        """
        if self._failure is not None:
            raise self._failure
        if self._own is None:
            try:
                _ = self.bystander
                self._own = self.ground.train(self.new_model(), self.course.own_steps)
            except LearnerFailure as failure:
                self._failure = failure
                raise
        return self._own

    @cached_property
    def bystander(self) -> tuple[ModelHandle, list[Weight]]:
        """A model that exists while the other is trained, and its weights before that."""
        model = self.new_model()
        inputs = random_inputs(1, *self.course.shapes, self.course.largest_id)
        model.probabilities(*inputs, self.course.classes)
        return model, model.weights()

    @cached_property
    def best_run(self) -> Run:
        """The learner's own run if it got there, else one with Adam in the optimizer's place."""
        best = self.own_run
        for rate in ADAM_RATES:
            if best.accuracy >= LEAST_ACCURACY:
                break
            model = self.new_model()
            model.recompile(rate)
            best = max(best, self.ground.train(model, ADAM_STEPS), key=lambda run: run.accuracy)
        return best

    def shuffled(self, run: Run) -> tuple[float, float]:
        """Return the accuracy with the first input of other samples, and with the second.

        Several checks ask for it, and what is shown of a failure.
        """
        if run not in self._shuffled:
            ground, model = self.ground, run.model
            self._shuffled[run] = (
                ground.accuracy_with_images_shuffled(model),
                ground.accuracy_with_texts_shuffled(model),
            )
        return self._shuffled[run]

    def record(self, run: Run) -> TrainingRecord:
        """Return what to show of a run."""
        ground = self.ground
        predicted, actual = ground.classes(run.model)
        first, second = self.course.modalities
        return TrainingRecord(
            curve=run.curve,
            band=read_band(self._band) if self._band is not None else None,
            accuracy=run.accuracy,
            needed=LEAST_ACCURACY,
            shuffled=tuple(zip((first, second), self.shuffled(run), strict=True)),
            chance=float(actual.max() / actual.sum()),
            predicted=tuple(map(int, predicted)),
            actual=tuple(map(int, actual)),
        )

    @cached_property
    def model(self) -> ModelHandle:
        """A model for the shapes of the prompt's example, which is never trained."""
        return self._build(self.course.example)

    def new_model(self) -> ModelHandle:
        """Return a fresh model for the shapes of the task."""
        return self._build(self.course.arguments)

    def _build(self, arguments: tuple[Any, ...]) -> ModelHandle:
        return build(self._submission, *arguments, function=self.course.function)
