from __future__ import annotations

from tests.judging import messages, of_rule, slugs
from tests.samples import TEST_MAK, a_component, an_answer_file
from unattend_gen.core.finding import Confidence, Severity


def _named(name: str) -> bytes:
    return an_answer_file(("specialize", a_component(name, "<Anything>1</Anything>")))


def test_a_misspelling_is_an_error_that_names_the_intended_word() -> None:
    finding = of_rule("unknown-component", _named("Microsoft-Windwos-Shell-Setup"))[0]

    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.HIGH)
    assert finding.message == (
        "`Microsoft-Windwos-Shell-Setup` is not a component; "
        "did you mean Microsoft-Windows-Shell-Setup?"
    )


def test_a_name_like_no_other_is_a_warning_of_medium_confidence() -> None:
    finding = of_rule("unknown-component", _named("Contoso-Laptop-Drivers"))[0]

    assert (finding.severity, finding.confidence) == (Severity.WARNING, Confidence.MEDIUM)


def test_nothing_is_said_of_the_settings_of_an_unknown_component() -> None:
    assert slugs(_named("Contoso-Laptop-Drivers")) == ["unknown-component"]


def test_a_component_that_came_later_is_unknown_to_an_older_windows() -> None:
    setting = "<WiFiSharingOutlookInitial>0</WiFiSharingOutlookInitial>"
    body = a_component("Microsoft-Windows-WiFiNetworkManager", setting)
    data = an_answer_file(("specialize", body))

    assert messages("unknown-component", data, windows="7") == [
        (
            "Microsoft-Windows-WiFiNetworkManager was introduced in Windows 10 version 1511; "
            "Windows 7 does not have it"
        )
    ]
    assert messages("unknown-setting", data, windows="7") == []


def test_a_product_key_in_place_of_a_name_is_not_shown() -> None:
    assert messages("unknown-component", _named(TEST_MAK)) == [
        "the catalog has no component of this name"
    ]


def test_a_name_cannot_move_the_cursor() -> None:
    found = messages("unknown-component", _named("Contoso\u202edriver"))

    assert found == ["the catalog has no component of this name"]
