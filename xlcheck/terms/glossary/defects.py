"""What is wrong with a glossary, with its place."""

from __future__ import annotations

from typing import Literal, NamedTuple

from xlcheck.errors import GlossaryError

Grade = Literal["error", "warning", "info"]


class Defect(NamedTuple):
    """One defect: with an ``error`` the glossary is not used; ``line`` is 0 where it is about the whole file."""

    path: str
    line: int
    name: str
    message: str
    grade: Grade = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


def refuse(first: Defect, *more: Defect) -> GlossaryError:
    """Return defects as the error that ends a run: it names the first, and how to see the others."""
    rest = f" ({len(more)} more: `xlcheck terms lint {first.path}` lists them)" if more else ""
    return GlossaryError(f"{first}{rest}")
