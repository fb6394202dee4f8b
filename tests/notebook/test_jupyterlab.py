"""A real JupyterLab in a real browser: open the notebook, type the answer, see the pass."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.authoring.notebooks import exercise_notebook
from grader.catalog import load_catalog

playwright = pytest.importorskip("playwright.sync_api")
pytest.importorskip("jupyterlab")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
ANSWER = (
    "import numpy as np\n"
    "def fuse_features(image_feature, text_feature):\n"
    "return np.concatenate((image_feature, text_feature), axis=1)"
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.jupyter,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH"),
]


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """Start JupyterLab on a folder with the notebook; yield its address with the token."""
    root = tmp_path / "practice"
    root.mkdir()
    exercise = load_catalog().get("fuse_features")
    text = exercise_notebook(exercise, "en")
    (root / "fuse_features.ipynb").write_text(text, encoding="utf-8")
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
        env=os.environ | {name: str(home) for name in folders},
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
        yield f"http://127.0.0.1:{port}/lab/tree/fuse_features.ipynb?token=trial"
    finally:
        server.terminate()
        server.communicate(timeout=60)


def test_a_learner_types_the_answer_and_sees_the_pass(lab: str, tmp_path: Path) -> None:
    with playwright.sync_playwright() as browsers:
        browser = browsers.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1200, "height": 1400})
        page.set_default_timeout(120_000)
        page.goto(lab)
        cells = page.locator(".jp-Notebook .jp-CodeCell")
        playwright.expect(cells).to_have_count(4, timeout=120_000)
        answer = cells.nth(1).locator(".cm-content")
        answer.click()
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        # The editor indents by itself after the colon, as it does for a learner.
        page.keyboard.type(ANSWER)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        card = page.locator(".mmdojo-card", has_text="Passed")
        playwright.expect(card).to_be_visible(timeout=120_000)
        playwright.expect(card).to_contain_text(re.compile(r"15/15"))
        page.screenshot(path=str(tmp_path / "passed.png"), full_page=True)
        browser.close()
    assert (tmp_path / "passed.png").stat().st_size > 10_000
