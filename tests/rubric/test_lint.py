"""What the linter says of a rubric: each rule kept, and each rule broken."""

from __future__ import annotations

import tomllib

import pytest
from msgspec import convert

from grader.rubric import Rubric
from grader.rubric.lint import Finding, lint
from grader.text import Language
from tests.rubric.small_rubric import EARLY, LATE

GOOD = (
    "schema = 1\n"
    + EARLY
    + LATE
    + """
[[examples]]
text = "早期融合把特征拼接。晚期融合先给预测，再投票。"
expect = { "early.name" = "covered", "early.definition" = "covered", "late.definition" = "covered" }

[[examples]]
text = "Early fusion lets the models predict and then vote. Late fusion is another way."
expect = { "early.definition" = "wrong", "late.definition" = "missing" }
"""
)
SINGLE = """
schema = 1
topic = [["鸟", "bird"]]

[[concepts]]
id = "case"
name = { zh = "拼接", en = "concatenation" }

[[concepts.points]]
id = "song"
title = { zh = "歌声", en = "Song" }
look_for = { zh = "会什么？", en = "What can it do?" }
reference = { zh = "它清晨会在树上唱歌。", en = "It sings in the morning." }
needs = [["唱歌", "sing"]]
"""
PRICE = """
[[concepts.points]]
id = "early.price"
title = { zh = "代价", en = "Price" }
look_for = { zh = "代价？", en = "Its price?" }
reference = { zh = "训练起来会很便宜。", en = "It is cheap." }
needs = [["便宜", "cheap"]]

[[concepts.points.contradicts]]
needs = [["into a vector"]]
message = { zh = "不对。", en = "no." }
"""
PROMPTS = "# 融合\n\n有哪些融合方法？\n\n# Fusion\n\nWhich ways of fusing are there?"
ANSWERS: dict[Language, str] = {
    "zh": "早期融合把各模态的特征拼接起来。晚期融合让各模态先预测，再投票。",
    "en": "Early fusion concatenates the features. With late fusion, models predict and then vote.",
}


def _rubric(text: str) -> Rubric:
    return convert(tomllib.loads(text), Rubric)


def _lint(
    text: str, prompts: str = PROMPTS, answers: dict[Language, str] | None = None
) -> list[Finding]:
    return lint(_rubric(text), prompts, ANSWERS if answers is None else answers)


def _example(text: str, expect: str) -> str:
    return f'\n[[examples]]\ntext = "{text}"\nexpect = {{ {expect} }}\n'


