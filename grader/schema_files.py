"""Read the text and TOML files of an exercise; what breaks a rule is named with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli
from msgspec.structs import force_setattr

from grader.errors import CatalogError
from grader.text import Text

_Schema = TypeVar("_Schema", bound=msgspec.Struct)


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Plain data that never changes; keys that it doesn't know are errors."""

    def _strip(self, *names: str) -> None:
        """Take the white space off the ends of these texts, before anybody has seen them."""
        for name in names:
            force_setattr(self, name, getattr(self, name).strip())


def plain(data: msgspec.Struct) -> dict[str, Any]:
    """Return data as JSON has it, with a point in every number that the schema calls a float.

    Raises:
        msgspec.ValidationError: it doesn't fit its own schema.
    """
    fitting = msgspec.convert(msgspec.to_builtins(data), type(data))
    found: dict[str, Any] = msgspec.to_builtins(fitting)
    return found


def broken_rule(rule: str, path: Path, detail: Text) -> CatalogError:
    """Return the error for a file of an exercise that breaks the rule of that name."""
    return CatalogError(
        rule,
        Text(
            zh=f"练习文件有误（规则 {rule}）：{path}：{detail.zh}",
            en=f"Exercise file breaks rule {rule}: {path}: {detail.en}",
        ),
    )


def missing_file(path: Path) -> CatalogError:
    """Return the error for a file that every exercise of this kind needs."""
    return broken_rule(
        "complete",
        path,
        Text(
            zh="缺少这个文件。请补上它，或重新安装 mmdojo。",
            en="this file is missing; write it or reinstall",
        ),
    )


def read_text(path: Path) -> str:
    """Return a file's text.

    Raises:
        CatalogError: it is missing or no UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise missing_file(path) from error
    except UnicodeDecodeError as error:
        raise broken_rule("utf-8", path, Text.same(str(error))) from error


def read_toml(path: Path, schema: type[_Schema], rule: str) -> _Schema:
    """Return a TOML file as `schema`; `rule` names what its contents have to obey.

    Raises:
        CatalogError: it is missing, no UTF-8, no TOML, or doesn't fit the schema.
    """
    text = read_text(path)
    try:
        raw = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise broken_rule("valid-toml", path, Text.same(str(error))) from error
    return fitted(raw, schema, path, rule, whole=path.stem)


def fitted(
    raw: object, schema: type[_Schema], path: Path, rule: str, *, whole: str = ""
) -> _Schema:
    """Return the contents of a file as `schema`.

    Args:
        raw: what was read from it.
        schema: what it is to fit.
        path: the file, for messages.
        rule: names what its contents have to obey.
        whole: what messages call the contents as a whole; nothing if empty.

    Raises:
        CatalogError: they don't fit.
    """
    try:
        return msgspec.convert(raw, schema)
    except msgspec.ValidationError as error:
        from grader.schema_errors import misfit  # imported late: only a broken file needs it

        raise broken_rule(rule, path, misfit(error, schema, whole)) from error
