from __future__ import annotations

import pytest

from xlcheck.align import align, ensure_aligned
from xlcheck.errors import AlignmentError


@pytest.mark.parametrize(
    "keep",
    [
        pytest.param(lambda k: True, id="complete"),
        pytest.param(lambda k: k >= 7, id="second half only"),
        pytest.param(lambda k: k < 7, id="first half only"),
        pytest.param(lambda k: k % 3, id="every third sentence left out"),
    ],
)
def test_translations_pass(encoder, report, seg, joined, pair, keep):
    source, target, _ = joined([(zh, en if keep(k) else ()) for k, (zh, en) in enumerate(report)])
    ensure_aligned(pair(source, target, align(seg(source), seg(target), encoder)), encoder)


def test_other_text_is_refused_and_the_message_names_files_and_next_step(encoder, report, other, seg, joined, pair):
    source, _, _ = joined(report)
    target = list(other)
    with pytest.raises(AlignmentError, match=r"zh\.txt and en\.txt.*check that both files") as error:
        ensure_aligned(pair(source, target, align(seg(source), seg(target), encoder)), encoder)
    assert error.value.code == "ALN901"
    assert error.value.exit_code == 3


@pytest.mark.parametrize("count", [1, 2, 3])
def test_tiny_texts_are_never_refused(encoder, report, other, seg, joined, pair, count):
    for lines in ([line for _, en in report[:count] for line in en], list(other[:count])):
        source, _, _ = joined(report[:count])
        ensure_aligned(pair(source, lines, align(seg(source), seg(lines), encoder)), encoder)
