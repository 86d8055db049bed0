"""reStructuredText: what a reader of the page reads, each character in its place."""

import pytest

KEPT = {
    "a paragraph over lines": "Output rose\nin May.\n",
    "emphasis and code": "*Output* **rose** in ``May``.\n",
    "a role": "Output :term:`rose` in :ref:`May <month>`.\n",
    "a role of code": "Output rose in :func:`May`.\n",
    "a link": "Output rose in `May <https://example.org/may>`_.\n",
    "a reference": "Output rose in `May`_.\n",
    "a reference of one word": "Output_ rose in May.\n",
    "a footnote mark": "Output rose in May [1]_.\n",
    "a substitution": "Output rose in |May|.\n",
    "an escaped blank": "Output rose in M\\ ay.\n",
    "a note": ".. note:: Output rose in May.\n",
    "the body of a note": ".. note::\n   :class: wide\n\n   Output rose in May.\n",
    "a directive nobody knows": ".. special:: x\n\n   Output rose in May.\n",
    "a signature": ".. py:function:: rise(month)\n\n   Output rose in May.\n",
    "not code": "Output rose in May.\n\n.. code-block:: python\n   :linenos:\n\n   print('x')\n\n   more\n",
    "not an image": ".. image:: a.png\n   :alt: x\n\nOutput rose in May.\n",
    "the text of a figure": ".. figure:: a.png\n\n   Output rose in May.\n",
    "not a comment": ".. This is\n   a comment.\n\nOutput rose in May.\n",
    "not a target": ".. _month: https://example.org\n\nOutput rose in May.\n",
    "not a substitution": ".. |x| image:: a.png\n\nOutput rose in May.\n",
    "a footnote": ".. [1] Output rose in May.\n",
    "not a session": ">>> 1 + 1\n2\n\nOutput rose in May.\n",
    "a line block": "| Output rose in May.\n",
    "a transition": "Output rose in May.\n\n-----\n",
}


@pytest.mark.parametrize("content", KEPT.values(), ids=KEPT.keys())
def test_what_a_reader_reads(read, check, content):
    document = read(content, name="a.rst")
    assert [s.text for s in document.segments] == ["Output rose in May."]


def test_headings_by_any_mark_with_and_without_a_line_above(read, check):
    content = "======\nOutput\n======\n\nPrices\n~~~~~~\n\nText of it.\n\n价格\n****\n"
    document = read(content, name="a.rst")
    assert [(s.text, s.kind, s.line) for s in document.segments] == [
        ("Output", "heading", 2),
        ("Prices", "heading", 5),
        ("Text of it.", "text", 8),
        ("价格", "heading", 10),
    ]
    check(document, content)


def test_a_literal_block_goes_with_its_two_colons(read, check):
    content = "Install it::\n\n    pip install x\n\nAnd then::\n\n  run\n"
    document = read(content, name="a.rst")
    assert [s.text for s in document.segments] == ["Install it:", "And then:"]
    check(document, content)


def test_lists_and_fields_are_items(read, check):
    content = "- Repair of roofs\n- Replacement of pipes\n\n#. First of all\n\n"
    content += ":param name: The name of it.\n:returns: Nothing at all.\n"
    document = read(content, name="a.rst")
    assert [(s.text, s.kind) for s in document.segments] == [
        ("Repair of roofs", "item"),
        ("Replacement of pipes", "item"),
        ("First of all", "item"),
        ("The name of it.", "item"),
        ("Nothing at all.", "item"),
    ]
    check(document, content)


TABLES = {
    "grid": "+------+--------+\n| Name | Number |\n+======+========+\n| East | 12     |\n|      | ports  |\n"
    "+------+--------+\n",
    "simple": "====  ======\nName  Number\n====  ======\nEast  12\n      ports\n====  ======\n",
}


@pytest.mark.parametrize("content", TABLES.values(), ids=TABLES.keys())
def test_tables_are_cells_in_their_place(read, check, content):
    content = f"Before.\n\n{content}\nBehind.\n"
    document = read(content, name="a.rst")
    assert [(s.text, s.kind) for s in document.segments] == [
        ("Before.", "text"),
        ("Name", "cell"),
        ("Number", "cell"),
        ("East", "cell"),
        ("12 ports", "cell"),
        ("Behind.", "text"),
    ]
    check(document, content)


def test_links_and_code_are_known(read):
    document = read("See `the guide <guide.html>`_ and ``run()``.\n", name="a.rst")
    assert [(document.text[slice(*link.span)], link.target) for link in document.links] == [("the guide", "guide.html")]
    assert [document.text[slice(*code)] for code in document.codes] == ["run()"]
