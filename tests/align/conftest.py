"""A short report in both languages, written for these tests, and ways to take it apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from xlcheck.encode import Encoder, load_encoder
from xlcheck.model import Bead, Document, Pair, Segment, Span

Lines = Sequence[str]
Spans = tuple[tuple[int, ...], tuple[int, ...]]

# One bead a line: Chinese sentences, then English ones.
REPORT: tuple[tuple[Lines, Lines], ...] = (
    (["青河水库改造工程进展情况"], ["Progress of the Qinghe Reservoir renovation"]),
    (
        ["工程于2019年3月开工，总投资4.2亿元。"],
        ["Construction began in March 2019 with a total investment of 420 million yuan."],
    ),
    (
        ["今年上半年，大坝加固已经完成，新的泄洪闸也已投入使用。"],
        [
            "In the first half of this year the reinforcement of the dam was completed.",
            "A new spillway gate is also in operation.",
        ],
    ),
    (
        ["附近三个村庄的居民已经搬进新房。", "他们对住房条件普遍满意。"],
        ["Residents of three nearby villages have moved into new homes and are generally satisfied with them."],
    ),
    (["施工期间没有发生安全事故。"], ["No safety accidents occurred during construction."]),
    (["水库的蓄水能力提高了百分之十五。"], ["The storage capacity of the reservoir rose by 15 percent."]),
    (
        ["下游农田的灌溉面积扩大到六万亩。"],
        ["The irrigated area of farmland downstream was extended to 60,000 mu."],
    ),
    (["水质监测站每天公布检测结果。"], ["The water quality monitoring station publishes its results every day."]),
    (["去年夏天的暴雨考验了新的排水系统。"], ["Heavy rain last summer put the new drainage system to the test."]),
    (["当地政府计划在岸边修建一座公园。"], ["The local government plans to build a park on the shore."]),
    (["公园预计明年秋天向游客开放。"], ["The park is expected to open to visitors next autumn."]),
    (["渔民担心施工影响鱼类产卵。"], ["Fishermen worry that the work will disturb the spawning of fish."]),
    (["专家建议在繁殖季节暂停清淤。"], ["Experts recommend that dredging be suspended during the breeding season."]),
    (["你们什么时候公布下一份报告？"], ["When will you publish the next report?"]),
    (["下一份报告将在十二月底发布。"], ["The next report will be released at the end of December."]),
)

OTHER: Lines = (
    "The museum keeps a collection of ancient musical instruments.",
    "Most of the violins were made by hand in small workshops.",
    "A concert is held in the great hall every Sunday evening.",
    "Children under twelve are admitted free of charge.",
    "The oldest piano dates from the reign of a forgotten king.",
    "Visitors are asked not to touch the strings.",
    "A guide explains how the organ pipes are tuned.",
    "The choir rehearses in the chapel on Thursdays.",
    "Tickets can be bought online or at the entrance.",
    "The shop sells recordings and books about composers.",
    "A young soprano won the first prize in the competition.",
    "Her teacher had been a student of a famous conductor.",
)


def segments(lines: Lines) -> tuple[Segment, ...]:
    """Return lines as segments, each in a paragraph of its own."""
    found, start = [], 0
    for number, line in enumerate(lines):
        found.append(Segment(line, Span(start, start + len(line)), number + 1, number))
        start += len(line) + 1
    return tuple(found)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder(None)


@pytest.fixture(scope="session")
def report() -> tuple[tuple[Lines, Lines], ...]:
    return REPORT


@pytest.fixture(scope="session")
def other() -> Lines:
    return OTHER


@pytest.fixture(scope="session")
def seg() -> Callable[[Lines], tuple[Segment, ...]]:
    return segments


@pytest.fixture(scope="session")
def joined() -> Callable[..., tuple[list[str], list[str], list[Spans]]]:
    """Both sides of some beads as lists of sentences, and the beads as indices."""

    def join(
        beads: Sequence[tuple[Lines, Lines]],
    ) -> tuple[list[str], list[str], list[Spans]]:
        source: list[str] = []
        target: list[str] = []
        expected = []
        for ours, theirs in beads:
            i, j = len(source), len(target)
            source += ours
            target += theirs
            if not ours or not theirs:
                expected += [((i + k,), ()) for k in range(len(ours))] + [((), (j + k,)) for k in range(len(theirs))]
            else:
                expected.append((tuple(range(i, len(source))), tuple(range(j, len(target)))))
        return source, target, expected

    return join


@pytest.fixture(scope="session")
def pair() -> Callable[..., Pair]:
    def make(source: Lines, target: Lines, beads: tuple[Bead, ...]) -> Pair:
        return Pair(
            Document("zh.txt", "zh", "\n".join(source), segments(source)),
            Document("en.txt", "en", "\n".join(target), segments(target)),
            beads,
        )

    return make
