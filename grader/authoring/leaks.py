"""Look for the solution's text in what a learner is given."""

from __future__ import annotations

import contextlib
import io
import re
import tokenize
from collections.abc import Iterator

from grader.catalog import Exercise
from grader.text import LANGUAGES

# Shorter runs are the language's own phrases: `for i in range(n):` has 8 tokens.
_TOKENS = 12
_CHARACTERS = 24
_WORDS = 10
_SKIPPED = {
    tokenize.NEWLINE,
    tokenize.NL,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.COMMENT,
    tokenize.ENDMARKER,
}
# Code may stand in a fence, in a comment or bare in the text, so all of a text is read as code.
_PIECE = re.compile(r"[^\W\d]\w*|\d+(?:\.\d+)?|[^\s\w#`]")


def leaks(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Yield each file of the learner's that holds a run of the solution, and that run."""
    if exercise.is_code:
        solution = _pieces(_own_code(exercise))
    else:
        model = "\n".join(exercise.model_answer(language) for language in LANGUAGES)
    for name, text in _given(exercise).items():
        if exercise.is_code:
            found = _shared(solution, _pieces(text), _TOKENS, " ")
        else:
            found = _shared(_han(model), _han(text), _CHARACTERS, "") or _shared(
                _words(model), _words(text), _WORDS, " "
            )
        if found:
            yield name, found


def _given(exercise: Exercise) -> dict[str, str]:
    """Return what the learner reads; the notebooks are made of these and of nothing else."""
    files: dict[str, str] = {}
    for language in LANGUAGES:
        files[f"prompt.{language}.md"] = exercise.prompt(language)
        files[f"hints.{language}.md"] = "\n\n".join(exercise.hints(language))
        files[exercise.stub_name(language)] = exercise.stub(language)
    return files


def _own_code(exercise: Exercise) -> str:
    """Return the solution's code without the lines that the stub has too.

    Nor comments and docstrings, which may say what the prompt says.
    """
    stub = {line.strip() for line in exercise.stub("zh").splitlines()}
    found: list[str] = []
    reader = io.StringIO(exercise.model_answer("zh")).readline
    # One that is no Python is found when it is graded.
    with contextlib.suppress(tokenize.TokenError, SyntaxError):
        for token in tokenize.generate_tokens(reader):
            says_so = token.type in _SKIPPED or token.string.endswith(('"""', "'''"))
            if not says_so and token.line.strip() not in stub:
                found.append(token.string)
    return " ".join(found)


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(text)


def _han(text: str) -> list[str]:
    return re.findall(r"[\u4e00-\u9fff]", text)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[A-Za-z][A-Za-z'-]*", text)]


def _shared(hidden: list[str], given: list[str], length: int, glue: str) -> str:
    """Return the first run of `length` items that both have, or nothing."""
    runs = {tuple(hidden[at : at + length]) for at in range(len(hidden) - length + 1)}
    for at in range(len(given) - length + 1):
        run = tuple(given[at : at + length])
        if run in runs:
            return glue.join(run)
    return ""
