"""Ten folders whose files are named in ten ways, in several formats: all of their pairs are found."""

import csv
from html import escape
from pathlib import Path

import pytest

from xlcheck.project.match import match

with (Path(__file__).parent / "ten_folders.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))
TEXTS = {row["name"]: (row["zh"].split("|"), row["en"].split("|")) for row in ROWS}

FOLDERS = {
    "titles": {"water": ("自来水.txt", "Our Tap Water.txt"), "museum": ("陶器馆简介.txt", "About the Museum.txt"),
               "letter": ("回信.txt", "Reply.txt"), "rail": ("新线通车.txt", "Railway.txt")},
    "numbers": {"lease": ("01合同.docx", "Contract 1.docx"), "loan": ("02合同.docx", "Contract 2.docx"),
                "privacy": ("03声明.docx", "Notice 3.docx")},
    "marks of language and other endings": {
        "camera": ("guide_zh.md", "guide_en.html"), "vaccine": ("说明书（中文）.docx", "说明书（英文）.txt"),
        "rail": ("rail.zh-CN.txt", "rail.en-GB.md")},
    "codes": {"lease": ("HT-7731.docx", "A1.docx"), "loan": ("HT-9020.docx", "A2.docx"),
              "camera": ("SM-1180.docx", "B1.docx"), "vaccine": ("SM-4456.docx", "B2.docx")},
    "dates": {"letter": ("2025年3月18日信函.txt", "letter 2025-03-18.txt"),
              "museum": ("2025年4月2日通讯.txt", "news 2025-04-02.txt"),
              "rail": ("2025年4月9日通讯.txt", "news 2025-04-09.txt")},
    "pinyin": {"water": ("zilaishui.html", "tap_water.html"), "fishing": ("lao_yumin.html", "the_fisherman.html"),
               "privacy": ("yinsi.html", "privacy.html"), "vaccine": ("yimiao.html", "leaflet.html")},
    "folders within": {"lease": ("合同/一.txt", "contracts/one.txt"), "loan": ("合同/二.txt", "contracts/two.txt"),
                       "fishing": ("文学/一.txt", "fiction/one.txt")},
    "versions": {"museum": ("馆藏介绍_终稿_v3.docx", "Museum text final FINAL (LW edits).docx"),
                 "letter": ("给王女士_v2.docx", "To Ms Wang rev4.docx"),
                 "water": ("告示_修订.docx", "Notice - clean.docx")},
    "the same numbers in another order": {
        "camera": ("第1篇.md", "Text 3.md"), "vaccine": ("第2篇.md", "Text 1.md"),
        "fishing": ("第3篇.md", "Text 2.md")},
    "hashes": {"privacy": ("a9f1.txt", "77c0.docx"), "rail": ("b204.html", "01de.txt"),
               "lease": ("c3c3.docx", "f00d.html"), "letter": ("d911.md", "9e9e.txt")},
}  # fmt: skip


@pytest.fixture
def written(tmp_path, docx):
    """Write the files of a folder in the formats that their names say; return both sides."""

    def content(sentences, suffix):
        if suffix == ".docx":
            return docx("".join(f"<w:p><w:r><w:t>{escape(one)}</w:t></w:r></w:p>" for one in sentences))
        paragraphs = (f"<p>{escape(one)}</p>" for one in sentences) if suffix == ".html" else sentences
        return "\n\n".join(paragraphs).encode()

    def written(files):
        for name, paths in files.items():
            for side, sentences, path in zip(("zh", "en"), TEXTS[name], paths, strict=True):
                file = tmp_path / side / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content(sentences, file.suffix))
        return tmp_path / "zh", tmp_path / "en"

    return written


@pytest.mark.parametrize("files", FOLDERS.values(), ids=FOLDERS)
def test_all_pairs_of_a_folder_are_found(written, files):
    zh, en = written(files)
    found = match(zh, en)
    pairs = {(one.source.relative_to(zh).as_posix(), one.target.relative_to(en).as_posix()) for one in found.pairs}
    assert pairs == set(files.values())
    assert (found.sources, found.targets) == ((), ())
