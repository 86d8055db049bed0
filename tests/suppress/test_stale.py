"""--diff: Chinese that was changed while its English was not, and the reverse; silence first."""

import os
import subprocess

import pytest

from xlcheck.config import Configuration
from xlcheck.project import Plan, Planned, check_pair, check_project
from xlcheck.settings import Settings
from xlcheck.suppress.diff import changes

ZH = """# 安装

系统支持离线安装。安装包约占用两百兆空间。

管理员可以随时撤销授权。

请在升级之前备份数据。
"""
EN = """# Installation

The system supports offline installation. The package takes up about 200 MB.

Administrators may revoke the permission at any time.

Back up your data before you upgrade.
"""


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """Commit both pages: ``repository(zh, en, suffix)``."""
    monkeypatch.chdir(tmp_path)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Tester")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "tester@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)

    def git(*arguments):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q", "-b", "main")

    def repository(zh, en, suffix=".md"):
        for name, text in (("zh", zh), ("en", en)):
            (tmp_path / f"{name}{suffix}").write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "-q", "-m", "first", "--allow-empty")
        return tmp_path

    return repository


@pytest.fixture
def found(repository):
    """What a change of two committed pages leaves behind: the codes with the first words of their sentences."""

    def found(zh, en, *, before=(ZH, EN), suffix=".md", gate=False):
        folder = repository(*before, suffix)
        for name, text in (("zh", zh), ("en", en)):
            (folder / f"{name}{suffix}").write_text(text, encoding="utf-8")
        changed = changes("HEAD", folder)
        results = check_pair(folder / f"zh{suffix}", folder / f"en{suffix}", Settings(), changed=changed)
        rows = changed.restrict(results).rows
        return [(row.code, row.source.text[:6]) for row in rows if row.code[:3] == "STL" or gate]

    return found


def test_nothing_changed(found):
    assert found(ZH, EN) == []


def test_both_sides_changed(found):
    assert found(ZH.replace("随时", "立即"), EN.replace("at any time", "at once")) == []


def test_a_sentence_that_was_added_on_both_sides(found):
    assert found(ZH + "\n完成后重启系统。\n", EN + "\nRestart the system when you are done.\n") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("随时撤销授权。", "随时撤销授权！"),
        ("系统支持离线安装。安装包", "系统支持离线安装。\n安装包"),
        ("# 安装", "## 安装"),
        ("离线安装", "离线 安装"),
    ],
)
def test_marks_blanks_and_lines_make_no_other_sentence(old, new, found):
    assert found(ZH.replace(old, new), EN) == []


def test_a_paragraph_that_was_moved_on_both_sides(found):
    zh = ZH.replace("管理员可以随时撤销授权。\n\n", "") + "\n管理员可以随时撤销授权。\n"
    en = EN.replace("Administrators may revoke the permission at any time.\n\n", "")
    assert found(zh, en + "\nAdministrators may revoke the permission at any time.\n") == []


def test_chinese_that_was_changed_alone(found):
    assert found(ZH.replace("可以随时撤销授权", "必须立即撤销授权"), EN) == [("STL001", "管理员必须立")]


def test_a_sentence_that_was_added_to_a_chinese_paragraph(found):
    zh = ZH.replace("约占用两百兆空间。", "约占用两百兆空间。安装过程中请勿关闭电源。")
    assert len(found(zh, EN, gate=True)) == 1  # once, by OMI001 where it is sure, else by STL001


def test_a_sentence_that_was_put_into_one_that_is_freely_translated(found):
    en = EN.replace("Administrators may revoke the permission at any time.", "Permissions are revocable.")
    zh = ZH.replace("撤销授权。", "撤销授权。其他成员无此权限。")
    assert found(zh, en, before=(ZH, en), gate=True) != []


def test_english_that_was_changed_alone_is_for_review(found):
    assert found(ZH, EN.replace("at any time", "within three days of notice")) in ([("STL002", "管理员可以随")], [])


def test_what_is_at_the_gate_already_is_said_once(found):
    assert [c for c, _ in found(ZH.replace("两百兆", "三百兆"), EN, gate=True)] == ["NUM003"]


def test_a_page_that_was_not_there_is_new_on_both_sides(repository):
    folder = repository(ZH, EN)
    for name, text in (("zh2.md", ZH + "\n新的一句话。\n"), ("en2.md", EN)):
        (folder / name).write_text(text, encoding="utf-8")
    changed = changes("HEAD", folder)
    results = check_pair(folder / "zh2.md", folder / "en2.md", Settings(), changed=changed)
    assert not [row for row in results.rows if row.code.startswith("STL")]


def test_a_key_whose_chinese_was_changed_alone(found):
    zh = '{"a": "打开文件", "b": "保存到云端"}'
    en = '{"a": "Open file", "b": "Save to the cloud"}'
    assert found(zh.replace("云端", "本地硬盘"), en, before=(zh, en), suffix=".json") == [("STL001", "保存到本地硬")]
    both = zh.replace("云端", "本地硬盘"), en.replace("the cloud", "the local disk")
    assert found(*both, before=(zh, en), suffix=".json") == []


def test_in_a_run_of_pairs_and_where_it_is_ignored(repository):
    folder = repository(ZH, EN)
    (folder / "zh.md").write_text(ZH.replace("可以随时", "必须立即"), encoding="utf-8")
    planned = Plan((Planned("zh.md", "en.md", "en.md"),))
    for ignore, codes in (((), ["STL001"]), ("STL", [])):
        setup = Configuration(None, folder, folder, Settings(ignore=ignore))
        results = check_project(setup, planned=planned, changed=changes("HEAD", folder))
        assert [row.code for row in results.rows if row.code.startswith("STL")] == codes
