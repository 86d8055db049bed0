"""The page on a translator's own machine: two files are dropped, checked, corrected beside each other and saved.

``desk`` holds what is open, ``work`` one pair and its edits, ``job`` a check that runs; ``server`` answers the
pages that ``render`` makes, ``guard`` keeps everybody else out, ``run`` begins and ends it on the loopback interface.
"""

from __future__ import annotations

from xlcheck.app.options import Options

__all__ = ["Options", "serve"]


def serve(options: Options) -> None:
    """Serve the page until it is ended.

    Raises:
        UsageError: if the extra is not installed, or the port is taken.
    """
    from xlcheck.errors import UsageError

    try:
        import starlette
        import uvicorn  # noqa: F401
    except ImportError:
        raise UsageError("the page needs an extra: pip install 'xlcheck[app]'") from None
    del starlette
    from xlcheck.app.run import run

    run(options)
