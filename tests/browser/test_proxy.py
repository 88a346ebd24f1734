"""Below a path, and behind nginx with the configuration that the documentation points to."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from support.dashboard import ROOT, free_port, start_dashboard

pytestmark = pytest.mark.browser

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")


@pytest.fixture(scope="module")
def proxy(site_folder: Path, tmp_path_factory):
    """The address of nginx before a dashboard below a path and before the static site."""
    if NGINX is None:
        pytest.skip("nginx is not installed; `make proxy` installs it where there is apt")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    dashboard, upstream = start_dashboard({}, base="desk/claims")
    served = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    for documented, here in (
        ("127.0.0.1:8080", f"127.0.0.1:{port}"),
        ("127.0.0.1:8501", upstream.split("/")[2]),
        ("/srv/claimline/", f"{site_folder}/"),
    ):
        assert documented in served
        served = served.replace(documented, here)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    types = (
        "types { text/html html; text/css css; application/javascript js; "
        "application/json json; image/png png; }"
    )
    head = "user root; " if os.geteuid() == 0 else ""
    head += f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}"
    http = f"http {{ access_log off; {temporary} {types} {served} }}"
    (folder / "nginx.conf").write_text(f"{head} {http}", encoding="utf-8")
    nginx = subprocess.Popen([NGINX, "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"])
    end = time.time() + 10
    while time.time() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}/"
    for process in (nginx, dashboard):
        process.terminate()
        process.wait(10)


@pytest.mark.parametrize("path", ["desk/claims/", "afghanistan/"])
def test_both_homes_live_behind_a_proxy_below_a_path(open_page, proxy, path):
    shown = open_page(proxy + path, "?date=2021-08-12&place=herat")
    assert "Herat" in shown.panel.locator("h2").inner_text()
    shown.place("ghazni").click()
    shown.panel.locator("h2", has_text="Ghazni").wait_for()
    shown.wait_for_address(place="ghazni")
    assert shown.errors == []
    assert shown.foreign == []


def test_a_link_to_the_dashboard_behind_the_proxy_has_a_preview_under_its_public_address(proxy):
    with urllib.request.urlopen(f"{proxy}desk/claims/?date=2021-08-12&place=herat") as answer:
        head = answer.read().decode()
    view = "date=2021-08-12&amp;place=herat&amp;view=hindsight"
    assert f'property="og:image" content="{proxy}desk/claims/preview.png?{view}"' in head
    with urllib.request.urlopen(
        f"{proxy}desk/claims/preview.png?date=2021-08-12&place=herat"
    ) as answer:
        assert answer.headers["content-type"] == "image/png"
        assert answer.read(8) == b"\x89PNG\r\n\x1a\n"


def test_the_api_answers_behind_the_proxy(proxy):
    query = "on=2021-08-12&kind=capital&format=csv"
    with urllib.request.urlopen(f"{proxy}desk/claims/api/v1/control?{query}") as answer:
        assert answer.read().decode().count("\n") >= 34


def test_the_dashboard_lives_below_a_base_path(open_page):
    process, address = start_dashboard({}, base="desk/claims")
    try:
        shown = open_page(address, "?date=2021-08-12&place=herat")
        assert shown.errors == []
        assert "Herat" in shown.panel.locator("h2").inner_text()
    finally:
        process.terminate()
        process.wait(10)
