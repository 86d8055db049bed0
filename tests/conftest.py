"""What all tests share: processes that they start compile the package once, not each for itself."""

import contextlib
import io
import os
import shutil
import sys
import time
import zipfile

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


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(kinds):
    """The XML of relationships, given id, type and target of each."""
    items = "".join(f'<Relationship Id="{i}" Type="{R}/{kind}" Target="{target}"/>' for i, kind, target in kinds)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


@pytest.fixture
def docx():
    """Make a Word file: ``docx(body, header="...", footnotes="...")`` -> bytes; the values are the XML of the parts."""

    def docx(body, **parts):
        names = {name: name.rstrip("0123456789") for name in parts}
        files = {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="text/xml"/></Types>',
            "_rels/.rels": relations([("r1", "officeDocument", "word/document.xml")]),
            "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="urn:mc" xmlns:v="urn:v">'
            f"<w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations([(n, kind, f"{n}.xml") for n, kind in names.items()]),
        }
        for name, content in parts.items():
            files[f"word/{name}.xml"] = f'<w:{names[name]} xmlns:w="{W}">{content}</w:{names[name]}>'
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return file.getvalue()

    return docx


ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = "".join(
    f' xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "table", "style", "draw", "manifest")
)


@pytest.fixture
def odt():
    """Make an OpenDocument text: ``odt(body, styles="...", manifest="...")`` -> bytes; the values are XML."""

    def odt(body, styles="", manifest=""):
        files = {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content{SPACES}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles{SPACES}>{styles}</office:document-styles>",
            "META-INF/manifest.xml": f"<manifest:manifest{SPACES}>{manifest}</manifest:manifest>",
        }
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return file.getvalue()

    return odt


BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def executable():
    """Return the path of a browser, or None."""
    return os.environ.get("XLCHECK_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)


def unavailable(reason):
    """Skip what needs a browser, or fail where one is demanded."""
    if os.environ.get("XLCHECK_REQUIRE_BROWSER"):
        pytest.fail(f"{reason}, and XLCHECK_REQUIRE_BROWSER is set")
    pytest.skip(f"{reason}: pages are not tried (set XLCHECK_BROWSER to the path of a Chromium)")


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """A browser for the tests of a module; while one is there, nothing else can have an event loop of its own."""
    path = executable()
    if path is None:
        unavailable("no Chromium on this machine")
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        unavailable("playwright is not installed")
    probe = tmp_path_factory.mktemp("probe") / "probe.html"
    probe.write_text("<p>here</p>", encoding="utf-8")
    with sync_playwright() as playwright:
        try:
            options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
            browser = playwright.chromium.launch(executable_path=path, args=options)
            page = browser.new_page()
            page.goto(probe.as_uri())
            page.close()
        except Error as error:
            unavailable(f"{path} does not start, or may not read files ({str(error).splitlines()[0]})")
        yield browser
        browser.close()
