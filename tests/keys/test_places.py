"""Files of keys: every character stands where the document says, and what is no file of keys is refused by name."""

import pytest

from tests.keys.formats import ROWS
from xlcheck.errors import InputError, UsageError
from xlcheck.pipeline import Checker
from xlcheck.read import read_keyed
from xlcheck.read.entries.open import read_entries
from xlcheck.settings import Settings


@pytest.fixture
def entries(tmp_path):
    """Read a file of keys: its keys (with forms) and texts."""

    def entries(content, name):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return [(entry.name, entry.text) for entry in read_entries(path, None).entries]

    return entries


@pytest.mark.parametrize("name", ROWS)
def test_every_character_stands_where_it_is_said_to(name, tmp_path):
    row = ROWS[name]
    paths = [tmp_path / file for file in row.files]
    for path, text in zip(paths, (row.zh, row.en), strict=True):
        path.write_bytes(text.encode())
    pair = read_keyed(*paths)
    for document, text in ((pair.source, row.zh), (pair.target, row.en)):
        lines = text.split("\n")
        for segment in document.segments:
            assert document.text[segment.span.start : segment.span.end] == segment.text
            for offset in range(*segment.span):
                character = document.text[offset]
                line, column = document.place(offset)
                shown = lines[line - 1][column - 1 : column]
                assert character == shown or character.isspace() or shown in ("\\", "&"), (character, shown, line)


@pytest.mark.parametrize(
    ("file", "content", "expected"),
    [
        ("a.json", r'{"a": "\u4e2d\ud83d\ude00\n\"x\""}', [("a", '中😀\n"x"')]),
        ("a.json", '\ufeff{"a": ["x", {"b": "y"}], "n": 1, "t": true}', [("a[0]", "x"), ("a[1].b", "y")]),
        ("a.json", '{"zh": {"a": "文"}}', [("a", "文")]),
        ("a.json", '[{"id": "hi", "defaultMessage": "x", "description": "d"}]', [("hi", "x")]),
        ("a.json", '{"a": "x {n, plural, one {# y} other {# z}}!"}', [("a (one)", "x # y!"), ("a (other)", "x # z!")]),
        ("a.json", '{"a": "{x, select, a {A {n, plural, other {B}}} other {C}}"}', [("a (a, other)", "A B"), ("a (other)", "C")]),
        ("a.json", '{"a": "{n, plural, one {broken}"}', [("a", "{n, plural, one {broken}")]),
        ("a.json", """{"a": "It''s '{'quoted'}' {n, plural, other {x}}"}""", [("a (other)", "It''s '{'quoted'}' x")]),
        ("a.arb", '{"@@locale": "en", "a": "x", "@a": {"description": "d"}}', [("a", "x")]),
        ("a.yml", "en:\n  a: |\n    One.\n    Two.\n  b: >-\n    Three\n    four.\n", [("a", "One.\nTwo.\n"), ("b", "Three four.")]),
        ("a.yml", "a: 'It''s'\nb: \"x\\ty\\\n  z\"\nc: 12\nd: ~\ne: no\n", [("a", "It's"), ("b", "x\tyz"), ("e", "no")]),
        ("a.yml", "x: &x\n  a: one\ny:\n  <<: *x\n  b: two\n", [("x.a", "one"), ("y.b", "two")]),
        ("a.toml", 'a = "x\\u4e2d"\n[b.c]\nd = """\nx \\\n  y"""\n"e.f" = \'z\'\n', [("a", "x中"), ("b.c.d", "x y"), ("b.c.e.f", "z")]),
        ("a.toml", '[[m]]\nid = "k"\ntranslation = "v"\n[t]\nu = { w = "x", n = 1 }\n', [("m.k", "v"), ("t.u.w", "x")]),
        ("a.properties", "a=x\\\n   y\nb : \\u4e2d\\ud83d\\ude00\nc\\=d e\n! no\n# no\nf\n", [("a", "xy"), ("b", "中😀"), ("c=d", "e"), ("f", "")]),
        ("a.strings", '/* c */ "a" = "x\\n\\U4e2d"; b = c;\n', [("a", "x\n中"), ("b", "c")]),
        ("a.strings", '"a" = "中";'.encode("utf-16"), [("a", "中")]),
        ("a.ini", "; c\n[s]\na = x ; y\nb: 'z'\n", [("s.a", "x ; y"), ("s.b", "z")]),
        ("a.php", "<?php\nreturn ['a' => 'It\\'s' . ' x', \"b\" => \"y\\n\", 'c' => ['d'], 'e' => strtoupper('x'), 'f' => 3];", [("a", "It's x"), ("b", "y\n"), ("c[0]", "d")]),
        ("a.php", "<?php\n$lang['a'] = 'x';\ndefine('B', 'y');\n$t = array('c' => <<<EOT\nz\nEOT\n);", [("a", "x"), ("B", "y"), ("c", "z")]),
        ("a.ts", "import x from 'y'\nexport type T = { a: string }\nconst zhCN: T = { a: 'x', b: `y ${n}`, d: a ? 'p' : 'q' }\nexport default zhCN", [("a", "x"), ("b", "y ${n}")]),
        ("a.js", "export const messages = { 'a-b': \"x\", c: ['y', `z`], d: (n) => `n ${n}`, e() { return 'no' }, ...rest }", [("a-b", "x"), ("c[0]", "y"), ("c[1]", "z"), ("d", "n ${n}")]),
        ("a.js", "const tip = 'x';\nmodule.exports = { a: 'It is ' + n + ' now', r: /['\"]/g };\n", [("tip", "x"), ("a", "It is ${n} now")]),
        ("a.ftl", "a = x\n    y\n\n    z\n  .b = w\n# note\n-c = { $n ->\n    [one] p\n   *[other] q { $n }\n} r\n", [("a", "x\ny\n\nz"), ("a.b", "w"), ("-c (one)", "p r"), ("-c (other)", "q { $n } r")]),
        ("a.csv", 'key,en,comment\na,"x, y",c\n\nb,z,\n', [("a", "x, y"), ("b", "z")]),
        ("a.csv", '"a", "x, y"\n"b", "z"\n', [("a", "x, y"), ("b", "z")]),
        ("a.resx", "<root><data name='a'><value>x &amp; y</value></data></root>", [("a", "x & y")]),
        ("a.xml", "<resources><string name='a'>x <b>y</b>\\n \"  z\" \\'q\\' \\u4e2d</string><color name='c'>#fff</color></resources>", [("a", "x <b>y</b>\n  z 'q' 中")]),
        ("a.po", 'msgid ""\nmsgstr ""\n\nmsgid "k"\nmsgid_plural "ks"\nmsgstr[0] "x"\nmsgstr[1] "y"\n', [("k (one)", "x"), ("k (other)", "y")]),
    ],
)  # fmt: skip
def test_texts_are_read_as_a_program_reads_them(file, content, expected, entries):
    assert entries(content, file) == expected


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("a.json", '{"a": "x",\n "b": }', r"a\.json:2: this is no JSON: a value is missing \(column 7\)"),
        ("a.json", '{"a": "x"', "',' or '}' is missing"),
        ("a.json", "[" * 500, "nested more than"),
        ("a.yml", "a: b\n c: d: e\n", r"a\.yml:2: this is no YAML"),
        ("a.toml", "a = 1\nb = x\n", r"a\.toml:2: this is no TOML"),
        ("a.properties", "a = x\nb = \\u12\n", r"a\.properties:2: \\u without four"),
        ("a.strings", '"a" = "x"\n"b" = "y";', r"a\.strings:2: this is no strings file: ';' is missing"),
        ("a.ini", "[a]\nnothing\n", r"a\.ini:2: neither a section"),
        ("a.php", "<?php echo 1;", "no array of texts"),
        ("a.php", "<?php return ['a' => 'x", "a string without its end"),
        ("a.js", "function f() { return 1 }", "no object with texts is in this module"),
        ("a.js", "export default { a: 'x", "a string without its end"),
        ("a.xml", "<config><a/></config>", "its first element is <config> and not <resources>"),
        ("a.xml", "<resources><color name='c'>#fff</color></resources>", "no <string>, <plurals> or <string-array>"),
        ("a.csv", "key,zh,en\na,文,x\n", "holds both languages; give it alone"),
        ("a.csv", "key,value\na\n", r"a\.csv:2: this row has 1 columns"),
        ("a.ftl", "!!\n", r"a\.ftl:1: this line belongs to no message"),
        ("a.json", '{"a": 1}', "no text with a key"),
    ],
)
def test_what_cannot_be_read_names_the_line_and_the_way_round(file, content, said, entries):
    with pytest.raises(InputError, match=said):
        entries(content, file)


