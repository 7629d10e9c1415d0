from __future__ import annotations

from tests.judging import messages, verdicts
from tests.samples import a_component, a_shell_setup, an_answer_file


def test_the_reference_is_cited() -> None:
    data = a_shell_setup("oobeSystem", "<OOBE><NetworkLocation>Work</NetworkLocation></OOBE>")

    assert messages("deprecated-setting", data) == [
        "out of date: since Windows 10 the setting does not apply"
    ]


def test_a_component_is_named_once() -> None:
    body = a_component(
        "Microsoft-Windows-MicrosoftEdgeBrowser", "<HomePages>https://example.org</HomePages>"
    )

    found = verdicts("deprecated-setting", an_answer_file(("specialize", body)))

    assert found[0] == ("note", "specialize/Microsoft-Windows-MicrosoftEdgeBrowser")


def test_what_is_removed_is_not_named_twice() -> None:
    body = a_component("UDDI-Setup", "<SiteName>x</SiteName>")

    assert verdicts("deprecated-setting", an_answer_file(("specialize", body))) == []
