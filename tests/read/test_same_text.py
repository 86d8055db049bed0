"""The same document saved as text, Word, HTML and Markdown gives the same segments."""

import html
from pathlib import Path

import pytest

from xlcheck.read import read_document

EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
STYLES = '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'


def paragraphs(lang):
    return (EXAMPLE / f"{lang}.txt").read_text(encoding="utf-8").splitlines()


def as_html(lines):
    head, *rest = (html.escape(line) for line in lines)
    body = "".join(f"<p>\n{line}\n</p>\n" for line in rest)
    return f"<!DOCTYPE html>\n<html><head><title>no</title></head><body><h1>{head}</h1>\n{body}</body></html>\n"


def as_markdown(lines):
    head, *rest = lines
    return "\n\n".join(["# " + head, *rest]) + "\n"


def as_docx(lines):
    def paragraph(text, style=""):
        half = len(text) // 2
        runs = "".join(
            f'<w:r><w:t xml:space="preserve">{html.escape(part)}</w:t></w:r>' for part in (text[:half], text[half:])
        )
        return f"<w:p><w:pPr>{style}</w:pPr>{runs}</w:p>"

    head, *rest = lines
    return paragraph(head, '<w:pStyle w:val="Titre1"/>') + "".join(map(paragraph, rest))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_segments_from_every_format(write, docx, lang):
    lines = paragraphs(lang)
    documents = {
        "txt": read_document(EXAMPLE / f"{lang}.txt", lang),
        "html": read_document(write(as_html(lines), "a.html"), lang),
        "markdown": read_document(write(as_markdown(lines), "a.md"), lang),
        "docx": read_document(write(docx(as_docx(lines), styles=STYLES), "a.docx"), lang),
    }
    seen = {name: [(s.text, s.kind, s.paragraph) for s in d.segments] for name, d in documents.items()}
    assert len(seen["txt"]) >= 60
    for name in documents:
        assert seen[name] == seen["txt"], name


def test_names_before_speeches_are_parted_in_every_format(write, docx):
    lines = ["主持人：大家好。", "王宏志：谢谢。我先说。", "主持人：请问。", "王宏志：好的。"]
    expected = ["主持人：", "大家好。", "王宏志：", "谢谢。", "我先说。", "主持人：", "请问。", "王宏志：", "好的。"]
    body = "".join(f"<p><b>{line[:4]}</b>{line[4:]}</p>" for line in lines)
    marked = "\n\n".join(f"**{line[:4]}**{line[4:]}" for line in lines)
    word = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    for content, name in (("\n".join(lines), "a.txt"), (body, "a.html"), (marked, "a.md"), (docx(word), "a.docx")):
        document = read_document(write(content, name), "zh")
        assert [s.text for s in document.segments] == expected
        assert [s.kind for s in document.segments].count("speaker") == 4
