"""An alignment as a page to read: both texts side by side, doubtful beads and lone sentences marked. No script."""

from __future__ import annotations

from pathlib import PurePath

from xlcheck.checks.context import TRUST
from xlcheck.model import Bead, Pair, Segment
from xlcheck.report.html.columns import TextColumn
from xlcheck.report.html.render import escaped, joined, source_hash

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{policy}'; base-uri 'none'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
{summary}
<table>
<colgroup><col class="number"><col class="zh"><col></colgroup>
<thead>
<tr><th scope="col" aria-label="bead"></th><th scope="col">{source}</th><th scope="col">{target}</th></tr>
</thead>
<tbody>
{rows}
</tbody>
</table>
<footer>{signature}</footer>
</body>
</html>
"""


def render_aligned(pair: Pair, signature: str) -> str:
    """Return the alignment of a pair as one self-contained page that opens offline."""
    # The aligner takes a while to import, and most runs write no such page.
    from xlcheck.align import moved_blocks

    style = joined("shared.css", "aligned.css")
    moved = {bead for block in moved_blocks(pair.beads) for bead in block}
    columns = TextColumn.both(pair)
    names = [PurePath(document.path).name for document in (pair.source, pair.target)]
    return _PAGE.format(
        policy=source_hash(style),
        style=style,
        title=escaped(" ↔ ".join(names)),
        source=escaped(names[0]),
        target=escaped(names[1]),
        summary=_summary(pair, moved),
        rows="\n".join(_row(pair, columns, k, k in moved) for k in range(len(pair.beads))),
        signature=escaped(signature),
    )


def _doubtful(bead: Bead) -> bool:
    return bool(bead.source and bead.target) and bead.score < TRUST


def _summary(pair: Pair, moved: set[int]) -> str:
    """Return the counts, each with a link to the first place it is about."""
    beads = pair.beads
    paired = [bead for bead in beads if bead.source and bead.target]
    groups = (
        ("doubtful", "doubtful", [k for k, bead in enumerate(beads) if _doubtful(bead)]),
        (
            "Chinese sentence without counterpart",
            "Chinese sentences without counterpart",
            [k for k, bead in enumerate(beads) if not bead.target],
        ),
        (
            "English sentence without counterpart",
            "English sentences without counterpart",
            [k for k, bead in enumerate(beads) if not bead.source],
        ),
        ("in a block that stands elsewhere", "in blocks that stand elsewhere", sorted(moved)),
    )
    counts = [f"<b>{len(paired)}</b> pairs of passages"]
    counts += [
        f'<b>{len(found)}</b> <a href="#b{found[0] + 1}">{one if len(found) == 1 else several}</a>'
        for one, several, found in groups
        if found
    ]
    return (
        f"<p>{len(pair.source.segments)} Chinese and {len(pair.target.segments)} English sentences</p>\n"
        f"<p>{' · '.join(counts)}</p>"
    )


def _row(pair: Pair, columns: tuple[TextColumn, TextColumn], index: int, moved: bool) -> str:
    bead = pair.beads[index]
    kinds = {"alone": not (bead.source and bead.target), "doubtful": _doubtful(bead), "moved": moved}
    names = " ".join(name for name, holds in kinds.items() if holds)
    label = f' class="{names}"' if names else ""
    cells = (
        _cell([document.segments[i] for i in side], column.place(index), document.lang)
        for document, side, column in zip((pair.source, pair.target), (bead.source, bead.target), columns, strict=True)
    )
    return (
        f'<tr id="b{index + 1}"{label}><th scope="row">{index + 1}<small title="probability that this is right">'
        f"{bead.score:.2f}</small></th>{''.join(cells)}</tr>"
    )


def _cell(segments: list[Segment], place: str, lang: str) -> str:
    if not segments:
        return '<td class="none">no counterpart</td>'
    where = f"line {place}" if place.isdigit() else place
    sentences = "".join(f'<span class="s">{escaped(segment.text)}</span>' for segment in segments)
    return f'<td lang="{lang}"><i>{escaped(where)}</i> {sentences}</td>'
