"""TAG004 to TAG007: code blocks, images, values of front matter and of cells, which are no language."""

import pytest

from xlcheck.checks import Context, check_of
from xlcheck.checks.markup.code_text import comment_rows, tokens, without_comments
from xlcheck.checks.markup.sequences import matched
from xlcheck.checks.markup.tag006_front_matter import front_matter_rows
from xlcheck.language.script import count_han
from xlcheck.model import Pair
from xlcheck.read import read_document
from xlcheck.terms import Glossary


@pytest.fixture
def found(tmp_path):
    """The flagged words of the translation, those of the source where it has none, of two pages."""

    def run(code, zh, en, *, gate=True):
        pages = []
        for lang, text in (("zh", zh), ("en", en)):
            (tmp_path / f"page.{lang}.md").write_text(text, encoding="utf-8")
            pages.append(read_document(tmp_path / f"page.{lang}.md", lang))
        source, target = pages
        return [
            [target.text[slice(*span)] for span in finding.target_spans]
            or [source.text[slice(*span)] for span in finding.source_spans]
            for finding in check_of(code)().check(Context(Pair(source, target, ()), Glossary(())))
            if (finding.severity == "major") == gate
        ]

    return run


def block(code, language="js"):
    return f"```{language}\n{code}\n```\n"


SILENT_CODE = {
    "the same": ("run(3);", "run(3);"),
    "a comment": ("run(3); // 运行三次", "run(3); // three times"),
    "a comment of several lines": ("/* 运行\n * 三次 */\nrun(3);", "/* runs */\nrun(3);"),
    "a comment of a shell": ("npm i quay # 安装", "npm i quay # install it"),
    "a comment of SQL": ("SELECT 1 -- 查询", "SELECT 1 -- a query"),
    "a docstring": ('def f():\n    """返回值。"""\n    return 1', 'def f():\n    """The value."""\n    return 1'),
    "a string": ("show('你好');", "show('Hello');"),
    "a string of several words in English": ("show('Hello there');", "show('Hi there, all');"),
    "a text between tags": ("<b class='x'>码头 3 号</b>", "<b class='x'>Quay no. 3</b>"),
    "an English text between tags": ("<b>Quay</b>", "<b>The quay</b>"),
    "a text behind an expression": ("<p>{name}的照片。</p>", "<p>Photos of {name}.</p>"),
    "a key in Chinese": ("标题: quay", "title: quay"),
    "blanks and line ends": ("run( 3,\n  4 )", "run(3, 4)"),
    "quotation marks and semicolons": ("show('x');", 'show("x")'),
    "a mark of a sentence": ("say(name + '。');", "say(name + '.');"),
    "what names the language": ("open('/zh-CN/quay', 'zh');", "open('/en-US/quay', 'en');"),
    "an ordinal in a comment": ("run(); // 序号 0", "run(); // the 1st"),
    "a blank that JSX writes out": ("<p>{name}</p>", "<p>{' '}{name}</p>"),
}


@pytest.mark.parametrize(("zh", "en"), SILENT_CODE.values(), ids=SILENT_CODE.keys())
def test_code_that_says_the_same_stays_unsaid(found, zh, en):
    assert found("TAG004", block(zh), block(en)) == []
    assert found("TAG004", block(zh), block(en), gate=False) == []


LONG = "const quay = open('north');\nquay.depth = 12;\nquay.moor(ship, {{ lines: {lines} }}); // {note}\nquay.close();"
FOUND_CODE = {
    "a number": (LONG.format(lines=4, note="系泊"), LONG.format(lines=6, note="moor"), ["6"]),
    "a name": (
        LONG.format(lines=4, note="系泊"),
        LONG.format(lines=4, note="moor").replace("depth", "width"),
        ["width"],
    ),
    "a string": (
        LONG.format(lines=4, note="系泊"),
        LONG.format(lines=4, note="moor").replace("north", "south"),
        ["'south'"],
    ),
    "a version in a comment": (
        LONG.format(lines=4, note="用于第 3 版"),
        LONG.format(lines=4, note="for version 2"),
        ["2"],
    ),
    "an attribute beside a text": (
        "<q-ay type='north' dark>码头</q-ay>",
        "<q-ay type='south' dark>Quay</q-ay>",
        ["'south'"],
    ),
}


