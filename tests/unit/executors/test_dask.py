"""Dask workers on the loopback interface."""

from __future__ import annotations

import os
import socket
import ssl
import sys
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

import pytest

from tests.readers import require_package
from unattend_gen.errors import UsageError
from unattend_gen.executors import Work
from unattend_gen.executors.dask import EXECUTOR

DISTRIBUTED: Final[Any] = require_package("distributed")  # its functions have no types


@pytest.mark.slow
def test_results_of_other_processes_come_in_the_order_of_the_tasks() -> None:
    results = list(EXECUTOR.run(Work(_square), range(40), jobs=2))

    assert [number for number, _ in results] == [number**2 for number in range(40)]
    assert os.getpid() not in {process for _, process in results}


@pytest.mark.slow
def test_a_local_task_runs_here_and_a_reader_may_stop_early() -> None:
    work = Work(_square, is_local=_is_even)

    results = list(islice(EXECUTOR.run(work, range(10), jobs=1), 2))

    assert [process == os.getpid() for _, process in results] == [True, False]


@pytest.mark.slow
def test_an_exception_of_a_task_ends_the_run() -> None:
    with pytest.raises(ZeroDivisionError):
        list(EXECUTOR.run(Work(_inverse), (1, 0), jobs=1))


@pytest.mark.slow
def test_a_client_without_a_certificate_of_the_run_is_rejected() -> None:
    results = EXECUTOR.run(Work(_square), range(2), jobs=1)
    next(results)
    address = urlsplit(DISTRIBUTED.default_client().scheduler.address)
    anyone = ssl.create_default_context()
    anyone.check_hostname = False
    anyone.verify_mode = ssl.CERT_NONE

    assert (address.scheme, address.hostname) == ("tls", "127.0.0.1")
    with (
        socket.create_connection((address.hostname, address.port), timeout=5) as plain,
        pytest.raises(ssl.SSLError, match="certificate"),
        anyone.wrap_socket(plain) as stream,
    ):
        stream.recv(1)
    results.close()


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(UsageError) as caught:
        list(EXECUTOR.run(Work(_square), range(2), jobs=1))

    assert caught.value.advice == "pip install 'unattend-gen[dask]'"


def _square(number: int) -> tuple[int, int]:
    return number**2, os.getpid()


def _is_even(number: int) -> bool:
    return number % 2 == 0


def _inverse(number: int) -> float:
    return 1 / number
