"""Whatever stands in a file, in its name or in a message, every format is whole, and nothing in it is a command."""

import json
import tempfile
from pathlib import Path

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from xlcheck.places import Located
from xlcheck.project.stored import as_json, from_json
from xlcheck.report import View
from xlcheck.report.github import render_github
from xlcheck.report.gitlab import render_gitlab
from xlcheck.report.json import render_json, render_jsonl
from xlcheck.report.junit import render_junit
from xlcheck.report.rdjson import render_rdjson
from xlcheck.report.sarif import render_sarif
from xlcheck.report.text import render_plain
from xlcheck.rows import Outcome, ReportedFinding, Results
from xlcheck.settings import Settings

DATA = Path(__file__).parents[1] / "data"
SARIF = jsonschema.Draft7Validator(json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(DATA / "junit-10.xsd"))
VIEW = View(Settings().gate, everything=True, root=Path(tempfile.gettempdir()), version="1.0.0")

#: Any text, lone surrogates and control characters too, with what means something to a host more often.
TEXTS = st.text(st.characters() | st.sampled_from("::%\r\n\x1b<>&]\"'\ud800\U0001f6a2中"), max_size=30)
NAMES = TEXTS.map(
    lambda text: "".join(c for c in text if c not in "/\0\ud800" and not "\ud800" <= c <= "\udfff") or "x"
)


@st.composite
def rows(draw):
    """Draw a row on both sides, or on one."""

    def side(path):
        text = draw(TEXTS)
        end = draw(st.integers(0, len(text)))
        spans = ((draw(st.integers(0, end)), end),) if end else ()
        line, column = draw(st.integers(1, 9)), draw(st.integers(1, 9))
        return Located(path, line, column, line, column + len(text), text, spans, (line, line))

    sides = draw(st.sampled_from(["both", "source", "target"]))
    source = side(draw(NAMES)) if sides != "target" else None
    target = side(draw(NAMES)) if sides != "source" else None
    kind = draw(
        st.sampled_from([("NUM003", "critical", "high"), ("CFG001", "info", "low"), ("IOE077", "major", "medium")])
    )
    return ReportedFinding(*kind, draw(TEXTS), "0" * 16, 1, source, target, draw(TEXTS), draw(TEXTS))


@given(st.lists(rows(), max_size=3), rows(), NAMES)
@settings(max_examples=25, deadline=None)
def test_every_format_is_whole(found, error, name):
    results = Results((Outcome("zh.md", name, tuple(found)), Outcome("zh.md", name, error=error)), (error,))
    assert list(SARIF.iter_errors(json.loads(render_sarif(results, VIEW)))) == []
    JUNIT.assertValid(etree.fromstring(render_junit(results, VIEW).encode()))
    assert len(json.loads(render_gitlab(results, VIEW))) == len(found) + 2
    assert len(json.loads(render_rdjson(results, VIEW))["diagnostics"]) == len(found) + 2
    assert len(json.loads(render_json(results, VIEW))["findings"]) == len(found) + 1
    assert [json.loads(line)["code"] for line in render_jsonl(results, VIEW).split("\n") if line]
    commands = [line for line in render_github(results, VIEW).splitlines() if line.startswith("::")]
    assert len(commands) == len(found) + 2
    assert "\x1b" not in render_plain(results, VIEW) + "".join(commands)


@given(st.lists(rows(), max_size=3))
@settings(max_examples=20, deadline=None)
def test_rows_come_back_from_json(found):
    kept = Outcome("a", "b", tuple(found), signature="s", remarks=(("a", "read as Big5"),))
    plain = json.loads(json.dumps(as_json(kept)))
    assert from_json(plain, "a", "b") == kept
    moved = from_json(plain, "x/a", "x/b")
    assert (moved.source, moved.target, moved.remarks) == ("x/a", "x/b", (("x/a", "read as Big5"),))
