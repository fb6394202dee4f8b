"""What belongs to one thing and is said of another makes a point wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import CatalogError
from grader.rubric import PointJudgement, judge, load_rubric

RUBRIC = """
schema = 1

[[concepts]]
id = "case"
name = { zh = "情感分析", en = "sentiment analysis" }

[[concepts.points]]
id = "sources"
title = { zh = "来源", en = "Sources" }
look_for = { zh = "两种来源？", en = "Which two?" }
reference = { zh = "文字和语音。", en = "Text and speech." }
needs = [["文字", "text"], ["语音", "speech"]]

[[concepts.points]]
id = "use"
title = { zh = "用途", en = "Use" }
look_for = { zh = "用在哪里？", en = "Where?" }
reference = { zh = "客服热线。", en = "On a hotline." }
needs = [["客服", "hotline"]]

[[pairings]]
points = ["sources"]
[[pairings.sides]]
names = ["文字", "text", "words"]
own = ["内容", "说了什么", "content", "what is said", "text encoder"]
[[pairings.sides]]
names = ["语音", "speech", "voice"]
own = ["语气", "怎么说", "tone", "tone of voice", "how it is said", "speech encoder"]
"""


@pytest.fixture
def rubric_path(tmp_path: Path) -> Path:
    path = tmp_path / "rubric.toml"
    path.write_text(RUBRIC, encoding="utf-8")
    return path


def sources(path: Path, answer: str, prompt: str = "") -> PointJudgement:
    return {each.id: each for each in judge(load_rubric(path), answer, prompt)}["sources"]


@pytest.mark.parametrize(
    "answer",
    [
        "We use both: the text gives the tone and the speech tells what is said.",
        "文字管语气，语音管内容，我们两个都用。",
        "文字和语音都要：怎么说由文字体现，说了什么来自语音。",
        "We take text and speech, and the tone comes from the text.",
        "一路是文字，负责语气；一路是语音，负责内容。",
        "Text and speech go in. The voice is passed through the text encoder.",
    ],
)
def test_what_is_said_of_the_other_makes_the_point_wrong(rubric_path: Path, answer: str) -> None:
    found = sources(rubric_path, answer)
    assert (found.verdict, found.points, found.reason) == ("wrong", 0, "swapped")
    assert found.evidence is not None
    assert found.evidence in answer


def test_the_message_names_both_and_asks(rubric_path: Path) -> None:
    message = sources(rubric_path, "文字和语音都用，文字管语气。").message
    assert message.zh == "引文里“语气”归到了“文字”名下。是不是说反了？两种来源？"
    assert "“语气” goes to “文字”. Could two things have been swapped? Which two?" in message.en


@pytest.mark.parametrize(
    "answer",
    [
        "We use both: the text tells what is said and the speech gives the tone.",
        "文字管内容，语音管语气，我们两个都用。",
        "Text and speech give the content and the tone.",
        "文字和语音分别体现内容和语气。",
        "We use text and the tone of voice, that is speech.",
        "Text and speech: the text never gives the tone, which it lacks.",
        "文字和语音都要，光看文字看不出语气。",
        "Text and speech, each in its place: the tone from the voice, what is said from the text.",
        "Text and speech. Some say the text gives the tone; no, the speech gives the tone.",
    ],
)
def test_what_is_in_its_place_or_denied_is_no_exchange(rubric_path: Path, answer: str) -> None:
    assert sources(rubric_path, answer).verdict == "covered"


def test_a_copy_of_the_prompt_exchanges_nothing(rubric_path: Path) -> None:
    prompt = "Is it right that the text gives the tone and the speech tells what is said?"
    assert sources(rubric_path, prompt + " I use text and speech.", prompt).verdict == "covered"


def test_other_points_are_not_made_wrong(rubric_path: Path) -> None:
    answer = "On a hotline, text and speech: the text gives the tone."
    by_point = {each.id: each.verdict for each in judge(load_rubric(rubric_path), answer, "")}
    assert by_point == {"sources": "wrong", "use": "covered"}


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ('points = ["sources"]', 'points = ["source"]', "no such point: source"),
        ('points = ["sources"]', "points = []", "points"),
        ('names = ["文字", "text", "words"]', "names = []", "names"),
    ],
)
def test_a_pairing_that_makes_no_sense_is_refused(
    rubric_path: Path, written: str, instead: str, said: str
) -> None:
    assert written in RUBRIC
    rubric_path.write_text(RUBRIC.replace(written, instead), encoding="utf-8")
    with pytest.raises(CatalogError, match=said):
        load_rubric(rubric_path)
