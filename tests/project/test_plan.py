"""From patterns to pairs: what belongs together, what has no counterpart, and what is never touched."""

import os
import tempfile
from pathlib import Path

import pytest

from xlcheck.errors import ConfigurationError
from xlcheck.project.plan import plan
from xlcheck.settings import PairPattern


@pytest.fixture
def planned(tmp_path, monkeypatch):
    """Plan in a new folder with these files: pairs, codes of missing counterparts, refused paths."""
    monkeypatch.chdir(tmp_path)

    def planned(files, *patterns):
        for name in files.split():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        found = plan(patterns, tmp_path, tmp_path)
        return (
            [(pair.source, pair.target) for pair in found.pairs],
            [(note.code, note.path) for note in found.missing],
            [note.path for note in found.refused],
        )

    return planned


@pytest.mark.parametrize(
    ("files", "source", "target", "pairs"),
    [
        ("zh/a.md en/a.md", "zh/*.md", "en/*.md", [("zh/a.md", "en/a.md")]),
        ("zh/x/y/a.md en/x/y/a.md", "zh/**/*.md", "en/**/*.md", [("zh/x/y/a.md", "en/x/y/a.md")]),
        ("zh/a.md en/a.md", "zh/**/*.md", "en/**/*.md", [("zh/a.md", "en/a.md")]),
        ("d/x/zh/a.md d/x/en/a.md", "d/*/zh/*.md", "d/*/en/*.md", [("d/x/zh/a.md", "d/x/en/a.md")]),
        ("a.zh.md a.en.md", "*.zh.md", "*.en.md", [("a.zh.md", "a.en.md")]),
        ("d/a.md d/en/a.md", "d/*.md", "d/en/*.md", [("d/a.md", "d/en/a.md")]),
        ("a.md x/b.md en/a.md en/x/b.md", "**/*.md", "en/**/*.md", [("a.md", "en/a.md"), ("x/b.md", "en/x/b.md")]),
        ("zh/p1.md en/p1.md", "zh/p?.md", "en/p?.md", [("zh/p1.md", "en/p1.md")]),
        ("zh/p1.md en/p1.md", "zh/p[0-9].md", "en/p[0-9].md", [("zh/p1.md", "en/p1.md")]),
        ("zh.md en.md", "zh.md", "en.md", [("zh.md", "en.md")]),
        ("zh/a+(b).md en/a+(b).md", "zh/*.md", "en/*.md", [("zh/a+(b).md", "en/a+(b).md")]),
        ("中文/甲.md 英文/甲.md", "中文/*.md", "英文/*.md", [("中文/甲.md", "英文/甲.md")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pairs(planned, files, source, target, pairs):
    assert planned(files, PairPattern(source, target)) == (pairs, [], [])


def test_one_star_stays_in_its_folder(planned):
    assert planned("zh/a.md zh/x/b.md en/a.md en/x/b.md", PairPattern("zh/*.md", "en/*.md"))[0] == [
        ("zh/a.md", "en/a.md")
    ]


@pytest.mark.parametrize(
    ("missing", "codes"),
    [
        ("both", [("ADD002", "en/old.md"), ("OMI002", "zh/new.md")]),
        ("target", [("OMI002", "zh/new.md")]),
        ("source", [("ADD002", "en/old.md")]),
        ("none", []),
    ],
)
def test_missing_counterparts(planned, missing, codes):
    files = "zh/a.md en/a.md zh/new.md en/old.md"
    assert planned(files, PairPattern("zh/*.md", "en/*.md", missing=missing))[1] == codes


def test_a_file_that_one_of_two_patterns_pairs_lacks_nothing(planned):
    patterns = PairPattern("*.zh.md", "*.en.md"), PairPattern("*.zh.md", "*.eng.md")
    assert planned("a.zh.md a.en.md b.zh.md b.eng.md c.zh.md", *patterns)[:2] == (
        [("a.zh.md", "a.en.md"), ("b.zh.md", "b.eng.md")],
        [("OMI002", "c.zh.md")],
    )


def test_excluded_files_of_either_side(planned):
    files = "zh/a.md en/a.md zh/drafts/x.md en/legal.md"
    pattern = PairPattern("zh/**/*.md", "en/**/*.md", exclude=("zh/drafts", "legal.md"))
    assert planned(files, pattern) == ([("zh/a.md", "en/a.md")], [], [])


def test_bilingual_files_stand_alone(planned):
    assert planned("ui/a.tsv ui/b.txt", PairPattern("ui/*.tsv"))[0] == [("ui/a.tsv", None)]


def test_two_patterns_that_meet_give_each_pair_once_in_order(planned):
    patterns = PairPattern("zh/b.md", "en/b.md"), PairPattern("zh/*.md", "en/*.md")
    assert planned("zh/a.md zh/b.md en/a.md en/b.md", *patterns)[0] == [("zh/a.md", "en/a.md"), ("zh/b.md", "en/b.md")]


def test_folders_that_hold_no_texts_are_left_out(planned):
    files = "zh/a.md en/a.md zh/node_modules/b.md zh/.git/c.md"
    assert planned(files, PairPattern("zh/**/*.md", "en/**/*.md")) == ([("zh/a.md", "en/a.md")], [], [])


def test_links_out_of_the_repository_are_refused_and_those_within_are_followed(planned, tmp_path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").touch()
    for name in ("zh", "en", "shared"):
        (tmp_path / name).mkdir()
    (tmp_path / "shared" / "a.md").touch()
    (tmp_path / "zh" / "secret.md").symlink_to(outside / "secret.md")
    (tmp_path / "zh" / "out").symlink_to(outside)
    for side in ("zh", "en"):
        (tmp_path / side / "shared").symlink_to(tmp_path / "shared")
        (tmp_path / side / "loop").symlink_to(tmp_path / side)
    assert planned("", PairPattern("zh/**/*.md", "en/**/*.md")) == (
        [("zh/shared/a.md", "en/shared/a.md")],
        [],
        ["zh/out", "zh/secret.md"],
    )


def test_a_folder_that_leads_out_as_a_whole(planned, tmp_path, tmp_path_factory):
    (tmp_path / "zh").symlink_to(tmp_path_factory.mktemp("outside"))
    with pytest.raises(ConfigurationError, match="link out of the repository"):
        planned("", PairPattern("zh/*.md", "zh/*.txt"))


def test_a_pattern_that_finds_nothing_is_no_clean_run(planned):
    with pytest.raises(ConfigurationError, match="no pair of files is there"):
        planned("zh/a.txt en/a.txt", PairPattern("zh/*.md", "en/*.md"))


def test_a_folder_that_may_not_be_read_is_refused(monkeypatch):
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users as a whole
        top, user = Path(name).resolve(), os.geteuid()
        for part in ("zh", "zh/closed", "en"):
            (top / part).mkdir()
        for part in ("zh/a.md", "en/a.md"):
            (top / part).touch()
        top.chmod(0o755)
        (top / "zh" / "closed").chmod(0)
        monkeypatch.chdir(top)
        if user == 0:  # who may read everything
            os.seteuid(65534)
        try:
            found = plan([PairPattern("zh/**/*.md", "en/**/*.md")], top, top)
        finally:
            os.seteuid(user)
            monkeypatch.undo()
    assert [note.path for note in found.refused] == ["zh/closed"]


def test_a_folder_that_does_not_exist(planned):
    with pytest.raises(ConfigurationError, match="there is no folder docs/zh"):
        planned("", PairPattern("docs/zh/*.md", "docs/en/*.md"))


def test_paths_are_shown_from_the_working_directory(tmp_path, monkeypatch):
    for name in ("zh", "en"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.md").touch()
    monkeypatch.chdir(tmp_path / "zh")
    found = plan([PairPattern("zh/*.md", "en/*.md")], tmp_path, tmp_path)
    assert [(p.source, p.target, p.key) for p in found.pairs] == [("a.md", "../en/a.md", "en/a.md")]
