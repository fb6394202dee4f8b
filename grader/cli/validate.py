"""`mmdojo validate`: prove that an exercise's checks accept right answers and reject wrong ones."""

from __future__ import annotations

import atexit
import contextlib
import importlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import json

from grader.atomic_files import replace
from grader.catalog import Exercise, find_exercise
from grader.cli.exits import Exit
from grader.cli.options import FormatOption, LangOption, TextOrJson, chosen_language
from grader.cli.output import console, on_terminal, say, stdout_kept_clean, write_json
from grader.cli.shown_catalog import shown_catalog
from grader.cli.watching import run_at_each_change
from grader.content import content_root
from grader.errors import CatalogError, UsageError
from grader.extras import missing_tensorflow
from grader.progress.location import data_folder
from grader.render.sanitise import one_line
from grader.schema_files import plain
from grader.text import Language, Text

if TYPE_CHECKING:
    from grader.authoring.certificate import Certificate
    from grader.authoring.trials import RunAll

_FOLDER = "certificates"
_THREADS = "OPENBLAS_NUM_THREADS"


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("validate", help="Prove exercises with their answers · 用已知答案验证练习")(
        validate
    )


def validate(
    context: typer.Context,
    slugs: Annotated[
        list[str] | None, typer.Argument(metavar="[SLUG...]", help="Default: all · 默认全部")
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Also what has not changed · 没有改动的也重新验证")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Again at each change · 文件一变就重新验证")
    ] = False,
    picture: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Draw the kill matrix (.svg .png .pdf) · 画出矩阵"),
    ] = None,
    form: FormatOption = TextOrJson.TEXT,
    lang: LangOption = None,
) -> int:
    """Grade every answer kept beside the solutions, and say which rules are broken.

    What has not changed since it was last proven is not run again.
    """
    language = chosen_language(context, lang)
    if picture is not None and len(slugs or []) != 1:
        raise UsageError(
            Text(zh="--picture 一次只画一个练习。", en="--picture draws one exercise at a time.")
        )
    if not watch:
        return _validate(slugs or [], fresh, picture, form, language)

    def run() -> None:
        try:
            _validate(slugs or [], fresh, picture, form, language)
        except CatalogError as error:  # a file is being written; the next save may mend it
            say(error.text.in_language(language))

    with contextlib.suppress(KeyboardInterrupt):
        run_at_each_change(_folders(), lambda path: _concerns(path, slugs or []), run, language)
    return Exit.OK


def _folders() -> list[Path]:
    return [(content_root() / name).resolve() for name in ("exercises", "solutions")]


def _concerns(path: Path, slugs: Sequence[str]) -> bool:
    """Say whether a changed file belongs to one of the exercises, and is no by-product."""
    folder = next((folder for folder in _folders() if path.is_relative_to(folder)), None)
    if folder is None or path.suffix not in (".py", ".md", ".toml"):
        return False
    return not slugs or path.relative_to(folder).parts[1:2] in [(slug,) for slug in slugs]


def _validate(
    slugs: Sequence[str], fresh: bool, picture: Path | None, form: TextOrJson, language: Language
) -> Exit:
    catalog = None if slugs else shown_catalog(language)
    exercises = [find_exercise(slug) for slug in slugs] if catalog is None else list(catalog)
    if (lacking := missing_tensorflow(exercises)) is not None:
        say(lacking.in_language(language), stderr=True)
        exercises = [each for each in exercises if each.metadata.needs != "tensorflow"]

    certificates = []
    with contextlib.ExitStack() as stack:
        run_all: RunAll | None = None
        for exercise in exercises:
            certificate = None if fresh else _kept(exercise)
            if certificate is None:
                run_all = run_all or stack.enter_context(_on_every_processor())
                certificate = _prove(exercise, run_all)
                _keep(certificate)
            certificates.append(certificate)
            if form == TextOrJson.TEXT:
                _show(certificate, language)
            if picture is not None:
                from grader.render.kill_matrix import draw_matrix

                draw_matrix(certificate, picture, language)
    if form == TextOrJson.JSON:
        write_json([plain(certificate) for certificate in certificates])
    proven = lacking is None and all(certificate.proven for certificate in certificates)
    proven = proven and not (catalog and catalog.broken)
    return Exit.OK if proven else Exit.NOT_PASSED


def _prove(exercise: Exercise, run_all: RunAll) -> Certificate:
    from grader.authoring.validation import prove

    with stdout_kept_clean(), _warm_zygotes(), _progress(exercise) as tell:
        return prove(exercise, tell, run_all)


