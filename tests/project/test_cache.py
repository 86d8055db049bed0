"""Results by content: what a result depends on, and what it does not."""

from dataclasses import replace
from pathlib import Path

import pytest

from xlcheck.project.cache import ResultCache
from xlcheck.project.plan import Planned
from xlcheck.rows import Outcome
from xlcheck.settings import Settings

CODES = ("NUM001", "TRM001")


@pytest.fixture
def pair(tmp_path, monkeypatch):
    """Two files, named from the working directory."""
    monkeypatch.chdir(tmp_path)
    for name in ("zh.md", "en.md", "terms.csv"):
        Path(name).write_text(name, encoding="utf-8")
    return Planned("zh.md", "en.md", "en.md")


@pytest.fixture
def key(pair, tmp_path):
    """The key of the pair under these settings."""

    def key(settings=None, codes=CODES, of=pair):
        return ResultCache(settings or Settings(), codes, tmp_path / "cache").key(of)

    return key


def test_the_same_again(key):
    assert key() == key()


@pytest.mark.parametrize(
    "settings",
    [
        Settings(fail_on="info", confidence="low"),
        Settings(severity={"NUM": "info"}, per_file_ignores={"en.md": "NUM"}),
    ],
    ids=["gate", "severities and files"],
)
def test_what_comes_after_the_checks_is_not_part_of_it(key, settings):
    assert key(settings) == key()


@pytest.mark.parametrize(
    "settings",
    [
        Settings(glossary=()),
        Settings(glossary=("terms.csv",)),
        Settings(encoding="gb18030"),
        Settings(model="nobody/other"),
        Settings(options={"LNG002": {"runs": 1}}),
    ],
    ids=["no glossary", "own glossary", "encoding", "model", "option"],
)
def test_what_findings_depend_on_is(key, settings):
    assert key(settings) != key()


def test_the_checks_and_the_content_are(key):
    first = key()
    assert key(codes=("NUM001",)) != first
    Path("en.md").write_text("changed", encoding="utf-8")
    assert key() != first


def test_the_content_of_a_glossary_is(key):
    own = Settings(glossary=("terms.csv",))
    first = key(own)
    Path("terms.csv").write_text("changed", encoding="utf-8")
    assert key(own) != first


def test_the_format_that_a_name_tells_is(key, pair):
    Path("en.txt").write_bytes(Path("en.md").read_bytes())
    assert key(of=replace(pair, target="en.txt")) != key()


def test_a_file_that_cannot_be_read_has_none(key, pair):
    assert key(of=replace(pair, target="gone.md")) is None


def test_a_result_comes_back_with_the_paths_of_today(pair, tmp_path):
    cache = ResultCache(Settings(), CODES, tmp_path / "cache")
    name = cache.key(pair)
    assert cache.get({name: pair}) == {}
    cache.put({name: Outcome("zh.md", "en.md", signature="s")}, [])
    moved = replace(pair, source="../zh.md", target="../en.md")
    assert cache.get({name: moved}) == {name: Outcome("../zh.md", "../en.md", signature="s")}
