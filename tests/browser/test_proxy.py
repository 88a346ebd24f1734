"""Below a path, and behind nginx with the configuration that the documentation points to."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from support.dashboard import ROOT, free_port, start_dashboard

pytestmark = pytest.mark.browser

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")


BASE = "desk/claims"


class Replicas:
    """Two dashboards of the same record, on ports of their own."""

    def __init__(self) -> None:
        self.ports = [free_port(), free_port()]
        self.running = [self._started(port) for port in self.ports]

    def _started(self, port: int) -> subprocess.Popen[bytes]:
        return start_dashboard({}, base=BASE, port=port)[0]

    @property
    def asked(self) -> int:
        """The index of the one that nginx sends this machine's requests to."""
        held = [
            len(psutil.Process(process.pid).net_connections(kind="tcp")) for process in self.running
        ]
        return held.index(max(held))

    def end(self, index: int, how: signal.Signals) -> None:
        """End one, and start it again when it is gone."""
        self.running[index].send_signal(how)
        self.running[index].wait(30)
        self.running[index] = self._started(self.ports[index])

    def close(self) -> None:
        for process in self.running:
            process.terminate()
            process.wait(10)


@pytest.fixture(scope="module")
def replicas():
    """The replicas behind the proxy."""
    started = Replicas()
    yield started
    started.close()


@pytest.fixture(scope="module")
def proxy(site_folder: Path, replicas: Replicas, tmp_path_factory):
    """The address of nginx before two dashboards below a path and before the static site."""
    if NGINX is None:
        pytest.skip("nginx is not installed; `make proxy` installs it where there is apt")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    served = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    for documented, here in (
        ("127.0.0.1:8080", f"127.0.0.1:{port}"),
        ("127.0.0.1:8501", f"127.0.0.1:{replicas.ports[0]}"),
        ("127.0.0.1:8502", f"127.0.0.1:{replicas.ports[1]}"),
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
    nginx.terminate()
    nginx.wait(10)


def status(address: str) -> int:
    """The status of an answer that came whole."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


class Asking:
    """Readers who ask without a pause for views and for the API, as long as the block lasts."""

    def __init__(self, address: str) -> None:
        self.address, self.over = address, threading.Event()
        self.seen: Counter[int | str] = Counter()
        pages = [(f"?date=2021-08-{day}", 0.1) for day in range(10, 14)]
        tables = [("api/v1/control?on=2021-08-12&kind=capital", 0.5)]
        self.threads = [
            threading.Thread(target=self._ask, args=request) for request in pages + tables
        ]

    def _ask(self, path: str, pause: float) -> None:
        while not self.over.wait(pause):
            try:
                self.seen[status(self.address + path)] += 1
            except OSError as error:
                self.seen[repr(error)] += 1

    def __enter__(self) -> Asking:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()


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


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_when_a_replica_ends_and_starts_again_no_request_fails(proxy, replicas, how):
    with Asking(f"{proxy}{BASE}/") as asking:
        time.sleep(1)
        replicas.end(replicas.asked, how)
        time.sleep(1)
    assert set(asking.seen) == {200}
    assert asking.seen[200] > 50


def test_who_asks_for_too_much_is_told_so_and_others_pages_are_answered(proxy):
    costly = [f"{proxy}{BASE}/map.png?date=2021-08-{day:02}" for day in range(1, 31)]
    with ThreadPoolExecutor(30) as many:
        asked = many.map(status, costly)
        time.sleep(0.5)
        assert {status(f"{proxy}{BASE}/?date=2021-07-{day}") for day in range(10, 20)} == {200}
        told = Counter(asked)
    assert set(told) == {200, 429, 503}
    assert status(f"{proxy}{BASE}/health") == 200


def test_nothing_can_be_uploaded(proxy):
    request = urllib.request.Request(f"{proxy}{BASE}/", data=bytes(100_000), method="POST")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    with refused.value as answer:
        assert answer.code == 413
