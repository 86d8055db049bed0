"""Reports: one file per format, each a function from `xlcheck.model.Report` to text."""

from __future__ import annotations

from collections.abc import Callable

from xlcheck.model import Finding, Pair, Report
from xlcheck.report.json import render_alignment, render_json, render_jsonl
from xlcheck.report.tsv import render_tsv

__all__ = ["ALIGNMENT_FORMATS", "FORMATS"]

FORMATS: dict[str, Callable[[Report, Callable[[Finding], bool]], str]] = {"json": render_json, "jsonl": render_jsonl}
"""The formats that a program reads: function of the report and of the gate (a finding counts for the exit code)."""

ALIGNMENT_FORMATS: dict[str, Callable[[Pair, str], str]] = {"json": render_alignment, "tsv": render_tsv}
"""The formats of an alignment: function of the aligned pair and of the signature."""
