"""Find the exercises, and read and validate their metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta
from msgspec import field as schema_field

from grader.content import CONTENT_VARIABLE, content_root
from grader.errors import CatalogError, RuleError, UsageError
from grader.learning_order import in_order
from grader.sandbox.limits import Limits
from grader.schema_files import Strict, broken_rule, missing_file, read_text, read_toml
from grader.text import LANGUAGES, Language, Text
from grader.title import Sentence, Title

Needs = Literal["numpy", "tensorflow"]
Kind = Literal["coding", "debug", "predict", "qa", "case"]
KIND_NAMES: Mapping[Kind, Text] = {
    "coding": Text(zh="编程", en="coding"),
    "debug": Text(zh="改错", en="debugging"),
    "predict": Text(zh="推算", en="prediction"),
    "qa": Text(zh="问答", en="question"),
    "case": Text(zh="案例", en="case study"),
}


# Kinds whose answer is a program: one to write, to mend, or to fill with values.
CODE_KINDS: frozenset[Kind] = frozenset({"coding", "debug", "predict"})
HINT_STEPS = 3
# All checks together may take this many times what one may.
_CHECKS_PER_SUBMISSION = 12
_SLUG = r"^[a-z][a-z0-9_]*\Z"
_Slug = Annotated[str, Meta(pattern=_SLUG)]
_Seconds = Annotated[float, Meta(gt=0, le=7200)]


class FurtherLimits(Strict, frozen=True):
    """The `[limits]` of an exercise; what is left out has a default that suits most.

    `submission_seconds` and `cpu_seconds` (default: 12 times `timeout_seconds`) are for all checks
    together, `open_files` for descriptors at a time, `output_mb` for what is printed and for any
    file, `message_mb` for one result, `scratch_mb` for the working folder.
    """

    submission_seconds: _Seconds | None = None
    cpu_seconds: _Seconds | None = None
    open_files: Annotated[int, Meta(ge=32, le=4096)] = Limits.open_files
    output_mb: Annotated[int, Meta(ge=1, le=256)] = Limits.output_mb
    message_mb: Annotated[int, Meta(ge=1, le=512)] = Limits.message_mb
    scratch_mb: Annotated[int, Meta(ge=1, le=1024)] = Limits.scratch_mb


class Metadata(Strict, frozen=True, kw_only=True):
    """The contents of an `exercise.toml`; unknown keys are errors.

    `minutes` is what a prepared candidate needs, `timeout_seconds` the time of one check (waiting
    for a processor doesn't count), `memory_mb` what the submission may use in MiB, `pass_score` the
    share of points that passes.
    """

    slug: _Slug
    kind: Kind
    track: _Slug
    difficulty: Annotated[int, Meta(ge=1, le=5)]
    minutes: Annotated[int, Meta(ge=1, le=240)]
    title: Title
    tags: list[str] = schema_field(default_factory=list)
    requires: list[_Slug] = schema_field(default_factory=list)
    source: Sentence
    entry_point: str | None = None
    needs: Needs | None = None
    timeout_seconds: Annotated[float, Meta(gt=0, le=600)] = 10.0
    memory_mb: Annotated[int, Meta(ge=64, le=65536)] = 1024
    limits: FurtherLimits = schema_field(default_factory=FurtherLimits)
    pass_score: Annotated[float, Meta(gt=0, le=1)] | None = None

    @property
    def worker_limits(self) -> Limits:
        """What one submission may use."""
        further = self.limits
        whole = _CHECKS_PER_SUBMISSION * self.timeout_seconds
        return Limits(
            call_seconds=self.timeout_seconds,
            submission_seconds=further.submission_seconds or whole,
            cpu_seconds=further.cpu_seconds or whole,
            memory_mb=self.memory_mb,
            open_files=further.open_files,
            output_mb=further.output_mb,
            message_mb=further.message_mb,
            scratch_mb=further.scratch_mb,
        )

    def __post_init__(self) -> None:
        """Check that it has the keys of its kind.

        Raises:
            ValueError: one is missing, or is of another kind.
        """
        self._strip("source")
        if self.kind in CODE_KINDS:
            if self.entry_point is None or not self.entry_point.isidentifier():
                raise RuleError(
                    zh="代码题需要 entry_point，也就是函数名",
                    en="an exercise in code needs entry_point, the function's name",
                )
            if self.needs is None:
                raise RuleError(
                    zh='代码题需要 needs = "numpy" 或 "tensorflow"',
                    en='an exercise in code needs needs = "numpy" or "tensorflow"',
                )
            if self.pass_score is not None:
                raise RuleError(
                    zh="pass_score 只用于文字题；代码题须通过全部检查，请删掉它",
                    en="pass_score is for free text; in code every check has to pass; remove it",
                )
        else:
            if self.entry_point is not None or self.needs is not None:
                raise RuleError(
                    zh="entry_point 和 needs 只用于代码题，请删掉",
                    en="entry_point and needs are for exercises in code; remove them",
                )
            if self.pass_score is None:
                raise RuleError(
                    zh="文字题需要 pass_score，例如 0.6",
                    en="a free-text exercise needs pass_score, for example 0.6",
                )


@dataclass(frozen=True)
class Exercise:
    """One exercise: metadata, what the learner gets (`folder`), the hidden side (`solution`)."""

    metadata: Metadata
    folder: Path
    solution: Path

    @property
    def slug(self) -> str:
        """The immutable id."""
        return self.metadata.slug

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return self.metadata.title.as_text()

    @property
    def is_code(self) -> bool:
        """Whether the learner writes code (else free text)."""
        return self.metadata.kind in CODE_KINDS

    @property
    def entry_point(self) -> str:
        """The function that a coding exercise asks for."""
        if self.metadata.entry_point is None:
            raise ValueError(f"{self.slug} is no coding exercise")
        return self.metadata.entry_point

    def prompt(self, language: Language) -> str:
        """Return the task as Markdown."""
        return read_text(self.folder / f"prompt.{language}.md")

    def prompts(self) -> str:
        """Return the task in every language, one after the other; copies of it earn nothing."""
        return "\n\n".join(self.prompt(language) for language in LANGUAGES)

    def hints(self, language: Language) -> list[str]:
        """Return the hints as Markdown, from a nudge to nearly the answer."""
        parts = re.split(r"(?m)^## .*$", read_text(self.folder / f"hints.{language}.md"))
        return [part.strip() for part in parts[1:]]

    def stub(self, language: Language) -> str:
        """Return what the learner starts from: Python for code, Markdown for free text."""
        return read_text(self.folder / self.stub_name(language))

    def stub_name(self, language: Language) -> str:
        """Return the name of the stub's file in the exercise's folder."""
        return "stub.py" if self.is_code else f"answer.{language}.md"

    def workspace_name(self) -> str:
        """Return the name of the learner's own file, the same in both languages."""
        return f"{self.slug}.py" if self.is_code else f"{self.slug}.md"

    def model_answer(self, language: Language) -> str:
        """Return the hidden reference answer."""
        return read_text(
            self.solution / ("solution.py" if self.is_code else f"answer.{language}.md")
        )

    def explanation(self, language: Language) -> str:
        """Return why the reference answer is right, as Markdown."""
        return read_text(self.solution / f"explanation.{language}.md")

    @property
    def checks_path(self) -> Path:
        """Where a coding exercise keeps its checks."""
        return self.folder / "checks.py"

    @property
    def rubric_path(self) -> Path:
        """Where a free-text exercise keeps its rubric (on the hidden side)."""
        return self.solution / "rubric.toml"


@dataclass(frozen=True)
class Catalog:
    """All exercises, in the order in which they are best learnt.

    `broken` says of those that can't be read, by the name of their folder, what is wrong.
    """

    by_slug: Mapping[str, Exercise]
    broken: Mapping[str, CatalogError] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self.by_slug.values())

    def __len__(self) -> int:
        return len(self.by_slug)

    @cached_property
    def slugs(self) -> list[str]:
        """The ids in order."""
        return list(self.by_slug)

    def place_in_track(self, exercise: Exercise) -> tuple[int, int]:
        """Return the exercise's number in its track, from 1, and how many there are."""
        track = [each.slug for each in self if each.metadata.track == exercise.metadata.track]
        return track.index(exercise.slug) + 1, len(track)

    def get(self, slug: str) -> Exercise:
        """Return one exercise.

        Raises:
            CatalogError: it can't be read.
            UsageError: there is none of that name; the message names the nearest ones.
        """
        if found := self.by_slug.get(slug):
            return found
        if slug in self.broken:
            raise self.broken[slug]
        from rapidfuzz import process  # imported late: only a wrong name needs it

        near = [match[0] for match in process.extract(slug, self.slugs, limit=2, score_cutoff=60)]
        raise UsageError(
            Text(
                zh=f"没有名为 {slug!r} 的练习。"
                + (f"你是不是想找 {' 或 '.join(near)}？" if near else "")
                + "运行 mmdojo list 查看全部练习。",
                en=f"There is no exercise {slug!r}. "
                + (f"Did you mean {' or '.join(near)}? " if near else "")
                + "`mmdojo list` shows them all.",
            )
        )


