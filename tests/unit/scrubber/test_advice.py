"""What a person has to do where nothing is replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents import a_document, a_reading
from unattend_gen.answer_file.encoding import Encoding
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.detect.reading import Reading
from unattend_gen.scrubber.advice import command_on_windows, with_container_reason, with_reason


def a_finding(setting: str | None = None) -> Finding:
    return Finding(
        rule="leftover-key",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        location=Location("SOFTWARE", setting=setting),
        message="a key",
        advice="",
    )


@pytest.mark.parametrize(
    ("value", "command"),
    [
        ("DefaultPassword", 'Winlogon" /v DefaultPassword /f'),
        ("BackupProductKeyDefault", "slmgr /cpky"),
        ("DigitalProductId4", "slmgr /cpky"),
    ],
)
def test_a_value_of_a_hive_is_removed_on_the_machine(value: str, command: str) -> None:
    at = replace(a_document("").location, inside=("Microsoft",))
    key = replace(a_document(""), location=at, first_line=None)
    finding = with_container_reason(a_finding(f"Microsoft\\Windows NT\\{value}"), key)

    assert command in finding.advice


def test_an_export_in_a_container_is_not_a_hive() -> None:
    at = replace(a_document("").location, inside=("a.reg",))
    export = replace(a_document(""), location=at)
    finding = with_container_reason(a_finding("Winlogon\\DefaultPassword"), export)

    assert finding.advice.startswith("it is in a container")


def test_containers_and_large_texts_have_each_their_advice() -> None:
    in_container = with_container_reason(a_finding(), a_document(""))
    piece = with_container_reason(a_finding(), replace(a_document(""), is_piece=True))

    assert in_container.advice.startswith("it is in a container that cannot be written")
    assert piece.advice.startswith("the text is larger than 32 MiB")
    assert command_on_windows(a_finding()) is None


def test_each_reason_has_its_own_advice() -> None:
    text = a_reading("text")
    binary = replace(text, encoding=None)
    other = Reading(a_document(b"\xe4"), "x", Encoding("utf-8", b"", None))

    assert with_reason(a_finding(), text).advice.startswith("it cannot be replaced separately")
    assert with_reason(a_finding(), binary).advice.startswith("it is in binary data")
    assert with_reason(a_finding(), other).advice.startswith("the file cannot be written")


def test_a_part_of_a_document_in_a_container_is_not_called_large() -> None:
    at = replace(a_document("").location, inside=("a.txt",))
    part = replace(a_document(""), location=at, is_piece=True)

    assert "is in a container" in with_container_reason(a_finding(), part).advice
