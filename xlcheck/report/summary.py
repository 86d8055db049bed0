"""A summary in Markdown, as the page of a run in GitHub and GitLab or a comment on a pull request shows it.

Text of a checked file cannot become mark-up: what Markdown or HTML could obey is escaped, and no address becomes a
link.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from xlcheck.report.fields import View, path_of, place_of
from xlcheck.report.text import printable, verdict
from xlcheck.rows import ReportedFinding, Results

MARK = "<!-- xlcheck summary -->"
"""Stands first, so that a comment that is there already can be found and replaced."""

MOST = 100
"""Findings in the table; GitHub shows 1 MiB of a summary and 65,536 characters of a comment."""

_LONGEST = 160
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+!|~@&$:-])")
_BLANKS = re.compile(r"\s+")


def render_summary(results: Results, view: View) -> str:
    """Return what came of a run: the verdict, the findings at the gate by code, and a table of them."""
    rows = [row for row in view.shown(results) if view.review or view.everything or view.gate(row)]
    lines = [MARK, f"### {'❌' if rows or results.errors else '✅'} xlcheck", ""]
    lines += [f"{_text(said)}  " for said, _ in verdict(results, view)]
    if results.errors:
        lines += ["", *(f"- {_text(row.message)}" for row in results.errors[:MOST])]
    if rows:
        counts = Counter((row.code, row.name) for row in rows).most_common()
        lines += ["", "| code | | findings |", "|---|---|---:|"]
        lines += [f"| {code} | {name.replace('-', ' ')} | {count} |" for (code, name), count in counts]
        lines += ["", *_table(rows, view)]
    return "\n".join(lines) + "\n"


def _table(rows: Sequence[ReportedFinding], view: View) -> list[str]:
    lines = ["<details open><summary>Findings</summary>", "", "| place | what is wrong | suggestion |", "|---|---|---|"]
    for row in rows[:MOST]:
        path = path_of(row.path, view.root)
        place = f"{path}:{place_of(row.place)}" if row.place.unit is None else f"{path}, {row.place.unit}"
        said = f"**{row.severity}** {row.code} {_text(row.message)}"
        if row.source_text:
            said += f"<br>zh {_text(row.source_text)}"
        if row.target_text:
            said += f"<br>en {_text(row.target_text)}"
        lines.append(f"| {_text(place)} | {said} | {_text(row.suggestion or '')} |")
    lines += ["", "</details>"]
    return [*lines, "", f"{len(rows) - MOST} more are in the log."] if len(rows) > MOST else lines


def _text(text: str) -> str:
    """Return a text as one short line of Markdown that shows its characters."""
    line = _BLANKS.sub(" ", printable(text)).strip()
    line = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return _MARKS.sub(lambda found: f"&#{ord(found[0])};", line)
