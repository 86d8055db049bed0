"""The page without a browser: complete, deterministic, and closed to whatever a document may hold."""

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest

from xlcheck.model import Document, Run, Segment, Span, Unit
from xlcheck.places import Located
from xlcheck.project.stored import as_json, from_json
from xlcheck.report.fields import View
from xlcheck.report.html import render_html
from xlcheck.report.html.columns import TextColumn, units
from xlcheck.report.html.payload import payload
from xlcheck.report.html.render import as_script_data
from xlcheck.rows import Outcome, ReportedFinding, Results, outcome
from xlcheck.settings import Settings

VIEW = View(Settings().gate)
TERM = [("TRM003", "major", "high", "three renderings", 0, "座桥", "bridge", None)]
PLACES = [(1, "总投资", "Total"), (4, "河水", "")]


def data_of(page):
    return json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)[1])


def test_same_results_give_the_same_page(results):
    assert render_html(results(), VIEW) == render_html(results(), VIEW)


def test_the_policy_names_the_one_style_and_the_one_script(results):
    page = render_html(results(), VIEW)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none';")
    for name, tag in (("style-src", "style"), ("script-src", 'script type="module"')):
        (body,) = re.findall(f"<{tag}>(.*?)</{tag.split()[0]}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_nothing_is_loaded_from_elsewhere(results):
    page = render_html(results(), VIEW)
    assert re.findall(r'(?:src|href)="([^"]*)"', page.split("<script")[0]) == ["data:,", "#list"]
    assert not re.search(r"@import|url\(", page)
    assert "http:" not in page.replace("http://www.w3.org/2000/svg", "") and "https:" not in page


@pytest.mark.parametrize(
    "text",
    ["</script>", "<!--", "]]>", "\u2028\u2029", "\ud800 and \udfff", "&lt;", "\x00\x07\r", "\U0001f600", "{{style}}"],
    ids=ascii,
)
def test_any_text_survives_as_script_data(text):
    written = as_script_data([text])
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", written)
    assert json.loads(written) == [text]


def test_a_document_cannot_fill_the_slots_of_the_page(results):
    page = render_html(results([("{{style}}桥", "{{script}} {{data}}")], [], names=("{{data}}.txt", "<b>.txt")), VIEW)
    assert data_of(page)["beads"][0][:2] == ["{{style}}桥", "{{script}} {{data}}"]
    assert "<title>Review: {{data}}.txt → &lt;b&gt;.txt</title>" in page


def test_marks_count_utf16_units():
    text = "\U00020000桥\U0001f600x"
    assert [units(text, i) for i in range(5)] == [0, 2, 3, 5, 6]


def flagged(data, side):
    """Return what the marks of one side cover, finding by finding."""
    return [[data["beads"][b][side][a:z] for b, a, z in f[("source", "target")[side]]] for f in data["findings"]]


def test_marks_cover_the_flagged_words(results):
    data = payload(results(), VIEW)
    assert flagged(data, 0) == [["3.6万亿"], ["3.6万亿"], ["5月2日"], ["做强做优"], ["河水变清了。"]]
    assert flagged(data, 1) == [["3.6 billion"], ["billion"], ["May 3"], ["stronger and better"], []]
    assert [f["gate"] for f in data["findings"]] == [True, True, True, False, True]


def test_findings_are_shown_without_the_whole_text_too(results):
    whole = results().outcomes[0]
    kept = from_json(json.loads(json.dumps(as_json(whole))), whole.source, whole.target)
    data = payload(Results((kept,)), VIEW)
    assert not data["documents"][0]["whole"]
    assert [bead[6] for bead in data["beads"]] == [2, 3, 4, 5]
    assert flagged(data, 0) == flagged(payload(results(), VIEW), 0)
    assert flagged(data, 1) == flagged(payload(results(), VIEW), 1)


def test_beads_of_several_pairs_follow_each_other(report):
    outcomes = (outcome(report(), whole=True), outcome(report()), outcome(report(), whole=True))
    data = payload(Results(outcomes), VIEW)
    assert [(d["from"], d["to"]) for d in data["documents"]] == [(0, 8), (8, 12), (12, 20)]
    assert [f["bead"] for f in data["findings"]] == [1, 1, 2, 3, 4, 8, 8, 9, 10, 11, 13, 13, 14, 15, 16]
    assert flagged(data, 1)[10] == ["3.6 billion"]


def test_other_places_of_a_finding_are_marked_and_named(results):
    (finding,) = payload(results(found=TERM, related=PLACES), VIEW)["findings"]
    assert (finding["related"], finding["more"]) == ([("", "2", 1), ("", "5", 4)], 0)
    assert finding["source"] == [(0, 5, 7), (1, 0, 3), (4, 0, 2)]
    assert finding["target"] == [(0, 26, 32), (1, 0, 5)]


def test_other_places_are_quoted_where_the_whole_text_is_not_at_hand(results):
    kept = results(found=TERM, related=PLACES).outcomes[0]
    restored = from_json(json.loads(json.dumps(as_json(kept))), "zh.txt", "en.txt")
    assert restored == kept
    data = payload(Results((restored,)), VIEW)
    assert [bead[6] for bead in data["beads"]] == [1, 2, 5]
    assert data["findings"][0]["related"] == [("", "2", 1), ("", "5", 2)]
    assert (flagged(data, 0), flagged(data, 1)) == ([["座桥", "总投资", "河水"]], [["bridge", "Total"]])


def elsewhere(results, path, far):
    """A pair with a finding whose other place is in a second pair, and that pair, its whole text at hand or not."""
    kept = results(found=TERM, related=PLACES[:1]).outcomes[0]
    [row] = kept.rows
    sides = {side: replace(getattr(row.related[0], side), path=f"{path}.{side}") for side in ("source", "target")}
    others = replace(kept, rows=(replace(row, related=(replace(row.related[0], **sides),)),))
    there = replace(kept, rows=(), source=f"{path}.source", target=f"{path}.target", pair=kept.pair if far else None)
    return others, there


@pytest.mark.parametrize("far", [True, False], ids=["whole text", "quoted"])
@pytest.mark.parametrize("near", [True, False], ids=["whole text", "quoted"])
def test_places_in_other_files_lead_there(results, near, far):
    here, there = elsewhere(results, "far", far)
    data = payload(Results((here if near else replace(here, pair=None), there)), VIEW)
    (finding,) = data["findings"]
    assert [(path, place) for path, place, _ in finding["related"]] == [("far.target", "1:36")]
    (bead,) = (bead for _, _, bead in finding["related"])
    assert data["documents"][1]["from"] <= bead < data["documents"][1]["to"] and data["beads"][bead][6] == 2
    assert (flagged(data, 0), flagged(data, 1)) == ([["座桥", "总投资"]], [["bridge", "Total"]])


def test_places_in_files_that_are_not_in_the_report_are_named(results):
    here, _ = elsewhere(results, "far", False)
    (finding,) = payload(Results((here,)), VIEW)["findings"]
    assert finding["related"] == [("far.target", "1:36", None)]
    assert (len(finding["source"]), len(finding["target"])) == (1, 1)


def test_what_could_not_be_checked_is_a_note():
    place = Located("en.txt", 1, 1, 1, 1, "", (), (1, 1))
    error = ReportedFinding("IOE001", "critical", "high", "en.txt: not there", "f" * 16, target=place)
    (finding,) = payload(Results((Outcome("zh.txt", "en.txt", error=error),)), VIEW)["findings"]
    assert (finding["note"], finding["bead"], finding["document"], finding["gate"]) == (True, None, 0, False)


def test_a_note_on_a_file_without_a_pair_takes_a_decision():
    place = Located("zh/a.md", 1, 1, 1, 1, "", (), (1, 1))
    row = ReportedFinding("OMI002", "major", "high", "no translation", "f" * 16, source=place)
    (finding,) = payload(Results((), (row,)), VIEW)["findings"]
    assert (finding.get("note"), finding["document"], finding["places"]) == (None, None, ["zh/a.md", ""])


TEXT = "One bridge. Two bridges.\nThree."
DOCUMENT = Document(
    "en.txt",
    "en",
    TEXT,
    (
        Segment("One bridge.", Span(0, 11), 1),
        Segment("Two bridges.", Span(12, 24), 1),
        Segment("Three.", Span(25, 31), 2, 1),
    ),
    (Run(0, 1, 1), Run(25, 2, 1)),
)


def test_sentences_of_a_paragraph_stand_on_one_line_and_paragraphs_on_their_own():
    assert TextColumn(DOCUMENT, [(0, 1, 2)]).texts == ["One bridge. Two bridges.\nThree."]
    assert TextColumn(DOCUMENT, [(0, 2), (1,)]).texts == ["One bridge.\nThree.", "Two bridges."]


@pytest.mark.parametrize(
    ("sides", "span", "marks"),
    [
        pytest.param([(0, 1), (2,)], (4, 10), [(0, 4, 10)], id="within a sentence"),
        pytest.param([(0, 1), (2,)], (4, 15), [(0, 4, 15)], id="over two sentences of a bead: one mark"),
        pytest.param([(0,), (1,), (2,)], (4, 15), [(0, 4, 11), (1, 0, 3)], id="over two beads: a mark in each"),
        pytest.param([(0, 1, 2)], (12, 31), [(0, 12, 31)], id="over a line end"),
        pytest.param([(0,), (1,), (2,)], (24, 25), [], id="between the sentences: nothing to mark"),
        pytest.param([(0,), (1,), (2,)], (15, 15), [(1, 3, 3)], id="an empty span is a place"),
        pytest.param([(0,), (), (2,)], (12, 20), [], id="a sentence that no bead shows"),
    ],
)
def test_a_range_of_the_document_becomes_marks(sides, span, marks):
    assert TextColumn(DOCUMENT, sides).marks(Span(*span)) == marks


def test_places_are_the_names_that_a_person_finds():
    named = replace(DOCUMENT, units=(Unit(0, "Sheet1!B2"), Unit(25, "Sheet1!B3")))
    assert [TextColumn(d, [(0, 1), (2,), ()]).place(i) for d in (DOCUMENT, named) for i in range(3)] == [
        "1",
        "2",
        "",
        "Sheet1!B2",
        "Sheet1!B3",
        "",
    ]
