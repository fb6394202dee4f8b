from __future__ import annotations

from pathlib import Path

import pytest

from grader.checks import seeding


@pytest.fixture(autouse=True)
def _no_key_in_memory() -> None:
    seeding._key.cache_clear()


def test_a_program_always_gets_the_same_seed_and_another_program_another() -> None:
    first = seeding.seed_for("def f(): pass")
    seeding._key.cache_clear()
    assert seeding.seed_for("def f(): pass") == first
    assert len({seeding.seed_for(f"x = {n}") for n in range(50)}) == 50


def test_another_user_gives_the_same_program_another_seed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = seeding.seed_for("x = 1")
    monkeypatch.setenv("MMDOJO_DATA_DIR", str(tmp_path / "other"))
    seeding._key.cache_clear()
    assert seeding.seed_for("x = 1") != first


def test_the_key_is_for_its_owner_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MMDOJO_DATA_DIR", str(tmp_path))
    seeding.seed_for("x")
    (key,) = tmp_path.iterdir()
    assert key.stat().st_mode & 0o077 == 0


def test_where_no_key_can_be_kept_there_is_one_for_the_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MMDOJO_DATA_DIR", str(tmp_path / "file" / "data"))
    assert seeding.seed_for("x") == seeding.seed_for("x")


def test_text_that_is_no_unicode_has_a_seed_too() -> None:
    assert 0 <= seeding.seed_for("\ud800") < 2**32
