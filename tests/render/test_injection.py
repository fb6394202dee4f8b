"""Whatever text a learner can put anywhere comes out of every renderer as text and nothing else."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console

from grader.cli import doctor, output
from grader.cli.batch import Entry
from grader.cli.check import _progress
from grader.cli.grade import COLUMNS, results_table
from grader.render.card import message_card_html, report_card_html
from grader.render.json_text import json_text
from grader.render.junit import to_junit
from grader.render.sanitise import one_line, sanitise
from grader.render.terminal import render_report
from grader.report import CheckResult, Counterexample, PointResult, Report
from grader.text import Language
from grader.verdicts import Verdict

HOSTILE: dict[str, str] = {
    "colours": "\x1b[31mred\x1b[0m",
    "clear screen": "before\x1b[2J\x1b[H\x1b[3Jafter",
    "window title": "\x1b]0;owned\x07text",
    "terminal link": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;cm0gLXJmIH4=\x07text",
    "unfinished sequence": "text\x1b]0;never ends",
    "sequence in a sequence": "\x1b\x1b[31m[31mtext",
    "device control": "\x1bP$q\x1b\\text\x1b_apc\x1b\\",
    "C1 controls": "\x9b31mred\x9d0;title\x9c\x85\x84",
    "reset": "\x1bctext\x1b7\x1b8",
    "carriage return": "✗ Not passed\r✓ Passed",
    "backspaces": "wrong\x08\x08\x08\x08\x08right",
    "null and delete": "a\x00b\x7fc",
    "bell and form feed": "\x07\x0c\x0btext",
    "right-to-left override": "\u202etxt.exe\u202c",
    "isolates": "\u2066a\u2067b\u2068c\u2069",
    "direction marks": "a\u200eb\u200fc\u061cd",
    "tag characters": "hi" + "".join(chr(0xE0000 + ord(c)) for c in "obey") + "!",
    "zero width": "pass\u200bword\u2060\ufeff",
    "line separators": "a\u2028✓ Passed\u2029b",
    "lone surrogates": "\ud800 \udfff \udcff",
    "no characters": "\ufffe\uffff",
    "rich markup": "[red]x[/red] [link=http://evil.example]y[/link] [/] [bold",
    "rich emoji": ":bomb: :smile:",
    "format fields": "{0} {task.description} %s %(x)s {{ 7*7 }} {% raw %} ${x}",
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "end of an attribute": "\"'><svg/onload=alert(1)> autofocus onfocus=x",
    "end of an element": "</pre></details></section></div><style>*{display:none}</style>",
    "comment and entity": "<!-- --><!DOCTYPE x [<!ENTITY y 'z'>]>&y;&lt;&#27;",
    "character data": "]]><failure/></system-out><![CDATA[x",
    "mathematics": "$\\href{javascript:alert(1)}{x}$ \\(x\\)",
    "markdown": "# heading\n[x](javascript:alert(1)) ![](http://evil.example/x.png)\n```",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "exchange of data": "=cmd|' /C calc'!A0",
    "formula after a plus": "+1+cmd|' /C calc'!A0",
    "formula after a minus": "-1+1",
    "formula after an at sign": "@SUM(1)",
    "formula after a tab": "\t=1+1",
    "formula after blanks": "  \u3000\xa0 =1+1",
    "formula after a return": "\r\n=1+1",
    "formula after something unseen": "\u200b\u200c=1+1",
    "full-width formula": "＝1＋1",
    "small formula": "﹦1",
    "formula in another cell": 'x";=1+1;"@x\n,=2',
    "formula in the second cell": ";;=1+1",
    "quotes and commas": '"a","b"\n"c",,"',
    "lines like a verdict": "x\n✓ Passed  doubling  9/9 points\nNext: all is well",
    "very long": "长" * 2_000 + "<b>",
    "blanks": " \n\t\n ",
    "nothing": "",
}
DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
OWN_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
HARMLESS = "harmless"

every_text = pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
any_text = st.text(alphabet=st.characters(codec=None), max_size=60) | st.lists(
    st.sampled_from([*"\x1b\x9b[]m;<>&\"'=+-@,\n\r\t\u202e", "</", "script", "[/]", "31"])
).map("".join)


def acts(character: str) -> bool:
    """Whether a character moves, colours, reorders or hides anything, or is none."""
    return (
        (unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") and character not in "\n\t")
        or unicodedata.bidirectional(character) in DIRECTIONS
        or character in "\u061c\u200b\u200e\u200f\u2060\ufeff\ufffe\uffff"
        or "\U000e0000" <= character <= "\U000e007f"
    )


def assert_inert(shown: str) -> None:
    assert not {ascii(character) for character in shown if acts(character)}


def packed(text: str) -> str:
    """Return text without white space, of which wrapping adds and takes some."""
    return "".join(text.split())


def a_report(text: str, verdict: Verdict = "fail") -> Report:
    """Return a report with a learner's text in every field that can hold any."""
    check = CheckResult(
        name=text,
        title=text,
        verdict="fail",
        points=0,
        max_points=1,
        message=text,
        reason="assertion",
        counterexample=Counterexample(call=text, expected=text, actual=text),
        misconception=text,
    )
    point = PointResult(
        id=text, title=text, verdict="wrong", points=0, max_points=1, evidence=text, message=text
    )
    return Report(
        exercise=text,
        verdict=verdict,
        score=0,
        points=0,
        max_points=2,
        isolation="partial",
        duration_seconds=1,
        message=text,
        checks=[replace(check, verdict=each) for each in ("fail", "pass", "skipped", "error")],
        rubric=[
            replace(point, verdict=each)
            for each in ("wrong", "covered", "partial", "missing", "unsure")
        ],
        learner_output=text,
        graded_source=text,
        notes=[text, text],
    )


