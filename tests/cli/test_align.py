"""``xlcheck align`` and what ``xlcheck check`` makes of an alignment, as real processes."""

import json

import pytest

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
