r"""Rich text: Unicode and code pages, changes accepted, tables, notes and headers by name."""

import pytest

from xlcheck.errors import InputError
from xlcheck.read import read_document

HEAD = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}}{\stylesheet{\s1 heading 1;}}"


@pytest.fixture
def read(write):
    def read(body, lang="en"):
        return read_document(write((HEAD + body + "}").encode("ascii"), "text.rtf"), lang)

    return read


KEPT = {
    "groups within a sentence": r"Out{\b put} rose.\par",
    "a code unit with what stands for it": r"Output ros\u101?. \par",
    "a code unit with bytes that stand for it": r"{\uc2 Output ros\u101\'a3\'c5.}\par",
    "bytes of a code page": r"Output ros\'65.\par",
    "not what was deleted": r"Output {\deleted fell}rose.\par",
    "not what is hidden": r"Output {\v fell}rose.\par",
    "not a comment": r"Output {\*\annotation why?}rose.\par",
    "not a destination that is unknown": r"Output {\*\newthing what?}rose.\par",
    "not the instruction of a field": r"Output {\field{\*\fldinst HYPERLINK x}{\fldrslt rose}}.\par",
    "not a picture": r"Output {\pict\bin3 }}}rose}.\par".replace("}}}rose}", "}}}}rose"),
    "a line break within a sentence": r"Output\line rose.\par",
    "a text that does not end its paragraph": r"Output rose.",
}


@pytest.mark.parametrize("body", KEPT.values(), ids=KEPT.keys())
def test_what_a_reader_reads(read, body):
    assert [s.text for s in read(body).segments] == ["Output rose."]


def test_chinese_in_the_code_page_of_its_font_and_as_unicode(read):
    document = read(r"\f1 \'b2\'fa\'c1\'bf\f0 \u22686?\u21152?\u12290?\par", "zh")
    assert document.text == "产量增加。"


def test_characters_beyond_the_first_plane_are_halves_of_two(read):
    assert read(r"\u-10179?\u-8704? Output rose.\par").text == "😀 Output rose."


def test_half_a_character_is_replaced_and_not_kept(read):
    read(r"\u-8704? Output rose \u-10179?.\par").text.encode()


def test_every_part_has_its_name_and_kind(read):
    body = (
        r"{\header Annual report\par}\pard\s1 Results\par"
        r"\pard Output rose{\footnote \pard In all districts.} again.\par"
        r"\trowd\intbl District\cell Figure\cell\row\pard\intbl East\cell 12\cell\row"
        r"\pard\ls1 Repair of roofs\par\pard The end.\par"
    )
    document = read(body)
    assert [(document.unit(s.span.start).name, s.kind, s.text) for s in document.segments] == [
        ("header", "heading", "Annual report"),
        ("paragraph 1", "heading", "Results"),
        ("paragraph 2", "text", "Output rose again."),
        ("table 1, row 1, cell 1", "cell", "District"),
        ("table 1, row 1, cell 2", "cell", "Figure"),
        ("table 1, row 2, cell 1", "cell", "East"),
        ("table 1, row 2, cell 2", "cell", "12"),
        ("paragraph 3", "item", "Repair of roofs"),
        ("paragraph 4", "text", "The end."),
        ("footnote 1", "text", "In all districts."),
    ]


def test_headers_of_several_sections_are_said_once(read):
    document = read(r"{\header Report\par}{\headerl Report\par}One.\par")
    assert [s.text for s in document.segments] == ["Report", "One."]


def test_another_file_is_refused(write):
    with pytest.raises(InputError, match="no rich text") as caught:
        read_document(write("Output rose.", "x.rtf"), "en")
    assert caught.value.code == "IOE006"


def test_groups_without_end_are_bounded_by_the_file(write):
    document = read_document(write("{\\rtf1 " + "{" * 200_000 + "Output rose.", "x.rtf"), "en")
    assert document.text == "Output rose."
