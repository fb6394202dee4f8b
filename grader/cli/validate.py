"""`mmdojo validate`: prove that an exercise's checks accept right answers and reject wrong ones."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.atomic_files import replace
from grader.catalog import Exercise, find_exercise, load_catalog
from grader.cli.exits import Exit
from grader.cli.options import FormatOption, LangOption, TextOrJson, chosen_language
from grader.cli.output import console, say, stdout_kept_clean, write_json
from grader.extras import missing_tensorflow
from grader.progress.location import data_folder
from grader.render.sanitise import one_line
from grader.text import Language, Text

if TYPE_CHECKING:
    from rich.table import Table

    from grader.authoring.certificate import Certificate

_FOLDER = "certificates"
_SIGNS = {
    "pass": "✓",
    "covered": "✓",
    "fail": "✗",
    "wrong": "✗",
    "skipped": "–",
    "partial": "◐",
    "unsure": "?",
    "missing": "·",
    "error": "!",
}


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
    form: FormatOption = TextOrJson.TEXT,
    lang: LangOption = None,
) -> int:
    """Grade every answer kept beside the solutions, and say which rules are broken.

    What has not changed since it was last proven is not run again.
    """
    language = chosen_language(context, lang)
    exercises = [find_exercise(slug) for slug in slugs] if slugs else list(load_catalog())
    if (lacking := missing_tensorflow(exercises)) is not None:
        say(lacking.in_language(language), stderr=True)
        exercises = [each for each in exercises if each.metadata.needs != "tensorflow"]
    certificates = []
    for exercise in exercises:
        certificate = None if fresh else _kept(exercise)
        if certificate is None:
            certificate = _prove(exercise)
            _keep(certificate)
        certificates.append(certificate)
        if form == TextOrJson.TEXT:
            _show(certificate, language)
    if form == TextOrJson.JSON:
        write_json([certificate.model_dump() for certificate in certificates])
    proven = lacking is None and all(certificate.proven for certificate in certificates)
    return Exit.OK if proven else Exit.NOT_PASSED


def _prove(exercise: Exercise) -> Certificate:
    from grader.authoring.validation import prove

    with stdout_kept_clean(), _warm_zygotes(), _progress(exercise) as tell:
        return prove(exercise, tell)


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
    if not screen.is_terminal:
        yield lambda _: None
        return
    with screen.status(exercise.slug) as status:
        yield lambda name: status.update(f"{exercise.slug}: {one_line(name)}".replace("[", "\\["))


def _path(slug: str) -> Path:
    return data_folder() / _FOLDER / f"{slug}.json"


def _kept(exercise: Exercise) -> Certificate | None:
    """Return the certificate of an earlier proof that still holds."""
    from pydantic import ValidationError

    from grader.authoring.certificate import Certificate, fingerprint

    try:
        found = Certificate.model_validate_json(_path(exercise.slug).read_bytes())
    except (OSError, ValidationError):
        return None
    return found if found.proven and found.fingerprint == fingerprint(exercise) else None


def _keep(certificate: Certificate) -> None:
    path = _path(certificate.exercise)
    with contextlib.suppress(OSError):  # then it is run again next time
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, json.dumps(certificate.model_dump(), ensure_ascii=False).encode())


def _show(certificate: Certificate, language: Language) -> None:
    sign = "✓" if certificate.proven else "✗"
    right = sum(expected == "pass" for expected in certificate.expected.values())
    wrong = len(certificate.expected) - right
    text = Text(
        zh=f"{sign} {certificate.exercise}：{right} 个正确答案，{wrong} 个错误答案，"
        f"{len(certificate.problems)} 个问题",
        en=f"{sign} {certificate.exercise}: {right} right and {wrong} wrong answers, "
        f"{len(certificate.problems)} problems",
    )
    say(text.in_language(language))
    if certificate.matrix:
        console().print(_matrix(certificate, language))
    for problem in certificate.problems:
        message = Text(zh=problem.zh, en=problem.en).in_language(language)
        say(f"  {problem.rule}  {one_line(problem.place)}  {one_line(message)}")


def _matrix(certificate: Certificate, language: Language) -> Table:
    """Return the kill matrix: which answer fails which check."""
    from rich.table import Table

    names = list(dict.fromkeys(name for row in certificate.matrix.values() for name in row))
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column(Text(zh="答案", en="answer").in_language(language), no_wrap=True)
    for number, _ in enumerate(names, start=1):
        table.add_column(str(number), justify="center")
    for answer, row in certificate.matrix.items():
        expected = certificate.expected.get(answer)
        signs = [
            f"[bold]{_SIGNS.get(row.get(name, ''), '·')}[/bold]"
            if name == expected
            else _SIGNS.get(row.get(name, ""), "·")
            for name in names
        ]
        table.add_row(one_line(answer).replace("[", "\\["), *signs)
    table.caption = "  ".join(f"{number} {name}" for number, name in enumerate(names, start=1))
    table.caption_justify = "left"
    return table
