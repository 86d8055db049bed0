"""The checks: one file each, found by their place in this package (see `xlcheck.checks.base`)."""

from xlcheck.checks.base import Check, Context, Example, examples, register, registry

__all__ = ["Check", "Context", "Example", "examples", "register", "registry"]
