"""``xlcheck align`` and what ``xlcheck check`` makes of an alignment, as real processes."""

import json
import re
from xml.etree import ElementTree

import pytest

from xlcheck.read import read_bilingual

ZH = """县里去年整治河道36条。
沿线居民对新的步道非常满意。
水质监测站每天公布检测结果。
渔民担心施工影响鱼类产卵。
专家建议在繁殖季节暂停清淤。

青年医生在山区建立了流动诊所。
诊所的药品由省城的医院捐赠。
护士们每周三为老人测量血压。
孩子们第一次见到了牙医。
诊所明年还要购买一辆救护车。

图书馆收藏了许多古代乐器的图纸。
修复这些图纸花了八年时间。
展览将在九月的第一个周末开幕。
门票可以在网上购买。
学生凭证件可以免费参观。
"""
RIVER = """The county improved 36 rivers last year.
Residents along the banks are very satisfied with the new footpaths.
The water quality monitoring stations publish their results every day.
Fishermen worry that the work will disturb the spawning of fish.
Experts recommend that dredging be suspended during the breeding season.
"""
CLINIC = """Young doctors have set up a mobile clinic in the mountains.
The medicine of the clinic is donated by hospitals in the provincial capital.
Every Wednesday, nurses measure the blood pressure of the elderly.
The children saw a dentist for the first time.
Next year, the clinic will also buy an ambulance.
"""
LIBRARY = """The library keeps many drawings of ancient musical instruments.
Restoring these drawings took eight years.
The exhibition will open on the first weekend of September.
Tickets can be bought online.
Students can visit free of charge with their cards.
"""


@pytest.fixture
def files(tmp_path):
    """Write a source and a translation made of paragraphs; return their paths."""

    def write(*paragraphs):
        zh, en = tmp_path / "zh.txt", tmp_path / "en.txt"
        zh.write_text(ZH, encoding="utf-8")
        en.write_text("\n".join(paragraphs), encoding="utf-8")
        return zh, en

    return write


def findings(result):
    return [f for f in json.loads(result.stdout)["findings"] if f["code"] in ("OMI001", "ADD001", "ALN903")]


def test_order_is_nothing_to_report(run, files):
    assert findings(run("check", *files(RIVER, CLINIC, LIBRARY), "--format", "json")) == []


def test_moved_paragraph_is_one_finding_and_nothing_is_lost(run, files):
    result = run("check", *files(RIVER, LIBRARY, CLINIC), "--format", "json")
    (finding,) = findings(result)
    assert finding["code"] == "ALN903"
    assert finding["severity"] == "minor"
    assert result.returncode == 0


def test_moved_paragraph_can_be_ignored(run, files):
    result = run("check", *files(RIVER, LIBRARY, CLINIC), "--format", "json", "--ignore", "ALN903")
    assert findings(result) == []


@pytest.mark.parametrize("form", ["tmx", "xliff"])
def test_exchange_formats_are_read_back_with_the_same_sides(run, files, form, tmp_path):
    zh, en = files(RIVER + 'A "quoted" <tag> & m\x07ore.\n', LIBRARY, CLINIC)
    beads = json.loads(run("align", zh, en, "--format", "json").stdout)
    path = tmp_path / f"out.{form}"
    path.write_text(run("align", zh, en, "--format", form).stdout, encoding="utf-8")
    ElementTree.parse(path)
    source, target = read_bilingual(path)
    expected = [
        " ".join(beads[side][i] for i in bead[side]).replace("\x07", "")
        for side in ("source", "target")
        for bead in beads["beads"]
    ]
    assert [s.text for side in (source, target) for s in side.segments] == expected
    assert (source.lang, target.lang) == ("zh", "en")


