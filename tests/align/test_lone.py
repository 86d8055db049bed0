"""Sentences that stand once on either side, out of order."""

from __future__ import annotations

import pytest

from xlcheck.align import align, moved_findings
from xlcheck.model import Bead, Segment, Span

CHANGES = (
    ("Tabs：修复切换时的闪烁问题 #8127", "Tabs: fix flickering while switching #8127"),
    ("Table：新增列宽拖动功能 #8204", "Table: add resizing of columns by dragging #8204"),
    ("DatePicker：支持选择季度 #8255", "DatePicker: support the selection of quarters #8255"),
    ("Upload：修复并发上传时的顺序错误 #8301", "Upload: fix the wrong order of concurrent uploads #8301"),
    ("Form：优化校验信息的提示 #8342", "Form: improve the messages of validation #8342"),
    ("Modal：关闭后恢复焦点 #8377", "Modal: restore the focus after closing #8377"),
    ("Tree：修复展开动画 #8390", "Tree: fix the animation of expanding #8390"),
)


def order_of(beads):
    return [(bead.source, bead.target) for bead in beads]


@pytest.mark.parametrize(
    "order",
    [
        pytest.param([0, 1, 2, 3, 4, 5, 6], id="in order"),
        pytest.param([6, 0, 1, 2, 3, 4, 5], id="the last comes first"),
        pytest.param([2, 0, 1, 5, 3, 4, 6], id="two moved up"),
        pytest.param([6, 5, 4, 3, 2, 1, 0], id="newest first"),
    ],
)
def test_entries_are_found_by_their_numbers_in_any_order(encoder, seg, order):
    beads = align(seg([zh for zh, _ in CHANGES]), seg([CHANGES[k][1] for k in order]), encoder)
    assert order_of(beads) == [((i,), (order.index(i),)) for i in range(len(CHANGES))]


def test_an_entry_that_was_lost_and_another_that_was_added_are_left_alone(encoder, seg):
    target = [en for k, (_, en) in enumerate(CHANGES) if k != 1] + ["Carousel: support vertical sliding #8415"]
    beads = align(seg([zh for zh, _ in CHANGES]), seg(target), encoder)
    assert {((1,), ()), ((), (6,))} <= set(order_of(beads))


def table(rows):
    cells = [cell for row in rows for cell in row]
    starts = [sum(len(cell) + 1 for cell in cells[:k]) for k in range(len(cells))]
    return [
        Segment(cell, Span(start, start + len(cell)), k + 1, k, "cell")
        for k, (cell, start) in enumerate(zip(cells, starts, strict=True))
    ]


ROWS = (
    (("width", "组件的宽度", "number"), ("width", "Width of the component", "number")),
    (("gutter", "格子之间的间距，可以写成 12px 或 1em，默认单位为 px", "string"), ("gutter", "Gutter", "string")),
    (("disabled", "是否禁用", "boolean"), ("disabled", "Whether it is disabled", "boolean")),
    (("round", "是否显示为圆角", "boolean"), ("round", "Whether corners are rounded", "boolean")),
)


def test_a_condensed_cell_stands_in_its_row(encoder):
    beads = align(table([zh for zh, _ in ROWS]), table([en for _, en in ROWS]), encoder)
    assert all(bead.source and bead.target for bead in beads)


def test_items_in_another_order_are_mentioned_once(pair):
    zh, en = [f"第{k}项。" for k in range(6)], [f"Item {k}." for k in range(6)]
    beads = tuple(Bead((i,), (j,)) for i, j in enumerate([5, 0, 1, 4, 2, 3]))
    (finding,) = moved_findings(pair(zh, en, beads))
    assert (finding.code, finding.severity, len(finding.source_spans)) == ("ALN903", "info", 2)
