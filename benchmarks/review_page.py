"""The review report in a browser, by size: python benchmarks/review_page.py [CHROMIUM]

Prints for 500 and 5,000 pairs, half of them with a finding: size of the file, seconds to write it, milliseconds until
the first rows are painted, until all rows of the whole text stand in the page, for a filter, a search, a step (j) and a
decision (a), each until the next frame is painted; medians of five, and the ratio of the two sizes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from xlcheck.model import Bead, Document, Finding, Pair, PairReport, Segment, Span
from xlcheck.report.fields import View
from xlcheck.report.html import render_html
from xlcheck.rows import Results, outcome
from xlcheck.settings import Settings

SIZES = (500, 5_000)
TIMES = 5
ZH = "全省第{0}座大桥全长{0}米，总投资约三亿六千万元，预计将于明年年底建成通车，届时沿江两岸的居民出行将更加方便。"
EN = (
    "Bridge number {0} of the province is {0} meters long, with a total investment of about 360 million yuan. It is "
    "expected to open to traffic by the end of next year, making travel easier for people on both sides of the river."
)
FRAME = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


def report(size: int) -> PairReport:
    """Return a made-up report of so many pairs."""
    documents, spans = [], []
    for lang, pattern, words in (("zh", ZH, "全长{0}米"), ("en", EN, "{0} meters")):
        segments, at, flagged = [], 0, []
        for i in range(size):
            text = pattern.format(i)
            segments.append(Segment(text, Span(at, at + len(text)), i + 1, i))
            start = at + text.index(words.format(i))
            flagged.append(Span(start, start + len(words.format(i))))
            at += len(text) + 1
        documents.append(Document(f"{lang}.txt", lang, "\n".join(s.text for s in segments), tuple(segments)))
        spans.append(flagged)
    beads = tuple(Bead((i,), (i,)) for i in range(size))
    found = (
        Finding("NUM003", ("critical", "major")[i % 4 == 0], "high", f"value {i}", i, (spans[0][i],), (spans[1][i],))
        for i in range(0, size, 2)
    )
    return PairReport(Pair(*documents, beads), tuple(found), (), "benchmark")


def timed(page: Page, action: str) -> float:
    """Return the milliseconds from an action to the end of the next frame."""
    return page.evaluate(
        f"async () => {{ const t = performance.now(); {action}; await {FRAME}; return performance.now() - t }}"
    )


def measure(page: Page, url: str, size: int) -> dict[str, float]:
    page.goto(url)
    page.wait_for_selector(".row")
    paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    page.wait_for_function(f"() => {paint}")
    key = "document.dispatchEvent(new KeyboardEvent('keydown', {{key: '{}'}}))".format
    search = "const s = document.getElementById('search'); s.value = '{}'; s.dispatchEvent(new Event('input'))".format
    found = {"first paint": page.evaluate(paint)}
    found["filter"] = timed(page, "document.querySelector('[data-filter=\"severity:major\"]').click()")
    timed(page, "document.getElementById('reset').click()")
    found["search"] = timed(page, search("value 49"))
    timed(page, search(""))
    found["step"] = timed(page, key("j"))
    found["decision"] = timed(page, key("a"))
    begun = time.perf_counter()
    page.keyboard.press("w")
    page.wait_for_function("size => document.querySelectorAll('.row').length === size", arg=size)
    found["whole text"] = 1000 * (time.perf_counter() - begun)
    return found


def main() -> None:
    path = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        figures = []
        for size in SIZES:
            file = Path(folder) / f"{size}.html"
            results = Results((outcome(report(size), whole=True),))
            begun = time.perf_counter()
            file.write_text(render_html(results, View(Settings().gate)), encoding="utf-8")
            line = {"MB": file.stat().st_size / 1e6, "s to write": time.perf_counter() - begun}
            runs = []
            for _ in range(TIMES):
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                runs.append(measure(page, file.as_uri(), size))
                page.close()
            line |= {name: median(run[name] for run in runs) for name in runs[0]}
            figures.append(line)
        browser.close()
    print(f"{'':12}" + "".join(f"{size:>10,}" for size in SIZES) + f"{'ratio':>8}")
    for name in figures[0]:
        few, many = (line[name] for line in figures)
        print(f"{name:12}{few:10.1f}{many:10.1f}{many / few:8.1f}")


if __name__ == "__main__":
    main()