@pytest.mark.parametrize(("zh", "en", "words"), FOUND_CODE.values(), ids=FOUND_CODE.keys())
def test_another_code_is_found_where_it_stands(found, zh, en, words):
    assert found("TAG004", f"文。\n\n{block(zh)}", f"Text.\n\n{block(en)}") == [words]


def test_a_line_that_is_lost_is_told_at_the_source(found):
    zh = LONG.format(lines=4, note="系泊")
    en = LONG.format(lines=4, note="moor").replace("quay.depth = 12;\n", "")
    assert found("TAG004", block(zh), block(en)) == [["const quay = open('north');"]]


def test_blocks_belong_together_by_their_order_and_content(found):
    zh = "".join(map(block, ("open(1)", "dock(ship, 7, fast)", "close(2)")))
    en = "".join(map(block, ("open(1)", "unload(all)", "dock(ship, 8, fast)", "close(2)")))
    assert found("TAG004", zh, en) == [["8"]]
    assert found("TAG004", zh, en, gate=False) == [["unload(all)"]]


def test_another_example_is_for_review(found):
    zh, en = block("a = north(1, 2)\nb = 3\nc = 9"), block("a = south(7, 8)\nb = 3\nc = 9")
    assert found("TAG004", zh, en) == []
    assert len(found("TAG004", zh, en, gate=False)) == 1


@pytest.mark.parametrize("row", comment_rows(), ids=lambda row: row.form)
def test_every_comment_of_the_table_is_left_out(row):
    assert count_han(row.example)
    assert not count_han(without_comments(row.example))


def test_an_option_and_a_selector_are_no_comments():
    code = "npm i --save x\n#app { color: red }\nget('https://example.org/x')"
    assert [t.key for t in tokens(without_comments(code))] == [t.key for t in tokens(code)]


SILENT_IMAGES = {
    "the same": ("![图](a/quay.png)", "![A quay](a/quay.png)"),
    "a folder of the language": ("![图](/img/zh-CN/quay.png)", "![A](../img/en/quay.png)"),
    "a name of the language": ("![图](quay_zh.png)", "![A](quay-en.png)"),
    "an element of HTML": ("![图](quay.png)", '<img src="quay.png" width="9">'),
    "another size in the address": ("![图](quay.png?w=1)", "![A](quay.png?w=2)"),
    "an image in the text": ("![图](data:image/png;base64,AA)", "![A](data:image/png;base64,BB)"),
}


@pytest.mark.parametrize(("zh", "en"), SILENT_IMAGES.values(), ids=SILENT_IMAGES.keys())
def test_the_same_image_stays_unsaid(found, zh, en):
    assert found("TAG005", f"文。\n\n{zh}\n", f"Text.\n\n{en}\n", gate=False) == []


def test_another_image_and_a_lost_one_are_for_review(found):
    zh, en = "文 ![图](north.png) 和 ![图](ship.png)。", "Text ![A](north2.png) and."
    assert found("TAG005", zh, en, gate=False) == [["north2.png"], ["ship.png"]]


def matter(text):
    return f"---\n{text}\n---\n\nText 文。\n"


SILENT_MATTER = {
    "the same": ("weight: 3", "weight: 3"),
    "a title": ("title: 码头", "title: Quay"),
    "a text of its own": ("label: 码头", "label: Quay"),
    "a language": ("lang: zh-CN", "lang: en-US"),
    "a value that is a language": ("layout: zh", "layout: en"),
    "quotation marks": ("slug: /quay", 'slug: "/quay"'),
    "a path of the language": ("slug: /zh/quay", "slug: /en/quay"),
    "no front matter in the source": ("", "weight: 3"),
    "a list": ("heads:\n  - a", "heads:\n  - b"),
}


@pytest.mark.parametrize(("zh", "en"), SILENT_MATTER.values(), ids=SILENT_MATTER.keys())
def test_front_matter_that_agrees_stays_unsaid(found, zh, en):
    assert found("TAG006", matter(zh), matter(en)) == []
    assert found("TAG006", matter(zh), matter(en), gate=False) == []


FOUND_MATTER = {
    "a weight": ("weight: 30", "weight: 3", ["3"]),
    "a draft": ("draft: false", "draft: true # not yet", ["true"]),
    "a version": ("since: v4.6.4", "since: v4.5.4", ["v4.5.4"]),
    "a path": ("slug: /docs/quay", "slug: /docs/key", ["/docs/key"]),
    "TOML": ("+++\nweight = 30\n+++\n\n文。", "+++\nweight = 3\n+++\n\nText.", ["3"]),
}


