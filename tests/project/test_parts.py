"""A bilingual file in parts: the same findings however it is cut and shared out, each at its line."""

from __future__ import annotations

import pytest

from xlcheck.errors import InputError
from xlcheck.pipeline import Checker
from xlcheck.project import parts
from xlcheck.project.parts import check_bilingual
from xlcheck.settings import Settings

ROWS = [(f"仓库里有{n}箱苹果。", f"There are {n} boxes of apples in the warehouse.") for n in range(100, 230)]
WRONG = {7: "There are 701 boxes of apples in the warehouse.", 120: "There are 902 boxes of apples in the warehouse."}


@pytest.fixture(autouse=True)
def fifty(monkeypatch):
    monkeypatch.setattr(parts, "PART", 50)


@pytest.fixture
def write(tmp_path):
    def write(rows):
        path = tmp_path / "memory.tsv"
        path.write_text("".join(f"{zh}\t{en}\n" for zh, en in rows), "utf-8")
        return path

    return write


def checker(select=()):
    return Checker(Settings(select=select), comparing=True)


def places(found, code=None):
    return [(row.code, row.unit, row.line) for row in found.rows if code in (None, row.code)]


def test_findings_stand_at_their_lines_whatever_the_part(write):
    rows = [(zh, WRONG.get(n, en)) for n, (zh, en) in enumerate(ROWS)]
    found = check_bilingual(checker(("NUM",)), write(rows))
    assert [(unit, line) for _, unit, line in places(found)] == [(8, 8), (121, 121)]
    assert found.beads == found.source_segments == len(rows)


def test_two_processes_find_what_one_finds(write):
    path = write(
        [*ROWS[:60], ("请关闭电源。", "Switch off the power."), *ROWS[60:], ("请关闭电源。", "Unplug it first.")]
    )
    one, two = (check_bilingual(checker(), path, jobs=jobs) for jobs in (1, 2))
    assert one == two and one.rows


def test_what_parts_say_differently_is_said_once(write):
    source = "请在打开机箱之前关闭电源。"
    rows = [*ROWS]
    for place, english in ((3, "Cut the power, then open it."), (4, "Switch off first."), (110, "Switch off first.")):
        rows.insert(place, (source, english))
    found = check_bilingual(checker(("CON001",)), write(rows))
    assert places(found) == [("CON001", 4, 4)]
    assert "(2)" in found.rows[0].message and "in this file" in found.rows[0].message
    assert [other.unit for other in found.rows[0].related] == [5, 111]


def test_what_one_part_says_alone_stays(write):
    source = "请在打开机箱之前关闭电源。"
    rows = [(source, "Cut the power, then open it."), (source, "Switch off first."), *ROWS]
    assert places(check_bilingual(checker(("CON001",)), write(rows))) == [("CON001", 2, 2)]


def test_a_consistent_file_is_silent(write):
    rows = [*ROWS, ("请在打开机箱之前关闭电源。", "Cut the power, then open it."), *ROWS]
    assert not check_bilingual(checker(("CON", "NAM", "TRM003", "NUM")), write(rows)).rows


def test_a_part_may_be_untranslated(write):
    rows = [*ROWS[:60], *((zh, "") for zh, _ in ROWS[60:])]
    assert not check_bilingual(checker(("NUM",)), write(rows)).rows


def test_a_file_in_which_nothing_is_translated_is_refused(write):
    with pytest.raises(InputError, match="no sentence of this text could be compared"):
        check_bilingual(checker(("NUM",)), write([(zh, "") for zh, _ in ROWS]))


def test_findings_come_as_they_are_known_and_each_once(write):
    rows = [(zh, WRONG.get(n, en)) for n, (zh, en) in enumerate(ROWS)]
    rows[2:4] = [("请先关闭电源再打开。", "Cut the power first."), ("请先关闭电源再打开。", "Open it unplugged.")]
    told = []
    found = check_bilingual(checker(("NUM", "CON001")), write(rows), tell=lambda some: told.append(list(some)))
    assert [len(some) for some in told] == [1, 0, 1, 1]
    assert sorted(row.fingerprint for some in told for row in some) == sorted(row.fingerprint for row in found.rows)


def test_with_its_text_each_finding_stands_where_it_is_in_that(write):
    rows = [(zh, WRONG.get(n, en)) for n, (zh, en) in enumerate(ROWS)]
    found = check_bilingual(checker(("NUM",)), write(rows), whole=True)
    for row in found.rows:
        for side, document in ((row.source, found.pair.source), (row.target, found.pair.target)):
            assert document.text[side.start : side.start + len(side.text)] == side.text


def test_a_line_that_cannot_be_read_ends_the_run_with_its_number(write):
    path = write(ROWS)
    path.write_text(path.read_text("utf-8") + "一列\n", "utf-8")
    with pytest.raises(InputError, match=r"memory\.tsv:131: one column"):
        check_bilingual(checker(("NUM",)), path)


def test_a_limit_that_is_given_holds(write):
    path = write(ROWS)
    with pytest.raises(InputError, match="100"):
        check_bilingual(Checker(Settings(max_bytes=100)), path)


def test_the_facts_are_forgotten_where_a_part_raises(write, monkeypatch):
    closed = []
    close = parts.FactStore.close
    monkeypatch.setattr(parts.FactStore, "close", lambda store: (closed.append(store), close(store)))

    def stop(_):
        raise InputError("the pipe is closed")

    with pytest.raises(InputError, match="the pipe"):
        check_bilingual(checker(), write(ROWS), tell=stop)
    assert len(closed) == 1
