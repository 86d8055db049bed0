import pytest

from xlcheck.errors import InputError, UsageError
from xlcheck.read import read_bilingual, read_document

SIMPLIFIED = "今年以来，各地加快建设，产值达到38.6亿元。\n下半年继续努力。\n"
TRADITIONAL = "今年以來，各地加快建設，產值達到38.6億元。\n下半年繼續努力。\n"
ENGLISH = "The plant’s output rose – by 4.5% – and “everyone” was glad.\n"

READ = {
    "UTF-8": (SIMPLIFIED, "utf-8", "zh", "utf-8", ()),
    "UTF-8 with a byte order mark": (SIMPLIFIED, "utf-8-sig", "zh", "utf-8", ()),
    "UTF-16 with a byte order mark": (SIMPLIFIED, "utf-16", "zh", "utf-16-le", ("read as UTF-16 (little endian)",)),
    "UTF-16, little endian, without mark": (
        SIMPLIFIED,
        "utf-16-le",
        "zh",
        "utf-16-le",
        ("read as UTF-16 (little endian)",),
    ),
    "UTF-16, big endian, without mark": (SIMPLIFIED, "utf-16-be", "zh", "utf-16-be", ("read as UTF-16 (big endian)",)),
    "English in UTF-16 without mark": (ENGLISH, "utf-16-le", "en", "utf-16-le", ("read as UTF-16 (little endian)",)),
    "GBK": (SIMPLIFIED, "gbk", "zh", "gb18030", ("read as GB18030",)),
    "GB18030 with a rare character": ("𠮷野先生今年来访问我国。\n", "gb18030", "zh", "gb18030", ("read as GB18030",)),
    "Big5": (TRADITIONAL, "big5", "zh", "cp950", ("read as Big5",)),
    "English with Chinese quotation marks in GBK": (
        ENGLISH.replace("–", "—"),
        "gbk",
        "en",
        "gb18030",
        ("read as GB18030",),
    ),
    "English in Windows-1252": (ENGLISH, "cp1252", "en", "cp1252", ("read as Windows-1252",)),
    "English with an accent in Windows-1252": (
        "The café was closed.\n",
        "cp1252",
        "en",
        "cp1252",
        ("read as Windows-1252",),
    ),
    "four Chinese characters in GBK": ("工作报告", "gbk", "zh", "gb18030", ("read as GB18030",)),
}


@pytest.mark.parametrize(("text", "written", "lang", "name", "notes"), READ.values(), ids=READ.keys())
def test_detected_and_reported(write, check, text, written, lang, name, notes):
    document = read_document(write(text.encode(written)), lang)
    assert (document.encoding, document.notes) == (name, notes)
    assert "".join(document.text.split()) == "".join(text.split())
    check(document, text)


@pytest.mark.parametrize("name", ["gb2312", "GBK", "gb18030"])
def test_a_named_encoding_is_taken_in_its_widest_form(write, name):
    document = read_document(write("镕基".encode("gbk")), "zh", encoding=name)
    assert (document.text, document.encoding, document.notes) == ("镕基", "gb18030", ())


def test_a_named_encoding_drops_its_mark(write):
    assert read_document(write("中文".encode("utf-8-sig")), "zh", encoding="utf-8").text == "中文"
    assert read_document(write("中文".encode("utf-16")), "zh", encoding="utf-16").text == "中文"


@pytest.mark.parametrize("name", ["utf-99", "hex", "rot13", "", "a\0b", "undefined"])
def test_an_encoding_that_does_not_exist_is_a_usage_error(write, name):
    with pytest.raises(UsageError, match="unknown encoding"):
        read_document(write("text"), "en", encoding=name)


def test_a_named_encoding_that_does_not_fit_names_the_place(write):
    with pytest.raises(InputError, match=r"text\.txt:2: byte 6 does not fit UTF-8") as caught:
        read_document(write(b"first\n\xff\n"), "en", encoding="utf-8")
    assert caught.value.code == "IOE007"


def test_both_sides_of_a_bilingual_file_are_detected_together(write):
    source, target = read_bilingual(write("产值增长。\tOutput rose.\n".encode("gbk"), "pairs.tsv"))
    assert source.segments[0].text == "产值增长。"
    assert (target.encoding, target.notes) == ("gb18030", ("read as GB18030",))
