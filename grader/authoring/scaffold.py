"""Write the files of a new exercise, with places to fill in that `validate` lists."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from grader.catalog import CODE_KINDS, Exercise, Kind, Needs
from grader.errors import UsageError
from grader.text import Text

TODO = "TODO"

_WHOLE_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SHARED_TEXTS = {
    "exercise.toml": "every/exercise.toml",
    "hints.zh.md": "every/hints.zh.md",
    "hints.en.md": "every/hints.en.md",
}
_SHARED_EXPLANATIONS = {
    "explanation.zh.md": "every/explanation.zh.md",
    "explanation.en.md": "every/explanation.en.md",
}
_ANSWERS = {
    "solution.py": "solution.py",
    "right/another_way.py": "another_way.py",
    "wrong/a_misconception.py": "a_misconception.py",
}


@dataclass(frozen=True)
class NewExercise:
    """What has to be known to write the files of an exercise."""

    slug: str
    kind: Kind
    track: str
    title: Text
    needs: Needs = "numpy"
    difficulty: int = 2
    minutes: int = 15
    arguments: tuple[str, ...] = ("x",)

    @property
    def is_code(self) -> bool:
        """Whether the learner writes code."""
        return self.kind in CODE_KINDS

    @property
    def signature(self) -> str:
        """How the function that is asked for begins."""
        if self.kind == "predict":
            return f"{self.slug}()"
        if self.needs == "tensorflow":
            return f"{self.slug}(image_shape, text_shape)"
        return f"{self.slug}({', '.join(self.arguments)})"


def write_exercise(new: NewExercise, root: Path) -> list[Path]:
    """Write a new exercise below `root` and return its files; all of them are written or none.

    Raises:
        UsageError: a name breaks the rules, or there is an exercise of that name.
    """
    for name in (new.slug, new.track):
        if not _WHOLE_NAME.fullmatch(name):
            raise UsageError(
                Text(
                    zh=f"{name!r} 只能由小写字母、数字和下划线组成，以字母开头。",
                    en=f"{name!r} may have lower-case letters, digits and underscores, and begins "
                    "with a letter.",
                )
            )
    for name in new.arguments:
        if not name.isidentifier() or iskeyword(name) or new.arguments.count(name) > 1:
            raise UsageError(
                Text(
                    zh=f"{name!r} 不能作参数名。请写成 --arguments image,text 这样。",
                    en=f"{name!r} can't be the name of an argument. Write --arguments image,text.",
                )
            )
    taken = [*root.glob(f"exercises/*/{new.slug}"), *root.glob(f"solutions/*/{new.slug}")]
    if taken:
        raise UsageError(
            Text(
                zh=f"{taken[0]} 已经存在，没有改动它。换个名字，或先删掉它。",
                en=f"{taken[0]} exists already and was not touched. Choose another name, or remove "
                "it first.",
            )
        )
    # The hidden side first: an exercise without it is none, and this order never leaves one.
    folders = {
        root / "solutions" / new.track / new.slug: _hidden(new),
        root / "exercises" / new.track / new.slug: _given(new),
    }
    filled = {
        folder: {name: _filled(template, new) for name, template in files.items()}
        for folder, files in folders.items()
    }
    for folder, texts in filled.items():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as beside:
            for name, text in texts.items():
                path = Path(beside) / "folder" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            shutil.move(Path(beside) / "folder", folder)
    return sorted(folder / name for folder, texts in filled.items() for name in texts)


def left_to_fill_in(exercise: Exercise) -> Iterator[tuple[str, int, Text]]:
    """Yield what a new exercise still lacks: file, line, and what belongs there."""
    for folder in (exercise.folder, exercise.solution):
        for path in sorted(folder.rglob("*")):
            if path.suffix not in (".py", ".md", ".toml"):
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                for mark in re.findall(r"<TODO ([^>]*)>", line):
                    zh, _, en = mark.partition(" / ")
                    yield path.relative_to(folder).as_posix(), number, Text(zh=zh, en=en or zh)


def _given(new: NewExercise) -> dict[str, str]:
    """Return the files that a learner gets, with their templates."""
    if not new.is_code:
        names = ["prompt.zh.md", "prompt.en.md", "answer.zh.md", "answer.en.md"]
        return _SHARED_TEXTS | {name: f"text/{name}" for name in names}
    prompts = "predict" if new.kind == "predict" else "code"
    kept = _place(new)
    stub = "debug" if new.kind == "debug" else kept
    return _SHARED_TEXTS | {
        "prompt.zh.md": f"{prompts}/prompt.zh.md",
        "prompt.en.md": f"{prompts}/prompt.en.md",
        "stub.py": f"{stub}/stub.py",
        "checks.py": f"{kept}/checks.py",
    }


def _hidden(new: NewExercise) -> dict[str, str]:
    """Return the files of the hidden side, with their templates."""
    if not new.is_code:
        return _SHARED_EXPLANATIONS | {
            "answer.zh.md": "text/model_answer.zh.md",
            "answer.en.md": "text/model_answer.en.md",
            "rubric.toml": "text/rubric.toml",
            "right/another_way.zh.md": "text/right_answer.zh.md",
            "wrong/a_misconception.zh.md": "text/wrong_answer.zh.md",
        }
    return _SHARED_EXPLANATIONS | {name: f"{_place(new)}/{file}" for name, file in _ANSWERS.items()}


def _place(new: NewExercise) -> str:
    if new.kind == "predict":
        return "predict"
    return "model" if new.needs == "tensorflow" else "coding"


def _filled(template: str, new: NewExercise) -> str:
    environment = Environment(
        loader=PackageLoader("grader.authoring"),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # JSON's strings are TOML's, too.
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    return environment.get_template(f"{template}.j2").render(
        todo=_todo,
        slug=new.slug,
        kind=new.kind,
        track=new.track,
        title_zh=new.title.zh,
        title_en=new.title.en,
        needs=new.needs,
        difficulty=new.difficulty,
        minutes=new.minutes,
        entry_point=new.slug,
        is_code=new.is_code,
        signature=new.signature,
        arguments=new.arguments,
    )


def _todo(zh: str, en: str) -> str:
    return f"<{TODO} {' / '.join(filter(None, (zh, en)))}>"
