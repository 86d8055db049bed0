import random

import pytest

LEFT_OUT = {
    "front matter": "---\nslug: no\ndraft: no\n---\n\nText.\n",
    "a fenced code block": "Text.\n\n```python\nprint('no')\n```\n",
    "an indented code block": "Text.\n\n    no = 1\n",
    "a comment": "Text.\n\n<!-- no -->\n",
    "a comment over several lines": "Text.\n\n<!-- no\n\nno -->\n",
    "a comment within a line": "Te<!-- no -->xt.\n",
    "an image": "Text. ![no](no.png)\n",
    "a link target and its title": '[Text.](https://example.org/no_(no) "no")\n',
    "a link reference": "[Text.][no]\n\n[no]: https://example.org/no\n",
    "tags": "<b>Text.</b>\n",
    "a block of tags": "<div class='no'>\nText.\n</div>\n",
    "a style sheet": "<style>\nno { }\n</style>\n\nText.\n",
    "emphasis marks": "**Te**_xt_. ~~\n",
    "an MDX comment": "Text. {/*no*/}\n",
    "the anchor of a heading": "# Text. {#no}\n",
    "a container": "::: no\nText.\n:::\n",
    "a container with attributes": ":::no{.no #no}\nText.\n:::\n",
    "the mark of an alert": "> [!NO]\n> Text.\n",
    "the mark of an admonition": '!!! no ""\n\n    Text.\n',
    "a shortcode": '{{< no "no" >}}\n\nText.\n',
    "backticks": "`Text.`\n",
    "a rule": "Text.\n\n---\n",
}


