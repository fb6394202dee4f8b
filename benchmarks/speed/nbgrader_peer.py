"""The same assignment for nbgrader, graded by its own `nbgrader autograde`."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from speed.notebooks import Assignment, new_notebook, write_notebook
from speed.peers import PeerEnvironment
from speed.timing import Finished, WrongVerdictError

_ANSWER_CELL = "answer"
_SCHEMA = 3  # of the metadata that nbgrader keeps with each cell
# Its limit of 30 seconds a cell is short for training on a busy machine.
_CONFIG = "c = get_config()\nc.ExecutePreprocessor.timeout = 300\n"


@dataclass(frozen=True)
class NbgraderAssignment:
    """An assignment released by `nbgrader generate_assignment` in a course folder of its own."""

    environment: PeerEnvironment
    assignment: Assignment
    folder: Path
    variables: Mapping[str, str]

    def set_up(self, data: Path | None) -> None:
        """Write the instructor's notebook and release it, with the data that its tests read."""
        slug = self.assignment.slug
        source = self.folder / "source" / slug
        write_notebook(new_notebook(self._cells()), source / f"{slug}.ipynb")
        (self.folder / "nbgrader_config.py").write_text(_CONFIG, encoding="utf-8")
        if data is not None:
            shutil.copy(data, source)
        self._nbgrader("generate_assignment", slug)

    def submit(self, student: str, answer: str) -> None:
        """Hand in the released notebook with an answer in the cell meant for it."""
        slug = self.assignment.slug
        target = self.folder / "submitted" / student / slug
        shutil.copytree(self.folder / "release" / slug, target)
        notebook = nbformat.read(target / f"{slug}.ipynb", as_version=4)
        for cell in notebook.cells:
            if cell.metadata.nbgrader.grade_id == _ANSWER_CELL:
                cell.source = answer
        write_notebook(notebook, target / f"{slug}.ipynb")

    def grade(self, student: str) -> float:
        """Grade a student's notebook; return the seconds it took."""
        return self._nbgrader(
            "autograde", self.assignment.slug, "--student", student, "--force"
        ).seconds

    def share(self, student: str) -> float:
        """Return the share of the points that the student got."""
        self._nbgrader("export", "--to", "grades.csv")
        with (self.folder / "grades.csv").open(encoding="utf-8", newline="") as file:
            row = next(row for row in csv.DictReader(file) if row["student_id"] == student)
        if float(row["max_score"]) != len(self.assignment.tests):
            raise WrongVerdictError(f"nbgrader does not count every test: {row}")
        return float(row["score"]) / float(row["max_score"])

    def run_right(self, student: str) -> float:
        """Grade a right answer; return the seconds.

        Raises:
            WrongVerdictError: a test failed or didn't run.
        """
        seconds = self.grade(student)
        slug = self.assignment.slug
        path = self.folder / "autograded" / student / slug / f"{slug}.ipynb"
        for cell in nbformat.read(path, as_version=4).cells:
            failed = any(output.output_type == "error" for output in cell.outputs)
            if failed or not cell.execution_count:
                raise WrongVerdictError(f"nbgrader: {cell.metadata.nbgrader.grade_id} failed")
        return seconds

    def _cells(self) -> list[nbformat.NotebookNode]:
        slug = self.assignment.slug
        stub = f"### BEGIN SOLUTION\n{slug} = None\n### END SOLUTION"
        return [
            _cell(_ANSWER_CELL, stub, solution=True),
            _cell("support", self.assignment.support, locked=True),
            *(
                _cell(name, f"{source}\n\n\n{name}({slug})", locked=True, grade=True, points=1)
                for name, source in self.assignment.tests.items()
            ),
        ]

    def _nbgrader(self, *arguments: str) -> Finished:
        return self.environment.run(
            "nbgrader", *arguments, variables=self.variables, folder=self.folder
        )


def _cell(grade_id: str, source: str, **kind: Any) -> nbformat.NotebookNode:
    metadata = {
        "grade_id": grade_id,
        "schema_version": _SCHEMA,
        "cell_type": "code",
        "grade": False,
        "solution": False,
        "locked": False,
        "task": False,
        **kind,
    }
    cell: nbformat.NotebookNode = nbformat.v4.new_code_cell(source)
    cell.metadata["nbgrader"] = metadata
    return cell
