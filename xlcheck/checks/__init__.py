"""The checks: a folder for each family, one file each, found by their place (see `xlcheck.checks.registry`)."""

from xlcheck.checks.context import Context
from xlcheck.checks.examples import Example, examples
from xlcheck.checks.explanations import findings
from xlcheck.checks.registry import Check, check_of, codes, register, registry

__all__ = ["Check", "Context", "Example", "check_of", "codes", "examples", "findings", "register", "registry"]
