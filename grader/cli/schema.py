"""The published JSON schema of a report, made from the report's own definition."""

from __future__ import annotations

import json
from pathlib import Path

from grader.report import Report

PUBLISHED = Path("docs") / "report.schema.json"


def report_schema() -> str:
    """Return the schema as the text of docs/report.schema.json."""
    schema = Report.model_json_schema(by_alias=True, mode="serialization")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | schema, ensure_ascii=False, indent=2) + "\n"
