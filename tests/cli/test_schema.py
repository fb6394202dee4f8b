from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from grader.cli.output import error_report
from grader.cli.schema import PUBLISHED, report_schema

ROOT = Path(__file__).parents[2]


def test_the_published_schema_has_not_drifted() -> None:
    published = (ROOT / PUBLISHED).read_text(encoding="utf-8")
    assert published == report_schema(), "run: mmdojo schema > docs/report.schema.json"


def test_the_schema_refuses_a_report_with_an_unknown_verdict_or_key() -> None:
    schema = json.loads(report_schema())
    report = json.loads(error_report("doubling", "no").to_json())
    jsonschema.validate(report, schema)
    for broken in (report | {"verdict": "great"}, report | {"grade": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)


def test_the_documentation_names_every_field_of_a_report() -> None:
    documentation = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    schema = json.loads(report_schema())
    fields = set(schema["properties"])
    for definition in schema["$defs"].values():
        fields |= set(definition["properties"])
    assert not {field for field in fields if f"`{field}`" not in documentation}
