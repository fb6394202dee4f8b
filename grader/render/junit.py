"""Write a report as JUnit XML, for continuous integration and learning platforms."""

from __future__ import annotations

from xml.etree import ElementTree

from grader.render.sanitise import one_line, sanitise
from grader.report import CheckResult, PointResult, Report


def to_junit(report: Report) -> str:
    """Return one `<testsuites>` document.

    Every check and rubric point is a test case. The last case, `verdict`, carries the report's own
    verdict, so that the document has a failure or an error exactly when the submission has not
    passed: a free text may pass with a point missing.
    """
    cases = [_check_case(report, check) for check in report.checks]
    cases += [_point_case(report, point) for point in report.rubric]
    cases.append(_verdict_case(report))
    suite = ElementTree.Element(
        "testsuite",
        name=one_line(report.exercise),
        tests=str(len(cases)),
        failures=str(_count(cases, "failure")),
        errors=str(_count(cases, "error")),
        skipped=str(_count(cases, "skipped")),
        time=f"{report.duration_seconds:.3f}",
    )
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in (
        ("verdict", report.verdict),
        ("score", f"{report.score:g}"),
        ("points", f"{report.points:g}"),
        ("max_points", f"{report.max_points:g}"),
        ("isolation", report.isolation),
    ):
        ElementTree.SubElement(properties, "property", name=name, value=value)
    suite.extend(cases)
    if output := sanitise(report.learner_output):
        ElementTree.SubElement(suite, "system-out").text = output
    if report.notes:
        ElementTree.SubElement(suite, "system-err").text = sanitise("\n".join(report.notes))
    root = ElementTree.Element("testsuites", {key: suite.attrib[key] for key in _TOTALS})
    root.append(suite)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


_TOTALS = ("tests", "failures", "errors", "skipped", "time")
_TAG_OF_VERDICT = {"fail": "failure", "not_attempted": "failure", "error": "error"}


def _case(report: Report, name: str) -> ElementTree.Element:
    classname = f"mmdojo.{one_line(report.exercise)}"
    return ElementTree.Element("testcase", classname=classname, name=one_line(name))


def _check_case(report: Report, check: CheckResult) -> ElementTree.Element:
    case = _case(report, check.name)
    if check.verdict == "pass":
        return case
    if check.verdict == "skipped":
        ElementTree.SubElement(case, "skipped", message=one_line(check.message))
        return case
    details = [check.title, check.message]
    if example := check.counterexample:
        details += [example.call, f"expected: {example.expected}", f"actual: {example.actual}"]
    _outcome(case, _TAG_OF_VERDICT[check.verdict], check.reason or check.verdict, details)
    return case


def _point_case(report: Report, point: PointResult) -> ElementTree.Element:
    case = _case(report, point.id)
    if point.verdict == "covered":
        return case
    if report.verdict == "pass":
        message = f"{point.verdict}: {one_line(point.message)}"
        ElementTree.SubElement(case, "skipped", message=message)
        return case
    details = [point.title, point.message] + ([point.evidence] if point.evidence else [])
    _outcome(case, "failure", point.verdict, details)
    return case


def _verdict_case(report: Report) -> ElementTree.Element:
    case = _case(report, "verdict")
    case.set("time", f"{report.duration_seconds:.3f}")
    if report.verdict != "pass":
        _outcome(case, _TAG_OF_VERDICT[report.verdict], report.verdict, [report.message])
    return case


def _outcome(case: ElementTree.Element, tag: str, kind: str, details: list[str]) -> None:
    message = one_line(details[1] if len(details) > 1 else details[0])
    element = ElementTree.SubElement(case, tag, type=kind, message=message)
    element.text = sanitise("\n".join(details))


def _count(cases: list[ElementTree.Element], tag: str) -> int:
    return sum(case.find(tag) is not None for case in cases)
