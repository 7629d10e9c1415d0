from __future__ import annotations

from typing import Any

import pytest

from tests.carried_files import FOLDER, carrying, parsed
from tests.specs import a_spec
from tests.unit.importer.embedded.test_app_removal import BY_LOOP, CAPABILITIES
from unattend_gen.importer.embedded.program import Program, Step, When
from unattend_gen.importer.embedded.section import foreign_section
from unattend_gen.importer.embedded.tables import tables_of

A = rf"{FOLDER}\a.ps1"
ADVANCED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\Advanced"


def tables(*steps: Step, **files: str) -> dict[str, Any] | None:  # Any: tables as in a file
    carried = {f"{FOLDER}\\{name.replace('__', '.')}": text for name, text in files.items()}
    section = foreign_section(parsed(carrying(carried)))
    assert section is not None
    return tables_of(Program(steps=steps), section)


def a_block(text: str, when: When = When.SPECIALIZE, hive: str | None = None) -> Step:
    return Step(when, "powershell", text, hive=hive)


def test_registry_values_become_entries() -> None:
    machine = r"reg.exe add HKLM\SOFTWARE\A /v x /t REG_DWORD /d 1 /f; reg add HKLM\S /ve /d y /f"
    user = rf'reg.exe add "HKCU\{ADVANCED}" /v Contoso /t REG_DWORD /d 1 /f'

    assert tables(a_block(machine), a_block(user, When.EACH_USER)) == {
        "registry": [
            {"key": r"HKLM\SOFTWARE\A", "name": "x", "value": 1},
            {"key": r"HKLM\S", "value": "y"},
            {"key": rf"HKCU\{ADVANCED}", "name": "Contoso", "value": 1},
        ]
    }


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (r"reg.exe add HKLM\SOFTWARE\A /v x /t REG_DWORD /d 1 /f; ver", When.SPECIALIZE),
        (r"reg.exe add HKLM\SOFTWARE\A /v x /t REG_DWORD /d 1 /f", When.FIRST_LOGON),
        (r"reg.exe add HKCU\SOFTWARE\A /v x /t REG_DWORD /d 1 /f", When.SPECIALIZE),
    ],
)
def test_other_blocks_stay_scripts(text: str, when: When) -> None:
    assert tables(a_block(text, when)) == {
        "scripts": [{"run": when.value, "language": "powershell", "text": f"{text}\n"}]
    }


def test_removed_apps_become_familiar_names() -> None:
    chat = (
        r"reg.exe add HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Communications "
        "/v ConfigureChatAutoInstall /t REG_DWORD /d 0 /f;"
    )
    packages = BY_LOOP.replace("Todos'", "Todos'; 'MicrosoftTeams'; 'MSTeams'; 'Contoso.App'")
    steps = Step(When.SPECIALIZE, "powershell", packages, A), a_block(chat)

    assert tables(*steps, a__ps1=packages) == {
        "apps": {"remove": ["News", "To Do", "Teams", "Contoso.App"]}
    }


def test_capabilities_without_a_familiar_name_keep_theirs() -> None:
    script = CAPABILITIES.replace("App.StepsRecorder'", "App.StepsRecorder'; 'Contoso.Part'")

    assert tables(Step(When.SPECIALIZE, "powershell", script, A), a__ps1=script) == {
        "apps": {"remove": ["Steps Recorder"], "remove_capabilities": ["Contoso.Part"]}
    }


def test_neighbouring_blocks_become_one_script() -> None:
    found = tables(a_block("one;"), a_block("two;"))

    assert found == {
        "scripts": [
            {
                "run": "specialize",
                "language": "powershell",
                "text": "& {\none;\n}\n& {\ntwo;\n}\n",
            }
        ]
    }


def test_blocks_for_new_users_run_when_their_hive_is_loaded() -> None:
    assert tables(a_block("one;", hive=r"HKU\DefaultUser")) == {
        "scripts": [{"run": "default-user", "language": "powershell", "text": "one;\n"}]
    }


def test_another_moment_loads_the_hive_itself() -> None:
    found = tables(a_block("one;", When.FIRST_LOGON, hive=r"HKU\DefaultUser"))

    assert found is not None
    text = found["scripts"][0]["text"]
    assert text.startswith('reg.exe load "HKU\\DefaultUser" "C:\\Users\\Default\\NTUSER.DAT"\n')
    assert '\n    reg.exe unload "HKU\\DefaultUser"\n}\n' in text
    assert "\none;\n" in text


def test_a_file_that_nothing_names_becomes_a_script() -> None:
    found = tables(Step(When.SPECIALIZE, "cmd", "ver", rf"{FOLDER}\a.cmd"), a__cmd="ver")

    assert found == {"scripts": [{"run": "specialize", "language": "cmd", "text": "ver\n"}]}


