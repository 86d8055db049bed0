"""Jupyter notebooks: the Markdown cells, in the places of the file."""

import json

import pytest

from xlcheck.errors import InputError
from xlcheck.read import read_document


def notebook(*cells):
    return json.dumps(
        {"cells": [{"cell_type": kind, "metadata": {}, "source": text} for kind, text in cells]}, indent=1
    )


def test_markdown_cells_are_read_and_code_is_not(read):
    content = notebook(
        ("markdown", ["# Output\n", "\n", 'It rose by "5%" in May.\n', "- [x](y.md) first"]),
        ("code", ["print('no text')"]),
        ("markdown", "One string.\n\nOf three lines: \u4ef7\u683c."),
    )
    document = read(content, name="a.ipynb")
    assert [(document.unit(s.span.start).name, s.kind, s.text) for s in document.segments] == [
        ("cell 1", "heading", "Output"),
        ("cell 1", "text", 'It rose by "5%" in May.'),
        ("cell 1", "item", "x first"),
        ("cell 3", "text", "One string."),
        ("cell 3", "text", "Of three lines: 价格."),
    ]
    lines = content.split("\n")
    for segment in document.segments:
        for offset in range(*segment.span):
            character = document.text[offset]
            line, column = document.place(offset)
            if character.isascii() and character not in ' "':
                assert lines[line - 1][column - 1] == character, (segment.text, offset)
    assert [link.target for link in document.links] == ["y.md"]


def test_what_is_no_notebook_is_refused(write):
    for content, code in (("{", "IOE011"), ('{"cells": []}', "IOE004"), (notebook(("code", "x = 1")), "IOE004")):
        with pytest.raises(InputError) as caught:
            read_document(write(content, "a.ipynb"), "en")
        assert caught.value.code == code
