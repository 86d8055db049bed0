"""Every regular expression of the package, and the texts on which each would take longest if it could."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from re import _constants as sre
from re import _parser as parser

import xlcheck

_MANY = 40
"""Repetitions of which more than so many are allowed may go on without end."""

_MISMATCH = "\x01"


def modules() -> Iterator[object]:
    """Yield every module of the package that can be imported."""
    for found in pkgutil.walk_packages(xlcheck.__path__, "xlcheck."):
        if found.name.endswith("__main__"):
            continue
        try:
            yield importlib.import_module(found.name)
        except ImportError:  # of an extra that is not installed
            continue


def expressions() -> dict[str, re.Pattern[str]]:  # noqa: C901 (a walk through all that holds expressions)
    """Return the compiled expressions by a name that tells where each is."""
    found: dict[str, re.Pattern[str]] = {}
    known: set[int] = set()

    def add(name: str, value: object, depth: int) -> None:
        if isinstance(value, re.Pattern):
            if isinstance(value.pattern, str) and id(value) not in known:
                known.add(id(value))
                found[name] = value
        elif depth and isinstance(value, dict):
            for key, item in list(value.items())[:200]:
                add(f"{name}[{key!r:.20}]", item, depth - 1)
        elif depth and isinstance(value, list | tuple | set | frozenset):
            for number, item in enumerate(list(value)[:200]):
                add(f"{name}[{number}]", item, depth - 1)
        elif depth and dataclasses.is_dataclass(value) and not isinstance(value, type):
            for part in dataclasses.fields(value):
                add(f"{name}.{part.name}", getattr(value, part.name, None), depth - 1)

    for module in modules():
        for name, value in vars(module).items():
            add(f"{module.__name__}.{name}", value, 3)
    for language in ("chinese", "english"):
        rules = importlib.import_module(f"xlcheck.numbers.{language}.reader")._rules()
        table = rules[0] if isinstance(rules, tuple) else rules
        for cue, several in table.at.items():
            for number, rule in enumerate(several):
                name = f"xlcheck.numbers.{language} rule {cue}[{number}]"
                add(name, re.compile(rule._source), 0)
        for part in rules if isinstance(rules, tuple) else ():
            add(f"xlcheck.numbers.{language} cues", part, 0)
    return found


def _sample(items: object, depth: int = 0) -> str:
    """Return a short text that a part of a parsed expression matches, more or less."""
    if depth > 12:
        return ""
    out = ""
    for op, value in items:
        if op is sre.LITERAL:
            out += chr(value)
        elif op is sre.IN:
            out += _member(value)
        elif op in (sre.ANY, sre.NOT_LITERAL):
            out += "a" if value != ord("a") else "b"
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            low, _, body = value
            out += _sample(body, depth + 1) * min(max(low, 0), 4)
        elif op is sre.SUBPATTERN:
            out += _sample(value[3], depth + 1)
        elif op is sre.ATOMIC_GROUP:
            out += _sample(value, depth + 1)
        elif op is sre.BRANCH:
            out += _sample(value[1][0], depth + 1)
    return out


def _member(items: list) -> str:
    negated = items and items[0][0] is sre.NEGATE
    if negated:
        return next((c for c in "a1 一.-" if re.compile(_class(items)).fullmatch(c)), "a")
    for op, value in items:
        if op is sre.LITERAL:
            return chr(value)
        if op is sre.RANGE:
            return chr(value[0])
        if op is sre.CATEGORY:
            return {sre.CATEGORY_DIGIT: "1", sre.CATEGORY_SPACE: " "}.get(value, "a")
    return "a"


def _class(items: list) -> str:
    parts = []
    for op, value in items[1:]:
        if op is sre.LITERAL:
            parts.append(re.escape(chr(value)))
        elif op is sre.RANGE:
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif op is sre.CATEGORY:
            names = {sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_WORD: r"\w"}
            parts.append(names.get(value, ""))
    return f"[^{''.join(parts)}]" if any(parts) else "(?s:.)"


def _runs(items: object, before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield what stands before each long repetition, and what is repeated."""
    if depth > 12:
        return
    for item in items:
        op, value = item
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, high, body = value
            if high > _MANY:
                yield before, _sample(body)
                first = list(body)[:1]
                if first and first[0][0] is sre.IN:
                    for choice in first[0][1][:4] if first[0][1][0][0] is not sre.NEGATE else ():
                        yield before, _member([choice])
            yield from _runs(body, before, depth + 1)
        elif op is sre.SUBPATTERN:
            yield from _runs(value[3], before, depth + 1)
        elif op is sre.ATOMIC_GROUP:
            yield from _runs(value, before, depth + 1)
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from _runs(branch, before, depth + 1)
        before += _sample([item])


def worst(pattern: re.Pattern[str], size: int) -> set[str]:
    """Return texts of about so many characters on which an expression may go back and forth."""
    tree = list(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    units = {("", unit) for unit in (_sample(tree), "a", "1", " ", "一")}
    for before, unit in _runs(tree):
        units |= {("", unit), (before, unit), ("", before + unit)}
    return {before + unit * (size // len(unit)) + _MISMATCH for before, unit in units if unit}


class Late(Exception):
    """A measurement that was given up."""


def seconds(pattern: re.Pattern[str], text: str, most: float, *, once: bool = False) -> float:
    """Return the processor time that finding all matches in a text takes, ``most`` if it takes longer.

    ``once`` matches it at the begin alone.
    """

    def late(*_: object) -> None:
        raise Late

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    begin = time.process_time()
    try:
        if once:
            pattern.match(text)
            pattern.fullmatch(text)
        for _ in () if once else pattern.finditer(text):
            pass
    except Late:
        return most
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - begin
