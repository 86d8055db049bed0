"""Bilingual files: the pairs, which side is Chinese, and where each text stands in its file."""

import re

import pytest

from xlcheck.errors import InputError, UsageError
from xlcheck.read import is_bilingual, read_bilingual, stream_bilingual, suffixes

ZH = "港口公司去年完成吞吐量三百万吨，比上年增长百分之四点五。"
EN = "The harbour company moved three million tons last year, up 4.5%."


def cells(document):
    return [segment.text for segment in document.segments]


def names(document):
    return [document.unit(segment.span.start).name for segment in document.segments]


@pytest.fixture
def pairs(write):
    """Read text as a bilingual file: both documents."""

    def pairs(content, name):
        return read_bilingual(write(content, name))

    return pairs


@pytest.fixture
def check(pairs):
    """Read text as a bilingual file, and check that every character stands where the document says it does."""

    def check(content, name):
        lines = re.split(r"\r\n|\r|\n", content)
        documents = pairs(content, name)
        for document in documents:
            for segment in document.segments:
                assert document.text[segment.span.start : segment.span.end] == segment.text
                assert document.place(segment.span.start).line == segment.line
                for offset in range(*segment.span):
                    character = document.text[offset]
                    if not character.isspace() and character not in '&<>"\ufffc':
                        line, column = document.place(offset)
                        assert lines[line - 1][column - 1] == character, (character, line, column)
        return documents

    return check


TMX = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header srclang="en-US"/>
  <body>
    <tu tuid="a1"><note>harbour</note>
      <tuv xml:lang="en-US"><seg>{EN}</seg></tuv>
      <tuv xml:lang="zh-CN"><seg>{ZH}</seg></tuv>
      <tuv xml:lang="zh-TW"><seg>港口</seg></tuv>
    </tu>
    <tu><tuv xml:lang="de"><seg>Hafen</seg></tuv><tuv xml:lang="zh"><seg>港</seg></tuv></tu>
    <tu>
      <tuv lang="EN_GB"><seg>Press <bpt i="1">&lt;b&gt;</bpt>Save &amp; go<ept i="1">&lt;/b&gt;</ept><ph x="2"/></seg>
      </tuv>
      <tuv lang="ZH"><seg>按<hi>保存</hi>
        键<ph x="2">{{0}}</ph>。</seg></tuv>
    </tu>
  </body>
</tmx>
"""


def test_tmx(check):
    source, target = check(TMX, "m.tmx")
    assert cells(source) == [ZH, "按保存键\ufffc。"]
    assert cells(target) == [EN, "Press Save & go\ufffc"]
    assert names(source) == ["unit a1", "unit 3"]
    assert target.unit(len(target.text) - 1).codes == ("bpt 1", "ept 1", "ph 2")
    assert source.unit(0).notes == ("harbour",)
    assert source.notes == (
        "left out: 1 variants in a language that a unit has already",
        "left out: 1 units without a Chinese or without an English variant",
    )


XLIFF_1 = f"""\
<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file source-language="zh-CN" target-language="en" datatype="plaintext" original="a">
  <header><note>of the file</note></header>
  <body>
   <group id="g">
    <trans-unit id="17" approved="yes"><source>{ZH}</source>
     <target state="needs-review-translation">{EN}</target>
     <note>Check the number.</note>
     <alt-trans><source>别的</source><target>other</target></alt-trans>
    </trans-unit>
   </group>
   <trans-unit id="18"><source>共<x id="1"/>个<g id="2">文件</g></source>
     <target><x id="1"/> <g id="2">files</g></target></trans-unit>
   <trans-unit id="19"><source>未译</source></trans-unit>
   <trans-unit id="20" translate="no"><source>不译</source><target>no</target></trans-unit>
   <trans-unit id="21">
    <source>甲。乙。</source>
    <seg-source><mrk mtype="seg" mid="0">甲。</mrk><mrk mtype="seg" mid="1">乙。</mrk></seg-source>
    <target><mrk mtype="seg" mid="0">One.</mrk> <mrk mtype="seg" mid="1">Two.</mrk></target>
   </trans-unit>
  </body>
 </file>
