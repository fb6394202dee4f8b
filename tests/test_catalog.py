from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.catalog import Exercise, load_catalog
from grader.errors import CatalogError, UsageError

MakeExercise = Callable[..., Exercise]
FIXED_SLUGS = {
    "fuse_features": "coding",
    "build_model": "coding",
    "fusion_methods": "qa",
    "training_challenges": "qa",
    "sentiment_analysis_case": "case",
    "image_recognition_case": "case",
}


def test_the_blogs_six_exercises_are_there() -> None:
    kinds = {exercise.slug: exercise.metadata.kind for exercise in load_catalog()}
    assert kinds.items() >= FIXED_SLUGS.items()


@pytest.mark.parametrize("slug", sorted(FIXED_SLUGS))
def test_every_exercise_is_complete_in_both_languages(slug: str) -> None:
    exercise = load_catalog().get(slug)
    for language in ("zh", "en"):
        assert len(exercise.prompt(language)) > 200
        assert len(set(exercise.hints(language))) == 3
        assert exercise.stub(language)
        assert exercise.model_answer(language)
        assert exercise.explanation(language)
    assert exercise.prompt("zh") != exercise.prompt("en")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"surprise": 1}, "surprise"),
        ({"difficulty": 9}, "difficulty"),
        ({"entry_point": "not a name"}, "entry_point"),
        ({"kind": "qa"}, "entry_point and needs are for exercises in code"),
        ({"pass_score": 0.5}, "pass_score is for free text"),
        ({"slug": "another"}, "folder"),
        ({"track": "another"}, "folder"),
        ({"requires": ["nowhere"]}, "nowhere"),
    ],
)
def test_metadata_that_breaks_a_rule_is_refused_by_name(
    make_exercise: MakeExercise, keys: dict[str, object], words: str
) -> None:
    with pytest.raises(CatalogError, match=words) as caught:
        make_exercise(**keys)
    assert caught.value.rule
    assert caught.value.text.zh != caught.value.text.en


def test_a_missing_file_is_named(make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    (exercise.folder / "hints.zh.md").unlink()
    with pytest.raises(CatalogError, match=r"hints\.zh\.md"):
        load_catalog(exercise.folder.parents[2])


def test_two_hints_are_one_too_few(make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    (exercise.folder / "hints.en.md").write_text("## 1\na\n## 2\nb\n")
    with pytest.raises(CatalogError, match="three-hints"):
        load_catalog(exercise.folder.parents[2])


def test_a_broken_exercise_is_left_out_with_what_requires_it(make_exercise: MakeExercise) -> None:
    root = make_exercise().folder.parents[2]
    for slug, requires in (("second", "doubling"), ("third", "second"), ("apart", None)):
        folder = root / "exercises" / "trial" / slug
        shutil.copytree(root / "exercises" / "trial" / "doubling", folder)
        toml = (folder / "exercise.toml").read_text(encoding="utf-8")
        toml = toml.replace('"doubling"', f'"{slug}"')
        toml += f'\nrequires = ["{requires}"]\n' if requires else ""
        (folder / "exercise.toml").write_text(toml, encoding="utf-8")
    assert set(load_catalog(root).slugs) == {"doubling", "second", "third", "apart"}
    (root / "exercises" / "trial" / "doubling" / "checks.py").unlink()
    catalog = load_catalog(root, skip_broken=True)
    assert catalog.slugs == ["apart"]
    assert set(catalog.broken) == {"doubling", "second", "third"}
    with pytest.raises(CatalogError, match="checks"):
        catalog.get("doubling")
    with pytest.raises(CatalogError, match="checks"):
        load_catalog(root)


def test_an_unknown_name_brings_the_nearest() -> None:
    with pytest.raises(UsageError, match="fuse_features"):
        load_catalog().get("fuse_feature")


def test_what_is_simpler_comes_first_and_applications_come_last() -> None:
    slugs = load_catalog().slugs
    assert slugs.index("fuse_features") < slugs.index("build_model")
    assert slugs.index("build_model") < slugs.index("training_challenges")
    assert slugs.index("training_challenges") < slugs.index("sentiment_analysis_case")


def test_a_collection_without_exercises_says_how_to_begin_one(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    with pytest.raises(CatalogError) as caught:
        load_catalog(tmp_path)
    assert str(tmp_path / "exercises") in caught.value.text.en
    assert "mmdojo new" in caught.value.text.en
    assert "mmdojo new" in caught.value.text.zh
