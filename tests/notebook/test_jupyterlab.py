"""A real JupyterLab in a real browser: a learner's evening, in both languages and both themes."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.authoring.notebooks import exercise_notebook
from grader.catalog import load_catalog
from grader.text import Language

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
pytest.importorskip("jupyterlab")
pytest.importorskip("ipywidgets")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
TIMEOUT = 60_000  # milliseconds
# The editor indents by itself after a colon, as it does for a learner.
STACKED = "import numpy as np\ndef fuse_features(a, b):\nreturn np.concatenate((a, b))"
JOINED = "import numpy as np\ndef fuse_features(a, b):\nreturn np.concatenate((a, b), axis=1)"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.jupyter,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH"),
]


@dataclass(frozen=True)
class Evening:
    """What one learner sets, types and expects to read."""

    language: Language
    theme: str
    failed: str
    diagnosis: str
    hint_button: str
    hint: str
    check_button: str
    passed: str
    box: str
    text: str
    mark: str
    progress_button: str
    progress: str


EVENINGS = [
    Evening(
        language="zh",
        theme="JupyterLab Dark",
        failed="✗ 未通过",
        diagnosis="axis=0",
        hint_button="提示",
        hint="/3",
        check_button="检查",
        passed="✓ 通过",
        box="你的回答",
        text="特征级融合把各模态的特征拼接成一个向量。<b>决策级融合</b>也有。",
        mark="特征级融合",
        progress_button="进度",
        progress="连续练习 1 天",
    ),
    Evening(
        language="en",
        theme="JupyterLab Light",
        failed="✗ Not passed",
        diagnosis="axis 0",
        hint_button="Hint",
        hint="of 3",
        check_button="Check",
        passed="✓ Passed",
        box="Your answer",
        text="Feature-level fusion concatenates the features of all modalities. <b>Not</b> bold.",
        mark="Feature-level fusion",
        progress_button="Progress",
        progress="streak 1 day",
    ),
]


class Lab:
    """A running JupyterLab on a folder with one notebook for each language."""

    def __init__(self, address: str, settings: Path) -> None:
        self._address = address
        self._settings = settings

    def open(self, browser: Any, evening: Evening) -> Any:
        """Open the learner's notebook in their theme; return the page."""
        folder = self._settings / "@jupyterlab" / "apputils-extension"
        folder.mkdir(parents=True, exist_ok=True)
        theme = json.dumps({"theme": evening.theme})
        (folder / "themes.jupyterlab-settings").write_text(theme, encoding="utf-8")
        page = browser.new_page(viewport={"width": 1200, "height": 1600})
        page.set_default_timeout(TIMEOUT)
        page.goto(f"{self._address}/lab/tree/{evening.language}.ipynb?token=trial&reset")
        return page


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as browsers:
        browser = browsers.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Start JupyterLab, with settings and progress of its own."""
    tmp_path = tmp_path_factory.mktemp("lab")
    root = tmp_path / "practice"
    root.mkdir()
    exercise = load_catalog().get("fuse_features")
    for evening in EVENINGS:
        text = exercise_notebook(exercise, evening.language)
        (root / f"{evening.language}.ipynb").write_text(text, encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        f"--ServerApp.root_dir={root}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=trial",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    folders = (
        "HOME",
        "IPYTHONDIR",
        "JUPYTER_CONFIG_DIR",
        "JUPYTER_DATA_DIR",
        "JUPYTER_RUNTIME_DIR",
        "JUPYTERLAB_SETTINGS_DIR",
        "JUPYTERLAB_WORKSPACES_DIR",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_DATA_HOME",
        "XDG_RUNTIME_DIR",
    )
    server = subprocess.Popen(
        command,
        env=os.environ
        | {name: str(home) for name in folders}
        | {"MMDOJO_DATA_DIR": str(tmp_path / "data"), "MMDOJO_SERVER": "off"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr is not None
        # The server says so when it listens; until then every line is one of its start.
        for line in server.stderr:
            if "is running at" in line:
                break
        else:
            pytest.fail("JupyterLab did not start")
        yield Lab(f"http://127.0.0.1:{port}", home)
    finally:
        server.terminate()
        server.communicate(timeout=60)


@pytest.mark.parametrize("evening", EVENINGS, ids=[evening.language for evening in EVENINGS])
def test_a_learners_evening(lab: Lab, browser: Any, evening: Evening, tmp_path: Path) -> None:
    page = lab.open(browser, evening)
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    playwright.expect(cells).to_have_count(3, timeout=TIMEOUT)
    # What is run before the kernel is there gets lost.
    playwright.expect(page.get_by_text("| Idle")).to_be_visible(timeout=TIMEOUT)
    cards = page.locator(".mmdojo-card")

    # Wrong at first: the card says what is wrong, and by its name.
    write(page, cells.nth(1), STACKED)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    see(cards, evening.failed, evening.diagnosis)

    # A hint by the keyboard alone.
    page.get_by_role("button", name=evening.hint_button, exact=True).focus()
    page.keyboard.press("Enter")
    playwright.expect(cells.nth(2)).to_contain_text(evening.hint, timeout=TIMEOUT)

    # Right: the button grades what was run last, and the old card gives way.
    write(page, cells.nth(1), JOINED)
    page.keyboard.press("Shift+Enter")
    page.get_by_role("button", name=evening.check_button, exact=True).click()
    see(cards, evening.passed, "15/15")
    playwright.expect(cards.filter(has_text=evening.failed)).to_have_count(0)

    # Free text in a box: the words that earned a point are marked, and stay text.
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    page.keyboard.type('answer_box("fusion_methods")')
    page.keyboard.press("Shift+Enter")
    box = page.get_by_label(evening.box)
    box.fill(evening.text)
    page.get_by_role("button", name=evening.check_button, exact=True).last.click()
    playwright.expect(page.locator(".said mark").first).to_have_text(evening.mark)
    playwright.expect(page.locator(".said")).to_contain_text("<b>")
    playwright.expect(page.locator(".said b")).to_have_count(0)

    page.get_by_role("button", name=evening.progress_button, exact=True).click()
    see(cards, evening.progress)

    page.screenshot(path=str(tmp_path / "evening.png"))
    assert serious_faults(page) == []
    page.close()


def write(page: Any, cell: Any, text: str) -> None:
    """Type a cell anew."""
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(text)


def see(cards: Any, *words: str) -> None:
    """Wait for a card with all these words."""
    card = cards
    for word in words:
        card = card.filter(has_text=word)
    playwright.expect(card.first).to_be_visible(timeout=TIMEOUT)


def serious_faults(page: Any) -> list[str]:
    """Return what axe-core finds wrong with our outputs, as far as it is serious."""
    ours = {"include": [[".mmdojo-card"], [".jupyter-widgets"]]}
    found = axe.Axe().run(page, context=ours).response["violations"]
    return [
        f"{each['id']}: {node['html'][:200]}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]
