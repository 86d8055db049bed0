"""Checks from plug-ins, and what they must have (docs/plugins.md)."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable, Collection
from functools import cache
from typing import Any

from xlcheck.model import SEVERITIES
from xlcheck.plugins import CHECKS, Plugin, plugins
from xlcheck.rules import RULES

_CODE = re.compile(r"[A-Z]{3}\d{3}")
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")


def plugged(own: Collection[str]) -> dict[str, Plugin]:
    """Return the plug-ins with a check, by code; ``own`` are the codes of the checks of xlcheck.

    Raises:
        ConfigurationError: if one has a code that is none, or that is taken.
    """
    found = plugins(CHECKS)
    for code, plugin in found.items():
        if not _CODE.fullmatch(code):
            raise plugin.error(f"its check has the code {code}, which must be three letters and three digits")
        if code in own or code in RULES:
            raise plugin.error(f"its check has the code {code}, which xlcheck has itself")
    return found


@cache
def loaded(plugin: Plugin) -> type[Any]:
    """Return the check of a plug-in.

    Raises:
        ConfigurationError: if it cannot be imported, or is no check; the message says what is missing.
    """
    check = plugin.load()
    if not isinstance(check, type) or not dataclasses.is_dataclass(check):
        raise plugin.error(f"{plugin.value} must be a dataclass")
    wrong: dict[str, Callable[[Any], bool]] = {
        "code": lambda value: value == plugin.name,
        "name": lambda value: isinstance(value, str) and bool(_NAME.fullmatch(value)),
        "severity": lambda value: value in SEVERITIES,
        "check": callable,
    }
    for name, fits in wrong.items():
        if not fits(getattr(check, name, None)):
            raise plugin.error(f"{plugin.value} has no {name} as a check must have: {getattr(check, name, None)!r}")
    if not inspect.getdoc(check) or (check.__doc__ or "").startswith(f"{check.__name__}("):
        raise plugin.error(f"{plugin.value} has no docstring, which is its page")
    required = [f.name for f in dataclasses.fields(check) if f.default is f.default_factory is dataclasses.MISSING]
    if required:
        raise plugin.error(f"{plugin.value}: its option {required[0]} has no default")
    return check
