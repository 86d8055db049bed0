"""Run the real command on hostile inputs, within limits: each in a fork of a process that has it imported already.

A fork costs some milliseconds where a new interpreter costs most of a second, and what it took of the processor and of
memory is its own: ``wait4`` tells. Run as a program, this module is that process: a case comes in and a result goes out
as one line of JSON.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import pkgutil
import resource
import select
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ADDRESSES = 4 << 30
"""Bytes of address space that a command may have; numpy and its threads reserve most of one gigabyte."""


@dataclass(frozen=True)
class Result:
    """What became of a command: seconds of the processor, megabytes at most; ``code`` -9 where it was stopped."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: int


class Commands:
    """The process that forks; a context manager."""

    def __enter__(self) -> Commands:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.command"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True,
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(30)

    def run(self, arguments: list[str], folder: Path, *, seconds: int = 10, environment: dict[str, str]) -> Result:
        """Run ``xlcheck`` with these arguments in a folder; it is stopped at twice the seconds."""
        case = {"arguments": arguments, "folder": str(folder), "seconds": seconds, "environment": environment}
        self._process.stdin.write(json.dumps(case) + "\n")
        self._process.stdin.flush()
        return Result(**json.loads(self._process.stdout.readline()))


def _command(case: dict, out: Path, err: Path) -> int:
    """Be the command, in the child: it never returns to the loop of the parent."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (2 * case["seconds"], 2 * case["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number, path in ((1, out), (2, err)):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, number)
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.chdir(case["folder"])
    os.environ.update(case["environment"])
    sys.argv = ["xlcheck", *case["arguments"]]
    from xlcheck.cli import main

    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    else:
        code = 0
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return 120
    return code


def _run(case: dict, scratch: Path) -> Result:
    out, err = scratch / "out", scratch / "err"
    child = os.fork()
    if not child:
        code = 70
        try:
            code = _command(case, out, err)
        except BaseException:  # what a person would see as a traceback
            import traceback

            with contextlib.suppress(Exception):
                traceback.print_exc()
                sys.stderr.flush()
        os._exit(code)
    handle = os.pidfd_open(child)
    waiting = select.poll()
    waiting.register(handle, select.POLLIN)
    if not waiting.poll(1000 * 8 * case["seconds"]):  # one that waits takes no processor, and a machine may be busy
        os.killpg(child, signal.SIGKILL)
    os.close(handle)
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    texts = [path.read_text("utf-8", "replace") if path.exists() else "" for path in (out, err)]
    return Result(code, *texts, round(used.ru_utime + used.ru_stime, 2), used.ru_maxrss >> 10)


def _warm(scratch: Path) -> None:
    """Import and load what a command needs, which is the same for all and no part of what an input costs."""
    (scratch / "zh.txt").write_text("港口公司去年完成吞吐量三百万吨。\n", "utf-8")
    (scratch / "en.txt").write_text("The port company handled three million tonnes last year.\n", "utf-8")
    (scratch / "m.tsv").write_text("港口公司。\tThe port company.\n", "utf-8")
    from xlcheck import report
    from xlcheck.cli import app  # noqa: F401
    from xlcheck.pipeline import Checker
    from xlcheck.settings import Settings

    for module in pkgutil.iter_modules(report.__path__, "xlcheck.report."):
        importlib.import_module(module.name)
    checker = Checker(Settings())
    checker.check(scratch / "zh.txt", scratch / "en.txt")
    checker.check(scratch / "m.tsv", None)


def main() -> None:
    """Serve cases from standard input until it ends."""
    import gc
    import tempfile

    os.environ |= {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        os.environ["XLCHECK_CACHE"] = str(scratch / "cache")
        _warm(scratch)
        gc.freeze()
        for line in sys.stdin:
            for name in ("out", "err"):
                (scratch / name).unlink(missing_ok=True)
            print(json.dumps(asdict(_run(json.loads(line), scratch))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
