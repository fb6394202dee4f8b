"""The published JSON schema of a report, made from the report's own definition."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from grader.report import Report

PUBLISHED = Path("docs") / "report.schema.json"


def report_schema() -> str:
    """Return the schema as the text of docs/report.schema.json."""
    _, definitions = msgspec.json.schema_components([Report], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        definition["required"] = list(definition["properties"])  # a report has them all
    schema = {"$defs": definitions} | definitions.pop(Report.__name__)
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | schema, ensure_ascii=False, indent=2) + "\n"