@pytest.mark.parametrize("content", LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_left_out(read, content):
    text = "".join(s.text for s in read(content, name="page.md").segments)
    assert text.replace("~", "").replace(" ", "") == "Text."


PAGE = """\
---
title: 港口
---

# The *harbour*  {/*harbour*/}

The harbour is **old**, and its [basin](https://example.org/basin "basin") is
deep. It has `3` cranes \\*.

> A quotation with
> two lines.

1. First item. More of it.
   Still the first item.
2. Second item with &amp; and <b>tags</b>.
   - An item within.

| Name | Depth |
|------|-------|
| North *basin* | 12 m |
| North | 9 m |

Setext heading
==============

<details>
<summary>More</summary>

Inside the details.

</details>

| a \\| b | c |
|---|---|
| d | e |
"""


def test_a_page(read):
    document = read(PAGE, name="page.md")
    assert [(s.kind, s.line, s.text) for s in document.segments] == [
        ("heading", 2, "港口"),
        ("heading", 5, "The harbour"),
        ("text", 7, "The harbour is old, and its basin is deep."),
        ("text", 8, "It has 3 cranes *."),
        ("text", 10, "A quotation with two lines."),
        ("item", 13, "First item."),
        ("item", 13, "More of it."),
        ("item", 14, "Still the first item."),
        ("item", 15, "Second item with & and tags."),
        ("item", 16, "An item within."),
        ("cell", 18, "Name"),
        ("cell", 18, "Depth"),
        ("cell", 20, "North basin"),
        ("cell", 20, "12 m"),
        ("cell", 21, "North"),
        ("cell", 21, "9 m"),
        ("heading", 23, "Setext heading"),
        ("heading", 27, "More"),
        ("text", 29, "Inside the details."),
        ("cell", 33, "a | b"),
        ("cell", 33, "c"),
        ("cell", 35, "d"),
        ("cell", 35, "e"),
    ]


def test_places_are_those_of_the_file(read, check):
    content = PAGE.replace("&amp;", "and").replace("\\|", "or")
    check(read(content, name="page.md"), content)


def test_chinese_lines_are_joined_without_blanks(read, check):
    content = "# 港口\n\n港口去年完成*吞吐量*\n三百万吨，\n使用 React\n开发。\n"
    document = read(content, "zh", "page.md")
    assert [s.text for s in document.segments] == ["港口", "港口去年完成吞吐量三百万吨，使用 React开发。"]
    check(document, content)


def test_footnotes_are_read_without_their_marks(read, check):
    content = "Output[^1] rose `[^2]` [^0-9].[^a-b]\n\n[^1]: In tons.\n[^a-b]: See\n    there.\n"
    document = read(content, name="page.md")
    assert [s.text for s in document.segments] == ["Output rose [^2] [^0-9].", "In tons.", "See there."]
    check(document, content)


def test_bold_marks_beside_chinese_need_no_blank(read):
    document = read("**王宏志：**谢谢。他说**“好”**。2 ** 3 和 a**b\n", "zh", "page.md")
    assert document.prose == "王宏志：谢谢。他说“好”。2 ** 3 和 a**b"


def test_a_link_text_that_is_its_target_keeps_its_column(read):
    document = read("See [example.org](https://example.org) and [org](x/org).\n", name="page.md")
    assert document.prose == "See example.org and org."
    assert document.place(document.prose.index("org.")) == (1, 45)


def test_random_pages_keep_their_places(read, check):
    chance = random.Random(11)
    parts = [
        "The harbour",
        "**bold**",
        "*",
        "_x_",
        "`code`",
        "[text](url)",
        "![alt](i.png)",
        "<b>",
        "<!-- c -->",
        "|",
        "\\*",
    ]
    parts += [
        "\n",
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n# ",
        "\n---\n",
        "港口。",
        "~~gone~~",
        "<https://example.org>",
        "\n    ",
        "\t",
    ]
    for _ in range(400):
        content = "".join(chance.choices(parts, k=30)) + "end"
        check(read(content, chance.choice(["zh", "en"]), "page.md"), content)


HOSTILE = [
    "!!! a",
    "::: a",
    "> [!a] ",
    '---\ntitle: "',
    "<A\n",
    "[",
    "](",
    "*a_",
    "<!--",
    "![",
    "[a](",
    "{{<",
    "&",
    "<a ",
    "{/*",
    ":::",
    "`a",
    "> ",
    "- ",
    "**",
    "|",
    "[[a]",
    "{{< a >}} ",
    "{.a ",
    "{ .a}",
    "a\n: b\n",
    "\n\nexport {",
    "\n\nimport a" + " " * 50,
]


@pytest.mark.parametrize("mark", HOSTILE)
def test_hostile_pages_are_read_in_reasonable_time(read, cpu_limit, mark):
    with cpu_limit(5):
        read("Text. " + mark * 10_000 + "\n", name="page.md")
        read(mark * 5_000 + "a\n" + "|-" * 5_000 + "\n", name="page.mdx")


COMPONENTS = """\
<Intro>
`<Berth>` lets a ship [dock](/reference/dock) at

a quay.
</Intro>

<Note
  title="no"
>

    Deep *water*.

</Note>

- An item.
  <Depth>
  The depth.
  </Depth>
"""


@pytest.mark.parametrize("name", ["page.md", "page.mdx"])
def test_text_under_a_component_tag_is_markdown(read, check, name):
    document = read(COMPONENTS, name=name)
    texts = [s.text for s in document.segments]
    assert texts == ["<Berth> lets a ship dock at", "a quay.", "Deep water.", "An item.", "The depth."]
    check(document, COMPONENTS)


def test_without_components_indented_lines_are_code(read):
    assert [s.text for s in read("<div>\n*Text*.\n</div>\n\n    no = 1\n", name="page.md").segments] == ["*Text*."]


FRONT_MATTER = {
    "plain": ("---\ntitle: The harbour # old\nslug: no\n---\n", ["The harbour"]),
    "quoted": ('---\ntitle: "The \\"old\\" harbour: a guide"\n---\n', ['The "old" harbour: a guide']),
    "in single quotes": ("---\ndescription: 'The city''s harbour.'\n---\n", ["The city's harbour."]),
    "folded": ("---\ntitle: A\ndescription: >-\n  First\n  line.\ntags: [no]\n---\n", ["A", "First line."]),
    "over two lines": ("---\ndescription: First\n  line.\n---\n", ["First line."]),
    "TOML": ('+++\ntitle = "The harbour"\n[no]\ntitle = "no"\n+++\n', ["The harbour"]),
    "of a part": ("---\nno:\n  title: no\nauthor: no\n---\n", []),
    "empty": ("---\ntitle:\ndescription: ''\n---\n", []),
    "never closed": ("---\ntitle: x\n", None),
}


@pytest.mark.parametrize(("content", "texts"), FRONT_MATTER.values(), ids=FRONT_MATTER.keys())
def test_front_matter_is_read_where_it_is_shown(read, check, content, texts):
    document = read(content + "\nText.\n", name="page.md")
    check(document, content + "\nText.\n")
    if texts is not None:
        assert [s.text for s in document.segments] == [*texts, "Text."]


ADMONITIONS = {
    "Docusaurus": ":::note Note *well*\nText.\n:::\n",
    "Docusaurus, in brackets": ":::note[Note *well*]{.no}\nText.\n:::\n",
    "VitePress, behind text": "::: Note Note well\nText.\n:::\n",
    "Obsidian": "> [!note]- Note **well**\n> Text.\n",
    "MkDocs": '!!! note "Note well"\n    Text.\n',
    "MkDocs, a tab": '=== "Note well"\n\n    Text.\n',
    "MkDocs, folded": '??? note inline "Note *well*"\n\n    Text.\n',
}


@pytest.mark.parametrize("content", ADMONITIONS.values(), ids=ADMONITIONS.keys())
def test_the_title_of_an_admonition_is_a_heading_and_its_text_is_text(read, check, content):
    document = read(content, name="page.md")
    assert [(s.kind, s.text) for s in document.segments] == [("heading", "Note well"), ("text", "Text.")]
    check(document, content)


def test_admonitions_within_each_other_and_code_in_them(read, check):
    content = (
        '- Item.\n\n    !!! no "Outer"\n\n        Text.\n\n        ??? no "Inner"\n            Deep.\n\n'
        "        ```\n        no\n        ```\n\nBehind.\n\n    no\n"
    )
    document = read(content, name="page.md")
    assert [s.text for s in document.segments] == ["Item.", "Outer", "Text.", "Inner", "Deep.", "Behind."]
    check(document, content)


def test_a_heading_over_a_line_is_no_admonition(read):
    assert next(iter(read("Note\n===  \n\n!!! Well\n", name="page.md").segments)).kind == "heading"
    assert read("!!! Well\n", name="page.md").prose == "!!! Well"


def test_marks_of_admonitions_within_code_are_code(read):
    content = "```\n!!! no\n    ```\n```\n\n    no\n\nText === 2 ::: 3 ??? note.\n"
    assert [s.text for s in read(content, name="page.md").segments] == ["Text === 2 ::: 3 ??? note."]


def test_links_are_kept_with_the_place_of_their_text(read):
    content = (
        'See [the *old*\nharbour](../harbour.md#depth "no"), <https://example.org>, ![no](no.png) and\n'
        "[![no](no.png)](no.md), [it][ref].\n\n| [a](x.md) | b |\n|---|---|\n| [a](y.md) | [a](z.md) |\n\n[ref]: r.md\n"
    )
    document = read(content, name="page.md")
    found = [(document.prose[span.start : span.end], target) for span, target in document.links]
    assert found == [
        ("the old harbour", "../harbour.md#depth"),
        ("it", "r.md"),
        ("a", "x.md"),
        ("a", "y.md"),
        ("a", "z.md"),
    ]
    spans = [link.span for link in document.links]
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        pytest.param(
            'The {{< term text="quay" id="q" >}} is long.', ["The quay is long."], id="a shortcode with a text"
        ),
        pytest.param('{{< icon "anchor" >}} The quay.', ["The quay."], id="a shortcode before a text"),
        pytest.param("{{% note %}}The quay.{{% /note %}}", ["The quay."], id="shortcodes around a text"),
        pytest.param("The quay {/* long */} is long {/* x */}", ["The quay  is long"], id="a comment of MDX"),
        pytest.param("See [the plan](plan.md){ .button #x } now.", ["See the plan now."], id="classes"),
        pytest.param(
            "A quay\n:   Where ships lie.\n:   A wharf.", ["A quay", "Where ships lie.", "A wharf."], id="definitions"
        ),
        pytest.param(
            'See [the plan]({{< ref "plan.md" >}}).', ["See the plan."], id="a shortcode as the target of a link"
        ),
        pytest.param("Write `a {{< b >}} c`.", ["Write a  c."], id="a shortcode in code"),
    ],
)
def test_what_site_generators_add_within_a_sentence(read, check, content, texts):
    document = read(content + "\n", name="page.md")
    check(document, content)
    assert [segment.text for segment in document.segments] == texts


