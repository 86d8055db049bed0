"""A made-up report, and a browser that shows it: Chromium without network, whose console must stay empty."""

import contextlib

import pytest

from xlcheck.model import Bead, Document, Finding, Pair, PairReport, Related, Segment, Span
from xlcheck.report.fields import View
from xlcheck.report.html import render_html
from xlcheck.rows import Results, outcome
from xlcheck.settings import Settings

GATE = Settings().gate

TEXTS = (
    ("县里修了三座桥。", "The county repaired three bridges."),
    ("总投资3.6万亿元。", "Total investment came to 3.6 billion yuan."),
    ("会议于5月2日举行。", "The meeting was held on May 3."),
    ("我们要做强做优。", "We will grow stronger and better."),
    ("河水变清了。", ""),
    ("", "Everyone applauded."),
    ("产量增长两成。", "Output rose by 20 percent."),
    ("请大家提问。", "Please ask your questions."),
)
# code, severity, confidence, message, bead, flagged Chinese, flagged English, suggestion
FOUND = (
    ("NUM004", "critical", "high", "a thousand times too small", 1, "3.6万亿", "3.6 billion", "3.6 trillion"),
    ("DTE001", "major", "medium", "the source says May 2", 2, "5月2日", "May 3", None),
    ("TRM001", "minor", "low", "做强做优 is another term", 3, "做强做优", "stronger and better", None),
    ("OMI001", "major", "high", "this sentence is not translated", 4, "河水变清了。", "", None),
    ("NUM003", "major", "high", "another number", 1, "3.6万亿", "billion", None),
)


def _document(name, lang, texts):
    segments, at = [], 0
    for text in filter(None, texts):
        segments.append(Segment(text, Span(at, at + len(text)), len(segments) + 1, len(segments)))
        at += len(text) + 1
    return Document(name, lang, "\n".join(filter(None, texts)), tuple(segments))


@pytest.fixture(scope="session")
def report():
    """Return a function that makes a report of texts and findings in the form of TEXTS and FOUND."""

    def report(texts=TEXTS, found=FOUND, names=("zh.txt", "en.txt"), skipped=(), related=()):
        documents = [_document(names[side], ("zh", "en")[side], [t[side] for t in texts]) for side in (0, 1)]
        beads, used = [], [0, 0]
        for pair in texts:
            sides = []
            for side, text in enumerate(pair):
                sides.append((used[side],) if text else ())
                used[side] += bool(text)
            beads.append(Bead(*sides))

        def spans(side, bead, words):
            if not words:
                return ()
            segment = documents[side].segments[(beads[bead].source, beads[bead].target)[side][0]]
            at = segment.span.start + segment.text.index(words)
            return (Span(at, at + len(words)),)

        others = tuple(Related(bead, spans(0, bead, zh), spans(1, bead, en)) for bead, zh, en in related)
        findings = tuple(
            Finding(
                code,
                severity,
                confidence,
                message,
                bead,
                spans(0, bead, zh),
                spans(1, bead, en),
                suggestion,
                related=others if code.startswith(("TRM", "CON")) else (),
            )
            for code, severity, confidence, message, bead, zh, en, suggestion in sorted(found, key=lambda f: f[4])
        )
        notes = tuple(Finding("ALN902", "info", "low", "not compared", bead) for bead in skipped)
        return PairReport(Pair(*documents, tuple(beads)), findings, notes, "made up")

    return report


@pytest.fixture(scope="session")
def results(report):
    """Return a function that makes the results of a run of one pair, its whole text at hand."""
    return lambda *arguments, **options: Results((outcome(report(*arguments, **options), whole=True),))


WINDOW = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def window(browser):
    """Return a window that tests use one after the other: a new one for each takes longer than most tests."""
    context = browser.new_context(viewport=WINDOW, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _clear(page):
    """Leave nothing behind in the window: no memory, no size, no medium, no question whether to leave."""
    with contextlib.suppress(Exception):  # a test may have taken the memory away
        page.evaluate("localStorage.clear()")
    page.on("dialog", _leave)
    page.goto("about:blank")
    page.remove_listener("dialog", _leave)
    page.set_viewport_size(WINDOW)
    page.emulate_media(media="null", color_scheme="null", reduced_motion="reduce", forced_colors="null")


def _leave(dialog):
    dialog.accept()


@pytest.fixture
def opened(browser, window, tmp_path, results):
    """Return a function that shows results in a page; at the end nothing may have been said or fetched.

    A test that changes what the browser does for good asks for a window ``alone``.
    """
    said, fetched, contexts, pages = [], [], [], []
    listeners = {
        "console": lambda message: said.append(message.text),
        "pageerror": lambda error: said.append(str(error)),
        "request": lambda request: fetched.append(request.url),
    }

    @contextlib.contextmanager
    def silence():
        before = len(said)
        yield
        del said[before:]

    def in_window(again, alone, options):
        if again is None and not options and not pages and not alone:
            return window
        context = again or browser.new_context(**{"viewport": WINDOW, "reduced_motion": "reduce", **options})
        if context is not window.context:
            contexts.append(context)
        return context.new_page()

    def opened(shown=None, *, gate=GATE, name="report.html", again=None, alone=False, **options):
        path = tmp_path / name
        path.write_text(render_html(shown or results(), View(gate)), encoding="utf-8", newline="")
        page = in_window(again, alone, options)
        pages.append(page)
        page.set_default_timeout(60_000)
        for event, listener in listeners.items():
            page.on(event, listener)
        page.goto(path.as_uri())
        page.wait_for_selector("#count:not(:empty)")
        page.tolerated = silence
        return page

    yield opened
    if window in pages:
        for event, listener in listeners.items():
            window.remove_listener(event, listener)
        for page in window.context.pages:
            if page is not window:
                page.close()
        _clear(window)
    for context in dict.fromkeys(contexts):
        context.close()
    assert said == []
    assert [url for url in fetched if not url.startswith(("file:", "blob:", "data:"))] == []


@pytest.fixture
def current():
    """Return a function that tells which finding of a page is selected: its code."""
    return lambda page: page.locator("article.current .code").text_content()
