"""What a change touches: files and lines that differ from a commit, by git."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from xlcheck.errors import UsageError
from xlcheck.places import Located
from xlcheck.rows import Outcome, ReportedFinding, Results

Hunk = tuple[int, int]
"""First line and number of lines after a change; with no lines, some went from behind the first."""

WHOLE: tuple[Hunk, ...] = ((1, 1 << 40),)

_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
_NAMED = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}


@dataclass(frozen=True, slots=True)
class Changes:
    """The changed lines of the files that differ; paths are absolute, links followed. ``gone`` are deleted files.

    ``base`` is the commit that they differ from, in the repository at ``top``.
    """

    files: dict[str, tuple[Hunk, ...]]
    gone: frozenset[str]
    base: str = ""
    top: Path = Path()

    def before(self, path: Path) -> bytes | None:
        """Return a file as it was, None where there was none of this name."""
        try:
            inside = Path(os.path.realpath(path)).relative_to(os.path.realpath(self.top)).as_posix()
            return _git(self.top, "cat-file", "blob", f"{self.base}:{inside}") if self.base else None
        except (UsageError, ValueError):
            return None

    def touches(self, *paths: str | None) -> bool:
        """Return whether one of these files differs."""
        return any(os.path.realpath(path) in self.files for path in paths if path)

    def reaches(self, side: Located) -> bool:
        """Return whether the sentences on one side of a finding were touched."""
        return _touched(self.files.get(os.path.realpath(side.path), ()), side.lines, None)

    def restrict(self, results: Results) -> Results:
        """Return the findings whose sentences were touched; those of which only the Chinese was, at the Chinese."""
        gone = tuple(os.path.relpath(path) for path in self.gone)
        notes = (row for row in results.notes if self.touches(row.place.path) or any(p in row.message for p in gone))
        return replace(results, outcomes=tuple(map(self._restricted, results.outcomes)), notes=tuple(notes))

    def _restricted(self, outcome: Outcome) -> Outcome:
        ours, theirs = (self.files.get(os.path.realpath(path), ()) for path in (outcome.source, outcome.target))
        rows = tuple(kept for row in outcome.rows if (kept := _kept(row, ours, theirs)))
        return replace(outcome, rows=rows, hidden=outcome.hidden + len(outcome.rows) - len(rows))


def _kept(row: ReportedFinding, ours: tuple[Hunk, ...], theirs: tuple[Hunk, ...]) -> ReportedFinding | None:
    source = _touched(ours, row.source.lines if row.source else None, row.gap)
    target = _touched(theirs, row.target.lines if row.target else None, row.gap)
    if not source and not target:
        return None
    return replace(row, at_source=True) if source and not target and row.source else row


def _touched(hunks: tuple[Hunk, ...], lines: tuple[int, int] | None, gap: tuple[int, int] | None) -> bool:
    if lines:
        return any(a <= lines[1] and lines[0] < a + n if n else lines[0] <= a < lines[1] for a, n in hunks)
    # Where a side has no sentence, a change between its neighbours is what took it away.
    return bool(gap) and any(a <= gap[1] and gap[0] <= a + max(n - 1, 0) for a, n in hunks)  # type: ignore[index]


def changes(reference: str, folder: Path) -> Changes:
    """Return what differs, in the working tree, from the commit at which this branch left ``reference``.

    Raises:
        UsageError: if the folder is in no git repository, or the reference does not exist there.
    """
    top = top_of(folder)
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}").strip()
    except UsageError:
        raise UsageError(
            f"--diff {reference}: git knows no such commit here; fetch it first (git fetch origin, or a checkout with "
            "fetch-depth: 0)"
        ) from None
    try:
        base = _git(folder, "merge-base", commit.decode(), "HEAD").strip().decode()
    except UsageError:  # no common ancestor, as in a shallow clone
        base = commit.decode()
    flags = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "-M", "-U0")
    diff = _git(folder, "diff", *flags, "--src-prefix=a/", "--dst-prefix=b/", base, "--")
    files, gone = _parsed(diff)
    for name in _git(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0"):
        if name:
            files[name] = WHOLE
    return Changes(
        {_absolute(top, name): hunks for name, hunks in files.items()},
        frozenset(_absolute(top, name) for name in gone),
        base,
        top,
    )


def top_of(folder: Path) -> Path:
    """Return the top of the git repository of a folder.

    Raises:
        UsageError: if it is in none.
    """
    return Path(_git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n"))


def commits(top: Path) -> Iterator[tuple[str, int, list[str]]]:
    """Yield the commits of a branch, the newest first: name, time in seconds, and the files that each touched."""
    data = _git(top, "log", "--no-renames", "--no-show-signature", "--name-only", "-z", "--format=%x01%H %ct%x02")
    for part in data.split(b"\x01")[1:]:
        head, _, rest = part.partition(b"\x02")
        name, _, time = head.decode("ascii", "replace").partition(" ")
        files = [os.fsdecode(file.lstrip(b"\n")) for file in rest.split(b"\0")]
        yield name, int(time or 0), [file for file in files if file]


def line_counts(top: Path, commit: str, path: str) -> int:
    """Return how many lines of a file are new or other ones since a commit, or gone."""
    flags = ("--no-ext-diff", "--no-textconv", "--no-relative", "--numstat", "-w")
    said = _git(top, "diff", *flags, commit, "HEAD", "--", path).split(b"\t")
    counts = [int(count) for count in said[:2] if count.isdigit()]
    return max(counts, default=0)


def _absolute(top: Path, name: bytes) -> str:
    return os.path.realpath(top / os.fsdecode(name))


def _git(folder: Path, *arguments: str) -> bytes:
    done = _run(folder, *_filters(folder), *arguments)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise UsageError(f"--diff: git {arguments[0]}: {said or 'failed'}")
    return done.stdout


_SAFE = (
    *("-c", "core.quotePath=true", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.pager=cat", "-c", "protocol.allow=never", "-c", "core.sshCommand=false", "-c", "diff.external="),
)
"""What the configuration of a repository, which a stranger may have written, would have git run: nothing of it."""

_UNSET = frozenset({"GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_PAGER", "GIT_TRACE", "GIT_SSH", "GIT_SSH_COMMAND"})


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if key not in _UNSET}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(
            ["git", "--no-pager", *_SAFE, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
    except FileNotFoundError:
        raise UsageError("--diff: git is not installed") from None


@cache
def _filters(folder: Path) -> tuple[str, ...]:
    """Return what switches the filters of a repository off: commands that git would run on changed files."""
    listed = _run(folder, "config", "--local", "--includes", "--name-only", "-z", "--get-regexp", r"^filter\.").stdout
    names = {os.fsdecode(key).rpartition(".")[0] for key in listed.split(b"\0") if key}
    return tuple(
        part
        for name in sorted(names)
        for part in ("-c", f"{name}.clean=", "-c", f"{name}.process=", "-c", f"{name}.required=false")
    )


def _parsed(diff: bytes) -> tuple[dict[bytes, tuple[Hunk, ...]], list[bytes]]:
    """Return the hunks of each file in a diff, and the files that it deletes."""
    files: dict[bytes, tuple[Hunk, ...]] = {}
    gone: list[bytes] = []
    old = new = b""
    remaining = 0  # lines of the hunk at hand, which may look like headers
    for line in diff.split(b"\n"):
        if remaining and line[:1] in b"+-\\":
            remaining -= line[:1] != b"\\"
        elif hunk := _HUNK.match(line):
            count = int(hunk[2]) if hunk[2] else 1
            removed = line.split(b" ")[1].partition(b",")[2]
            remaining = count + (int(removed) if removed else 1)
            if new:
                files[new] = (*files.get(new, ()), (int(hunk[1]), count))
        elif line.startswith(b"diff --git "):
            old = new = b""
        elif line.startswith(b"--- "):
            old = _name(line[4:], b"a/")
        elif line.startswith(b"+++ "):
            new = _name(line[4:], b"b/")
            if not new:
                gone.append(old)
        elif line.startswith(b"Binary files ") and line.endswith(b" differ"):
            # UTF-16, which git takes for binary: no lines are told.
            _, _, rest = line.removesuffix(b" differ").rpartition(b" and ")
            if name := _name(rest, b"b/"):
                files[name] = WHOLE
    return files, gone


def _name(quoted: bytes, prefix: bytes) -> bytes:
    """Return a path as git names it in a diff, without prefix and quotation; empty for the absence of a file."""
    name = quoted.removesuffix(b"\t").strip()
    if name.startswith(b'"'):
        name = _ESCAPE.sub(lambda m: bytes([int(m[1], 8)]) if m[1] else _NAMED.get(m[2], m[2]), name[1:-1])
    return b"" if name == b"/dev/null" else name.removeprefix(prefix)
