"""TAG002: where links of a page lead."""

import pytest

from xlcheck.checks import Context
from xlcheck.checks.markup.tag002_link import LinkTarget
from xlcheck.model import Bead, Document, Link, Pair, Segment, Span
from xlcheck.terms import shipped

ZH, EN = "详见安装指南。", "See the guide."


def document(lang, text, rows):
    """A document in which each row is a sentence with links to these targets."""
    segments, links = [], []
    for number, targets in enumerate(rows):
        start = number * (len(text) + 1)
        segments.append(Segment(text, Span(start, start + len(text)), number + 1, number))
        links += [Link(Span(start + i, start + i + 1), target) for i, target in enumerate(targets)]
    return Document(f"x.{lang}", lang, "\n".join([text] * len(rows)), tuple(segments), links=tuple(links))


def run(source, target, score=1.0):
    beads = tuple(Bead((i,), (i,), score) for i in range(len(source)))
    pair = Pair(document("zh", ZH, source), document("en", EN, target), beads)
    return [(f.bead, f.message) for f in LinkTarget().check(Context(pair, shipped()))]


SILENT = {
    "the same target": ([["./a.md"]], [["./a.md"]]),
    "a folder of the language": ([["/zh-CN/docs/a"]], [["/en/docs/a"]]),
    "no folder of the language": ([["/zh/docs/a"]], [["/docs/a"]]),
    "an ending of the language": ([["a.zh-hans.md"]], [["a.md"]]),
    "an ending of the format": ([["a.md"]], [["a/"]]),
    "the page of a folder": ([["docs/index.md"]], [["docs/"]]),
    "another anchor": ([["a.md#安装"]], [["a.md#install"]]),
    "a mere anchor": ([["#安装"]], [[]]),
    "the page itself": ([["/docs/x#安装"]], [["#install"]]),
    "an escaped name": ([["%E6%8C%87%E5%8D%97.md"]], [["指南.md"]]),
    "another depth": ([["../a.md"]], [["../../a.md"]]),
    "an address that is lost": ([["https://example.org/a"]], [[]]),
    "a site for each language": ([["https://cn.example.org/a"]], [["https://www.example.org/en-US/a.html"]]),
    "http and https": ([["http://example.org/a"]], [["https://example.org/a"]]),
    "an encyclopedia of each language": (
        [["https://zh.wikipedia.org/wiki/港"]],
        [["https://en.wikipedia.org/wiki/Port"]],
    ),
    "a heading of a page": ([["a.md#the-quay"]], [["a.md#quay"]]),
    "a route of an application": ([["#/zh-CN/icon#props"]], [["#/en-US/icon#attributes"]]),
    "the address of the page": ([["/a"]], [["https://example.org/en/a"]]),
    "a mail address": ([["mailto:a@example.org"]], [[]]),
    "a variable": ([["{{ url }}"]], [[]]),
    "in the next sentence": ([["a.md"], []], [[], ["a.md"]]),
    "in the sentence before": ([[], ["a.md"]], [["a.md"], []]),
    "twice and once": ([["a.md", "a.md"]], [["a.md"]]),
    "one more in the translation": ([[]], [["a.md"]]),
    "in another order": ([["a.md", "b.md"]], [["b.md", "a.md"]]),
}


@pytest.mark.parametrize(("source", "target"), SILENT.values(), ids=SILENT.keys())
def test_silent(source, target):
    assert run(source, target) == []


FOUND = {
    "another page of a site": (
        [["https://example.org/a"]],
        [["https://example.org/b"]],
        [(0, "this link leads to https://example.org/b, in the source to https://example.org/a")],
    ),
    "another route": (
        [["#/zh-CN/icon"]],
        [["#/en-US/ico"]],
        [(0, "this link leads to #/en-US/ico, in the source to #/zh-CN/icon")],
    ),
    "another part of a program": (
        [["api.html#quay.registerShip"]],
        [["api.html#quay.register"]],
        [(0, "this link leads to #quay.register, in the source to #quay.registerShip")],
    ),
    "another page": ([["a.md"]], [["b.md"]], [(0, "this link leads to b.md, in the source to a.md")]),
    "no link": ([[], ["a.md"]], [[], []], [(1, "the source links to a.md here, the translation does not")]),
    "another of two": ([["a.md", "b.md"]], [["a.md", "c.md"]], [(0, "this link leads to c.md, in the source to b.md")]),
    "an address in its place": ([["a.md"]], [["https://example.org/b"]],
                                [(0, "this link leads to https://example.org/b, in the source to a.md")]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "target", "messages"), FOUND.values(), ids=FOUND.keys())
def test_found(source, target, messages):
    assert run(source, target) == messages


def test_what_is_uncertain_is_not_compared():
    assert run([["a.md"]], [["b.md"]], score=0.2) == []


def test_a_placeholder_before_a_path_is_no_path():
    found = run([["${site}api.html#echart.register"]], [["${site}option.html#series-map"]])
    assert [message for _, message in found] == [
        "this link leads to ${site}option.html#series-map, in the source to ${site}api.html#echart.register"
    ]
    assert run([["{{ base }}/api.html"]], [["{{ base }}/api.html"]]) == []
    assert run([["${url}"]], [["${other}"]]) == []


def test_one_link_for_another_is_serious_and_a_lost_one_is_not():
    def severities(source, target):
        pair = Pair(document("zh", ZH, [source]), document("en", EN, [target]), (Bead((0,), (0,), 1.0),))
        return [f.severity for f in LinkTarget().check(Context(pair, shipped()))]

    assert severities(["./a.md"], ["./b.md"]) == ["major"]
    assert severities(["./a.md"], []) == ["minor"]
    assert severities(["./a.md", "./b.md"], ["./c.md"]) == ["minor", "minor"]
