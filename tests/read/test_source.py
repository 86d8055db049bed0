"""Files that cannot be read: each a message that names the file and the next step, never a traceback."""

import os
import random

import pytest

from xlcheck.errors import InputError, UsageError, XlcheckError
from xlcheck.read import read_bilingual, read_document

REFUSED = {
    "empty": (b"", "x.txt", "IOE004", "is empty"),
    "white space only": (b" \n\t\r\n\xe3\x80\x80\n", "x.txt", "IOE004", "is empty"),
    "a byte order mark only": (b"\xef\xbb\xbf", "x.txt", "IOE004", "is empty"),
    "a PDF by its first bytes": (b"%PDF-1.7\n...", "x.txt", "IOE006", "PDF"),
    "a ZIP by its first bytes": (b"PK\x03\x04\x14\x00", "x.txt", "IOE006", "ZIP"),
    "an image": (b"\x89PNG\r\n\x1a\n\x00\x00", "x.txt", "IOE006", "image"),
    "NUL bytes": (b"abc\x00def\n", "x.txt", "IOE006", "NUL byte at 3"),
    "a template of a catalogue by its name": (b"text", "x.POT", "IOE006", "PO template"),
    "XML by its name": (b"<a/>", "x.xml", "IOE006", "XML"),
    "UTF-8 broken in the middle": (
        "第一行。\n第二行".encode() + b"\xff" + "。\n".encode(),
        "x.txt",
        "IOE007",
        ":2: byte 22",
    ),
    "bytes of no encoding": (bytes(range(128, 256)), "x.txt", "IOE007", "cannot be decoded"),
    "half a UTF-16 character": ("中文".encode("utf-16") + b"\x00", "x.txt", "IOE007", "UTF-16"),
    "a line without end": (b"a" * ((1 << 20) + 1), "x.txt", "IOE008", "1,048,577 characters"),
}


@pytest.mark.parametrize(("content", "name", "code", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_a_reason(write, content, name, code, says):
    path = write(content, name)
    with pytest.raises(InputError) as caught:
        read_document(path, "zh")
    assert caught.value.code == code
    assert caught.value.exit_code == 3
    assert says in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"nothing\.txt: there is no such file") as caught:
        read_document(tmp_path / "nothing.txt", "zh")
    assert caught.value.code == "IOE001"


def test_a_folder_is_no_document(tmp_path):
    with pytest.raises(InputError, match="this is a folder") as caught:
        read_document(tmp_path, "zh")
    assert caught.value.code == "IOE002"


def test_no_permission(write):
    path = write("text")
    path.chmod(0)
    user = os.geteuid()
    if user == 0:  # who may read everything
        os.seteuid(65534)
    try:
        with pytest.raises(InputError, match="may not be read") as caught:
            read_document(path, "zh")
    finally:
        os.seteuid(user)
    assert caught.value.code == "IOE003"


def test_a_file_name_that_no_system_takes(tmp_path):
    for name in ("a\0b.txt", "x" * 5000):
        with pytest.raises(InputError, match="cannot be read") as caught:
            read_document(tmp_path / name, "zh")
        assert caught.value.code == "IOE009"


def test_a_large_file_is_refused_before_it_is_decoded(write):
    with pytest.raises(InputError, match="larger than 1 MiB") as caught:
        read_document(write(b"line\n" * 300_000), "en", max_bytes=1 << 20)
    assert caught.value.code == "IOE005"


def test_50_mb_in_one_line_are_refused_in_reasonable_time(write):
    with pytest.raises(InputError, match="break the file into lines"):
        read_document(write("数据".encode() * 8_000_000), "zh")


def test_a_bilingual_file_is_not_one_side_of_a_pair(write):
    with pytest.raises(UsageError, match="holds both languages"):
        read_document(write("中文\tEnglish\n", "pairs.tsv"), "zh")


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.tsv"])
@pytest.mark.parametrize("seed", range(60))
def test_any_bytes_give_a_document_or_an_error(write, name, seed):
    chance = random.Random(seed)
    kinds = (
        chance.randbytes(chance.randrange(1, 400)),
        bytes(chance.choices(b"ab.\n\r\t#*_[]()<>`!|-:&;\\\"'{}\x0b\x0c", k=300)),
        "".join(chance.choices("中文。，\n\r\t#*_[](<>`|-&;\u2028\x85\ufeff" + "ab", k=300)).encode(
            chance.choice(("utf-8", "utf-16", "gb18030", "big5")), "ignore"
        ),
    )
    for content in kinds:
        path = write(content, name)
        for options in ({}, {"presegmented": True}):
            try:
                documents = read_bilingual(path) if name == "x.tsv" else (read_document(path, "zh", **options),)
            except XlcheckError as error:
                assert str(path) in str(error)
            else:
                assert all(s.text == d.text[s.span.start : s.span.end] for d in documents for s in d.segments)
