"""docs/library.md says what happens: its snippets run in order, and print what it shows."""

import contextlib
import io
import re
from pathlib import Path

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "library.md").read_text(encoding="utf-8")
SNIPPET = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```)?", re.MULTILINE | re.DOTALL)


def test_every_snippet_runs_and_prints_what_is_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    table = re.search(r"```text\nzh\.txt.*?\n(.*?)```", PAGE, re.DOTALL)[1].strip().splitlines()
    for side, name in enumerate(("zh.txt", "en.txt")):
        text = "".join(f"{re.split('  +', row)[side]}\n" for row in table)
        Path(name).write_text(text, encoding="utf-8")
    snippets = SNIPPET.findall(PAGE)
    assert len(snippets) == PAGE.count("```python")
    names = {}
    for code, shown in snippets:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(code, "docs/library.md", "exec"), names)
        assert out.getvalue() == shown


def test_every_public_name_but_those_of_parts_is_on_the_page():
    import xlcheck

    parts = {"AlignedSentences", "Alignment", "Bead", "Document", "Located", "Pair", "Report", "ReportedFinding"}
    missing = {name for name in xlcheck.__all__ if name not in PAGE and name not in parts}
    assert missing == {"Rule", "Segment", "__version__"}
