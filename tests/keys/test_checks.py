"""What is said of keys: silence first, then what is found."""

import json

import pytest

from xlcheck.library import check_files
from xlcheck.settings import Settings


@pytest.fixture
def found(tmp_path):
    """Check two JSON files, or two texts with a name: the codes with the keys, all or those at the gate."""

    def found(zh, en, suffix=".json", gate=True, **options):
        paths = []
        for name, content in (("zh", zh), ("en", en)):
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
            paths.append(tmp_path / f"{name}{suffix}")
            paths[-1].write_text(text, encoding="utf-8")
        report = check_files(*paths, Settings(**options))
        rows = report.at_gate if gate else report.findings
        return [(f.code, (f.target or f.source).unit) for f in rows if f.code[:3] in ("KEY", "TAG", "NUM")]

    return found


def test_a_measure_word_may_be_empty(found):
    assert found({"a": "第", "b": "页", "c": "打开文件"}, {"a": "", "b": "", "c": "Open file"}) == []


def test_a_key_that_is_a_text_stands_in_for_its_translation(found):
    assert found({"Save changes": "保存更改", "Open": "打开"}, {"Save changes": "", "Open": "Open"}) == []
    assert found({"Save changes": "保存更改", "Open": "打开"}, {"Open": "Open"}) == []


def test_names_codes_and_languages_may_be_the_same(found):
    same = {"sso": "SAML 2.0", "os": "iOS", "self": "简体中文", "n": "100%", "cmd": "git push"}
    assert found(same, same | {"self": "English", "x": "Text"}) == []
    assert found(same | {"a": "打开"}, same | {"a": "Open"}) == []


def test_each_file_has_the_forms_of_its_language(found):
    zh = {"n_other": "{{count}} 个文件"}
    assert found(zh, {"n_one": "{{count}} file", "n_other": "{{count}} files"}) == []
    assert found(zh, {"n_one": "One file", "n_other": "{{count}} files", "n_zero": "No files"}) == []
    assert found(zh, {"n_other": "{{count}} files"}) == [("KEY004", "n_other")]
    assert found(zh, {"n_one": "{{count}} file"}, gate=True) == [("KEY004", "n_one")]
    assert found({"n_0": "{{count}} 个文件"}, {"n": "{{count}} file", "n_plural": "{{count}} files"}) == []


def test_units_and_words_without_a_plural_need_one_form(found):
    assert found({"n_other": "{{count}} MB"}, {"n_other": "{{count}} MB"}, gate=False) == []
    assert found({"n_other": "已选 {{count}} 项"}, {"n_other": "{{count}} selected"}) == []
    assert found({"sex_male": "男", "sex_other": "其他"}, {"sex_male": "Male", "sex_other": "Other"}) == []


def test_bars_part_plural_forms(found):
    assert found({"n": "{n} 个文件"}, {"n": "no files | one file | {n} files"}) == []
    assert found({"n": "{n} 个文件"}, {"n": "no files | one file | {m} files"}) == [("TAG001", "n (other)")]
    assert found({"n": "登录 | 注册"}, {"n": "Log in | Sign up"}) == []


def test_branches_of_icu_are_compared_one_by_one(found):
    zh = {"n": "{n, plural, other {删除了 # 个文件}}"}
    assert found(zh, {"n": "{n, plural, =0 {Nothing deleted} one {Deleted # file} other {Deleted # files}}"}) == []
    assert found(zh, {"n": "{n, plural, one {Deleted # file} other {Deleted files}}"}) == [("TAG001", "n (other)")]
    zh = {"w": "{w, select, admin {管理员可以删除} other {成员不能删除}}"}
    assert found(zh, {"w": "{w, select, admin {Admins may delete} other {Members cannot delete}}"}) == []
    rest = {"w": "{w, select, other {Members cannot delete}}"}
    assert found(zh, rest, gate=False) == [("KEY004", "w (other)")]


def test_arguments_with_numbers_may_change_places(found):
    zh = '"a" = "%@ 发送了 %d 张照片";'
    assert found(zh, '"a" = "%2$d photos sent by %1$@";', ".strings") == []
    assert found(zh, '"a" = "%d photos sent by %@";', ".strings") == [("TAG001", "a")]
    assert found(zh, '"a" = "%1$@ sent %1$d photos";', ".strings") == [("TAG001", "a")]
    assert found('"a" = "100% 完成"; "b" = "%d%%";', '"a" = "100% complete"; "b" = "%d%%";', ".strings") == []


def test_what_a_format_does_not_know_is_no_placeholder(found):
    assert found({"a": "时间 :name"}, {"a": "Time"}) == []
    assert found({"a": "分数 #1"}, {"a": "Score 1"}) == []
    assert (
        found(
            "<?php return ['a' => '必须在:min到:max之间。'];", "<?php return ['a' => 'Between :min and :max.'];", ".php"
        )
        == []
    )


def test_a_text_may_be_as_long_as_its_file_allows(found):
    zh, en = "# max length: 10\na = 设置\n", "# max length: 10\na = {}\n"
    assert found(zh, en.format("Settings"), ".properties") == []
    assert found(zh, en.format("Preferences"), ".properties") == [("KEY005", "a")]


