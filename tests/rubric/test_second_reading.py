"""What words decide, doubt, question and leave alone, with a decision that goes by two numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.rubric import PointJudgement, judge, load_rubric
from grader.rubric.format import AdoptedPhrase
from tests.rubric.small_rubric import EARLY
from tests.rubric.small_weights import NEVER, decided, decision, weights, word_weights

RUBRIC = f"""
schema = 1
topic = [["融合", "fusion"]]
{EARLY}
stands_alone = true
partly = [[["merge"]]]

[[concepts.points.contradicts]]
needs = [["投票", "vote"]]
message = {{ zh = "那是晚期融合。", en = "That is late fusion." }}
"""
ANSWER = "Early fusion. You glue the descriptors of both into one long strip."
RIGHT = "Early fusion concatenates the features, and it always wins."
ASIDE = (
    " We tried it on two data sets last spring, with a small network and a larger one, and looked "
    "at how it did on each of them over several weeks; a colleague wrote most of the scripts, I "
    "drew the plots, and in the end we showed our customers a table with the scores of both."
)
Judged = Callable[..., PointJudgement]


@pytest.fixture
def judged(tmp_path: Path) -> Judged:
    """Return what an answer's definition is judged, by these words and this decision."""
    path = tmp_path / "rubric.toml"
    path.write_text(RUBRIC, encoding="utf-8")

    def judge_with(
        answer: str, contents: Any, by: dict[str, Any] | None = None, prompt: str = ""
    ) -> PointJudgement:
        loaded = word_weights(contents)
        rubric = load_rubric(path).with_word_weights(loaded, decided(by or decision()))
        return {each.id: each for each in judge(rubric, answer, prompt)}["early.definition"]

    return judge_with


def test_words_credit_what_rules_were_unsure_of_and_are_quoted(judged: Judged) -> None:
    found = judged(ANSWER, weights({"glue": (9, 0), "strip": (4, 0)}))
    assert (found.verdict, found.points, found.reason) == ("covered", 1, "words")
    assert found.evidence is not None
    assert "glue the descriptors" in found.evidence
    assert "“glue”, “strip”" in found.message.en
    assert "“glue”" in found.message.zh


def test_where_no_word_weighs_by_itself_none_is_named(judged: Judged) -> None:
    contents = weights({"early": (-5, 0)})
    contents["parts"]["sentence"]["biases"][1] = 5
    assert judged(ANSWER, contents).message.en.endswith("the words quoted earned it.")


def test_words_that_say_little_leave_it_to_the_learner(judged: Judged) -> None:
    found = judged(ANSWER, weights())
    assert (found.verdict, found.points) == ("unsure", 0)


def test_words_that_say_nothing_are_not_worth_a_question(judged: Judged) -> None:
    found = judged(ANSWER, weights({"glue": (-20, 0), "early": (-20, 0)}))
    assert (found.verdict, found.evidence) == ("missing", None)


def test_words_of_half_an_answer_earn_half(judged: Judged) -> None:
    found = judged(ANSWER, weights({"glue": (9, 0)}), decision(half=1))
    assert (found.verdict, found.points) == ("partial", 0.5)
    found = judged(RIGHT, weights({"concat": (9, 0)}), decision(half=1))
    assert (found.verdict, found.points) == ("partial", 0.5)
    assert "What would complete it" in found.message.en


def test_what_is_not_vague_is_not_half_an_answer_where_rules_found_all_of_it(
    judged: Judged,
) -> None:
    never_vague = decision(half=1, vague=NEVER)
    found = judged(RIGHT, weights({"concat": (9, 0)}), never_vague)
    assert (found.verdict, found.points) == ("covered", 1)
    found = judged(ANSWER, weights({"glue": (9, 0)}), never_vague)
    assert (found.verdict, found.points) == ("partial", 0.5)


def test_the_sentence_that_speaks_most_for_a_point_is_quoted(judged: Judged) -> None:
    passing = "Early fusion will concatenate feature names on a slide."
    explained = "Early fusion will concatenate the whole vectors that hold each feature."
    answer = f"{passing} {explained}{ASIDE}"
    assert judged(answer, weights()).evidence == passing
    found = judged(answer, weights({"vector": (3, 0)}))
    assert (found.verdict, found.reason) == ("covered", "covered")
    assert found.evidence == explained


def test_what_is_plain_is_not_doubted(judged: Judged) -> None:
    contents = weights({"concat": (9, 0)})
    assert judged(RIGHT, contents, decision(half=1, plain=0.5)).verdict == "covered"
    assert judged(RIGHT, contents, decision(half=1, plain=90)).verdict == "partial"
    # What rules were unsure of is decided by all there is, however plain.
    assert judged(ANSWER, weights({"glue": (9, 0)}), decision(half=1, plain=0)).verdict == "partial"


