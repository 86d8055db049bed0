"""A longer search by command: ``python -m tests.hostile.fuzz [EXAMPLES]``. What it finds becomes a row of the table.

Structures are drawn, not bytes: units, marks, numerals and keys in any order and number, so that what is behind the
parsers is reached. An error that xlcheck raises on purpose is an answer; anything else, or five seconds, is a find.
"""

import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.inputs import docx, paragraph, tmx, write, xliff
from xlcheck.config import load_configuration
from xlcheck.errors import XlcheckError
from xlcheck.pipeline import Checker
from xlcheck.settings import Settings

LIMIT = 5.0
CHECKER = Checker(Settings())

CHINESE = st.sampled_from(
    [
        "港口",
        "三百万吨",
        "一",
        "亿",
        "百分之",
        "二〇二五年",
        "，",
        "。",
        "（",
        "）",
        "“",
        "没有",
        "不",
        "第",
        "1",
        "2.5%",
        "\u200b",
    ]
)
ENGLISH = st.sampled_from(
    [
        "port ",
        "million ",
        "twenty-",
        "one hundred and ",
        "1,000",
        "2.5% ",
        ". ",
        ", ",
        "(",
        "“",
        "not ",
        "no. ",
        "5",
        "-",
    ]
)
MARKS = st.sampled_from(
    ["**", "_", "`", "[", "](", "![", "<", "<!--", "|", "\n", "\n\n", "- ", "> ", "#", "{", "}", "&lt;", ":::", "\\"]
)
TAGS = st.sampled_from(
    ["<g>", "</g>", "<x/>", "<ph/>", "<mrk mtype='seg'>", "</mrk>", "<![CDATA[", "]]>", "&amp;", "&e;"]
)
KEYS = st.sampled_from(
    [
        "select",
        "severity",
        "pairs",
        "glossary",
        "checks",
        "=",
        "[",
        "]",
        "[[",
        "]]",
        '"',
        "{",
        "}",
        ".",
        "\n",
        "1",
        "NUM",
    ]
)


def text(*parts, size=400):
    """Return a strategy for texts of these parts, many of which are one part over and over."""
    many = st.lists(st.one_of(*parts), max_size=size).map("".join)
    over = st.tuples(st.one_of(*parts), st.integers(1, 3000)).map(lambda drawn: drawn[0] * drawn[1])
    return st.one_of(many, over, st.tuples(many, over).map("".join))


def tried(files, *names):
    """Check files, or raise for what is no answer."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), files)
        begin = time.process_time()
        try:
            if names[0].endswith(".toml"):
                load_configuration(Path(folder) / names[0])
            else:
                CHECKER.check(*[Path(folder) / name for name in names], *([None] if len(names) == 1 else []))
        except XlcheckError:
            pass
        taken = time.process_time() - begin
        assert taken < LIMIT, f"{taken} s"


def main(examples):
    """Try so many examples of each structure."""
    many = settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    zh, en = text(CHINESE), text(ENGLISH)
    page = text(ENGLISH, MARKS)
    targets = {
        "numerals": lambda z, e, p, t, k: tried({"a.tsv": f"{z}\t{e}\n"}, "a.tsv"),
        "texts": lambda z, e, p, t, k: tried({"zh.txt": z, "en.txt": e}, "zh.txt", "en.txt"),
        "Markdown": lambda z, e, p, t, k: tried({"zh.md": z, "en.md": p}, "zh.md", "en.md"),
        "XLIFF": lambda z, e, p, t, k: tried({"a.xlf": xliff(z, t)}, "a.xlf"),
        "TMX": lambda z, e, p, t, k: tried({"a.tmx": tmx(z, t)}, "a.tmx"),
        "Word": lambda z, e, p, t, k: tried({"zh.txt": z, "a.docx": docx(paragraph(t))}, "zh.txt", "a.docx"),
        "configuration": lambda z, e, p, t, k: tried({"xlcheck.toml": k}, "xlcheck.toml"),
    }
    for name, target in targets.items():
        many(given(zh, en, page, text(ENGLISH, TAGS, size=60), text(KEYS, size=60))(target))()
        print(f"{name}: {examples} examples, nothing found", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 200)