@pytest.mark.parametrize(
    ("name", "language", "text", "line"),
    [
        ("a__ps1", "powershell", "a.ps1", rf"& '{FOLDER}\a.ps1'"),
        ("a__cmd", "cmd", "gr\u00fc\u00df dich", rf"& '{FOLDER}\a.cmd'"),
        ("a__js", "", "x", rf"cscript.exe //E:jscript //NoLogo '{FOLDER}\a.js'"),
    ],
)
def test_a_file_that_has_to_stay_is_carried_and_run(
    name: str, language: str, text: str, line: str
) -> None:
    path = f"{FOLDER}\\{name.replace('__', '.')}"

    assert tables(Step(When.FIRST_LOGON, language, text, path), **{name: text}) == {
        "scripts": [{"run": "first-logon", "language": "powershell", "text": f"{line}\n"}],
        "files": [{"path": path, "text": f"{text}\n"}],
    }


def test_a_file_that_no_command_runs_is_carried() -> None:
    assert tables(a__xml="<a/>") == {
        "files": [{"path": rf"{FOLDER}\a.xml", "text": "<a/>\n"}],
    }


def test_a_block_that_is_too_long_has_no_form() -> None:
    assert tables(a_block("x" * 200_001)) is None


def test_the_tables_are_those_of_a_spec() -> None:
    found = tables(
        Step(When.SPECIALIZE, "powershell", BY_LOOP, A),
        a_block(r"reg.exe add HKLM\SOFTWARE\A /v x /t REG_DWORD /d 1 /f"),
        a_block("one;"),
        a__ps1=BY_LOOP,
        b__xml="<a/>",
    )

    assert found is not None
    spec = a_spec(**found)
    assert [len(spec.registry), len(spec.scripts), len(spec.files)] == [1, 1, 1]


HIDE_EXTENSIONS = rf'reg.exe add "HKU\DefaultUser\{ADVANCED}" /v HideFileExt /t REG_DWORD /d 0 /f;'
LONG_PATHS = (
    r'reg.exe add "HKLM\System\CurrentControlSet\Control\FileSystem" /v longpathsenabled '
    "/t REG_DWORD /d 1 /f;"
)


def test_values_of_switches_become_keys() -> None:
    restart = (
        "Get-Process -Name 'explorer' -ErrorAction 'SilentlyContinue' | Where-Object -FilterScript "
        "{\n  $_.SessionId -eq ( Get-Process -Id $PID ).SessionId;\n} | Stop-Process -Force;"
    )

    assert tables(
        a_block(HIDE_EXTENSIONS, hive=r"HKU\DefaultUser"),
        a_block(LONG_PATHS),
        a_block('cmd.exe /c "rmdir C:\\Windows.old";', When.FIRST_LOGON),
        a_block(restart, When.EACH_USER),
    ) == {
        "explorer": {"show_extensions": True, "restart": True},
        "system": {"long_paths": True, "windows_old": False},
    }


def test_what_a_switch_does_not_explain_stays_in_the_block() -> None:
    assert tables(a_block(f"{LONG_PATHS}\nStart-Sleep 1;")) == {
        "system": {"long_paths": True},
        "scripts": [{"run": "specialize", "language": "powershell", "text": "Start-Sleep 1\n"}],
    }


@pytest.mark.parametrize("word", ["return", "exit", "throw 'x'"])
def test_a_block_that_may_end_early_is_not_divided(word: str) -> None:
    text = f"if( $a ) {{ {word}; }}\n{LONG_PATHS}"

    assert tables(a_block(text)) == {
        "scripts": [{"run": "specialize", "language": "powershell", "text": f"{text}\n"}]
    }


def test_another_value_of_a_switch_stays_a_value() -> None:
    found = tables(a_block(LONG_PATHS.replace("/d 1", "/d 7")))

    assert found is not None
    assert [*found] == ["registry"]


def test_commands_of_other_tables_become_keys() -> None:
    lines = ("net.exe accounts /maxpwage:UNLIMITED", "net.exe accounts /lockoutthreshold:0;")
    steps = [a_block(line) for line in lines]

    assert tables(*steps) == {
        "accounts": {"password_days": "never", "lockout": {"threshold": 0}},
    }


@pytest.mark.parametrize(
    ("data", "entry"),
    [
        ("REG_EXPAND_SZ /d %PATH%", {"type": "expand-sz", "value": "%PATH%"}),
        ("REG_QWORD /d 7", {"type": "qword", "value": 7}),
    ],
)
def test_values_of_other_types_name_them(data: str, entry: dict[str, object]) -> None:
    found = tables(a_block(rf"reg.exe add HKLM\A /v x /t {data} /f"))

    assert found == {"registry": [{"key": r"HKLM\A", "name": "x", **entry}]}


def test_a_word_in_quotes_ends_no_block() -> None:
    found = tables(a_block(f"Remove-Item 'x' -ErrorAction 'Continue';\n{LONG_PATHS}"))

    assert found is not None
    assert found["system"] == {"long_paths": True}


def test_the_script_of_start_pins_is_a_switch() -> None:
    text = (
        "$json = '{\"pinnedList\":[]}';\n"
        "if( [System.Environment]::OSVersion.Version.Build -lt 20000 ) {\n  return;\n}\n"
        "$key = 'Registry::HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\Start';\n"
        "Set-ItemProperty -LiteralPath $key -Name 'ConfigureStartPins' -Value $json -Type 'String';"
    )

    assert tables(Step(When.SPECIALIZE, "powershell", text, A), a__ps1=text) == {
        "start": {"pins": []}
    }
