"""The checks: one file each, found by their place in this package (see `xlcheck.checks.base`)."""

from xlcheck.checks.base import Check, Context, Example, examples, register, registry
from xlcheck.checks.echoes import findings

__all__ = ["Check", "Context", "Example", "examples", "findings", "register", "registry"]
