"""Which translations lag behind their sources, by the history of a repository."""

import os
import subprocess

import pytest

from xlcheck.errors import UsageError
from xlcheck.project import Planned
from xlcheck.project.lag import lags, shown


@pytest.fixture
def commit(tmp_path, monkeypatch):
    """Commit files at a day: ``commit(3, a="text")``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)

    def git(*arguments, **environment):
        subprocess.run(["git", *arguments], check=True, capture_output=True, env={**os.environ, **environment})

    git("init", "-q", "-b", "main")

    def commit(day, **files):
        for name, text in files.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        git("add", ".")
        when = {f"GIT_{role}_DATE": f"2024-03-{day:02d}T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
        who = {f"GIT_{role}_{what}": "t@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        git("commit", "-q", "-m", "x", **when, **who)

    return commit


PAIRS = [Planned("zh.md", "en.md"), Planned("zh2.md", "en2.md"), Planned("zh3.md", None)]


def test_what_was_committed_together_or_later_does_not_lag(commit, tmp_path):
    commit(1, zh="一\n", en="One\n", zh2="一\n")
    commit(2, zh="二\n", en="Two\n")
    commit(3, en2="Two\n")
    assert lags(PAIRS, tmp_path) == []


def test_blanks_and_a_change_that_was_taken_back_do_not_lag(commit, tmp_path):
    commit(1, zh="一\n", en="One\n")
    commit(2, zh="一  \n")
    commit(3, zh="二\n")
    commit(4, zh="一\n")
    assert lags(PAIRS, tmp_path) == []


def test_the_most_changed_lines_come_first(commit, tmp_path):
    commit(1, zh="一\n", en="One\n", zh2="一\n", en2="One\n")
    commit(5, zh="二\n", zh2="一\n二\n三\n")
    commit(9, zh="三\n")
    found = lags(PAIRS, tmp_path)
    assert [(lag.target, lag.lines, lag.commits, lag.days) for lag in found] == [
        ("en2.md", 2, 1, 4),
        ("en.md", 1, 2, 8),
    ]
    assert next(shown(found)).startswith("en2.md: 2 lines of zh2.md in 1 commit since ")


def test_a_folder_without_history_is_refused(tmp_path):
    with pytest.raises(UsageError, match="not a git repository"):
        lags(PAIRS, tmp_path)
