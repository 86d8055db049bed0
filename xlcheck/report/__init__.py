"""Reports: one file per format, each a function from `xlcheck.rows.Results` to text or bytes."""

from __future__ import annotations

from collections.abc import Callable

from xlcheck.files.written import write_whole
from xlcheck.model import Pair
from xlcheck.report.beads import render_beads
from xlcheck.report.docx import render_docx
from xlcheck.report.fields import View
from xlcheck.report.github import render_github
from xlcheck.report.gitlab import render_gitlab
from xlcheck.report.html import render_aligned, render_html
from xlcheck.report.json import render_alignment, render_json, render_jsonl
from xlcheck.report.junit import render_junit
from xlcheck.report.odt import render_odt
from xlcheck.report.rdjson import render_rdjson
from xlcheck.report.sarif import render_sarif
from xlcheck.report.summary import render_summary
from xlcheck.report.text import render_plain
from xlcheck.report.tmx import render_tmx
from xlcheck.report.tsv import render_tsv
from xlcheck.report.xliff import render_xliff
from xlcheck.report.xliff_notes import render_xliff_notes
from xlcheck.report.xlsx import render_xlsx
from xlcheck.rows import Results

__all__ = ["ALIGNMENT_FORMATS", "FORMATS", "View", "write_whole"]

FORMATS: dict[str, Callable[[Results, View], str | bytes]] = {
    "text": render_plain,
    "json": render_json,
    "jsonl": render_jsonl,
    "sarif": render_sarif,
    "github": render_github,
    "gitlab": render_gitlab,
    "junit": render_junit,
    "rdjson": render_rdjson,
    "summary": render_summary,
    "html": render_html,
    "xlsx": render_xlsx,
    "docx": render_docx,
    "odt": render_odt,
    "xliff": render_xliff_notes,
}
"""The formats of a run: function of its results and of what is shown of them. A terminal gets text with colours."""

ALIGNMENT_FORMATS: dict[str, Callable[[Pair, str], str]] = {
    "json": render_alignment,
    "tsv": render_tsv,
    "beads": render_beads,
    "tmx": render_tmx,
    "xliff": render_xliff,
    "html": render_aligned,
}
"""The formats of an alignment: function of the aligned pair and of the signature."""
