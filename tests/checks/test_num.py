"""NUM, DTE and UNT: the checks that report disagreements of numbers, on their own pairs and on one another's."""

import pytest

from xlcheck.checks import Context, Example, registry
from xlcheck.terms import shipped

CODES = sorted(c for c in registry() if c[:3] in ("NUM", "DTE", "UNT"))


def run(*beads, codes=CODES):
    context = Context(Example("bad", beads).pair(), shipped())
    return [f for code in codes for f in registry()[code]().check(context)]


NOTHING = [
    pytest.param((("", ""),), id="empty"),
    pytest.param(
        (("绿水青山就是金山银山。", "Lucid waters and lush mountains are invaluable assets."),), id="no number"
    ),
    pytest.param((("全长260公里。", "It is 260 kilometers long."),), id="the same number"),
    pytest.param((("全长260公里。", ""),), id="a sentence without translation is another check's"),
    pytest.param(
        (("新建37所学校。", "Schools were built."), ("进展顺利。", "The 37 are open.")), id="said in the next sentence"
    ),
    pytest.param((("超过60万人参加。", "Some 600,000 people took part."),), id="a bound left out"),
]


@pytest.mark.parametrize("beads", NOTHING)
def test_nothing_is_found(beads):
    assert run(*beads) == []


ONE = [
    pytest.param("新建37所学校。", "Schools were built.", "NUM001", id="missing"),
    pytest.param("新建了学校。", "37 schools were built.", "NUM002", id="added"),
    pytest.param("新建37所学校。", "73 schools were built.", "NUM003", id="another value"),
    pytest.param("新建37万套住房。", "37,000 homes were built.", "NUM004", id="another magnitude"),
    pytest.param("提高3个百分点。", "It rose by 3 percent.", "NUM005", id="points"),
    pytest.param("第四季度。", "In the third quarter.", "NUM006", id="quarter"),
    pytest.param("20至30人。", "20 to 50 people.", "NUM007", id="end of a range"),
    pytest.param("近60万人。", "More than 600,000 people.", "NUM008", id="bound turned round"),
    pytest.param("下降5.2%。", "It rose by 5.2 percent.", "NUM009", id="a fall became a rise"),
    pytest.param("6月14日。", "On July 14.", "DTE001", id="month"),
    pytest.param("下午3点。", "At 3 a.m.", "DTE002", id="half of the day"),
    pytest.param("星期四。", "On Tuesday.", "DTE003", id="weekday"),
    pytest.param("40亿元。", "US$4 billion.", "UNT001", id="currency"),
    pytest.param("260公里。", "260 miles.", "UNT002", id="unit"),
]


@pytest.mark.parametrize(("zh", "en", "code"), ONE)
def test_one_error_is_one_finding(zh, en, code):
    assert [f.code for f in run((zh, en))] == [code]


def test_spans_lead_to_both_numbers():
    beads = (("进展顺利。", "It goes well."), ("新建37所学校。", "There are 73 new schools."))
    pair = Example("bad", beads).pair()
    (found,) = registry()["NUM003"]().check(Context(pair, shipped()))
    assert found.bead == 1
    assert [pair.source.text[s.start : s.end] for s in found.source_spans] == ["37"]
    assert [pair.target.text[s.start : s.end] for s in found.target_spans] == ["73"]
    assert found.suggestion == "37"


def test_a_missing_number_has_no_place_in_the_translation():
    (found,) = run(("新建37所学校。", "Schools were built."))
    assert found.source_spans and not found.target_spans


def test_a_renumbered_list_is_one_finding():
    beads = [
        (f"{n + 1}.要求{what}", f"{n}. Ask for {that}")
        for n, what, that in ((2, "退货", "a refund"), (3, "换货", "an exchange"), (4, "维修", "repair"))
    ]
    assert [f.bead for f in run(*beads)] == [0]
    assert [f.bead for f in run(*beads, ("9.要求赔偿", "5. Ask for damages"))] == [0, 3]


def test_a_telephone_number_is_left_to_its_own_check():
    assert run(("电话：010-12345678。", "Tel: 010-12345687.")) == []


def test_a_bound_left_out_is_reported_on_demand():
    context = Context(Example("bad", (("超过60万人。", "600,000 people."),)).pair(), shipped())
    assert [f.severity for f in registry()["NUM008"](lost=True).check(context)] == ["info"]
