import random

import pytest

LEFT_OUT = {
    "head, title and styles": "<head><title>no</title><style>no {}</style></head><body>Text.</body>",
    "a script": "<script>if (a < b) no('</p>')</script><p>Text.",
    "a comment": "<p>Te<!-- no -->xt.</p>",
    "a doctype and a processing instruction": "<!DOCTYPE html><?no no?><p>Text.</p>",
    "code blocks": "<p>Text.</p><pre><code>no</code></pre>",
    "tags": "<p class=\"no\" title='no>'>Te<b>x</b>t.</p>",
    "hidden elements": '<p hidden>no</p><div style="display: none"><p>no</p></div>Text.',
    "deleted text": "<p>Te<del>no</del><ins>xt.</ins></p>",
    "readings": "<p><ruby>Te<rt>no</rt></ruby>xt.</p>",
    "readings without end tags": "<p><ruby>Te<rp>(<rt>no<rp>)</ruby>xt.</p>",
    "what browsers without a feature show": "<noscript>no</noscript><p>Text.</p><svg><text>no</text></svg>",
    "the mark of a footnote": '<p>Text<sup><a href="#fn1">[1]</a></sup>.</p><a href="#fnref1"><sup>iv</sup></a>',
    "an image": '<p>Text.<img alt="no"></p>',
    "a script without end": "<p>Text.</p><script>no",
    "a comment without end": "<p>Text.</p><!-- no",
}


@pytest.mark.parametrize("content", LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_left_out(read, content):
    assert "".join(s.text for s in read(content, name="page.html").segments) == "Text."


KEPT = {
    "words in code spans": ("<p>Call <code>run</code> now.</p>", ["Call run now."]),
    "signs that open no tag": ("<p>1 < 2 and 3 <4 </p>", ["1 < 2 and 3 <4"]),
    "characters by name and number": ("<p>R&amp;D&#44; &#x4e2d; caf&eacute;, a&xyz;</p>", ["R&D, 中 café, a&xyz;"]),
    "an element that is left open": ("<p>One.<p>Two.<ul><li>Three<li>Four</ul>", ["One.", "Two.", "Three", "Four"]),
    "a left-out element without its end": ("<p>One.</p><pre><p>Two.</p>", ["One.", "Two."]),
    "blanks collapse": ("<p>  The\t output\n  rose. </p>", ["The output rose."]),
    "one line break within a sentence": ("<p>The output<br>rose.</p>", ["The output rose."]),
    "two line breaks": ("<p>The output<br><br/>has risen</p>", ["The output", "has risen"]),
    "a line that ends with a hyphen": ("<p>small-\nand 中\n文</p>", ["small- and 中文"]),
    "a link within the page": ('<p>See <a href="#a">below</a> 3.</p>', ["See below 3."]),
    "a table": ("<table><tr><td>a<td>b<tr><th>c</th></table>", ["a", "b", "c"]),
    "a division within a paragraph": ("<div>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."]),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), KEPT.values(), ids=KEPT.keys())
def test_kept(read, content, expected):
    assert [s.text for s in read(content, name="page.html").segments] == expected


PAGE = """\
<!DOCTYPE html>
<html><body>
<h1>The <i>harbour</i></h1>
<p>The harbour is <b>old</b>,
   and its basin is deep. It is large.</p>
<ul>
  <li>First item
    <ul><li>Inner item.</li></ul>
    still the first.</li>
  <li><h3>Head</h3><p>Second item.</p>
</ul>
<table><tr><th>Name<td><p>Depth</table>
<p>Wang Hongzhi:<br>Thank you.</p>
</body></html>
"""


def test_a_page(read, check):
    document = read(PAGE, name="page.html")
    assert [(s.kind, s.line, s.text) for s in document.segments] == [
        ("heading", 3, "The harbour"),
        ("text", 4, "The harbour is old, and its basin is deep."),
        ("text", 5, "It is large."),
        ("item", 7, "First item"),
        ("item", 8, "Inner item."),
        ("item", 9, "still the first."),
        ("heading", 10, "Head"),
        ("item", 10, "Second item."),
        ("cell", 12, "Name"),
        ("cell", 12, "Depth"),
        ("speaker", 13, "Wang Hongzhi:"),
        ("text", 13, "Thank you."),
    ]
    check(document, PAGE)


def test_a_chinese_page_with_line_breaks_for_paragraphs(read, check):
    content = "<div>　　港口去年\n完成三百万吨。<br>\r\n　　比上年增长<br>　　其中大部分</div>"
    document = read(content, "zh", "page.htm")
    assert [s.text for s in document.segments] == ["港口去年完成三百万吨。", "比上年增长", "其中大部分"]
    check(document, content)


def test_comments_that_speak_to_xlcheck(read):
    content = "<p>One</p>\n <!-- xlcheck: ignore NUM -- why -->\n<p>Two\nthree</p>\n<p>Four<!--xlcheck: disable--></p>"
    found = read(content, name="page.html").directives
    assert [(d.action, d.codes, d.reason, *d.place, d.lines) for d in found] == [
        ("ignore", ("NUM",), "why", 2, 2, (3, 4)),
        ("disable", (), "", 5, 8, (5, 5)),
    ]


def test_code_is_kept_with_its_place(read):
    document = read("<p>Call <code>f( a\n,<b>b</b>)</code> and <kbd>Ctrl</kbd> <code/>now.</p>", name="page.html")
    assert [document.text[slice(*span)] for span in document.codes] == ["f( a", ",", "b", ")", "Ctrl"]


def test_xhtml_closes_in_the_start_tag(read):
    content = '<?xml version="1.0"?><html><head><title/><script src="a"/></head><body><p>Text.</p></body></html>'
    assert read(content, name="page.xhtml").text == "Text."


def test_random_pages_keep_their_places(read, check):
    chance = random.Random(5)
    parts = [
        "The harbour",
        "港口。",
        " ",
        "\n",
        "<p>",
        "</p>",
        "<b>",
        "<td>",
        "<li>",
        "</ul>",
        "<ul>",
        "<br>",
        "<!-- c -->",
    ]
    parts += [
        "<",
        ">",
        "&",
        "</",
        "<!",
        "<?",
        "<script>",
        "</script>",
        "<pre>",
        "</pre>",
        "<rt>",
        "<del>",
        "</del>",
        '"',
    ]
    parts += ["<a href='", "'>", "<p hidden>", "\t", "="]  # fmt: skip
    for _ in range(400):
        content = "<p>a" + "".join(chance.choices(parts, k=30))
        check(read(content, chance.choice(["zh", "en"]), "page.html"), content)


HOSTILE = ["<", "</", "<a ", "<a b='", '<a b="', "<!--", "<del>", "<rt>", "<ruby><rt>", "&", "&a", "<script>", "<li>"]
HOSTILE += ["<p><td>", "</td>", "<br>", " ", "= ", "<a  =", "<!", "<div hidden>", "<ul><li>"]


@pytest.mark.parametrize("mark", HOSTILE)
def test_hostile_pages_are_read_in_reasonable_time(read, cpu_limit, mark):
    with cpu_limit(5):
        read("Text. " + mark * 40_000 + "\n", name="page.html")
