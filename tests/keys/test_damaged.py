"""Damaged files of keys: entries or an error that names the file, and nothing else, in time."""

import random
import time

import pytest

from tests.keys.formats import ROWS
from tests.read.test_fuzz import damaged
from xlcheck.errors import XlcheckError
from xlcheck.read import read_bilingual, read_keyed

ROUNDS = 25


@pytest.mark.parametrize("name", ROWS)
def test_a_damaged_file_is_read_or_refused(name, tmp_path):
    row = ROWS[name]
    chance = random.Random(name)
    paths = [tmp_path / file for file in row.files]
    paths[0].write_bytes(row.zh.encode())
    for _ in range(ROUNDS):
        paths[1].write_bytes(damaged(chance, row.en.encode()))
        try:
            pair = read_keyed(*paths)
        except XlcheckError as error:
            assert any(path.name in str(error) for path in paths), error
            continue
        for document in (pair.source, pair.target):
            for segment in document.segments:
                assert document.text[segment.span.start : segment.span.end] == segment.text
                assert document.place(segment.span.start).line == segment.line >= 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"a": "' + "{n, plural, one {" * 3000 + '"}'),
        ("a.json", '{"a": "' + "{n, select, a {x} other {y}} " * 2000 + '"}'),
        ("a.json", "{" + ",".join(f'"k{i}": "x {i}"' for i in range(5_000)) + "}"),
        ("a.json", '{"a": "' + "\\n" * 20_000 + '"}'),
        ("a.ts", "export default {" + "a: `${" * 3000),
        ("a.ts", "const a = " + "(" * 5000),
        ("a.ts", "export default {" + "a: b => c, " * 5_000 + "x: 'y' }"),
        ("a.ts", "export default { a: " + "'x' + " * 5_000 + "'y' }"),
        ("a.js", "export default { a: [" + "/" * 10_000 + "], b: 'c' }"),
        ("a.php", "<?php return [" + "[" * 5000),
        ("a.php", "<?php return [" + "'a' . " * 5_000 + "'b'];"),
        ("a.yml", "a: &a [x]\n" + "".join(f"b{i}: *a\n" for i in range(3000)) + "c: x y\n"),
        ("a.yml", "a: |\n" + "  line of text\n" * 5_000),
        ("a.toml", "a = '''" + "x\n" * 10_000 + "'''\n"),
        ("a.toml", "".join(f"[a{i}]\nb = 'x'\n" for i in range(2_000))),
        ("a.properties", "a = " + "x\\\n" * 10_000 + "y\n"),
        ("a.ftl", "a = " + "{ $n ->\n [one] x\n *[other] y\n }" * 2000 + "\n"),
        ("a.ftl", "a = x\n" + "    y\n" * 5_000),
        ("a.ini", "[a]\n" + "b = c\n" * 5_000),
        ("a.strings", '"a" = "b";\n' * 5_000),
        ("a.csv", 'a,"' + "x\n" * 5_000 + '"\n'),
        ("a.xml", "<resources><string name='a'>" + "<b>x</b>" * 5_000 + "</string></resources>"),
        ("a.xcstrings", '{"strings": {' + ",".join(f'"k{i}": {{}}' for i in range(5_000)) + "}}"),
    ],
)  # fmt: skip
def test_time_grows_as_the_file_does(name, text, tmp_path):
    (tmp_path / name).write_text(text, encoding="utf-8")
    other = tmp_path / f"b{(tmp_path / name).suffix}"
    other.write_text(text, encoding="utf-8")
    started = time.perf_counter()
    try:
        if name.endswith("xcstrings"):
            read_bilingual(tmp_path / name)
        else:
            read_keyed(tmp_path / name, other)
    except XlcheckError:
        pass
    assert time.perf_counter() - started < 10
