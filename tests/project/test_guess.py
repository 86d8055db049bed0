"""What `xlcheck init` takes for pairs."""

import pytest

from xlcheck.project.guess import guess


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
