"""`mmdojo doctor`: what this installation has, what it lacks, and how to get it."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import typer

from grader import __version__
from grader.catalog import Exercise, load_catalog
from grader.cli.exits import Exit
from grader.cli.options import FormatOption, LangOption, TextOrJson, chosen_language
from grader.cli.output import console, say, say_notes, stdout_kept_clean, write_json
from grader.cli.server import server_status
from grader.errors import DojoError
from grader.extras import INSTALL_JUPYTER, INSTALL_TENSORFLOW
from grader.render.sanitise import sanitise
from grader.text import Language, Text

_PACKAGES = ("numpy", "tensorflow", "keras", "pytest", "nbformat", "jupyterlab")
_COMMANDS = {
    "numpy": "pip install --upgrade mmdojo",
    "pytest": "pip install --upgrade mmdojo",
    "nbformat": "pip install --upgrade mmdojo",
    "tensorflow": INSTALL_TENSORFLOW,
    "keras": INSTALL_TENSORFLOW,
    "jupyterlab": INSTALL_JUPYTER,
}


@dataclass(frozen=True)
class Need:
    """Something that is missing, and the command that gets it."""

    what: str
    command: str


@dataclass(frozen=True)
class Trial:
    """A model answer that was graded to see whether grading works here."""

    exercise: str
    passed: bool
    message: str


@dataclass(frozen=True)
class Layer:
    """One layer of isolation, in one language."""

    name: str
    active: bool
    text: str


@dataclass(frozen=True)
class Diagnosis:
    """What was found; `ok` says whether NumPy and free-text exercises can be graded."""

    ok: bool
    mmdojo: str
    python: str
    platform: str
    packages: dict[str, str | None]
    isolation: str
    layers: list[Layer]
    missing: list[Need]
    exercises: int
    trials: list[Trial]
    content: str
    progress_file: str
    progress_opens: bool
    workspace: str | None
    server: dict[str, object]


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("doctor", help="What works here, what is missing · 检查安装")(doctor)


def doctor(
    context: typer.Context, form: FormatOption = TextOrJson.TEXT, lang: LangOption = None
) -> int:
    """Look at the installation and grade two model answers to see that grading works."""
    language = chosen_language(context, lang)
    diagnosis = diagnose(language)
    if form == TextOrJson.JSON:
        write_json(asdict(diagnosis))
    else:
        _show(diagnosis, language)
    return Exit.OK if diagnosis.ok else Exit.GRADER_FAILED


def diagnose(language: Language) -> Diagnosis:
    """Look at everything; what is broken is part of the answer, so nothing here raises."""
    from grader.content import content_root
    from grader.isolation import describe_isolation
    from grader.progress.store import ProgressStore

    packages = {name: _version(name) for name in _PACKAGES}
    with ProgressStore() as store:
        workspace = store.workspace
    say_notes(store.notes, language)
    trials, count = _try_grading(language)
    status = describe_isolation()
    running = server_status()
    return Diagnosis(
        ok=len(trials) > 0 and all(trial.passed for trial in trials),
        mmdojo=__version__,
        python=platform.python_version(),
        platform=platform.platform(),
        packages=packages,
        isolation=status.level,
        layers=[
            Layer(layer.name, layer.active, layer.text.in_language(language))
            for layer in status.layers
        ],
        missing=[Need(name, _COMMANDS[name]) for name in _PACKAGES if packages[name] is None],
        exercises=count,
        trials=trials,
        content=str(content_root()),
        progress_file=str(store.path),
        progress_opens=store.lasting,
        workspace=str(workspace) if workspace else None,
        server={"running": running is not None, **(running or {})},
    )


def _try_grading(language: Language) -> tuple[list[Trial], int]:
    """Grade the model answer of one NumPy and one free-text exercise: proof, not inference."""
    try:
        catalog = load_catalog()
    except DojoError as error:
        return [Trial("", False, error.text.in_language(language))], 0
    numpy = next((each for each in catalog if each.metadata.needs == "numpy"), None)
    prose = next((each for each in catalog if not each.is_code), None)
    chosen = [each for each in (numpy, prose) if each is not None]
    return [_try(each, language) for each in chosen], len(catalog)


def _try(exercise: Exercise, language: Language) -> Trial:
    name = "solution.py" if exercise.is_code else f"answer.{language}.md"
    try:
        from grader.grading import grade_path

        with stdout_kept_clean():
            report = grade_path(exercise, exercise.solution / name, language=language)
    except Exception as error:  # a doctor that falls ill helps nobody
        return Trial(exercise.slug, False, f"{type(error).__name__}: {error}")
    return Trial(exercise.slug, report.verdict == "pass", report.message)


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _show(found: Diagnosis, language: Language) -> None:
    def line(good: bool | None, text: str) -> None:
        symbol = {True: "✓", False: "✗", None: "–"}[good]
        console().print(f" {symbol} {sanitise(text)}", markup=False, soft_wrap=True)

    def heading(zh: str, en: str) -> None:
        say("\n" + Text(zh=zh, en=en).in_language(language))

    say(f"mmdojo {found.mmdojo} · Python {found.python} · {found.platform}")
    heading("软件包", "Packages")
    for name, version in found.packages.items():
        optional = name in ("tensorflow", "keras", "jupyterlab")
        absent = Text(zh="没有安装", en="not installed").in_language(language)
        line(version is not None or (None if optional else False), f"{name} {version or absent}")
    heading("试着评一份参考答案", "Grading a model answer")
    for trial in found.trials:
        line(trial.passed, f"{trial.exercise} {trial.message}")
    heading(f"隔离：{found.isolation}", f"Isolation of your code: {found.isolation}")
    for layer in found.layers:
        line(layer.active or None, f"{layer.name}: {layer.text}")
    heading("后台服务", "Warm server")
    line(found.server["running"] is True or None, _describe_server(found.server, language))
    heading("位置", "Places")
    unset = Text(zh="还没有：mmdojo start", en="none yet: mmdojo start").in_language(language)
    labels = {
        Text(zh="练习", en="exercises"): f"{found.content} ({found.exercises})",
        Text(zh="进度", en="progress"): found.progress_file,
        Text(zh="练习文件夹", en="your folder"): found.workspace or unset,
    }
    for label, value in labels.items():
        broken = label.en == "progress" and not found.progress_opens
        line(not broken, f"{label.in_language(language)}: {value}")
    for need in _once(found.missing):
        missing = Text(
            zh=f"缺少 {need.what}，请安装：{need.command}", en=f"To get {need.what}: {need.command}"
        )
        say("\n" + missing.in_language(language))


def _describe_server(server: Mapping[str, object], language: Language) -> str:
    if server["running"] is not True:
        text = Text(
            zh="没有运行：第一次检查会启动它，之后的检查就快了",
            en="not running: the first check starts it, and those after that are fast",
        )
        return text.in_language(language)
    text = Text(
        zh=f"进程 {server['pid']}，已运行 {server['commands']} 条命令；mmdojo stop 结束它",
        en=f"process {server['pid']}, has run {server['commands']} commands; mmdojo stop ends it",
    )
    return text.in_language(language)


def _once(needs: list[Need]) -> list[Need]:
    """Join the things that one command gets."""
    by_command: dict[str, list[str]] = {}
    for need in needs:
        by_command.setdefault(need.command, []).append(need.what)
    return [Need(", ".join(names), command) for command, names in by_command.items()]
