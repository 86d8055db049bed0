"""What all tests share: processes that they start compile the package once, not each for itself."""

import contextlib
import os
import sys
import time

import pytest


@pytest.fixture(scope="session", autouse=True)
def compiled(tmp_path_factory):
    """Let child processes keep compiled modules, wherever the checkout keeps or forbids them."""
    before = {name: os.environ.pop(name, None) for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")}
    os.environ["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.mktemp("compiled"))
    yield
    del os.environ["PYTHONPYCACHEPREFIX"]
    os.environ.update({name: value for name, value in before.items() if value is not None})


@pytest.fixture
def cpu_limit():
    """A block that may take so many seconds of the processor; four times as many while a tracer counts every line."""

    @contextlib.contextmanager
    def limit(seconds):
        begin = time.process_time()
        yield
        assert time.process_time() - begin < seconds * (4 if sys.gettrace() else 1)

    return limit
