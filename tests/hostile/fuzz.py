"""A longer search by command. What it finds becomes a row of the table.

``python -m tests.hostile.fuzz [TARGET...] [--examples N]`` draws so many examples of each structure.
``python -m tests.hostile.fuzz --engine atheris [TARGET...] [--seconds N]`` lets coverage choose what to draw, for so many
seconds each (``pip install atheris``; it has no build for Windows). Both draw the same structures: hypothesis makes one
of the bytes that atheris gives.

Structures are drawn, not bytes: units, marks, numerals and keys in any order and number, so that what is behind the
parsers is reached. An error that xlcheck raises on purpose is an answer; anything else, or five seconds, is a find.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.inputs import docx, odt, paragraph, po, tbx, tmx, write, xliff, xlsx
from xlcheck.errors import XlcheckError

LIMIT = 5.0

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


@cache
def checker():
    """Return what checks; it is imported late, so that an engine can watch it."""
    from xlcheck.pipeline import Checker
    from xlcheck.settings import Settings

    return Checker(Settings())


def tried(files, *names):
    """Check files, or raise for what is no answer."""
    from xlcheck.config import load_configuration
    from xlcheck.terms import load_glossary

    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), files)
        paths = [Path(folder) / name for name in names]
        begin = time.process_time()
        try:
            if names[0].endswith(".toml"):
                load_configuration(paths[0])
            elif names[0].startswith("glossary"):
                load_glossary(paths)
            else:
                checker().check(*paths, *([None] if len(names) == 1 else []))
        except XlcheckError:
            pass
        taken = time.process_time() - begin
        assert taken < LIMIT, f"{taken} s"


ZH, EN = text(CHINESE), text(ENGLISH)
PAGE, CODED, TABLE = text(ENGLISH, MARKS), text(ENGLISH, TAGS, size=60), text(KEYS, size=60)
MANY = st.lists(st.tuples(*(st.lists(part, max_size=12).map("".join) for part in (CHINESE, ENGLISH))), max_size=200)
ROWS = st.one_of(MANY, st.tuples(MANY.filter(bool), st.integers(1, 300)).map(lambda drawn: drawn[0][:2] * drawn[1]))


def rows(pairs):
    return "".join(f"{zh}\t{en}\n" for zh, en in pairs)


def columns(pairs):
    """Return both sides of pairs as texts, a list item to a line."""
    return ["".join(f"- {pair[side]}\n" for pair in pairs) for side in (0, 1)]


def cells(zh, en):
    return f"<row><c t='str'><v>{zh}</v></c><c t='str'><v>{en}</v></c></row>"


TARGETS = {
    "numerals": (given(ZH, EN), lambda z, e: tried({"a.tsv": f"{z}\t{e}\n"}, "a.tsv")),
    "rows": (given(ROWS), lambda r: tried({"a.tsv": rows(r)}, "a.tsv")),
    "lists": (given(ROWS), lambda r: tried(dict(zip(("zh.md", "en.md"), columns(r), strict=True)), "zh.md", "en.md")),
    "texts": (given(ZH, EN), lambda z, e: tried({"zh.txt": z, "en.txt": e}, "zh.txt", "en.txt")),
    "markdown": (given(ZH, PAGE), lambda z, p: tried({"zh.md": z, "en.md": p}, "zh.md", "en.md")),
    "html": (given(ZH, PAGE), lambda z, p: tried({"zh.txt": z, "en.html": p}, "zh.txt", "en.html")),
    "xliff": (given(ZH, CODED), lambda z, t: tried({"a.xlf": xliff(z, t)}, "a.xlf")),
    "tmx": (given(ZH, CODED), lambda z, t: tried({"a.tmx": tmx(z, t)}, "a.tmx")),
    "po": (given(ZH, PAGE), lambda z, p: tried({"a.po": po(z, p)}, "a.po")),
    "word": (given(ZH, CODED), lambda z, t: tried({"zh.txt": z, "a.docx": docx(paragraph(t))}, "zh.txt", "a.docx")),
    "odt": (
        given(ZH, CODED),
        lambda z, t: tried({"zh.txt": z, "a.odt": odt(f"<text:p>{t}</text:p>")}, "zh.txt", "a.odt"),
    ),
    "sheet": (given(ZH, CODED), lambda z, t: tried({"a.xlsx": xlsx(cells(z, t))}, "a.xlsx")),
    "glossary": (given(CODED), lambda t: tried({"glossary.tbx": tbx(term=t)}, "glossary.tbx")),
    "configuration": (given(TABLE), lambda k: tried({"xlcheck.toml": k}, "xlcheck.toml")),
}
"""By name: what is drawn, and what is done with it."""


def by_hypothesis(name, examples):
    """Try so many examples of a structure."""
    many = settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    drawn, target = TARGETS[name]
    many(drawn(target))()
    print(f"{name}: {examples} examples, nothing found", flush=True)  # noqa: T201


def by_atheris(name, seconds):
    """Try a structure for so many seconds, in the process that this is: atheris ends it. Its corpus is not kept."""
    import atheris

    with atheris.instrument_imports(include=["xlcheck"]):
        checker()
        import xlcheck.config
        import xlcheck.read
        import xlcheck.terms  # noqa: F401
    drawn, target = TARGETS[name]
    many = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
    one = many(drawn(target)).hypothesis.fuzz_one_input
    # A machine that is busy makes a run slow; processor time is what `tried` limits.
    options = [f"-max_total_time={seconds}", "-max_len=4096", "-timeout=120", "-rss_limit_mb=2048", "-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={tempfile.gettempdir()}/xlcheck-{name}-"]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], lambda data: one(data) and None)
    atheris.Fuzz()


def main():
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.fuzz")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all if none is given")
    parser.add_argument("--engine", choices=("hypothesis", "atheris"), default="hypothesis")
    parser.add_argument("--examples", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args()
    for name in given.targets or TARGETS:
        if given.engine == "hypothesis":
            by_hypothesis(name, given.examples)
        elif given.targets == [name]:
            by_atheris(name, given.seconds)
        else:
            command = [sys.executable, "-m", "tests.hostile.fuzz", name, "--engine", "atheris", "--seconds", str(given.seconds)]  # fmt: skip
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
