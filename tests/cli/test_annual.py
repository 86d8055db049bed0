"""A report of twelve pages as Word files, with 28 planted errors: found, told at their words, decided, corrected."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from xml.etree import ElementTree

import pytest

pytest.importorskip("docx")

from docx import Document

from tests.report.annual.build import ANOTHER, build, planted
from xlcheck import check_files
from xlcheck.report import FORMATS, View
from xlcheck.suppress.decisions import read_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ERRORS = planted()
TOLD = [error for error in ERRORS if error.level != "missed"]
GATE = [error for error in ERRORS if error.level == "gate"]
CHANGED = {"3.6 billion": "360 million", "25": "20", "4,840": "4,480", "2024/report": "2025/report"}
"""What the tracked changes turn into what."""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The report: Chinese, English, English with errors."""
    return build(tmp_path_factory.mktemp("annual"))


@pytest.fixture(scope="module")
def checked(files):
    """The report of the translation with errors."""
    return check_files(files[0], files[2])


@pytest.fixture(scope="module")
def rendered(checked):
    """Return a function that writes the findings in a format, all that a reviser wants to see."""
    return lambda form, **view: FORMATS[form](checked.results, View(checked.settings.gate, everything=True, **view))


@pytest.fixture(scope="module")
def copy(rendered):
    """The English document with comments, as bytes."""
    return rendered("docx")


def xml(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def comments(data):
    """Return for each comment the author, the words it stands at and its lines, as python-docx reads them."""
    at, open_ = {}, set()
    for element in xml(data).iter():
        key = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_.add(key)
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(key)
        elif element.tag == f"{W}t":
            for number in open_:
                at[number] = at.get(number, "") + (element.text or "")
    return [
        (one.author, at.get(str(one.comment_id), ""), [p.text for p in one.paragraphs])
        for one in Document(io.BytesIO(data)).comments
    ]


def told(row):
    return row.code, row.target.flagged if row.target else ""


def in_table(error):
    """Return a planted error as `told` says it; of what is left out there are no words."""
    return error.told, "" if error.told == "OMI001" else error.marked


def test_there_are_28_errors_and_most_are_at_the_gate():
    assert Counter(error.level for error in ERRORS) == {"gate": 23, "review": 2, "missed": 3}
    assert len({error.kind for error in ERRORS}) == len(ERRORS) == 28


def test_the_right_translation_has_no_finding_at_the_gate(files):
    report = check_files(files[0], files[1])
    assert report.at_gate == ()


def test_at_the_gate_are_the_errors_and_nothing_else(checked):
    assert Counter(map(told, checked.at_gate)) == Counter(map(in_table, GATE))


@pytest.mark.parametrize("error", [e for e in TOLD if e.level == "review"], ids=lambda e: e.kind)
def test_what_needs_a_look_is_told_below_the_gate(checked, error):
    below = [row for row in checked.findings if not checked.settings.gate(row)]
    assert in_table(error) in map(told, below)


def test_places_are_those_that_a_person_finds(checked):
    places = {row.code + " " + row.target.flagged: row.target for row in checked.findings if row.target}
    named = {key: (place.unit, place.heading) for key, place in places.items()}
    assert named["DTE001 2024"] == ("header", "")
    assert named["NUM003 64"] == ("text box 1", "(2) How to read this report")
    assert named["NUM003 31"] == ("footnote 1", "")
    assert named["NUM003 4,840"] == ("table 1, row 6, cell 4", "(2) Districts and counties")
    assert places["NUM004 3.6 billion"].begins == "The total water supply in the year was …"


# ---- the copy with comments ----


@pytest.mark.parametrize("error", TOLD, ids=lambda e: e.kind)
def test_each_error_has_its_comment_at_its_words(copy, error):
    found = [(at, lines) for author, at, lines in comments(copy) if author == "xlcheck"]
    place = error.place.replace("text box", "text box 1")
    elsewhere = place in ("header", "footnote 1", "text box 1")
    wanted = f"In {place}: “{error.marked}”" if elsewhere else error.marked
    assert (error.told, wanted) in [(lines[-1].split()[0], lines[0] if elsewhere else at) for at, lines in found]


def test_comments_of_other_people_stay(copy):
    others = [(author, at) for author, at, _ in comments(copy) if author != "xlcheck"]
    assert [author for author, _ in others] == ["Tang Wei", "Luo Qing"]
    assert others[0][1] == "People over the age of 60 made up 23.8% of them"


def runs(data):
    """Return a document without comments: its elements with their text, runs of the same properties joined."""
    root = xml(data)
    for parent in list(root.iter()):
        for child in list(parent):
            if "}comment" in child.tag or child.find(f"{W}commentReference") is not None:
                parent.remove(child)
        joined = []
        for child in list(parent):
            text = child.find(f"{W}t")
            if child.tag == f"{W}r" and text is not None and list(child)[-1] is text:
                own = ElementTree.tostring(child.find(f"{W}rPr")) if child.find(f"{W}rPr") is not None else b""
                if joined and joined[-1][0] == own:
                    joined[-1][1].text += text.text or ""
                    parent.remove(child)
                    continue
                joined.append((own, text))
                text.attrib.clear()
            else:
                joined = []
    return ElementTree.tostring(root)


def test_nothing_but_comments_is_changed(files, copy):
    before = files[2].read_bytes()
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
        assert old.namelist() == new.namelist()
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"word/document.xml", "word/comments.xml"}
    assert runs(before) == runs(copy)


