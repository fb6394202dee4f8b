"""The four free-text exercises: reference answers pass, wrong ones don't, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.catalog import Catalog, Exercise, load_catalog
from grader.rubric import PointJudgement, Rubric, judge, load_rubric
from grader.rubric.format import Example
from grader.rubric.lint import lint
from grader.text import LANGUAGES, Language

CONTENT = Path(__file__).resolve().parents[1]
SLUGS = (
    "fusion_methods",
    "training_challenges",
    "sentiment_analysis_case",
    "image_recognition_case",
)
POINT_IDS = {
    "fusion_methods": [
        f"{concept}.{point}"
        for concept in ("feature_level", "decision_level", "model_level")
        for point in ("name", "definition", "when")
    ],
    "training_challenges": [
        f"{concept}.{point}"
        for concept in ("imbalance", "alignment", "compute")
        for point in ("name", "why", "remedy")
    ],
    "sentiment_analysis_case": ["modalities", "fusion", "application", "benefit", "adjust"],
    "image_recognition_case": ["modalities", "fusion", "application", "benefit", "adjust"],
}


def _files(kind: str) -> list[Path]:
    solutions = CONTENT / "solutions"
    return sorted(p for p in solutions.glob(f"*/*/{kind}/*.md") if p.parents[1].name in SLUGS)


def _file_id(path: Path) -> str:
    return f"{path.parents[1].name}/{path.parent.name}/{path.name}"


def _examples() -> list[tuple[str, Example]]:
    paths = sorted((CONTENT / "solutions").glob("*/*/rubric.toml"))
    return [(path.parent.name, example) for path in paths for example in load_rubric(path).examples]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(CONTENT)


@pytest.fixture(scope="module")
def rubrics(catalog: Catalog) -> dict[str, Rubric]:
    return {slug: load_rubric(catalog.get(slug).rubric_path) for slug in SLUGS}


def _share(judgements: list[PointJudgement]) -> float:
    return sum(j.points for j in judgements) / sum(j.max_points for j in judgements)


def _verdicts(judgements: list[PointJudgement]) -> dict[str, str]:
    return {judgement.id: judgement.verdict for judgement in judgements}


def _pass_score(exercise: Exercise) -> float:
    assert exercise.metadata.pass_score is not None
    return exercise.metadata.pass_score


@pytest.mark.parametrize("slug", SLUGS)
def test_the_linter_finds_nothing_to_mend(
    slug: str, catalog: Catalog, rubrics: dict[str, Rubric]
) -> None:
    exercise = catalog.get(slug)
    answers = {language: exercise.model_answer(language) for language in LANGUAGES}
    assert lint(rubrics[slug], exercise.prompts(), answers) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_points_have_the_ids_that_other_programs_rely_on(
    slug: str, rubrics: dict[str, Rubric]
) -> None:
    assert list(rubrics[slug].points) == POINT_IDS[slug]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_the_model_answer_covers_every_point(
    slug: str, language: Language, catalog: Catalog, rubrics: dict[str, Rubric]
) -> None:
    exercise = catalog.get(slug)
    answer = exercise.model_answer(language)
    judgements = judge(rubrics[slug], answer, exercise.prompt(language))
    assert set(_verdicts(judgements).values()) == {"covered"}, _verdicts(judgements)
    assert all(judgement.evidence in answer for judgement in judgements if judgement.evidence)


@pytest.mark.parametrize("path", _files("right"), ids=_file_id)
def test_a_right_answer_in_other_words_passes(
    path: Path, catalog: Catalog, rubrics: dict[str, Rubric]
) -> None:
    exercise = catalog.get(path.parents[1].name)
    language: Language = "zh" if path.name.endswith(".zh.md") else "en"
    judgements = judge(
        rubrics[exercise.slug], path.read_text(encoding="utf-8"), exercise.prompt(language)
    )
    assert _share(judgements) >= _pass_score(exercise), _verdicts(judgements)


@pytest.mark.parametrize("path", _files("wrong"), ids=_file_id)
def test_a_wrong_answer_fails(path: Path, catalog: Catalog, rubrics: dict[str, Rubric]) -> None:
    exercise = catalog.get(path.parents[1].name)
    language: Language = "zh" if path.name.endswith(".zh.md") else "en"
    answer = path.read_text(encoding="utf-8")
    assert answer.startswith("<!-- 误解："), "say which misconception it stands for"
    judgements = judge(rubrics[exercise.slug], answer, exercise.prompt(language))
    assert _share(judgements) < _pass_score(exercise), _verdicts(judgements)


@pytest.mark.parametrize("slug", SLUGS)
def test_each_exercise_has_enough_other_answers(slug: str) -> None:
    right = [path for path in _files("right") if path.parents[1].name == slug]
    wrong = [path for path in _files("wrong") if path.parents[1].name == slug]
    assert {path.suffixes[0] for path in right} == {".zh", ".en"}
    assert len(right) >= 2
    assert len(wrong) >= 4


@pytest.mark.parametrize(
    ("slug", "example"), _examples(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_an_example_in_a_rubric_holds(
    slug: str, example: Example, rubrics: dict[str, Rubric]
) -> None:
    verdicts = _verdicts(judge(rubrics[slug], example.text, ""))
    assert {name: verdicts[name] for name in example.expect} == example.expect


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_a_task_that_is_not_known_for_a_copy_earns_no_idea_and_gets_nothing_wrong(
    slug: str, language: Language, catalog: Catalog, rubrics: dict[str, Rubric]
) -> None:
    rubric = rubrics[slug]
    judged = judge(rubric, catalog.get(slug).prompt(language), "")
    ideas = [each for each in judged if rubric.points[each.id].kind == "idea"]
    assert ideas
    assert [each.id for each in ideas if each.points] == []
    assert [each.id for each in judged if each.verdict == "wrong"] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_empty_stubs_and_copied_questions_earn_nothing(
    slug: str, language: Language, catalog: Catalog, rubrics: dict[str, Rubric]
) -> None:
    exercise = catalog.get(slug)
    prompt = exercise.prompt(language)
    for answer in ("", " \n\n", exercise.stub(language), prompt, f"> {prompt}"):
        verdicts = _verdicts(judge(rubrics[slug], answer, prompt))
        assert set(verdicts.values()) == {"missing"}, (answer, verdicts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_the_prompt_gives_nothing_away(
    slug: str, language: Language, catalog: Catalog, rubrics: dict[str, Rubric]
) -> None:
    """Copied in either language, a question must earn nothing."""
    exercise = catalog.get(slug)
    prompts = exercise.prompts()
    judgements = judge(rubrics[slug], exercise.prompt(language), prompts)
    assert _share(judgements) == 0, _verdicts(judgements)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_an_answer_to_another_exercise_fails(
    slug: str, language: Language, catalog: Catalog, rubrics: dict[str, Rubric]
) -> None:
    exercise = catalog.get(slug)
    for other in SLUGS:
        if other != slug:
            answer = catalog.get(other).model_answer(language)
            judgements = judge(rubrics[slug], answer, exercise.prompt(language))
            assert _share(judgements) < _pass_score(exercise), (other, _verdicts(judgements))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_an_untouched_stub_is_headings_and_comments_only(
    slug: str, language: Language, catalog: Catalog
) -> None:
    outside_comments = "".join(
        part.rpartition("-->")[2] for part in catalog.get(slug).stub(language).split("<!--")
    )
    assert all(not line or line.startswith("#") for line in outside_comments.splitlines())


@pytest.mark.parametrize(
    ("slug", "answer"),
    [
        (
            "image_recognition_case",
            "图像加文字描述，两个编码器分别提特征再用交叉注意力融合，用在电商搜图，能减少歧义提高准确率，"
            "落地时换轻量编码器并用业务数据微调",
        ),
        (
            "sentiment_analysis_case",
            "text and voice, each has its own encoder and the two vectors are concatenated, we use "
            "it in call centres to spot angry customers, it is more accurate since tone gives "
            "sarcasm away, for our own calls we'd fine-tune the encoders",
        ),
        (
            "training_challenges",
            "数据不平衡，某些模态数据少，模型会偏向多的那个，可以重采样，模态对齐，不同模态时间上不一致，"
            "用对比学习，计算资源，模型参数量大，用混合精度和分布式训练",
        ),
    ],
)
def test_one_long_sentence_earns_as_much_as_several(
    slug: str, answer: str, catalog: Catalog, rubrics: dict[str, Rubric]
) -> None:
    judgements = judge(rubrics[slug], answer, catalog.get(slug).prompts())
    assert _share(judgements) >= 0.8, _verdicts(judgements)