def in_terminal(report: Report, language: Language = "en", **options: Any) -> str:
    file = io.StringIO()
    settings = {"width": 100, "color_system": None, "force_jupyter": False} | options
    render_report(report, Console(file=file, **settings), language)
    return file.getvalue()


class Structure(HTMLParser):
    """Tells an HTML document's elements, its attributes and its text apart."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.values: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.values += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.elements.append(("/" + tag, ()))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", ()))

    def handle_decl(self, decl: str) -> None:
        self.elements.append(("declaration", ()))


@every_text
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 100])
def test_the_terminal_shows_it_as_text(hostile: str, language: Language, width: int) -> None:
    report = a_report(hostile)
    shown = in_terminal(report, language, width=width)
    assert_inert(shown)
    assert packed(shown).count(packed(sanitise(hostile))) >= 10
    coloured = in_terminal(
        report, language, width=width, color_system="truecolor", force_terminal=True
    )
    assert OWN_COLOURS.sub("", coloured) == shown


def margin_of(text: str, verdict: Verdict) -> list[str]:
    report = replace(a_report(text, verdict), exercise="doubling")
    lines = in_terminal(report, width=60).splitlines()
    return [line for line in lines if line[:1].strip()]


@every_text
@pytest.mark.parametrize("verdict", ["pass", "fail", "not_attempted", "error"])
def test_only_lines_of_our_own_begin_at_the_margin(hostile: str, verdict: Verdict) -> None:
    """A message of two lines once put a verdict of its own where the report's stands."""
    assert margin_of(hostile, verdict) in (
        margin_of(HARMLESS, verdict),
        margin_of("", verdict),
    )


