"""The bar at a terminal: it shows what is done and how far it is, obeys no name of a file, and is gone at the end."""

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty")

SHOWN = """
import threading
from xlcheck.cli.common import progress
with progress(1e-9) as on_stage:
    on_stage("checking a\\x1b[31mb.txt 40 % (2 of 5)")
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()
"""


def ran(script):
    """Run a script whose stderr is a terminal; return what came there."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", script], stderr=theirs, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(theirs)
        found = b""
        while True:
            try:
                part = os.read(ours, 1 << 16)
            except OSError:  # Linux says so where the other end is closed
                break
            if not part:
                break
            found += part
        process.wait()
    os.close(ours)
    return found.decode()


def test_a_bar_shows_the_stage_and_its_share_and_goes():
    said = ran(SHOWN)
    assert "checking a [31mb.txt 40 % (2 of 5)" in said
    assert "━" in said
    assert said.rstrip().endswith(("\x1b[2K", "\x1b[?25h"))


def test_where_stderr_is_no_terminal_the_stage_is_a_line():
    done = subprocess.run([sys.executable, "-c", SHOWN], capture_output=True, text=True, check=True)
    assert "━" not in done.stderr
    assert done.stderr.startswith("xlcheck: checking")
