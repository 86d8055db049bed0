"""Patterns of files: ``*`` and ``?`` stay in one folder, ``**`` stands for any number of folders, ``[ab]`` for one."""

from __future__ import annotations

import re
from functools import cache

_WILDCARD = re.compile(r"\*\*/|\*\*|\*|\?|\[[^\]/]+\]")


_MANY = re.compile(r"\*\*/|\*\*|\*")
_LONG = frozenset({"**/", "**", "*"})
_FEW = 2
"""Wildcards of any length that an expression tries in at most the square of the length of a path."""


def wildcards(pattern: str) -> list[str]:
    """Return the wildcards of a pattern in their order."""
    return _WILDCARD.findall(pattern)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the expression for a whole path with slashes; each wildcard is a group."""
    pieces, end = [], 0
    for found in _WILDCARD.finditer(pattern):
        pieces += [re.escape(pattern[end : found.start()]), f"({_expression(found[0])})"]
        end = found.end()
    return re.compile("".join([*pieces, re.escape(pattern[end:])]), re.DOTALL)


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


def parts(pattern: str, path: str) -> tuple[str, ...] | None:
    """Return what the wildcards of a pattern stand for in a whole path, in their order; None where it does not match.

    An expression with many wildcards may try more ways than there is time for: such a pattern is first matched
    character by character, all ways at once, which takes time in proportion to the path.
    """
    if len(_MANY.findall(pattern)) > _FEW:
        return _split(pattern, path) if _accepts(_tokens(pattern), path) else None
    found = compiled(pattern).fullmatch(path)
    return found.groups() if found else None


def is_whole(pattern: str, path: str) -> bool:
    """Tell whether a whole path matches a pattern."""
    if len(_MANY.findall(pattern)) > _FEW:
        return _accepts(_tokens(pattern), path)
    return compiled(pattern).fullmatch(path) is not None


@cache
def _tokens(pattern: str) -> tuple[re.Pattern[str] | str, ...]:
    """Return the parts of a pattern: wildcards of any length by their names, anything else as what one character is."""
    tokens: list[re.Pattern[str] | str] = []
    end = 0
    for found in [*_WILDCARD.finditer(pattern), None]:
        literal = pattern[end : found.start()] if found else pattern[end:]
        tokens += [re.compile(re.escape(character), re.DOTALL) for character in literal]
        if found:
            end = found.end()
            tokens.append(found[0] if found[0] in _LONG else re.compile(_expression(found[0])))
    return tuple(tokens)


def _reached(tokens: tuple[re.Pattern[str] | str, ...], states: set[int]) -> set[int]:
    """Return the states with those that follow them without a character, since a wildcard may stand for none."""
    for state in sorted(states):
        while state < len(tokens) and tokens[state] in _LONG:
            state += 1
            states.add(state)
    return states


def _accepts(tokens: tuple[re.Pattern[str] | str, ...], path: str) -> bool:
    states = _reached(tokens, {0})
    inside: set[int] = set()  # folders that have begun and not ended
    for character in path:
        following: set[int] = set()
        begun: set[int] = set()
        for state in states | inside:
            token = tokens[state] if state < len(tokens) else ""
            if token == "**" or (token == "*" and character != "/"):
                following.add(state)
            elif token == "**/":
                if character == "/" and state in inside:
                    following.add(state)
                elif character != "/":
                    begun.add(state)
            elif token and not isinstance(token, str) and token.fullmatch(character):
                following.add(state + 1)
        states, inside = _reached(tokens, following), begun
        if not states and not inside:
            return False
    return len(tokens) in states


def _split(pattern: str, path: str) -> tuple[str, ...] | None:
    """Return what the wildcards of a pattern stand for in a path that it matches: each as much as leaves the rest."""
    found: list[str] = []
    position = before = 0
    for wildcard in _WILDCARD.finditer(pattern):
        start = position + wildcard.start() - before
        rest = _tokens(pattern[wildcard.end() :])
        expression = re.compile(_expression(wildcard[0]), re.DOTALL)
        position = next(
            end
            for end in range(len(path), start - 1, -1)
            if expression.fullmatch(path, start, end) and _accepts(rest, path[end:])
        )
        found.append(path[start:position])
        before = wildcard.end()
    return tuple(found)


def matches(pattern: str, path: str) -> bool:
    """Tell whether a path lies under a pattern: the whole of it, any file under a folder, or a bare name anywhere."""
    if "/" not in pattern.strip("/"):
        pattern = f"**/{pattern.strip('/')}"
        return is_whole(pattern, path) or _below(pattern, path)
    return is_whole(pattern.lstrip("/"), path) or _below(pattern.strip("/"), path)


def _below(pattern: str, path: str) -> bool:
    """Tell whether a folder above a path matches."""
    return any(is_whole(pattern, path[: slash.start()]) for slash in re.finditer("/", path))


def filled(pattern: str, given: tuple[str, ...]) -> str:
    """Return the pattern with its wildcards replaced, in their order."""
    texts = iter(given)
    return _WILDCARD.sub(lambda _: next(texts), pattern)


def fixed(pattern: str) -> str:
    """Return the folder before the first wildcard, without a slash at its end; empty for none."""
    found = _WILDCARD.search(pattern)
    return (pattern if not found else pattern[: found.start()]).rpartition("/")[0]