def load_catalog(root: Path | None = None, *, skip_broken: bool = False) -> Catalog:
    """Read every exercise below `root` (default: `content_root()`).

    With `skip_broken`, one that can't be read costs nobody the others: it is left out, with what
    requires it, and `broken` says why.

    Raises:
        CatalogError: metadata breaks a rule, or a file that every exercise needs is missing.
    """
    root = root or content_root()
    paths = sorted((root / "exercises").glob("*/*/exercise.toml"))
    if not paths:
        raise CatalogError(
            "no-exercises",
            Text(
                zh=f"{root / 'exercises'} 里没有练习。用 mmdojo new 写第一个，"
                f"或检查环境变量 {CONTENT_VARIABLE}，或重新安装。",
                en=f"No exercise in {root / 'exercises'}. Begin one with mmdojo new, "
                f"check {CONTENT_VARIABLE}, or reinstall mmdojo.",
            ),
        )
    found: dict[str, Exercise] = {}
    broken: dict[str, CatalogError] = {}
    for path in paths:
        try:
            exercise = _read_exercise(path, root)
            if exercise.slug in found:
                raise broken_rule(
                    "unique-slug",
                    path,
                    Text(
                        zh=f"另一个练习也叫 {exercise.slug}，请改名",
                        en=f"another exercise is called {exercise.slug} too; rename one",
                    ),
                )
        except CatalogError as error:
            broken[path.parent.name] = error
        else:
            found[exercise.slug] = exercise
    while unmet := {each.slug: why for each in found.values() if (why := _unmet(each, found))}:
        broken |= unmet
        found = {slug: exercise for slug, exercise in found.items() if slug not in unmet}
    if broken and not skip_broken:
        raise next(iter(broken.values()))
    ordered = in_order(found, root)
    return Catalog({exercise.slug: exercise for exercise in ordered}, broken)


