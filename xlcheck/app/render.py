"""The pages: the first one, and the review, which is the report's with what changes and saves beside it."""

from __future__ import annotations

from typing import Any

from xlcheck.app.words import FAMILIES, FIELDS
from xlcheck.report.html.render import POLICY, SCRIPTS, as_script_data, digest, escaped, filled, joined, source_hash

_PACKAGE = "xlcheck.app.page"
_OWN = ("calls.js", "live.js", "taking.js", "editing.js", "terms.js", "saving.js")
_FIRST = ("files.js", "choices.js", "begin.js")


def policy(script: str, style: str) -> str:
    """Return what a page may do: its own script and style, and calls to this server."""
    return POLICY.format(script=source_hash(script), style=source_hash(style)) + "; connect-src 'self'"


def review_page(data: dict[str, Any]) -> tuple[str, str]:
    """Return the review page and its policy."""
    style = joined("shared.css", "style.css") + joined("app.css", package=_PACKAGE)
    parts = [_own("kept.js") if name == "memory.js" else joined(name) for name in SCRIPTS]
    # Before the last part, which begins.
    script = "\n".join([*parts[:-1], *map(_own, _OWN), parts[-1], _own("going.js")])
    text = as_script_data(data)
    documents = data["documents"]
    title = documents[0]["target"] if len(documents) == 1 else f"{len(documents)} pairs of files"
    slots = {
        "policy": policy(script, style),
        "title": escaped(title),
        "style": style,
        "script": script,
        "data": text,
        "digest": digest(text),
        "tools": _own("tools.html"),
        "dialogs": _own("dialogs.html"),
        "keys": _own("keys.html"),
    }
    return filled(joined("page.html"), slots), slots["policy"]


def first_page(state: dict[str, Any]) -> tuple[str, str]:
    """Return the first page and its policy."""
    style = joined("shared.css", "style.css") + joined("app.css", "first.css", package=_PACKAGE)
    script = "\n".join([*map(joined, ("text.js", "memory.js", "theme.js")), *map(_own, ("calls.js", *_FIRST))])
    families = [{"name": family.name, "example": family.example} for family in FAMILIES]
    slots = {
        "policy": policy(script, style),
        "style": style,
        "script": script,
        "data": as_script_data({**state, "families": families, "fields": FIELDS}),
    }
    return filled(_own("first.html"), slots), slots["policy"]


def _own(name: str) -> str:
    return joined(name, package=_PACKAGE)
