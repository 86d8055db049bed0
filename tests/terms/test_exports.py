"""Exports of other tools, each written here in the form that its tool documents: read, converted, and back again.

``exports/expected`` holds what each is in the canonical form.
"""

from pathlib import Path

import pytest

from xlcheck.terms import load_glossary
from xlcheck.terms.glossary.kept_columns import columns_of
from xlcheck.terms.glossary.write import FORMATS
from xlcheck.terms.lint import lint

FOLDER = Path(__file__).parent / "exports"
EXPORTS = sorted(path for path in FOLDER.iterdir() if path.is_file())


@pytest.mark.parametrize("path", EXPORTS, ids=[path.name for path in EXPORTS])
def test_what_a_tool_exports_is_read(path):
    assert FORMATS["csv"](load_glossary([path]).entries).decode() == (
        FOLDER / "expected" / f"{path.name}.csv"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", EXPORTS, ids=[path.name for path in EXPORTS])
@pytest.mark.parametrize("form", FORMATS)
def test_what_a_tool_exports_comes_back_from_every_format(path, form, tmp_path):
    entries = load_glossary([path]).entries
    (there := tmp_path / f"g.{form.removesuffix('2')}").write_bytes(FORMATS[form](entries))
    assert FORMATS["csv"](load_glossary([there]).entries) == FORMATS["csv"](entries)


@pytest.mark.parametrize("path", EXPORTS, ids=[path.name for path in EXPORTS])
def test_no_export_has_an_error(path):
    assert [defect for defect in lint([path])[0] if defect.grade != "info"] == []


@pytest.mark.parametrize("path", sorted((FOLDER / "expected").iterdir()), ids=lambda path: path.name)
@pytest.mark.parametrize("form", ["tbx", "tbx2"])
def test_the_canonical_table_comes_back_as_the_same_bytes(path, form, tmp_path):
    (middle := tmp_path / "g.tbx").write_bytes(FORMATS[form](load_glossary([path]).entries, columns_of(path)))
    assert FORMATS["csv"](load_glossary([middle]).entries, columns_of(middle)) == path.read_bytes()


def test_there_are_exports_of_twenty_and_more_tools():
    assert len(EXPORTS) >= 20 and {path.name for path in EXPORTS} == {
        path.name.removesuffix(".csv") for path in (FOLDER / "expected").iterdir()
    }


def test_concepts_of_one_language_are_passed_over_with_a_remark(tmp_path):
    for name, text in (
        ("g.csv", "id,zh,en\n1,国企,SOE\n2,央企,\n3,,reform\n"),
        ("h.csv", "Concept ID,Language,Term\n1,zh,国企\n1,en,SOE\n2,zh,央企\n3,en,reform\n"),
    ):
        (path := tmp_path / name).write_text(text, encoding="utf-8")
        remarks = []
        assert len(load_glossary([path], remarks).entries) == 1
        assert [(r.name, r.grade) for r in remarks] == [("passed-over", "info")]
        assert "2 concepts, this the first, lack Chinese or English" in remarks[0].message