def test_page_shows_hostile_text_as_text_and_marks_what_has_no_counterpart(run, files):
    zh, en = files(RIVER, LIBRARY + "<script>alert(1)</script> & a sentence that nobody wrote in Chinese.\n", CLINIC)
    page = run("align", zh, en, "--format", "html").stdout
    closed = re.sub(r"<(meta|col)\b([^>]*)>", r"<\1\2/>", page.replace("<!doctype html>", ""))
    root = ElementTree.fromstring(closed)
    rows = root.findall(".//tbody/tr")
    assert len(rows) == 16
    lone = [row for row in rows if "alone" in row.get("class", "")]
    assert ["".join(cell.itertext()) for cell in lone[0].findall("td")] == [
        "no counterpart",
        "line 12 <script>alert(1)</script> & a sentence that nobody wrote in Chinese.",
    ]
    assert sum("moved" in row.get("class", "") for row in rows) == 5
    assert "script" not in {element.tag for element in root.iter()}


@pytest.fixture
def table(run, files, tmp_path):
    """The two files, the path of a table of beads, and its lines."""
    zh, en = files(RIVER, CLINIC, LIBRARY)
    path = tmp_path / "beads.tsv"
    path.write_text(run("align", zh, en, "--format", "beads").stdout, encoding="utf-8")
    return zh, en, path, path.read_text(encoding="utf-8").splitlines()


def test_table_of_beads_names_every_sentence(table):
    *_, lines = table
    assert lines[0] == "source\ttarget\tscore\tzh\ten"
    assert [line.split("\t")[:2] for line in lines[1:]] == [[str(k), str(k)] for k in range(1, 16)]


def test_table_as_it_is_changes_nothing(run, table):
    zh, en, path, _ = table
    plain, given = (
        json.loads(run("check", zh, en, *more, "--format", "json").stdout) for more in ((), ("--beads", path))
    )
    assert given["findings"] == plain["findings"]


def test_corrected_table_takes_the_place_of_the_aligner(run, table):
    zh, en, path, lines = table
    lines[3:5] = ["3\t\t\tleft out", "\t3", "4\t4"]
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run("check", zh, en, "--beads", path, "--model", "/nowhere", "--format", "json")
    assert [f["code"] for f in findings(result)] == ["OMI001", "ADD001"]


@pytest.mark.parametrize(
    ("line", "new", "said"),
    [
        pytest.param(3, "3-4\t3", "beads.tsv:5: sentence 4 of the source is in line 4 too", id="in two beads"),
        pytest.param(3, "3,3\t3", "beads.tsv:4: sentence 3 of the source is twice in this line", id="twice in one"),
        pytest.param(3, "3\t", "beads.tsv: sentence 3 of the target is in no line", id="in none"),
        pytest.param(15, "15\t99", "beads.tsv:16: there is no sentence 99 in the target", id="no such sentence"),
        pytest.param(3, "3\t0", "beads.tsv:4: there is no sentence 0 in the target", id="counted from nought"),
        pytest.param(3, "5-3\t3", "beads.tsv:4: there is no sentence 5-3 in the source", id="backwards"),
        pytest.param(3, "three\t3", "beads.tsv:4:", id="a word"),
        pytest.param(3, "3", "beads.tsv:4: two columns", id="one column"),
    ],
)
def test_wrong_table_is_refused_with_its_line(run, table, line, new, said):
    zh, en, path, lines = table
    lines[line] = new
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run("check", zh, en, "--beads", path)
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("{zh}", "{en}", "--beads", "nowhere.tsv"), id="no table"),
        pytest.param(("{zh}", "{en}", "--beads", "{folder}"), id="a folder"),
        pytest.param(("{zh}", "--beads", "{zh}"), id="one document"),
        pytest.param(("--beads", "{zh}"), id="no document"),
    ],
)
def test_table_that_cannot_be_used(run, files, tmp_path, arguments):
    zh, en = files(RIVER, CLINIC, LIBRARY)
    result = run("check", *(a.format(zh=zh, en=en, folder=tmp_path) for a in arguments))
    assert result.returncode == 2
    assert result.stderr.startswith("xlcheck: ")