@pytest.mark.parametrize(("half", "verdict"), [(-9, "covered"), (-1.2, "partial"), (1, "partial")])
def test_what_rules_call_half_an_answer_may_be_a_whole_one(
    judged: Judged, half: float, verdict: str
) -> None:
    answer = "Early fusion. You merge what comes from both before the model sees any of it."
    contents, by = weights({"merge": (9, 0)}), decision(half=half)
    found = judged(answer + ASIDE, contents, by)
    assert found.verdict == verdict
    assert "merge" in (found.evidence or "")
    assert judged(answer, contents, by).verdict == "partial"  # too short to tell


def test_half_an_answer_that_may_be_wrong_is_not_made_a_whole_one(judged: Judged) -> None:
    answer = "Early fusion. You merge what comes from both before the model sees any of it."
    contents = weights({"merge": (0, 0), "before": (0, 60)})
    by = decision()
    by["fault"]["trees"][0][3] = -0.6 - by["fault"]["start"]  # a chance of .35
    assert judged(answer + ASIDE, contents, by).verdict == "unsure"


def test_words_of_a_mistake_are_asked_about_and_named(judged: Judged) -> None:
    for answer in (ANSWER + " It always wins.", RIGHT):
        found = judged(answer, weights({"glue": (9, 0), "always": (0, 60)}))
        assert (found.verdict, found.points) == ("wrong", 0)
        assert "always" in (found.evidence or "")
        assert "“always" in found.message.en
        assert "Is what is quoted what you mean?" in found.message.en
        assert "是你的本意吗" in found.message.zh


def test_what_is_not_put_into_words_claims_nothing(judged: Judged) -> None:
    contents = weights({"glue": (9, 0), "always": (0, 60)})
    found = judged(f"# Always early fusion\n\n{ANSWER}{ASIDE}", contents)
    assert found.verdict == "unsure"
    assert judged(f"It is always early fusion.\n\n{ANSWER}{ASIDE}", contents).verdict == "wrong"


def test_what_rules_found_complete_takes_more_to_be_called_wrong(judged: Judged) -> None:
    contents = weights({"glue": (9, 0), "concat": (9, 0), "always": (0, 60)})
    verdicts = []
    for odds in (0.85, 1.3):  # chances of .70 and .79
        by = decision()
        by["fault"]["trees"][0][3] = odds - by["fault"]["start"]
        answers = (ANSWER + " It always wins." + ASIDE, RIGHT + ASIDE)
        verdicts.append([judged(answer, contents, by).verdict for answer in answers])
    assert verdicts == [["wrong", "unsure"], ["wrong", "wrong"]]


def test_what_may_well_be_wrong_is_left_to_the_learner(judged: Judged) -> None:
    contents = weights({"glue": (9, 0), "concat": (9, 0), "always": (0, 60)})
    verdicts = []
    for odds in (-1.5, -0.9):  # chances of .18 and .29
        by = decision()
        by["fault"]["trees"][0][3] = odds - by["fault"]["start"]
        answers = ANSWER + " It always wins.", RIGHT
        found = [judged(answer + ASIDE, contents, by) for answer in answers]
        verdicts.append([(each.verdict, each.points) for each in found])
    assert verdicts == [[("covered", 1), ("covered", 1)], [("unsure", 0), ("unsure", 0)]]


@pytest.mark.parametrize(("odds", "verdict"), [(-0.4, "covered"), (0.2, "unsure")])
def test_in_a_short_answer_it_takes_more_to_doubt_what_rules_credit(
    judged: Judged, odds: float, verdict: str
) -> None:
    contents = weights({"concat": (9, 0), "always": (0, 60)})
    by = decision()
    by["fault"]["trees"][0][3] = odds - by["fault"]["start"]  # chances of .40 and .55
    assert judged(RIGHT, contents, by).verdict == verdict
    assert judged(RIGHT + ASIDE, contents, by).verdict == "unsure"


def test_what_is_surely_credited_is_not_called_wrong(judged: Judged) -> None:
    contents = weights({"concat": (9, 0), "always": (0, 60)})
    sure = decision()
    sure["credit"]["trees"][0][3] = 3.0  # a chance of .95
    assert judged(RIGHT, contents).verdict == "wrong"
    assert judged(RIGHT, contents, sure).verdict == "covered"


def test_a_mistake_without_a_word_to_name_is_asked_about(judged: Judged) -> None:
    contents = weights({"early": (0, -5)})
    contents["parts"]["sentence"]["biases"][3] = 9
    assert "Answers in such words mostly get" in judged(ANSWER, contents).message.en


def test_words_doubt_what_rules_have_credited(judged: Judged) -> None:
    known, unknown = weights({"concat": (9, 0)}), weights({"we": (0, 0)})
    assert judged(RIGHT + ASIDE, known).verdict == "covered"
    found = judged(RIGHT + ASIDE, unknown)
    assert (found.verdict, found.points) == ("unsure", 0)
    assert "judge for yourself" in found.message.en
    assert found.evidence is not None


def test_a_short_answer_that_rules_credit_takes_more_to_doubt(judged: Judged) -> None:
    assert judged(RIGHT, weights()).verdict == "covered"
    far_off = weights({"early": (-20, 0), "always": (-20, 0)})
    assert judged(RIGHT, far_off).verdict == "unsure"


