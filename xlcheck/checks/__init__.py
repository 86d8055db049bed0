"""The checks: one file each, found by their place in this package (see `xlcheck.checks.base`)."""

from xlcheck.checks.base import Check, Context, Example, check_of, codes, examples, register, registry
from xlcheck.checks.echoes import findings

__all__ = ["Check", "Context", "Example", "check_of", "codes", "examples", "findings", "register", "registry"]
