"""Any bytes as a glossary give entries or a GlossaryError that names the file, never another exception."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xlcheck.errors import GlossaryError
from xlcheck.terms import Entry, judge, load_glossary
from xlcheck.terms.glossary.write import FORMATS
from xlcheck.terms.lint import lint

ENTRIES = (
    Entry("国企", "SOE", ("state firm",), ("state shop",), note="a & b"),
    Entry("开放", "Open", case=True, not_in=("开放式",), files=("docs/*.md",)),
    Entry("*", "", (), ("gonna",)),
    Entry("X1", "X1", status="keep"),
    Entry("=1", "@x", status="proposed"),
)
PIECES = [b",", b";", b'"', b"\t", b"\n", b"<", b">", b"*", b"\0", b"&#0;", b"&amp;", b"zh", b"en", b"keep", b"yes",
          b"<note>xlcheck: {}</note>", b"<term>", b"</termSec>", b"\xff\xfe", b"PK", "国".encode()]  # fmt: skip

cuts = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from([b"", *PIECES])), max_size=6)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=cuts)
def test_damaged_files(tmp_path, form, cuts):
    data = FORMATS[form](ENTRIES)
    for at, length, piece in cuts:
        start = int(at * len(data))
        data = data[:start] + piece + data[start + length :]
    path = tmp_path / f"g.{form.removesuffix('2')}"
    path.write_bytes(data)
    lint([path])
    try:
        glossary = load_glossary([path])
    except GlossaryError as error:
        assert str(path) in str(error)
    else:
        judge(glossary, [("国企开放，X1=1", "The SOE is gonna open X1.")])
        for write in FORMATS.values():
            write(glossary.entries)


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "tbx", "xml"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=60))
def test_any_bytes(tmp_path, suffix, data):
    path = tmp_path / f"g.{suffix}"
    path.write_bytes(data)
    with contextlib.suppress(GlossaryError):
        load_glossary([path])
