from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import TEST_MAK
from unattend_gen.detect.prefilter import compile_patterns, hints_on
from unattend_gen.detect.search import detectors

if TYPE_CHECKING:
    from unattend_gen.detect.detector import Example

LIVE = [
    example
    for detector in detectors()
    for example in detector.examples
    if any(content.is_leak for _, content in example.finds)
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("example", LIVE, ids=lambda example: example.name)
def test_every_live_example_passes(example: Example, encoding: str) -> None:
    assert hints_on(example.text.encode(encoding)) is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@given(before=st.text(max_size=20), after=st.text(max_size=20))
def test_a_key_passes_at_any_position(encoding: str, before: str, after: str) -> None:
    text = f"{before} {TEST_MAK} {after}"

    assert hints_on(text.encode(encoding, "replace")) is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        f"the MAK is {TEST_MAK.replace('-', '')}",
        f"Product key: {TEST_MAK.replace('-', ' ')}",
        "product key " + "\u200b".join(TEST_MAK),
        f"/pkey:{TEST_MAK.replace('-', '')}",
        f"PC;MAK\n1;{TEST_MAK.replace('-', '')}",
        '<unattend xmlns="urn:schemas-microsoft-com:unattend"><AccountData>x</AccountData>',
    ],
)
def test_keys_in_loose_forms_pass_too(text: str, encoding: str) -> None:
    assert hints_on(text.encode(encoding)) is not None


@pytest.mark.parametrize("word", ["product key", "ProductKey:", "MAK", "/pkey:"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_keys_in_loose_forms_pass_after_the_patterns_are_compiled(word: str, encoding: str) -> None:
    compile_patterns()

    assert hints_on(f"{word} {TEST_MAK.replace('-', '')}".encode(encoding)) is not None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x\nPidGenX product key matched edition, partial key BCDFG",
        b"\0" * 1000,
        b"2026-03-11 10:20:11, Info  nothing",
        b"A-B-C-D-E-F-G",
        b"assets of the class in use",
    ],
)
def test_a_document_without_hints_is_skipped(data: bytes) -> None:
    assert hints_on(data) is None
