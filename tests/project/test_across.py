"""What the files of a run disagree about: terms, names and units, with cache, workers, ignores, baseline and diff."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from xlcheck.checks import comparing as across
from xlcheck.config import load_configuration
from xlcheck.project import check_project, suppressed
from xlcheck.suppress.baseline import grown
from xlcheck.suppress.diff import changes

TOML = '[[pairs]]\nsource = "*.tsv"\n'
GLOSSARY = "zh,en,variants\n水务集团,water group,water company;water trust\n智慧水表,smart water meter,\n"


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write the files of a repository, each a list of units; a text is written as it is."""
    monkeypatch.chdir(tmp_path)

    def write(toml="", **files):
        Path("terms.csv").write_text(GLOSSARY, encoding="utf-8")
        Path("xlcheck.toml").write_text(f'glossary = ["terms.csv"]\n{TOML}{toml}', encoding="utf-8")
        for name, units in files.items():
            text = units if isinstance(units, str) else "".join(f"{zh}\t{en}\n" for zh, en in units)
            Path(f"{name}.tsv").write_text(text, encoding="utf-8")

    return write


def check(*codes, changed=None, cache=None, jobs=1):
    """The findings of these codes: place, message and other places."""
    configuration = load_configuration(Path("xlcheck.toml"))
    settings = replace(configuration.settings, select=codes or ("TRM003", "NAM001", "CON"))
    configuration = replace(configuration, settings=settings, jobs=jobs)
    results = check_project(configuration, changed=changed, cache=cache)
    assert not results.errors
    return results


def said(results):
    return [
        (
            row.code,
            f"{row.place.path}:{row.place.line}",
            row.message,
            [f"{r.target.path}:{r.unit}" for r in row.related],
        )
        for row in results.rows
    ]


GROUP = ("水务集团很大。", "The water group is big.")
COMPANY = ("水务集团有名。", "The water company is famous.")


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"a": [GROUP], "b": [GROUP]}, id="one rendering"),
        pytest.param({"a": [GROUP], "b": [("没有。", "None.")]}, id="only one file has the term"),
        pytest.param({"a": [("智慧水表。", "The smart water meter.")], "b": [("智慧水表。", "Smart-water meters.")]},
                     id="plural and hyphen"),
        pytest.param({"a": [("智慧水表好。", "The meter.")], "b": [("智慧水表。", "Smart water meters.")]},
                     id="referred to in another file"),
        pytest.param({"a": [("请赵晓峰先生发言。", "Mr. Zhao Xiaofeng has the floor.")],
                      "b": [("赵晓峰先生说了。", "Xiaofeng Zhao said so.")]}, id="order of a person's names"),
        pytest.param({"a": [("请先关闭电源。", "Switch off the power first.")],
                      "b": [("请先关闭电源", "switch off the power first")]}, id="case and punctuation of a unit"),
        pytest.param({"a": [("好。", "Good.")], "b": [("好。", "Fine.")]}, id="short units"),
    ],
)  # fmt: skip
def test_silent(write, files):
    write(**files)
    assert said(check()) == []


def test_one_finding_for_a_term_with_its_places_in_all_files(write):
    write(a=[GROUP, GROUP], b=[("没有。", "None."), COMPANY, GROUP], c=[COMPANY])
    assert said(check()) == [
        (
            "TRM003",
            "b.tsv:2",
            "水务集团 has 2 renderings in 3 files: “water group” (3), “water company” (2); "
            "the glossary prefers “water group”",
            ["a.tsv:1", "a.tsv:2", "b.tsv:3", "c.tsv:1"],
        )
    ]


def test_a_term_that_varies_in_one_file_and_is_nowhere_else_stays_the_finding_of_that_file(write):
    write(a=[GROUP, COMPANY], b=[("没有。", "None.")])
    [(_, place, message, _)] = said(check())
    assert place == "a.tsv:2"
    assert "in this document" in message


