"""Find submissions in folders and grade each in a process of its own."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

from grader import __version__
from grader.atomic_files import replace
from grader.catalog import Catalog, Exercise
from grader.cli.output import error_report
from grader.report import Report
from grader.text import Language, Text

SUFFIXES = (".py", ".ipynb", ".md")
JOURNAL = "graded.jsonl"
_MOST_BYTES = 120  # of a student's name, so that a file's stays below the 255 of most systems


@dataclass(frozen=True)
class Entry:
    """One file of one student's; `problem` says why it can't be graded."""

    student: str
    slug: str
    file: Path
    problem: Text | None = None

    @property
    def report_name(self) -> str:
        """The name of its report's file; what was changed in the student's name is hashed."""
        safe = re.sub(r"[^\w.-]", "_", self.student)
        safe = safe.encode()[:_MOST_BYTES].decode("utf-8", "ignore")
        if safe != self.student or safe.startswith("."):
            safe += "-" + hashlib.sha256(self.student.encode("utf-8", "replace")).hexdigest()[:8]
        return f"{safe.lstrip('.')}__{self.slug or self.file.stem}{self.file.suffix.lower()}.json"


def find_entries(paths: Iterable[Path], catalog: Catalog) -> tuple[list[Entry], list[Path]]:
    """Return the submissions below `paths`, and the files whose names are no exercise.

    A file is `<student>/<slug>.py`, `<student>__<slug>.py` or `<slug>.py` (then the folder is the
    student), or the same with `.ipynb` or `.md`. A file that is named itself always counts.
    """
    entries: dict[Path, Entry] = {}
    ignored: list[Path] = []
    for path in paths:
        if not path.is_dir():
            entries[path.absolute()] = _entry(path, path.absolute().parent, catalog)
            continue
        for file in _files(path):
            entry = _entry(file, path, catalog)
            if entry.slug or file.is_symlink():
                entries.setdefault(file.absolute(), entry)
            else:
                ignored.append(file)
    found = sorted(entries.values(), key=lambda each: (each.student, each.slug, str(each.file)))
    return found, ignored


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(
            part.startswith(".") or part == "__pycache__" for part in path.relative_to(folder).parts
        )
        if path.suffix.lower() in SUFFIXES and not hidden and not path.is_dir():
            yield path


def _entry(file: Path, root: Path, catalog: Catalog) -> Entry:
    student, separator, slug = file.stem.rpartition("__")
    if not separator:
        inside = file.absolute().parent.relative_to(root.absolute()).as_posix()
        student = root.absolute().name if inside == "." else inside
    if file.is_symlink():
        # It may lead to another student's file, or to one that no student should see.
        return Entry(
            student, "", file, Text(zh="符号链接不予评分", en="a symbolic link is not graded")
        )
    if slug not in catalog.slugs:
        return Entry(
            student,
            "",
            file,
            Text(
                zh=f"文件名不是任何练习：{slug}。应为 <练习名>{file.suffix}",
                en=f"The file's name is no exercise: {slug}. It should be <exercise>{file.suffix}",
            ),
        )
    return Entry(student, slug, file)


@dataclass(frozen=True)
class Graded:
    """One line of the journal: which content of which file was graded against what."""

    file: str
    content: str
    exercise: str
    against: str
    report: str


class Journal:
    """What has been graded so far; a line is added once its report is on disk.

    A process that dies may leave half a line: it is left out, and its submission graded again.
    """

    def __init__(self, folder: Path, *, resume: bool) -> None:
        self._path = folder / JOURNAL
        self._done: dict[str, Graded] = {}
        if not resume:
            self._path.unlink(missing_ok=True)
            return
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except (FileNotFoundError, UnicodeDecodeError):
            return
        for line in lines:
            try:
                graded = Graded(**json.loads(line))
            except (ValueError, TypeError):
                continue
            self._done[graded.report] = graded

    def holds(self, graded: Graded) -> bool:
        """Return whether exactly this has been graded before."""
        return self._done.get(graded.report) == graded

    def add(self, graded: Graded) -> None:
        """Remember one; a single write, so that lines don't mix."""
        with self._path.open("a", encoding="utf-8") as file:
            # In ASCII: a file's name need be no text, and may hold what ends a line elsewhere.
            file.write("\n" + json.dumps(asdict(graded)) + "\n")


def grade_entry(
    entry: Entry, catalog: Catalog, out: Path, journal: Journal, language: Language, seconds: float
) -> Report:
    """Grade one submission, or take the report of an earlier run that still holds."""
    if entry.problem is not None:
        return error_report(entry.slug, entry.problem.in_language(language))
    target = out / entry.report_name
    try:
        content = hashlib.sha256(entry.file.read_bytes()).hexdigest()
    except OSError as error:
        text = Text(zh=f"无法读取：{error.strerror}", en=f"Can't be read: {error.strerror}")
        return error_report(entry.slug, text.in_language(language))
    graded = Graded(
        file=str(entry.file),
        content=content,
        exercise=entry.slug,
        against=_digest(catalog.get(entry.slug), language),
        report=target.name,
    )
    if journal.holds(graded) and (earlier := _read_report(target)):
        return earlier
    report = _grade_apart(entry, language, seconds)
    if report.checks and report.isolation != "full":
        text = Text(
            zh=f"运行时的隔离只有 {report.isolation}，结果不予采用",
            en=f"It ran with isolation {report.isolation} only, so its result doesn't count",
        )
        report = error_report(entry.slug, text.in_language(language))
    replace(target, (report.to_json() + "\n").encode("utf-8"))
    if report.verdict != "error":
        journal.add(graded)
    return report


def _grade_apart(entry: Entry, language: Language, seconds: float) -> Report:
    # -P: nothing in the current folder, which may be a student's, can pose as a module of ours.
    command = [sys.executable, "-P", "-m", "grader", "check", entry.slug, "--no-record"]
    command += ["--format", "json", "--lang", language, "--file", str(entry.file.absolute())]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        text = Text(zh=f"评分超过 {seconds:g} 秒", en=f"Grading took more than {seconds:g} seconds")
        return error_report(entry.slug, text.in_language(language))
    try:
        return msgspec.json.decode(done.stdout, type=Report)
    except (ValueError, RecursionError):
        said = done.stderr.decode("utf-8", "replace").strip()[-300:]
        text = Text(
            zh=f"评分进程没有给出报告（退出状态 {done.returncode}）{said}",
            en=f"The grading process gave no report (exit status {done.returncode}) {said}",
        )
        return error_report(entry.slug, text.in_language(language))


def _read_report(path: Path) -> Report | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Report)
    except (OSError, ValueError, RecursionError):
        return None


def _digest(exercise: Exercise, language: Language) -> str:
    """Return a hash of everything that a verdict depends on besides the submission."""
    digest = hashlib.sha256(f"{__version__} {language}".encode())
    for folder in (exercise.folder, exercise.solution):
        for path in sorted(folder.glob("*.*")):
            if path.is_file():
                digest.update(os.fsencode(path.name))
                digest.update(path.read_bytes())
    return digest.hexdigest()


def total_seconds(exercises: Sequence[Exercise]) -> float:
    """Return a generous limit for one grading, for the day the grader itself hangs."""
    return 120 + 20 * max((each.metadata.timeout_seconds for each in exercises), default=0)
