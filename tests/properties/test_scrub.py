"""Scrubbing changes only secrets, and a scrubbed file has nothing left to scrub."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.check_documents import LEAVINGS, SPOTS, Spot, a_copy
from tests.samples import CANARY_PASSWORD, MARKER, TEST_MAK
from unattend_gen.auditor.scan import scan
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.detect.search import detectors
from unattend_gen.scrubber.engine import Scrubbed, ScrubContext, scrub

if TYPE_CHECKING:
    from collections.abc import Callable

CONTEXT = ScrubContext(b"k" * 32)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
EXAMPLES = [
    pytest.param(example.name, example.text.encode(encoding), id=f"{example.name}-{encoding}")
    for detector in detectors()
    for example in detector.examples
    for encoding in ENCODINGS
]


def scrubbed(data: bytes, name: str = "document.txt") -> Scrubbed:
    return scrub(Document(Location(name), data), CONTEXT)


def encoded_command(text: str) -> str:
    return base64.b64encode(text.encode("utf-16-le")).decode()


@pytest.mark.parametrize(("name", "data"), EXAMPLES)
def test_a_scrubbed_example_has_the_documented_changes_only(name: str, data: bytes) -> None:
    once = scrubbed(data, name)
    twice = scrubbed(once.document.data, name)
    found = scan(once.document, CONTEXT).findings
    before = scan(once.original, CONTEXT).findings

    assert len(found) == len(once.left)
    assert len(once.replaced) + len(once.left) == len(before)
    assert twice.document.data == once.document.data
    assert twice.replaced == ()


LINES = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="C§"), max_size=30),
    st.sampled_from(
        [
            "slmgr /ipk {key}",
            "net user a {password} /add",
            "AdminPassword={password}",
            "The key is {key}.",
            "<Password><Value>{password}</Value></Password>",
            "powershell -EncodedCommand {command}",
        ]
    ),
)
ENDS = st.sampled_from(["\n", "\r\n"])


def with_secrets(line: str) -> str:
    command = encoded_command(f"net user a {CANARY_PASSWORD} /add")
    return (
        line.replace("{key}", TEST_MAK)
        .replace("{password}", CANARY_PASSWORD)
        .replace("{command}", command)
    )


def with_markers(line: str) -> str:
    command = encoded_command(f"net user a {MARKER} /add")
    return line.replace("{key}", MARKER).replace("{password}", MARKER).replace("{command}", command)


@given(st.lists(LINES, max_size=8), ENDS, st.sampled_from(ENCODINGS[:-1]))
def test_nothing_but_secrets_changes(lines: list[str], end: str, encoding: str) -> None:
    once = scrubbed(end.join(map(with_secrets, lines)).encode(encoding))
    twice = scrubbed(once.document.data)

    assert once.document.data == end.join(map(with_markers, lines)).encode(encoding)
    assert once.left == ()
    assert twice.document.data == once.document.data


# The key of a cable tuner is not of the form that a product key of Windows has.
OF_WINDOWS = [spot for spot in SPOTS if spot.path != "OCURProductKey"]
SOME_SPOTS = st.lists(st.sampled_from(OF_WINDOWS), min_size=1, max_size=8, unique=True)


def as_setup_leaves_it(spot: Spot) -> str:
    return spot.scrubbed_whole() if spot.path.endswith("/Value") else spot.scrubbed()


def written(copy: bytes, encoding: str) -> bytes:
    return copy.decode().replace(' encoding="utf-8"', "", 1).encode(encoding)


@given(SOME_SPOTS, LEAVINGS, st.sampled_from(ENCODINGS[:-1]))
def test_an_answer_file_becomes_what_setup_leaves(
    spots: list[Spot], left: Callable[[Spot], str], encoding: str
) -> None:
    copy = a_copy((spot, left(spot)) for spot in spots)
    expected = a_copy((spot, as_setup_leaves_it(spot)) for spot in spots)
    once = scrubbed(written(copy, encoding), "unattend.xml")

    assert once.document.data == written(expected, encoding)
    assert once.left == ()
    assert not scrubbed(once.document.data, "unattend.xml").is_changed


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_any_bytes_can_be_scrubbed(noise: bytes, encoding: str) -> None:
    once = scrubbed(noise + f" slmgr /ipk {TEST_MAK} ".encode(encoding) + noise)
    twice = scrubbed(once.document.data)

    assert len(scan(once.document, CONTEXT).findings) == len(once.left)
    assert twice.document.data == once.document.data
