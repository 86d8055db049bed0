"""Two folders, and two files without the word check."""

import json

import pytest


@pytest.fixture
def folders(tmp_path, pair):
    """The pair in two folders, under unlike names."""
    zh, en = pair
    for side, path, name in (("zh", zh, "发布会.txt"), ("en", en, "briefing.txt")):
        (tmp_path / side).mkdir()
        (tmp_path / side / name).write_bytes(path.read_bytes())
    return tmp_path


def test_pairs_told_by_their_texts_have_to_be_confirmed(run, folders):
    done = run("check", "zh", "en", "--isolated", cwd=folders)
    assert (done.returncode, done.stdout) == (2, "")
    assert "zh/发布会.txt with en/briefing.txt   (by their texts)" in done.stderr
    assert "say --yes" in done.stderr
    done = run("check", "zh", "en", "--isolated", "--yes", "--no-cache", cwd=folders)
    assert done.returncode == 0
    assert "No findings in 6 Chinese" in done.stdout


def test_errors_in_a_folder_are_found_in_their_file(run, folders):
    text = (folders / "en" / "briefing.txt").read_text(encoding="utf-8").replace("1.85 billion", "18.5 billion")
    (folders / "en" / "briefing.txt").write_text(text, encoding="utf-8")
    done = run("check", "zh", "en", "--isolated", "-y", "--no-cache", "--format", "json", cwd=folders)
    assert done.returncode == 1
    assert {f["target"]["path"] for f in json.loads(done.stdout)["findings"]} == {"en/briefing.txt"}


def test_names_that_fit_need_no_answer(run, folders):
    (folders / "zh" / "发布会.txt").rename(folders / "zh" / "briefing.txt")
    assert run("check", "zh", "en", "--isolated", "--no-cache", cwd=folders).returncode == 0


def test_init_names_the_pairs_of_unlike_names(run, folders):
    done = run("init", cwd=folders)
    assert "zh/发布会.txt with en/briefing.txt" in done.stdout
    assert run("check", "--no-cache", cwd=folders).returncode == 0


def test_two_files_are_checked_without_the_word(run, pair):
    zh, en = pair
    done = run(zh, en, "--isolated")
    assert done.returncode == 0
    assert "No findings" in done.stdout


def test_what_is_neither_a_command_nor_a_file_is_named(run, tmp_path):
    done = run("chekc", cwd=tmp_path)
    assert done.returncode == 2
    assert "No such command" in done.stderr
