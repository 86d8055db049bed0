"""Spreadsheets, made by openpyxl, and hostile ones, made by hand."""

import datetime
import io
import zipfile

import pytest

from xlcheck.errors import InputError
from xlcheck.read import read_bilingual

ZH = "港口公司去年完成吞吐量三百万吨，比上年增长百分之四点五。"
EN = "The harbour company moved three million tons last year, up 4.5%."


def book(*sheets):
    """Return a workbook with sheets given as name and rows."""
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(workbook)


def saved(workbook):
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


@pytest.fixture
def pairs(write):
    def pairs(content):
        return read_bilingual(write(content, "m.xlsx"))

    return pairs


def cells(document):
    return [(document.unit(s.span.start).name, s.text) for s in document.segments]


def test_two_columns_without_names(pairs):
    source, target = pairs(book(("Data", [[ZH, EN], [None, None], ["二", "Two"]])))
    assert cells(source) == [("Data!A1", ZH), ("Data!A3", "二")]
    assert cells(target) == [("Data!B1", EN), ("Data!B3", "Two")]
    assert [s.line for s in target.segments] == [1, 3]


def test_columns_are_found_by_name_in_any_order(pairs):
    rows = [[None] * 4, ["ID", "English", "备注", "中文"], [1, "One", "see glossary", "一"], [2, None, None, "二"]]
    source, target = pairs(book(("Sheet1", rows)))
    assert cells(source) == [("Sheet1!D3", "一"), ("Sheet1!D4", "二")]
    assert cells(target) == [("Sheet1!B3", "One"), ("Sheet1!B4", "")]
    assert source.unit(0).notes == ("see glossary",)


def test_columns_are_found_by_their_characters(pairs):
    source, target = pairs(book(("S", [["key.a", EN, ZH], ["key.b", EN, ZH]])))
    assert cells(source)[1] == ("S!C2", ZH)
    assert cells(target)[1] == ("S!B2", EN)
    assert source.notes == ("S: columns B and C are read",)


def test_sheets_without_both_languages_and_hidden_ones_are_left_out(pairs):
    import openpyxl

    content = book(
        ("A", [["zh", "en"], ["一", "One"]]), ("B", [["only", "this", "here"]]), ("C", [["zh", "en"], ["二", "Two"]])
    )
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    workbook["C"].sheet_state = "hidden"
    source, _ = pairs(saved(workbook))
    assert cells(source) == [("A!A2", "一")]
    assert source.notes == ("left out: sheets without a column for each language: B", "left out: 1 hidden sheets")


def test_what_a_cell_shows(pairs):
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["zh", "en"])
    for value, style in (
        (0.086, "0.0%"),
        (datetime.date(2025, 3, 18), "yyyy-mm-dd"),
        (datetime.datetime(2025, 3, 18, 9, 30), "yyyy/m/d h:mm"),
        (1200, "General"),
        (True, "General"),
        ("=1+1", "General"),
        ("two\nlines", "General"),
        ("0.5", "@"),
    ):
        sheet.append([value, "x"])
        sheet.cell(sheet.max_row, 1).number_format = style
    source, _ = pairs(saved(workbook))
    shown = [text for _, text in cells(source)]
    assert shown == ["8.6%", "2025-03-18", "2025-03-18 09:30:00", "1200", "TRUE", "", "two\nlines", "0.5"]


def test_runs_of_formatting_are_joined(pairs):
    from openpyxl import Workbook
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    workbook = Workbook()
    workbook.active.append(["zh", "en"])
    workbook.active.append(["一", CellRichText("Output ", TextBlock(InlineFont(b=True), "rose"), ".")])
    assert cells(pairs(saved(workbook))[1]) == [("Sheet!B2", "Output rose.")]


RELATIONS = '<Relationships><Relationship Id="a" Type="x/{}" Target="{}"/></Relationships>'


def hostile(sheet, book='<workbook><sheets><sheet name="S" id="a"/></sheets></workbook>'):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS.format("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format("worksheet", "sheet.xml"))
        archive.writestr("xl/sheet.xml", sheet)
    return file.getvalue()


def test_a_cell_far_away_takes_no_room(pairs):
    rows = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c><c r="{2}{0}" t="str"><v>{3}</v></c></row>'
    two = rows.format(1, ZH, "B", EN) + rows.format(1048576, "二", "B", "Two")
    sheet = f"<worksheet><sheetData>{two}</sheetData></worksheet>"
    assert cells(pairs(hostile(sheet))[1]) == [("S!B1", EN), ("S!B1048576", "Two")]
    far = sheet.replace('r="B1048576"', 'r="XFD1048576"')
    assert cells(pairs(hostile(far))[1])[0] == ("S!B1", EN)


REFUSED = {
    "no pair of columns": (book(("S", [["a", "b", "c"], ["1", "2", "3"]])), "IOE010", "columns of S"),
    "empty": (book(("S", [])), "IOE010", "columns of S"),
    "no archive": (b"zh,en", "IOE011", "damaged"),
    "an entity in a sheet": (hostile('<!DOCTYPE a [<!ENTITY x "y">]><worksheet/>'), "IOE014", "entity"),
    "a sheet that is cut off": (hostile("<worksheet><sheetData><row>"), "IOE011", r"\(xl/sheet\.xml\):1"),
    "a bomb": (hostile(b" " * (20 << 20)), "IOE014", "unpacks to"),
}


@pytest.mark.parametrize(("content", "code", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_a_reason(pairs, content, code, says):
    with pytest.raises(InputError, match=says) as caught:
        pairs(content)
    assert caught.value.code == code
