"""Find a free-text answer in a Markdown file, a notebook or the cells of a live kernel."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.attempt import answers_inside_comment, text_is_attempted, without_comments
from grader.catalog import Exercise
from grader.cells import Cell, notebook_cells
from grader.errors import SubmissionError
from grader.submission import Location, Submission
from grader.text import LANGUAGES, Text

_ANSWER_MAGIC = re.compile(r"\s*%%answer(?:[ \t]+(\S+))?[^\n]*(?:\n|$)")
_CONTAINED = 95  # of 100: the generated text, give or take an edit


def prose_submission(
    parts: Sequence[Cell], exercise: Exercise, origin: str, notes: Sequence[Text] = ()
) -> Submission:
    """Make a submission of the pieces of a free text; HTML comments in them are blanked."""
    source: list[str] = []
    lines: list[Location] = []
    for part in parts:
        if source:
            source.append("")
            lines.append(lines[-1])
        for number, line in enumerate(without_comments(part.source).split("\n"), start=1):
            source.append(line)
            lines.append(part.locate(number))
    whole = "\n".join(part.source for part in parts)
    attempted = text_is_attempted(whole, exercise)
    remarks = list(notes)
    if not attempted and answers_inside_comment(whole, exercise):
        remarks.append(_INSIDE_COMMENT)
    return Submission("\n".join(source), origin, attempted, tuple(lines), tuple(remarks))


def prose_in_cells(cells: Sequence[Cell], exercise: Exercise, origin: str) -> Submission:
    """Return the free-text answer that stands in a notebook.

    It is the last filled `%%answer` cell of this exercise, else the last filled cell that is tagged
    as its answer, else the Markdown that follows the prompt and isn't ours.

    Raises:
        SubmissionError: there is none.
    """
    answers = [answer for cell in cells if (answer := _magic_answer(cell, exercise))]
    answers = answers or [cell for cell in cells if _is_tagged(cell, exercise)]
    if answers:
        filled = [cell for cell in answers if text_is_attempted(cell.source, exercise)]
        return prose_submission((filled or answers)[-1:], exercise, origin)
    loose = _loose_answers(cells, exercise)
    if not loose:
        raise _no_answer(cells, exercise, origin)
    return prose_submission(loose, exercise, origin, [_untagged_note(loose)])


def _magic_answer(cell: Cell, exercise: Exercise) -> Cell | None:
    found = _ANSWER_MAGIC.match(cell.source)
    if cell.kind != "code" or found is None or found[1] not in {None, exercise.slug}:
        return None
    before = found[0].count("\n")
    return Cell(
        cell.source[found.end() :], cell.file, "markdown", cell.number, cell.first_line + before
    )


def _is_tagged(cell: Cell, exercise: Exercise) -> bool:
    tag = cell.metadata.get("mmdojo")
    return (
        cell.kind != "code"
        and isinstance(tag, dict)
        and tag.get("slug") == exercise.slug
        and tag.get("role") == "answer"
    )


def _loose_answers(cells: Sequence[Cell], exercise: Exercise) -> list[Cell]:
    prompts = [_plain(exercise.prompt(language)) for language in LANGUAGES]
    ours = [_plain(text) for text in _generated_texts(exercise)]
    prompt = max(
        (index for index, cell in enumerate(cells) if _holds_any(_plain(cell.source), prompts)),
        default=-1,
    )
    return [
        cell
        for cell in cells[prompt + 1 :]
        if cell.kind != "code"
        and not _is_ours(cell)
        and text_is_attempted(cell.source, exercise)
        and not _is_part_of_any(_plain(cell.source), ours)
    ]


def _generated_texts(exercise: Exercise) -> list[str]:
    from grader.authoring.notebooks import exercise_notebook  # nbformat takes a while to import

    texts: list[str] = []
    for language in LANGUAGES:
        texts += [exercise.prompt(language), *exercise.hints(language)]
        texts += [cell.source for cell in notebook_cells(exercise_notebook(exercise, language), "")]
    return texts


def _is_ours(cell: Cell) -> bool:
    tag = cell.metadata.get("mmdojo")
    return isinstance(tag, dict) and tag.get("role") != "answer"


def _plain(text: str) -> str:
    return "".join(character for character in without_comments(text).lower() if character.isalnum())


def _holds_any(text: str, parts: Sequence[str]) -> bool:
    return any(part and part in text for part in parts)


def _is_part_of_any(text: str, wholes: Sequence[str]) -> bool:
    return any(
        text in whole or (len(text) <= len(whole) and _partial_ratio(text, whole) >= _CONTAINED)
        for whole in wholes
        if whole
    )


def _untagged_note(cells: Sequence[Cell]) -> Text:
    numbers = [str(cell.number) for cell in cells]
    return Text(
        zh=f"没有找到 %%answer 单元格，按第 {'、'.join(numbers)} 个单元格的文字评分。",
        en=f"There is no %%answer cell; the text of cell {', '.join(numbers)} was graded.",
    )


def _no_answer(cells: Sequence[Cell], exercise: Exercise, origin: str) -> SubmissionError:
    others = [
        found[1]
        for cell in cells
        if cell.kind == "code" and (found := _ANSWER_MAGIC.match(cell.source)) and found[1]
    ]
    zh_others = f"（找到的是 {'、'.join(others)} 的答案。）" if others else ""
    en_others = f" (It has answers to: {', '.join(others)}.)" if others else ""
    return SubmissionError(
        Text(
            zh=f"{origin} 里没有 {exercise.slug} 的答案。{zh_others}"
            f"请在一个代码单元格的第一行写 %%answer {exercise.slug}，下面写答案，运行后再试。",
            en=f"{origin} has no answer to {exercise.slug}.{en_others} Begin a code cell with the "
            f"line %%answer {exercise.slug}, write your answer below it, run it and try again.",
        )
    )


_INSIDE_COMMENT = Text(
    zh="你的文字写在了 <!-- 和 --> 之间，那是注释，不会评分。请移到 --> 后面。",
    en="Your text stands between <!-- and -->, which is a comment and is not graded. "
    "Move it below the -->.",
)


def _partial_ratio(text: str, whole: str) -> float:
    from rapidfuzz import fuzz  # imported late: code needs none of it

    return fuzz.partial_ratio(text, whole)
