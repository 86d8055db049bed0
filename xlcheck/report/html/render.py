"""From a report to the page: data, style and script in one file, under a policy that lets nothing else run.

The policy names the hashes of the one style and the one script, so that a script in a document could not run even
if it came into the page as mark-up; and the script builds its nodes one by one and never parses HTML (the policy
requires trusted types and allows no policy that could make them).
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import PurePath

from xlcheck.report.fields import View
from xlcheck.report.html.payload import payload
from xlcheck.rows import Results

SCRIPTS = (
    "text.js", "memory.js", "theme.js", "decisions.js", "pictures.js", "rows.js", "filters.js", "review.js", "acts.js",
    "start.js",
)  # fmt: skip
"""The parts of the script in their order; in the page they are one module."""

POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data:; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def as_script_data(value: object) -> str:
    """Return a value as JSON that may stand in a script element: no ``<``, no ``&``, no lone surrogate."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def digest(text: str) -> str:
    """Return the name under which a browser keeps the decisions of this report: a hash of its data."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def render_html(results: Results, view: View) -> str:
    """Return the review report as one self-contained page."""
    style = joined("shared.css", "style.css")
    script = joined(*SCRIPTS)
    data = as_script_data(payload(results, view))
    slots = {
        "policy": POLICY.format(script=source_hash(script), style=source_hash(style)),
        "title": escaped(_title(results)),
        "style": style,
        "script": script,
        "data": data,
        "digest": digest(data),
        "tools": "",
        "dialogs": "",
        "keys": "",
    }
    return filled(joined("page.html"), slots)


def filled(template: str, slots: Mapping[str, str]) -> str:
    """Return a page with what is put into its slots; what is in that is not looked at."""
    return _SLOT.sub(lambda slot: slots[slot[1]], template)


def joined(*names: str, package: str = "xlcheck.report.html") -> str:
    """Return parts of a page, a style or a script as one."""
    return "\n".join(files(package).joinpath(name).read_text(encoding="utf-8") for name in names)


def _title(results: Results) -> str:
    if len(results.outcomes) != 1:
        return f"{len(results.outcomes)} pairs of files"
    paths = (results.outcomes[0].source, results.outcomes[0].target)
    return " → ".join(dict.fromkeys(PurePath(path).name for path in paths))


def source_hash(text: str) -> str:
    """Return how a content security policy names a style or a script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def escaped(text: str) -> str:
    """Return text as HTML, in elements and attributes; control characters and lone surrogates are replaced."""
    return html.escape(re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text))
