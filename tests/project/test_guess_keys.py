"""Files of keys that `xlcheck init` and two folders take for pairs: by their names and by what is in them."""

import pytest

from xlcheck.project.guess import guess
from xlcheck.project.match import match

TEXTS = {
    ".json": ('{"save": "保存"}', '{"save": "Save"}'),
    ".yml": ("zh-CN:\n  save: 保存\n", "en:\n  save: Save\n"),
    ".properties": ("save=保存\n", "save=Save\n"),
    ".arb": ('{"save": "保存"}', '{"save": "Save"}'),
    ".ts": ("export default { save: '保存' }", "export default { save: 'Save' }"),
    ".strings": ('"save" = "保存";', '"save" = "Save";'),
    ".xml": ('<resources><string name="save">保存</string></resources>',
             '<resources><string name="save">Save</string></resources>'),
    ".php": ("<?php return ['save' => '保存'];", "<?php return ['save' => 'Save'];"),
}  # fmt: skip


@pytest.fixture
def write(tmp_path):
    """Write two files in the languages of a pair: ``write(zh, en)`` takes their names."""

    def write(zh, en, texts=None):
        for name, side in ((zh, 0), (en, 1)):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text((texts or TEXTS[path.suffix])[side], encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("locales/zh-CN.json", "locales/en.json"),
        ("locales/zh.json", "locales/en-US.json"),
        ("src/lang/zhCN.ts", "src/lang/enUS.ts"),
        ("src/zh_CN.ts", "src/en_US.ts"),
        ("lib/l10n/app_zh.arb", "lib/l10n/app_en.arb"),
        ("config/locales/admin.zh-CN.yml", "config/locales/admin.en.yml"),
        ("a/b/c/d/e/f/messages_zh_CN.properties", "a/b/c/d/e/f/messages_en.properties"),
        ("a/messages_zh_CN.properties", "a/messages.properties"),
        ("app/src/main/res/values-zh-rCN/strings.xml", "app/src/main/res/values/strings.xml"),
        ("App/zh-Hans.lproj/Localizable.strings", "App/en.lproj/Localizable.strings"),
        ("App/zh-Hans.lproj/Localizable.strings", "App/Base.lproj/Localizable.strings"),
        ("_locales/zh_CN/messages.json", "_locales/en/messages.json"),
        ("lang/zh_CN/auth.php", "lang/en/auth.php"),
        ("i18n/zh-CN/client.zh-CN.yml", "i18n/en/client.en.yml"),
    ],
)
def test_files_that_share_keys_are_proposed(zh, en, write):
    assert [(p.source, p.target) for p in guess(write(zh, en))] == [(zh, en)]


PO = """msgid ""
msgstr "Language: zh_CN\\n"

msgid "Save the file before you close it"
msgstr "关闭之前请先保存这个文件，以免丢失"
"""


def test_catalogues_with_both_languages_are_proposed(tmp_path):
    for name in ("po/zh_CN.po", "po/fr.po", "d/zh/a.po", "d/zh/b/c.po", "d/zh/b/e.po", "d/en/a.po", "x/a.po"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PO, encoding="utf-8")
    assert [(p.source, p.target) for p in guess(tmp_path) if not p.target] == [
        ("d/zh/**/*.po", None),
        ("po/zh_CN.po", None),
    ]


def test_many_files_of_two_folders_are_one_pattern(write):
    for name in "abc":
        folder = write(f"locales/zh/{name}.json", f"locales/en/{name}.json")
    assert [(p.source, p.target) for p in guess(folder)] == [("locales/zh/**/*.json", "locales/en/**/*.json")]


@pytest.mark.parametrize(
    ("zh", "en", "texts"),
    [
        ("zh/index.ts", "en/index.ts", ("import a from './a'", "import a from './a'")),
        ("zh.json", "en.json", ('{"a": 1}', '{"a": 2}')),
        ("values-zh/colors.xml", "values/colors.xml", ("<resources><color name='a'>#fff</color></resources>",) * 2),
        ("node_modules/x/zh.json", "node_modules/x/en.json", None),
        ("zh-CN.json", "fr.json", None),
        ("zh.json", "en.yml", None),
    ],
)
def test_programs_settings_and_other_languages_are_not(zh, en, texts, write):
    assert guess(write(zh, en, texts)) == ()


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("zh-CN.json", "en.json"),
        ("messages_zh_CN.properties", "messages_en.properties"),
        ("a/values-zh-rCN/strings.xml", "a/values/strings.xml"),
        ("x/zh-Hans.lproj/a.strings", "x/Base.lproj/a.strings"),
        ("same.yml", "same.yml"),
    ],
)
def test_two_folders_pair_them_by_name(zh, en, write, tmp_path):
    write(f"zh/{zh}", f"en/{en}")
    found = match(tmp_path / "zh", tmp_path / "en")
    assert [(m.source, m.target, m.how) for m in found.pairs] == [(tmp_path / "zh" / zh, tmp_path / "en" / en, "name")]
