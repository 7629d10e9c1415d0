from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, GVLK_PRO, OTHER_TEST_MAK, TEST_MAK
from tests.specs import HEAD, a_spec, a_spec_file, mistakes_in
from unattend_gen import resources
from unattend_gen.core.key_path import PlacedMistake
from unattend_gen.core.secret_source import SOURCE_ADVICE, EnvSource
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.errors import Mistake, SpecError
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.load import load_spec, resolve_files, text_errors
from unattend_gen.spec.overrides import Overrides
from unattend_gen.tables.product_key import KeyFrom
from unattend_gen.tables.settings import PlainSetting

SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"
NOT_PUBLISHED = "contains a product key that is not published and may be a secret"
NO_SOURCE = "this is not a secret source, and a secret must not be written here"

EVERYTHING_WRONG = f"""\
target = "meda"
windows = "11-24h"

[product_key]
activation = "{TEST_MAK}"
setup = "gvlk"

[network]
timezone = "UTC"

[[network.interfaces]]
name = 5
addresses = [
  "10.0.0.1/24",
]

[accounts]
administrator = "{CANARY_PASSWORD}"

[settings]
"{SHELL}/TimZone" = "UTC"
"{SHELL}/AutoLogon/Password/Value" = "{CANARY_PASSWORD}"
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("spec.toml", f'{HEAD}[computer]\nname = "PC-1"\n'),
        ("spec.yaml", "target: media\nwindows: 11-24h2\ncomputer:\n  name: PC-1\n"),
        ("spec.json", '{"target": "media", "windows": "11-24h2", "computer": {"name": "PC-1"}}'),
    ],
)
def test_the_same_spec_may_be_toml_yaml_or_json(tmp_path: Path, name: str, text: str) -> None:
    assert load_spec(a_spec_file(tmp_path, text, name), target_facts()) == a_spec(
        computer={"name": "PC-1"}
    )


def test_all_errors_are_reported_in_file_order(tmp_path: Path) -> None:
    mistakes = mistakes_in(a_spec_file(tmp_path, EVERYTHING_WRONG))

    assert [(m.line, m.key_path, m.message) for m in mistakes] == [
        (1, "target", "there is no such target"),
        (2, "windows", mistakes[1].message),
        (4, "product_key.edition", "is missing, setup = gvlk looks the key up by it"),
        (5, "product_key.activation", NOT_PUBLISHED),
        (9, "network.timezone", "is not a spec key"),
        (12, "network.interfaces[1].name", "should be text"),
        (18, "accounts.administrator", NO_SOURCE),
        (
            21,
            f'settings."{SHELL}/TimZone"',
            "Microsoft-Windows-Shell-Setup does not have this setting",
        ),
        (
            22,
            f'settings."{SHELL}/AutoLogon/Password/Value"',
            "the value of this setting is a secret, and a secret must not be written here",
        ),
    ]


def test_each_error_says_what_to_write(tmp_path: Path) -> None:
    mistakes = mistakes_in(a_spec_file(tmp_path, EVERYTHING_WRONG))

    assert [mistake.advice for mistake in mistakes] == [
        "did you mean media?",
        "did you mean 11-24h2? unattend-gen explain windows-versions lists all",
        'add edition = "Enterprise" or another',
        SOURCE_ADVICE,
        "did you mean computer.time_zone?",
        "write the value in quotes",
        SOURCE_ADVICE,
        "did you mean TimeZone?",
        SOURCE_ADVICE,
    ]


def test_an_error_prints_as_an_editor_would_jump_to_it(tmp_path: Path) -> None:
    path = a_spec_file(tmp_path, f"{HEAD}[computer]\nnam = 1\n")

    with pytest.raises(SpecError) as caught:
        load_spec(path, target_facts())

    assert str(caught.value) == f"{path}:4: computer.nam: is not a spec key"


def test_no_exception_holds_the_values(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        load_spec(a_spec_file(tmp_path, EVERYTHING_WRONG), target_facts())

    assert caught.value.__context__ is None
    assert CANARY_PASSWORD not in repr(caught.value.mistakes)
    assert TEST_MAK not in repr(caught.value.mistakes)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("spec.yaml", "target: media\nwindows: 11-24h2\nuac:\n  enabled: perhaps\n", 4),
        ("spec.json", '{"target": "media", "windows": "11-24h2",\n"uac": {"enabled": 5}}', 2),
    ],
)
def test_errors_in_yaml_and_json_have_lines(
    tmp_path: Path, name: str, text: str, line: int
) -> None:
    assert mistakes_in(a_spec_file(tmp_path, text, name)) == (
        Mistake("should be true or false", "write it without quotes", "uac.enabled", line),
    )


def test_the_command_line_wins(tmp_path: Path) -> None:
    path = a_spec_file(tmp_path, f'{HEAD}[product_key]\nactivation = "env:OLD"\n')

    spec = load_spec(
        path, target_facts(), overrides=Overrides("setup", "env:NEW", [f"{SHELL}/TimeZone=UTC"])
    )

    assert spec.target == "setup"
    assert spec.product_key
    assert spec.product_key.activation == KeyFrom(EnvSource("NEW"))
    assert spec.settings == (PlainSetting(SettingPath.parse(f"{SHELL}/TimeZone"), "UTC"),)


def test_the_target_may_be_set_by_the_option_only(tmp_path: Path) -> None:
    path = a_spec_file(tmp_path, 'windows = "11-24h2"\n')

    assert load_spec(path, target_facts(), overrides=Overrides("sysprep")).target == "sysprep"


def test_errors_in_options_name_the_option_and_not_its_value(tmp_path: Path) -> None:
    path = a_spec_file(tmp_path, HEAD)
    password = f"{SHELL}/AutoLogon/Password/Value={CANARY_PASSWORD}"

    mistakes = mistakes_in(path, CANARY_PASSWORD, password, key_from=TEST_MAK)

    assert [(m.line, m.key_path, m.message) for m in mistakes] == [
        (None, "", "the --set option number 1 has no equals sign"),
        (None, "--key-from", NOT_PUBLISHED),
        (
            None,
            f'--set "{SHELL}/AutoLogon/Password/Value"',
            "the value of this setting is a secret, and a secret must not be written here",
        ),
    ]


def test_an_unknown_target_of_the_command_line_names_the_option(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        load_spec(a_spec_file(tmp_path, HEAD), target_facts(), overrides=Overrides("wdss"))

    assert caught.value.mistakes == (
        Mistake(
            "there is no such target",
            "did you mean wds?",
            "--target",
        ),
    )


def test_a_key_in_a_command_is_found(tmp_path: Path) -> None:
    path = a_spec_file(tmp_path, f'{HEAD}[commands]\nfirst_logon = ["slmgr /ipk {TEST_MAK}"]\n')

    assert mistakes_in(path) == (
        Mistake(NOT_PUBLISHED, SOURCE_ADVICE, "commands.first_logon[1]", 4),
    )


def test_a_published_key_may_be_typed(tmp_path: Path) -> None:
    text = f'{HEAD}[product_key]\nactivation = "{GVLK_ENTERPRISE}"\nsetup = "{GVLK_ENTERPRISE}"\n'

    assert load_spec(a_spec_file(tmp_path, text), target_facts()) == a_spec(
        product_key={"activation": GVLK_ENTERPRISE, "setup": GVLK_ENTERPRISE}
    )


def test_keys_without_effect_are_reported_for_sysprep(tmp_path: Path) -> None:
    text = HEAD.replace("media", "sysprep") + '[disk]\nlayout = "uefi"\n'

    assert [(m.line, m.key_path) for m in mistakes_in(a_spec_file(tmp_path, text))] == [(3, "disk")]


def test_a_spec_for_media_may_be_rendered_for_sysprep(tmp_path: Path) -> None:
    path = a_spec_file(tmp_path, f'{HEAD}[disk]\nlayout = "uefi"\n')

    assert load_spec(path, target_facts(), overrides=Overrides("sysprep")).target == "sysprep"


def test_a_key_typed_as_a_name_is_masked(tmp_path: Path) -> None:
    path = a_spec_file(tmp_path, f'{HEAD}[product_key]\n{TEST_MAK} = "activation"\n')

    assert [mistake.key_path for mistake in mistakes_in(path)] == ["product_key.***"]


STARTERS = sorted(path.stem for path in (resources.templates() / "starters").glob("*.toml"))


@pytest.mark.parametrize("name", STARTERS)
def test_each_starter_loads(name: str) -> None:
    path = resources.templates() / "starters" / f"{name}.toml"

    assert f'target = "{load_spec(path, target_facts()).target}"' in path.read_text(
        encoding="utf-8"
    )


def test_an_unused_key_of_an_msr_partition_is_reported_with_its_line(tmp_path: Path) -> None:
    text = f"""{HEAD}[disk]
