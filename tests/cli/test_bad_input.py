"""Bad input gives a clear error that names the file and the next step, exit 2 or 3, and nothing on stdout."""

import pytest


def refused(result, code, *words):
    assert result.returncode == code, result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("xlcheck: ")
    for word in words:
        assert str(word) in result.stderr


def test_missing_file(process, pair, tmp_path):
    gone = tmp_path / "gone.txt"
    refused(process("check", pair[0], gone), 3, gone, "no such file")


@pytest.mark.parametrize("content", [b"", b" \n\n\t\n", b"\xef\xbb\xbf"], ids=["no bytes", "white space", "only a BOM"])
def test_empty_file(run, pair, tmp_path, content):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(content)
    refused(run("check", pair[0], empty), 3, empty, "empty")
    refused(run("check", empty, pair[1]), 3, empty, "empty")


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", b"PK\x03\x04" + bytes(range(256)), bytes(range(256)) * 20],
    ids=["PDF", "ZIP or DOCX", "bytes"],
)
def test_binary_file(run, pair, tmp_path, content):
    binary = tmp_path / "binary.txt"
    binary.write_bytes(content)
    refused(run("check", pair[0], binary), 3, binary)


def test_wrong_encoding_named_by_the_user(run, pair):
    refused(run("check", *pair, "--encoding", "ascii"), 3, pair[0], "ascii")


def test_unknown_encoding(run, pair):
    refused(run("check", *pair, "--encoding", "utf-99"), 2, "utf-99")


def test_broken_utf8_in_the_middle(run, pair):
    text = pair[1].read_bytes()
    pair[1].write_bytes(text[:100] + b"\xff\xfe\xfa" + text[100:])
    refused(run("check", *pair), 3, f"{pair[1]}:2", "byte 100", "UTF-8")


def test_two_chinese_files(run, pair, tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(pair[0].read_bytes())
    refused(run("check", pair[0], copy), 2, copy, "Chinese")


def test_one_file_twice(run, pair):
    refused(run("check", pair[0], pair[0]), 2, f"{pair[0]}: given twice")
    refused(run("align", pair[1], pair[1]), 2, f"{pair[1]}: given twice")


def test_swapped_arguments(run, pair):
    refused(run("check", pair[1], pair[0]), 2, "check", pair[0], pair[1])


def test_directory(run, pair, tmp_path):
    refused(run("check", pair[0], tmp_path), 3, tmp_path, "directory")


def test_single_line_of_50_mb(run, pair):
    pair[1].write_text("word " * 10_000_000, encoding="utf-8")
    refused(run("check", *pair, timeout=60), 3, pair[1])


def test_tsv_row_without_a_tab(run, tmp_path):
    table = tmp_path / "pairs.tsv"
    table.write_text("你好。\tHello.\n再见。\n", encoding="utf-8")
    refused(run("check", table), 3, f"{table}:2", "tab")


def test_one_plain_document_alone(run, pair):
    refused(run("check", pair[0]), 2, pair[0], ".tsv")


def test_texts_that_are_not_translations_of_each_other(run, tmp_path):
    zh, en = tmp_path / "zh.txt", tmp_path / "en.txt"
    zh.write_text("".join(f"{line}\n" for line in UNRELATED_ZH), encoding="utf-8")
    en.write_text("".join(f"{line}\n" for line in UNRELATED_EN), encoding="utf-8")
    refused(run("check", zh, en), 3, zh, en, "do not look like a text and its translation")


def test_unknown_code_names_the_nearest(run, pair):
    refused(run("check", *pair, "--select", "NUM"[::-1]), 2, "MUN")
    refused(run("check", *pair, "--select", "LGN001"), 2, "LNG001")
    refused(run("explain", "LGN001"), 2, "LNG001")


def test_unknown_format(run, pair):
    refused(run("check", *pair, "--format", "jsno"), 2, "json")


def test_model_that_is_not_present_names_the_command_that_fetches_it(run, pair):
    refused(
        run("check", *pair, "--model", "nobody/nothing-of-the-kind"),
        2,
        "xlcheck model fetch nobody/nothing-of-the-kind",
        "xlcheck[st]",
    )


def test_missing_glossary(run, pair, tmp_path):
    gone = tmp_path / "gone.csv"
    refused(run("check", *pair, "--glossary", gone), 2, gone)


UNRELATED_ZH = [
    "清晨的菜市场里，鱼贩正在把冰块铺到木板上。",
    "老人牵着一只黄狗，慢慢走过石桥。",
    "面包店的烟囱冒出白烟，孩子们在门口排队。",
    "雨停以后，屋檐还在滴水。",
    "她把晒干的辣椒串起来，挂在窗边。",
    "隔壁的木匠整天敲敲打打，做一张新床。",
    "河面上漂来一只没有人的小船。",
    "傍晚，邮差送来一封没有署名的信。",
    "灯亮起来的时候，街上已经没有什么人了。",
    "夜里，猫在屋顶上走来走去。",
    "他梦见自己回到了童年的院子。",
    "第二天，大家都在谈论那封信。",
]
UNRELATED_EN = [
    "The compiler rejects programs that use a variable before it is declared.",
    "Each release is signed with the key of the maintainer.",
    "To install the driver, restart the server in maintenance mode.",
    "The function returns a pointer to the first free block.",
    "Packets that arrive late are dropped by the queue.",
    "Users can change the default port in the configuration file.",
    "The index is rebuilt every night by a background job.",
    "A transaction that fails is rolled back automatically.",
    "Memory is released when the last reference goes out of scope.",
    "The protocol does not encrypt the header of a message.",
    "Logs are rotated once they reach the size limit.",
    "The scheduler assigns each task to the least loaded worker.",
]


def test_a_compiled_module_that_was_cut_short_is_an_error_and_no_finding(process, pair, tmp_path):
    own = {"PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    assert process("check", *pair, set=own).returncode == 0
    (compiled,) = tmp_path.glob("compiled/**/xlcheck/report/text.*.pyc")
    compiled.write_bytes(compiled.read_bytes()[:100])
    ran = process("check", *pair, set=own)
    assert ran.returncode == 3
    assert "damaged installation" in ran.stderr
