"""Fixtures that several test modules share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.catalog import Exercise, load_catalog
from grader.sandbox import backends
from grader.server.zygotes import ZygotePool

PASSING_CHECKS = """
from grader.checks import check

@check(zh="得二", en="It gives two")
def test_gives_two(submission):
    assert submission.double(1) == 2
"""


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the progress or the server of whoever runs the tests."""
    monkeypatch.setenv("MMDOJO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("MMDOJO_SERVER", "off")
    for name in ("MMDOJO_WORKSPACE", "MMDOJO_LLM_URL", "MMDOJO_LLM_MODEL", "MMDOJO_LLM_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def warm_zygotes() -> Iterator[ZygotePool]:
    """Zygotes that many tests share, as submissions share a server's."""
    pool = ZygotePool()
    yield pool
    pool.close()


@pytest.fixture
def on_warm_zygotes(warm_zygotes: ZygotePool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take workers from the shared zygotes in this test."""
    monkeypatch.setattr(backends, "_warm", warm_zygotes)


@pytest.fixture
def make_exercise(tmp_path: Path) -> Callable[..., Exercise]:
    """Return a maker of small coding exercises that ask for `double(x)`."""

    def make(checks: str = PASSING_CHECKS, **keys: object) -> Exercise:
        folder = tmp_path / "content" / "exercises" / "trial" / "doubling"
        folder.mkdir(parents=True, exist_ok=True)
        metadata: dict[str, object] = {
            "slug": "doubling",
            "kind": "coding",
            "track": "trial",
            "difficulty": 1,
            "minutes": 1,
            "source": "made up",
            "entry_point": "double",
            "needs": "numpy",
            "timeout_seconds": 20.0,
            "memory_mb": 512,
        } | keys
        lines = [
            f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
            for key, value in metadata.items()
        ]
        lines.append('title = { zh = "翻倍", en = "Double" }')
        (folder / "exercise.toml").write_text("\n".join(lines), encoding="utf-8")
        for language in ("zh", "en"):
            (folder / f"prompt.{language}.md").write_text("double", encoding="utf-8")
            hints = "## 1\na\n## 2\nb\n## 3\nc\n"
            (folder / f"hints.{language}.md").write_text(hints, encoding="utf-8")
        stub = "def double(x):\n    raise NotImplementedError\n"
        (folder / "stub.py").write_text(stub, encoding="utf-8")
        (folder / "checks.py").write_text(checks, encoding="utf-8")
        return load_catalog(tmp_path / "content").get("doubling")

    return make
