"""Traditional characters become simplified ones, and nothing else changes."""

import pytest

from xlcheck.language.folding import fold, simplified
from xlcheck.language.script import HAN_CHARACTER, count_han, is_han


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("国务院发布了报告。", id="simplified text"),
        pytest.param("乾隆年间", id="乾 stays: simplified texts write 乾隆"),
        pytest.param("著名作家，明瞭，狼藉", id="characters of both scripts"),
        pytest.param("The café: 3.5% €\u0301 \U00020000 ー ﾊ 🙂", id="everything else"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_simplified_already_stays(text):
    assert fold(text) == text


def test_traditional_characters_become_simplified_ones():
    assert fold("條例允許減少開支，絕無此事。") == "条例允许减少开支，绝无此事。"


def test_no_character_changes_the_length_and_only_those_of_the_table_change():
    everything = "".join(chr(c) for c in range(0x10000) if not 0xD800 <= c < 0xE000) + "".join(simplified())
    folded = fold(everything)
    assert len(folded) == len(everything)
    assert {c: f for c, f in zip(everything, folded, strict=True) if c != f} == dict(simplified())


def test_what_is_folded_stays_so():
    folded = "".join(simplified().values())
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("character", "answer"),
    [
        pytest.param("A", False, id="Latin"),
        pytest.param("カ", False, id="kana"),
        pytest.param("、", False, id="punctuation"),
        pytest.param("한", False, id="Hangul"),
        pytest.param("中", True, id="Han"),
        pytest.param("〇", True, id="the zero"),
        pytest.param("\u3400", True, id="extension A"),
        pytest.param("\U00020000", True, id="extension B"),
        pytest.param("\uf900", True, id="compatibility"),
    ],
)
def test_which_characters_are_chinese(character, answer):
    assert is_han(character) is answer
    assert bool(HAN_CHARACTER.search(f"x{character}x")) is answer
    assert count_han(character * 3) == 3 * answer
