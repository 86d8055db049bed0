"""What is written is TBX-Basic: the content models of ISO 30042:2019 (style DCA) and ISO 30042:2008, as tables."""

import re

import pytest
from lxml import etree

from xlcheck.terms import ANY, Entry, shipped
from xlcheck.terms.glossary.write import FORMATS

NAMESPACE = "urn:iso:std:iso:30042:ed-2"

CONTENT = {
    "tbx": "tbxHeader text ",
    "tbxHeader": "fileDesc (encodingDesc )?(revisionDesc )?",
    "fileDesc": "(titleStmt )?(publicationStmt )?(sourceDesc )+",
    "titleStmt": "title (note )*",
    "sourceDesc": "(p )+",
    "encodingDesc": "(p )+",
    "text": "body (back )?",
    "body": "(conceptEntry )+",
    "conceptEntry": "((descrip|descripGrp|admin|adminGrp|transacGrp|note|ref|xref) )*(langSec )+",
    "langSec": "((descrip|descripGrp|admin|adminGrp|transacGrp|note|ref|xref) )*(termSec )+",
    "termSec": "term ((termNote|termNoteGrp) )*((descrip|descripGrp|admin|adminGrp|transacGrp|note|ref|xref) )*",
}
"""The children of an element, each name followed by a blank; what is not named here holds text alone."""

TYPES = {
    "descrip": {"definition", "context", "subjectField"},
    "admin": {"customerSubset", "projectSubset", "source"},
    "termNote": {
        "administrativeStatus", "grammaticalGender", "geographicalUsage", "partOfSpeech", "termLocation", "termType",
    },
}  # fmt: skip
"""The data categories of the dialect."""

VALUES = {
    "partOfSpeech": {"noun", "verb", "adjective", "adverb", "properNoun", "other"},
    "administrativeStatus": {
        f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")
    },
}

OF_2008 = {"tbx": "martif", "tbxHeader": "martifHeader", "conceptEntry": "termEntry", "langSec": "langSet",
           "termSec": "tig"}  # fmt: skip
"""The names of the earlier edition; the order within an element is the same."""

SAMPLE = (
    Entry(
        "水务集团", "water group", ("water company",), ("water firm",), "preferred", "NP", "water", True, "a & b", "c"
    ),
    Entry("水厂", "waterworks", status="proposed", not_in=("水厂街",), files=("a/*",)),
    Entry("水", "", status="shield"),
    Entry("H2O", "H2O", status="keep"),
    Entry("水费", "water rent", status="deprecated"),
    Entry(ANY, "", forbidden=("aqua",)),
    *shipped().entries,
)


@pytest.mark.parametrize(("form", "names"), [("tbx", {}), ("tbx2", OF_2008)])
def test_every_element_is_what_the_standard_lets_stand_there(form, names):
    tree = etree.fromstring(FORMATS[form](SAMPLE))
    ours = {theirs: name for name, theirs in names.items()}
    space = "" if names else f"{{{NAMESPACE}}}"
    seen = set()
    for element in tree.iter():
        assert element.tag.startswith(space)
        name = ours.get(element.tag.removeprefix(space), element.tag.removeprefix(space))
        children = [ours.get(tag, tag) for tag in (child.tag.removeprefix(space) for child in element)]
        assert re.fullmatch(CONTENT.get(name, ""), "".join(f"{child} " for child in children)), (name, children)
        assert name not in CONTENT or not (element.text or "").strip()
        kind = element.get("type")
        if name in TYPES:
            assert kind in TYPES[name]
            assert kind not in VALUES or element.text in VALUES[kind]
        seen.add(name)
    assert {"langSec", "termSec", "descrip", "admin", "termNote", "note"} <= seen


@pytest.mark.parametrize(("form", "language"), [("tbx", "langSec"), ("tbx2", "langSet")])
def test_what_is_required_is_there(form, language):
    tree = etree.fromstring(FORMATS[form](SAMPLE))
    assert tree.get("type") == "TBX-Basic"
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert tree.get("style") == ("dca" if form == "tbx" else None)
    sections = list(tree.iter(f"{{*}}{language}"))
    assert {s.get("{http://www.w3.org/XML/1998/namespace}lang") for s in sections} == {"zh", "en"}
    names = [entry.get("id") for entry in tree.iter("{*}conceptEntry", "{*}termEntry")]
    assert len(set(names)) == len(names) == len(SAMPLE)
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in names)
