"""An alignment as XLIFF 2.1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from xlcheck.model import Pair
from xlcheck.report.exchange import units, xml_text


def render_xliff(pair: Pair, signature: str, notes: Mapping[int, Sequence[str]] = MappingProxyType({})) -> str:
    """Return one unit a bead, Chinese to English; the side of an omission is an empty one.

    ``notes`` are further notes of units as XML, by their number.
    """
    names = xml_text(pair.source.path), xml_text(pair.target.path)
    body = [
        f'<unit id="{number}">\n<notes><note category="score">{bead.score:.4f}</note>'
        f"{''.join(notes.get(number, ()))}</notes>\n"
        f'<segment state="{"translated" if target.strip() else "initial"}">\n'
        f"<source>{source}</source>\n<target>{target}</target>\n</segment>\n</unit>\n"
        for number, bead, source, target in units(pair)
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-CN" trgLang="en">\n'
        f'<file id="1" original="{names[0]}">\n'
        f"<notes><note>{names[1]}, {xml_text(signature)}</note></notes>\n"
        f"{''.join(body)}</file>\n</xliff>\n"
    )
