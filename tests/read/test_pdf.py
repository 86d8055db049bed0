"""PDF: files made here by hand, one line of text after the other."""

import io

import pytest

from xlcheck.errors import InputError
from xlcheck.read import read_document


def pdf(*pages):
    """Return a PDF whose pages show these lines."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        content = f"BT /F1 10 Tf 14 TL 50 800 Td\n{shown}ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
        f"startxref\n{len(out)}\n%%EOF\n"
    ).encode()


PAGES = [
    [
        "Annual Report",
        f"In port {number} the company moved three million tons of goods",
        f"during the year {number}, and most of them came from places that",
        "lie far inland along the river. Costs fell by a tenth and",
        f"{number}",
    ]
    for number in (1, 2, 3)
]


def test_lines_of_pages_are_joined_and_running_heads_left_out(write):
    document = read_document(write(pdf(*PAGES), "a.pdf"), "en")
    assert [s.text for s in document.segments[:2]] == [
        "In port 1 the company moved three million tons of goods during the year 1, and most of them came from places "
        "that lie far inland along the river.",
        "Costs fell by a tenth and In port 2 the company moved three million tons of goods during the year 2, and most "
        "of them came from places that lie far inland along the river.",
    ]
    assert document.unit(0).name == "page 1, line 2"
    assert document.unit(document.text.index("lie far")).name == "page 1, line 4"
    assert document.unit(document.text.index("In port 2")).name == "page 2, line 2"
    assert document.segments[1].line == 4
    assert "Annual" not in document.text
    assert document.notes == ("left out: running heads and page numbers (2)",)


def test_a_scan_is_refused(write):
    with pytest.raises(InputError, match="no text layer") as caught:
        read_document(write(pdf([], ["1"], []), "scan.pdf"), "en")
    assert caught.value.code == "IOE012"


def test_a_password_is_told(write):
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(*PAGES)))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(InputError, match="password") as caught:
        read_document(write(file.getvalue(), "a.pdf"), "en")
    assert caught.value.code == "IOE013"


@pytest.mark.parametrize(
    "content", [b"", b"text", b"%PDF-1.7\n...", pdf(*PAGES)[:700]], ids=["empty", "text", "head", "half"]
)
def test_what_is_no_pdf_is_refused(write, content):
    with pytest.raises(InputError, match=r"a\.pdf") as caught:
        read_document(write(content, "a.pdf"), "en")
    assert caught.value.code in ("IOE011", "IOE012")
