"""Who may speak to the server, and what it does with what is hostile."""

import json

import pytest

from xlcheck.settings import Settings


def refused(answer):
    status, headers, body = answer
    assert headers["content-security-policy"].startswith("default-src 'none'")
    return status == 403 and b"<" not in body


def test_the_address_with_the_token_gives_a_cookie_that_scripts_and_other_sites_do_not_get(table):
    status, headers = table.first
    assert status == 200
    assert headers["set-cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert table.token not in headers["set-cookie"]


def test_without_token_and_cookie_nothing_is_told(table):
    for path in ("/", "/data", "/events", "/save/translation", "/?token=", "/?token=x", f"/data?token={table.token}"):
        assert refused(table.ask("GET", path, cookie=False)), path
    assert refused(table.ask("POST", "/undo", b"{}", cookie=False))
    assert refused(table.ask("GET", "/data", cookie=False, Cookie=f"xlcheck-{table.port}={table.token}"))


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""]
)
def test_another_name_for_this_machine_is_refused(table, host):
    assert refused(table.ask("GET", "/data", Host=host.format(port=table.port)))


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost", None])
def test_a_request_of_another_page_is_refused(table, origin):
    assert refused(table.ask("POST", "/undo", b"{}", Origin=origin))


def test_a_request_that_another_site_has_begun_is_refused(table):
    assert refused(table.ask("GET", "/data", **{"Sec-Fetch-Site": "cross-site"}))
    assert table.ask("GET", "/data", **{"Sec-Fetch-Site": "same-origin"})[0] == 200


def test_what_is_shown_may_be_kept_by_nobody_and_framed_by_nobody(table):
    _, headers, page = table.ask("GET", "/")
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "connect-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert table.token.encode() not in page


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/save/..%2f..%2fetc%2fpasswd", "/files/a", "/static/x", "/save/"]
)
def test_no_path_leads_to_a_file(table, path):
    assert table.ask("GET", path)[0] in (400, 404, 405)


@pytest.mark.parametrize(
    "name", ["../x.tsv", "/tmp/x.tsv", "a/b.tsv", "..", "", "x.exe", "x\0.tsv", "C:x.tsv", "a\\b.tsv"]
)
def test_a_file_is_saved_in_its_own_folder_and_format_alone(table, name):
    before = sorted(path.name for path in table.folder.rglob("*"))
    status, answer = table.call("/save/translation", what="translation", document=0, name=name)
    assert (status, "name" in answer["error"]) == (400, True)
    assert sorted(path.name for path in table.folder.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["../../../a.tsv", "/etc/a.tsv", "..%2F..%2Fa.tsv", "a%00b.tsv", "%F0%9F%9A%A2" * 200 + ".tsv"]
)
def test_an_uploaded_file_goes_where_the_server_puts_it(served, tmp_path, name):
    server = served()
    seen = server.upload(name, "河水变清了。\tThe river is clean.\n".encode())
    assert seen["kind"] == "pairs"
    assert not {"/", "\\", "\0"} & set(seen["name"])
    assert not list(tmp_path.rglob("*.tsv"))


def test_an_upload_is_bounded(served):
    server = served(settings=Settings(max_bytes=1000))
    status, _, body = server.ask("POST", "/files?name=a.txt", b"x" * 1001)
    assert (status, json.loads(body)["error"]) == (413, "This file is too large to be checked. Split it into parts.")
    pieces = (b"x" * 600 for _ in range(4))
    assert server.ask("POST", "/files?name=a.txt", pieces)[0] == 413
    assert server.upload("a.txt", ("河水变清了，鱼也回来了。" * 10).encode())["kind"] == "document"


FAULTS = [
    ("a.docx", b"no archive at all", "damaged"),
    ("a.mo", b"\xde\x12\x04\x95", "not read"),
    ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "not read"),
    ("a.txt", b"", "no text"),
    ("a.xlf", b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff>&a;</xliff>", "not like any document"),
]


@pytest.mark.parametrize(("name", "content", "said"), FAULTS, ids=[f"{n}-{s}" for n, _, s in FAULTS])
def test_a_file_that_is_none_is_said_to_be_none(served, name, content, said):
    seen = served().upload(name, content)
    assert (seen["kind"], said in seen["error"]) == ("none", True)
    assert seen["detail"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/edit", b"[" * 100_000),
        ("/edit", b"\xff\xfe"),
        ("/edit", b"[]"),
        ("/edit", b'{"revision": true}'),
        ("/edit", b'{"revision": 1, "document": 9, "bead": 0, "passage": 0, "text": ""}'),
        ("/edit", b'{"revision": 1, "document": 0, "bead": -1, "passage": 0, "text": ""}'),
        ("/edit", b'{"revision": 1, "document": 0, "bead": 0, "passage": 7, "text": "x"}'),
        ("/check", b'{"pairs": [["99", null]]}'),
        ("/check", b'{"pairs": [[{}]]}'),
        ("/check", b'{"pairs": []}'),
        ("/pairs", b'{"keys": [1]}'),
        ("/term", b'{"revision": 1, "entry": {"zh": 1}}'),
        ("/term", b'{"revision": 1, "entry": {"zh": "\xe6\xb2\xb3"}}'),
        ("/decisions", b'{"file": "{}"}'),
        ("/save/passwd", b'{"what": "passwd", "document": 0, "name": "x"}'),
        ("/save/translation", b'{"what": "translation", "document": 5, "name": "x.tsv"}'),
    ],
)
def test_a_call_that_makes_no_sense_changes_nothing(table, path, body):
    before = table.data()
    status, _, answer = table.ask("POST", path, body)
    assert (status, bool(json.loads(answer)["error"])) == (400, True)
    assert table.data() == before


def test_a_call_is_bounded(table):
    assert table.ask("POST", "/edit", b" " * ((1 << 20) + 1))[0] == 413


def test_a_window_that_is_behind_changes_nothing(table):
    revision = table.data()["app"]["revision"]
    edit = {"document": 0, "bead": 1, "passage": 0}
    assert table.call("/edit", revision=revision, text="The river is clear.", **edit)[0] == 200
    status, answer = table.call("/edit", revision=revision, text="The lake is clear.", **edit)
    assert (status, "another window" in answer["error"]) == (409, True)
    assert table.data()["beads"][1][1] == "The river is clear."