def test_words_doubt_what_rules_called_wrong(judged: Judged) -> None:
    denied = "Early fusion never concatenates the features."
    assert judged(denied + ASIDE, weights({"never": (0, 30)})).verdict == "wrong"
    found = judged(denied + ASIDE, weights())
    assert (found.verdict, found.points) == ("unsure", 0)
    assert "left open" in found.message.en
    assert judged(denied, weights()).verdict == "wrong"  # so few words can't excuse it
    assert judged(denied + ASIDE, weights({"concat": (40, 0)})).verdict == "covered"


@pytest.mark.parametrize("aside", ["", ASIDE])
def test_words_of_right_answers_take_a_known_mistake_back(judged: Judged, aside: str) -> None:
    answer = "Early fusion could vote, but it has one strip of descriptors." + aside
    found = judged(answer, weights({"vote": (0, 30)}))
    assert (found.verdict, found.reason) == ("wrong", "contradicted")
    found = judged(answer, weights())
    assert (found.verdict, found.points) == ("unsure", 0)
    assert "left open" in found.message.en
    found = judged(answer, weights({"strip": (9, 0)}))
    assert (found.verdict, found.points, found.reason) == ("covered", 1, "words")


def test_a_known_mistake_stands_where_its_words_are_doubtful(judged: Judged) -> None:
    answer = "Early fusion could vote, but it has one strip of descriptors."
    verdicts = []
    for odds in (-0.9, -0.8):  # chances of .29 and .31
        by = decision()
        by["fault"]["trees"][0][3] = odds - by["fault"]["start"]
        verdicts.append(judged(answer, weights({"vote": (0, 30)}), by).verdict)
    assert verdicts == ["unsure", "wrong"]


def test_words_credit_what_no_rule_has_found_a_trace_of_where_they_are_surer(
    judged: Judged,
) -> None:
    knit = "In early fusion you knit both together right at the door."
    contents, verdicts = weights({"knit": (9, 0)}), []
    for odds in (1.2, 1.5):  # chances of .77 and .82
        by = decision()
        by["credit"]["trees"][0][3] = odds
        verdicts.append(judged(knit, contents, by).verdict)
        assert judged(ANSWER, weights({"glue": (9, 0)}), by).verdict == "covered"
    assert verdicts == ["unsure", "covered"]
    assert judged(knit, weights({"early": (-90, 0)})).verdict == "missing"


@pytest.mark.parametrize(
    "bare",
    [
        "Early fusion.",
        "Early fusion: concatenate, features.",
        "Early fusion: glue, strip, descriptors, both, long, one",
        "Glue, into, strip, both, of, early, descriptors, with, the, fusion",
    ],
)
def test_what_is_not_put_into_words_is_credited_only_where_words_are_surest(
    judged: Judged, bare: str
) -> None:
    contents, verdicts = weights({"early": (90, 0), "glue": (90, 0)}), []
    for odds in (2.5, 3.0):  # chances of .92 and .953
        by = decision()
        by["credit"]["trees"][0][3] = odds
        verdicts.append(judged(bare, contents, by).verdict)
    assert verdicts == ["unsure", "covered"]


@pytest.mark.parametrize(
    ("others", "verdict"),
    [(" We tried it on two data sets last spring.", "covered"), (" Datasets, plots.", "unsure")],
)
def test_keywords_are_credited_only_in_an_answer_that_is_told(
    judged: Judged, others: str, verdict: str
) -> None:
    answer = f"Early fusion: concatenate features.{others}"
    assert judged(answer, weights({"concat": (90, 0)})).verdict == verdict


def test_a_list_of_the_right_words_is_no_statement(judged: Judged) -> None:
    words = "Early fusion: glue, strip, descriptors, vectors, both, long, one"
    assert judged(words, weights({"glue": (90, 0)})).points == 0


def test_a_state_that_was_never_learnt_is_left_to_the_rules(judged: Judged) -> None:
    by = decision()
    by["states"].remove("unsure unknown_words")
    assert judged(ANSWER, weights({"glue": (9, 0)}), by).reason == "unknown_words"


def test_words_decide_whether_an_answer_is_about_the_question(judged: Judged) -> None:
    unsaid = "Concatenate the features into one vector."
    known = {"concat": (9, 0)}
    assert judged(unsaid, weights(known, topic=-1)).verdict == "unsure"
    assert judged(unsaid, weights(known, topic=5)).verdict == "covered"
    said = "Early fusion: concatenate the features into one vector."
    assert judged(said, weights(known, topic=-1)).verdict == "covered"
    assert judged(said, weights(known, topic=-9)).verdict == "unsure"


def test_words_dont_doubt_what_an_adopted_phrase_earned(tmp_path: Path) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(RUBRIC, encoding="utf-8")
    loaded = word_weights(weights())
    phrase = AdoptedPhrase(point="early.definition", phrase="one long strip")
    rubric = load_rubric(path).with_phrases([phrase])
    rubric = rubric.with_word_weights(loaded, decided(decision(half=1)))
    found = {each.id: each for each in judge(rubric, ANSWER + ASIDE, "")}["early.definition"]
    assert (found.verdict, found.reason) == ("covered", "adopted")