def test_an_abbreviation_that_only_one_file_introduces(write):
    long = ("智慧水表。", "The smart water meter (SWM).")
    write(a=[long, ("智慧水表好。", "The SWM is.")], b=[("有智慧水表。", "Smart water meters.")])
    assert said(check()) == []


def test_an_abbreviation_that_is_written_out_in_several_ways(write):
    write(
        a=[("设水质分析站（WAS）。", "A water analysis station (WAS) is set up.")],
        b=[("有水质分析站（WAS）。", "Water assay stations (WAS).")],
    )
    [(code, place, message, related)] = said(check())
    assert (code, place, related) == ("TRM003", "b.tsv:1", ["a.tsv:1"])
    assert message.startswith("水质分析站 (WAS) is written out in several ways in 2 files")


def test_people_and_bodies(write):
    write(
        a=[
            ("请赵晓峰先生发言。", "Mr. Zhao Xiaofeng is next."),
            ("航空警察局负责。", "The Aviation Police Bureau is."),
        ],
        b=[("赵晓峰先生说了。", "Chao Hsiao-feng said so."), ("航空警察局负责。", "The Aviation Police Office is.")],
    )
    found = said(check("NAM001"))
    assert [(place, related) for _, place, _, related in found] == [("b.tsv:1", ["a.tsv:1"]), ("b.tsv:2", ["a.tsv:2"])]
    assert found[0][2] == "赵晓峰 has several names in 2 files: “Zhao Xiaofeng” (1), “Chao Hsiao-feng” (1)"


def test_the_same_source_and_the_same_target(write):
    write(
        a=[("请关闭电源后再打开。", "Switch off the power first."), ("退回的商品七天内退款。", "Goods are refunded.")],
        b=[("请关闭电源后再打开。", "Cut the power before that."), ("损坏的商品一律不退款。", "Goods are refunded.")],
    )
    assert [(code, place, message.partition(":")[0]) for code, place, message, _ in said(check("CON"))] == [
        ("CON001", "b.tsv:1", "2 translations of the same source in 2 files"),
        ("CON002", "b.tsv:2", "2 sources with the same translation in 2 files"),
    ]


def test_workers_and_the_cache_change_nothing(write, tmp_path):
    many = {f"f{i:02}": [GROUP, COMPANY if i % 3 else GROUP] for i in range(18)}
    write(**many)
    cold = check(cache=tmp_path / "cache")
    assert said(cold)
    assert said(check(cache=tmp_path / "cache")) == said(cold)
    assert check(cache=tmp_path / "cache").rows == cold.rows == check(jobs=2).rows


def test_a_place_that_is_ignored_is_not_compared(write):
    write(toml='[per-file-ignores]\n"b.tsv" = ["TRM003"]\n', a=[GROUP], b=[COMPANY], c=[GROUP])
    assert said(check()) == []


@pytest.mark.parametrize(("ignore", "codes"), [("TRM003", []), ("TRM001", ["TRM003", "CFG001"])])
def test_an_ignore_beside_a_place_is_of_use(write, ignore, codes):
    write(toml='[[pairs]]\nsource = "marked.csv"\n', a=[GROUP])
    text = f"zh,en,note\n水务集团有名。,The water company is famous.,xlcheck: ignore {ignore}\n"
    Path("marked.csv").write_text(text, encoding="utf-8")
    assert [code for code, *_ in said(check("TRM", "CFG001"))] == codes


def test_a_file_of_very_many_units_is_compared_with_itself_only(write, monkeypatch):
    monkeypatch.setattr(across, "LARGE", 2)
    write(a=[GROUP, GROUP, ("水务集团好。", "A water company.")], b=[COMPANY], c=[COMPANY])
    [(_, place, message, _)] = said(check("TRM003"))
    assert place == "a.tsv:3" and "in this document" in message


def test_the_baseline_knows_it_until_there_is_another_rendering(write):
    write(a=[GROUP], b=[COMPANY])
    known = grown((), check().rows, str)
    write(a=[("好。", "Fine."), GROUP], b=[GROUP], c=[COMPANY, GROUP])
    assert suppressed(check(), known, lambda _: True, None).results.rows == ()
    write(d=[("水务集团快。", "The water trust is fast.")])
    assert len(suppressed(check(), known, lambda _: True, None).results.rows) == 1


