"""A real server in a thread, a client that speaks to it without a browser, and a browser that shows its pages."""

import contextlib
import http.client
import json
import queue
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from xlcheck.app.options import Options
from xlcheck.app.run import run
from xlcheck.config import load_configuration
from xlcheck.settings import Settings

pytest.importorskip("uvicorn")

ZH = """临江市城市更新报告

全市总投资3.6万亿元，比上年增长12%。
河水变清了，鱼也回来了，市民对水质表示满意。
新建学校15所，医院23家，惠及群众120万人。
座谈会在临江举行，各区负责人参加了会议。
"""
EN = """Report on urban renewal in Linjiang

Total investment in the city reached 3.6 billion yuan, up 12% over the previous year.
The river has become clean, the fish have come back, and the residents are satisfied with the water.
The city built 15 schools and 32 hospitals, which benefits 1.2 million people.
The symposium was held in Linjiang, and the heads of all districts took part in the meeting.
"""
TSV = "总投资3.6万亿元。\tTotal investment was 3.6 billion yuan.\n河水变清了。\tThe river is clean.\n医院23家。\t32 hospitals.\n"  # noqa: E501


class Server:
    """A server that runs, and calls to it as its page makes them."""

    def __init__(self, address):
        self.address = address
        parts = urlsplit(address)
        self.host, self.port, self.token = parts.netloc, parts.port, parts.query.removeprefix("token=")
        status, headers, _ = self.ask("GET", f"/?{parts.query}", cookie=False)
        self.first = status, headers
        self.cookie = headers["set-cookie"].split(";")[0]

    def ask(self, method, path, body=None, *, cookie=True, **headers):
        """Send a request and return status, headers (names in lower case) and body."""
        sent = {"Host": self.host if cookie is False or "Host" not in headers else headers["Host"], **headers}
        if cookie is True:
            sent["Cookie"] = self.cookie
        if method == "POST":
            sent.setdefault("Origin", f"http://{self.host}")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request(method, path, body, {k: v for k, v in sent.items() if v is not None})
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()

    def call(self, path, **value):
        """Make a call of the page and return status and answer."""
        status, _, body = self.ask("POST", path, json.dumps(value).encode())
        return status, json.loads(body)

    def data(self):
        """Return what the review page shows."""
        status, _, body = self.ask("GET", "/data")
        assert status == 200, body
        return json.loads(body)

    def upload(self, name, content):
        """Hand a file over and return what is said of it."""
        return json.loads(self.ask("POST", f"/files?name={name}", content)[2])

    def checked(self):
        """Wait for the end of the check that runs and return the last news of it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        with contextlib.closing(connection):
            connection.request("GET", "/events", headers={"Cookie": self.cookie, "Host": self.host})
            stream = connection.getresponse()
            while line := stream.readline():
                if line.startswith(b"data: "):
                    job = json.loads(line[6:])["job"]
                    assert job, "nothing is checked"
                    if job["state"] != "running":
                        return job
        raise AssertionError("the stream has ended")


@pytest.fixture
def served(tmp_path, monkeypatch):
    """Return a function that serves files of these names and contents, and waits for their check."""
    monkeypatch.setenv("XLCHECK_DATA", str(tmp_path / "kept"))
    running = []

    def served(*given, settings=None, **options):
        folder = tmp_path / "work"
        folder.mkdir(exist_ok=True)
        paths = []
        for item in given:
            if isinstance(item, Path):
                paths.append(item)
                continue
            name, content = item
            paths.append(folder / name)
            paths[-1].write_bytes(content if isinstance(content, bytes) else content.encode())
        from dataclasses import replace

        setup = replace(load_configuration(None), settings=settings or Settings())
        addresses = queue.Queue()
        chosen = Options(setup, tuple(paths), **{"browser": False, "close_after": 0, **options})
        thread = threading.Thread(target=run, args=(chosen, addresses.put), daemon=True)
        thread.start()
        server = Server(addresses.get(timeout=60))
        server.folder, server.thread = folder, thread
        running.append(server)
        if paths:
            assert server.checked()["state"] == "done"
        return server

    yield served
    for server in running:
        with contextlib.suppress(OSError):
            server.ask("POST", "/end", b"{}")
        server.thread.join(20)
        assert not server.thread.is_alive()


@pytest.fixture
def pair(served):
    """A server with two texts, checked."""
    return served(("zh.txt", ZH), ("en.txt", EN))


@pytest.fixture
def table(served):
    """A server with a bilingual table, checked."""
    return served(("a.tsv", TSV))


@pytest.fixture
def shown(browser):
    """Return a function that opens an address; at the end nothing may have been said, and nothing asked elsewhere."""
    said, fetched, contexts = [], [], []

    def shown(server, *, path=None, **options):
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(server.address)
        page.wait_for_selector("html[data-ready]")
        if path:
            page.goto(f"http://{server.host}{path}")
            page.wait_for_selector("html[data-ready]")
        page.said = said
        return page

    yield shown
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in fetched if not url.startswith(("http://127.0.0.1:", "blob:", "data:"))] == []
