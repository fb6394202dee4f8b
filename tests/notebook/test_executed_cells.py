from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("IPython")

from grader.catalog import load_catalog
from grader.notebook.executed_cells import ExecutedCells
from grader.reading import read_submission
from grader.submission import Submission
from tests.notebook.conftest import Shell

STUB = "def fuse_features(image_feature, text_feature):\n    raise NotImplementedError\n"
RIGHT = "import numpy as np\ndef fuse_features(a, b):\n    return np.hstack((a, b))\n"


def read(slug: str, sources: list[str], folder: Path) -> Submission:
    """Return what is graded of these cells."""
    cells = [
        {"cell_type": "code", "execution_count": n, "metadata": {}, "outputs": [], "source": cell}
        for n, cell in enumerate(sources)
        if cell.strip()
    ]
    notebook = {"cells": cells, "metadata": {"mmdojo": {"live": True}}, "nbformat": 4}
    path = folder / "notebook.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return read_submission(path, load_catalog().get(slug))


@pytest.mark.parametrize(
    "around",
    [
        # VS Code runs code of its own, now and then into the history.
        [
            "import os as _VSCODE_os\nimport sys as _VSCODE_sys\n_VSCODE_sys.path.insert(0, '.')",
            "__vsc_ipynb_file__ = '/home/me/x.ipynb'",
            "%config InlineBackend.figure_formats = {'png'}",
        ],
        # Colab's forms and shell lines.
        ["# @title Set-up { display-mode: 'form' }\n!pip install nothing", "# @markdown text"],
        ["# %% [markdown]\n# a heading", "# %%\nprint(1)", "%%bash\nls", "%matplotlib inline"],
    ],
    ids=["VS Code", "Colab", "percent cells"],
)
def test_what_front_ends_run_of_their_own_changes_nothing(
    tmp_path: Path, around: list[str]
) -> None:
    cells = ExecutedCells(Shell(*around, f"# @title Answer\n#%%\n{RIGHT}", *around))  # type: ignore[arg-type]
    submission = read("fuse_features", cells.sources("fuse_features"), tmp_path)
    assert submission.attempted
    assert "np.hstack" in submission.source
    assert "_VSCODE" not in submission.source


def test_a_later_execution_is_seen_at_once(tmp_path: Path) -> None:
    shell = Shell(STUB)
    cells = ExecutedCells(shell)  # type: ignore[arg-type]
    assert not read("fuse_features", cells.sources("fuse_features"), tmp_path).attempted
    shell.run(RIGHT)
    assert read("fuse_features", cells.sources("fuse_features"), tmp_path).attempted


def test_code_that_is_taken_back_is_as_the_stub_until_something_is_run(tmp_path: Path) -> None:
    shell = Shell("import numpy as np", RIGHT, "reset('fuse_features')")
    cells = ExecutedCells(shell)  # type: ignore[arg-type]
    cells.take_back("fuse_features", STUB)
    assert not read("fuse_features", cells.sources("fuse_features"), tmp_path).attempted
    assert cells.sources("another")[2] == RIGHT
    shell.run("def fuse_features(a, b):\n    return np.vstack((a, b))")
    submission = read("fuse_features", cells.sources("fuse_features"), tmp_path)
    assert "vstack" in submission.source
    assert "import numpy" in submission.source  # other cells still count


def test_of_a_box_and_a_cell_the_later_answer_counts(tmp_path: Path) -> None:
    shell = Shell("%%answer fusion_methods\nfrom the first cell")
    cells = ExecutedCells(shell)  # type: ignore[arg-type]
    cells.keep_typed("fusion_methods", "from the box")
    assert graded(cells, tmp_path) == "from the box"
    shell.run("%%answer fusion_methods\nfrom the second cell")
    assert graded(cells, tmp_path) == "from the second cell"
    cells.keep_typed("fusion_methods", "from the box again")
    assert graded(cells, tmp_path) == "from the box again"
    cells.keep_typed("fusion_methods", "")
    assert graded(cells, tmp_path) == "from the second cell"


def test_text_that_is_taken_back_is_gone_wherever_it_was(tmp_path: Path) -> None:
    shell = Shell("%%answer fusion_methods\nfrom the cell", "reset('fusion_methods')")
    cells = ExecutedCells(shell)  # type: ignore[arg-type]
    cells.keep_typed("fusion_methods", "from the box")
    cells.take_back("fusion_methods", "")
    assert not any("from the" in source for source in cells.sources("fusion_methods"))
    shell.run("%%answer\nanew")
    assert graded(cells, tmp_path) == "anew"


def graded(cells: ExecutedCells, folder: Path) -> str:
    return read("fusion_methods", cells.sources("fusion_methods"), folder).source.strip()
