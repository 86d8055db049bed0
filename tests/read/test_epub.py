"""Books: the pages of the spine in reading order."""

import pytest

from xlcheck.errors import InputError
from xlcheck.read import read_document

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'


def package(items, spine):
    listed = "".join(
        f'<item id="{key}" href="{href}" media-type="application/xhtml+xml"/>' for key, href in items.items()
    )
    refs = "".join(f'<itemref idref="{key}" linear="{linear}"/>' for key, linear in spine)
    return f"<package><manifest>{listed}</manifest><spine>{refs}</spine></package>"


def page(body):
    return f"<?xml version='1.0'?><html><head><title>not read</title></head><body>{body}</body></html>"


@pytest.fixture
def book(write, zipped):
    def book(spine=(("a", "yes"), ("b", "yes")), **more):
        parts = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": package({"a": "one%20page.xhtml", "b": "two.xhtml"}, spine),
            "OPS/one page.xhtml": page("<h1>Chapter one</h1><p>It rained. They stayed.</p>"),
            "OPS/two.xhtml": page("<p>The sun came out.</p>"),
        }
        return write(zipped(parts | more.get("parts", {})), "book.epub")

    return book


def test_pages_come_in_the_order_of_the_spine(book):
    document = read_document(book((("b", "yes"), ("a", "yes"))), "en")
    assert [(document.unit(s.span.start).name, s.kind, s.text) for s in document.segments] == [
        ("page 1 (two.xhtml), paragraph 1", "text", "The sun came out."),
        ("page 2 (one page.xhtml), paragraph 1", "heading", "Chapter one"),
        ("page 2 (one page.xhtml), paragraph 2", "text", "It rained."),
        ("page 2 (one page.xhtml), paragraph 2", "text", "They stayed."),
    ]
    assert [s.line for s in document.segments] == [1, 2, 3, 3]


def test_what_is_not_linear_comes_last(book):
    document = read_document(book((("a", "no"), ("b", "yes"))), "en")
    assert document.segments[0].text == "The sun came out."


ENCRYPTED = "<encryption><EncryptedData><EncryptionMethod Algorithm='{}'/></EncryptedData></encryption>"


def test_a_protected_book_is_refused_and_one_with_veiled_fonts_is_read(book):
    fonts = ENCRYPTED.format("http://www.idpf.org/2008/embedding")
    assert read_document(book(parts={"META-INF/encryption.xml": fonts}), "en").segments
    with pytest.raises(InputError, match="rights management") as caught:
        read_document(book(parts={"META-INF/encryption.xml": ENCRYPTED.format("aes128-cbc")}), "en")
    assert caught.value.code == "IOE013"


def test_a_container_that_names_nothing_is_damaged(book):
    with pytest.raises(InputError, match="names no package document") as caught:
        read_document(book(parts={"META-INF/container.xml": "<container/>"}), "en")
    assert caught.value.code == "IOE011"
