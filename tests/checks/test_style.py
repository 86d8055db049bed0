"""English style: what stays silent comes first; each row of the tables decides in its example."""

import pytest

from xlcheck.checks import Context, check_of
from xlcheck.checks.style import dictionary, known
from xlcheck.library import check_texts
from xlcheck.model import Bead, Pair
from xlcheck.read import read_text
from xlcheck.settings import Settings
from xlcheck.terms import Glossary, load_glossary

ZH = "港口很忙。"


def found(code, english, zh=ZH, glossary=None):
    """Return the findings of one check in an English text, as (flagged words, suggestion)."""
    source, target = read_text(zh, "zh.txt", "zh"), read_text(english, "en.txt", "en")
    pair = Pair(source, target, (Bead((0,), tuple(range(len(target.segments)))),))
    findings = check_of(code)().check(Context(pair, glossary or Glossary(()), None))
    return [(target.text[f.target_spans[0].start : f.target_spans[0].end], f.suggestion) for f in findings]


SILENT = {
    "STY001": [
        "The labour market in our neighbourhoods was analysed and organised.",
        "Zhang Weiguo and the Yangshan Port Authority met at Xinzhuang.",
        "They live in a hutong and a siheyuan.",
        "It isn't theirs; they wouldn't say so.",
        "Run `pip instal` in src/utlis.py, or write to infos@exmaple.org.",
        "A reorganisation of non-governmental, micro-enterprise and anti-smuggling work.",
        "Deregister it in the datastore of the toolchain.",
        "The wuzzle is big. Each wuzzle has a wuzzle.",
        "It is anonymizable and of good normalizability.",
        "The mTLS of iOS and the kWh.",
    ],
    "STY002": [
        "The Labour Party met at the Pearl Harbor Center on labor.",
        "Labour and colour are organized and recognized by the centre.",
        "Programs run; a programme is planned. A meter measures metres.",
        "Their analyses of the tumor.",
    ],
    "STY003": [
        "Coal, ore, etc. and the rest are handled.",
        "It costs 5 yuan approx. the same as before.",
        "It rained. npm and iPhone work.",
        "They asked: “why?” and left.",
        "See fig. 3 and the table.",
        "Wait... the port is open.",
    ],
    "STY004": ["# Growth of the Ports\n\n# trade in goods and services"],
    "STY005": ["The screen has 15\" and 20\". It's 'so'.", "“Save” and “Close”", '`"a"` and “b”'],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SILENT.items() for text in texts])
def test_nothing_is_said_of_good_english(code, text):
    assert found(code, text) == []


FOUND = {
    "STY001": [
        ("The goverment met.", [("goverment", "government")]),
        ("A repport was sent.", [("repport", "report")]),
        ("It was recieved in time.", [("recieved", "received")]),
        ("The role ofthe port.", [("ofthe", "of the")]),
        ("A multi-purpse hall.", [("purpse", None)]),
        ("It occured.", [("occured", "occurred")]),
    ],
    "STY002": [
        ("The labour market and colours. One color.", [("color", "colour")]),
        ("Organised and modernised work. It is recognized.", [("recognized", "recognised")]),
        ("It was canceled, labeled and traveled. A cancelled trip.", [("cancelled", "canceled")]),
    ],
    "STY003": [
        ("Output rose in May. the ports are busy.", [("the", "The")]),
        ("“We will do that.” in the end they did not.", [("in", "In")]),
    ],
    "STY005": [
        ('Click “Save” or “Close”. Click "Open".', [('"', None)]),
        ("It’s ours and it’s good, isn't it.", [("'", None)]),
    ],
}


@pytest.mark.parametrize(("code", "text", "expected"), [(code, *row) for code, rows in FOUND.items() for row in rows])
def test_what_is_found_and_suggested(code, text, expected):
    assert found(code, text) == expected


def test_words_of_the_source_and_of_the_glossary_are_known(tmp_path):
    (tmp_path / "g.csv").write_text("zh,en\n港口,harbourette\n", encoding="utf-8")
    assert found("STY001", "The harbourette is busy.", glossary=load_glossary([tmp_path / "g.csv"])) == []
    assert found("STY001", "Use the kubelett of it.", "使用kubelett。") == []
    assert found("STY001", "The harbourette is busy.") != []


def test_a_heading_in_sentence_case_among_headings_in_title_case(tmp_path):
    heads = ["Promoting Agricultural Growth", "Building Modern Ports Nationwide", "Improving Basic Public Services"]
    heads += ["Protecting Natural Areas", "Raising teaching standards everywhere"]
    (tmp_path / "en.md").write_text("".join(f"# {head}\n\nText.\n\n" for head in heads), encoding="utf-8")
    from xlcheck.read import read_document

    target = read_document(tmp_path / "en.md", "en")
    pair = Pair(read_text(ZH, "zh.txt", "zh"), target, (Bead((0,), tuple(range(len(target.segments)))),))
    (finding,) = check_of("STY004")().check(Context(pair, Glossary(()), None))
    span = finding.target_spans[0]
    assert target.text[span.start : span.end] == "Raising teaching standards everywhere"


def test_style_runs_only_where_it_is_asked_for():
    zh, en = "港口很忙，产量增加了百分之五。", "The port is buzy, and output rose by 5 percent."
    for settings, expected in (
        (Settings(), []),
        (Settings(style=True), ["STY001"]),
        (Settings(select=["STY"]), ["STY001"]),
        (Settings(select=["NUM"], style=True), ["STY001"]),
        (Settings(style=True, ignore=["STY001"]), []),
    ):
        assert [f.code for f in check_texts(zh, en, settings).findings] == expected


@pytest.mark.parametrize("row", known.rows(), ids=lambda row: row.form)
def test_each_row_of_spellings_decides_in_its_example(row):
    words = set(row.example.replace(",", " ").split())
    british = {row.form + ending.removeprefix("-") for ending in row.values["endings"].split()}
    assert words & british
    assert not any(dictionary.in_dictionary(form) and row.kind == "ise" for form in words & british if form != "advise")


@pytest.mark.parametrize("row", known.read_table(known.WORDS), ids=lambda row: row.form)
def test_each_word_of_the_table_is_lacking_in_the_dictionary(row, monkeypatch):
    assert row.form in row.example.split()
    assert dictionary.is_known(row.form)
    monkeypatch.setattr(dictionary, "known_words", frozenset)
    dictionary.is_known.cache_clear()
    assert not dictionary.is_known(row.form)
    dictionary.is_known.cache_clear()
