from __future__ import annotations

import importlib.metadata


def test_doctor_names_versions_isolation_and_places(dojo) -> None:
    found = dojo.json("doctor")
    assert found["ok"] is True
    assert found["packages"]["numpy"] == importlib.metadata.version("numpy")
    assert found["isolation"] in ("full", "partial", "none")
    assert {"process", "files", "calls"} <= {layer["name"] for layer in found["layers"]}
    assert found["progress_file"].startswith(str(dojo.root / "data"))
    assert found["progress_opens"] is True
    assert [trial["exercise"] for trial in found["trials"]] == ["doubling", "pets"]


def test_doctor_fails_when_a_model_answer_no_longer_passes(dojo) -> None:
    solution = dojo.content / "solutions" / "trial" / "doubling" / "solution.py"
    solution.write_text("def double(x):\n    return 3 * x\n", encoding="utf-8")
    done = dojo.run("doctor")
    assert done.returncode == 3
    assert "✗ doubling" in done.stdout


def test_doctor_survives_broken_content_and_a_progress_file_it_cannot_keep(dojo) -> None:
    (dojo.content / "exercises" / "trial" / "pets" / "exercise.toml").write_text("x")
    blocked = dojo.write("file", "") / "data"
    found = dojo.json("doctor", MMDOJO_DATA_DIR=str(blocked))
    assert found["ok"] is False
    assert found["progress_opens"] is False


def test_doctor_speaks_both_languages_and_knows_the_workspace(dojo) -> None:
    dojo.run("start", "pets")
    done = dojo.run("doctor", "--lang", "zh")
    assert done.returncode == 0, done.stdout
    assert "隔离" in done.stdout
    assert str(dojo.here / "practice") in done.stdout