</xliff>
"""


def test_xliff_1_2(check):
    source, target = check(XLIFF_1, "m.xlf")
    assert cells(source) == [ZH, "共\ufffc个文件", "未译", "甲。", "乙。"]
    assert cells(target) == [EN, "\ufffc files", "", "One.", "Two."]
    assert names(target) == [
        "trans-unit 17",
        "trans-unit 18",
        "trans-unit 19",
        "trans-unit 21, segment 0",
        "trans-unit 21, segment 1",
    ]
    unit = target.unit(0)
    assert (unit.state, unit.notes) == ("needs-review-translation", ("Check the number.",))
    assert source.unit(source.text.index("个")).codes == ("x 1", "g 2", "/g 2")
    assert target.segments[0].line == 8
    assert source.notes == ("left out: 1 units that are not to be translated",)


XLIFF_2 = f"""\
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="zh">
 <file id="f1">
  <unit id="u1">
   <notes><note>a note</note></notes>
   <mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">
    <mtc:match ref="#m1"><source>no</source><target>不</target></mtc:match>
   </mtc:matches>
   <segment id="s1" state="final"><source>{EN}</source><target>{ZH}</target></segment>
   <ignorable><source> </source></ignorable>
   <segment><source>Open <pc id="1">the <ph id="2"/></pc></source>
    <target>打开<pc id="1"><ph id="2"/></pc></target></segment>
  </unit>
 </file>
</xliff>
"""


def test_xliff_2_with_the_sides_in_the_other_order(check):
    source, target = check(XLIFF_2, "m.xliff")
    assert cells(source) == [ZH, "打开\ufffc"]
    assert cells(target) == [EN, "Open the \ufffc"]
    assert names(source) == ["unit u1, segment s1", "unit u1"]
    assert (source.unit(0).state, source.unit(0).notes) == ("final", ("a note",))
    assert source.unit(len(source.text) - 1).codes == ("pc 1", "ph 2", "/pc 1")


UNIT = "<trans-unit id='1'>{}</trans-unit>"


def test_a_side_that_is_split_while_the_other_is_not_is_read_whole(check):
    marks = "<mrk mtype='seg' mid='1'>Output rose.</mrk> <mrk mtype='seg' mid='2'>Prices <g id='1'>fell</g>.</mrk>"
    unit = UNIT.format(f"<source>产量增长。价格下降。</source><target>{marks}</target>")
    body = f"<xliff version='1.2'><file source-language='zh' target-language='en'><body>{unit}</body></file></xliff>"
    source, target = check(body, "a.xlf")
    assert [s.text for s in source.segments] == ["产量增长。价格下降。"]
    assert [s.text for s in target.segments] == ["Output rose. Prices fell."]
    assert target.units[0].codes == ("g 1", "/g 1")


def test_what_is_not_to_be_translated_is_told_by_what_it_stands_in(check):
    def unit(zh, en, translate=""):
        return f"<trans-unit{translate}><source>{zh}</source><target>{en}</target></trans-unit>"

    group = unit("一号", "One") + unit("二号", "Two", " translate='yes'")
    body = f"<group translate='no'>{group}</group>{unit('三号', 'Three')}"
    content = f"<xliff version='1.2'><file source-language='zh' target-language='en'><body>{body}</body></file></xliff>"
    source, _ = check(content, "a.xlf")
    assert [s.text for s in source.segments] == ["二号", "三号"]
    assert source.notes == ("left out: 1 units that are not to be translated",)


def test_archives_with_xliff_files_are_read(write, zipped):
    content = zipped({"skeleton.bin": b"\0", "document.mqxliff": XLIFF_1})
    plain, packed = (read_bilingual(write(*of))[1] for of in ((XLIFF_1, "a.xlf"), (content, "a.mqxlz")))
    assert packed.text == plain.text
    assert packed.runs == plain.runs
    with pytest.raises(InputError, match="no XLIFF file is in this archive"):
        read_bilingual(write(zipped({"a.txt": "x"}), "a.xlz"))


def test_tageditor_files(write):
    content = (
        "<TRADOStag><Body><Raw>not opened <Tu><Tuv Lang='ZH-CN'>产量<ut Type='start'>b</ut>增长。</Tuv>"
        "<Tuv Lang='EN-US'>Output rose.</Tuv></Tu><Tu><Tuv Lang='ZH-CN'>价格</Tuv></Tu><Tu><Tuv Lang='DE'>x</Tuv></Tu>"
        "</Raw></Body></TRADOStag>"
    )
    source, target = read_bilingual(write(content.encode("utf-16"), "a.ttx"))
    assert [(source.unit(s.span.start).name, s.text) for s in source.segments] == [
        ("unit 1", "产量增长。"),
        ("unit 2", "价格"),
    ]
    assert [s.text for s in target.segments] == ["Output rose.", ""]
    assert source.notes == ("left out: 1 units that are not Chinese and English",)


def test_xliff_into_another_language_is_refused(pairs):
    content = XLIFF_1.replace('target-language="en"', 'target-language="de"')
    with pytest.raises(InputError, match="no pair of Chinese and English"):
        pairs(content, "m.xlf")


def test_a_declaration_that_the_characters_belie_is_not_believed(pairs):
    content = XLIFF_1.replace('"zh-CN"', '"en-US"').replace('target-language="en"', 'target-language="zh-CN"')
    assert cells(pairs(content, "m.xlf")[0])[0] == ZH


PO = f"""\
# A comment.
msgid ""
msgstr ""
"Language: zh_CN\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. xlcheck: ignore NUM003
#: src/a.c:12
#, fuzzy, c-format
msgctxt "menu"
msgid "Save \\"%s\\"\\n"
msgstr "保存“%s”\\n"

