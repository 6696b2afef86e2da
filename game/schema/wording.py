"""From pydantic's findings to sentences: what is wrong, and what a field may hold."""

from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.schema.caps import PROBLEMS
from game.schema.problems import FieldPath, Finding, closest, nearest, shown

Schema = dict[str, Any]


def findings(error: ValidationError, data: object, model: type[BaseModel]) -> tuple[list[Finding], int]:
    """Put the first problems into words, and count the rest.

    Args:
        error: what pydantic found.
        data: what it looked at.
        model: what the data should have been.
    """
    schema = _schema(model)
    found: dict[tuple[FieldPath, str], Finding] = {}
    details = error.errors(include_url=False, include_input=False)
    meant = {_meant(detail["loc"], schema) for detail in details[: PROBLEMS * 2] if detail["type"] == "extra_forbidden"}
    for detail in details[: PROBLEMS * 2]:
        missing = detail["type"] == "missing"
        path = _path(detail["loc"], data, missing=missing)
        if missing and path in meant:
            continue  # it is there, misspelt, and told so already
        sentence = _sentence(detail, path, data, schema)
        found.setdefault((path, sentence), Finding(path, sentence))
    inner = {path[:length] for path, _ in found for length in range(len(path))}
    worded = [finding for finding in found.values() if finding.path not in inner]
    return worded[:PROBLEMS], max(len(worded) - PROBLEMS, 0) + max(len(details) - PROBLEMS * 2, 0)


def _meant(path: FieldPath, schema: Schema) -> FieldPath:
    """The field that one which does not exist was probably meant to be."""
    return (*path[:-1], closest(str(path[-1]), _inside(schema, path[:-1]).get("properties", {})))


@cache
def _schema(model: type[BaseModel]) -> Schema:
    return model.model_json_schema()


def _path(location: tuple[str | int, ...], data: object, *, missing: bool) -> FieldPath:
    """Only those parts of pydantic's location that lead somewhere in the data: it names union branches, too."""
    path: FieldPath = ()
    for part in location:
        if _has(data, part):
            data = data[part]  # type: ignore[index]  # _has looked
            path = (*path, part)
    return (*path, location[-1]) if missing else path


def _has(data: object, part: str | int) -> bool:
    if isinstance(data, dict):
        return part in data
    return isinstance(data, list | tuple) and isinstance(part, int) and part < len(data)


def _value(data: Any, path: FieldPath) -> object:
    for part in path:
        data = data[part]
    return data


def _sentence(detail: ErrorDetails, path: FieldPath, data: object, schema: Schema) -> str:
    """Say what is wrong at a path, and what is allowed there."""
    kind = detail["type"]
    if kind == "extra_forbidden":
        known = _inside(schema, path[:-1]).get("properties", {})
        return f"there is no such field here. {nearest(str(path[-1]), known)}"
    node = _inside(schema, path)
    if kind == "missing":
        return f"is missing. It must be {_allowed(node, schema)}."
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if detail["loc"][-1:] == ("[key]",):
        return f"{shown(path[-1])} is no name that may stand here."
    return f"must be {_allowed(node, schema)}, not {shown(_value(data, path))}."


def _inside(schema: Schema, path: FieldPath) -> Schema:
    """Follow a path through a JSON schema. Returns an empty one where it leads nowhere."""
    node = schema
    for part in path:
        node = _step(_plain(node, schema), part, schema)
    return _plain(node, schema)


def _plain(node: Schema, schema: Schema) -> Schema:
    """Resolve a reference."""
    while "$ref" in node:
        node = {**schema["$defs"][node["$ref"].rpartition("/")[2]], **{k: v for k, v in node.items() if k != "$ref"}}
    return node


def _step(node: Schema, part: str | int, schema: Schema) -> Schema:
    for branch in node.get("anyOf", ()):
        if found := _step(_plain(branch, schema), part, schema):
            return found
    if isinstance(part, int):
        several = node.get("prefixItems", ())
        return several[part] if part < len(several) else node.get("items", {}) or {}
    rest: object = node.get("additionalProperties") or next(iter(node.get("patternProperties", {}).values()), {})
    found = node.get("properties", {}).get(part, rest)
    return found if isinstance(found, dict) else {}


def _allowed(node: Schema, schema: Schema) -> str:
    """Describe what a field may hold."""
    node = _plain(node, schema)
    if "words" in node:
        return str(node["words"])
    if "anyOf" in node:
        return " or ".join(_allowed(branch, schema) for branch in node["anyOf"] if branch.get("type") != "null")
    if choices := node.get("enum") or ([node["const"]] if "const" in node else []):
        return f"one of {', '.join(map(str, choices))}"
    kind = str(node.get("type"))
    return KINDS.get(kind, "something else") + _limits(node)


def _limits(node: Schema) -> str:
    """Bounds of a number, or of the length of a text or list; empty if it has none."""
    match node:
        case {"minimum": low, "maximum": high}:
            return f" from {low:g} to {high:g}" if isinstance(high, float) else f" from {low} to {high}"
        case {"exclusiveMinimum": low, "maximum": high}:
            return f" above {low:g}, at most {high:g}"
        case {"maxLength": most}:
            return f" of {node.get('minLength', 0)} to {most} characters"
        case {"minItems": least, "maxItems": most} if least == most:
            return f" of {most} entries"
        case {"maxItems": most}:
            return f" of {node.get('minItems', 0)} to {most} entries"
        case _:
            return ""


KINDS = {"number": "a number", "integer": "a whole number", "string": "text", "array": "a list", "object": "a table"}
