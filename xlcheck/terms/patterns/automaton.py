"""From the tree of a pattern to an automaton, and where it matches, in time in proportion to the text.

The tree becomes the instructions of a virtual machine (Thompson 1968, "Regular expression search algorithm"; Pike's
machine after Cox 2009, "Regular expression matching: the virtual machine approach"). Whether a text matches at all is
asked first of a deterministic automaton whose states are made when they are met: nearly all texts do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from xlcheck.terms.patterns.characters import NOTHING, Characters, kind
from xlcheck.terms.patterns.syntax import (
    Choice,
    Group,
    Node,
    One,
    Parser,
    PatternError,
    Place,
    Reference,
    Repeat,
    Sequence,
)

MOST_STEPS = 5_000
"""Instructions of one pattern; more come of repetitions within repetitions."""

MOST_MATCHES = 100
"""Matches that are looked for in one text."""

MOST_STATES = 1_000
MOST_TRANSITIONS = 50_000
"""What is kept of the deterministic automaton; it is made anew beyond."""


class Match(NamedTuple):
    """Where a pattern matches: half-open code points, and the text of its groups (empty where one has none)."""

    start: int
    end: int
    groups: tuple[str, ...]


class Step(NamedTuple):
    """One instruction: what it does, on what, and where it goes on (``other`` is the second way of a fork)."""

    does: str
    what: Characters | str | int
    then: int
    other: int = -1


class _State:
    """A state of the deterministic automaton: the instructions it may stand at, and the kind of the last character."""

    __slots__ = ("before", "following", "steps")

    def __init__(self, steps: frozenset[int], before: int) -> None:
        self.steps, self.before = steps, before
        self.following: dict[str, _State | None] = {}


_LINE = -1
"""Stands for the kind of a character at the beginning and the end of a line."""


class Pattern:
    """A compiled pattern. ``groups`` is the number of its groups."""

    def __init__(self, tree: Node, groups: int) -> None:
        """Compile a tree without references.

        Raises:
            PatternError: if it becomes too large.
        """
        self.groups = groups
        self._steps: list[Step] = []
        self._compile(tree)
        self._add("match", "", -1)
        self._forget()

    # The program

    def _add(self, does: str, what: Characters | str | int, then: int, other: int = -1) -> int:
        if len(self._steps) >= MOST_STEPS:
            raise PatternError("the pattern is too large when its repetitions are written out: use smaller numbers")
        self._steps.append(Step(does, what, then, other))
        return len(self._steps) - 1

    def _compile(self, node: Node) -> None:
        """Add the instructions of a node; they go on at the next one that will be added."""
        here = len(self._steps)
        if isinstance(node, One):
            self._add("one", node.characters, here + 1)
        elif isinstance(node, Place):
            self._add("place", node.kind, here + 1)
        elif isinstance(node, Sequence):
            for part in node.parts:
                self._compile(part)
        elif isinstance(node, Group):
            self._add("save", 2 * node.number, here + 1)
            self._compile(node.part)
            self._add("save", 2 * node.number + 1, len(self._steps) + 1)
        elif isinstance(node, Choice):
            self._alternatives(node.parts)
        elif isinstance(node, Repeat):
            self._repetition(node)
        else:
            raise AssertionError(node)

    def _alternatives(self, parts: tuple[Node, ...]) -> None:
        ends = []
        for part in parts[:-1]:
            fork = self._add("fork", "", len(self._steps) + 1)
            self._compile(part)
            ends.append(self._add("jump", "", -1))
            self._steps[fork] = self._steps[fork]._replace(other=len(self._steps))
        self._compile(parts[-1])
        for end in ends:
            self._steps[end] = self._steps[end]._replace(then=len(self._steps))

    def _repetition(self, node: Repeat) -> None:
        for _ in range(node.least):
            self._compile(node.part)
        if node.most is None:
            fork = self._add("fork", "", len(self._steps) + 1)
            self._compile(node.part)
            self._add("jump", "", fork)
            self._leave([fork], node.lazy)
            return
        forks = []
        for _ in range(node.most - node.least):
            forks.append(self._add("fork", "", len(self._steps) + 1))
            self._compile(node.part)
        self._leave(forks, node.lazy)

    def _leave(self, forks: Iterable[int], lazy: bool) -> None:
        """Let forks lead out to the next instruction: at last, or at first where the repetition is lazy."""
        out = len(self._steps)
        for fork in forks:
            inside = self._steps[fork].then
            self._steps[fork] = self._steps[fork]._replace(then=out if lazy else inside, other=inside if lazy else out)

    # Whether it matches

    def _forget(self) -> None:
        self._states: dict[tuple[frozenset[int], int], _State] = {}
        self._transitions = 0
        self._first = self._state(frozenset(), _LINE)

    def _state(self, steps: frozenset[int], before: int) -> _State:
        return self._states.setdefault((steps, before), _State(steps, before))

    def matches(self, text: str) -> bool:
        """Return whether the pattern matches anywhere in a text."""
        state: _State | None = self._first
        for character in text:
            assert state is not None
            following = state.following
            state = following[character] if character in following else self._follow(state, character)
            if state is None:
                return True
        assert state is not None
        return self._reach(state, _LINE) is None

    def _follow(self, state: _State, character: str) -> _State | None:
        """Return the state behind a character, None where the pattern has matched before it."""
        if len(self._states) > MOST_STATES or self._transitions > MOST_TRANSITIONS:
            before = state
            self._forget()
            state = self._state(before.steps, before.before)
        self._transitions += 1
        of_kind = _LINE if character == "\n" else kind(character)
        reached = self._reach(state, of_kind)
        following = None
        if reached is not None:
            steps = frozenset(
                step.then for step in reached if isinstance(step.what, Characters) and character in step.what
            )
            following = self._state(steps, of_kind)
        state.following[character] = following
        return following

    def _reach(self, state: _State, after: int) -> list[Step] | None:
        """Return the steps that take a character, from a state and from the beginning; None where it has matched."""
        found: list[Step] = []
        seen = {0, *state.steps}
        todo = list(seen)
        while todo:
            step = self._steps[todo.pop()]
            if step.does == "match":
                return None
            if step.does == "one":
                found.append(step)
                continue
            ways = [step.then, step.other] if step.does == "fork" else [step.then]
            if step.does == "place" and not _holds(str(step.what), state.before, after):
                continue
            for way in ways:
                if way not in seen:
                    seen.add(way)
                    todo.append(way)
        return found

    # Where it matches

    def find(self, text: str) -> Iterator[Match]:
        """Yield the matches in a text from left to right, none overlapping another, empty ones left out."""
        if not self.matches(text):
            return
        at = found = 0
        while found < MOST_MATCHES and (match := self._search(text, at)):
            at = match.end
            if match.end > match.start:
                found += 1
                yield match
            else:
                at += 1
                if at > len(text):
                    return

    def _search(self, text: str, at: int) -> Match | None:
        """Return the first match that begins at a place or behind it."""
        best: tuple[int, ...] | None = None
        threads: list[tuple[int, tuple[int, ...]]] = []
        for place in range(at, len(text) + 1):
            before = _LINE if not place or text[place - 1] == "\n" else kind(text[place - 1])
            after = _LINE if place == len(text) or text[place] == "\n" else kind(text[place])
            seen: set[int] = set()
            ready: list[tuple[int, tuple[int, ...]]] = []
            for then, saved in threads:
                self._spread(then, saved, place, (before, after), seen, ready)
            if best is None:
                blank = (place, -1) + (-1,) * (2 * self.groups)
                self._spread(0, blank, place, (before, after), seen, ready)
            threads = []
            for number, saved in ready:
                step = self._steps[number]
                if step.does == "match":
                    best = (saved[0], place, *saved[2:])
                    break  # those that follow are worse
                if place < len(text) and isinstance(step.what, Characters) and text[place] in step.what:
                    threads.append((step.then, saved))
            if not threads and best is not None:
                break
        if best is None:
            return None
        groups = zip(best[2::2], best[3::2], strict=True)
        return Match(best[0], best[1], tuple(text[a:b] if a >= 0 and b >= 0 else "" for a, b in groups))

    def _spread(
        self, step: int, saved: tuple[int, ...], place: int, around: tuple[int, int],
        seen: set[int], ready: list[tuple[int, tuple[int, ...]]],
    ) -> None:  # fmt: skip
        """Add to ``ready``, best first, the instructions that a thread reaches without a character."""
        todo = [(step, saved)]
        while todo:
            number, saved = todo.pop()
            if number in seen:
                continue
            seen.add(number)
            one = self._steps[number]
            if one.does in ("one", "match"):
                ready.append((number, saved))
            elif one.does == "fork":
                todo += [(one.other, saved), (one.then, saved)]
            elif one.does == "save":
                at = int(str(one.what))
                todo.append((one.then, (*saved[:at], place, *saved[at + 1 :])))
            elif one.does == "jump" or _holds(str(one.what), *around):
                todo.append((one.then, saved))


def _holds(asked: str, before: int, after: int) -> bool:
    """Return whether a place between two kinds of characters is what is asked for."""
    if asked == "start":
        return before == _LINE
    if asked == "end":
        return after == _LINE
    differ = (NOTHING if before == _LINE else before) != (NOTHING if after == _LINE else after)
    return differ == (asked == "boundary")


def with_groups(node: Node, groups: tuple[str, ...], ignoring_case: bool = False) -> Node:
    """Return a tree with its references replaced by the text of the groups of another pattern."""
    if isinstance(node, Reference):
        return Sequence(tuple(One(Characters(((c, c),), "", False, ignoring_case)) for c in groups[node.number - 1]))
    if isinstance(node, Sequence):
        return Sequence(tuple(with_groups(part, groups, ignoring_case) for part in node.parts))
    if isinstance(node, Choice):
        return Choice(tuple(with_groups(part, groups, ignoring_case) for part in node.parts))
    if isinstance(node, Repeat):
        return Repeat(with_groups(node.part, groups, ignoring_case), node.least, node.most, node.lazy)
    if isinstance(node, Group):
        return Group(node.number, with_groups(node.part, groups, ignoring_case))
    return node


@lru_cache(maxsize=512)
def compiled(text: str, ignoring_case: bool = False) -> Pattern:
    """Return a pattern without references.

    Raises:
        PatternError: if it is no pattern, or has what is not supported.
    """
    parser = Parser(text, ignoring_case=ignoring_case)
    tree = parser.parse()
    return Pattern(tree, parser.groups)


@lru_cache(maxsize=2048)
def filled(text: str, ignoring_case: bool, groups: tuple[str, ...]) -> Pattern:
    """Return a pattern with its references replaced by some texts.

    Raises:
        PatternError: as `compiled`, and for a reference to a group that is not given.
    """
    parser = Parser(text, ignoring_case=ignoring_case, references=len(groups))
    tree = with_groups(parser.parse(), groups, ignoring_case)
    return Pattern(tree, parser.groups)