@pytest.mark.parametrize(("zh", "en", "words"), FOUND_MATTER.values(), ids=FOUND_MATTER.keys())
def test_another_value_is_found_where_it_stands(found, zh, en, words):
    pages = (zh, en) if zh.startswith("+++") else (matter(zh), matter(en))
    assert found("TAG006", *pages) == [words]


def test_a_key_that_is_lost_and_another_day_are_for_review(found):
    zh, en = matter("draft: true\ndate: 2024-01-02\nweight: 1"), matter("date: 2024-03-04\nweight: 1")
    assert found("TAG006", zh, en) == []
    assert found("TAG006", zh, en, gate=False) == [["true"], ["2024-03-04"]]


@pytest.mark.parametrize("row", front_matter_rows(), ids=lambda row: row.form)
def test_every_key_of_the_table_may_have_a_value_of_its_own(found, row):
    assert row.example.startswith(f"{row.form}:")
    other = f"{row.form}: other"
    assert found("TAG006", matter(row.example), matter(other)) == []


def table(*rows):
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


HEAD, HEAD_EN = ("名称", "说明", "类型", "默认值"), ("Name", "Meaning", "Type", "Default")
SILENT_CELLS = {
    "the same": (("depth", "深度", "number", "12"), ("depth", "the depth", "number", "12")),
    "a text": (("depth", "深度", "number", "无限"), ("depth", "the depth", "number", "any")),
    "members of a type in another order": (("a", "深", "x \\| y", "1"), ("a", "deep", "y \\| x", "1")),
    "quotation marks and letter case": (("a", "深", "Number", "'x'"), ("a", "deep", "number", '"X"')),
    "nothing": (("a", "深", "number", "-"), ("a", "deep", "number", "none")),
    "several words": (("a", "深", "number", "quay"), ("a", "deep", "number", "the quay")),
    "a plural": (("a", "深", "number", "ref"), ("a", "deep", "number", "refs")),
}


@pytest.mark.parametrize(("zh", "en"), SILENT_CELLS.values(), ids=SILENT_CELLS.keys())
def test_cells_that_agree_stay_unsaid(found, zh, en):
    assert found("TAG007", table(HEAD, zh), table(HEAD_EN, en)) == []


FOUND_CELLS = {
    "a default": (("depth", "深度", "boolean", "true"), ("depth", "the depth", "boolean", "false"), ["false"]),
    "a type": (("depth", "深度", "number", "12"), ("depth", "the depth", "string", "12"), ["string"]),
    "a version": (("depth", "深度", "number", "v4"), ("depth", "the depth", "number", "v5"), ["v5"]),
    "a name": (("depth", "深度", "number", "12"), ("width", "the depth", "number", "12"), ["width"]),
}


@pytest.mark.parametrize(("zh", "en", "words"), FOUND_CELLS.values(), ids=FOUND_CELLS.keys())
def test_another_cell_is_found_where_it_stands(found, zh, en, words):
    rows = ("first", "一", "number", "1"), ("last", "末", "string", "z")
    others = ("first", "one", "number", "1"), ("last", "end", "string", "z")
    assert found("TAG007", table(HEAD, rows[0], zh, rows[1]), table(HEAD_EN, others[0], en, others[1])) == [words]


def test_a_row_that_one_side_lacks_moves_no_value(found):
    zh = table(HEAD, ("a", "一", "number", "1"), ("b", "二", "string", "2"), ("c", "三", "number", "3"))
    en = table(HEAD_EN, ("a", "one", "number", "1"), ("c", "three", "number", "3"))
    assert found("TAG007", zh, en) == []


def test_a_table_with_another_column_is_left_alone(found):
    assert found("TAG007", table(("名", "值"), ("a", "1")), table(("Name", "Value", "More"), ("a", "2", "3"))) == []


def test_regions_between_what_is_the_same():
    def like(one, other):
        return 0.5 if one[0] == other[0] else 0.0

    pairs = list(matched(["a1", "b1", "=", "c1"], ["b2", "=", "d", "c2"], str, like))
    assert pairs == [("a1", None), ("b1", "b2"), ("=", "="), (None, "d"), ("c1", "c2")]


def test_too_many_between_are_left_alone():
    ours, theirs = [f"a{n}" for n in range(50)], [f"b{n}" for n in range(50)]
    assert all(None in pair for pair in matched(ours, theirs, str, lambda one, other: 1.0))