@pytest.fixture
def commit(tmp_path):
    """Commit everything in a new repository."""
    identity = {f"GIT_{role}_{what}": "t@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **identity}

    def commit():
        for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
            subprocess.run(["git", *arguments], cwd=tmp_path, env=environment, check=True)

    return commit


def test_a_change_is_compared_with_the_files_that_the_cache_knows(write, commit, tmp_path):
    write(a=[GROUP], b=[GROUP, COMPANY], c=[("没有。", "None.")])
    commit()
    check(cache=tmp_path / "cache")
    write(c=[("没有。", "None."), COMPANY])
    changed = changes("HEAD", tmp_path)
    results = check(changed=changed, cache=tmp_path / "cache")
    [(_, place, message, related)] = said(results)
    assert (place, related) == ("c.tsv:2", ["a.tsv:1", "b.tsv:1", "b.tsv:2"])
    assert "in 3 files" in message
    assert changed.restrict(results).rows == results.rows
    # A change that departs from nothing is accused of nothing.
    write(c=[("没有。", "None."), GROUP])
    assert said(check(changed=changes("HEAD", tmp_path), cache=tmp_path / "cache")) == []


def test_without_the_cache_a_change_is_compared_with_nothing_and_the_run_says_so(write, commit, tmp_path):
    write(a=[GROUP], b=[GROUP])
    commit()
    write(b=[COMPANY])
    results = check(changed=changes("HEAD", tmp_path))
    assert said(results) == []
    assert "1 of these are not in the cache" in results.remarks[0]


def test_sentences_of_documents_are_compared_with_other_files_only(write):
    zh = "我们今天谈谈水价问题。\n\n请先关闭电源再打开机箱。\n\n明年水价不会上涨。\n"
    en = "Today we talk about water.\n\n{}\n\nWater will not cost more next year.\n"
    pages = {
        "a": (zh, en.format("Switch off the power, then open the case.")),
        "b": (zh, en.format("Cut the power before you open the case.")),
    }
    write()
    Path("xlcheck.toml").write_text('[[pairs]]\nsource = "zh/*.md"\ntarget = "en/*.md"\n', encoding="utf-8")
    for name, texts in pages.items():
        for side, text in zip(("zh", "en"), texts, strict=True):
            Path(side).mkdir(exist_ok=True)
            Path(side, f"{name}.md").write_text(text, encoding="utf-8")
    [row] = check("CON").rows
    assert (row.code, row.severity, row.confidence, row.place.path, row.place.line) == (
        "CON001",
        "minor",
        "low",
        "en/b.md",
        3,
    )
    assert [other.target.path for other in row.related] == ["en/a.md"]


def test_a_term_without_a_glossary_has_several_names_across_documents(write):
    pages = {
        "a": (
            "城中村的房租较低。\n\n该市有九个城中村。\n",
            "Rents in urban villages are low.\n\nThe city has nine urban villages.\n",
        ),
        "b": (
            "许多工人住在城中村。\n\n学校离家很远。\n",
            "Many workers live in shanty towns.\n\nThe school is far from home.\n",
        ),
    }
    write()
    Path("xlcheck.toml").write_text('[[pairs]]\nsource = "zh/*.md"\ntarget = "en/*.md"\n', encoding="utf-8")
    for name, texts in pages.items():
        for side, text in zip(("zh", "en"), texts, strict=True):
            Path(side).mkdir(exist_ok=True)
            Path(side, f"{name}.md").write_text(text, encoding="utf-8")
    [row] = check("TRM006").rows
    assert (row.message, row.place.path) == (
        "城中村 has 2 names in 2 files: “urban villages” (2), “shanty towns” (1)",
        "en/b.md",
    )
    assert check("TRM006", jobs=2).rows == check("TRM006").rows
