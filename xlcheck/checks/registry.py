"""What a check is, and how it is registered.

A check is one file of a family, a folder of this package: a frozen dataclass under ``@register`` whose fields are its
options and whose docstring is its page in the user guide. It yields findings and does nothing else: it does not print,
sort, filter, read files, or know what the configuration makes of its severity. The files are found by their names
(``num010_format.py``), there is no list to keep; a module named ``registered.py`` holds several checks of one body.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from xlcheck.checks.plugged import loaded, plugged
from xlcheck.model import Finding, Severity
from xlcheck.plugins import Plugin

if TYPE_CHECKING:
    from xlcheck.checks.context import Context


class Check(Protocol):
    """One check. ``severity`` is that of its ordinary finding; a finding may carry less."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the findings of one pair of documents, in any order."""
        ...


T = TypeVar("T", bound=Check)

_REGISTRY: dict[str, type[Check]] = {}


def register(cls: type[T]) -> type[T]:
    """Add a check to the registry by its code.

    Raises:
        ValueError: if the code is taken.
    """
    if cls.code in _REGISTRY:
        raise ValueError(f"{cls.code} is registered twice")
    _REGISTRY[cls.code] = cls
    return cls


_FILE = re.compile(r"([a-z]{3}\d{3})_\w+")
_SEVERAL = "registered"


@cache
def _modules() -> dict[str, str]:
    """Return the module of each check by its code, sorted, without importing those that hold one check."""
    found: dict[str, str] = {}
    package = importlib.import_module("xlcheck.checks")
    for family in pkgutil.iter_modules(package.__path__):
        if not family.ispkg:
            continue
        folder = [f"{path}/{family.name}" for path in package.__path__]
        for module in pkgutil.iter_modules(folder):
            name = f"xlcheck.checks.{family.name}.{module.name}"
            if one := _FILE.fullmatch(module.name):
                found[one[1].upper()] = name
            elif module.name == _SEVERAL:
                importlib.import_module(name)
                found |= {code: name for code, check in _REGISTRY.items() if check.__module__ == name}
    return dict(sorted(found.items()))


@cache
def _plugged() -> dict[str, Plugin]:
    return plugged(_modules())


def plugin_of(code: str) -> Plugin | None:
    """Return the plug-in that a check is from, None for one of this package."""
    return _plugged().get(code)


def codes() -> tuple[str, ...]:
    """Return the code of every check, of this package and of plug-ins, sorted, without importing most of them.

    Raises:
        ConfigurationError: if a plug-in has a code that is none, or that is taken.
    """
    return tuple(sorted((*_modules(), *_plugged())))


def check_of(code: str) -> type[Check] | None:
    """Return the check with this code, None if there is none; no other is imported for it.

    Raises:
        ConfigurationError: if it is from a plug-in and cannot be used.
    """
    if plugin := _plugged().get(code):
        return loaded(plugin)
    if code in _modules():
        importlib.import_module(_modules()[code])
    return _REGISTRY.get(code)


def registry() -> dict[str, type[Check]]:
    """Return every check by code, sorted.

    Raises:
        ConfigurationError: if one is from a plug-in and cannot be used, or has the name of another one.
    """
    found = {code: check for code in codes() if (check := check_of(code))}
    names = {check.name: code for code, check in found.items() if code not in _plugged()}
    for code, plugin in _plugged().items():
        if (other := names.setdefault(found[code].name, code)) != code:
            raise plugin.error(f"its check {code} has the name of {other}: {found[code].name}")
    return found
