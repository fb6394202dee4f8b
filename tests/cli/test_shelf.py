from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FORBIDDEN = ("numpy", "pytest", "tensorflow", "keras", "nbformat", "IPython")


def test_the_list_has_exactly_the_keys_of_the_contract_in_order(dojo) -> None:
    rows = dojo.json("list")
    assert [row["slug"] for row in rows] == ["doubling", "model", "pets"]
    assert rows[0] == {
        "slug": "doubling",
        "kind": "coding",
        "track": "trial",
        "title": "Title of doubling",
        "difficulty": 1,
        "minutes": 5,
        "status": "new",
    }
    assert dojo.json("list", "--lang", "zh")[0]["title"] == "题目 doubling"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_broken_exercise_is_named_and_costs_nobody_the_others(dojo, language: str) -> None:
    hints = dojo.content / "exercises" / "trial" / "model" / "hints.en.md"
    hints.write_text("## 1\na\n", encoding="utf-8")
    done = dojo.run("list", "--format", "json", "--lang", language)
    assert done.returncode == 0
    assert [row["slug"] for row in json.loads(done.stdout)] == ["doubling", "pets"]
    assert "model" in done.stderr
    assert "hints.en.md" in done.stderr
    asked = dojo.run("start", "model", "--lang", language)
    assert asked.returncode == 3
    assert "hints.en.md" in asked.stderr
    assert dojo.run("start", "doubling").returncode == 0
    assert dojo.run().returncode == 0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", ["60", "80"])
def test_a_narrow_table_loses_no_text(dojo, language: str, columns: str) -> None:
    lines = dojo.run("list", "--lang", language, COLUMNS=columns).stdout.splitlines()
    title = {"zh": "题目 doubling", "en": "Title of doubling"}[language]
    assert any(title in line for line in lines)
    assert max(map(len, lines)) <= int(columns)
    assert not any("…" in line.replace("… attempted", "") for line in lines)


def test_without_tensorflow_all_are_listed_and_one_line_says_what_to_install(
    dojo_without_tensorflow,
) -> None:
    dojo = dojo_without_tensorflow
    out = dojo.run("list").stdout
    assert "model" in out
    assert out.count("pip install 'mmdojo[tensorflow]'") == 1
    assert [row["slug"] for row in dojo.json("list")] == ["doubling", "model", "pets"]


def test_listing_imports_nothing_heavy(dojo) -> None:
    program = (
        "import sys\nfrom grader.cli.app import run\nrun(['list'])\n"
        f"sys.exit([name for name in {FORBIDDEN} if name in sys.modules] or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=dojo.environment, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_start_copies_stubs_and_notebooks_and_says_where(dojo) -> None:
    done = dojo.run("start")
    assert done.returncode == 0, done.stderr
    practice = dojo.here / "practice"
    names = sorted(path.name for path in practice.iterdir())
    assert names == [
        "doubling.ipynb",
        "doubling.py",
        "model.py",
        "pets.ipynb",
        "pets.md",
        "welcome.ipynb",
    ]
    assert str(practice) in done.stdout.replace("\n", "")


def test_start_never_overwrites_and_says_what_it_kept(dojo) -> None:
    dojo.run("start")
    for name in ("doubling.py", "doubling.ipynb"):
        (dojo.here / "practice" / name).write_text("mine", encoding="utf-8")
    (dojo.here / "practice" / "pets.md").unlink()
    out = dojo.run("start").stdout
    assert "kept  doubling.py" in out
    assert "made  pets.md" in out
    for name in ("doubling.py", "doubling.ipynb"):
        assert (dojo.here / "practice" / name).read_text(encoding="utf-8") == "mine"


def test_start_counts_files_where_naming_each_would_fill_the_screen(dojo) -> None:
    repository = Path(__file__).parents[2]
    everything = {"MMDOJO_CONTENT": str(repository)}
    first = dojo.run("start", **everything)
    count = len(list((dojo.here / "practice").iterdir()))
    assert count > 40
    assert f"{count} files made, 0 of yours kept" in first.stdout
    assert len(first.stdout.splitlines()) < 8
    again = dojo.run("start", "--lang", "zh", **everything)
    assert f"新建 0 个文件，保留 {count} 个" in again.stdout


def test_start_with_a_name_makes_only_that_exercise(dojo) -> None:
    dojo.run("start", "pets")
    names = sorted(path.name for path in (dojo.here / "practice").iterdir())
    assert names == ["pets.ipynb", "pets.md"]


def test_the_workspace_is_the_one_named_else_the_variable_else_practice(dojo) -> None:
    dojo.run("start", "pets", MMDOJO_WORKSPACE=str(dojo.root / "variable"))
    assert (dojo.root / "variable" / "pets.md").is_file()
    dojo.run("start", "pets", "--workspace", dojo.root / "named", MMDOJO_WORKSPACE="unused")
    assert (dojo.root / "named" / "pets.md").is_file()
    assert not (dojo.here / "unused").exists()


def test_a_workspace_that_is_a_file_is_wrong_usage(dojo) -> None:
    path = dojo.write("occupied", "a file")
    done = dojo.run("start", "--workspace", path)
    assert done.returncode == 2
    assert "--workspace" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bare_mmdojo_says_what_to_do_next(dojo) -> None:
    first = dojo.run()
    assert first.returncode == 0
    assert "mmdojo start" in first.stdout
    dojo.run("start")
    assert "mmdojo watch doubling" in dojo.run().stdout
    dojo.run("check", "doubling", "--file", dojo.write("a.py", "def double(x): return 2 * x\n"))
    assert "1 of 3 passed" in dojo.run().stdout
    assert "mmdojo watch doubling" not in dojo.run().stdout


def test_a_broken_pipe_is_no_traceback(dojo) -> None:
    command = f"{sys.executable} -m grader list --format json | head -c 5"
    done = subprocess.run(
        command, shell=True, env=dojo.environment, cwd=dojo.here, capture_output=True, text=True
    )
    assert "Traceback" not in done.stderr


def test_help_is_in_both_languages(dojo) -> None:
    out = dojo.run("--help", COLUMNS="100").stdout
    for words in ("Grade your answer", "检查你的答案"):
        assert words in out


def test_data_goes_to_the_users_folder_whatever_the_current_one(dojo, tmp_path: Path) -> None:
    del dojo.environment["MMDOJO_DATA_DIR"]
    dojo.run("reveal", "pets", "--yes")
    rows = dojo.json("list", cwd=tmp_path)
    assert rows[-1]["status"] == "revealed"
    assert list((dojo.root / "home").rglob("progress.sqlite3"))
