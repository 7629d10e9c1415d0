from __future__ import annotations

from tests.judging import slugs, verdicts
from tests.samples import a_component, an_answer_file


def test_the_same_component_for_two_architectures_is_right() -> None:
    zone = "<TimeZone>UTC</TimeZone>"
    both = a_component("Microsoft-Windows-Shell-Setup", zone) + a_component(
        "Microsoft-Windows-Shell-Setup", zone, architecture="x86"
    )

    assert slugs(an_answer_file(("specialize", both))) == []


def test_another_spelling_is_the_same_component() -> None:
    both = a_component("Microsoft-Windows-Shell-Setup", "") + a_component(
        "microsoft-windows-shell-setup", ""
    )

    found = verdicts("duplicate-component", an_answer_file(("specialize", both)))

    assert found == [("warning", "specialize/microsoft-windows-shell-setup")]


def test_components_without_a_name_are_no_twins() -> None:
    data = an_answer_file(("specialize", "<component/><component/>"))

    assert verdicts("duplicate-component", data) == []
