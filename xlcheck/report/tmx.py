"""An alignment as a translation memory (TMX 1.4b)."""

from __future__ import annotations

from xlcheck.model import Pair
from xlcheck.report.exchange import units, xml_text

_HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    '<tmx version="1.4">\n'
    '<header creationtool="xlcheck" creationtoolversion="{version}" segtype="sentence" o-tmf="xlcheck" '
    'adminlang="en" srclang="zh-CN" datatype="plaintext"/>\n'
    "<body>\n"
)


def render_tmx(pair: Pair, signature: str) -> str:
    """Return one unit a bead, with a Chinese and an English variant; the side of an omission is an empty one."""
    body = [
        f'<tu tuid="{number}"><prop type="x-score">{bead.score:.4f}</prop>\n'
        f'<tuv xml:lang="zh-CN"><seg>{source}</seg></tuv>\n'
        f'<tuv xml:lang="en"><seg>{target}</seg></tuv>\n</tu>\n'
        for number, bead, source, target in units(pair)
    ]
    # What made the memory is the model: its revision is the version.
    return f"{_HEADER.format(version=xml_text(signature))}{''.join(body)}</body>\n</tmx>\n"