msgid ""
"{EN[:20]}"
"{EN[20:]}"
msgstr "{ZH}"

msgid "One file"
msgid_plural "%d files"
msgstr[0] "%d 个文件"

#~ msgid "Old"
#~ msgstr "旧"
"""


def test_po(check):
    source, target = check(PO, "zh_CN.po")
    assert cells(source) == ["保存“%s”", ZH, "%d 个文件"]
    assert cells(target) == ['Save "%s"', EN, "%d files"]
    assert names(source) == ["entry 1 (menu)", "entry 2", "entry 3"]
    assert (source.unit(0).state, source.unit(0).notes) == ("fuzzy", ("xlcheck: ignore NUM003",))
    assert [s.line for s in source.segments] == [12, 17, 21]
    assert [s.line for s in target.segments] == [11, 15, 20]


def test_a_note_that_speaks_to_xlcheck_is_a_directive(pairs):
    for content, name, line in (
        (PO, "zh.po", 12),
        ("zh,en,note\n一,One,\n二,Two,xlcheck: ignore NUM003 -- agreed\n", "m.csv", 3),
        (XLIFF_1.replace("Check the number.", "xlcheck: ignore NUM003"), "m.xlf", 7),
    ):
        (found,) = pairs(content, name)[0].directives
        assert (found.action, found.codes, found.lines) == ("ignore", ("NUM003",), (line, line))


def test_po_plural_forms_in_english(check):
    content = 'msgid ""\nmsgstr "Language: en"\nmsgid "%d 个文件"\nmsgid_plural "%d 个文件"\nmsgstr[0] "%d file"\n'
    source, target = check(content + 'msgstr[1] "%d files"\n', "en.po")
    assert cells(source) == ["%d 个文件"] * 2
    assert cells(target) == ["%d file", "%d files"]
    assert names(target) == ["entry 1, msgstr[0]", "entry 1, msgstr[1]"]


CSV = {
    "a header": (f"id,zh,en\n1,{ZH},One\n", [ZH], ["One"], [2]),
    "a header in the other order": (f'English,中文\n"{EN}",{ZH}\n', [ZH], [EN], [2]),
    "no header": (f'{ZH},"{EN}"\n', [ZH], [EN], [1]),
    "source and target, told by the characters": (f'source,target\n"{EN}",{ZH}\n', [ZH], [EN], [2]),
    "semicolons": (f"{ZH};{EN}\n{ZH};{EN}\n", [ZH, ZH], [EN, EN], [1, 2]),
    "tabs": (f"{ZH}\t{EN}\n", [ZH], [EN], [1]),
    "quotation marks and line ends in a field": (
        'zh,en\n"他说：""好""\n然后走了",He said\n二,Two\n',
        ['他说："好"\n然后走了', "二"],
        ["He said", "Two"],
        [2, 4],
    ),
    "an empty field": ("zh,en\n一,\n二,Two\n", ["一", "二"], ["", "Two"], [2, 3]),
    "keys beside the texts": (f'greeting.title,{ZH},"{EN}"\n' * 3, [ZH] * 3, [EN] * 3, [1, 2, 3]),
    "a byte order mark": (f"\ufeffzh,en\n{ZH},One\n", [ZH], ["One"], [2]),
}  # fmt: skip


@pytest.mark.parametrize(("content", "zh", "en", "lines"), CSV.values(), ids=CSV.keys())
def test_csv(check, content, zh, en, lines):
    source, target = check(content.replace("\ufeff", "") if content[0] != "\ufeff" else content, "m.csv")
    assert (cells(source), cells(target)) == (zh, en)
    assert [s.line for s in source.segments] == lines


def test_csv_notes_and_states(pairs):
    source, _ = pairs("zh,en,status,备注\n一,One,draft,see glossary\n二,Two,,\n", "m.csv")
    assert source.units[0][2:4] == ("draft", ("see glossary",))
    assert source.units[1][2:4] == ("", ())


JSON = {
    "a list of objects": ('[\n {"zh": "一", "en": "One"},\n {"en": "Two", "zh": "二"}\n]', ["", ""]),
    "objects by key": ('{"a": {"zh": "一", "en": "One"},\n "b": {"source": "二", "target": "Two"}}', ["a", "b"]),
    "nested, as data sets are": (
        '[{"translation": {"en": "One", "zh": "一"}}, {"id": 7, "translation": {"zh": "二", "en": "Two"}}]',
        ["[0].translation", "[1].translation"],
    ),
    "lists of two": ('[["一", "One"], ["二", "Two"]]', ["[0]", "[1]"]),
    "parallel lists": ('{"zh": ["一", "二"],\n "en": ["One",\n "Two"]}', ["[0]", "[1]"]),
    "parallel objects": ('{"en": {"a": "One", "b": "Two"}, "zh-CN": {"a": "一", "b": "二"}}', ["a", "b"]),
    "escapes": ('[{"zh": "\\u4e00", "en": "One"}, {"zh": "二", "en": "Two"}]', ["", ""]),
}  # fmt: skip


@pytest.mark.parametrize(("content", "labels"), JSON.values(), ids=JSON.keys())
def test_json(pairs, content, labels):
    source, target = pairs(content, "m.json")
    assert (cells(source), cells(target)) == (["一", "二"], ["One", "Two"])
    if any(labels):
        assert names(target) == labels
    for document in (source, target):
        for segment in document.segments:
            line, column = document.place(segment.span.start)
            assert content.split("\n")[line - 1][column - 1 :].startswith((segment.text, "\\u4e00"))


def test_json_columns_behind_escapes(pairs):
    source, _ = pairs('{"zh": "他说\\"好\\"\\n走", "en": "x"}', "m.json")
    assert cells(source) == ['他说"好"\n走']
    assert [source.place(i).column for i in (0, 2, 3, 4, 6)] == [9, 11, 13, 14, 18]


def test_jsonl(pairs):
    source, target = pairs('{"zh": "一", "en": "One"}\n\n{"source": "二", "target": "Two", "id": 4}\n', "m.jsonl")
    assert (cells(source), cells(target)) == (["一", "二"], ["One", "Two"])
    assert [s.line for s in target.segments] == [1, 3]
    assert not source.units


REFUSED = {
    "broken XML": ("m.tmx", "<tmx>\n<body>\n</tmx>", "IOE011", r"m\.tmx:3: .*mismatched tag"),
    "other XML": ("m.tmx", "<html/>", "IOE006", "first element is not <tmx>"),
    "no XML at all": ("m.xlf", "text", "IOE011", r"m\.xlf:1"),
    "an entity of its own": (
        "m.tmx",
        '<!DOCTYPE tmx [<!ENTITY a "aaaa">]><tmx>&a;</tmx>',
        "IOE014",
        "declares an entity",
    ),
    "an external entity": (
        "m.xlf",
        '<!DOCTYPE x [\n<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>',
        "IOE014",
        r"m\.xlf:2",
    ),
    "an entity that the DTD would define": (
        "m.tmx",
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx>\n&nbsp;</tmx>',
        "IOE011",
        r"m\.tmx:3: the entity &nbsp;",
    ),
    "deep nesting": ("m.tmx", "<tmx>" + "<a>" * 5000, "IOE014", "nested more than"),
    "an endless tag": ("m.tmx", "<tmx a='" + "a" * (9 << 20), "IOE014", "one tag of more than"),
    "an encoding that is none": ("m.tmx", '<?xml version="1.0" encoding="klingon"?><tmx/>', "IOE007", "klingon"),
    "no pair": ("m.tmx", "<tmx><body/></tmx>", "IOE015", "no pair"),
    "PO with a broken string": ("m.po", 'msgid "a\nmsgstr "b"\n', "IOE011", r"m\.po:1"),
    "PO with text between": ("m.po", 'msgid "a"\nmsgstr "b"\nhello\n', "IOE011", r"m\.po:3"),
    "PO without msgstr": ("m.po", 'msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', "IOE011", r"m\.po:3"),
    "JSON with a comma too many": ("m.json", '[\n{"zh": "一", "en": "One"},\n]', "IOE011", r"m\.json:3"),
    "JSON nested deep": ("m.json", "[" * 100_000, "IOE011", "nested more than"),
    "JSON without pairs": ("m.json", '{"a": "b"}', "IOE015", "no pair"),
    "a broken line of JSON": ("m.jsonl", '{"zh": "一", "en": "One"}\n{"zh"\n', "IOE011", r"m\.jsonl:2"),
    "CSV of three unknown columns": ("m.csv", "a,b,c\n1,2,3\n", "IOE010", "name them in the first line"),
    "an endless quotation": ("m.csv", 'zh,en\n一,"One\n', "IOE011", r"m\.csv:2"),
}


@pytest.mark.parametrize(("name", "content", "code", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_a_reason(pairs, name, content, code, says):
    with pytest.raises(InputError, match=says) as caught:
        pairs(content, name)
    assert caught.value.code == code


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "gb18030", "utf-8-sig"])
def test_xml_in_other_encodings(write, encoding):
    content = TMX.replace("UTF-8", {"utf-16-le": "utf-16", "utf-8-sig": "utf-8"}.get(encoding, encoding))
    source, _ = read_bilingual(write(content, "m.tmx", encoding))
    assert cells(source)[0] == ZH
    assert source.segments[0].line == 8


def test_names_that_tell_a_bilingual_file(tmp_path):
    assert {".tsv", ".csv", ".xlsx", ".tmx", ".xlf", ".po", ".json", ".jsonl"} < set(suffixes("pairs"))
    assert is_bilingual(tmp_path / "a.TMX")
    assert not is_bilingual(tmp_path / "a.txt")


def test_a_document_is_not_bilingual(write):
    with pytest.raises(UsageError, match="does not hold both languages"):
        read_bilingual(write("text", "a.txt"))


STREAMED = {
    "m.tsv": "zh\ten\n" + "".join(f"第{i}行中文句子\tLine {i} in English\n" for i in range(50)),
    "m.jsonl": "".join(f'{{"zh": "第{i}行中文句子", "en": "Line {i} in English"}}\n' for i in range(50)),
    "m.tmx": "<tmx><body>"
    + "".join(
        f'<tu><tuv xml:lang="zh"><seg>第{i}行中文句子</seg></tuv>\n'
        f'<tuv xml:lang="en"><seg>Line {i} in English</seg></tuv></tu>'
        for i in range(50)
    )
    + "</body></tmx>",
    "m.csv": "zh,en\n" + "".join(f"第{i}行中文句子,Line {i} in English\n" for i in range(50)),
}


@pytest.mark.parametrize("name", STREAMED)
@pytest.mark.parametrize("size", [7, 1000])
def test_a_stream_gives_what_the_whole_file_gives(write, name, size):
    path = write(STREAMED[name], name)
    whole = read_bilingual(path)
    chunks = list(stream_bilingual(path, size))
    assert max(len(source.segments) for source, _ in chunks) <= size
    for side in (0, 1):
        assert [t for chunk in chunks for t in cells(chunk[side])] == cells(whole[side])
        assert [s.line for c in chunks for s in c[side].segments] == [s.line for s in whole[side].segments]


def test_a_stream_reads_no_further_than_it_is_asked_to(write):
    sides = '<tuv xml:lang="zh"><seg>第一行中文句子</seg></tuv><tuv xml:lang="en"><seg>A line of English</seg></tuv>'
    unit = f"<tu>{sides}</tu>\n"
    path = write("<tmx><body>" + unit * 20_000 + "<broken></tmx>", "m.tmx")
    stream = stream_bilingual(path, 10)
    assert len(next(stream)[0].segments) == 10  # the end of the file, which is broken, has not been reached
    with pytest.raises(InputError, match=r"m\.tmx:20001"):
        list(stream)


def test_a_catalogue_is_read_in_the_encoding_that_its_header_declares(write):
    content = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n"Language: zh\\n"\n\n'
    content += 'msgid "café"\nmsgstr "{}"\n'
    for charset, text in (
        ("BIG5", "咖啡館"),
        ("CHARSET", "咖啡馆"),
        ("no-such-thing", "咖啡馆"),
        ("ISO-8859-1", "cafe"),
    ):
        encoding = {"BIG5": "big5", "ISO-8859-1": "latin-1"}.get(charset, "utf-8")
        text_of = (
            content.format(charset, text).replace("é", "e") if charset == "BIG5" else content.format(charset, text)
        )
        source, target = read_bilingual(write(text_of.encode(encoding), "a.po"))
        assert text in (source.text, target.text)


def test_a_string_may_stand_on_the_line_below_its_keyword(write):
    content = 'msgid\n"Files"\nmsgid_plural "Many files"\nmsgstr[0]\n"文件"\n'
    source, target = read_bilingual(write(content, "a.po"))
    assert {source.text, target.text} == {"文件", "Many files"}
    assert {source.place(0), target.place(0)} == {(3, 15), (5, 2)}
