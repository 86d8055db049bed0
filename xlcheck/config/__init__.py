"""The configuration of a repository: ``xlcheck.toml``, or ``[tool.xlcheck]`` in pyproject.toml."""

from __future__ import annotations

from xlcheck.config.find import find, top
from xlcheck.config.load import Configuration, load_configuration
from xlcheck.config.narrow import narrowed, weakened
from xlcheck.config.show import show, template

__all__ = ["Configuration", "find", "load_configuration", "narrowed", "show", "template", "top", "weakened"]
