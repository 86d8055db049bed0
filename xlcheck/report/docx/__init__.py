"""The findings as comments in Word: in a copy of the document, or beside both texts in two columns."""

from __future__ import annotations

from xlcheck.report.docx.render import render_docx

__all__ = ["render_docx"]
