"""Formats of glossaries: what tools export is read, and what is written comes back."""

import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xlcheck
from xlcheck.errors import GlossaryError
from xlcheck.terms import Entry, load_glossary
from xlcheck.terms.glossary.kept_columns import columns_of
from xlcheck.terms.glossary.load import shipped_files
from xlcheck.terms.glossary.write import FORMATS
from xlcheck.terms.lint import lint

FIELDS = Entry._fields[: Entry._fields.index("path")]

SAMPLE = (
    Entry(
        "国企", "SOE", ("state firm", "state company"), ("state shop",), "preferred", "NP", "soe", False, "a & b <c>"
    ),
    Entry("改革", "reform", status="admitted", pos="N", source='a "book"; https://example.org/?a=1&b=2'),
    Entry("党组", "leading group", ("the group",), status="deprecated"),
    Entry("国资委", status="shield"),
    Entry("提质增效", "improve quality", pos="VP", case=True, status="proposed"),
    Entry("开放", "Open", case=True, not_in=("开放式", "不开放"), files=("docs/*.md", "a/**")),
    Entry("X1", "X1", ("Model X1",)),
    Entry("Q2", "Q2", ("Model Q2",), status="keep"),
    Entry("*", "", (), ("ain't", "gonna")),
    Entry("=1+1", "@cmd", ("+a", "-b"), ("'=c",), note="-x", source="#y"),
    Entry("三大攻坚战", "three critical battles", pos="name", note="line one\nline two"),
    Entry("注", "note", note='xlcheck: {"zh": "别的"}'),
    Entry("网络", "network", near=("通信", "带宽"), client="Water Co.", examples=("通信网络 | a network",)),
    Entry("网络", "web", near=("网页",), counterexamples=("网页和网络 | a net", "网络 | a mesh")),
    Entry(r"/第(\d+)条/", r"/Article \1\b/", (r"/Art\. \1;?/",), (r"/Section \1/i",), not_in=("第1条路",)),
)


def bare(entries):
    return [entry[: len(FIELDS)] for entry in entries]


def back(entries, form, folder):
    path = folder / f"g.{form.removesuffix('2')}"
    path.write_bytes(FORMATS[form](entries))
    return load_glossary([path]).entries


@pytest.mark.parametrize("form", ["csv", "xlsx", "tbx", "tbx2"])
def test_what_is_written_comes_back(tmp_path, form):
    assert bare(back(SAMPLE, form, tmp_path)) == bare(SAMPLE)


def test_tsv_holds_all_but_the_ends_of_lines(tmp_path):
    assert bare(back(SAMPLE, "tsv", tmp_path)) == bare(e._replace(note=e.note.replace("\n", " ")) for e in SAMPLE)


TABLES = {
    "all columns": FORMATS["csv"](SAMPLE),
    "two columns": "zh,en\n国企,SOE\n改革,reform\n".encode(),
    "three columns": "zh,en,note\n国企,SOE,\n改革,reform,a note\n".encode(),
    "only the limits that there are": "zh,en,not_in\n国企,SOE,国企改革\n".encode(),
    "an empty column of limits": "zh,en,files\n国企,SOE,\n".encode(),
}


@pytest.mark.parametrize("form", ["tbx", "tbx2"])
@pytest.mark.parametrize("name", TABLES)
def test_csv_to_tbx_to_csv_is_the_same_file(tmp_path, form, name):
    (first := tmp_path / "a.csv").write_bytes(TABLES[name])
    (middle := tmp_path / "a.tbx").write_bytes(FORMATS[form](load_glossary([first]).entries, columns_of(first)))
    assert FORMATS["csv"](load_glossary([middle]).entries, columns_of(middle)) == TABLES[name]


