from __future__ import annotations

from tests.judging import HERE, an_index
from tests.samples import CANARY_PASSWORD, MARKER, a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.facts import ValueType
from unattend_gen.catalog.load import catalog
from unattend_gen.core.location import Location
from unattend_gen.core.passes import Pass
from unattend_gen.rules.index import Index

_LOGON = a_shell_setup(
    "oobeSystem", "\n<AutoLogon>\n  <Username>a</Username>\n</AutoLogon>\n<TimeZone>UTC</TimeZone>"
)


def test_each_setting_knows_its_fact_and_its_parent() -> None:
    logon, name, zone = an_index(_LOGON).all_settings

    assert [one.fact.path for one in (logon, name, zone) if one.fact] == [
        "AutoLogon",
        "AutoLogon/Username",
        "TimeZone",
    ]
    assert (logon.parent, name.parent, zone.parent) == (None, logon, None)


def test_children_are_found_by_their_parent() -> None:
    seen = an_index(_LOGON)
    logon, name, zone = seen.all_settings

    assert list(seen.components[0].children) == [logon, zone]
    assert list(logon.children) == [name]
    assert list(name.children) == []


def test_a_child_is_found_by_its_catalog_name() -> None:
    seen = an_index(_LOGON.replace(b"Username", b"username"))

    assert seen.all_settings[0].child("Username") is seen.all_settings[1]
    assert seen.all_settings[0].child("Password") is None


def test_parents_are_the_elements_that_have_children() -> None:
    seen = an_index(_LOGON)

    assert list(seen.parents()) == [seen.components[0], seen.all_settings[0]]


def test_a_place_has_line_column_and_setting() -> None:
    seen = an_index(_LOGON)

    assert seen.all_settings[1].location == Location(
        "unattend.xml",
        line=5,
        column=3,
        setting="oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon/Username",
    )


def test_a_document_in_a_container_stays_there() -> None:
    inside = Location("boot.wim", inside=("2", "unattend.xml"))
    seen = Index(inside, parse(_LOGON), catalog())

    assert seen.components[0].location == Location(
        "boot.wim",
        inside=("2", "unattend.xml"),
        line=3,
        column=29,
        setting="oobeSystem/Microsoft-Windows-Shell-Setup",
    )


def test_a_pass_that_does_not_exist_is_none() -> None:
    seen = an_index(an_answer_file(("specialize", ""), ("specialise", "")))

    assert [one.pass_ for one in seen.passes] == [Pass.SPECIALIZE, None]


def test_elements_of_other_namespaces_have_no_fact() -> None:
    (placed,) = an_index(
        a_shell_setup("specialize", '<TimeZone xmlns="urn:example">UTC</TimeZone>')
    ).all_settings

    assert (placed.is_foreign, placed.fact) == (True, None)


def test_keys_are_read_once() -> None:
    seen = an_index(a_shell_setup("specialize", "<ProductKey/>"))

    assert seen.keys is seen.keys


def test_an_answer_file_without_components_has_nothing_placed() -> None:
    seen = Index(HERE, parse(b"<unattend/>"), catalog())

    assert (seen.passes, seen.components, seen.all_settings, seen.keys) == ((), (), (), ())


def test_components_are_known_in_whatever_spelling() -> None:
    seen = an_index(an_answer_file(("windowsPE", a_component("MICROSOFT-WINDOWS-SETUP", ""))))

    assert [one.fact.name for one in seen.components if one.fact] == ["Microsoft-Windows-Setup"]


def test_settings_are_found_by_component_and_path() -> None:
    seen = an_index(_LOGON)

    assert list(seen.settings("Microsoft-Windows-Shell-Setup", "AutoLogon/Username")) == [
        seen.all_settings[1]
    ]
    assert list(seen.settings("Microsoft-Windows-Setup", "AutoLogon/Username")) == []


def test_the_value_of_a_child_is_empty_where_nothing_can_be_said() -> None:
    seen = an_index(_LOGON.replace(b"<Username>", b"<Enabled>{{ x }}</Enabled><Username>"))
    logon = seen.all_settings[0]

    assert logon.value_of("Username") == "a"
    assert (logon.value_of("Enabled"), logon.value_of("Domain")) == ("", "")


