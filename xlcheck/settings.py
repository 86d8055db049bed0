"""What a run is asked to do, as one frozen value."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, Protocol, get_args

from xlcheck.errors import ConfigurationError
from xlcheck.model import CONFIDENCES, SEVERITIES, Confidence, Severity

SHIPPED = "shipped"
"""The name under which ``--glossary`` knows the glossaries that come with xlcheck."""

Missing = Literal["both", "source", "target", "none"]
"""Which missing counterparts of a pair of patterns are findings: a missing source, a missing target."""

MISSING: tuple[Missing, ...] = get_args(Missing)


class Graded(Protocol):
    """What has a code, a severity and a confidence: a finding, or a row of a report."""

    @property
    def code(self) -> str:
        """The code of the check."""

    @property
    def severity(self) -> Severity:
        """How bad it is."""

    @property
    def confidence(self) -> Confidence:
        """How sure it is."""


@dataclass(frozen=True, slots=True)
class PairPattern:
    """Which files of a repository are pairs: ``docs/zh/**/*.md`` and ``docs/en/**/*.md``.

    The wildcards of both stand for the same text. Without ``target``, the files are bilingual. Paths are relative to
    the folder of the configuration. ``exclude`` are patterns of files, of either side, that belong to no pair.
    """

    source: str
    target: str | None = None
    exclude: tuple[str, ...] = ()
    missing: Missing = "both"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one run.

    ``select`` and ``ignore`` are codes or beginnings of codes (``NUM``, ``TRM001``). ``glossary`` are paths, or
    ``shipped``; later ones win. ``model`` is the name or folder of an encoder, None the embedded one. A finding counts
    for the exit code from ``fail_on`` severity and ``confidence`` upwards: this is the gate.

    The rest comes from a configuration file. ``domains`` are those of the glossary that hold; empty means all.
    ``severity`` maps codes or beginnings of codes, the longest wins;
    ``options`` are the fields of checks by code; ``per_file_ignores`` are patterns of files with the codes that are
    ignored there; ``baseline`` is a path.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    glossary: tuple[str, ...] = (SHIPPED,)
    model: str | None = None
    presegmented: bool = False
    encoding: str | None = None
    fail_on: Severity = "major"
    confidence: Confidence = "medium"
    domains: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    options: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()
    pairs: tuple[PairPattern, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    baseline: str | None = None
    jobs: int = 1

    def chosen(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return which of the known codes are selected and not ignored.

        Raises:
            ConfigurationError: if a selection matches no code; the message names the nearest one.
        """
        known = tuple(codes)
        for option, prefixes in (("--select", self.select), ("--ignore", self.ignore)):
            for prefix in prefixes:
                if not any(code.startswith(prefix) for code in known):
                    raise ConfigurationError(f"{option} {prefix}: no check has this code{nearest(prefix, known)}")
        return tuple(code for code in known if self.wants(code))

    def wants(self, code: str) -> bool:
        """Return whether a code is selected and not ignored."""
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))

    def severity_of(self, code: str, ordinary: Severity) -> Severity:
        """Return the severity of a finding of this code, given the one that it has of its own."""
        said = [(len(prefix), severity) for prefix, severity in self.severity if code.startswith(prefix)]
        return max(said, key=lambda item: item[0])[1] if said else ordinary

    def options_of(self, code: str) -> dict[str, Any]:
        """Return the options that the configuration sets for a check."""
        return {name: value for known, options in self.options if known == code for name, value in options}

    def gate(self, finding: Graded) -> bool:
        """Return whether a finding counts for the exit code."""
        return SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on) and CONFIDENCES.index(
            finding.confidence
        ) <= CONFIDENCES.index(self.confidence)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint at the nearest known name for the end of an error message, or at nothing."""
    pool = set(known)
    close = difflib.get_close_matches(name, sorted(pool | {k[:3] for k in pool if k[3:].isdigit()}), 1, 0.5)
    return f"; did you mean {close[0]}?" if close else "; `xlcheck checks` lists them"
