import io
import re
import zipfile

import pytest

from xlcheck.read import read_document


@pytest.fixture
def write(tmp_path):
    """Write text or bytes to a file of that name and return its path."""

    def write(content, name="text.txt", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def zipped():
    """Make an archive: ``zipped({name: content})`` -> bytes."""

    def zipped(parts):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return file.getvalue()

    return zipped


@pytest.fixture
def read(write):
    """Read text as a document: ``read(text, lang, name)``."""

    def read(content, lang="en", name="text.txt", **options):
        return read_document(write(content, name), lang, **options)

    return read


@pytest.fixture
def check():
    """Check what holds of every document, given the text of its file; entities and decoded escapes aside."""

    def check(document, content, *, feeds_only=False):
        lines = content.split("\n") if feeds_only else re.split(r"\r\n|\r|\n", content)
        end = 0
        for segment in document.segments:
            start, stop = segment.span
            assert segment.text == document.text[start:stop] == segment.text.strip()
            assert start >= end
            assert not document.text[end:start].strip()
            assert document.place(start).line == segment.line
            for offset in range(start, stop):
                character = document.text[offset]
                if not character.isspace():
                    line, column = document.place(offset)
                    assert lines[line - 1][column - 1] == character, (line, column)
            end = stop
        assert not document.prose[end:].strip()
        for part in document.parts:
            for offset in range(*part.span):
                character = document.text[offset]
                if not character.isspace():
                    line, column = document.place(offset)
                    assert lines[line - 1][column - 1] == character, (part, line, column)
        assert [run.offset for run in document.runs] == sorted({run.offset for run in document.runs})
        assert document.runs[0].offset == 0

    return check
