"""Whatever becomes of the trusted process, the notebook gets an answer and no process stays."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest

from grader.notebook import trusted

STUB = "def fuse_features(image_feature, text_feature):\n    raise NotImplementedError\n"


def test_the_answer_is_the_json_object_beside_the_exit_status(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        trusted, "_RUN", "import json, sys; print(json.dumps({'a': sys.argv[1:]})); exit(1)"
    )
    answer = trusted.ask("hint", "fuse_features")
    assert answer.status == 1
    assert answer.data == {"a": ["hint", "fuse_features", "--format", "json"]}


@pytest.mark.parametrize("printed", ["", "no JSON", "[1]", "\xff"])
def test_output_that_is_no_json_object_is_no_data(
    monkeypatch: pytest.MonkeyPatch, printed: str
) -> None:
    monkeypatch.setattr(
        trusted,
        "_RUN",
        f"import sys; sys.stdout.write({printed!r}); sys.stderr.write('why'); sys.exit(9)",
    )
    assert trusted.ask("hint") == trusted.Answer(9, None, "why")


def test_an_interpreter_that_is_not_there_is_an_answer_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    answer = trusted.ask("hint")
    assert answer.data is None
    assert "/no/such/python" in answer.errors


def test_an_interrupt_ends_the_trusted_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    note = tmp_path / "pid"
    # The child interrupts its parent, as the notebook's stop button does, and would then wait.
    monkeypatch.setattr(
        trusted,
        "_RUN",
        f"import os, signal; open({str(note)!r}, 'w').write(str(os.getpid())); "
        "os.kill(os.getppid(), signal.SIGINT); signal.pause()",
    )
    with pytest.raises(KeyboardInterrupt):
        trusted.ask("check")
    assert not psutil.pid_exists(int(note.read_text()))


def test_an_interrupt_while_the_trusted_process_starts_ends_it_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[int] = []

    class Interrupted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            started.append(self.pid)
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(trusted, "_RUN", "import signal; signal.pause()")
    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        trusted.ask("check")
    assert [psutil.pid_exists(each) for each in started] == [False]
    assert signal.getsignal(signal.SIGINT) == before


def test_cells_keep_their_execution_counts_and_the_file_goes_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        trusted,
        "_RUN",
        "import json, sys; p = sys.argv[sys.argv.index('--file') + 1]; "
        "print(json.dumps({'path': p, 'notebook': json.load(open(p))}))",
    )
    answer = trusted.ask_about_cells("x", ["", "a = 1", "", "lone \ud800"], "en")
    assert answer.data is not None
    cells = answer.data["notebook"]["cells"]
    assert [(cell["execution_count"], cell["source"]) for cell in cells] == [
        (1, "a = 1"),
        (3, "lone \ud800"),
    ]
    path = Path(answer.data["path"])
    assert not path.parent.exists()
    assert path.name == "notebook.ipynb"


def test_a_message_names_no_temporary_file() -> None:
    answer = trusted.ask_about_cells("fuse_features", ["", "%load_ext grader", STUB], "en")
    assert answer.data is not None
    assert answer.data["verdict"] == "not_attempted"
    assert "mmdojo-cells" not in json.dumps(answer.data)


def test_the_folder_that_the_kernel_runs_in_is_not_imported_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A learner's own json.py or grader.py beside the notebook must not reach the grader."""
    for name in ("json.py", "grader.py", "sitecustomize.py"):
        (tmp_path / name).write_text("raise SystemExit(0)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(os.environ, "PYTHONPATH", str(tmp_path))
    answer = trusted.ask_about_cells("fuse_features", ["", STUB], "en")
    assert answer.data is not None
    assert answer.data["verdict"] == "not_attempted"
