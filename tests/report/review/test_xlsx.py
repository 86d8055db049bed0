"""The review sheet: what a reviser sees in it, what comes back from it, and what a document cannot do in it."""

import io
import re
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from xlcheck.errors import ConfigurationError
from xlcheck.files.sheets import first_sheet
from xlcheck.places import Located
from xlcheck.report.fields import View
from xlcheck.report.xlsx import LIMIT, Part, clean, parts, render_xlsx
from xlcheck.rows import Results, outcome
from xlcheck.settings import Settings
from xlcheck.suppress.decisions import Decision, read_table

VIEW = View(Settings().gate, everything=True)
BILLION = "Total investment came to 3.6 billion yuan."
BETTER = "We will grow stronger and better."


def sheet_of(data):
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data), rich_text=True)["Findings"]


def column(sheet, heading):
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def cells(sheet, heading):
    return [row[0] for row in sheet.iter_rows(2, sheet.max_row, column(sheet, heading), column(sheet, heading))]


def decided(data, tmp_path, decisions):
    """Fill in status and note by row, as a person does, and return the path of the sheet."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), rich_text=True)
    sheet = book["Findings"]
    for row, (status, note) in decisions.items():
        sheet.cell(row, column(sheet, "Status")).value = status
        sheet.cell(row, column(sheet, "Note")).value = note
    path = tmp_path / "review.xlsx"
    book.save(path)
    return path


def test_no_findings_make_a_sheet_with_a_head_alone(results):
    sheet = sheet_of(render_xlsx(results(found=[]), VIEW))
    assert sheet.max_row == 1 and sheet.auto_filter.ref == "A1:P1"


def test_one_row_a_finding_with_both_texts(results):
    sheet = sheet_of(render_xlsx(results(), VIEW))
    assert [cell.value for cell in cells(sheet, "Code")] == ["NUM004", "NUM003", "DTE001", "TRM001", "OMI001"]
    assert [str(cell.value or "") for cell in cells(sheet, "Chinese")][:2] == ["总投资3.6万亿元。"] * 2
    assert [str(cell.value or "") for cell in cells(sheet, "English")][4] == ""
    assert [cell.value for cell in cells(sheet, "Suggestion")] == ["3.6 trillion", None, None, None, None]
    assert cells(sheet, "Place en")[0].value == "1:61"


def test_other_places_stand_under_the_message(report):
    found = [("TRM003", "major", "high", "two renderings", 0, "三座桥", "bridges", None)]
    kept = outcome(report(found=found, related=[(6, "产量", "Output")]))
    [row] = kept.rows
    far = replace(row.related[0], target=replace(row.related[0].target, path="b/en.txt"))
    kept = replace(kept, rows=(row, replace(row, related=(*row.related, far))))
    said = [cell.value for cell in cells(sheet_of(render_xlsx(Results((kept,)), VIEW)), "What is wrong")]
    assert said == ["two renderings\nalso 1:164", "two renderings\nalso en.txt 1:164; b/en.txt 1:164"]


def test_only_what_is_shown_is_in_the_sheet(results):
    assert sheet_of(render_xlsx(results(), View(Settings().gate))).max_row == 5


def test_flagged_words_are_set_off(results):
    from openpyxl.cell.rich_text import TextBlock

    rich = cells(sheet_of(render_xlsx(results(), VIEW)), "English")[0].value
    assert [(str(p), isinstance(p, TextBlock)) for p in rich] == [
        ("Total investment came to ", False),
        ("3.6 billion", True),
        (" yuan.", False),
    ]
    font = rich[1].font
    assert font.b and font.u == "single" and font.color.rgb == "FFB3202C"


def test_the_head_is_frozen_and_filters_and_the_status_is_chosen_from_a_list(results):
    sheet = sheet_of(render_xlsx(results(), VIEW))
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:P6", "$1:$1")
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref), choice.showErrorMessage) == (
        '"accepted,false-positive,intended,todo"',
        "H2:H6",
        True,
    )
    assert all(cell.alignment.wrap_text for cell in cells(sheet, "Chinese"))
    assert sheet.column_dimensions["P"].hidden and not sheet.column_dimensions["O"].hidden


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", '=HYPERLINK("http://x.invalid")'])
@pytest.mark.parametrize("flagged", [False, True], ids=["plain", "flagged"])
def test_nothing_becomes_a_formula(results, start, flagged):
    words = start if flagged else ""
    found = [("NUM001", "major", "high", start, 0, "", words, start)]
    data = render_xlsx(results([("三座桥", f"{start} bridges")], found, names=("=zh.txt", f"={len(start)}.txt")), VIEW)
    with ZipFile(io.BytesIO(data)) as zipped:
        assert not any(b"<f>" in zipped.read(name) for name in zipped.namelist() if "sheets/" in name)
    sheet = sheet_of(data)
    for heading in ("English", "What is wrong", "Suggestion", "File"):
        cell = cells(sheet, heading)[0]
        assert cell.data_type == "s" and cell.quotePrefix, heading
    assert str(cells(sheet, "English")[0].value) == f"{start} bridges"


def test_what_xml_cannot_hold_and_what_looks_like_its_escape_stay_text(results):
    text = "a\x00b\x1b\ud800\ufffe _x0041_ ]]> <c> & 𠀀"
    data = render_xlsx(results([("桥", text)], [("NUM001", "major", "high", text, 0, "桥", "<c>", None)]), VIEW)
    with ZipFile(io.BytesIO(data)) as zipped:
        sheet = zipped.read("xl/worksheets/sheet1.xml").decode()
    assert "_x005F_x0041_" in sheet
    assert "a\ufffdb\ufffd\ufffd\ufffd " in str(cells(sheet_of(data), "What is wrong")[0].value)


def located(text, *spans):
    return Located("en.txt", 1, 1, 1, 2, text, spans, (1, 1))


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        pytest.param(None, [], id="no counterpart"),
        pytest.param(located(""), [], id="a note on a file"),
        pytest.param(located("abc"), [Part("abc")], id="nothing flagged"),
        pytest.param(located("abc", (0, 3)), [Part("abc", True)], id="all of it"),
        pytest.param(located("abc", (1, 1)), [Part("abc")], id="an empty span"),
        pytest.param(
            located("abcd", (2, 4), (0, 1)), [Part("a", True), Part("b"), Part("cd", True)], id="two, unsorted"
        ),
        pytest.param(located("abcd", (0, 3), (1, 4)), [Part("abc", True), Part("d", True)], id="two that overlap"),
    ],
)
def test_parts(side, expected):
    assert parts(side) == expected


def test_a_long_text_is_cut_around_the_flagged_words():
    text = "x" * 30_000 + "HERE" + "y" * 30_000
    shown = parts(located(text, (30_000, 30_004)))
    assert [part.text for part in shown if part.flagged] == ["HERE"]
    assert shown[0].text == shown[-1].text == "…" and sum(len(part.text) for part in shown) < 1_000
    assert len(clean("x" * 40_000)) == LIMIT


def test_decisions_come_back(results, tmp_path):
    path = decided(
        render_xlsx(results(), VIEW),
        tmp_path,
        {2: ("accepted", None), 3: ("False-Positive ", " 桥 =1 "), 5: (None, "why?")},
    )
    rows = results().rows
    assert read_table(path, first_sheet(path)) == (
        Decision(rows[0].fingerprint, "accepted", "", "NUM004", "en.txt", "总投资3.6万亿元。", BILLION),
        Decision(rows[1].fingerprint, "false-positive", "桥 =1", "NUM003", "en.txt", "总投资3.6万亿元。", BILLION),
        Decision(rows[3].fingerprint, "todo", "why?", "TRM001", "en.txt", "我们要做强做优。", BETTER),
    )


def test_the_same_finding_in_several_rows_counts_and_must_agree(results, tmp_path):
    texts = [("三座桥。", "four bridges")] * 3
    found = [("NUM003", "major", "high", "?", i, "三", "four", None) for i in range(3)]
    data = render_xlsx(results(texts, found), VIEW)
    path = decided(data, tmp_path, {3: ("accepted", "")})
    (decision,) = read_table(path, first_sheet(path))
    assert (decision.status, decision.count) == ("accepted", 3)
    path = decided(data, tmp_path, {2: ("todo", ""), 4: ("accepted", "")})
    with pytest.raises(ConfigurationError, match="row 4: accepted, but todo in another row"):
        read_table(path, first_sheet(path))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param({}, "no column Fingerprint and Status", id="empty"),
        pytest.param({1: {0: "zh", 1: "en"}}, "no column Fingerprint and Status", id="another sheet"),
        pytest.param({1: {0: "Fingerprint"}}, "no column Status", id="no status"),
        pytest.param(
            {1: {0: "Fingerprint", 1: "Status"}, 7: {0: "f", 1: "fine"}}, "row 7: status 'fine' must be", id="status"
        ),
    ],
)
def test_a_sheet_that_cannot_be_used_says_why(rows, message):
    with pytest.raises(ConfigurationError, match=re.escape(message)):
        read_table(Path("review.xlsx"), rows)


def test_a_sheet_that_libreoffice_has_saved_comes_back():
    path = Path(__file__).with_name("libreoffice.xlsx")
    assert [(d.status, d.note, d.code, d.source, d.path) for d in read_table(path, first_sheet(path))] == [
        ("accepted", "第二行\nanother line", "NUM004", "总投资3.6万亿元。", "en.txt"),
        ("todo", "=1+1", "OMI001", "河水变清了。", "zh.txt"),
    ]


def test_a_run_of_several_pairs_is_one_sheet(report):
    outcomes = (outcome(report()), outcome(report(names=("a.zh", "a.en"))))
    sheet = sheet_of(render_xlsx(Results(outcomes), VIEW))
    assert [cell.value for cell in cells(sheet, "File")] == [*["en.txt"] * 4, "zh.txt", *["a.en"] * 4, "a.zh"]
    assert [cell.value for cell in cells(sheet, "No.")] == [*range(1, 11)]
