"""Findings as notes in a copy of an XLIFF file, every other byte as it was."""

import re
from xml.etree import ElementTree

import pytest

from xlcheck.errors import UsageError
from xlcheck.pipeline import Checker
from xlcheck.report import FORMATS, View
from xlcheck.rows import Results, outcome
from xlcheck.settings import Settings

OLD = """<?xml version="1.0" encoding="{encoding}"?>
<x:xliff version="1.2" xmlns:x="urn:oasis:names:tc:xliff:document:1.2">\r
 <x:file source-language="zh-CN" target-language="en" original="a" datatype="plaintext"><x:body>
  <x:trans-unit id="1"><x:source>产量为18吨。</x:source><x:target>Output was 18 tons.</x:target></x:trans-unit>
  <x:trans-unit id="1"><x:source>产量为18吨。</x:source><x:target >Output was 81 tons.</x:target>
   <x:note>mine &amp; yours</x:note></x:trans-unit>
  <x:trans-unit id='3'><x:source>收入为5亿元。</x:source><x:target/></x:trans-unit>
 </x:body></x:file></x:xliff>
"""
NEW = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en"><file id="f">
 <unit id="1"><segment><source>产量为18吨。</source><target>Output was 81 tons.</target></segment></unit>
 <unit id="2"><notes><note>mine</note></notes><segment><source>产量为18吨。</source>
  <target>Output was 81 tons.</target></segment></unit>
 <unit id="3"><notes/><segment><source>产量为18吨。</source><target>Output was 82 tons.</target></segment></unit>
</file></xliff>
"""


@pytest.fixture
def noted(tmp_path):
    def noted(content, name="a.xlf", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content.encode(encoding))
        results = Results((outcome(Checker(Settings()).check(path, None), whole=True),))
        copy = FORMATS["xliff"](results, View(Settings().gate))
        return copy if isinstance(copy, str) else copy.decode(encoding)

    return noted


def notes(copy):
    """Return for each unit the texts of its notes, in the order of the file."""
    root = ElementTree.fromstring(re.sub(r"<\?xml.*?\?>", "", copy))
    units = [e for e in root.iter() if e.tag.rpartition("}")[2] in ("trans-unit", "unit")]
    return [["".join(n.itertext()) for n in unit.iter() if n.tag.endswith("}note")] for unit in units]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_a_note_stands_in_the_unit_of_its_finding_and_nothing_else_changes(noted, encoding):
    content = OLD.format(encoding=encoding)
    copy = noted(content, encoding=encoding)
    first, second, third = notes(copy)
    assert first == []
    assert second == [
        "NUM003 number value (critical): the source says 18 tonnes, the translation says 81 tonnes (suggestion: 18)",
        "mine & yours",
    ]
    assert [note.split()[0] for note in third] == ["OMI001"]
    assert re.sub(r"<x:note from=.*?</x:note>", "", copy) == content


def test_xliff_2_has_its_notes_in_a_list_of_their_own(noted):
    copy = noted(NEW)
    assert [[note.split()[0] for note in unit] for unit in notes(copy)] == [["NUM003"], ["mine", "NUM003"], ["NUM003"]]
    assert '<note category="xlcheck" appliesTo="target" priority="1">' in copy
    kept = re.sub(r'<note category="xlcheck".*?</note>', "", copy)
    assert kept.replace("<notes></notes>", "", 1).replace("<notes></notes>", "<notes/>") == NEW


def test_the_copy_is_checked_as_the_file_was(noted):
    copy = noted(NEW)
    again = noted(copy)
    assert again.count("NUM003") == 2 * copy.count("NUM003")


def test_of_two_documents_the_aligned_text_becomes_xliff(checked):
    copy = FORMATS["xliff"](checked("Output was 81 tons.", "81", name="en.txt"), View(Settings().gate))
    assert notes(copy)[0][1:] == ["NUM003 number value (critical): the source says 18, the translation says 81"]


def test_of_several_pairs_there_is_no_copy(checked):
    with pytest.raises(UsageError, match="one document"):
        FORMATS["xliff"](Results((*checked("81", "81", name="en.txt").outcomes,) * 2), View(Settings().gate))
