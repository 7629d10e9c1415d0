from __future__ import annotations

from tests.judging import of_rule, slugs, verdicts
from tests.samples import a_component, a_shell_setup, an_answer_file

_SHELL = "Microsoft-Windows-Shell-Setup"


def test_the_passes_that_would_be_right_are_named() -> None:
    finding = of_rule(
        "wrong-pass", a_shell_setup("generalize", "<ComputerName>PC-01</ComputerName>")
    )[0]

    assert finding.message == "the generalize pass does not read ComputerName"
    assert finding.advice == "move it to offlineServicing or specialize"


def test_settings_below_are_not_named_again() -> None:
    data = a_shell_setup("generalize", "<OOBE><ProtectYourPC>3</ProtectYourPC></OOBE>")

    assert verdicts("wrong-pass", data) == [("warning", f"generalize/{_SHELL}/OOBE")]


def test_a_setting_in_an_unknown_pass_is_left_to_another_rule() -> None:
    data = a_shell_setup("specialise", "<ComputerName>PC-01</ComputerName>")

    assert slugs(data) == ["unknown-pass"]


def test_the_passes_of_the_release_count() -> None:
    body = a_component("Microsoft-Windows-DNS-Client", "<DNSDomain>example.org</DNSDomain>")
    data = an_answer_file(("windowsPE", body))

    assert verdicts("wrong-pass", data) == []
    assert verdicts("wrong-pass", data, windows="server-2008") == [
        ("warning", "windowsPE/Microsoft-Windows-DNS-Client/DNSDomain")
    ]
