"""What all tests share: processes that they start compile the package once, not each for itself."""

import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def compiled(tmp_path_factory):
    """Let child processes keep compiled modules, wherever the checkout keeps or forbids them."""
    before = {name: os.environ.pop(name, None) for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")}
    os.environ["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.mktemp("compiled"))
    yield
    del os.environ["PYTHONPYCACHEPREFIX"]
    os.environ.update({name: value for name, value in before.items() if value is not None})
