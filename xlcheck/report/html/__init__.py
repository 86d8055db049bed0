"""Pages that open offline: the review report, in which every finding gets a decision, and an alignment to read."""

from xlcheck.report.html.aligned import render_aligned
from xlcheck.report.html.render import render_html

__all__ = ["render_aligned", "render_html"]