def test_the_examples_of_the_guide_hold_and_the_first_comes_back_the_same(tmp_path):
    guide = Path(xlcheck.__file__).parents[1] / "docs" / "glossaries.md"
    if not guide.exists():
        pytest.skip("no guide beside an installed package")
    first, *others = [block.split("```")[0] for block in guide.read_text(encoding="utf-8").split("```csv\n")[1:]]
    for number, block in enumerate(others):
        (path := tmp_path / f"{number}.csv").write_text(block, encoding="utf-8")
        assert lint([path])[0] == []
    text = first.encode()
    (first := tmp_path / "a.csv").write_bytes(text)
    (middle := tmp_path / "a.tbx").write_bytes(FORMATS["tbx"](load_glossary([first]).entries, columns_of(first)))
    assert FORMATS["csv"](load_glossary([middle]).entries, columns_of(middle)) == text


def test_the_shipped_glossaries_come_back_the_same(tmp_path):
    for path in shipped_files():
        (middle := tmp_path / "a.tbx").write_bytes(FORMATS["tbx"](load_glossary([path]).entries, columns_of(path)))
        assert FORMATS["csv"](load_glossary([middle]).entries, columns_of(middle)) == path.read_bytes(), path


HAN = "国有资产企业改革开放创新发展"
words = st.text(string.ascii_letters + "-' &<>=+@#\"É", min_size=1, max_size=12).map(lambda s: s.strip() or "a")
lists = st.lists(words, max_size=3, unique_by=str.casefold).map(tuple)
notes = st.text(st.characters(codec="utf-8", exclude_characters="\0;；"), max_size=20).map(str.strip)
entries = st.lists(
    st.builds(
        Entry,
        zh=st.text(HAN, min_size=1, max_size=4),
        en=words,
        variants=lists,
        forbidden=lists,
        status=st.sampled_from(["preferred", "admitted", "deprecated", "proposed", "shield", "keep"]),
        pos=st.sampled_from(["", "NP", "N", "VP", "v", "adj", "name", "person", "CLAUSE"]),
        domain=words,
        case=st.booleans(),
        note=notes,
        source=notes,
        not_in=st.lists(st.text(HAN, min_size=1, max_size=4), max_size=2, unique=True).map(tuple),
        files=st.sampled_from([(), ("docs/*.md",)]),
        near=st.lists(st.text(HAN, min_size=1, max_size=4), max_size=2, unique=True).map(tuple),
        client=words,
        examples=lists,
        counterexamples=lists,
        path=st.just(""),
        line=st.just(0),
        shipped=st.just(False),
    ).map(lambda e: e._replace(variants=tuple(v for v in e.variants if v != e.en)))
    .filter(lambda e: not {t.casefold() for t in (e.en, *e.variants)} & {t.casefold() for t in e.forbidden}),
    min_size=1,
    max_size=5,
    unique_by=lambda e: e.zh,
)  # fmt: skip


@pytest.mark.parametrize("form", ["tbx", "tbx2"])
@settings(max_examples=60, deadline=None)
@given(items=entries)
def test_tbx_loses_nothing_that_the_canonical_form_can_say(tmp_path_factory, form, items):
    folder = tmp_path_factory.mktemp("tbx")
    (folder / "a.csv").write_bytes(FORMATS["csv"](items))
    canonical = load_glossary([folder / "a.csv"]).entries
    assert bare(back(canonical, form, folder)) == bare(canonical)


