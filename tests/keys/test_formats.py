"""Files of keys in every format: silence on a right translation, and five slips found by key at their place."""

import pytest

from tests.keys.formats import ROWS
from xlcheck.library import check_files

OFFLINE = (
    "This feature does not",
    "This feature ' + 'does not",
    "This feature\\u0020does not",
    "This feature does \\\n    not",
)


def place(text, words):
    """Return the line and column of the only place of some words."""
    assert text.count(words) == 1, (words, text)
    before = text[: text.index(words)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.fixture
def found(tmp_path):
    """Check the two files of a row; return the findings at the gate."""

    def found(row, en):
        for name, text in zip(row.files, (row.zh, en), strict=True):
            (tmp_path / name).write_bytes(text.encode())
        return check_files(*(tmp_path / name for name in row.files)).at_gate

    return found


@pytest.mark.parametrize("name", ROWS)
def test_a_right_translation_is_silent(name, found):
    row = ROWS[name]
    assert [(f.code, f.message) for f in found(row, row.en)] == []


@pytest.mark.parametrize("name", ROWS)
def test_a_wrong_value_is_found_at_its_figures(name, found):
    row = ROWS[name]
    en = row.en.replace("up to 20 ", "up to 250 ")
    (finding,) = found(row, en)
    assert finding.code == "NUM003"
    assert (finding.target.line, finding.target.column) == place(en, "250")
    assert (finding.source.line, finding.source.column) == place(row.zh, "20 ")
    assert finding.target.unit.endswith("members") or "members" in finding.target.unit


@pytest.mark.parametrize("name", ROWS)
def test_another_placeholder_is_found_at_its_place(name, found):
    row = ROWS[name]
    assert row.en.count(row.name) >= 1
    before, _, after = row.en.rpartition(row.name)
    en = f"{before}{row.wrong}{after}"
    (finding,) = found(row, en)
    assert finding.code == "TAG001"
    assert (finding.target.line, finding.target.column) == place(en, row.wrong)
    assert "hello" in finding.target.unit


@pytest.mark.parametrize("name", ROWS)
def test_a_lost_denial_is_found_at_the_verb(name, found):
    row = ROWS[name]
    words = next(words for words in OFFLINE if words in row.en)
    en = row.en.replace(words, words.replace("does not", "can").replace("does \\\n    not", "can"))
    (finding,) = found(row, en)
    assert finding.code == "SIM002"
    assert finding.target.line in {place(en, "support offline")[0], place(en, "This feature")[0]}
    assert "offline" in finding.target.unit


@pytest.mark.parametrize("name", ROWS)
def test_a_lost_key_is_found_at_its_chinese_text(name, found):
    row = ROWS[name]
    assert row.en.count(row.lost) == 1
    (finding,) = found(row, row.en.replace(row.lost, ""))
    assert finding.code == "KEY001"
    assert "expired" in finding.message and "会话已过期" in finding.message
    assert (finding.source.line, finding.source.column) == place(row.zh, row.expired)


@pytest.mark.parametrize("name", ROWS)
def test_a_text_left_in_chinese_is_found_by_key(name, found):
    row = ROWS[name]
    en = row.en.replace("Log out", "退出登录")
    (finding,) = found(row, en)
    assert finding.code == "KEY003"
    assert (finding.target.line, finding.target.column) == place(en, "退出登录")
