"""Patterns of files: ``*`` and ``?`` stay in one folder, ``**`` stands for any number of folders, ``[ab]`` for one."""

from __future__ import annotations

import re
from functools import cache

_WILDCARD = re.compile(r"\*\*/|\*\*|\*|\?|\[[^\]/]+\]")


def wildcards(pattern: str) -> list[str]:
    """Return the wildcards of a pattern in their order."""
    return _WILDCARD.findall(pattern)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the expression for a whole path with slashes; each wildcard is a group."""
    parts, end = [], 0
    for found in _WILDCARD.finditer(pattern):
        parts += [re.escape(pattern[end : found.start()]), f"({_expression(found[0])})"]
        end = found.end()
    return re.compile("".join([*parts, re.escape(pattern[end:])]), re.DOTALL)


def _expression(wildcard: str) -> str:
    match wildcard:
        case "**/":
            return "(?:[^/]+/)*"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
    inside = wildcard[1:-1]
    negated = inside[0] in "!^" and len(inside) > 1
    members = re.sub(r"([\\\[\]^&~|])", r"\\\1", inside[1:] if negated else inside)
    return f"[^/{members}]" if negated else f"[{members}]"


def matches(pattern: str, path: str) -> bool:
    """Tell whether a path lies under a pattern: the whole of it, any file under a folder, or a bare name anywhere."""
    if "/" not in pattern.strip("/"):
        return bool(compiled(f"**/{pattern.strip('/')}").fullmatch(path)) or _below(f"**/{pattern.strip('/')}", path)
    return bool(compiled(pattern.lstrip("/")).fullmatch(path)) or _below(pattern.strip("/"), path)


def _below(pattern: str, path: str) -> bool:
    return bool(compiled(f"{pattern}/**").fullmatch(path))


def filled(pattern: str, parts: tuple[str, ...]) -> str:
    """Return the pattern with its wildcards replaced, in their order."""
    texts = iter(parts)
    return _WILDCARD.sub(lambda _: next(texts), pattern)


def fixed(pattern: str) -> str:
    """Return the folder before the first wildcard, without a slash at its end; empty for none."""
    found = _WILDCARD.search(pattern)
    return (pattern if not found else pattern[: found.start()]).rpartition("/")[0]
