"""Two folders whose files have other names: which of them are pairs."""

import pytest

from xlcheck.errors import UsageError
from xlcheck.project.match import match

TEXTS = {
    "办法": ("第一章 总则\n\n为了规范招标投标活动，保护国家利益，制定本办法。\n\n本办法自2020年1月1日起施行。\n",
            "Chapter I General Provisions\n\nThese Measures are made to regulate bidding activities and to protect the "
            "national interest.\n\nThese Measures shall come into force on January 1, 2020.\n"),
    "发布会": ("今年前三季度，全省粮食产量再创新高。\n\n农民收入增长快于城镇居民。\n",
             "In the first three quarters of this year, grain output in the province reached a new high.\n\n"
             "The income of farmers grew faster than that of urban residents.\n"),
    "手册": ("点击“保存”按钮，文件将写入磁盘。\n\n如果密码输入错误，请重新登录。\n",
            "Click the Save button, and the file is written to the disk.\n\nIf the password is wrong, log in again.\n"),
    "小说": ("老人坐在门口，望着远处的山。\n\n孩子们在河边追着一只狗。\n",
            "The old man sat in the doorway, looking at the hills.\n\nThe children chased a dog by the river.\n"),
    "医院": ("患者出现发热和咳嗽症状三天。\n\n医生建议继续服用抗生素一周。\n",
            "The patient had had fever and cough for three days.\n\nThe doctor advised another week of antibiotics.\n"),
}  # fmt: skip
NAMES = ("measures", "Speech (final)", "UserGuide-v2", "chapter_3", "case")


@pytest.fixture
def folders(tmp_path):
    """Write both folders; ``folders(zh, en)`` takes names and texts."""

    def folders(zh, en):
        for side, files in (("zh", zh), ("en", en)):
            for name, text in files.items():
                path = tmp_path / side / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return tmp_path / "zh", tmp_path / "en"

    return folders


def told(found, zh, en):
    return [(m.source.relative_to(zh).as_posix(), m.target.relative_to(en).as_posix(), m.how) for m in found.pairs]


def test_unlike_names_are_paired_by_their_texts(folders):
    zh, en = folders(
        {f"{name}.txt": zh for name, (zh, _) in TEXTS.items()},
        {f"{name}.md": en for name, (_, en) in zip(NAMES, TEXTS.values(), strict=True)},
    )
    found = match(zh, en)
    assert sorted(told(found, zh, en)) == sorted(
        (f"{ours}.txt", f"{theirs}.md", "text") for ours, theirs in zip(TEXTS, NAMES, strict=True)
    )
    assert (found.sources, found.targets) == ((), ())


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("report.txt", "report.md"),
        ("Report_ZH.txt", "report-en.txt"),
        ("报告（中文）.txt", "报告（英文）.txt"),
        ("a/b.zh-CN.txt", "a/b.en-US.txt"),
        ("a/b.txt", "A/B.txt"),
    ],
)
def test_names_that_differ_in_ending_and_language_alone_are_enough(folders, ours, theirs):
    zh, en = folders({ours: TEXTS["手册"][0]}, {theirs: TEXTS["小说"][1]})
    assert told(match(zh, en), zh, en) == [(ours, theirs, "name")]


def test_the_same_name_in_another_folder_is_not_enough(folders):
    zh, en = folders({"a/x.txt": TEXTS["手册"][0]}, {"b/x.txt": TEXTS["小说"][1]})
    assert match(zh, en).pairs == ()


def test_what_has_no_counterpart_is_told(folders):
    zh, en = folders(
        {"一.txt": TEXTS["办法"][0], "二.txt": TEXTS["手册"][0]}, {"x.txt": TEXTS["办法"][1], "y.txt": TEXTS["医院"][1]}
    )
    found = match(zh, en)
    assert told(found, zh, en) == [("一.txt", "x.txt", "text")]
    assert [(note.code, note.source) for note in found.plan().missing] == [("OMI002", True), ("ADD002", False)]


def test_numbers_in_names_decide_between_texts_that_are_the_same(folders):
    text = TEXTS["办法"]
    zh, en = folders({"第1章.txt": text[0], "第2章.txt": text[0]}, {"Ch2.txt": text[1], "Ch1.txt": text[1]})
    assert {(a, b) for a, b, _ in told(match(zh, en), zh, en)} == {("第1章.txt", "Ch1.txt"), ("第2章.txt", "Ch2.txt")}


def test_hidden_files_and_those_that_are_no_documents_are_left_out(folders):
    zh, en = folders(
        {"a.txt": TEXTS["办法"][0], ".b.txt": "x", "~$a.docx": "x", "c.png": "x"}, {"a.txt": TEXTS["办法"][1]}
    )
    found = match(zh, en)
    assert (len(found.pairs), found.sources) == (1, ())


def test_a_folder_without_documents_is_named(folders, tmp_path):
    zh, en = folders({"a.png": "x"}, {"a.txt": "One."})
    with pytest.raises(UsageError, match=r"zh: no documents"):
        match(zh, en)
