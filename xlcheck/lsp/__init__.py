"""A language server: findings under the text while a person edits the translation (LSP 3.17 over stdin and stdout).

``desk`` checks what stands in the editor, ``show`` turns results into what the protocol wants, ``server`` speaks it.
"""

from __future__ import annotations

__all__ = ["serve"]


def serve() -> None:
    """Serve one editor until it says exit.

    Raises:
        UsageError: if the extra is not installed.
    """
    from xlcheck.errors import UsageError

    try:
        import pygls.lsp.server  # noqa: F401
    except ImportError:
        raise UsageError("the language server needs an extra: pip install 'xlcheck[lsp]'") from None
    from xlcheck.lsp.server import start

    start()
