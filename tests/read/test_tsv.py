"""Line n of the file is unit n, whatever the line holds."""

import pytest

from xlcheck.errors import InputError
from xlcheck.read import read_bilingual


@pytest.fixture
def pairs(write):
    def pairs(content, name="pairs.tsv"):
        return read_bilingual(write(content, name))

    return pairs


def cells(document):
    return [segment.text for segment in document.segments]


SILENT = {
    "quotation marks have no meaning": ('"一\t"One\n二"\tTwo"" "\n', ['"一', '二"'], ['"One', 'Two"" "']),
    "carriage returns before the line feed": ("一\tOne\r\n二\tTwo\r\n", ["一", "二"], ["One", "Two"]),
    "exotic line ends are no line ends": (
        "一\x0b二\x85三\tOne\u2028two\x0cthree\n四\tFour\n",
        ["一\x0b二\x85三", "四"],
        ["One\u2028two\x0cthree", "Four"],
    ),
    "a lone carriage return is no line end": ("一\r二\tOne\n三\tThree\n", ["一\r二", "三"], ["One", "Three"]),
    "no line end at the end": ("一\tOne", ["一"], ["One"]),
    "blank lines at the end": ("一\tOne\n\n\n", ["一"], ["One"]),
    "an empty side": ("一\t\n\tTwo\n三\tThree\n", ["一", "", "三"], ["", "Two", "Three"]),
    "both sides empty": ("一\tOne\n\t\n三\tThree\n", ["一", "", "三"], ["One", "", "Three"]),
    "a blank line in the middle": ("一\tOne\n\n三\tThree\n", ["一", "", "三"], ["One", "", "Three"]),
    "white space around a cell": (" 一 \t  One \n", ["一"], ["One"]),
    "several sentences in a cell": ("一。二。\tOne. Two.\n", ["一。二。"], ["One. Two."]),
    "a first row that is no header": ("中文\tChinese\n", ["中文"], ["Chinese"]),
}


@pytest.mark.parametrize(("content", "source", "target"), SILENT.values(), ids=SILENT.keys())
def test_every_line_is_one_unit(pairs, check, content, source, target):
    documents = pairs(content)
    assert [cells(d) for d in documents] == [source, target]
    for document in documents:
        assert [segment.line for segment in document.segments] == list(range(1, len(source) + 1))
        assert not document.notes
        check(document, content.replace("\r\n", "\n"), feeds_only=True)


@pytest.mark.parametrize("header", ["zh\ten", "source\ttarget", "中文\t英文", '"Chinese"\t"English"'])
def test_a_row_of_column_names_holds_no_text_and_keeps_its_number(pairs, header):
    source, target = pairs(f"{header}\n一\tOne\n")
    assert cells(source) == ["", "一"]
    assert [s.line for s in target.segments] == [1, 2]
    assert source.notes == ("line 1 names the columns",)


def test_places_are_those_of_the_file(pairs):
    source, target = pairs("一\tOne\n\n 三三\t Three\n四\t\n")
    assert [tuple(source.place(s.span.start)) for s in source.segments] == [(1, 1), (2, 1), (3, 2), (4, 1)]
    assert [tuple(target.place(s.span.start)) for s in target.segments] == [(1, 3), (2, 1), (3, 6), (4, 3)]


@pytest.mark.parametrize(
    ("content", "says"),
    [("一\tOne\n二 Two\n", r"pairs\.tsv:2: one column \(no tab\)"), ("一\tOne\tnote\n", r"pairs\.tsv:1: 3 columns")],
    ids=["no tab", "three columns"],
)
def test_other_rows_are_refused_with_their_line(pairs, content, says):
    with pytest.raises(InputError, match=says) as caught:
        pairs(content)
    assert caught.value.code == "IOE010"


def test_columns_in_the_other_order_are_found(pairs):
    english = "The harbour company moved three million tons last year."
    chinese = "港口公司去年完成吞吐量三百万吨，比上年增长百分之四点五。"
    source, target = pairs(f"{english}\t{chinese}\n")
    assert (cells(source), cells(target)) == ([chinese], [english])
    assert tuple(source.place(0)) == (1, len(english) + 2)


def test_columns_named_in_the_other_order(pairs):
    source, target = pairs("en\tzh\nOne\t一\n")
    assert (cells(source), cells(target)) == (["", "一"], ["", "One"])


def test_presegmented_every_line_is_a_segment(read, check):
    content = "One. Two.\n\n  Three \r\nFour\x0bfive\u2028six\n\nlast"
    document = read(content, presegmented=True)
    assert cells(document) == ["One. Two.", "", "Three", "Four\x0bfive\u2028six", "", "last"]
    assert [s.line for s in document.segments] == [1, 2, 3, 4, 5, 6]
    check(document, content.replace("\r\n", "\n"), feeds_only=True)


def test_presegmented_blank_lines_at_the_end_count(read):
    assert cells(read("One\n\n\n", presegmented=True)) == ["One", "", ""]
