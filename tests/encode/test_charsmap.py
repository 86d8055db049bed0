from __future__ import annotations

import pytest

from xlcheck.encode.charsmap import precompiled
from xlcheck.language.folding import simplified

normalizers = pytest.importorskip("tokenizers.normalizers")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("国务院发布了报告。", id="simplified text"),
        pytest.param("乾隆年间", id="乾 stays: simplified texts write 乾隆"),
        pytest.param("著名作家", id="著 stays: it is a simplified character too"),
        pytest.param("The café, naïve: 3.5% €\u0301 \U00020000 ー ﾊ 🙂", id="everything else"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_simplified_already_stays(text):
    assert normalizers.Precompiled(precompiled(simplified())).normalize_str(text) == text


def test_traditional_characters_become_simplified_ones():
    normalize = normalizers.Precompiled(precompiled(simplified())).normalize_str
    assert normalize("國務院發展研究中心關於經濟體制的說明") == "国务院发展研究中心关于经济体制的说明"


def test_the_whole_table_and_nothing_but_the_table_is_mapped():
    table = simplified()
    normalize = normalizers.Precompiled(precompiled(table)).normalize_str
    everything = [chr(c) for c in range(1, 0x10000) if not 0xD800 <= c < 0xE000]
    assert {c: n for c in everything if (n := normalize(c)) != c} == table


def test_no_simplified_form_is_mapped_again():
    table = simplified()
    assert not set(table.values()) & set(table)


def test_a_map_of_one_character():
    assert normalizers.Precompiled(precompiled({"a": "bc"})).normalize_str("abca") == "bcbcbc"
