"""Real servers on loopback, each on a free high port and ended by its own process."""

from __future__ import annotations

import http.server
import os
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from tests.readers import require, require_package

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

HOST: Final = "127.0.0.1"
_WAIT_SECONDS: Final = 20.0


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """Return a port that nothing listens on."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind((HOST, 0))
        number: int = probe.getsockname()[1]
        return number


@contextmanager
def a_listener() -> Iterator[int]:
    """Yield a port that accepts connections."""
    with socket.create_server((HOST, 0)) as server:
        yield server.getsockname()[1]


@contextmanager
def a_process(command: Sequence[str], *, port: int, log: Path) -> Iterator[None]:
    """Run a server until the end of the block; it accepts connections from the start."""
    require(command[0])
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
        )
    try:
        _wait_for(process, port, log)
        yield
    finally:
        process.kill()  # it keeps nothing, and squid takes seconds to take its leave
        process.wait(_WAIT_SECONDS)


@contextmanager
def a_name_server(folder: Path, *records: str) -> Iterator[str]:
    """Yield the address of a dnsmasq with some records of the zone `test`, and no others."""
    require_package("dns")
    port = free_port(socket.SOCK_DGRAM)
    command = (
        *("dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--no-hosts", "--no-resolv"),
        *("--bind-interfaces", f"--listen-address={HOST}", f"--port={port}", "--local=/test/"),
        *(f"--user={os.environ.get('USER', 'root')}", "--pid-file="),
        *records,
    )
    with a_process(command, port=port, log=folder / "dnsmasq.log"):
        yield f"{HOST}:{port}"


@contextmanager
def a_silent_name_server() -> Iterator[str]:
    """Yield the address of a socket that receives queries and never answers."""
    require_package("dns")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind((HOST, 0))
        yield f"{HOST}:{server.getsockname()[1]}"


@contextmanager
def a_name_server_that_leads_in_a_circle() -> Iterator[str]:
    """Yield the address of a server that answers with two aliases of each other."""
    require_package("dns")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind((HOST, 0))
        thread = threading.Thread(target=_answer_in_a_circle, args=(server,), daemon=True)
        thread.start()
        address, port = server.getsockname()
        yield f"{address}:{port}"
        server.sendto(b"", (address, port))
        thread.join(_WAIT_SECONDS)


def _answer_in_a_circle(server: socket.socket) -> None:
    import dns.message
    import dns.rrset

    while data := server.recvfrom(4096):
        if not data[0]:
            return
        query = dns.message.from_wire(data[0])
        asked = query.question[0].name
        response = dns.message.make_response(query)
        response.answer = [
            dns.rrset.from_text(asked, 60, "IN", "CNAME", "other.test."),
            dns.rrset.from_text("other.test.", 60, "IN", "CNAME", asked.to_text()),
        ]
        server.sendto(response.to_wire(), data[1])


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text("utf-8", "replace")
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text("utf-8", "replace"))


@contextmanager
def an_origin() -> Iterator[int]:
    """Yield the port of a web server that answers every request in the same way."""
    server = http.server.ThreadingHTTPServer((HOST, 0), _Origin)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(_WAIT_SECONDS)


class _Origin(http.server.BaseHTTPRequestHandler):
    """A web server with one page, which is also a proxy."""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.send_header("Content-Length", "6")
        self.end_headers()
        self.wfile.write(b"origin")

    def do_CONNECT(self) -> None:
        """Open a tunnel without a destination."""
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def a_squid(folder: Path, access: str) -> Iterator[int]:
    """The port of a squid that asks for a user where `access` says so; all else is on loopback.

    What gets through goes to a web server here, whatever host it is for.
    """
    port = free_port()
    with an_origin() as origin:
        config = folder / "squid.conf"
        config.write_text(_SQUID.format(port=port, origin=origin) + access, encoding="utf-8")
        command = ("squid", "-N", "-f", str(config))
        with a_process(command, port=port, log=folder / "squid.log"):
            yield port


def status_of(proxy: int, request: str) -> int:
    """Return the status of a proxy's answer to a request such as `GET http://a.test/`."""
    method, _, target = request.partition(" ")
    with socket.create_connection((HOST, proxy), timeout=_WAIT_SECONDS) as client:
        client.sendall(
            f"{method} {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
        )
        return int(client.recv(64).split()[1])


_SQUID: Final = """
http_port 127.0.0.1:{port}
visible_hostname proxy.test
pid_filename none
access_log none
cache_log /dev/null
netdb_filename none
pinger_enable off
shutdown_lifetime 0 seconds
cache deny all
cache_peer 127.0.0.1 parent {origin} 0 no-query no-digest
never_direct allow all
auth_param basic program /usr/lib/squid/basic_fake_auth
acl users proxy_auth REQUIRED
"""