# ---- tracked changes ----


def settled(element, keep="ins", drop="del"):
    """Return the text of a document with the changes of xlcheck accepted or rejected, those of others as they are."""
    text = ""
    for child in element:
        ours = child.get(f"{W}author") == "xlcheck"
        if not (ours and child.tag == W + drop):
            text += (child.text or "") if child.tag in (f"{W}t", f"{W}delText") else settled(child, keep, drop)
    return text


def test_suggestions_are_tracked_changes_that_give_the_right_text(files, rendered):
    data = rendered("docx", suggest=True)
    before = settled(xml(files[2].read_bytes()))
    assert settled(xml(data), "del", "ins") == before
    expected = before
    for wrong, right in {**CHANGED, "of of": "of"}.items():
        if wrong == "25":
            wrong, right = "15 to 25", "15 to 20"
        assert expected.count(wrong) == 1
        expected = expected.replace(wrong, right)
    assert settled(xml(data)) == expected
    assert xml(data).find(f".//{W}moveFrom[@{W}author='{ANOTHER['author']}']") is not None


@pytest.mark.skipif(not shutil.which("soffice") or not shutil.which("pdfinfo"), reason="LibreOffice is not installed")
def test_libreoffice_makes_twelve_pages_of_the_copy(copy, tmp_path):
    (tmp_path / "copy.docx").write_bytes(copy)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "copy.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    told = subprocess.run(["pdfinfo", tmp_path / "copy.pdf"], check=True, capture_output=True, text=True)
    assert re.search(r"Pages:\s+12\b", told.stdout)


# ---- page, sheet, decisions ----


def test_page_and_sheet_have_the_same_findings(checked, rendered):
    pytest.importorskip("openpyxl")
    from openpyxl import load_workbook

    wanted = Counter(row.fingerprint for row in checked.findings if row.severity != "info")
    rows = list(load_workbook(io.BytesIO(rendered("xlsx")))["Findings"].values)
    sheet = Counter(row[rows[0].index("Fingerprint")] for row in rows[1:])
    page = Counter(re.findall(r'"fingerprint":"(\w+)"', rendered("html")))
    assert wanted <= sheet
    assert sheet == page


def test_rejected_is_silent_and_accepted_stays(run, files, checked, tmp_path):
    pick = {row.code + " " + (row.target.flagged if row.target else ""): row for row in checked.at_gate}
    status = {"NUM003 64": "false-positive", "LNG002 航运": "intended", "NUM004 3.6 billion": "accepted"}
    decisions = [{"fingerprint": pick[key].fingerprint, "status": value} for key, value in status.items()]
    saved, baseline = tmp_path / "review.decisions.json", tmp_path / "known.json"
    saved.write_text(json.dumps({"version": 1, "reviewer": "Li", "decisions": decisions}), encoding="utf-8")
    assert len(read_file(saved)) == 3
    assert run("baseline", "import", saved, "--isolated", "--baseline", baseline).returncode == 0
    done = run("check", files[0], files[2], "--isolated", "--baseline", baseline, "--format", "json")
    left = {f["fingerprint"] for f in json.loads(done.stdout)["findings"]}
    assert done.returncode == 1
    assert {row.fingerprint for row in checked.at_gate} - left == {d["fingerprint"] for d in decisions[:2]}
