"""What a shelf keeps, and that it never stands in the way."""

import sqlite3

import pytest

from xlcheck.store.shelf import Shelf


def whole(_, value):
    return value


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "deep" / "shelf.sqlite")


def test_an_empty_shelf_knows_nothing_and_creates_nothing(shelf):
    assert shelf.get([b"a"], whole) == {}
    assert not shelf.path.parent.exists()


def test_what_was_put_comes_back_and_the_last_one_counts(shelf):
    shelf.put({b"a": b"1", b"b": b"2"})
    shelf.put({b"b": b"3"})
    assert shelf.get([b"b", b"a", b"c"], whole) == {b"a": b"1", b"b": b"3"}


def test_more_keys_than_one_statement_holds(shelf):
    many = {f"{i}".encode(): b"v" for i in range(1700)}
    shelf.put(many)
    assert shelf.get(many, whole) == many


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"nonsense" * 1000, id="not a database"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 5000, id="torn"),
    ],
)
def test_a_damaged_file_is_ignored_and_built_anew(shelf, content):
    shelf.path.parent.mkdir()
    shelf.path.write_bytes(content)
    assert shelf.get([b"a"], whole) == {}
    shelf.path.write_bytes(content)
    shelf.put({b"a": b"1"})
    assert shelf.get([b"a"], whole) == {b"a": b"1"}


def test_values_of_another_form_go_with_their_file(shelf):
    shelf.put({b"a": b"x"})
    assert shelf.get([b"a"], lambda _, value: int(value)) == {}
    assert not shelf.path.exists()


def test_a_locked_file_is_left_alone(shelf, monkeypatch):
    monkeypatch.setattr("xlcheck.store.shelf._PATIENCE", 0)
    shelf.put({b"a": b"1"})
    with sqlite3.connect(shelf.path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert shelf.get([b"a"], whole) == {}
        shelf.put({b"b": b"2"})
        other.execute("ROLLBACK")
    other.close()
    assert shelf.get([b"a", b"b"], whole) == {b"a": b"1"}


def test_a_file_in_the_place_of_the_folder_is_no_error(tmp_path):
    (tmp_path / "file").touch()
    shelf = Shelf(tmp_path / "file" / "shelf.sqlite")
    shelf.put({b"a": b"1"})
    assert shelf.get([b"a"], whole) == {}


def test_what_is_not_used_for_long_goes(shelf, monkeypatch):
    day = 86400
    monkeypatch.setattr("time.time", lambda: 1000 * day)
    shelf.put({b"old": b"1", b"used": b"2"})
    monkeypatch.setattr("time.time", lambda: 1050 * day)
    shelf.put({}, [b"used"])
    monkeypatch.setattr("time.time", lambda: 1070 * day)
    shelf.put({b"new": b"3"})
    assert set(shelf.get([b"old", b"used", b"new"], whole)) == {b"used", b"new"}