@every_text
def test_a_card_shows_it_as_text(hostile: str) -> None:
    for verdict in ("pass", "fail", "error"):
        html = report_card_html(a_report(hostile, verdict), "en")  # type: ignore[arg-type]
        harmless = Structure(report_card_html(a_report(HARMLESS, verdict), "en"))  # type: ignore[arg-type]
        assert_inert(html)
        seen = Structure(html)
        if hostile:  # some elements are left out where there is nothing to show
            assert seen.elements == harmless.elements
        assert packed(sanitise(hostile))[:5_000] in packed(seen.text)
        assert not [value for value in seen.values if value.lower().startswith("javascript")]


@every_text
def test_a_card_of_one_sentence_shows_it_as_text(hostile: str) -> None:
    html = message_card_html(hostile, "zh")
    assert_inert(html)
    seen = Structure(html)
    assert seen.elements == Structure(message_card_html(HARMLESS, "zh")).elements
    assert packed(sanitise(hostile))[:5_000] in packed(seen.text)


@pytest.mark.parametrize(
    "html", [report_card_html(a_report("$x$"), "en"), message_card_html("$", "en")]
)
def test_dollar_signs_are_no_formula_in_jupyterlab(html: str) -> None:
    """MathJax goes over a notebook's HTML, and leaves out what is of this class."""
    assert 'class="mmdojo-card mathjax_ignore' in html


@every_text
@pytest.mark.parametrize("verdict", ["pass", "fail", "not_attempted", "error"])
def test_junit_holds_it_as_text(hostile: str, verdict: Verdict) -> None:
    xml = to_junit(a_report(hostile, verdict))
    assert_inert(xml)
    seen = ElementTree.fromstring(xml)
    harmless = ElementTree.fromstring(to_junit(a_report(HARMLESS, verdict)))
    if sanitise(hostile):  # there is no output to show of nothing
        assert [each.tag for each in seen.iter()] == [each.tag for each in harmless.iter()]
    suite = seen.find("testsuite")
    assert suite is not None
    assert suite.get("name") == one_line(hostile)
    assert next(case.get("name") for case in suite.iter("testcase")) == one_line(hostile)
    assert (suite.findtext("system-out") or "").strip() == sanitise(hostile).strip()
    for each in seen.iter():
        assert "\n" not in "".join(each.attrib.values())


@every_text
def test_json_holds_the_very_text_in_characters_that_do_nothing(hostile: str) -> None:
    report = a_report(hostile)
    written = report.to_json()
    assert_inert(written)
    kept = re.sub("[\ud800-\udfff]", "\ufffd", hostile)
    assert json.loads(written)["checks"][0]["counterexample"]["call"] == kept
    assert msgspec.json.decode(written, type=Report) == a_report(kept)
    assert_inert(json_text({hostile: [hostile]}))
    assert json.loads(json_text({hostile: [hostile]})) == {kept: [kept]}


def begins_a_formula(cell: str) -> bool:
    """Whether some spreadsheet might calculate a cell, whatever blanks it takes off."""
    seen = cell.lstrip(' \t\r\n"\xa0\u3000\u200c\u200d')
    return bool(seen) and unicodedata.normalize("NFKC", seen[0]) in tuple("=+-@|%\u2212")


@every_text
def test_a_spreadsheet_calculates_nothing_of_it(hostile: str) -> None:
    entry = Entry(hostile, hostile, Path(hostile))
    table = results_table([(entry, a_report(hostile))])
    assert_inert(table)
    header, row = csv.reader(io.StringIO(table))
    assert tuple(header) == COLUMNS
    assert len(row) == len(COLUMNS)
    for delimiter in ",;\t":
        for line in csv.reader(io.StringIO(table), delimiter=delimiter):
            assert not [cell for cell in line if begins_a_formula(cell)]
    assert packed(row[0].replace("'", "")) == packed(one_line(hostile).replace("'", ""))


