"""--diff: what git says has changed, and which findings that touches."""

import os
import subprocess
from pathlib import Path

import pytest

from xlcheck.errors import UsageError
from xlcheck.model import PairReport
from xlcheck.rows import Results, outcome
from xlcheck.suppress.diff import WHOLE, changes

ZH = "增长5%。\n\n增长6%。\n\n增长7%。\n"
EN = "Up 15%.\n\nUp 16%.\n\nUp 17%.\n"


@pytest.fixture
def git(tmp_path):
    """Run git in a new repository whose first commit holds both pages."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{role}_NAME": "Tester", f"GIT_{role}_EMAIL": "tester@example.org"}

    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=tmp_path, env=environment, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    (tmp_path / "zh.md").write_text(ZH, encoding="utf-8")
    (tmp_path / "en.md").write_text(EN, encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return git


@pytest.fixture
def shown(git, pair, at, tmp_path):
    """Which of the findings at 15%, 16% and 17% a change shows, with the file that each is shown in."""

    def shown(zh=ZH, en=EN):
        read = pair(zh, en)
        found = tuple(at(read, "NUM003", f"{n}%") for n in (15, 16, 17) if f"{n}%" in en)
        results = Results((outcome(PairReport(read, found)),))
        return [
            (row.message[6:8], Path(row.place.path).name) for row in changes("HEAD", tmp_path).restrict(results).rows
        ]

    return shown


def test_nothing_changed(shown):
    assert shown() == []


def test_a_changed_english_line(shown):
    assert shown(en=EN.replace("Up 16%.", "Rose 16%.")) == [("16", "en.md")]


def test_a_change_of_the_chinese_alone_is_shown_there(shown):
    assert shown(zh=ZH.replace("6%", "66%")) == [("16", "zh.md")]


def test_moved_lines_are_no_change_of_the_sentences(shown):
    assert shown(en="\n\n" + EN) == []
    assert shown(en=EN.replace("Up 16%.", "Up 16%.\n\n<!-- x -->")) == []


def test_lost_text_counts_where_it_was_taken_from(git, pair, at, tmp_path):
    read = pair(ZH, EN.replace("\n\nUp 17%.", ""))
    results = Results((outcome(PairReport(read, (at(read, "OMI001", "7%"),))),))
    assert [row.code for row in changes("HEAD", tmp_path).restrict(results).rows] == ["OMI001"]
    git("commit", "-q", "-am", "gone")
    (tmp_path / "en.md").write_text((tmp_path / "en.md").read_text().replace("Up 15%", "Rose 15%"))
    assert changes("HEAD", tmp_path).restrict(results).rows == ()


def test_new_and_strangely_named_files(git, tmp_path):
    for name in ("新.md", 'a "quoted"\tname.md', "tracked ü.md"):
        (tmp_path / name).write_text("x\n", encoding="utf-8")
    git("add", "tracked ü.md", "新.md")
    found = changes("HEAD", tmp_path).files
    assert {Path(p).name for p in found} == {"新.md", 'a "quoted"\tname.md', "tracked ü.md"}
    assert found[str(tmp_path / "新.md")] == ((1, 1),)


def test_what_git_takes_for_binary_is_changed_as_a_whole(git, tmp_path):
    (tmp_path / "en.md").write_text(EN, encoding="utf-16")
    assert changes("HEAD", tmp_path).files[str(tmp_path / "en.md")] == WHOLE


def test_lines_that_look_like_headers(git, tmp_path):
    (tmp_path / "en.md").write_text(EN + "++ b/other.md\n-- a/other.md\n@@ -1 +1 @@\n", encoding="utf-8")
    assert changes("HEAD", tmp_path).files == {str(tmp_path / "en.md"): ((6, 3),)}


def test_a_renamed_file_is_changed_where_it_differs(git, tmp_path):
    git("mv", "en.md", "english.md")
    found = changes("HEAD", tmp_path)
    assert found.files.get(str(tmp_path / "english.md"), ()) == ()


def test_a_deleted_file(git, tmp_path):
    (tmp_path / "en.md").unlink()
    assert changes("HEAD", tmp_path).gone == {str(tmp_path / "en.md")}


def test_the_point_where_the_branch_left_counts(git, tmp_path):
    git("checkout", "-q", "-b", "work")
    git("checkout", "-q", "main")
    (tmp_path / "zh.md").write_text(ZH + "新。\n", encoding="utf-8")
    git("commit", "-q", "-am", "on main")
    git("checkout", "-q", "work")
    assert changes("main", tmp_path).files == {}


@pytest.mark.parametrize("reference", ["nowhere", "--output=stolen", "HEAD:en.md"])
def test_what_is_no_commit(git, tmp_path, reference):
    with pytest.raises(UsageError, match="git knows no such commit"):
        changes(reference, tmp_path)
    assert not (tmp_path / "stolen").exists()


def test_no_repository(tmp_path):
    with pytest.raises(UsageError, match="not a git repository"):
        changes("HEAD", tmp_path)
