"""From a check to the report and the sheet, and from their decisions to the baseline, as processes."""

import json

import pytest


@pytest.fixture
def damaged(pair):
    """The pair with two errors, a number and a date that no reader doubts."""
    zh, en = pair
    text = en.read_text(encoding="utf-8").replace("1.85 billion", "18.5 billion").replace("24 new", "42 new")
    en.write_text(text, encoding="utf-8")
    return zh, en


@pytest.fixture
def found(run, damaged, tmp_path):
    """The findings of the damaged pair, its sheet written beside it."""
    outputs = [f"{name}={tmp_path / f'review.{name}'}" for name in ("html", "xlsx")]
    done = run("check", *damaged, "--isolated", "--format", "json", "--output", outputs[0], "--output", outputs[1])
    written = "".join(f"xlcheck: written: {output.partition('=')[2]}\n" for output in outputs)
    assert (done.returncode, done.stderr) == (1, written)
    return json.loads(done.stdout)["findings"]


def test_html_and_xlsx_are_formats_for_standard_output(process, pair):
    done = process("check", *pair, "--isolated", "--format", "html")
    assert done.returncode == 0 and done.stdout.startswith("<!doctype html>")
    done = process("check", *pair, "--isolated", "--format", "xlsx", encoding="latin-1")
    assert done.returncode == 0 and done.stdout.startswith("PK")


def test_decisions_of_the_report_hide_the_findings_until_their_sentences_change(run, damaged, found, tmp_path):
    assert '"fingerprint":"' + found[0]["fingerprint"] in (tmp_path / "review.html").read_text(encoding="utf-8")
    decisions = [{"fingerprint": f["fingerprint"], "status": "false-positive", "note": "桥"} for f in found]
    saved, baseline = tmp_path / "d.json", tmp_path / "known.json"
    saved.write_text(json.dumps({"version": 1, "decisions": decisions}), encoding="utf-8")
    done = run("baseline", "import", saved, "--isolated", "--baseline", baseline)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{baseline}: {len(found)} false-positive (not told again); {len(found)} entries in all\n"
    assert {e["note"] for e in json.loads(baseline.read_text(encoding="utf-8"))["entries"]} == {"桥"}
    check = ["check", *damaged, "--isolated", "--baseline", baseline]
    assert run(*check).returncode == 0
    _, en = damaged
    en.write_text(en.read_text(encoding="utf-8").replace("18.5 billion", "185 billion"), encoding="utf-8")
    assert run(*check).returncode == 1


@pytest.mark.parametrize("status", ["accepted", "todo"])
def test_what_was_accepted_counts_until_it_is_corrected_and_then_leaves(run, damaged, found, tmp_path, status):
    decisions = [{"fingerprint": f["fingerprint"], "status": status} for f in found]
    saved, baseline = tmp_path / "d.json", tmp_path / "known.json"
    file = {"version": 1, "reviewer": "Li", "date": "2026-01-02", "decisions": decisions}
    saved.write_text(json.dumps(file), encoding="utf-8")
    run("baseline", "import", saved, "--isolated", "--baseline", baseline)
    assert {e["by"] for e in json.loads(baseline.read_text(encoding="utf-8"))["entries"]} == {"Li 2026-01-02"}
    done = run("check", *damaged, "--isolated", "--baseline", baseline, "--format", "json")
    assert done.returncode == 1
    assert len(json.loads(done.stdout)["findings"]) == len(found)


def test_the_sheet_comes_back(run, found, tmp_path):
    from openpyxl import load_workbook

    path, baseline = tmp_path / "review.xlsx", tmp_path / "known.json"
    book = load_workbook(path, rich_text=True)
    sheet = book["Findings"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, heads["Status"]).value = "accepted"
    sheet.cell(3, heads["Note"]).value = "ask"
    book.save(path)
    done = run("baseline", "import", path, "--isolated", "--baseline", baseline, "--only", "accepted")
    assert done.stdout == f"{baseline}: 1 accepted (counts until the text is corrected); 1 entry in all\n"
    done = run("baseline", "import", path, "--isolated", "--baseline", baseline)
    assert done.stdout == (
        f"{baseline}: 1 accepted (counts until the text is corrected); 1 todo (counts until somebody decides); "
        "2 entries in all\n"
    )
    entries = json.loads(baseline.read_text(encoding="utf-8"))["entries"]
    assert {e["fingerprint"] for e in entries} == {f["fingerprint"] for f in found[:2]}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.json", None, "no such file"),
        ("none.xlsx", None, "none.xlsx"),
        ("d.json", b"{}", "holds no decisions"),
        ("d.xlsx", b"PK", "damaged, or not what its name says"),
    ],
)
def test_a_file_without_decisions_is_an_error_without_traceback(run, tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("baseline", "import", tmp_path / name, "--isolated", "--baseline", tmp_path / "known.json")
    assert done.returncode in (2, 3) and message in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "known.json").exists()


def test_open_shows_the_page_in_the_browser(process, pair, tmp_path):
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/shown"\n', encoding="utf-8")
    browser.chmod(0o755)
    ran = process("check", *pair, "--open", cwd=tmp_path, set={"BROWSER": str(browser)})
    assert ran.returncode == 0
    page = tmp_path / "en-review.html"
    assert page.is_file()
    assert (tmp_path / "shown").read_text() == page.as_uri()


def test_open_without_a_browser_names_the_page(process, pair, tmp_path):
    ran = process("check", *pair, "--open", cwd=tmp_path, set={"BROWSER": "", "PATH": "/nowhere", "DISPLAY": ""})
    assert ran.returncode == 0
    assert "open en-review.html yourself" in ran.stderr
