from __future__ import annotations

from tests.judging import messages, verdicts
from tests.samples import a_shell_setup


def _without(attribute: bytes) -> bytes:
    return a_shell_setup("specialize", "").replace(b" " + attribute, b"")


def test_a_component_without_token_is_not_found() -> None:
    data = _without(b'publicKeyToken="31bf3856ad364e35"')

    assert messages("missing-component-attribute", data) == ["the component has no publicKeyToken"]


def test_a_component_without_name_is_not_found() -> None:
    data = _without(b'name="Microsoft-Windows-Shell-Setup"')

    assert verdicts("missing-component-attribute", data) == [("error", "specialize/")]


def test_a_component_without_language_is_a_warning() -> None:
    data = _without(b'language="neutral"')

    address = "specialize/Microsoft-Windows-Shell-Setup"
    assert verdicts("missing-component-attribute", data) == [("warning", address)]


def test_the_version_scope_may_be_left_out() -> None:
    assert verdicts("missing-component-attribute", _without(b'versionScope="nonSxS"')) == []
