from __future__ import annotations

from tests.judging import surveyed
from tests.samples import CANARY_PASSWORD, MARKER, a_component, a_shell_setup, an_answer_file
from unattend_gen.catalog.facts import ValueType


def test_a_placed_setting_does_not_show_its_value() -> None:
    (placed,) = surveyed(
        a_shell_setup("specialize", f"<TimeZone>{CANARY_PASSWORD}</TimeZone>")
    ).placed

    assert placed.value == CANARY_PASSWORD
    assert CANARY_PASSWORD not in repr(placed)


def test_a_component_is_addressed_as_it_is_written() -> None:
    data = an_answer_file(("windowspe", a_component("microsoft-windows-setup", "")))

    (component,) = surveyed(data).components

    assert component.address == "windowspe/microsoft-windows-setup"


def test_only_the_outermost_unknown_element_is_unknown() -> None:
    outer, inner = surveyed(a_shell_setup("specialize", "<Outer><Inner/></Outer>")).placed

    assert (outer.is_unknown, inner.is_unknown) == (True, False)


def test_below_an_unknown_component_nothing_is_unknown() -> None:
    data = an_answer_file(("specialize", a_component("Contoso-Drivers", "<Any/>")))

    (placed,) = surveyed(data).placed

    assert not placed.is_unknown


def test_a_marker_is_no_value_to_judge() -> None:
    (placed,) = surveyed(a_shell_setup("specialize", f"<ProductKey>{MARKER}</ProductKey>")).placed

    assert not placed.is_open_value


def test_a_setting_is_known_by_component_path_and_type() -> None:
    (placed,) = surveyed(a_shell_setup("specialize", "<timezone>UTC</timezone>")).placed

    assert placed.is_at("Microsoft-Windows-Shell-Setup", "TimeZone")
    assert not placed.is_at("Microsoft-Windows-Setup", "TimeZone")
    assert placed.has_type(ValueType.STRING, ValueType.TIME_ZONE)