@contextlib.contextmanager
def _on_every_processor() -> Iterator[RunAll]:
    """Spread work over processes, each with workers from a warm zygote of its own."""
    count = os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        count = len(os.sched_getaffinity(0))
    if count < 2:
        yield map
        return
    # Not by fork: threads of this process may hold locks.
    context = multiprocessing.get_context("spawn")
    with (
        _one_thread_each(),
        ProcessPoolExecutor(count, context, initializer=_begin_worker) as executor,
    ):
        for _ in range(count):
            executor.submit(_import_all)  # while this process imports what it needs itself
        yield partial(executor.map, chunksize=1)


def _import_all() -> None:
    """Import what the processes that grade need."""
    for name in ("examples", "mutation", "steadiness"):
        importlib.import_module(f"grader.authoring.{name}")


@contextlib.contextmanager
def _one_thread_each() -> Iterator[None]:
    """Have processes that start meanwhile compute with one thread: each has one processor."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before


def _begin_worker() -> None:
    # Ctrl-C is the parent's business, which ends these.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdout = sys.stderr  # stdout is for the parent's one JSON array
    warm = _warm_zygotes()
    warm.__enter__()
    atexit.register(warm.__exit__, None, None, None)


@contextlib.contextmanager
def _warm_zygotes() -> Iterator[None]:
    """Take all workers from one zygote, as the answers of one exercise may."""
    from grader.sandbox import backends
    from grader.server.zygotes import ZygotePool

    if backends.chosen() != backends.CONFINED:
        yield
        return
    pool = ZygotePool()
    backends.use_warm_zygotes(pool)
    try:
        yield
    finally:
        backends.use_warm_zygotes(None)
        pool.close()


@contextlib.contextmanager
def _progress(exercise: Exercise) -> Iterator[Callable[[str], None]]:
    """Say on stderr, while that is a terminal, which answer is being graded."""
    screen = console(stderr=True)
    if not on_terminal(sys.stderr):
        yield lambda _: None
        return
    with screen.status(exercise.slug) as status:
        yield lambda name: status.update(f"{exercise.slug}: {one_line(name)}".replace("[", "\\["))


def _path(slug: str) -> Path:
    return data_folder() / _FOLDER / f"{slug}.json"


def _kept(exercise: Exercise) -> Certificate | None:
    """Return the certificate of an earlier proof that still holds."""
    from grader.authoring.certificate import Certificate, fingerprint

    try:
        found = json.decode(_path(exercise.slug).read_bytes(), type=Certificate)
    except (OSError, ValueError, RecursionError):
        return None
    return found if found.proven and found.fingerprint == fingerprint(exercise) else None


def _keep(certificate: Certificate) -> None:
    path = _path(certificate.exercise)
    with contextlib.suppress(OSError):  # then it is run again next time
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, json.encode(certificate))


def _show(certificate: Certificate, language: Language) -> None:
    sign = "✓" if certificate.proven else "✗"
    right = sum(expected == "pass" for expected in certificate.expected.values())
    wrong = len(certificate.expected) - right
    killed = sum(mutant.fate == "killed" for mutant in certificate.mutants)
    same = sum(mutant.fate == "equivalent" for mutant in certificate.mutants)
    zh = en = ""
    if certificate.mutants:
        zh = f"，{len(certificate.mutants)} 个变异体中 {killed} 个被发现、{same} 个等价"
        en = f", {killed} of {len(certificate.mutants)} mutants killed and {same} equivalent"
    count = len(certificate.problems)
    end = Text(zh=f"{count} 个问题", en="1 problem" if count == 1 else f"{count} problems")
    if certificate.proven:
        end = Text(zh="已证明", en="proven")
    text = Text(
        zh=f"{sign} {certificate.exercise}：{right} 个正确答案，{wrong} 个错误答案{zh}，"
        f"{end.zh}，{certificate.seconds:.1f} 秒",
        en=f"{sign} {certificate.exercise}: {right} right and {wrong} wrong answers{en}, "
        f"{end.en}, {certificate.seconds:.1f} s",
    )
    say(text.in_language(language))
    if certificate.matrix:
        from grader.render.kill_matrix import matrix_table

        console().print(matrix_table(certificate, language))
    for problem in certificate.problems:
        first, *more = Text(zh=problem.zh, en=problem.en).in_language(language).split("\n")
        say(f"  {problem.rule}  {one_line(problem.place)}  {one_line(first)}")
        for line in more:  # the difference that a mutant makes
            say(f"      {one_line(line)}")
