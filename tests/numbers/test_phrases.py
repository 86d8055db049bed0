"""Pairs in the style of official documents: none of the right ones is accused, each of the wrong ones is found."""

from pathlib import Path

import pytest

from xlcheck.numbers import compare, read_chinese, read_english

ROWS = [line.split("\t") for line in Path(__file__).with_name("phrases.tsv").read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("zh", "en"), [(zh, en) for zh, en, verdict in ROWS if verdict == "OK"])
def test_silent(zh: str, en: str) -> None:
    assert compare(read_chinese(zh), read_english(en)) == ()


@pytest.mark.parametrize(("zh", "en"), [(zh, en) for zh, en, verdict in ROWS if verdict == "ERR"])
def test_found(zh: str, en: str) -> None:
    assert compare(read_chinese(zh), read_english(en))
