"""JUnit XML: a suite for each pair, a test case for each finding; a pair without findings is one case that passes."""

from __future__ import annotations

import re

from xlcheck.checks.catalogue import name_of
from xlcheck.report.fields import View, path_of, visible, with_suggestion
from xlcheck.rows import Outcome, ReportedFinding, Results

#: What XML 1.0 cannot hold in any form.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(results: Results, view: View) -> str:
    """Return the findings that are shown as failures, and what could not be checked as errors."""
    suites = [_suite(outcome, view) for outcome in results.outcomes]
    notes = [row for row in results.notes if view.shows(row)]
    if notes:
        suites.append(_element("files", [_failure(row, view) for row in notes], len(notes), 0))
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="xlcheck">\n' + "".join(suites) + "</testsuites>\n"


def _suite(outcome: Outcome, view: View) -> str:
    name = path_of(outcome.target, view.root)
    if outcome.error:
        case = _case(outcome.error, view, "error")
        return _element(name, [case], 0, 1)
    rows = [row for row in outcome.rows if view.shows(row)]
    cases = [_failure(row, view) for row in rows]
    if not cases:
        cases = [f'  <testcase classname={_attribute(name)} name="all checks"/>\n']
    return _element(name, cases, len(rows), 0)


def _element(name: str, cases: list[str], failures: int, errors: int) -> str:
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}"'
    return f" <testsuite name={_attribute(name)} {counts}>\n{''.join(cases)} </testsuite>\n"


def _failure(row: ReportedFinding, view: View) -> str:
    return _case(row, view, "failure")


def _case(row: ReportedFinding, view: View, kind: str) -> str:
    at = row.place
    path = path_of(at.path, view.root)
    place = f"{path}:{at.line}:{at.column}"
    body = [f"{place} {row.severity} {row.code}: {with_suggestion(row)}"]
    body += [f"{key} {side.text}" for key, side in (("zh", row.source), ("en", row.target)) if side and side.text]
    details = _text("\n".join(body))
    return (
        f"  <testcase classname={_attribute(path)} name={_attribute(f'{row.code} {name_of(row.code)} {place}')}>\n"
        f"   <{kind} type={_attribute(row.code)} message={_attribute(row.message)}>{details}</{kind}>\n"
        "  </testcase>\n"
    )


def _text(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(_NOT_XML.sub("\ufffd", visible(text)))


def _attribute(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(_NOT_XML.sub("\ufffd", visible(text)))
