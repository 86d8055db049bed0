"""The options of checks: the fields of their dataclasses, with the type of their defaults."""

from __future__ import annotations

import dataclasses
import difflib
from typing import Any

from xlcheck.checks import Check


def wrong_option(check: type[Check], name: str, value: Any) -> str | None:
    """Return what is wrong with an option of a check, None where it fits."""
    fields = {f.name: f for f in dataclasses.fields(check)}  # type: ignore[arg-type]  # every check is a dataclass
    if name not in fields:
        close = difflib.get_close_matches(name, fields, 1, 0.5)
        known = f"known are {', '.join(fields)}" if fields else "it has none"
        return f"{check.code} has no such option; {f'did you mean {close[0]}?' if close else known}"
    default = fields[name].default
    if default is dataclasses.MISSING or default is None or _fits(value, default):
        return None
    return f"must be {_KINDS.get(type(default), 'of another type')}, such as {_shown(default)}"


_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", tuple: "a list"}


def _fits(value: Any, default: Any) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    if isinstance(default, tuple | frozenset):
        return isinstance(value, list)
    return isinstance(value, type(default))


def _shown(default: Any) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)
