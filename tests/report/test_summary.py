"""The summary in Markdown: counts and places, and nothing of a file becomes mark-up."""

import re

from xlcheck.report.summary import MARK, MOST, render_summary
from xlcheck.rows import Results


def shown(text):
    """Return a summary as HTML."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


def test_codes_are_counted_and_findings_named(results, view):
    text = render_summary(results, view)
    assert text.startswith(f"{MARK}\n### ❌ xlcheck\n")
    assert re.search(r"^\| NUM004 \| number magnitude \| \d+ \|$", text, re.MULTILINE)
    html = shown(text)
    assert "docs 中文/en.md:3:" in html
    assert "18.5 billion yuan" in html


def test_a_clean_run_says_so(results, view):
    good = Results(tuple(o for o in results.outcomes[:0]))
    assert "### ✅ xlcheck" in render_summary(good, view)


def test_text_of_a_file_is_no_mark_up(results, view):
    html = shown(render_summary(results, view))
    assert "<script" not in html
    assert "<a " not in html
    assert html.count("<tr>") == render_summary(results, view).count("\n| ")


def test_of_very_many_findings_the_first_are_shown(checked, view):
    many = checked("Output was 81 tons.", *["81"] * (MOST + 7), name="en.txt")
    text = render_summary(many, view)
    assert "7 more are in the log." in text
    assert len(text) < 65_536
