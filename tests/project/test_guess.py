"""What `xlcheck init` takes for pairs."""

from pathlib import Path

import pytest

from xlcheck.project.guess import guess
from xlcheck.project.guess_ignores import ignored_texts, is_switch
from xlcheck.project.plan import plan


@pytest.mark.parametrize(
    ("files", "patterns"),
    [
        pytest.param("src/zh.py en.md zh.md", [], id="nothing that says a language of its own"),
        pytest.param("a.zh.md b.en.md", [], id="two files that do not belong together"),
        pytest.param("docs/zh-CN/a.md docs/en/a.md", [("docs/zh-CN/**/*.md", "docs/en/**/*.md", "both")], id="folders"),
        pytest.param("node_modules/zh/a.md node_modules/en/a.md", [], id="folders of others"),
        pytest.param("c/x/i.zh-CN.md c/x/i.en-US.md", [("**/*.zh-CN.md", "**/*.en-US.md", "both")], id="names"),
        pytest.param("README.md README_zh.md", [("**/*_zh.md", "**/*.md", "target")], id="a name without language"),
        pytest.param("a.zh.md a.en.md a.md", [("**/*.zh.md", "**/*.en.md", "both")], id="the name that says it wins"),
    ],
)
def test_pairs_are_found_by_folders_and_names(tmp_path, files, patterns):
    for name in files.split():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert [(p.source, p.target, p.missing) for p in guess(tmp_path)] == patterns


SITES = {
    "Docusaurus": (
        "docs/a.md docs/b/c.mdx i18n/en/docusaurus-plugin-content-docs/current/a.md"
        " i18n/en/docusaurus-plugin-content-docs/current/b/c.mdx versioned_docs/version-1.0/a.md"
        " i18n/en/docusaurus-plugin-content-docs/version-1.0/a.md blog/x.md i18n/en/docusaurus-plugin-content-blog/x.md"
        " i18n/ja/docusaurus-plugin-content-docs/current/a.md",
        [
            ("blog/**/*.md", "i18n/en/docusaurus-plugin-content-blog/**/*.md"),
            ("docs/**/*.md", "i18n/en/docusaurus-plugin-content-docs/current/**/*.md"),
            ("docs/**/*.mdx", "i18n/en/docusaurus-plugin-content-docs/current/**/*.mdx"),
            (
                "versioned_docs/version-*/**/*.md",
                "i18n/en/docusaurus-plugin-content-docs/version-*/**/*.md",
            ),
        ],
    ),
    "Docusaurus with English first": (
        "docs/a.md i18n/zh-CN/docusaurus-plugin-content-docs/current/a.md",
        [("i18n/zh-CN/docusaurus-plugin-content-docs/current/**/*.md", "docs/**/*.md")],
    ),
    "VitePress with English in a folder": (
        "docs/a.md docs/g/b.md docs/en/a.md docs/en/g/b.md docs/ja/a.md",
        [("docs/**/*.md", "docs/en/**/*.md")],
    ),
    "VitePress with Chinese in a folder": (
        "a.md g/b.md zh/a.md zh/g/b.md ko/a.md",
        [("zh/**/*.md", "**/*.md")],
    ),
    "Hugo": ("content/zh/a.md content/en/a.md content/fr/a.md", [("content/zh/**/*.md", "content/en/**/*.md")]),
    "Hugo and MkDocs by suffix": ("docs/a.zh.md docs/a.en.md docs/a.fr.md", [("**/*.zh.md", "**/*.en.md")]),
    "folders of versions": (
        "docs/v1.2/zh/a.md docs/v1.2/en/a.md docs/v1.3/zh/a.md docs/v1.3/en/a.md"
        " docs/latest/zh/a.md docs/latest/en/a.md",
        [("docs/*/zh/**/*.md", "docs/*/en/**/*.md")],
    ),
    "one folder of a version": (
        "docs/v1.2/zh/a.md docs/v1.2/en/a.md",
        [("docs/v1.2/zh/**/*.md", "docs/v1.2/en/**/*.md")],
    ),
    "a folder that only looks like a language": ("docs/a.md docs/it/b.md docs/en/x.md docs/en/y.md", []),
}


@pytest.mark.parametrize(("files", "patterns"), SITES.values(), ids=SITES.keys())
def test_sites_are_paired_as_their_generators_keep_them(tmp_path, files, patterns):
    for name in files.split():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = guess(tmp_path)
    assert sorted((p.source, p.target) for p in found) == sorted(patterns)
    # What is found pairs each page once, and none of another language.
    pairs = plan(found, tmp_path, tmp_path).pairs if found else ()
    assert not {"ja", "ko", "fr"} & {part for pair in pairs for part in Path(pair.key).parts}
    assert len({pair.key for pair in pairs}) == len(pairs)
    for pair in pairs:
        assert Path(pair.source).name.replace(".zh.", ".en.") == Path(pair.target).name


def test_pages_with_both_languages_are_one_pattern(tmp_path):
    for name in ("c/a/demo/x.md", "c/b/demo/y.md", "one.md", "c/a/index.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" if "index" in name else "## zh-CN\n\n文\n\n## en-US\n\nText\n", encoding="utf-8")
    assert [(p.source, p.target) for p in guess(tmp_path)] == [("c/**/demo/*.md", None), ("one.md", None)]


@pytest.mark.parametrize("line", ["English | 简体中文", "[English] 中文", "简体中文 / English / 日本語", "中文"])
def test_a_switch_between_languages(line):
    assert is_switch(line)


@pytest.mark.parametrize("line", ["English", "The 中文 edition", "中文社区", "码头", ""])
def test_what_is_none(line):
    assert not is_switch(line)


def test_switches_and_banners_of_english_pages(tmp_path):
    pages = []
    for number in range(6):
        banner = "本页由机器翻译。\n\n" if number < 5 else "只有一页。\n\n"
        pages.append(tmp_path / f"{number}.md")
        pages[-1].write_text(f"English | 中文\n\n{banner}# Quay\n\nIt is deep.\n", encoding="utf-8")
    assert ignored_texts(pages) == ("English | 中文", "本页由机器翻译。")


@pytest.mark.parametrize(("text", "found"), [("码头很深。" * 9, [("**/*.md", "**/*.en.md")]), ("Ein Kai.", [])])
def test_only_the_english_pages_name_their_language(tmp_path, text, found):
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "a.en.md").write_text("The quay is deep.", encoding="utf-8")
    assert [(p.source, p.target) for p in guess(tmp_path)] == found
