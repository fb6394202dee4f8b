"""Say what of some data doesn't fit its schema: where, what is wrong there, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, inspect

from grader.errors import RuleError
from grader.text import Text

_PLACED = re.compile(r"(?P<what>.*) - at `(?:key in )?\$\.?(?P<where>.*)`", re.DOTALL)
_STEP = re.compile(r"[^.\[\]]+")
_MISSING = re.compile(r"Object missing required field `(.*)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_NO_CHOICE = re.compile(r"Invalid enum value (.*)", re.DOTALL)
_TYPE = re.compile(r"Expected `([^`]*)`, got `([^`]*)`")
_BOUND = re.compile(r"Expected `(?:int|float)` ([<>]=?) (\S+)")
_LENGTH = re.compile(r"Expected `(?:array|str|object)` of length ([<>]=?) (\d+)")
_PATTERN = re.compile(r"Expected `str` matching regex '(.*)'")
_NEAR = 60  # of 100: as alike as `mmdojo` takes a misspelt exercise for
_FRACTION = Text(zh="小数", en="one with a decimal point")
_TYPES = {
    "int": Text(zh="整数", en="a whole number"),
    "float": Text(zh="数", en="a number"),
    "str": Text(zh="文字", en="text"),
    "bool": Text(zh="true 或 false", en="true or false"),
    "array": Text(zh="列表", en="a list"),
    "object": Text(zh="键值表", en="a table"),
    "null": Text(zh="空", en="nothing"),
}


def misfit(error: Exception, schema: type[Struct], whole: str = "") -> Text:
    """Return what doesn't fit: its place, a colon, what is wrong there and what to do about it.

    Args:
        error: what msgspec raised for the data.
        schema: what it was to fit.
        whole: what stands for the place where it is the data as a whole; nothing if empty.
    """
    placed = _PLACED.fullmatch(str(error))
    where, what = (placed["where"], placed["what"]) if placed else ("", str(error))
    broken = error.__cause__
    told = broken.text if isinstance(broken, RuleError) else _told(what, schema, where)
    if not (place := where or whole):
        return told
    return Text(zh=f"{place}：{told.zh}", en=f"{place}: {told.en}")


def _told(what: str, schema: type[Struct], where: str) -> Text:
    if found := _MISSING.fullmatch(what):
        return Text(zh=f"缺少 {found[1]}，请补上", en=f"{found[1]} is missing; add it")
    if found := _UNKNOWN.fullmatch(what):
        return _unknown(found[1], schema, where)
    if found := _NO_CHOICE.fullmatch(what):
        choices = ", ".join(map(repr, _choices(_at(schema, where))))
        return Text(
            zh=f"{found[1]} 不在允许的值里，可选：{choices}",
            en=f"{found[1]} is none of what may stand here: {choices}",
        )
    if found := _TYPE.fullmatch(what):
        wanted, given = _named(found[1]), _FRACTION if found[2] == "float" else _named(found[2])
        return Text(
            zh=f"应为{wanted.zh}，而不是{given.zh}", en=f"should be {wanted.en}, not {given.en}"
        )
    if found := _BOUND.fullmatch(what):
        return Text(zh=f"应当 {found[1]} {found[2]}", en=f"should be {found[1]} {found[2]}")
    if found := _LENGTH.fullmatch(what):
        return Text(
            zh=f"长度应当 {found[1]} {found[2]}", en=f"its length should be {found[1]} {found[2]}"
        )
    if found := _PATTERN.fullmatch(what):
        pattern = found[1].replace("\\\\", "\\").replace(r"\Z", "$")
        if pattern == r"\S":
            return Text(zh="不能留空", en="may not be blank")
        return Text(
            zh=f"应当符合正则表达式 {pattern}",
            en=f"should match the regular expression {pattern}",
        )
    return Text.same(what)


def _unknown(key: str, schema: type[Struct], where: str) -> Text:
    from rapidfuzz import fuzz, process  # imported late: only a wrong key needs it

    known = [each.encode_name for kind in _at(schema, where) for each in _fields(kind)]
    near = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return Text(
        zh=f"没有 {key} 这个键" + (f"（是不是 {near[0]}？）" if near else "") + "，请改名或删除",
        en=f"there is no key {key}"
        + (f" (did you mean {near[0]}?)" if near else "")
        + "; rename or remove it",
    )


def _named(types: str) -> Text:
    """Name types that msgspec separates by bars."""
    names = [_TYPES.get(each, Text.same(each)) for each in types.split(" | ")]
    return Text(zh="或".join(each.zh for each in names), en=" or ".join(each.en for each in names))


def _at(schema: type[Struct], where: str) -> list[inspect.Type]:
    """Return the types of which what stands there may be."""
    kinds = [inspect.type_info(schema)]
    for step in _STEP.findall(where):
        kinds = [each for kind in kinds for inner in _inside(kind, step) for each in _flat(inner)]
    return kinds


def _flat(kind: inspect.Type) -> tuple[inspect.Type, ...]:
    return kind.types if isinstance(kind, inspect.UnionType) else (kind,)


def _inside(kind: inspect.Type, step: str) -> Iterator[inspect.Type]:
    if isinstance(kind, inspect.ListType):
        yield kind.item_type
    elif isinstance(kind, inspect.DictType):
        yield kind.value_type
    else:
        yield from (each.type for each in _fields(kind) if each.encode_name == step)


def _fields(kind: inspect.Type) -> tuple[inspect.Field, ...]:
    return kind.fields if isinstance(kind, inspect.StructType) else ()


def _choices(kinds: list[inspect.Type]) -> list[object]:
    return [
        value for kind in kinds if isinstance(kind, inspect.LiteralType) for value in kind.values
    ]
