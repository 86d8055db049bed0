"""Corpora in shards: the same findings in every form, resumed, whole or not at all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

pytest.importorskip("pyarrow", reason="the extra corpus is not installed")
pytest.importorskip("duckdb", reason="the extra corpus is not installed")
import pyarrow.parquet as pq

from tests.corpus.conftest import ROWS
from xlcheck.corpus.clean import clean
from xlcheck.corpus.inputs import divide, expand, read
from xlcheck.corpus.plan import planned, read_plan
from xlcheck.corpus.report import page, text, totals
from xlcheck.corpus.run import check_corpus
from xlcheck.errors import ConfigurationError, InputError, UsageError
from xlcheck.pipeline import Checker, silent
from xlcheck.settings import Settings

FORMS = ("parquet", "jsonl", "tsv", "tmx")


def checker(select=("NUM", "CON001")):
    return Checker(Settings(select=select), comparing=True)


def check(out, *inputs, units=4, jobs=1, share=(1, 1), columns=None, documents=False, select=("NUM", "CON001"), **more):
    own = checker(select)
    plan = planned([str(each) for each in inputs], out, own, units=units, columns=columns, documents=documents, part=4)
    return plan, check_corpus(plan, own, jobs=jobs, share=share, on_stage=more.get("on_stage", silent))


def findings(out):
    rows = [row for path in sorted((out / "findings").glob("*.parquet")) for row in pq.read_table(path).to_pylist()]
    return sorted((row["code"], row["unit"]) for row in rows)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("units", [4, 8, 100])
def test_every_form_in_shards_of_any_size_has_the_same_findings(write, tmp_path, form, units):
    _, found = check(tmp_path / "out", write(form), units=units)
    assert findings(tmp_path / "out") == [("CON001", 10), ("NUM003", 3), ("NUM003", 12)]
    assert (found.units, sum(found.gate.values()), found.errors, found.waiting) == (12, 2, [], 0)


@pytest.mark.parametrize("form", FORMS)
def test_a_shard_reads_its_own_units(write, form):
    shards = list(divide(str(write(form)), 4, None, 0))
    assert [(s.number, s.before, s.units) for s in shards] == [(0, 0, 4), (1, 4, 4), (2, 8, 4)]
    assert [pair for shard in shards for pair in read(shard)] == ROWS


def test_lines_end_at_line_feeds_alone_and_the_last_needs_none(write):
    path = write("tsv", [("甲\u2028乙。", "A and B."), ("丙。", "C.")])
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").rstrip())
    assert [pair for shard in divide(str(path), 4, None, 0) for pair in read(shard)] == [
        ("甲\u2028乙。", "A and B."),
        ("丙。", "C."),
    ]


def test_columns_may_stand_in_either_order_and_be_named(write, tmp_path):
    swapped = [(en, zh) for zh, en in ROWS]
    assert [pair for shard in divide(str(write("tsv", swapped)), 100, None, 0) for pair in read(shard)] == ROWS
    named = write("tsv", [("English", "Chinese"), *swapped], "named")
    assert [pair for shard in divide(str(named), 100, None, 0) for pair in read(shard)] == [("", ""), *ROWS]
    path = tmp_path / "keys.jsonl"
    path.write_text(json.dumps({"a": "中文", "b": "English", "translation": {"zh": "一", "en": "One"}}) + "\n", "utf-8")
    [shard] = divide(str(path), 4, None, 0)
    assert list(read(shard)) == [("一", "One")]
    [shard] = divide(str(path), 4, ("a", "b"), 0)
    assert list(read(shard)) == [("中文", "English")]
    with pytest.raises(ConfigurationError, match="has no column x"):
        list(divide(str(path), 4, ("x", "b"), 0))


def test_files_are_found_by_folder_pattern_and_url(write, tmp_path):
    one, two = write("tsv", name="one"), write("jsonl", name="two")
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    assert expand([str(tmp_path)]) == [str(one), str(two)]
    assert expand([str(tmp_path / "*.tsv"), str(one)]) == [str(one)]
    assert expand([f"file://{one}"]) == [f"file://{one}"]
    [shard, *_] = divide(f"file://{one}", 100, None, 0)
    assert list(read(shard)) == ROWS
    with pytest.raises(UsageError, match="no file of a corpus"):
        expand([str(tmp_path / "nothing*")])
    with pytest.raises(UsageError, match="a corpus is read from"):
        expand([str(tmp_path / "notes.txt")])


def test_two_processes_and_two_shares_write_the_same_bytes(write, tmp_path):
    path = write("parquet")
    check(tmp_path / "one", path)
    check(tmp_path / "two", path, jobs=2)
    for share in ((1, 2), (2, 2)):
        _, found = check(tmp_path / "three", path, share=share)
    assert found.waiting == 0
    tables = [
        {each.relative_to(tmp_path / name): each.read_bytes() for each in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two", "three")
    ]
    assert tables[0] == tables[1] == tables[2]


def test_what_is_done_is_not_done_again_until_the_file_changes(write, tmp_path):
    path = write("tsv")
    check(tmp_path / "out", path)
    times = {each: each.stat().st_mtime_ns for each in (tmp_path / "out/done").iterdir()}
    check(tmp_path / "out", path)
    assert times == {each: each.stat().st_mtime_ns for each in (tmp_path / "out/done").iterdir()}
    rows = [(zh, en.replace("999", "111")) for zh, en in ROWS]
    write("tsv", rows)
    check(tmp_path / "out", path)
    assert findings(tmp_path / "out") == [("CON001", 10), ("NUM003", 3)]


def test_a_folder_holds_one_corpus(write, tmp_path):
    check(tmp_path / "out", write("tsv"))
    with pytest.raises(UsageError, match="another corpus"):
        check(tmp_path / "out", write("jsonl"))


POISON = {
    "jsonl": ('{"zh": "仓库里有104', '{"zh" "仓库里有104'),
    "tsv": ("有104箱苹果。\t", "有104箱苹果。"),
    "tmx": ("有104箱苹果。</seg>", "有104箱苹果。</sag>"),
}


@pytest.mark.parametrize("form", POISON)
def test_a_shard_that_cannot_be_read_is_told_and_the_rest_is_done(write, tmp_path, form):
    path = write(form)
    path.write_text(path.read_text("utf-8").replace(*POISON[form]), "utf-8")
    plan, found = check(tmp_path / "out", path)
    assert findings(tmp_path / "out") == [("NUM003", 3), ("NUM003", 12)]
    assert len(found.errors) == 1 and path.name in found.errors[0]
    assert not plan.is_done(plan.shards[1]) and plan.is_done(plan.shards[2])


def test_a_parquet_file_with_a_damaged_group_is_told_and_the_rest_is_done(write, tmp_path):
    path = write("parquet", [(f"{zh}{'甲' * n}", en) for n, (zh, en) in enumerate(ROWS * 3)])
    data = bytearray(path.read_bytes())
    start = pq.ParquetFile(path).metadata.row_group(2).column(0).data_page_offset
    data[start : start + 40] = os.urandom(0) + b"\xff" * 40
    path.write_bytes(bytes(data))
    plan, found = check(tmp_path / "out", path)
    assert found.errors and plan.is_done(plan.shards[0]) and plan.is_done(plan.shards[-1])


DAMAGED = {
    "csv": 'zh,en\n"仓库里有100箱苹果。,There are 100 boxes.\n',
    "xliff": '<xliff version="1.2"><file source-language="zh"><body><trans-unit id="1"><source>仓库</source>',
    "po": 'msgid "仓库里有100箱苹果。\nmsgstr "There are 100 boxes of apples."\n',
    "json": '{"zh": "仓库里有100箱苹果。", "en"',
    "parquet": "PAR1",
}


@pytest.mark.parametrize("form", DAMAGED)
def test_a_damaged_file_of_any_other_form_is_told_by_its_name(tmp_path, write, form):
    good, bad = write("tsv"), tmp_path / f"bad.{form}"
    bad.write_text(DAMAGED[form], "utf-8")
    try:
        _, found = check(tmp_path / "out", good, bad)
    except InputError as error:  # refused while the shards are planned
        assert bad.name in str(error)
        return
    assert findings(tmp_path / "out") == [("CON001", 10), ("NUM003", 3), ("NUM003", 12)]
    assert len(found.errors) == 1 and bad.name in found.errors[0]


def test_a_file_that_is_no_parquet_is_refused(tmp_path):
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and nothing else")
    with pytest.raises(InputError, match="no parquet file"):
        check(tmp_path / "out", path)


def test_a_full_disk_is_an_error_and_nothing_half_written_stays(write, tmp_path, monkeypatch):
    from xlcheck.corpus import tables

    path, out = write("tsv"), tmp_path / "out"
    own = checker()
    plan = planned([str(path)], out, own, units=4, part=4)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tables.os, "fsync", full)
    with pytest.raises(InputError, match="No space left on device; make room and run again"):
        tables.write_json(out / "x.json", {})
    assert not list(out.glob(".*.part")) and not (out / "x.json").exists()
    monkeypatch.undo()
    assert not plan.is_done(plan.shards[0])


def test_pairs_without_findings_are_kept(write, tmp_path):
    plan, _ = check(tmp_path / "out", write("jsonl"))
    assert clean(plan, tmp_path / "kept.tsv", "gate") == (10, 2)
    lines = (tmp_path / "kept.tsv").read_text("utf-8").splitlines()
    assert [line.split("\t")[0] for line in lines] == [zh for n, (zh, _) in enumerate(ROWS, 1) if n not in (3, 12)]
    assert clean(plan, tmp_path / "kept.parquet", "all") == (9, 3)
    assert pq.read_table(tmp_path / "kept.parquet").column("unit").to_pylist() == [1, 2, 4, 5, 6, 7, 8, 9, 11]
    assert clean(read_plan(tmp_path / "out"), tmp_path / "kept.jsonl", "review") == (9, 3)
    with pytest.raises(UsageError, match="pairs are written as"):
        clean(plan, tmp_path / "kept.docx", "all")


def test_pairs_of_a_shard_that_can_no_longer_be_read_are_left_out(write, tmp_path):
    path = write("tsv")
    check(tmp_path / "out", path)
    path.write_text(path.read_text("utf-8").replace(*POISON["tsv"]), "utf-8")
    plan, found = check(tmp_path / "out", path)
    assert len(found.errors) == 1
    assert clean(plan, tmp_path / "kept.tsv", "gate") == (6, 6)


def test_the_report_counts_by_code_and_file(write, tmp_path):
    from xlcheck.checks.catalogue import every_rule

    plan, _ = check(tmp_path / "out", write("jsonl"), write("tsv", ROWS[:4], "short"))
    found = totals(plan, [plan.told(shard) for shard in plan.shards])
    said = text(found, every_rule())
    assert "16 pairs, 4 findings, 3 at the gate" in said
    assert "NUM003  number-value" in said
    shown = page(found, every_rule())
    assert "<mark>201</mark>" in shown and shown.count("<svg") == 2 and "http" not in shown
    assert "all findings" in shown and "of these at the gate" in shown


def test_documents_are_aligned_row_by_row(tmp_path):
    zh = "我们修了三条路。\n我们种了五百棵树。\n学校有八十名学生。\n河上有一座桥。"
    en = "We built three roads.\nWe planted 500 trees.\nThe school has 90 students.\nThere is a bridge over the river."
    path = tmp_path / "pages.jsonl"
    path.write_text(
        "".join(json.dumps({"zh": zh, "en": each}) + "\n" for each in (en, en.replace("90", "80"))), "utf-8"
    )
    _, found = check(tmp_path / "out", path, documents=True, select=("NUM",))
    assert findings(tmp_path / "out") == [("NUM003", 1)]
    assert found.units == 2


KILLED = """
import os, signal, sys
from xlcheck.corpus import plan, shards, tables
plan.planned.__kwdefaults__["part"] = 4
written, whole, last = 0, tables.whole, int(sys.argv[1])
def dying(path):
    global written
    written += 1
    if written == last:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(path)
tables.whole = dying
from xlcheck.cli import main
sys.argv = ["xlcheck", *sys.argv[2:]]
main()
"""


def test_what_is_killed_is_gone_on_with_and_nothing_is_lost_or_doubled(write, tmp_path):
    rows = [
        (f"第{n}号仓库里有{n}箱苹果。", f"There are {n + n // 120} boxes in warehouse No. {n}.") for n in range(1, 241)
    ]
    path = write("tsv", rows)
    out = tmp_path / "out"
    arguments = ["corpus", "check", path, "--out", out, "--jobs", "1", "--units-per-shard", "4", "--select", "NUM"]
    for at in (1, 2, 5, 47, 0):
        command = [sys.executable, "-c", KILLED, at, *arguments]
        ended = subprocess.run(list(map(str, command)), env={**os.environ, "XLCHECK_CACHE": str(tmp_path / "cache")})
        assert ended.returncode == (1 if at == 0 else -signal.SIGKILL)
    check(tmp_path / "whole", path, select=("NUM",))
    assert findings(out) == findings(tmp_path / "whole") and len(findings(out)) == 121
    assert not list(out.rglob(".*.part"))
