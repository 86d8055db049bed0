"""Where an entry holds, capitals that matter, what is not translated, what is forbidden everywhere."""

import pytest

from xlcheck.terms import ANY, Entry, Glossary, judge

GLOSSARY = Glossary(
    (
        Entry("党代会", "Party Congress", ("Congress of the Party",), case=True),
        Entry("人民币", "renminbi", ("RMB",), case=True),
        Entry("丝路倡议", "Silk Road Initiative (SRI)", case=True),
        Entry("新能源汽车", "NEV", ("new energy vehicle",), case=True),
        Entry("ChinaJoy", "ChinaJoy", ("China Digital Entertainment Expo",), status="keep"),
        Entry("Q35", "Q35", status="keep"),
        Entry("e.trade", "e.trade"),
        Entry("精神", "spirit", not_in=("精神病院", "会议召开")),
        Entry(ANY, "leading role", forbidden=("vanguard status", "gonna")),
        Entry("先锋奖", "Vanguard Status Award"),
    )
)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param("党代会开幕。", "The Party Congress opened.", id="the capitals of the entry"),
        pytest.param("各级党代会开幕。", "Party Congresses opened.", id="a plural"),
        pytest.param("党代会开幕。", "THE PARTY CONGRESS OPENS", id="a line in capitals"),
        pytest.param("人民币升值。", "Renminbi appreciated.", id="at the beginning of a sentence"),
        pytest.param(
            "人民币升值。", "It rose. “Renminbi” appreciated.", id="of the second sentence, in quotation marks"
        ),
        pytest.param("人民币跨境支付", "Cross-Border Payment in Renminbi", id="in a title"),
        pytest.param("新能源汽车增长。", "Sales of NEVs grew.", id="plural of an abbreviation"),
        pytest.param("新能源汽车增长。", "New energy vehicles grew.", id="a variant at the beginning"),
        pytest.param("丝路倡议很好。", "The Silk Road Initiative (SRI) and the SRI are good.", id="an abbreviation"),
        pytest.param("ChinaJoy开幕。", "ChinaJoy has opened.", id="kept as it is"),
        pytest.param("ChinaJoy开幕。", "The China Digital Entertainment Expo opened.", id="a variant of what is kept"),
        pytest.param("Q35钢。", "Q35-grade steel.", id="kept before a hyphen"),
        pytest.param("e.trade平台。", "The E.Trade platform.", id="the same in both languages, but not to be kept"),
        pytest.param("他在精神病院。", "He is in a psychiatric hospital.", id="inside another word"),
        pytest.param("精神很好，会议召开。", "All was well as the meeting opened.", id="in a sentence of another kind"),
        pytest.param("先锋奖颁发。", "The Vanguard Status Award was given.", id="not inside what is approved"),
    ],
)
def test_silent(zh, en):
    assert judge(GLOSSARY, [(zh, en)]) == ()


@pytest.mark.parametrize(
    ("zh", "en", "kind", "found", "right"),
    [
        pytest.param(
            "党代会开幕。", "The party congress opened.", "case", "party congress", "Party Congress", id="small"
        ),
        pytest.param(
            "党代会开幕。", "It is a Party congress.", "case", "Party congress", "Party Congress", id="one word"
        ),
        pytest.param("人民币升值。", "The Renminbi rose.", "case", "Renminbi", "renminbi", id="a capital too many"),
        pytest.param(
            "ChinaJoy开幕。", "Chinajoy has opened.", "translated", "Chinajoy", "", id="letters of other size"
        ),
        pytest.param("ChinaJoy开幕。", "China Joy has opened.", "translated", "", "", id="another spelling"),
        pytest.param("Q35钢。", "Q355 steel.", "translated", "", "", id="a longer number"),
        pytest.param("他很有精神。", "He is lively.", "absent", "", "", id="the context is not there"),
        pytest.param("企业走在前列。", "It has Vanguard status.", "forbidden", "Vanguard status", "", id="anywhere"),
    ],
)
def test_verdict(zh, en, kind, found, right):
    (verdict,) = judge(GLOSSARY, [(zh, en)])
    assert (verdict.kind, verdict.found, verdict.right) == (kind, found, right)


def test_entries_that_forbid_anywhere_are_no_concept():
    assert ANY not in GLOSSARY.concepts
    assert judge(GLOSSARY, [("星号*。", "An asterisk.")]) == ()


@pytest.mark.parametrize(
    ("pattern", "path", "holds"),
    [
        pytest.param("docs/*.md", "docs/a.md", True, id="a file in a folder"),
        pytest.param("docs/*.md", "/home/me/docs/en/a.md", True, id="further down and further up"),
        pytest.param("docs/*.md", "mydocs/a.md", False, id="a folder of a longer name"),
        pytest.param("*.docx", "docs\\a.docx", True, id="a path of Windows"),
        pytest.param("*.docx", "a.md", False, id="another kind"),
    ],
)
def test_an_entry_holds_in_its_files(pattern, path, holds):
    glossary = Glossary((Entry("国企", "SOE", files=(pattern,)), Entry("央企", "central SOE")))
    assert ("国企" in glossary.limited((path, "x")).concepts) is holds
    assert "央企" in glossary.limited((path, "x")).concepts


def test_domains_choose_among_entries():
    entries = (
        Entry("流动", "flow", domain="physics"),
        Entry("流动", "liquidity", domain="Finance"),
        Entry("水", "water"),
    )
    chosen = Glossary(entries).limited(domains=("finance",))
    assert [e.en for e in chosen.entries] == ["liquidity", "water"]
    assert Glossary(entries).limited() is not None


def test_who_names_a_domain_has_chosen_its_entries():
    entries = (Entry("流动", "liquidity", domain="finance", shipped=True), Entry("水", "water", shipped=True))
    assert [e.shipped for e in Glossary(entries).limited(domains=("finance",)).entries] == [False, True]
    assert all(e.shipped for e in Glossary(entries).limited().entries)


def test_an_entry_for_some_files_does_not_hide_another_glossary():
    first, second = Glossary((Entry("国企", "SOE"),)), Glossary((Entry("国企", "state firm", files=("a/*",)),))
    assert [e.en for e in first.merged(second).limited(("b/x",)).entries] == ["SOE"]
