from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from grader.authoring.notebooks import WELCOME, check_notebooks, exercise_notebook, write_notebooks
from grader.catalog import Exercise, load_catalog
from grader.content import content_root
from grader.grading import grade_path

CATALOG = load_catalog()


def test_the_notebooks_in_the_checkout_are_those_of_the_exercises() -> None:
    assert check_notebooks(CATALOG, content_root() / "notebooks") == []


def test_writing_twice_gives_the_same_bytes_and_nothing_else(tmp_path: Path) -> None:
    write_notebooks(CATALOG, tmp_path)
    first = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    write_notebooks(CATALOG, tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == first
    assert len(first) == 2 * (len(CATALOG) + 1)


def test_a_changed_a_missing_and_a_surplus_notebook_are_named(tmp_path: Path) -> None:
    write_notebooks(CATALOG, tmp_path)
    (tmp_path / "zh" / "fuse_features.ipynb").write_text("{}")
    (tmp_path / "en" / WELCOME).unlink()
    (tmp_path / "en" / "surplus.ipynb").write_text("{}")
    assert check_notebooks(CATALOG, tmp_path) == [
        f"en/{WELCOME}",
        "en/surplus.ipynb",
        "zh/fuse_features.ipynb",
    ]


def test_other_line_ends_and_bytes_that_are_no_text_count_as_drift(tmp_path: Path) -> None:
    write_notebooks(CATALOG, tmp_path)
    windows, garbage = tmp_path / "en" / WELCOME, tmp_path / "zh" / WELCOME
    windows.write_bytes(windows.read_bytes().replace(b"\n", b"\r\n"))
    garbage.write_bytes(b"\xff\xfe\x00")
    (tmp_path / "stray.ipynb").write_text("{}")
    (tmp_path / "en" / ".ipynb_checkpoints").mkdir()
    (tmp_path / "en" / ".ipynb_checkpoints" / WELCOME).write_text("{}")
    assert check_notebooks(CATALOG, tmp_path) == [f"en/{WELCOME}", "stray.ipynb", f"zh/{WELCOME}"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("slug", CATALOG.slugs)
def test_a_notebook_is_valid_and_grades_as_not_attempted(
    tmp_path: Path, slug: str, language: str
) -> None:
    exercise = CATALOG.get(slug)
    text = exercise_notebook(exercise, language)  # type: ignore[arg-type]
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert len({cell["id"] for cell in notebook.cells}) == len(notebook.cells)
    path = tmp_path / f"{slug}.ipynb"
    path.write_text(text, encoding="utf-8")
    assert grade_path(exercise, path, language="en").verdict == "not_attempted"


@pytest.mark.parametrize("slug", CATALOG.slugs)
def test_a_notebook_holds_no_sentence_of_the_solution(slug: str) -> None:
    exercise = CATALOG.get(slug)
    for language in ("zh", "en"):
        text = json.loads(exercise_notebook(exercise, language))  # type: ignore[arg-type]
        shown = "".join("".join(cell["source"]) for cell in text["cells"])
        lines = exercise.model_answer(language).splitlines()  # type: ignore[arg-type]
        body = [
            line.strip() for line in lines if not line.lstrip().startswith(("#", "import", "from"))
        ]
        telling = [line for line in body if len(line) > 30 and not line.startswith("def ")]
        # Values that are stated are short: validate scans those.
        assert telling or exercise.metadata.kind == "predict"
        assert [line for line in telling if line in shown] == []


def test_cell_ids_depend_on_slug_and_role_only(make_exercise: Callable[..., Exercise]) -> None:
    exercise = make_exercise()
    before = [cell["id"] for cell in json.loads(exercise_notebook(exercise, "zh"))["cells"]]
    (exercise.folder / "prompt.zh.md").write_text("另一道题", encoding="utf-8")
    assert [cell["id"] for cell in json.loads(exercise_notebook(exercise, "zh"))["cells"]] == before
