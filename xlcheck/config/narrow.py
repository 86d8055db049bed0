"""What of a configuration makes a run see less, or count less: a green run says so."""

from __future__ import annotations

from collections.abc import Collection

from xlcheck.model import CONFIDENCES, SEVERITIES
from xlcheck.settings import SHIPPED, Settings


def weakened(settings: Settings, given: Collection[str] = ()) -> tuple[str, ...]:
    """Return what a configuration leaves out or counts as less, key by key, but for what the command line gives.

    ``given`` are the names of the settings that the command line replaces.
    """
    usual = Settings()
    said = {
        "select": f"select {', '.join(settings.select)}" if settings.select else "",
        "ignore": f"ignore {', '.join(settings.ignore)}" if settings.ignore else "",
        "severity": _severities(settings),
        "per_file_ignores": f"per-file-ignores of {_count(len(settings.per_file_ignores), 'pattern')}"
        if settings.per_file_ignores
        else "",
        "fail_on": f"fail-on {settings.fail_on}" if _less(settings.fail_on, usual.fail_on, SEVERITIES) else "",
        "confidence": f"confidence {settings.confidence}"
        if _less(settings.confidence, usual.confidence, CONFIDENCES)
        else "",
    }
    return tuple(text for name, text in said.items() if text and name not in given)


def narrowed(settings: Settings, baseline: str | None, given: Collection[str] = ()) -> tuple[str, ...]:
    """Return all that a configuration narrows: the gate, and the terms, options and known findings beside it."""
    said = {
        "glossary": "" if SHIPPED in settings.glossary else "no shipped glossary",
        "domains": f"domains {', '.join(settings.domains)}" if settings.domains else "",
        "options": f"options of {', '.join(code for code, _ in settings.options)}" if settings.options else "",
        "baseline": f"baseline {baseline}" if baseline else "",
    }
    return (*weakened(settings, given), *(text for name, text in said.items() if text and name not in given))


def _severities(settings: Settings) -> str:
    return (
        f"severity {', '.join(f'{code} = {grade}' for code, grade in settings.severity)}" if settings.severity else ""
    )


def _less(chosen: str, usual: str, order: tuple[str, ...]) -> bool:
    """Return whether fewer findings count: the orders begin with what counts always."""
    return order.index(chosen) < order.index(usual)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
