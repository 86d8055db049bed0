"""The review report: one HTML file that opens offline and in which every finding gets a decision."""

from xlcheck.report.html.render import render_html

__all__ = ["render_html"]
