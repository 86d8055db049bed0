"""NAM004: names of places in pinyin that stand for others."""

import pytest

from xlcheck.language.tables import read_table
from xlcheck.names.places import _TABLE, misplaced

KNOWN = [
    ("石桥区和北河区各有一所医院。", "Shiqiao District and Beihe District have a hospital each."),
    ("松岭县在山里，云浦镇在河边。", "Songling County is in the hills, and Yunpu Town is by the river."),
    ("报告到此为止。", "This is the end of the report."),
]


def found(*beads):
    return [
        (one.source.name + one.source.kind, f"{one.target.letters} {one.target.kind}", one.right)
        for one in misplaced([*KNOWN, *beads], range(len(beads) + 3))
    ]


SILENT = {
    "the place itself": ("新馆设在石桥区。", "The new museum is in Shiqiao District."),
    "without what it is": ("新馆设在石桥区。", "The new museum is in Shiqiao."),
    "the name alone, and another place": ("石桥区靠近新塘区。", "Shiqiao is close to Xintang District."),
    "referred to": ("新馆设在石桥区。", "The new museum is in that district."),
    "both, in another order": ("石桥区比北河区小。", "Beihe District is larger than Shiqiao District."),
    "another system of spelling": ("石桥区靠近清水区。", "The former is close to Chingshui District."),
    "a name of its own": ("他从石桥区去了长洲岛。", "From there he went to Cheung Chau Island."),
    "another reading": ("他从石桥区到了重阳区。", "From there he came to Zhongyang District."),
    "another kind": ("石桥区的河道变清了。", "The Tuo River is clean again."),
    "an English word": ("石桥区的老城很美。", "The Old District is beautiful."),
    "never in pinyin": ("新馆设在东湖区。", "The new museum is in Beihe District."),
    "with a hyphen or an apostrophe": ("北河区靠近西安区。", "Beihe District is close to Xi'an District."),
    "written together": ("北河、石桥两区合作。", "The districts of Beihe and Shiqiao work together."),
}
WRONG = {
    "another district": ("新馆设在石桥区。", "The new museum is in Beihe District.",
                         ("石桥区", "beihe District", "Shiqiao District")),
    "another county": ("大雨落在松岭县。", "Heavy rain fell in Lingsong County.",
                       ("松岭县", "lingsong County", "Songling County")),
    "a slip of the key": ("大雨落在松岭县。", "Heavy rain fell in Songlin County.",
                          ("松岭县", "songlin County", "Songling County")),
    "a township": ("大雨落在云浦镇。", "Heavy rain fell in Yunlong Township.",
                   ("云浦镇", "yunlong Township", "Yunpu Town")),
    "one of two": ("石桥区和北河区各建一座桥。", "A bridge each was built in Shiqiao District and Baihe District.",
                   ("北河区", "baihe District", "Beihe District")),
}  # fmt: skip


@pytest.mark.parametrize(("zh", "en"), SILENT.values(), ids=SILENT)
def test_right_places_are_silent(zh, en):
    assert found((zh, en)) == []


@pytest.mark.parametrize(("zh", "en", "expected"), WRONG.values(), ids=WRONG)
def test_a_place_that_stands_for_another_is_found(zh, en, expected):
    assert found((zh, en)) == [expected]


def test_what_a_neighbour_names_is_no_error():
    assert found(("北河区很大。", "It is large."), ("石桥区较小。", "It is smaller than Beihe District.")) == []


@pytest.mark.parametrize("row", read_table(_TABLE), ids=lambda row: f"{row.form}-{row.kind}")
def test_each_kind_of_place_has_an_example(row):
    zh, _, en = row.example.partition(" | ")
    wrong = "Shaoxing" if "Shaoxing" not in en else "Beihe"
    name = next(word for word in en.split() if word[0].isupper() and f"{word} {row.form}" in en)
    beads = [(zh, en), ("报告到此为止。", "This is the end."), (zh, en.replace(name, wrong))]
    assert [(one.bead, one.right) for one in misplaced(beads, range(3))] == [(2, f"{name} {row.form}")]
