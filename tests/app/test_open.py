"""``xlcheck open`` as a command: what it prints, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.conftest import TSV, Server

ROOT = Path(__file__).parents[2]


@pytest.fixture
def command(tmp_path):
    """Return a function that starts the command and what it needs; at the end nothing runs any more."""
    started = []

    def command(*arguments, code=None):
        words = ["-c", code] if code else ["-m", "xlcheck"]
        process = subprocess.Popen(
            [sys.executable, *words, "open", "--isolated", "--no-browser", *map(str, arguments)],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "XLCHECK_DATA": str(tmp_path / "kept"),
                "TMPDIR": str(tmp_path),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield command
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def address(process):
    return process.stdout.readline().split()[-1]


def test_an_interrupt_ends_it_and_leaves_nothing_behind(command, tmp_path):
    (tmp_path / "a.tsv").write_text(TSV, encoding="utf-8")
    process = command("a.tsv")
    server = Server(address(process))
    assert server.checked()["state"] == "done"
    assert list(tmp_path.glob("xlcheck-*"))
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "")
    assert not list(tmp_path.glob("xlcheck-*"))


def test_it_ends_by_itself_when_no_page_is_open(command):
    process = command("--close-after", 0.005)
    assert "token=" in address(process)
    assert process.wait(timeout=60) == 0


def test_it_listens_to_this_machine_alone(command):
    process = command()
    server = Server(address(process))
    assert server.host.startswith("127.0.0.1:")
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", server.port), timeout=5).close()


def test_a_port_that_is_taken_is_said(command):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = command("--port", taken.getsockname()[1])
        _, said = process.communicate(timeout=60)
    assert (process.returncode, "cannot be had" in said) == (2, True)


def test_a_path_that_is_not_there_is_said(command):
    process = command("zh.docx", "en.docx")
    assert "no such file" in process.communicate(timeout=60)[1]
    assert process.returncode == 2


def test_a_folder_is_offered_file_by_file(command, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("The river is clean, and the fish have come back.\n", encoding="utf-8")
    process = command(".")
    server = Server(address(process))
    page = server.ask("GET", "/")[2].decode()
    assert '"name":"a.txt"' in page and '"name":"b.txt"' in page


@pytest.mark.parametrize("ending", ["SIGHUP", "SIGTERM", None])
def test_what_was_changed_and_not_saved_is_kept(command, tmp_path, ending):
    (tmp_path / "a.tsv").write_text(TSV, encoding="utf-8")
    process = command("a.tsv")
    server = Server(address(process))
    assert server.checked()["state"] == "done"
    text = "Total investment was 3.6 trillion yuan."
    server.call("/edit", revision=1, document=0, bead=0, passage=0, text=text)
    if ending:
        process.send_signal(getattr(signal, ending))
    else:
        assert server.call("/end") == (200, {})
    kept = tmp_path / "kept" / "unsaved" / "a.checked.tsv"
    assert process.communicate(timeout=60)[1].startswith(f"xlcheck: changed and not saved; kept as {kept}\n")
    assert kept.read_text(encoding="utf-8") == TSV.replace("billion", "trillion")


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_without_the_extra_the_command_to_install_it_is_said(command, missing):
    code = f"import sys; sys.modules[{missing!r}] = None; from xlcheck.cli import main; main()"
    process = command(code=code)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (2, "xlcheck: the page needs an extra: pip install 'xlcheck[app]'\n")
