from __future__ import annotations

from tests.judging import of_rule, slugs, verdicts
from tests.samples import a_shell_setup
from unattend_gen.core.finding import Severity

_SHELL = "Microsoft-Windows-Shell-Setup"


def test_two_values_that_differ_are_an_error_at_the_second() -> None:
    data = a_shell_setup(
        "specialize", "\n<TimeZone>UTC</TimeZone>\n<TimeZone>Romance Standard Time</TimeZone>"
    )

    finding = of_rule("duplicate-setting", data)[0]

    assert finding.severity is Severity.ERROR
    assert (finding.location.line, finding.location.setting) == (
        5,
        f"specialize/{_SHELL}/TimeZone[2]",
    )


def test_the_same_value_twice_is_a_warning() -> None:
    data = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone><TimeZone>UTC</TimeZone>")

    assert verdicts("duplicate-setting", data) == [("warning", f"specialize/{_SHELL}/TimeZone[2]")]


def test_two_containers_are_a_warning() -> None:
    data = a_shell_setup(
        "oobeSystem",
        "<OOBE><HideEULAPage>true</HideEULAPage></OOBE>"
        "<OOBE><ProtectYourPC>3</ProtectYourPC></OOBE>",
    )

    assert verdicts("duplicate-setting", data) == [("warning", f"oobeSystem/{_SHELL}/OOBE[2]")]


def test_another_case_is_the_same_setting() -> None:
    data = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone><timezone>UTC</timezone>")

    assert verdicts("duplicate-setting", data) == [("warning", f"specialize/{_SHELL}/timezone")]


def test_branches_of_a_template_are_alternatives() -> None:
    data = a_shell_setup(
        "specialize",
        "{% if utc %}<TimeZone>UTC</TimeZone>{% else %}"
        "<TimeZone>Romance Standard Time</TimeZone>{% endif %}",
    )

    assert slugs(data) == ["template-source", "placeholder-value"]
