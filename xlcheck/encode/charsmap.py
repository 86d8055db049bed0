"""Traditional characters as simplified ones, inside the tokenizer, so that a text in either reads alike.

The `tokenizers` library knows one normalizer that maps thousands of characters in one pass: SentencePiece's
precompiled table, a double array (Aoe, "An efficient digital search algorithm by using a double-array structure", 1989)
in the layout of darts-clone, followed by the replacements. `precompiled` writes that table.
"""

from __future__ import annotations

from collections.abc import Mapping

_LEAF = 1 << 31
_HAS_LEAF = 1 << 8

_Trie = dict[int, "_Trie | int"]


def precompiled(table: Mapping[str, str]) -> bytes:
    """Return the precompiled character map that replaces each character of ``table`` by its value.

    Layout: the size of the double array in bytes, the array (both little-endian, 32 bits), then the replacements in
    UTF-8, each ended by a zero byte; a leaf of the array holds the offset of its replacement.
    """
    trie: _Trie = {}
    blob = bytearray()
    for key, value in sorted(table.items()):
        node = trie
        for byte in key.encode("utf-8"):
            child = node.setdefault(byte, {})
            assert isinstance(child, dict)
            node = child
        node[0] = len(blob)
        blob += value.encode("utf-8") + b"\0"
    units = _double_array(trie)
    array = b"".join(unit.to_bytes(4, "little") for unit in units)
    return len(array).to_bytes(4, "little") + array + bytes(blob)


def _double_array(trie: _Trie) -> list[int]:
    """Return the units of the trie: bits 0-7 the label, bit 8 whether a leaf follows, bits 10-30 the offset.

    A child with label ``c`` of the node at ``p`` stands at ``p ^ offset(p) ^ c``.
    """
    units: list[int] = [0]
    used = {0}
    bases = {0}  # no two nodes share one, or each would answer for the other's children
    base = 1
    waiting = [(0, trie)]
    while waiting:
        place, node = waiting.pop()
        labels = sorted(node)
        base = max(1, base - 256)  # what lies further back is full but for a few places
        while base in bases or any((base ^ label) in used for label in labels):
            base += 1
        bases.add(base)
        units.extend([0] * (max(base ^ label for label in labels) + 1 - len(units)))
        units[place] |= (place ^ base) << 10 | (_HAS_LEAF if 0 in node else 0)
        for label in labels:
            child = node[label]
            used.add(base ^ label)
            if isinstance(child, dict):
                units[base ^ label] = label
                waiting.append((base ^ label, child))
            else:
                units[base ^ label] = _LEAF | child
    # A look-up reads before it compares: every byte must lead to a place inside the array.
    return units + [0] * (-len(units) % 256)
