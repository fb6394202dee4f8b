"""What makes the warm server end: another installation, not what comes and goes beside it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grader.server.installation import Installation


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site-packages"
    (folder / "numpy-2.0.dist-info").mkdir(parents=True)
    (folder / "grader" / "sandbox").mkdir(parents=True)
    for place in ("grader/text.py", "grader/sandbox/worker.py"):
        (folder / place).write_text("TEXT = 1\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    return folder


def test_a_stray_file_beside_the_packages_is_no_change(packages: Path) -> None:
    installation = Installation(str(packages / "grader"))
    stray = packages / "stray.py"
    stray.touch()
    assert not installation.has_changed()
    stray.unlink()
    (packages / "grader" / "__pycache__").mkdir()
    assert not installation.has_changed()


@pytest.mark.parametrize("place", ["grader/text.py", "grader/sandbox/new.py", "grader/models.json"])
def test_a_file_of_the_package_that_changes_or_comes_is_one(packages: Path, place: str) -> None:
    installation = Installation(str(packages / "grader"))
    (packages / place).write_text("TEXT = 22\n", encoding="utf-8")
    assert installation.has_changed()


@pytest.mark.parametrize("name", ["numpy-2.1.dist-info", "torch-2.9.dist-info"])
def test_a_package_that_is_installed_is_one(packages: Path, name: str) -> None:
    installation = Installation(str(packages / "grader"))
    (packages / name).mkdir()
    assert installation.has_changed()


def test_a_package_that_is_uninstalled_is_one(packages: Path) -> None:
    installation = Installation(str(packages / "grader"))
    (packages / "numpy-2.0.dist-info").rmdir()
    assert installation.has_changed()
