"""Print the table: ``python -m tests.hostile [WORD...]``, those whose names hold one of the words."""

import sys
import tempfile
import time
from pathlib import Path

from tests.hostile.command import Commands
from tests.hostile.table import TABLE
from tests.hostile.test_table import outcome

begin = time.monotonic()
bad, worst = [], [0.0, 0]
with Commands() as commands:
    for case in TABLE:
        if sys.argv[1:] and not any(word in str(case) for word in sys.argv[1:]):
            continue
        with tempfile.TemporaryDirectory() as folder:
            wrong, result, size = outcome(case, commands, Path(folder))
        worst = [max(worst[0], result.seconds), max(worst[1], result.megabytes)]
        bad += [case] * bool(wrong)
        row = f"{size:>10,} {result.code:>4} {result.seconds:6.2f} s {result.megabytes:5} MB  {case}"
        print(row, *([f"  WRONG: {wrong}", result.err[-300:], result.out[-200:]] if wrong else []), flush=True)  # noqa: T201
seconds = time.monotonic() - begin
print(f"{len(TABLE)} inputs, {len(bad)} wrong, worst {worst[0]} s and {worst[1]} MB, {seconds:.0f} s in all")  # noqa: T201
