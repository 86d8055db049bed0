"""``xlcheck lsp``: findings in an editor."""

from __future__ import annotations


def lsp() -> None:
    """Serve an editor over stdin and stdout (LSP): findings while the translation is edited, docs/editors.md.

    Needs the extra lsp.
    """
    from xlcheck.lsp import serve

    serve()
