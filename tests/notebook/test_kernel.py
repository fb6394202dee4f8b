"""A real kernel runs the generated notebook as a learner would."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from grader.authoring.notebooks import exercise_notebook, welcome_notebook
from grader.catalog import load_catalog

nbclient = pytest.importorskip("nbclient")

pytestmark = [pytest.mark.jupyter, pytest.mark.slow]

FREE_TEXT = """%%answer fusion_methods
特征级融合：把各模态的特征拼接起来再送入模型，适合特征差异较小的情况。
"""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()


def run(slug: str, language: str, answer: str, *after: str) -> list[str]:
    """Run a generated notebook with `answer` in its answer cell; return each cell's text output."""
    exercise = load_catalog().get(slug)
    text = exercise_notebook(exercise, language)  # type: ignore[arg-type]
    notebook = nbformat.reads(text, as_version=4)
    for cell in notebook.cells:
        if cell.metadata["mmdojo"]["role"] == "answer":
            cell.source = answer
    notebook.cells += [nbformat.v4.new_code_cell(source) for source in after]
    return outputs(notebook)


def outputs(notebook: nbformat.NotebookNode) -> list[str]:
    """Run a notebook; return each code cell's text output."""
    nbclient.NotebookClient(notebook, timeout=240).execute()
    shown = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            outputs = [o for o in cell.outputs if o.output_type in ("display_data", "stream")]
            shown.append(
                "\n".join(
                    o.text
                    if o.output_type == "stream"
                    else o.data.get("text/html", "") + o.data.get("text/markdown", "")
                    for o in outputs
                )
            )
    return shown


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL))


def test_a_right_answer_shows_a_pass_and_the_next_hint_works() -> None:
    answer = "import numpy as np\ndef fuse_features(a, b):\n    return np.hstack((a, b))"
    loaded, _, card, hint = run("fuse_features", "en", answer, "hint('fuse_features')")
    assert loaded == ""
    assert "✓ Passed" in words(card)
    assert words(card).count("It returns a NumPy array") == 1  # Rich once printed a second report
    assert "Hint 1 of 3" in hint
    assert "axis" in hint


def test_the_tour_leads_from_a_wrong_answer_to_a_pass() -> None:
    text = welcome_notebook(load_catalog(), "zh")
    notebook = nbformat.reads(text, as_version=4)
    roles = [cell.metadata["mmdojo"]["role"] for cell in notebook.cells]
    # Step 4 is the learner's: back to the answer, one change, and run it again.
    answer = notebook.cells[roles.index("tour-answer")]
    mended = nbformat.v4.new_code_cell(answer.source.replace("axis=0", "axis=1"))
    notebook.cells.insert(roles.index("tour-pass"), mended)
    shown = [words(output) for output in outputs(notebook)]
    progress, _, wrong, hint, _, passed = shown
    assert "已通过 0/" in progress
    assert re.search("axis[ =]0", wrong)
    assert "axis" in hint
    assert "✓" in passed
    assert "15/15" in passed
    assert "已通过 1/" in passed


def test_a_wrong_answer_shows_what_was_expected_and_the_cell() -> None:
    answer = "import numpy as np\ndef fuse_features(a, b):\n    return np.vstack((a, b)) + missing"
    card = words(run("fuse_features", "zh", answer)[2])
    assert "✗ 未通过" in card
    assert "第 2 个单元格第 3 行" in card
    assert "missing" in card


def test_an_endless_loop_ends_at_its_timeout_and_the_kernel_goes_on() -> None:
    answer = "def fuse_features(a, b):\n    while True:\n        pass"
    shown = run("fuse_features", "en", answer, "print(6 * 7)")
    assert "No result within 5 s" in words(shown[2])
    assert shown[-1] == "42\n"


def test_cells_that_crash_or_print_elsewhere_change_nothing() -> None:
    answer = "import numpy as np\ndef fuse_features(a, b):\n    return np.hstack((a, b))"
    shown = run("fuse_features", "en", answer, "%pip --version", "check('fuse_features')")
    assert "✓ Passed" in words(shown[-1])


def test_a_free_text_answer_is_judged_with_its_own_words() -> None:
    card = words(run("fusion_methods", "zh", FREE_TEXT)[2])
    assert "特征级融合" in card
    assert "✓1" in card
    assert "未通过" in card


def test_an_interrupt_during_a_check_says_so_and_the_kernel_goes_on() -> None:
    # The alarm rings in the kernel alone, as the stop button does, while the loop is being graded.
    alarm = (
        "import _thread, signal\n"
        "signal.signal(signal.SIGALRM, lambda *_: _thread.interrupt_main())\n"
        "_ = signal.alarm(2)\n"
        "check('fuse_features', lang='en')"
    )
    answer = "def fuse_features(a, b):\n    while True:\n        pass"
    shown = run("fuse_features", "en", answer, alarm, "print(6 * 7)")
    assert "Interrupted" in words(shown[-2])
    assert shown[-1] == "42\n"


def test_reveal_in_a_notebook_that_nobody_watches_asks_for_sure() -> None:
    stub = load_catalog().get("fuse_features").stub("zh")
    shown = run(
        "fuse_features",
        "zh",
        stub,
        "reveal('fuse_features')",
        "reveal('fuse_features', sure=True)",
    )
    assert "sure=True" in words(shown[-2])
    assert "np.concatenate" in shown[-1]
    assert "尚未作答" in words(shown[2])


def test_solution_comes_after_a_pass_only() -> None:
    answer = "import numpy as np\ndef fuse_features(a, b):\n    return np.hstack((a, b))"
    passed = run("fuse_features", "en", answer, "solution('fuse_features')")
    assert "np.concatenate" in passed[-1]


def test_solution_before_a_pass_points_to_the_check() -> None:
    stub = load_catalog().get("fuse_features").stub("en")
    shown = run("fuse_features", "en", stub, "solution('fuse_features')")
    assert "np.concatenate" not in shown[-1]
    assert "after a pass" in words(shown[-1])
