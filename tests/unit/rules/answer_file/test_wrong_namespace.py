from __future__ import annotations

from tests.judging import slugs, verdicts
from tests.samples import a_shell_setup, an_answer_file


def test_a_root_without_namespace_is_wrong() -> None:
    assert slugs(b"<unattend/>") == ["wrong-namespace"]


def test_a_root_with_a_misspelled_namespace_is_wrong() -> None:
    data = an_answer_file().replace(b"microsoft-com:unattend", b"microsoft-com:unattnd")

    assert slugs(data) == ["wrong-namespace"]


def test_a_setting_without_namespace_is_wrong() -> None:
    data = a_shell_setup("specialize", '<TimeZone xmlns="">UTC</TimeZone>')

    address = "specialize/Microsoft-Windows-Shell-Setup/TimeZone"
    assert verdicts("wrong-namespace", data) == [("error", address)]


def test_a_pass_with_a_misspelled_namespace_is_wrong() -> None:
    data = an_answer_file().replace(
        b"</unattend>", b'<settings xmlns="urn:schemas-microsoft-com:unattended"/></unattend>'
    )

    assert slugs(data) == ["wrong-namespace"]


def test_a_namespace_of_its_own_is_not_wrong_but_foreign() -> None:
    data = a_shell_setup("specialize", '<TimeZone xmlns="urn:example:mine">UTC</TimeZone>')

    assert slugs(data) == ["foreign-element"]
