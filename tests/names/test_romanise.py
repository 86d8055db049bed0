"""How characters are read, and what is another spelling of the same reading."""

import pytest

from xlcheck.names.readings import readings, syllables
from xlcheck.names.romanise import divisions, elsewhere, fold, in_pinyin, spells
from xlcheck.names.surnames import ABROAD, DOUBLE, READINGS, SINGLE, abroad, surname_of, surname_readings


@pytest.mark.parametrize(
    ("text", "letters"),
    [("Wáng", "wang"), ("Lü", "lv"), ("Lǚ", "lv"), ("Xi'an", "xian"), ("Hong-zhi", "hongzhi"), ("Ou Yang", "ouyang")],
)
def test_fold(text, letters):
    assert fold(text) == letters


@pytest.mark.parametrize(
    ("latin", "characters", "expected"),
    [
        pytest.param("Hongzhi", "宏志", True, id="joined"),
        pytest.param("Hong-zhi", "宏志", True, id="hyphen"),
        pytest.param("Hóngzhì", "宏志", True, id="tones"),
        pytest.param("Xi'an", "西安", True, id="apostrophe"),
        pytest.param("Xian", "西安", True, id="no apostrophe"),
        pytest.param("Lyu", "吕", True, id="ü as in passports"),
        pytest.param("Lu", "吕", True, id="ü without its dots"),
        pytest.param("Jiawei", "傢偉", True, id="traditional characters"),
        pytest.param("Zhihong", "宏志", False, id="changed places"),
        pytest.param("Hong", "宏志", False, id="one missing"),
        pytest.param("Hung-chih", "宏志", False, id="Wade-Giles is no pinyin"),
    ],
)
def test_spells(latin, characters, expected):
    assert spells(fold(latin), characters) is expected


@pytest.mark.parametrize(
    ("latin", "characters"),
    [
        pytest.param("Hung-chih", "宏志", id="Wade-Giles"),
        pytest.param("Tse-tung", "泽东", id="Wade-Giles with an apostrophe lost"),
        pytest.param("Jhih-syong", "志雄", id="Tongyong"),
    ],
)
def test_other_systems(latin, characters):
    assert spells(fold(latin), characters, any_system=True)


def test_divisions():
    assert divisions("xian") == [("xian",), ("xi", "an")]
    assert divisions("david") == []
    assert divisions("") == []


def test_a_reading_is_never_lost_elsewhere():
    assert "kuo" in elsewhere("guo")
    assert "hsieh" in elsewhere("xie")
    assert all(elsewhere(syllable) for syllable in syllables())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("王宏志", "Wang Hongzhi"),
        ("单志刚", "Shan Zhigang"),
        ("欧阳明", "Ouyang Ming"),
        ("陈西安", "Chen Xi'an"),
        ("王娜", None),
        ("翟明", None),
    ],
)
def test_in_pinyin_only_where_it_is_certain(name, expected):
    assert in_pinyin(name, surname_of(name)) == expected


@pytest.mark.parametrize(
    ("surname", "reading"),
    [
        ("单", "shan"),
        ("單", "shan"),
        ("曾", "zeng"),
        ("解", "xie"),
        ("仇", "qiu"),
        ("尉迟", "yuchi"),
        ("欧阳", "ouyang"),
    ],
)
def test_surnames_with_their_own_reading(surname, reading):
    assert reading in surname_readings(surname)


def test_the_tables_hold_what_is_known():
    assert all(readings(character) for character in SINGLE)
    assert all(readings(character) for surname in DOUBLE for character in surname)
    assert all(set(given) <= syllables() for surname, given in READINGS.items() if len(surname) == 1)
    assert all(surname in SINGLE | DOUBLE for group in ABROAD for surname in group.split())


def test_surnames_abroad():
    assert {"chan", "tan"} <= abroad("陈")
    assert "auyeung" in abroad("欧阳")
    assert abroad("娓") == frozenset()


@pytest.mark.parametrize(
    ("name", "surname"), [("欧阳明", "欧阳"), ("欧阳", "欧"), ("王明", "王"), ("水利", "水"), ("有关", "")]
)
def test_surname_of(name, surname):
    assert surname_of(name) == surname
