from __future__ import annotations

from tests.judging import of_rule, verdicts
from tests.samples import a_shell_setup
from unattend_gen.core.finding import Severity


def _with(old: bytes, new: bytes) -> bytes:
    return a_shell_setup("specialize", "").replace(old, new)


def test_x64_is_not_an_architecture() -> None:
    finding = of_rule("wrong-component-attribute", _with(b"amd64", b"x64"))[0]

    assert finding.severity is Severity.ERROR
    assert finding.advice.startswith("write amd64, x86 or arm64")


def test_a_token_with_a_digit_missing_is_an_error() -> None:
    data = _with(b"31bf3856ad364e35", b"31bf3856ad364e3")

    address = "specialize/Microsoft-Windows-Shell-Setup"
    assert verdicts("wrong-component-attribute", data) == [("error", address)]


def test_a_token_of_someone_else_is_a_warning() -> None:
    data = _with(b"31bf3856ad364e35", b"0123456789abcdef")

    address = "specialize/Microsoft-Windows-Shell-Setup"
    assert verdicts("wrong-component-attribute", data) == [("warning", address)]


def test_case_does_not_count() -> None:
    data = _with(b"amd64", b"AMD64").replace(b"31bf3856ad364e35", b"31BF3856AD364E35")

    assert verdicts("wrong-component-attribute", data) == []


def test_a_language_other_than_neutral_is_a_warning() -> None:
    address = "specialize/Microsoft-Windows-Shell-Setup"
    assert verdicts("wrong-component-attribute", _with(b"neutral", b"en-US")) == [
        ("warning", address)
    ]


def test_a_placeholder_is_left_to_its_own_rule() -> None:
    assert verdicts("wrong-component-attribute", _with(b"amd64", b"%arch%")) == []