def test_keys_that_have_nothing_in_common_are_no_translation(tmp_path):
    (tmp_path / "zh.json").write_text('{"a": "文字"}', encoding="utf-8")
    (tmp_path / "en.json").write_text('{"b": "text"}', encoding="utf-8")
    with pytest.raises(InputError, match="no key of this file is one of"):
        read_keyed(tmp_path / "zh.json", tmp_path / "en.json")


@pytest.mark.parametrize(
    ("names", "error", "said"),
    [
        (("a.foo", "b.foo"), InputError, r"this is a \.foo file, which is not read as it is; if it is plain text .*--as text"),
        (("a.json", "b.txt"), UsageError, r"b\.txt: this file has no keys, and .*a\.json has"),
        (("a.json", None), InputError, "if it holds one language, give the other file too"),
        (("a.sdltm", None), InputError, "this is a translation memory of Trados, which is not read as it is; export it as TMX"),
        (("a.yml", None), UsageError, "give the translation as a second file"),
    ],
)  # fmt: skip
def test_the_words_fit_the_mistake(names, error, said, tmp_path):
    for name in filter(None, names):
        (tmp_path / name).write_text('{"a": "这里是一些中文文字，没有别的内容，也没有译文"}', encoding="utf-8")
    source, target = (tmp_path / name if name else None for name in names)
    with pytest.raises(error, match=said):
        Checker(Settings()).read(source, target)


@pytest.mark.parametrize("name", ["README", "README.zh", "notes.2024", "a.rst", "a.tex"])
def test_texts_of_known_and_without_endings_are_read(name, tmp_path):
    path = tmp_path / name
    path.write_text("港口去年完成吞吐量三百万吨。\n", encoding="utf-8")
    from xlcheck.read import read_document

    assert [s.text for s in read_document(path, "zh").segments] == ["港口去年完成吞吐量三百万吨。"]


def test_any_file_is_read_as_text_on_request(tmp_path):
    (tmp_path / "zh.yml").write_text("港口去年完成吞吐量三百万吨。\n", encoding="utf-8")
    (tmp_path / "en.foo").write_text("The port moved three million tons last year.\n", encoding="utf-8")
    pair, _ = Checker(Settings(as_text=True)).read(tmp_path / "zh.yml", tmp_path / "en.foo")
    assert [len(side.segments) for side in (pair.source, pair.target)] == [1, 1]