def terminal_for(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "NO_COLOR", "TERM", "JPY_PARENT_PID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    if terminal:
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("FORCE_COLOR", "1")


@every_text
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
def test_a_sentence_of_the_command_line_shows_it_as_text(
    hostile: str,
    terminal: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal_for(monkeypatch, terminal)
    output.say(f"There is no file {hostile}.")
    output.say(hostile, stderr=True)
    for said in capsys.readouterr():
        assert_inert(OWN_COLOURS.sub("", said))
        assert packed(sanitise(hostile)) in packed(said)


@every_text
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
def test_the_doctor_shows_it_as_text(
    hostile: str,
    terminal: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal_for(monkeypatch, terminal)
    found = doctor.Diagnosis(
        ok=False,
        mmdojo=hostile,
        python=hostile,
        platform=hostile,
        packages={"numpy": hostile},
        isolation="none",
        layers=[doctor.Layer(hostile, False, hostile)],
        missing=[doctor.Need(hostile, hostile)],
        exercises=1,
        trials=[doctor.Trial(hostile, False, hostile)],
        content=hostile,
        progress_file=hostile,
        progress_opens=False,
        workspace=hostile,
        server={"running": True, "pid": hostile, "commands": hostile},
    )
    doctor._show(found, "en")
    said = capsys.readouterr().out
    assert_inert(OWN_COLOURS.sub("", said))
    assert packed(said).count(packed(sanitise(hostile))) >= 10


@pytest.mark.parametrize("name", ["colours", "clear screen", "rich markup", "C1 controls"])
def test_a_progress_bar_shows_it_as_text(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal_for(monkeypatch, True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with _progress("en") as tell:
        assert tell is not None
        tell(1, 2, HOSTILE[name])
    said = capsys.readouterr().err
    for sequence in ("\x1b[31mred", "\x1b[2J", "\x9b", "\x9d"):
        assert sequence not in said
    if name == "rich markup":
        assert "[red]x[/red]" in said


@every_text
def test_a_notebook_shows_it_as_text_in_both_of_its_forms(hostile: str) -> None:
    pytest.importorskip("IPython")
    from grader.notebook.shown import report as as_shown
    from grader.notebook.trusted import Answer

    report = json.loads(a_report(hostile).to_json())
    broken = {"verdict": "pass", "message": hostile}
    answers = [
        Answer(1, report, hostile),
        Answer(2, {"message": hostile}, hostile),
        Answer(3, None, hostile),
        Answer(3, broken, hostile),
        Answer(-1, {}, hostile),
    ]
    for answer in answers:
        bundle = as_shown(answer, "en").bundle
        assert set(bundle) == {"text/html", "text/plain"}
        for shown in bundle.values():
            assert_inert(shown)
        names = {tag for tag, _ in Structure(bundle["text/html"]).elements}
        assert not names & {"script", "img", "svg", "a", "b", "h1", "comment", "declaration"}


RENDERERS: dict[str, Callable[[Report], str]] = {
    "terminal": in_terminal,
    "card": lambda report: report_card_html(report, "zh"),
    "message": lambda report: message_card_html(report.message, "en"),
    "junit": to_junit,
    "json": Report.to_json,
    "table": lambda report: results_table(
        [(Entry(report.message, report.exercise, Path("x")), report)]
    ),
}


@pytest.mark.parametrize("renderer", RENDERERS)
@settings(max_examples=60)
@given(text=any_text)
def test_no_text_at_all_acts_on_anything(renderer: str, text: str) -> None:
    shown = RENDERERS[renderer](a_report(text))
    assert_inert(shown)
    if renderer in ("card", "message") and text:
        empty = RENDERERS[renderer](a_report(HARMLESS))
        assert Structure(shown).elements == Structure(empty).elements
    if renderer == "junit":
        ElementTree.fromstring(shown)
    if renderer == "json":
        msgspec.json.decode(shown, type=Report)
    if renderer == "table":
        assert len(list(csv.reader(io.StringIO(shown)))) == 2
        for delimiter in ",;":
            for line in csv.reader(io.StringIO(shown), delimiter=delimiter):
                assert not [cell for cell in line if begins_a_formula(cell)]