def _of(findings: list[Finding], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


def test_a_good_rubric_has_nothing_to_mend() -> None:
    assert _lint(GOOD) == []


def test_a_reference_that_does_not_earn_its_point_is_named_with_its_language() -> None:
    [finding] = _lint(GOOD.replace("Concatenate the features into a vector.", "It comes first."))
    assert (finding.rule, finding.level) == ("reference-earns-its-point", "error")
    assert finding.place == "early.definition"
    for said in (finding.message.zh, finding.message.en):
        assert "reference.en" in said
        assert "It comes first." in said
        assert "missing" in said


def test_a_reference_that_makes_another_point_wrong_is_named_with_it() -> None:
    rubric = GOOD.replace('\n[[concepts]]\nid = "late"', PRICE + '\n[[concepts]]\nid = "late"')
    [finding] = _of(_lint(rubric), "reference-earns-its-point")
    assert (finding.place, finding.level) == ("early.definition", "error")
    assert "makes early.price wrong" in finding.message.en
    assert "into a vector" in finding.message.en
    assert "early.price" in finding.message.zh


def test_a_reference_under_a_name_that_is_no_alias_does_not_earn() -> None:
    rubric = GOOD.replace('aliases = ["早期融合", ', 'aliases = ["前融合", ')
    findings = _of(_lint(rubric), "reference-earns-its-point")
    assert [finding.place for finding in findings] == ["early.name", "early.definition"]
    assert all("aliases" in finding.message.en for finding in findings)


def test_a_reference_need_not_name_the_topic_or_a_concept_that_is_the_whole_answer() -> None:
    answers: dict[Language, str] = {"zh": "鸟在清晨会唱歌。", "en": "A bird sings."}
    rules = {finding.rule for finding in _lint(SINGLE, answers=answers)}
    assert "reference-earns-its-point" not in rules


def test_an_example_that_is_judged_otherwise_shows_both_verdicts_and_the_evidence() -> None:
    rubric = GOOD + _example("早期融合把特征拼接。", '"early.definition" = "missing"')
    [finding] = _lint(rubric)
    assert (finding.rule, finding.level) == ("example-expectation", "error")
    assert finding.place == "examples[2]"
    for said in (finding.message.zh, finding.message.en):
        assert "early.definition" in said
        assert "missing" in said
        assert "covered" in said
        assert "特征拼接" in said


def test_what_is_not_covered_is_told_with_the_list_that_lacks_a_word() -> None:
    rubric = GOOD + _example("早期融合不会拼接特征。", '"early.definition" = "covered"')
    rows: dict[Language, str] = {**ANSWERS, "en": ANSWERS["en"].replace("features", "rows")}
    rubric = rubric.replace("Concatenate the features into a vector.", "Concatenate by hand.")
    findings = _lint(rubric, answers=rows)
    rules = {finding.rule: finding.message for finding in findings}
    assert "needs[0]：“拼接”被否定了" in rules["example-expectation"].zh
    assert "needs[1]: none of its words is there" in rules["model-answer-passes"].en
    assert "needs[1]: none of its words is there" in rules["reference-earns-its-point"].en


def test_only_the_verdicts_that_an_example_expects_are_looked_at() -> None:
    assert _lint(GOOD + _example("晚期融合。", '"late.definition" = "missing"')) == []


def test_a_point_without_a_covered_example_is_a_warning() -> None:
    [finding] = _lint(GOOD.replace('"early.name" = "covered", ', ""))
    assert (finding.rule, finding.level) == ("every-point-exemplified", "warning")
    assert finding.place == "early.name"
    assert "covered" in finding.message.en


def test_an_idea_needs_an_example_of_something_else_and_a_name_does_not() -> None:
    findings = _lint(GOOD[: GOOD.rindex("[[examples]]")])
    assert {finding.rule for finding in findings} == {"every-point-exemplified"}
    assert [finding.place for finding in findings] == ["early.definition", "late.definition"]
    assert all("not to be covered" in finding.message.en for finding in findings)


@pytest.mark.parametrize(
    ("late", "written"),
    [("early fusion", "“early fusion”"), ("Early-Fusions", "“Early-Fusions”")],
)
def test_an_alias_of_two_concepts_is_an_error_told_once(late: str, written: str) -> None:
    rubric = GOOD.replace('"late fusion"]', f'"late fusion", "{late}"]')
    [finding] = _of(_lint(rubric), "alias-twice")
    assert finding.level == "error"
    assert finding.place == "early"
    for said in (finding.message.zh, finding.message.en):
        assert written in said
        assert "late" in said


def test_what_belongs_to_two_sides_of_a_pairing_is_an_error() -> None:
    sides = """
[[pairings]]
points = ["early.definition"]
[[pairings.sides]]
names = ["picture"]
own = ["pixels", "shape"]
[[pairings.sides]]
names = ["caption"]
own = ["words"]
"""
    assert _lint(GOOD + sides) == []
    [finding] = _lint(GOOD + sides.replace('"words"', '"words", "shape"'))
    assert (finding.rule, finding.level) == ("pairing-overlap", "error")
    assert finding.place == "pairings[0]"
    assert "“shape”" in finding.message.en
    assert "“shape”" in finding.message.zh


def test_an_alias_inside_one_of_another_concept_is_a_warning() -> None:
    rubric = GOOD.replace('"late fusion"]', '"late fusion", "early fusion of decisions"]')
    [finding] = _lint(rubric)
    assert (finding.rule, finding.level) == ("alias-inside-alias", "warning")
    assert finding.place == "early"
    assert "“early fusion of decisions”" in finding.message.en
    assert "“early fusion of decisions”" in finding.message.zh


def test_part_of_a_latin_word_is_not_inside() -> None:
    rubric = GOOD.replace('"early fusion"]', '"early fusion", "ate", "at* fusion"]')
    assert _lint(rubric) == []


def test_words_that_no_list_holds_are_a_warning() -> None:
    text = "早期融合把特征拼接，像搭积木。 Early fusion concatenates features like Lego bricks."
    [finding] = _lint(GOOD + _example(text, '"early.definition" = "covered"'))
    assert (finding.rule, finding.level) == ("unknown-words", "warning")
    assert finding.place == "examples[2]"
    assert "bricks" in finding.message.en
    assert "搭积木" in finding.message.en
    for known in ("concatenates", "features", "fusion", "Lego", "拼接"):
        assert known not in finding.message.en


def test_idle_words_are_not_asked_for() -> None:
    text = "早期融合把特征拼接，像搭积木。 Early fusion concatenates features like Lego bricks."
    idle = 'schema = 1\nidle_words = ["搭积木", "brick*"]'
    rubric = GOOD.replace("schema = 1", idle) + _example(text, '"early.definition" = "covered"')
    assert _lint(rubric) == []


def test_words_of_an_example_that_covers_nothing_are_not_looked_at() -> None:
    assert _lint(GOOD + _example("Bricks everywhere.", '"early.name" = "missing"')) == []


def test_at_most_twelve_unknown_words_are_told() -> None:
    words = [f"unheard{letter}" for letter in "abcdefghijklmnopqrst"]
    covered = '"early.name" = "covered"'
    rubric = GOOD + _example(f"Early fusion. {' '.join(words[:10])}", covered)
    rubric += _example(f"Early fusion. {' '.join(words)}", covered)
    told = " ".join(finding.message.en for finding in _lint(rubric))
    assert [word for word in words if told.count(word) == 1] == words[:12]
    assert not any(word in told for word in words[12:])


def test_a_model_answer_that_leaves_a_point_out_is_an_error() -> None:
    [finding] = _lint(GOOD, answers=ANSWERS | {"en": "Early fusion concatenates the features."})
    assert (finding.rule, finding.level) == ("model-answer-passes", "error")
    assert finding.place == "late.definition"
    assert "answer.en.md" in finding.message.en
    assert "answer.en.md" in finding.message.zh


@pytest.mark.parametrize(
    ("prompt", "verdict", "level"),
    [
        ("早期融合会把特征拼接起来，为什么？", "covered", "warning"),
        ("Why does early fusion let models predict and vote?", "wrong", "warning"),
        # Too short to be recognised as copied.
        ("早融会拼接特征？", "covered", "error"),
        ("早融是投票预测？", "wrong", "error"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_prompt_that_tells_or_misleads_is_an_error_and_only_retold_a_warning(
    first: bool, prompt: str, verdict: str, level: str
) -> None:
    rubric = GOOD.replace('aliases = ["早期融合", ', 'aliases = ["早期融合", "早融", ')
    parts = [f"# One\n\n{prompt}", "# Two\n\nLate fusion too."]
    [finding] = _lint(rubric, prompts="\n\n".join(parts if first else parts[::-1]))
    assert (finding.rule, finding.level) == ("prompt-earns-nothing", level)
    assert finding.place == "early.definition"
    assert verdict in finding.message.en
    assert verdict in finding.message.zh


def test_a_prompt_may_give_a_name_away() -> None:
    assert _lint(GOOD, prompts="# 融合\n\n怎样做早期融合？") == []