EXPORTS = {
    "DeepL, five columns without header": ("国企,SOE,zh,en,12\n央企,central SOE,zh,en,7\n", "csv"),
    "DeepL, from English": ("SOE,国企,en,zh\ncentral SOE,央企,en,zh\n", "csv"),
    "DeepL, two columns from English": ("SOE,国企\ncentral SOE,央企\n", "csv"),
    "Weblate": (
        '"location","source","target","id","fuzzy","context","translator_comments","developer_comments"\n'
        '"","SOE","国企","","False","","",""\n"","central SOE","央企","","","","",""\n',
        "csv",
    ),
    "Crowdin": (
        "Concept Definition,Concept Subject,Term [zh-CN],Part of Speech [zh-CN],Status [zh-CN],Term [en],"
        "Part of Speech [en],Status [en],Type [en],Term [fr]\n"
        ",,国企,noun,,SOE,noun,preferred,fullForm,EP\n,,央企,noun,,central SOE,noun,preferred,,\n",
        "csv",
    ),
    "Phrase Strings": ("term,case sensitive,translatable,description,zh-CN,en\nx,false,true,,国企,SOE\n"
                       "y,false,true,,央企,central SOE\n", "csv"),
    "memoQ": (
        "Entry_ID;Entry_Subject;Entry_Domain;Entry_Note;Chinese_PRC_Def;Chinese_PRC;Term_Info;Term_Example;"
        "English_United_States_Def;English_United_States;Term_Info;Term_Example\n"
        "0;;;;;国企;CasePermissive, HalfPrefix;;;SOE;CasePermissive;\n1;;;;;央企;;;;central SOE;;\n",
        "csv",
    ),
    "Trados, names of languages": ("Chinese (PRC)\tEnglish (United States)\tDefinition\n国企\tSOE\t\n"
                                   "央企\tcentral SOE\t\n", "tsv"),
    "one term a line": (
        "Concept ID,Language,Term,Status\n1,zh_cn,国企,Approved\n1,en,SOE,Approved\n2,zh_cn,央企,\n2,en,central SOE,\n",
        "csv",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
def test_tables_of_other_tools(write, name):
    text, suffix = EXPORTS[name]
    entries = load_glossary([write(text, f"g.{suffix}")]).entries
    assert [(e.zh, e.en, e.variants, e.status) for e in entries] == [
        ("国企", "SOE", (), "preferred"),
        ("央企", "central SOE", (), "preferred"),
    ]


def test_synonyms_and_flags_of_a_term_base(write):
    text = (
        "Entry_ID;Entry_Subject;Chinese_PRC;Term_Info;Chinese_PRC;Term_Info;English;Term_Info;English;Term_Info;English;"
        "Term_Info\n7;soe;国企;;国有企业;;state-owned enterprise;CaseSense;SOE;;state shop;Forbidden\n"
    )
    first, second = load_glossary([write(text)]).entries
    assert (first.zh, second.zh) == ("国企", "国有企业")
    assert (first.en, first.variants, first.forbidden) == ("state-owned enterprise", ("SOE",), ("state shop",))
    assert first.case and first.domain == "soe"


def test_crowdin_status_and_translatable(write):
    text = (
        "Term [zh],Term [en],Status [en],Translatable\n国企,SOE,not recommended,yes\nX1,,,no\n改革,reform,draft,yes\n"
    )
    entries = load_glossary([write(text)]).entries
    assert [(e.zh, e.en, e.status) for e in entries] == [
        ("国企", "SOE", "deprecated"),
        ("X1", "X1", "keep"),
        ("改革", "reform", "proposed"),
    ]


TBX = {
    "v2 with descripGrp and ntig": """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body><termEntry id="1"><descripGrp>
<descrip type="subjectField">soe</descrip></descripGrp><langSet xml:lang="zh-CN"><ntig><termGrp><term>国<hi>企</hi>
</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet><langSet xml:lang="en-US">
<ntig><termGrp><term>state shop</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp>
</ntig><ntig><termGrp><term>SOE</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp>
</ntig></langSet></termEntry></body></text></martif>""",
    "v3 DCT with namespaces": """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><tbxHeader/><text><body>
<conceptEntry id="1"><min:subjectField>soe</min:subjectField><langSec xml:lang="zh-Hans"><termSec><term>国企</term>
</termSec></langSec><langSec xml:lang="en"><termSec><term>SOE</term><min:partOfSpeech>noun</min:partOfSpeech>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec><termSec><term>state shop</term>
<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry>
</body></text></tbx>""",
    "MultiTerm XML": """<?xml version="1.0" encoding="UTF-8"?><mtf><conceptGrp><concept>1</concept><descripGrp>
<descrip type="Subject">soe</descrip></descripGrp><languageGrp><language lang="ZH-CN" type="Chinese"/><termGrp>
<term>国企</term><descripGrp><descrip type="Part of speech">noun</descrip></descripGrp></termGrp></languageGrp>
<languageGrp><language lang="EN" type="English"/><termGrp><term>SOE</term></termGrp><termGrp>
<term>state shop</term><descripGrp>
<descrip type="Status">Forbidden</descrip></descripGrp></termGrp></languageGrp></conceptGrp></mtf>""",
}  # fmt: skip


@pytest.mark.parametrize("name", TBX)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_term_bases_in_xml(write, name, encoding):
    text = TBX[name].replace(' encoding="UTF-8"', "")
    if encoding == "utf-8" and name == "MultiTerm XML":
        text = TBX[name]
    (entry,) = load_glossary([write(text, "g.xml", encoding)]).entries
    assert (entry.zh, entry.en, entry.forbidden, entry.domain) == ("国企", "SOE", ("state shop",), "soe")
    assert entry.pos == "NP"


def test_tbx_of_weblate_keeps_what_is_not_translated(write):
    text = """<martif type="TBX" xml:lang="zh"><text><body><termEntry><descrip type="Translation needed">No</descrip>
<langSet xml:lang="zh"><tig><term>鸿蒙</term></tig></langSet><langSet xml:lang="en"><tig><term>HarmonyOS</term></tig>
</langSet></termEntry></body></text></martif>"""
    (entry,) = load_glossary([write(text, "g.tbx")]).entries
    assert entry.kept and entry.variants == ("HarmonyOS",)


def test_terms_forbidden_everywhere_have_no_chinese(write):
    text = """<martif type="TBX"><text><body><termEntry><langSet xml:lang="en"><tig><term>ain't</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry></body></text>
</martif>"""
    (entry,) = load_glossary([write(text, "g.tbx")]).entries
    assert (entry.zh, entry.forbidden) == ("*", ("ain't",))


def test_gb_encoded_xml(write):
    text = TBX["MultiTerm XML"].replace("UTF-8", "GB18030")
    assert load_glossary([write(text, "g.xml", "gb18030")]).entries[0].zh == "国企"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            f"{BOMB}<martif><termEntry>&b;</termEntry></martif>", ":1: declares an entity of its own", id="bomb"
        ),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<martif><termEntry>&a;</termEntry></martif>',
            "declares an entity of its own",
            id="external entity",
        ),
        pytest.param("<martif>\n<termEntry>&what;</termEntry></martif>", ":2: ", id="an entity that is not defined"),
        pytest.param("<martif>\n<termEntry>", ":2: this is no well-formed XML", id="cut off"),
        pytest.param("<termEntry>" * 500, "nested more than 200 deep", id="very deep"),
        pytest.param("<html/>", "neither TBX nor MultiTerm", id="another format"),
        pytest.param(" ", "no element found", id="empty"),
        pytest.param(
            '<martif><termEntry><langSet xml:lang="fr"><tig><term>a</term></tig></langSet></termEntry></martif>',
            "none of its 1 concepts has both",
            id="other languages",
        ),
        pytest.param(
            '<?xml version="1.0" encoding="x-no"?><a/>',
            ":1: the encoding 'x-no' that the file names does not exist",
            id="unknown encoding",
        ),
    ],
)
def test_hostile_and_broken_xml(write, text, says):
    path = write(text, "g.tbx")
    with pytest.raises(GlossaryError) as error:
        load_glossary([path])
    assert str(error.value).startswith(str(path)) and says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_note_of_ours_that_was_damaged_is_named(write):
    text = """<tbx><conceptEntry><note>xlcheck: {"line": 3}</note></conceptEntry></tbx>"""
    with pytest.raises(GlossaryError, match="cannot be read"):
        load_glossary([write(text, "g.tbx")])


def test_terms_from_xml_carry_their_line(write):
    path = write(FORMATS["tbx"](SAMPLE).decode(), "g.tbx")
    lines = [e.line for e in load_glossary([path]).entries]
    assert lines == sorted(lines) and lines[0] == 5
