"""One Markdown page with a section for each language."""

import pytest

from xlcheck.read import has_two_languages, read_two_languages

PAGE = """\
---
order: 1
title:
  zh-CN: 停靠
  en-US: "Moor"
---

Of neither.

## zh-CN

码头很深。

### 登记

```md
## en-US
```

先登记。

## en-US

The quay is deep.

### Registering

Register first.

## API

Of neither.
"""


@pytest.fixture
def page(tmp_path):
    def write(text, name="demo.md"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def test_each_side_is_its_section_at_its_places(page):
    zh, en = read_two_languages(page(PAGE))
    assert [(s.text, s.line, s.kind) for s in zh.segments] == [
        ("停靠", 4, "heading"),
        ("码头很深。", 12, "text"),
        ("登记", 14, "heading"),
        ("先登记。", 20, "text"),
    ]
    assert [(s.text, s.line, s.kind) for s in en.segments] == [
        ("Moor", 5, "heading"),
        ("The quay is deep.", 24, "text"),
        ("Registering", 26, "heading"),
        ("Register first.", 28, "text"),
    ]
    lines = PAGE.split("\n")
    for document in (zh, en):
        for segment in document.segments:
            line, column = document.place(segment.span.start)
            assert lines[line - 1][column - 1 :].startswith(segment.text[:1])


TWO = {
    "codes": "## zh-CN\n\n文。\n\n## en-US\n\nText.\n",
    "names": "# 中文\n\n文。\n\n# English\n\nText.\n",
    "English first": "## en\n\nText.\n\n## zh\n\n文。\n",
}
ONE = {
    "one language": "## zh-CN\n\n文。\n",
    "headings in code": "```md\n## zh-CN\n## en-US\n```\n",
    "names within headings": "## 中文版说明\n\n文。\n\n## English version\n\nText.\n",
    "no headings": "zh-CN\n\nen-US\n",
}


@pytest.mark.parametrize("text", TWO.values(), ids=TWO.keys())
def test_pages_with_two_languages(page, text):
    assert has_two_languages(page(text))


@pytest.mark.parametrize("text", ONE.values(), ids=ONE.keys())
def test_pages_with_one(page, text):
    assert not has_two_languages(page(text))


def test_only_markdown_is_looked_into(page):
    assert not has_two_languages(page(TWO["codes"], "demo.txt"))
