from __future__ import annotations

import pytest

from tests.judging import slugs, verdicts
from tests.samples import a_shell_setup

_SHELL = "Microsoft-Windows-Shell-Setup"


@pytest.mark.parametrize(
    "value", ["{{ name }}", "${name}", "@NAME@", "%name%", "&lt;%= name %&gt;", "CHANGEME"]
)
def test_each_language_is_known_and_nothing_else_is_said(value: str) -> None:
    data = a_shell_setup("specialize", f"<CopyProfile>{value}</CopyProfile>")

    assert slugs(data) == ["placeholder-value"]


def test_a_variable_of_windows_in_a_path_is_none() -> None:
    data = a_shell_setup(
        "oobeSystem", r"<Themes><DesktopBackground>%WINDIR%\a.jpg</DesktopBackground></Themes>"
    )

    assert verdicts("placeholder-value", data) == []


def test_a_variable_of_powershell_in_a_command_is_none() -> None:
    data = a_shell_setup(
        "oobeSystem",
        '<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order>'
        "<CommandLine>powershell -c ${env:X}; %COMSPEC% /c @{a=1}@</CommandLine>"
        "</SynchronousCommand></FirstLogonCommands>",
    )

    assert slugs(data) == []


def test_a_placeholder_in_an_attribute_is_named_at_the_component() -> None:
    data = a_shell_setup("specialize", "").replace(b"amd64", b"{{ arch }}")

    assert verdicts("placeholder-value", data) == [("warning", f"specialize/{_SHELL}")]


def test_statements_between_elements_are_named_at_their_container() -> None:
    data = a_shell_setup(
        "oobeSystem", "<OOBE>{% if x %}<ProtectYourPC>3</ProtectYourPC>{% endif %}</OOBE>"
    )

    assert verdicts("placeholder-value", data) == [("warning", f"oobeSystem/{_SHELL}/OOBE")]
