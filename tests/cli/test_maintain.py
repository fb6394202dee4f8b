from __future__ import annotations


def test_notebooks_are_written_and_then_have_not_drifted(dojo) -> None:
    out = dojo.here / "notebooks"
    assert dojo.run("notebooks", "--out", out).returncode == 0
    assert dojo.run("notebooks", "--check", "--out", out).returncode == 0
    assert list(out.glob("zh/*.ipynb"))
    assert list(out.glob("en/*.ipynb"))


def test_drift_is_status_1_and_names_the_file(dojo) -> None:
    out = dojo.here / "notebooks"
    dojo.run("notebooks", "--out", out)
    path = out / "en" / "doubling.ipynb"
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    done = dojo.run("notebooks", "--check", "--out", out)
    assert done.returncode == 1
    assert "doubling.ipynb" in done.stdout


def test_outside_a_checkout_a_folder_must_be_named(dojo) -> None:
    assert dojo.run("notebooks").returncode == 2
