"""Measure how right answers of the exercises that train learn, for learners to compare with.

Writes `learning_band.json` beside the checks: the lowest and highest accuracy of any right answer
after so many steps, each trained as a check does it, with several seeds. Takes minutes.

    python benchmarks/learning_band.py build_model build_av --seeds 3
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence

from grader.atomic_files import replace
from grader.catalog import Exercise, find_exercise
from grader.checks.lab import IMAGE_AND_TEXT, Course, Lab
from grader.content import hidden_folders
from grader.reading import read_submission
from grader.sandbox.backends import open_host
from grader.sandbox.proxy import SubmissionProxy
from grader.sandbox.session import Sandbox

Curve = Mapping[int, float]


def main() -> None:
    """Measure each exercise that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slugs", nargs="+")
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    for slug in arguments.slugs:
        exercise = find_exercise(slug)
        band = band_of(list(_curves(exercise, arguments.seeds)))
        path = exercise.folder / "learning_band.json"
        replace(path, (json.dumps(band) + "\n").encode())


def band_of(curves: Sequence[Curve]) -> dict[str, list[float]]:
    """Return steps, and the least and the most accuracy there; a run that has ended stays put."""
    steps = sorted({step for curve in curves for step in curve})
    rows = [[_by(curve, step) for curve in curves] for step in steps]
    return {
        "steps": list(steps),
        "least": [round(min(row), 3) for row in rows],
        "most": [round(max(row), 3) for row in rows],
    }


def _by(curve: Curve, step: int) -> float:
    return curve[max((each for each in curve if each <= step), default=min(curve))]


def _curves(exercise: Exercise, seeds: int) -> Iterator[Curve]:
    course = _course(exercise)
    right = sorted((exercise.solution / "right").glob("*.py"))
    for path, seed in itertools.product([exercise.solution / "solution.py", *right], range(seeds)):
        submission = read_submission(path, exercise)
        host = open_host("tensorflow", hidden_folders(exercise.folder.parents[2]))
        with Sandbox(submission.source, host, exercise.metadata.worker_limits) as sandbox:
            sandbox.begin_check()
            run = Lab(SubmissionProxy(sandbox), seed, course).best_run
        print(f"{path.stem} {seed}: {run.accuracy:.3f} after {run.steps} steps", flush=True)
        yield dict(run.curve)


def _course(exercise: Exercise) -> Course:
    """Return what the exercise's checks train models on."""
    spec = importlib.util.spec_from_file_location("checks_to_measure", exercise.checks_path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    named = (value for value in vars(module).values() if isinstance(value, Course))
    return next(named, IMAGE_AND_TEXT)


if __name__ == "__main__":
    main()
