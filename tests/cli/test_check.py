"""`xlcheck check` as a process: what it prints, in which form, with which exit code."""

import json

import pytest


def test_a_clean_pair_is_silent(process, pair):
    result = process("check", *pair)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("No findings in 6 Chinese and 6 English sentences.")


def test_a_wrong_number_is_found_on_its_line(process, pair):
    pair[1].write_text(pair[1].read_text(encoding="utf-8").replace("1.85 billion", "18.5 billion"), encoding="utf-8")
    result = process("check", *pair, "--format", "json")
    assert (result.returncode, result.stderr) == (1, "")
    report = json.loads(result.stdout)
    assert report["version"] == 1
    assert report["summary"]["gate"] == 1
    (finding,) = report["findings"]
    assert finding["code"] == "NUM004"
    assert finding["unit"] == 3
    target = finding["target"]
    assert (target["path"], target["line"], target["column"]) == (str(pair[1]), 3, 37)
    (span,) = target["spans"]
    assert target["text"][span[0] : span[1]].startswith("18.5 billion")
    (span,) = finding["source"]["spans"]
    assert finding["source"]["text"][span[0] : span[1]].startswith("18.5亿")


def test_text_marks_the_place_on_both_sides(run, pair):
    pair[1].write_text(pair[1].read_text(encoding="utf-8").replace("24 new", "42 new"), encoding="utf-8")
    result = run("check", *pair)
    assert result.returncode == 1
    assert f"{pair[1]}:5:" in result.stdout
    assert "[42" in result.stdout
    assert "[24" in result.stdout
    assert "\x1b" not in result.stdout


def test_jsonl_is_empty_where_there_is_nothing(run, pair):
    result = run("check", *pair, "--format", "jsonl")
    assert (result.returncode, result.stdout) == (0, "")


def test_a_tsv_file_is_read_without_quoting(run, tmp_path):
    table = tmp_path / "pairs.tsv"
    table.write_text('"他说了三十次。\t"He said it 30 times.\n增长5%。\tIt rose by 15%.\n', encoding="utf-8")
    result = run("check", table, "--select", "NUM,DTE,UNT", "--format", "jsonl")
    assert result.returncode == 1
    (finding,) = map(json.loads, result.stdout.splitlines())
    assert finding["unit"] == 2
    assert (finding["target"]["line"], finding["target"]["column"]) == (2, 18)


def test_a_tsv_file_loads_no_model(run, tmp_path):
    table = tmp_path / "pairs.tsv"
    table.write_text("增长5%。\tIt rose by 5%.\n", encoding="utf-8")
    result = run("check", table, "--model", "there/is-none")
    assert (result.returncode, result.stderr) == (0, "")


def test_control_characters_never_reach_the_terminal(run, pair):
    text = pair[1].read_text(encoding="utf-8").replace("24 new", "42 \x1b[31mnew\x07")
    pair[1].write_text(text, encoding="utf-8")
    result = run("check", *pair, "--review")
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings_give_the_same_findings(run, pair, encoding):
    for path in pair:
        path.write_text(path.read_text(encoding="utf-8").replace("24 new", "42 new"), encoding=encoding)
    result = run("check", *pair, "--format", "jsonl")
    assert result.returncode == 1
    (finding,) = map(json.loads, result.stdout.splitlines())
    assert finding["target"]["line"] == 5


def test_align_prints_every_sentence_once(run, pair):
    result = run("align", *pair, "--format", "json")
    assert result.returncode == 0
    alignment = json.loads(result.stdout)
    assert [b["source"] for b in alignment["beads"]] == [[i] for i in range(6)]
    assert [b["target"] for b in alignment["beads"]] == [[i] for i in range(6)]
    assert all(0 <= b["score"] <= 1 for b in alignment["beads"])


def test_align_tsv_can_be_checked_again(run, pair, tmp_path):
    table = tmp_path / "aligned.tsv"
    table.write_text(run("align", *pair, "--format", "tsv").stdout, encoding="utf-8")
    assert run("check", table).returncode == 0


def test_presegmented_keeps_every_line(run, tmp_path):
    zh, en = tmp_path / "a", tmp_path / "b"
    zh.write_text("第一句。第二句。\n\n第三句。\n", encoding="utf-8")
    en.write_text("Sentence one. Sentence two.\n\nSentence three.\n", encoding="utf-8")
    alignment = json.loads(run("align", zh, en, "--presegmented", "--format", "json").stdout)
    assert alignment["source"] == ["第一句。第二句。", "", "第三句。"]


def test_numbers_shows_both_readings(run):
    result = run("numbers", "总额达86.6万亿元，增长三成。", "The total reached 86.6 trillion yuan, up 30%.")
    assert result.returncode == 0
    for word in ("86.6万亿", "86.6 trillion", "三成", "30 percent"):
        assert word in result.stdout


def test_the_pipe_may_close_early(run, pair):
    result = run("checks", "--format", "json")
    assert {row["code"] for row in json.loads(result.stdout)} >= {"NUM001", "TRM001", "OMI001", "ENU001"}


def test_quiet_is_one_line_a_finding_and_verbose_says_why(run, pair):
    pair[1].write_text(pair[1].read_text(encoding="utf-8").replace("24 new", "42 new"), encoding="utf-8")
    quiet = run("check", *pair, "-q")
    assert (quiet.returncode, quiet.stderr, quiet.stdout.count("\n")) == (1, "", 1)
    assert quiet.stdout.startswith(f"{pair[1]}:5:64: critical NUM003 ")
    verbose = run("check", *pair, "-v")
    assert verbose.returncode == 1
    assert "Both sides have a number in the same place, and the values differ." in verbose.stdout
    refused = run("check", *pair, "-q", "-v")
    assert (refused.returncode, refused.stdout) == (2, "")


LEFT_OUT = "会议讨论了农村教育、公共卫生和住房改革问题。\tThe meeting discussed rural education and housing reform.\n"


def test_the_judge_runs_with_meaning_and_with_review_and_never_fails_a_run(run, tmp_path):
    pytest.importorskip("numpy")
    path = tmp_path / "a.tsv"
    path.write_text(LEFT_OUT, encoding="utf-8")
    for option in ("--meaning", "--review"):
        result = run("check", path, "--isolated", "--format", "jsonl", option)
        assert result.returncode == 0
        assert [json.loads(line)["code"] for line in result.stdout.splitlines()] == ["MIS002"]
    assert run("check", path, "--isolated", "--format", "jsonl").stdout == ""
    assert run("check", path, "--isolated", "--format", "jsonl", "--review", "--select", "NUM").stdout == ""
    assert "公共卫生" in (shown := run("check", path, "--isolated", "--review").stdout)
    assert "|judge:" in shown and "|judge:" not in run("check", path, "--isolated").stdout


def test_a_judge_that_is_not_there_is_refused_with_the_next_step(run, tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text(LEFT_OUT, encoding="utf-8")
    result = run("check", path, "--isolated", "--judge", tmp_path / "gone")
    assert result.returncode == 2
    assert str(tmp_path / "gone") in result.stderr
    assert "Traceback" not in result.stderr
