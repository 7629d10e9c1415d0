from __future__ import annotations

from tests.judging import judged, messages, verdicts
from tests.samples import a_shell_setup, an_answer_file


def _below_root(markup: bytes) -> bytes:
    return an_answer_file().replace(b"</unattend>", markup + b"</unattend>")


def test_an_extension_below_the_root_is_a_note() -> None:
    data = _below_root(b'<Extensions xmlns="https://example.org/generator/"><File/></Extensions>')

    assert verdicts("foreign-element", data) == [("note", None)]


def test_the_remark_of_windows_sim_is_expected() -> None:
    data = _below_root(b'<cpi:offlineImage xmlns:cpi="urn:schemas-microsoft-com:cpi"/>')

    assert judged(data) == ()


def test_servicing_is_expected() -> None:
    assert judged(_below_root(b"<servicing/>")) == ()


def test_a_misspelled_pass_element_is_an_error() -> None:
    assert messages("foreign-element", _below_root(b"<setings/>")) == [
        "setings is not read; did you mean settings?"
    ]


def test_a_setting_right_below_a_pass_is_not_read() -> None:
    data = an_answer_file(("specialize", "<ComputerName>PC-01</ComputerName>"))

    assert messages("foreign-element", data) == ["ComputerName is not read here; only component is"]


def test_what_is_inside_a_foreign_element_is_not_named_again() -> None:
    data = a_shell_setup("specialize", '<x:Note xmlns:x="urn:example:x"><x:A/></x:Note>')

    address = "specialize/Microsoft-Windows-Shell-Setup/Note"
    assert verdicts("foreign-element", data) == [("warning", address)]


def test_our_own_section_of_scripts_is_expected() -> None:
    data = _below_root(b'<Extensions xmlns="urn:unattend-gen:scripts:1"><Extract/></Extensions>')

    assert judged(data) == ()
