"""What the comparer reports."""

from __future__ import annotations

from dataclasses import dataclass

from xlcheck.model import Confidence, Severity
from xlcheck.numbers.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One number on which the two sides do not agree.

    ``source`` is the Chinese quantity, ``target`` the English one; a side is None where nothing stands for the other.
    ``message`` shows both values in a common form; ``suggestion`` is an English rendering, only when it is certain.
    """

    code: str
    severity: Severity
    confidence: Confidence
    message: str
    source: Quantity | None = None
    target: Quantity | None = None
    suggestion: str | None = None
