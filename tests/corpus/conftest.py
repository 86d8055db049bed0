"""A small corpus in every form: 12 units a file, with two wrong numbers and one sentence in two ways."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

import pytest

SOURCE = "请在打开机箱之前关闭电源。"
ROWS = [(f"仓库里有{n}箱苹果。", f"There are {n} boxes of apples in the warehouse.") for n in range(100, 112)]
ROWS[2] = ("仓库里有102箱苹果。", "There are 201 boxes of apples in the warehouse.")
ROWS[5] = (SOURCE, "Cut the power, then open the case.")
ROWS[9] = (SOURCE, "Switch off before you open it.")
ROWS[11] = ("仓库里有111箱苹果。", "There are 999 boxes of apples in the warehouse.")


def tsv(rows):
    return "".join(f"{zh}\t{en}\n" for zh, en in rows)


def jsonl(rows):
    return "".join(json.dumps({"zh": zh, "en": en}, ensure_ascii=False) + "\n" for zh, en in rows)


def tmx(rows):
    head = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="zh" datatype="plaintext"/><body>\n'
    units = (
        f'<tu><tuv xml:lang="zh"><seg>{escape(zh)}</seg></tuv><tuv xml:lang="en"><seg>{escape(en)}</seg></tuv></tu>\n'
        for zh, en in rows
    )
    return f"{head}{''.join(units)}</body></tmx>\n"


WRITERS = {"tsv": tsv, "jsonl": jsonl, "tmx": tmx}


@pytest.fixture
def write(tmp_path):
    """Write rows as a file of a form, and return its path."""

    def write(form, rows=ROWS, name="memory"):
        path = tmp_path / f"{name}.{form}"
        if form == "parquet":
            import pyarrow as pa
            import pyarrow.parquet as pq

            table = pa.table({"zh": [zh for zh, _ in rows], "en": [en for _, en in rows]})
            pq.write_table(table, path, row_group_size=5)
        else:
            path.write_text(WRITERS[form](rows), "utf-8")
        return path

    return write