def test_a_key_that_stands_twice_is_found_where_it_is_hidden(found):
    assert found('{"a": "打开", "b": "关闭"}', '{"a": "Open it", "b": "Close", "a": "Open"}') == [("KEY006", "a")]
    assert found('{"a": "打开"}', '{"a": "Open", "a": "Open"}') == []


def test_missing_unused_and_untranslated_keys_are_one_finding_each(found):
    zh = {"a": "打开文件", "b": "关闭窗口", "c": "另存为新文件", "d": "退出", "e": "版本 1.5 已发布"}
    en = {"a": "打开文件", "b": "关闭窗口", "x": "New", "e": ""}
    assert found(zh, en | {"y": "Text " * 9}) == [
        ("KEY003", "a"), ("KEY003", "b"), ("KEY001", "c"), ("KEY001", "d"), ("KEY003", "e")
    ]  # fmt: skip
    assert ("KEY002", "x") in found(zh, en | {"y": "Text " * 9}, gate=False)


def test_a_comment_hides_a_finding(found):
    zh = "a: 打开 {name}\nb: 关闭 {name}\n"
    en = "# xlcheck: ignore TAG001 -- checked\na: Open\nb: Close\n"
    assert found(zh, en, ".yml") == [("TAG001", "b")]


def test_unfinished_entries_are_left_out_on_request(found, tmp_path):
    zh = 'msgid "a"\nmsgstr "最多 20 个"\n'
    en = '#, fuzzy\nmsgid "a"\nmsgstr "At most 200"\n\nmsgid "b"\nmsgstr "x"\n'
    assert found(zh + '\nmsgid "b"\nmsgstr "文"\n', en, ".po") == [("NUM004", "a")]
    assert ("NUM004", "a") not in found(zh + '\nmsgid "b"\nmsgstr "文"\n', en, ".po", unfinished=False)


XCSTRINGS = """{"sourceLanguage": "en", "version": "1.0", "strings": {
 "Add up to 20 members": {"localizations": {"zh-Hans": {"stringUnit": {"state": "translated", "value": "最多添加 20 个成员"}}}},
 "hello": {"localizations": {
  "en": {"stringUnit": {"state": "translated", "value": "Welcome back, %@"}},
  "zh-Hans": {"stringUnit": {"state": "translated", "value": "欢迎回来，%@"}}}},
 "files": {"localizations": {
  "en": {"variations": {"plural": {"one": {"stringUnit": {"value": "%lld file"}}, "other": {"stringUnit": {"value": "%lld files"}}}}},
  "zh-Hans": {"variations": {"plural": {"other": {"stringUnit": {"value": "%lld 个文件"}}}}}}},
 "offline": {"localizations": {
  "en": {"stringUnit": {"value": "This feature does not support offline use."}},
  "zh-Hans": {"stringUnit": {"value": "此功能不支持离线使用。"}}}}
}}
"""
QT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context><name>Main</name>
<message><source>Add up to 20 members</source><translation>最多添加 20 个成员</translation></message>
<message><source>Welcome back, %1</source><translation>欢迎回来，%1</translation></message>
<message numerus="yes"><source>%n file(s)</source><translation><numerusform>%n 个文件</numerusform></translation></message>
<message><source>This feature does not support offline use.</source><translation>此功能不支持离线使用。</translation></message>
<message><source>Old</source><translation type="vanished">旧 9</translation></message>
</context></TS>
"""
PO = """msgid ""
msgstr "Language: zh_CN\\n"

msgid "Add up to 20 members"
msgstr "最多添加 20 个成员"

msgid "Welcome back, %s"
msgstr "欢迎回来，%s"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d 个文件"

msgid "This feature does not support offline use."
msgstr "此功能不支持离线使用。"
"""


@pytest.mark.parametrize(
    ("name", "text", "name_", "wrong"),
    [("a.xcstrings", XCSTRINGS, "back, %@", "back, %d"), ("a.ts", QT, "back, %1", "back, %2"), ("a.po", PO, "back, %s", "back, %d")],
)  # fmt: skip
def test_catalogues_of_both_languages(name, text, name_, wrong, tmp_path):
    def gate(content):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return [(f.code, f.target.line, f.target.column) for f in check_files(path).at_gate if f.target]

    def at(content, words):
        before = content[: content.index(words)]
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    assert gate(text) == []
    slip = text.replace(name_, wrong)
    assert gate(slip) == [("TAG001", *at(slip, wrong.removeprefix("back, ")))]
    slip = text.replace("does not support", "supports")
    assert [found[:2] for found in gate(slip)] == [("SIM002", at(slip, "supports")[0])]
    slip = text.replace("20 个", "30 个")
    assert [code for code, *_ in gate(slip)] == ["NUM003"]
    slip = text.replace("最多添加 20 个成员", "")
    assert gate(slip) == []  # it waits for its Chinese, which is no error of the English


def test_the_length_of_a_unit_of_xliff(tmp_path):
    path = tmp_path / "a.xlf"
    unit = '<trans-unit id="1" maxwidth="8" size-unit="char"><source>设置</source><target>{}</target></trans-unit>'
    for text, expected in (("Settings", []), ("Preferences", ["KEY005"])):
        path.write_text(
            f'<xliff version="1.2"><file source-language="zh" target-language="en"><body>{unit.format(text)}'
            "</body></file></xliff>",
            encoding="utf-8",
        )
        assert [f.code for f in check_files(path).at_gate] == expected
