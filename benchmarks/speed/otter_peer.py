"""The same assignment for otter-grader, graded by its own `otter run`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat

from speed.notebooks import Assignment, new_notebook, write_notebook
from speed.peers import PeerEnvironment
from speed.timing import Finished, WrongVerdictError, demand

_CASE = """
@test_case(name="{name}", points=1)
def case_{name}({slug}):
    {name}({slug})
"""


@dataclass(frozen=True)
class OtterAssignment:
    """An assignment packed by `otter generate` in a folder of its own."""

    environment: PeerEnvironment
    assignment: Assignment
    folder: Path
    variables: Mapping[str, str]

    def set_up(self, data: Path | None) -> None:
        """Write the tests and pack them, with the data that they read."""
        tests = self.folder / "tests"
        tests.mkdir(parents=True)
        slug = self.assignment.slug
        cases = "".join(_CASE.format(name=name, slug=slug) for name in self.assignment.tests)
        head = f'\n\nfrom otter.test_files import test_case\n\nOK_FORMAT = False\nname = "{slug}"\n'
        (tests / f"{slug}.py").write_text(self.assignment.source + head + cases, encoding="utf-8")
        files = []
        if data is not None:
            shutil.copy(data, self.folder)
            files.append(data.name)
        self._otter("generate", "-t", "tests", "-o", "autograder.zip", *files)

    def submission(self, name: str, answer: str) -> Path:
        """Write a learner's notebook."""
        notebook = new_notebook([nbformat.v4.new_code_cell(answer)])
        return write_notebook(notebook, self.folder / f"{name}.ipynb")

    def grade(self, submission: Path) -> tuple[float, float]:
        """Grade a notebook; return the seconds it took and the share of points it got."""
        results = self.folder / "results.json"
        results.unlink(missing_ok=True)
        done = self._otter("run", "--no-logo", "-a", "autograder.zip", submission.name)
        tests = json.loads(results.read_text(encoding="utf-8"))["tests"]
        points = sum(test.get("score", 0) for test in tests)
        most = sum(test.get("max_score", 0) for test in tests)
        demand(most == len(self.assignment.tests), "otter did not run every test", done)
        return done.seconds, points / most

    def run_right(self, submission: Path) -> float:
        """Grade a right answer; return the seconds.

        Raises:
            WrongVerdictError: it did not get all points.
        """
        seconds, share = self.grade(submission)
        if share < 1:
            raise WrongVerdictError(f"otter gave a right answer {share:.0%} of the points")
        return seconds

    def _otter(self, *arguments: str) -> Finished:
        return self.environment.run(
            "otter", *arguments, variables=self.variables, folder=self.folder
        )
