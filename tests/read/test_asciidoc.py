"""AsciiDoc: what a reader of the page reads, each character in its place."""

import pytest

KEPT = {
    "a paragraph over lines": "Output rose\nin May.\n",
    "emphasis and code": "*Output* _rose_ in `May`.\n",
    "a link": "Output rose in link:may.html[May].\n",
    "an address with text": "Output rose in https://example.org/may[May^].\n",
    "a cross reference": "Output rose in <<month,May>>.\n",
    "a cross reference of another page": "Output rose in xref:month.adoc#may[May].\n",
    "a key": "Output rose in kbd:[May].\n",
    "a footnote": "Output rose in Mayfootnote:[Or so.].\n",
    "a passthrough": "Output rose in +May+.\n",
    "a role": "Output rose in [.big]#May#.\n",
    "an inline image": "Output rose in image:a.png[x]May.\n",
    "not attributes": ":toc: left\n:!sectids:\n\nOutput rose in May.\n",
    "not a comment": "// nothing\nOutput rose in May.\n",
    "not a block of comments": "////\nnothing\n////\n\nOutput rose in May.\n",
    "not a listing": "[source,java]\n----\nint a;\n\nint b;\n----\n\nOutput rose in May.\n",
    "not a literal block": "....\nnothing\n....\n\nOutput rose in May.\n",
    "not macros of blocks": "include::a.adoc[]\nimage::a.png[x]\n\nOutput rose in May.\n",
    "an example": "[NOTE]\n====\nOutput rose in May.\n====\n",
    "an anchor": "[[month]]\nOutput rose in May.\n",
    "a title of a block": ".Output rose in May.\n----\ncode\n----\n",
    "a hard break": "Output rose +\nin May.\n",
}


@pytest.mark.parametrize("content", KEPT.values(), ids=KEPT.keys())
def test_what_a_reader_reads(read, content):
    assert [s.text for s in read(content, name="a.adoc").segments] == ["Output rose in May."]


def test_headings_lists_and_terms(read, check):
    content = (
        "= Output\n\n== Prices\n\n* Repair of roofs\n** Replacement of pipes\n. First of all\n* [x] Done long ago\n"
    )
    content += "\nport:: A place for ships.\n"
    document = read(content, name="a.adoc")
    assert [(s.text, s.kind) for s in document.segments] == [
        ("Output", "heading"),
        ("Prices", "heading"),
        ("Repair of roofs", "item"),
        ("Replacement of pipes", "item"),
        ("First of all", "item"),
        ("Done long ago", "item"),
        ("port: A place for ships.", "text"),
    ]
    check(document, content)


def test_tables_are_cells_wherever_their_lines_break(read, check):
    content = (
        'Before.\n\n[cols="1,2"]\n|===\n|Name |Number\n\n|East\n|12\nports\n\n2+|All of\nthem a|`x`\n|===\n\nBehind.\n'
    )
    document = read(content, name="a.adoc")
    assert [(s.text, s.kind, s.line) for s in document.segments] == [
        ("Before.", "text", 1),
        ("Name", "cell", 5),
        ("Number", "cell", 5),
        ("East", "cell", 7),
        ("12 ports", "cell", 8),
        ("All of them", "cell", 11),
        ("x", "cell", 12),
        ("Behind.", "text", 15),
    ]
    check(document, content)


def test_a_block_without_end_reaches_to_the_end(read):
    assert [s.text for s in read("Output rose.\n\n----\ncode\n", name="a.adoc").segments] == ["Output rose."]
