from __future__ import annotations

from tests.judging import messages, of_rule, verdicts
from tests.samples import a_component, a_shell_setup, an_answer_file
from unattend_gen.core.finding import Confidence, Edit, Finding, Fix, Severity
from unattend_gen.core.location import Location

_SHELL = "Microsoft-Windows-Shell-Setup"


def test_a_misspelling_is_an_error_that_names_the_intended_word() -> None:
    finding = of_rule(
        "unknown-setting", a_shell_setup("specialize", "\n<ComputreName>PC</ComputreName>")
    )[0]

    assert finding == Finding(
        rule="unknown-setting",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        location=Location(
            "unattend.xml", line=4, column=1, setting=f"specialize/{_SHELL}/ComputreName"
        ),
        message="ComputreName is not a setting; did you mean ComputerName?",
        advice="write ComputerName",
        fix=Fix(
            "write ComputerName",
            is_safe=False,
            edits=(Edit(338, 350, "ComputerName"), Edit(355, 367, "ComputerName")),
            uncovers=True,
        ),
    )


def test_a_name_like_no_other_is_a_warning_of_medium_confidence() -> None:
    finding = of_rule("unknown-setting", a_shell_setup("specialize", "<Wallpaper/>"))[0]

    assert (finding.severity, finding.confidence) == (Severity.WARNING, Confidence.MEDIUM)


def test_a_setting_of_another_place_is_sent_there() -> None:
    data = a_shell_setup("oobeSystem", "<HideEULAPage>true</HideEULAPage>")

    assert of_rule("unknown-setting", data)[0].advice == "it belongs at OOBE/HideEULAPage"


def test_a_name_that_resembles_another_is_given_the_nearest() -> None:
    data = a_shell_setup("oobeSystem", "<OOBE><HideTheEULAPage>true</HideTheEULAPage></OOBE>")

    assert (
        of_rule("unknown-setting", data)[0].advice == "check the name; the nearest is HideEULAPage"
    )


def test_elements_below_an_unknown_element_are_not_named() -> None:
    data = a_shell_setup("oobeSystem", "<Wallpaper><Path>x</Path></Wallpaper>")

    assert verdicts("unknown-setting", data) == [("warning", f"oobeSystem/{_SHELL}/Wallpaper")]


def test_an_element_inside_a_value_is_unknown() -> None:
    data = a_shell_setup("specialize", "<TimeZone><b>UTC</b></TimeZone>")

    assert messages("unknown-setting", data) == [f"b is not a setting of {_SHELL}/TimeZone"]


def test_names_that_differ_in_their_numbers_are_different_names() -> None:
    data = a_shell_setup("specialize", "<TaskbarLinks><Link7>x</Link7></TaskbarLinks>")

    assert verdicts("unknown-setting", data) == [
        ("warning", f"specialize/{_SHELL}/TaskbarLinks/Link7")
    ]


def test_a_recorded_misspelling_is_a_warning_and_its_children_are_known() -> None:
    interface = '<Interface wcm:action="add"><Ipv6ettings><Metric>10</Metric></Ipv6ettings>'
    data = an_answer_file(
        (
            "specialize",
            a_component(
                "Microsoft-Windows-TCPIP", f"<Interfaces>{interface}</Interface></Interfaces>"
            ),
        )
    )

    assert messages("unknown-setting", data) == [
        "Ipv6ettings occurs in practice, but the schema spells it Ipv6Settings"
    ]


def test_a_setting_that_came_later_is_unknown_to_an_older_windows() -> None:
    data = a_shell_setup(
        "oobeSystem", "<OOBE><HideOnlineAccountScreens>true</HideOnlineAccountScreens></OOBE>"
    )

    assert messages("unknown-setting", data, windows="7") == [
        "HideOnlineAccountScreens was introduced in Windows 8; Windows 7 does not have it"
    ]
    assert messages("unknown-setting", data, windows="11-24h2") == []


def test_a_file_made_to_waste_time_gets_short_answers() -> None:
    data = a_shell_setup("specialize", "".join(f"<Made{n}Up/>" for n in range(300)))

    assert messages("unknown-setting", data)[-1] == "the catalog has no such setting here"