layout = "own"
[[disk.partitions]]
type = "msr"
size_mb = 16
letter = "R"
[[disk.partitions]]
type = "primary"
size_mb = "rest"
windows = true
"""

    assert mistakes_in(a_spec_file(tmp_path, text)) == (
        Mistake(
            "cannot be set for an MSR partition, which has no files",
            'remove it, or write type = "primary"',
            "disk.partitions[1].letter",
            8,
        ),
    )


KEY = "contains a product key that is not published and may be a secret"
CONTROL = "contains a control character, which an answer file cannot represent"


def test_a_key_is_found_in_any_text() -> None:
    data = {
        "description": f"the key is {TEST_MAK}",
        "commands": {"first_logon": ["ok", {"run": f"slmgr /ipk {OTHER_TEST_MAK.lower()}"}]},
    }

    assert set(text_errors(data)) == {
        PlacedMistake(("description",), KEY, SOURCE_ADVICE),
        PlacedMistake(("commands", "first_logon", 1, "run"), KEY, SOURCE_ADVICE),
    }


def test_a_key_on_the_wrong_side_of_the_equals_sign_is_found() -> None:
    assert [mistake.path for mistake in text_errors({TEST_MAK: "x"})] == [(TEST_MAK,)]


def test_a_key_pasted_from_a_document_is_found() -> None:
    pasted = TEST_MAK.replace("-", "\u2013")

    assert [mistake.message for mistake in text_errors({"a": pasted})] == [KEY]


def test_published_keys_and_placeholders_are_accepted() -> None:
    data = {"a": GVLK_PRO, "b": f"slmgr /ipk {GVLK_PRO}", "c": "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"}

    assert [*text_errors(data)] == []


@pytest.mark.parametrize("character", ["\0", "\x08", "\x1f", "\ud800", "\ufffe"])
def test_characters_that_xml_cannot_hold_are_found(character: str) -> None:
    assert [*text_errors({"a": f"b{character}c"})] == [PlacedMistake(("a",), CONTROL, "remove it")]


def test_tabs_line_ends_and_every_script_are_fine() -> None:
    assert [*text_errors({"a": "tab\tand\r\nline, \u00fc, \u6f22, \U0001f600"})] == []


def test_values_that_are_not_text_are_skipped() -> None:
    assert [*text_errors({"a": 1, "b": True, "c": None, "d": 1.5})] == []


def test_deep_values_need_no_recursion() -> None:
    deep: object = TEST_MAK
    for _ in range(5000):
        deep = [deep]

    assert len([*text_errors({"a": deep})]) == 1


def test_names_of_files_lead_to_the_folder_of_the_spec() -> None:
    data: dict[str, object] = {
        "scripts": [{"file": "a.ps1"}, {"text": "exit"}, {"file": "/srv/b.ps1"}],
        "oem": {"logo": "logo.bmp"},
        "theme": {"wallpaper": "x.png"},
        "wifi": {"ssid": "file"},
    }

    assert resolve_files(data, Path("/specs")) == {
        "scripts": [{"file": "/specs/a.ps1"}, {"text": "exit"}, {"file": "/srv/b.ps1"}],
        "oem": {"logo": "/specs/logo.bmp"},
        "theme": {"wallpaper": "/specs/x.png"},
        "wifi": {"ssid": "file"},
    }


def test_a_name_that_leads_there_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    once = resolve_files({"oem": {"logo": "logo.bmp"}}, Path("specs"))

    assert once == {"oem": {"logo": "/specs/logo.bmp"}}
    assert resolve_files(once, Path("specs")) == once


@pytest.mark.parametrize("scripts", [None, 1, "a.ps1", [1], [{"file": 1}], [{"file": ""}]])
def test_a_value_that_is_not_a_file_name_is_left_to_the_model(scripts: object) -> None:
    assert resolve_files({"scripts": scripts}, Path("/specs")) == {"scripts": scripts}
