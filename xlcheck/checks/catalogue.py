"""Every code with its name, its ordinary severity and its page: those of the checks, and those about files."""

from __future__ import annotations

import inspect

from xlcheck.checks.registry import check_of, codes, registry
from xlcheck.rules import RULES, Rule, rule


def known_codes() -> tuple[str, ...]:
    """Return every code there is, sorted: those of the checks, and those about files."""
    return tuple(sorted({*codes(), *RULES}))


def rule_of(code: str) -> Rule:
    """Return the rule of any code, that of a check or one about files."""
    check = check_of(code)
    return Rule(code, check.name, check.severity, inspect.getdoc(check) or "") if check else rule(code)


def name_of(code: str) -> str:
    """Return the name of a code: "number-magnitude" for NUM004."""
    return rule_of(code).name


def every_rule() -> dict[str, Rule]:
    """Return every rule by its code, sorted."""
    registry()  # names that are taken twice are told here
    return {code: rule_of(code) for code in known_codes()}
