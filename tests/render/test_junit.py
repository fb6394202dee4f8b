from __future__ import annotations

from xml.etree import ElementTree

import pytest
from msgspec import convert

from grader.render.junit import to_junit
from grader.report import CheckResult, Counterexample, PointResult, Report
from grader.verdicts import Verdict


def a_report(verdict: Verdict, **fields: object) -> Report:
    defaults: dict[str, object] = {
        "exercise": "doubling",
        "verdict": verdict,
        "score": 0,
        "points": 0,
        "max_points": 4,
        "isolation": "partial",
        "duration_seconds": 1.5,
        "message": "Summary.",
    }
    return convert(defaults | fields, Report)


def a_check(name: str, verdict: str, **fields: object) -> CheckResult:
    defaults: dict[str, object] = {
        "name": name,
        "title": "Title",
        "verdict": verdict,
        "points": 0,
        "max_points": 1,
        "message": "what came",
    }
    return convert(defaults | fields, CheckResult)


def a_point(verdict: str) -> PointResult:
    return convert(
        {
            "id": f"cat.{verdict}",
            "title": "Names the cat",
            "verdict": verdict,
            "points": 0,
            "max_points": 1,
            "message": "look again",
        },
        PointResult,
    )


def suite_of(report: Report) -> ElementTree.Element:
    suite = ElementTree.fromstring(to_junit(report)).find("testsuite")
    assert suite is not None
    return suite


def test_each_check_is_a_case_with_its_own_outcome() -> None:
    example = Counterexample(call="double(3)", expected="6", actual="3")
    checks = [
        a_check("test_a", "pass"),
        a_check("test_b", "fail", reason="timeout", counterexample=example),
        a_check("test_c", "skipped"),
        a_check("test_d", "error"),
    ]
    suite = suite_of(a_report("fail", checks=checks))
    assert [case.get("name") for case in suite.iter("testcase")] == [
        "test_a",
        "test_b",
        "test_c",
        "test_d",
        "verdict",
    ]
    counts = {key: suite.get(key) for key in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "5", "failures": "2", "errors": "1", "skipped": "1"}
    failure = suite.find("testcase[@name='test_b']/failure")
    assert failure is not None
    assert failure.get("type") == "timeout"
    assert "double(3)" in (failure.text or "")


@pytest.mark.parametrize("verdict", ["pass", "fail", "not_attempted", "error"])
@pytest.mark.parametrize("items", ["none", "points"])
def test_the_suite_is_red_exactly_when_the_submission_has_not_passed(
    verdict: Verdict, items: str
) -> None:
    rubric = [a_point("covered"), a_point("missing")] if items == "points" else []
    suite = suite_of(a_report(verdict, rubric=rubric))
    red = int(suite.get("failures", "")) + int(suite.get("errors", ""))
    assert (red == 0) == (verdict == "pass")
    assert (suite.get("errors") != "0") == (verdict == "error")


def test_a_learners_text_cannot_break_the_document() -> None:
    hostile = "\x00\x1b[31m</system-out><failure/>]]>\ufffe"
    suite = suite_of(
        a_report("fail", learner_output=hostile, checks=[a_check("t", "fail", message=hostile)])
    )
    assert suite.findtext("system-out") == "</system-out><failure/>]]>\ufffd"
    assert suite.get("failures") == "2"
