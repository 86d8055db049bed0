"""Glossaries in spreadsheets: ordinary ones, and those that are made to do harm."""

import io
import zipfile

import pytest

from xlcheck.errors import GlossaryError
from xlcheck.terms import Entry, load_glossary
from xlcheck.terms.glossary.write import FORMATS


def book(path, **sheets):
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path


def test_the_sheet_with_a_known_header_is_read(tmp_path):
    path = book(tmp_path / "g.xlsx", About=[["made by us"]], Terms=[["中文", "English"], [None], ["国企", "SOE"]])
    (entry,) = load_glossary([path]).entries
    assert (entry.zh, entry.en, entry.line) == ("国企", "SOE", 3)
    assert entry.path == f"{path} (Terms)"


def test_numbers_and_dates_are_read_as_text(tmp_path):
    path = book(tmp_path / "g.xlsx", Terms=[["zh", "en"], ["五", 5], ["一半", 0.5], ["真", True]])
    assert [e.en for e in load_glossary([path]).entries] == ["5", "0.5", "TRUE"]


def test_a_defect_names_sheet_and_row(tmp_path):
    path = book(tmp_path / "g.xlsx", Terms=[["zh", "en"], ["国企", "SOE"], ["央企"]])
    with pytest.raises(GlossaryError, match=r"g\.xlsx:3: 央企 has no English"):
        load_glossary([path])


def test_what_looks_like_a_formula_is_written_as_text(tmp_path):
    from openpyxl import load_workbook

    path = tmp_path / "g.xlsx"
    path.write_bytes(FORMATS["xlsx"]([Entry("国企", '=HYPERLINK("http://x")', ("+1",))]))
    cells = next(iter(load_workbook(path).active.iter_rows(min_row=2)))
    assert [cell.data_type for cell in cells[:3]] == ["s", "s", "s"]
    assert cells[1].quotePrefix


def parts(**changed):
    from openpyxl import Workbook

    file = io.BytesIO()
    workbook = Workbook()
    workbook.active.append(["zh", "en"])
    workbook.active.append(["国企", "SOE"])
    workbook.save(file)
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            for key, change in changed.items():
                if name.endswith(f"{key}.xml"):
                    data = change(data)
            new.writestr(name, data)
    return out.getvalue()


def entity(data):
    return data.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "damaged, or not what its name says", id="empty"),
        pytest.param(b"zh,en\n", "damaged, or not what its name says", id="CSV by another name"),
        pytest.param(b"\xd0\xcf\x11\xe0rest", "password, or a file of an older Office", id="an older format"),
        pytest.param(parts(sheet1=entity), "declares an entity of its own", id="entities"),
        pytest.param(
            parts(sheet1=lambda d: entity(d).decode().encode("utf-16")), "declares an entity of its own", id="in UTF-16"
        ),
        pytest.param(parts(sheet1=lambda d: d + b" " * (30 << 20)), r"unpacks to 31,\d+,\d+ bytes", id="a bomb"),
        pytest.param(parts(sheet1=lambda d: d[:200]), "no well-formed XML", id="cut off"),
        pytest.param(parts(workbook=lambda d: b"<a/>"), "damaged|empty", id="no workbook"),
        pytest.param(parts(sheet1=lambda d: d.replace(b"<row", b"<raw")), "no well-formed XML", id="odd tags"),
    ],
)
def test_hostile_and_broken_files(tmp_path, data, says):
    path = tmp_path / "g.xlsx"
    path.write_bytes(data)
    with pytest.raises(GlossaryError, match=says) as error:
        load_glossary([path])
    assert str(path) in str(error.value)


def test_a_size_that_a_file_only_claims_costs_nothing(tmp_path):
    data = parts(sheet1=lambda d: d.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD1048576"'))
    path = tmp_path / "g.xlsx"
    path.write_bytes(data)
    assert len(load_glossary([path]).entries) == 1


@pytest.mark.parametrize(
    ("suffix", "says"),
    [
        (".xls", "save it as .xlsx"),
        (".ods", "save it as .xlsx"),
        (".sdltb", "a MultiTerm term base, a database of Microsoft Access: open it in MultiTerm"),
        (".mtbx", "export the term base in memoQ as CSV"),
        (".xdt", "give the .xml file that was exported beside it"),
        (".tmx", "`xlcheck terms suggest` proposes entries from it"),
    ],
)
def test_formats_that_are_not_read_say_what_to_do(tmp_path, suffix, says):
    path = tmp_path / f"g{suffix}"
    path.write_bytes(b"x")
    with pytest.raises(GlossaryError) as error:
        load_glossary([path])
    assert str(error.value).startswith(f"{path}: ") and says in str(error.value)
