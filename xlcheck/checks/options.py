"""The options of checks: the fields of their dataclasses, with the type of their defaults."""

from __future__ import annotations

import dataclasses
import difflib
from typing import Any

from xlcheck.checks.registry import Check, check_of, registry


def check_called(key: str) -> type[Check] | None:
    """Return the check that has this code or name, None if none has."""
    return check_of(key.strip().upper()) or next((check for check in registry().values() if check.name == key), None)


def frozen(value: Any) -> Any:
    """Return the value of an option with tuples for lists, so that it can be hashed."""
    return tuple(map(frozen, value)) if isinstance(value, list | tuple) else value


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
        return isinstance(value, list | tuple | set | frozenset)
    return isinstance(value, type(default))


def _shown(default: Any) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)