MODULE = """import { A,
  B } from './x';
import './style.css';

export const meta = {
  title: 'Quay 5',

  n: 1,
};

The quay.

export default function Page({ children }) {

  return <p>{children}</p>;
}
Import is what a port does.
export your settings, import them again.
"""


def test_the_module_of_an_mdx_page_is_no_text(read):
    code = "```js\nimport x from 'y'\n```\n\n"
    assert read(code + MODULE, name="page.mdx").prose.split("\n") == ["The quay."]
    assert "Quay 5" in read(MODULE, name="page.md").prose
    prose = "import the data from the old harbour.\n\nexport default settings first.\n\nexport const is a keyword.\n"
    assert read(prose, name="page.mdx").prose.split("\n")[0] == "import the data from the old harbour."


def test_code_is_kept_with_its_place(read):
    content = "Call `f( a ,b )` or ``a `b` ``\nand [`g`](x.md), `split\nhere`.\n\n| `h` | i |\n|---|---|\n"
    document = read(content, name="page.md")
    assert [document.prose[slice(*span)] for span in document.codes] == ["f( a ,b )", "a `b`", "g", "split here", "h"]
    assert len(document.links) == 1


def test_links_of_random_pages_are_in_order_and_within_the_text(read):
    chance = random.Random(5)
    parts = [
        "The harbour ",
        "**",
        "[a](b)",
        "[a *b*](c)",
        "[",
        "](d)",
        "\n",
        "\n\n",
        "\n- ",
        "|",
        "`c`",
        "港口。",
        "\\*",
        "&amp;",
    ]
    for _ in range(300):
        document = read("".join(chance.choices(parts, k=25)) + "end", chance.choice(["zh", "en"]), "page.md")
        for link in document.links:
            assert 0 <= link.span.start < link.span.end <= len(document.prose)
            assert "\n" not in document.prose[link.span.start : link.span.end]