def _unmet(exercise: Exercise, found: Mapping[str, Exercise]) -> CatalogError | None:
    """Return what is wrong with the exercises that one requires."""
    for slug in exercise.metadata.requires:
        if slug not in found:
            return broken_rule(
                "known-requirement",
                exercise.folder / "exercise.toml",
                Text(
                    zh=f"requires 里的 {slug} 不存在或有错",
                    en=f"requires {slug}, which does not exist or is broken",
                ),
            )
    return None


def find_exercise(slug: str, root: Path | None = None) -> Exercise:
    """Read one exercise below `root`, and no other: what is wrong with those is not its concern.

    Raises:
        CatalogError: its metadata breaks a rule, or a file that it needs is missing.
        UsageError: there is none of that name; the message names the nearest ones.
    """
    root = root or content_root()
    if re.fullmatch(_SLUG, slug):
        paths = list((root / "exercises").glob(f"*/{slug}/exercise.toml"))
        if len(paths) == 1:
            return _read_exercise(paths[0], root)
    return load_catalog(root).get(slug)


def _read_exercise(path: Path, root: Path) -> Exercise:
    folder = path.parent
    metadata = read_toml(path, Metadata, "metadata")
    if metadata.slug != folder.name:
        raise _not_its_folder("slug", path, metadata.slug, folder.name)
    if metadata.track != folder.parent.name:
        raise _not_its_folder("track", path, metadata.track, folder.parent.name)
    exercise = Exercise(metadata, folder, root / "solutions" / metadata.track / metadata.slug)
    for language in LANGUAGES:
        names = [f"prompt.{language}.md", f"hints.{language}.md", exercise.stub_name(language)]
        for name in names:
            if not (folder / name).is_file():
                raise missing_file(folder / name)
        if len(exercise.hints(language)) != HINT_STEPS:
            raise broken_rule(
                "three-hints",
                folder / f"hints.{language}.md",
                Text(
                    zh=f"应有 {HINT_STEPS} 条提示，每条写在一个以“## ”开头的标题下",
                    en=f"needs {HINT_STEPS} hints, each under a heading that starts with '## '",
                ),
            )
    if exercise.is_code and not exercise.checks_path.is_file():
        raise missing_file(exercise.checks_path)
    return exercise


def _not_its_folder(key: str, path: Path, value: str, folder: str) -> CatalogError:
    return broken_rule(
        f"{key}-is-folder",
        path,
        Text(
            zh=f"{key} 是 {value}，文件夹却叫 {folder}，两者应当相同",
            en=f"{key} is {value} but the folder is {folder}; they must be the same",
        ),
    )
