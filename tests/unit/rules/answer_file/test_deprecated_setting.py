from __future__ import annotations

import pytest

from tests.judging import messages, verdicts
from tests.samples import a_component, a_shell_setup, an_answer_file


def test_the_reference_is_cited() -> None:
    data = a_shell_setup("oobeSystem", "<OOBE><NetworkLocation>Work</NetworkLocation></OOBE>")

    assert messages("deprecated-setting", data) == [
        "NetworkLocation is deprecated: since Windows 10 the setting does not apply"
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


@pytest.mark.parametrize(
    ("windows", "count"), [("7", 0), ("8.1", 0), ("10-1507", 1), ("11-24h2", 1), (None, 1)]
)
def test_a_release_before_the_change_keeps_the_setting(windows: str | None, count: int) -> None:
    data = a_shell_setup("oobeSystem", "<OOBE><NetworkLocation>Work</NetworkLocation></OOBE>")

    assert len(verdicts("deprecated-setting", data, windows)) == count


def test_a_component_is_kept_too() -> None:
    body = a_component(
        "Microsoft-Windows-HelpAndSupport",
        "<HelpAndSupport><Manufacturer>Contoso</Manufacturer></HelpAndSupport>",
    )
    data = an_answer_file(("specialize", body))

    assert verdicts("deprecated-setting", data, "8.1") == []
    assert len(verdicts("deprecated-setting", data, "10-1507")) == 3


def test_what_is_out_of_date_everywhere_is_so_in_each_release() -> None:
    body = "<OOBE><SkipUserOOBE>true</SkipUserOOBE></OOBE>"

    assert len(verdicts("deprecated-setting", a_shell_setup("oobeSystem", body), "7")) == 1
