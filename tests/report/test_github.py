"""Workflow commands: one line each, on the right line and column, and nothing in a file can make another."""

import re
from pathlib import Path

from xlcheck.report.github import render_github

COMMAND = re.compile(r"^::(error|warning|notice) ([^:]*)::(.*)$")


def commands(text):
    found = [COMMAND.match(line) for line in text.splitlines() if line.startswith("::")]
    assert all(found)
    return [(m[1], dict(p.split("=", 1) for p in m[2].split(",")), m[3]) for m in found]


def unescaped(text):
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_place_of_the_finding(results, view, pages):
    kind, at, message = commands(render_github(results, view))[0]
    assert kind == "error"
    assert (at["file"], at["line"], at["endLine"]) == ("docs 中文/en.md", "3", "3")
    line = Path(pages.target.path).read_text(encoding="utf-8").split("\n")[2]
    assert line[int(at["col"]) - 1 : int(at["endColumn"])] == "18.5 billion yuan"
    assert unescaped(at["title"]) == "NUM004 number-magnitude"
    assert "18.5亿元" in unescaped(message)


def test_text_of_a_file_cannot_inject_a_command(results, review):
    text = render_github(results, review)
    assert [line[:10] for line in text.splitlines() if "error file=x" in line] == ["::warning "]
    assert "\x1b" not in text
    hostile = next(message for kind, at, message in commands(text) if at["title"].startswith("NUM008"))
    assert "5%25::error" in hostile


def test_properties_are_escaped(results, view):
    error = next(at for _, at, _ in commands(render_github(results, view)) if at["title"].startswith("IOE004"))
    assert error["file"].endswith("b%2C%3A%25.md")


def test_the_summary_follows(results, view):
    last = render_github(results, view).splitlines()
    assert any(line.startswith("3 findings (2 critical, 1 major) in 2 pairs") for line in last)
    assert last[-1] == "1 pair could not be checked."
