"""Grading of free text by rubric: rules and the weight of words, offline, with evidence."""

from grader.rubric.engine import judge
from grader.rubric.format import Rubric
from grader.rubric.judgement import PointJudgement
from grader.rubric.loading import load_rubric

__all__ = ["PointJudgement", "Rubric", "judge", "load_rubric"]
