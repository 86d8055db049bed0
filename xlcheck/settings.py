"""What a run is asked to do, as one frozen value."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from xlcheck.errors import ConfigurationError
from xlcheck.model import CONFIDENCES, SEVERITIES, Confidence, Finding, Severity

SHIPPED = "shipped"
"""The name under which ``--glossary`` knows the glossaries that come with xlcheck."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one run.

    ``select`` and ``ignore`` are codes or beginnings of codes (``NUM``, ``TRM001``). ``glossary`` are paths, or
    ``shipped``; later ones win. ``model`` is the name or folder of an encoder, None the embedded one. A finding counts
    for the exit code from ``fail_on`` severity and ``confidence`` upwards: this is the gate.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    glossary: tuple[str, ...] = (SHIPPED,)
    model: str | None = None
    presegmented: bool = False
    encoding: str | None = None
    fail_on: Severity = "major"
    confidence: Confidence = "medium"

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
        selected = (c for c in known if not self.select or c.startswith(self.select))
        return tuple(c for c in selected if not (self.ignore and c.startswith(self.ignore)))

    def gate(self, finding: Finding) -> bool:
        """Return whether a finding counts for the exit code."""
        return SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on) and CONFIDENCES.index(
            finding.confidence
        ) <= CONFIDENCES.index(self.confidence)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint at the nearest known name for the end of an error message, or at nothing."""
    pool = set(known)
    close = difflib.get_close_matches(name, sorted(pool | {k[:3] for k in pool if k[3:].isdigit()}), 1, 0.5)
    return f"; did you mean {close[0]}?" if close else "; `xlcheck checks` lists them"
