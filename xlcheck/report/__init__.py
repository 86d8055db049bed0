"""Reports: one file per format, each a function from `xlcheck.rows.Results` to text or bytes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from xlcheck.files.written import write_whole
from xlcheck.model import Pair
from xlcheck.report.fields import View
from xlcheck.rows import Results

__all__ = ["ALIGNMENT_FORMATS", "FORMATS", "View", "write_whole"]


def _of(module: str, function: str) -> Callable[..., Any]:
    """Return a function of a module of this package, which is imported when it is called: a run writes few formats."""

    def render(*arguments: object) -> Any:
        return getattr(import_module(f"{__name__}.{module}"), function)(*arguments)

    return render


FORMATS: dict[str, Callable[[Results, View], str | bytes]] = {
    "text": _of("text", "render_plain"),
    "json": _of("json", "render_json"),
    "jsonl": _of("json", "render_jsonl"),
    "sarif": _of("sarif", "render_sarif"),
    "github": _of("github", "render_github"),
    "gitlab": _of("gitlab", "render_gitlab"),
    "junit": _of("junit", "render_junit"),
    "rdjson": _of("rdjson", "render_rdjson"),
    "summary": _of("summary", "render_summary"),
    "html": _of("html", "render_html"),
    "xlsx": _of("xlsx", "render_xlsx"),
    "docx": _of("docx", "render_docx"),
    "odt": _of("odt", "render_odt"),
    "xliff": _of("xliff_notes", "render_xliff_notes"),
}
"""The formats of a run: function of its results and of what is shown of them. A terminal gets text with colours."""

ALIGNMENT_FORMATS: dict[str, Callable[[Pair, str], str]] = {
    "json": _of("json", "render_alignment"),
    "tsv": _of("tsv", "render_tsv"),
    "beads": _of("beads", "render_beads"),
    "tmx": _of("tmx", "render_tmx"),
    "xliff": _of("xliff", "render_xliff"),
    "html": _of("html", "render_aligned"),
}
"""The formats of an alignment: function of the aligned pair and of the signature."""
