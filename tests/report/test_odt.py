"""Comments in OpenDocument texts: at the flagged words, with every other byte as it was."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from xlcheck.errors import UsageError
from xlcheck.read import read_document
from xlcheck.report import FORMATS, View
from xlcheck.settings import Settings

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def render(results):
    return FORMATS["odt"](results, View(Settings().gate))


def comments(data):
    """Return the comments as (the text between their ends, the first line they say)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    found, open_ = {}, []

    def walk(element):
        for child in element:
            if child.tag == f"{OFFICE}annotation":
                key = child.get(f"{OFFICE}name") or f"point {len(found)}"
                found[key] = ["", "".join(child.find(f"{TEXT}p").itertext())]
                open_.extend([key] if child.get(f"{OFFICE}name") else [])
            elif child.tag == f"{OFFICE}annotation-end":
                open_.remove(child.get(f"{OFFICE}name"))
            else:
                for key in open_:
                    found[key][0] += child.text or ""
                walk(child)
            for key in open_:
                found[key][0] += child.tail or ""

    walk(root)
    assert not open_
    return [tuple(value) for value in found.values()]


PLACES = {
    "in a paragraph": ("<text:p>Output was 81 tons.</text:p>", "81", "81"),
    "at its beginning and end": ("<text:p>81</text:p>", "81", "81"),
    "in a span": ("<text:p>Output <text:span>was 81</text:span> tons.</text:p>", "81", "81"),
    "over spans": ("<text:p>Output was <text:span>8</text:span>1 tons.</text:p>", "81 tons", "81 tons"),
    "behind blanks that collapse": ("<text:p>  Output   was\n 81 tons.</text:p>", "81", "81"),
    "behind blanks that do not": ('<text:p>Output<text:s text:c="3"/>was 81 tons.</text:p>', "81", "81"),
    "behind a tab and a break": ("<text:p>Output<text:tab/>was<text:line-break/>81 tons.</text:p>", "81", "81"),
    "behind escaped characters": ("<text:p>R&amp;D 🚢 &#8212; 81 tons.</text:p>", "81", "81"),
    "in a heading": ('<text:h text:outline-level="1">Output of 81 tons</text:h>', "81", "81"),
    "in a table": (
        "<table:table><table:table-row><table:table-cell><text:p>81 tons</text:p></table:table-cell></table:table-row>"
        "</table:table>", "81", "81",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "words", "marked"), PLACES.values(), ids=PLACES)
def test_a_comment_stands_at_the_words(odt, checked, tmp_path, content, words, marked):
    before = odt(content)
    after = render(checked(before, words, name="en.odt"))
    assert comments(after) == [(marked, "The source says 18, the translation says 81")]
    (tmp_path / "after.odt").write_bytes(after)
    assert read_document(tmp_path / "after.odt", "en").text == read_document(tmp_path / "en.odt", "en").text
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert [n for n in old.namelist() if old.read(n) != new.read(n)] == ["content.xml"]
        assert new.infolist()[0].filename == "mimetype" and not new.infolist()[0].compress_type
        bare = re.sub(
            rb"<office:annotation .*?</office:annotation>|<office:annotation-end [^>]*/>", b"", new.read("content.xml")
        )
        assert bare == old.read("content.xml")


def test_what_stands_in_a_note_a_box_or_a_header_is_said_where_it_hangs(odt, checked):
    note = (
        '<text:note text:note-class="footnote"><text:note-body><text:p>It was 81.</text:p></text:note-body></text:note>'
    )
    box = "<draw:frame><draw:text-box><text:p>Box of 82.</text:p></draw:text-box></draw:frame>"
    header = "<style:header><text:p>Year 83</text:p></style:header>"
    data = odt(f"<text:p>Output{note} rose.{box}</text:p>", styles=header)
    found = comments(render(checked(data, "81", "82", "83", name="en.odt")))
    assert sorted(found) == [("", "In footnote 1: “81”"), ("", "In header: “83”"), ("", "In text box 1: “82”")]


def test_another_file_is_refused(checked):
    with pytest.raises(UsageError, match=r"--output docx= takes any file"):
        render(checked("Output was 81 tons.", "81", name="en.txt"))