def test_a_child_says_true_in_any_case() -> None:
    seen = an_index(_LOGON.replace(b"<Username>", b"<Enabled>True</Enabled><Username>"))

    assert seen.all_settings[0].is_true("Enabled")
    assert not seen.all_settings[0].is_true("Username")


def test_commands_are_found_everywhere() -> None:
    seen = an_index(
        a_shell_setup(
            "oobeSystem",
            '<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order>'
            "<CommandLine>cmd /c ver</CommandLine></SynchronousCommand></FirstLogonCommands>",
        )
    )

    assert [one.value for one in seen.commands] == ["cmd /c ver"]


def test_a_placed_setting_does_not_show_its_value() -> None:
    (placed,) = an_index(
        a_shell_setup("specialize", f"<TimeZone>{CANARY_PASSWORD}</TimeZone>")
    ).all_settings

    assert placed.value == CANARY_PASSWORD
    assert CANARY_PASSWORD not in repr(placed)


def test_a_component_is_addressed_as_it_is_written() -> None:
    data = an_answer_file(("windowspe", a_component("microsoft-windows-setup", "")))

    (component,) = an_index(data).components

    assert component.address == "windowspe/microsoft-windows-setup"


def test_only_the_outermost_unknown_element_is_unknown() -> None:
    outer, inner = an_index(a_shell_setup("specialize", "<Outer><Inner/></Outer>")).all_settings

    assert (outer.is_unknown, inner.is_unknown) == (True, False)


def test_below_an_unknown_component_nothing_is_unknown() -> None:
    data = an_answer_file(("specialize", a_component("Contoso-Drivers", "<Any/>")))

    (placed,) = an_index(data).all_settings

    assert not placed.is_unknown


def test_a_marker_is_not_an_open_value() -> None:
    (placed,) = an_index(
        a_shell_setup("specialize", f"<ProductKey>{MARKER}</ProductKey>")
    ).all_settings

    assert not placed.is_open_value


def test_a_setting_is_known_by_component_path_and_type() -> None:
    (placed,) = an_index(a_shell_setup("specialize", "<timezone>UTC</timezone>")).all_settings

    assert placed.is_at("Microsoft-Windows-Shell-Setup", "TimeZone")
    assert not placed.is_at("Microsoft-Windows-Setup", "TimeZone")
    assert placed.has_type(ValueType.STRING, ValueType.TIME_ZONE)


def test_a_value_is_quoted_unless_it_may_be_a_secret() -> None:
    index = an_index(
        a_shell_setup(
            "oobeSystem",
            "<TimeZone>Mitteleuropa</TimeZone><RegisteredOwner>owner harbor</RegisteredOwner>"
            f"<RegisteredOrganization>{CANARY_PASSWORD}</RegisteredOrganization>"
            "<AutoLogon><Username>bob</Username><Password><Value>harbor</Value></Password>"
            "</AutoLogon>",
        )
    )
    quoted = {one.node.name: one.quoted for one in index.all_settings if one.node.is_leaf}

    assert quoted == {
        "TimeZone": "`Mitteleuropa`",
        "RegisteredOwner": "the value",
        "RegisteredOrganization": "the value",
        "Username": "the value",
        "Value": "the value",
    }


def test_entities_may_have_spelled_any_value() -> None:
    data = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")
    index = an_index(data.replace(b"<unattend", b"<!DOCTYPE u>\n<unattend", 1))

    assert index.all_settings[0].quoted == "the value"
    assert index.quoted("generalise", "this") == "this"


def test_among_many_secrets_whole_words_are_compared() -> None:
    accounts = "".join(
        f"<LocalAccount><Password><Value>harbor{number}</Value></Password></LocalAccount>"
        for number in range(201)
    )
    index = an_index(
        a_shell_setup(
            "oobeSystem", f"<UserAccounts><LocalAccounts>{accounts}</LocalAccounts></UserAccounts>"
        )
    )

    assert index.repeats_secret("owner harbor7")
    assert not index.repeats_secret("owner harbor")
