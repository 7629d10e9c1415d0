from __future__ import annotations

from tests.judging import HERE, surveyed
from tests.samples import a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.core.location import Location
from unattend_gen.core.passes import Pass
from unattend_gen.rules.index import survey

_LOGON = a_shell_setup(
    "oobeSystem", "\n<AutoLogon>\n  <Username>a</Username>\n</AutoLogon>\n<TimeZone>UTC</TimeZone>"
)


def test_each_setting_knows_its_fact_and_what_stands_around_it() -> None:
    logon, name, zone = surveyed(_LOGON).placed

    assert [one.fact.path for one in (logon, name, zone) if one.fact] == [
        "AutoLogon",
        "AutoLogon/Username",
        "TimeZone",
    ]
    assert (logon.parent, name.parent, zone.parent) == (None, logon, None)


def test_children_are_found_by_their_parent() -> None:
    seen = surveyed(_LOGON)
    logon, name, zone = seen.placed

    assert list(seen.children(seen.components[0])) == [logon, zone]
    assert list(seen.children(logon)) == [name]
    assert list(seen.children(name)) == []


def test_a_child_is_found_by_its_catalog_name() -> None:
    seen = surveyed(_LOGON.replace(b"Username", b"username"))

    assert seen.child(seen.placed[0], "Username") is seen.placed[1]
    assert seen.child(seen.placed[0], "Password") is None


def test_families_are_a_parent_with_its_children() -> None:
    seen = surveyed(_LOGON)
    logon, name, zone = seen.placed

    assert dict(seen.families()) == {seen.components[0]: [logon, zone], logon: [name]}


def test_a_place_has_line_column_and_setting() -> None:
    seen = surveyed(_LOGON)

    assert seen.at(seen.placed[1]) == Location(
        "unattend.xml",
        line=5,
        column=3,
        setting="oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon/Username",
    )


def test_a_document_in_a_container_stays_there() -> None:
    inside = Location("boot.wim", inside=("2", "unattend.xml"))
    seen = survey(inside, parse(_LOGON), catalog())

    assert seen.at_component(seen.components[0]) == Location(
        "boot.wim",
        inside=("2", "unattend.xml"),
        line=3,
        column=29,
        setting="oobeSystem/Microsoft-Windows-Shell-Setup",
    )


def test_a_pass_that_does_not_exist_is_none() -> None:
    seen = surveyed(an_answer_file(("specialize", ""), ("specialise", "")))

    assert [one.pass_ for one in seen.passes] == [Pass.SPECIALIZE, None]


def test_elements_of_other_namespaces_have_no_fact() -> None:
    (placed,) = surveyed(
        a_shell_setup("specialize", '<TimeZone xmlns="urn:example">UTC</TimeZone>')
    ).placed

    assert (placed.is_foreign, placed.fact) == (True, None)


def test_keys_are_read_once() -> None:
    seen = surveyed(a_shell_setup("specialize", "<ProductKey/>"))

    assert seen.keys is seen.keys


def test_an_answer_file_without_components_has_nothing_placed() -> None:
    seen = survey(HERE, parse(b"<unattend/>"), catalog())

    assert (seen.passes, seen.components, seen.placed, seen.keys) == ((), (), (), ())


def test_components_are_known_in_whatever_spelling() -> None:
    seen = surveyed(an_answer_file(("windowsPE", a_component("MICROSOFT-WINDOWS-SETUP", ""))))

    assert [one.fact.name for one in seen.components if one.fact] == ["Microsoft-Windows-Setup"]


def test_settings_are_found_by_component_and_path() -> None:
    seen = surveyed(_LOGON)

    assert list(seen.found("Microsoft-Windows-Shell-Setup", "AutoLogon/Username")) == [
        seen.placed[1]
    ]
    assert list(seen.found("Microsoft-Windows-Setup", "AutoLogon/Username")) == []


def test_the_value_of_a_child_is_empty_where_nothing_can_be_said() -> None:
    seen = surveyed(_LOGON.replace(b"<Username>", b"<Enabled>{{ x }}</Enabled><Username>"))
    logon = seen.placed[0]

    assert seen.value(logon, "Username") == "a"
    assert (seen.value(logon, "Enabled"), seen.value(logon, "Domain")) == ("", "")


def test_a_child_says_true_in_any_case() -> None:
    seen = surveyed(_LOGON.replace(b"<Username>", b"<Enabled>True</Enabled><Username>"))

    assert seen.says_true(seen.placed[0], "Enabled")
    assert not seen.says_true(seen.placed[0], "Username")


def test_commands_are_found_wherever_they_stand() -> None:
    seen = surveyed(
        a_shell_setup(
            "oobeSystem",
            '<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order>'
            "<CommandLine>cmd /c ver</CommandLine></SynchronousCommand></FirstLogonCommands>",
        )
    )

    assert [one.value for one in seen.commands] == ["cmd /c ver"]
