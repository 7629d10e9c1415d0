from __future__ import annotations

from tests.imports import a_view, imported, spec_of_file, tables
from tests.specs import a_spec, refusals, written
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.tables.as_written import TABLE, Written, actions

SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"
LIST = f"{SHELL}/FirstLogonCommands/SynchronousCommand"


def test_an_empty_setting_is_written_without_a_value() -> None:
    spec = a_spec(as_written={"empty": [f"{SHELL}/TimeZone"]})

    assert written(TABLE.additions(spec)) == {f"{SHELL}/TimeZone": ""}


def test_empty_settings_that_no_other_table_has_are_read() -> None:
    view = a_view({f"{SHELL}/TimeZone": "", f"{SHELL}/RegisteredOwner": "Jo"})

    assert [each.fields for each in TABLE.candidates(view)] == [{"empty": [f"{SHELL}/TimeZone"]}]


def test_a_list_without_actions_is_read_as_a_whole() -> None:
    values = {f"{LIST}[1]/@action": "", f"{LIST}[2]/@action": "", f"{LIST}[2]/Order": "2"}

    assert tables(TABLE, {**values}) == [{"without_action": [LIST]}]


def test_a_single_item_without_an_action_is_read_by_its_number() -> None:
    values = {f"{LIST}[1]/Order": "1", f"{LIST}[2]/@action": ""}

    assert tables(TABLE, {**values}) == [{"without_action": [f"{LIST}[2]"]}]


def test_actions_are_removed_from_the_items_that_are_written() -> None:
    table = Written.model_validate({"without_action": [LIST]})
    paths = [SettingPath.parse(f"{LIST}[{number}]/Order") for number in (1, 2)]

    removed = written(actions(table, paths))

    assert removed == {f"{LIST}[1]/@action": "", f"{LIST}[2]/@action": ""}


def test_nothing_is_removed_without_the_table() -> None:
    assert list(actions(None, [SettingPath.parse(f"{LIST}[1]/Order")])) == []


def test_the_path_of_an_attribute_is_rejected() -> None:
    assert refusals(as_written={"empty": [f"{LIST}[1]/@action"]}) == {
        "as_written.empty[1]": "is the path of an attribute"
    }


def test_a_path_that_is_malformed_is_rejected() -> None:
    assert refusals(as_written={"empty": ["TimeZone"]}).keys() == {"as_written.empty[1]"}


def test_a_file_without_actions_comes_back_unchanged() -> None:
    data = AN_ANSWER_FILE.encode()

    assert spec_of_file(data)["as_written"] == {
        "empty": [f"{SHELL}/RegisteredOwner"],
        "without_action": [LIST],
    }
    assert imported(data).is_complete


AN_ANSWER_FILE = """\
<unattend xmlns="urn:schemas-microsoft-com:unattend"
 xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
<settings pass="oobeSystem">
<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64"
 publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
<RegisteredOwner></RegisteredOwner>
<FirstLogonCommands>
<SynchronousCommand><Order>1</Order><CommandLine>ver</CommandLine></SynchronousCommand>
<SynchronousCommand><Order>9</Order><CommandLine>dir</CommandLine></SynchronousCommand>
</FirstLogonCommands>
</component>
</settings>
</unattend>
"""
