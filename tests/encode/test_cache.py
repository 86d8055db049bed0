from __future__ import annotations

import sqlite3

import pytest

from xlcheck.encode.vector_cache import VectorCache
from xlcheck.store.folder import cache_folder

np = pytest.importorskip("numpy")


def vectors(*texts):
    return {text: np.full(4, i + 0.5, np.float32) for i, text in enumerate(texts)}


def test_an_empty_cache_knows_nothing_and_creates_nothing(tmp_path):
    assert VectorCache("r1", tmp_path / "none").get(["a"]) == {}
    assert not (tmp_path / "none").exists()


def test_what_was_put_comes_back_exactly(tmp_path):
    VectorCache("r1", tmp_path).put(vectors("好", "good", "\ud800"))
    found = VectorCache("r1", tmp_path).get(["good", "好", "\ud800", "other"])
    assert {text: vector.tolist() for text, vector in found.items()} == {
        text: vector.tolist() for text, vector in vectors("好", "good", "\ud800").items()
    }


def test_another_revision_knows_nothing(tmp_path):
    VectorCache("r1", tmp_path).put(vectors("good"))
    assert VectorCache("r2", tmp_path).get(["good"]) == {}


def test_a_vector_that_is_cut_short_is_ignored(tmp_path):
    cache = VectorCache("r1", tmp_path)
    cache.put(vectors("good"))
    with sqlite3.connect(cache.path) as connection:
        connection.execute("UPDATE shelf SET value = x'000102'")
    connection.close()
    assert cache.get(["good"]) == {}


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        pytest.param({"XLCHECK_CACHE": "/x", "XDG_CACHE_HOME": "/y"}, "linux", "/x", id="XLCHECK_CACHE wins"),
        pytest.param({"XDG_CACHE_HOME": "/y", "HOME": "/h"}, "linux", "/y/xlcheck", id="XDG_CACHE_HOME"),
        pytest.param({"HOME": "/h"}, "linux", "/h/.cache/xlcheck", id="Linux by default"),
        pytest.param({"HOME": "/h"}, "darwin", "/h/Library/Caches/xlcheck", id="macOS"),
        pytest.param({"LOCALAPPDATA": "/l"}, "win32", "/l/xlcheck/Cache", id="Windows"),
        pytest.param({"USERPROFILE": "/u"}, "win32", "/u/AppData/Local/xlcheck/Cache", id="Windows at home"),
    ],
)
def test_the_cache_lies_where_the_platform_keeps_caches(environ, platform, folder):
    assert cache_folder(environ, platform).as_posix() == folder
