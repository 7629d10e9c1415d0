"""A password or key in the wrong place is not shown, although messages show ordinary values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK, a_component, a_shell_setup, an_answer_file
from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.load import catalog
from unattend_gen.cli import app

if TYPE_CHECKING:
    from pathlib import Path

SECRETS: Final = (
    CANARY_PASSWORD,
    CANARY_PASSWORD.rstrip("!"),
    TEST_MAK,
    TEST_MAK.replace("-", ""),
    "Harbor-71-Lantern",
)
OUTPUTS: Final = (["--format", "json"], ["--annotate"], ["--diff"], ["--format", "html"])


def in_every_leaf(secret: str) -> bytes:
    """An answer file with a secret as the value of each setting without children."""
    return an_answer_file(
        *(
            (
                component.passes[0].value,
                a_component(
                    component.name,
                    "".join(
                        f"<{setting.name}>{secret}</{setting.name}>"
                        for setting in component.children()
                        if setting.kind is Kind.LEAF
                    ),
                ),
            )
            for component in catalog().components()
            if component.passes
        )
    )


def in_wrong_places(secret: str) -> bytes:
    """An answer file with a secret as names, attributes, comments, commands and loose text."""
    bare = "".join(filter(str.isalnum, secret))
    body = (
        f"<!-- {secret} --><Unknown{bare}>x</Unknown{bare}>{secret}"
        f"<TimeZone kind='{secret}'> {secret} </TimeZone><CopyProfile>{secret}</CopyProfile>"
        "<FirstLogonCommands><SynchronousCommand><Order>1</Order>"
        f"<CommandLine>net user bob {secret} /add | more</CommandLine>"
        "</SynchronousCommand></FirstLogonCommands>"
    )
    return an_answer_file(
        ("specialize", a_component("Microsoft-Windows-Shell-Setup", body)),
        (secret, a_component(secret, "<A/>")),
        ("oobeSystem", a_component(secret, "<A/>")),
    )


@pytest.mark.parametrize("options", OUTPUTS, ids=" ".join)
@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_in_the_wrong_place_is_not_shown(
    secret: str, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = "".join(filter(str.isalnum, secret))
    for number, data in enumerate((in_every_leaf(secret), in_wrong_places(secret))):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(data)
        app.run(["validate", str(path), *options])

    captured = capsys.readouterr()
    text = (captured.out + captured.err).replace(f"Unknown{bare}", "")
    assert secret not in text
    assert secret.lower() not in text


def test_an_ordinary_value_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xml").write_bytes(
        a_shell_setup("oobeSystem", "<TimeZone>Mitteleuropa</TimeZone>")
    )

    app.run(["validate", str(tmp_path), "--format", "json"])

    [finding] = json.loads(capsys.readouterr().out)["findings"]
    assert finding["message"].startswith("`Mitteleuropa` is not a Windows time zone")


NAMES: Final = (CANARY_PASSWORD, "Harbor-71-Lantern", "net user bob hunter7q /add")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("spec", "options"),
    [
        ("{0} = 1", ""),
        ("[accounts]\n{0} = 1", ""),
        ("[settings]\n{0} = 1", ""),
        ("", "--inventory=rows.csv"),
        ("", "--set={0}=x"),
        ("", "--set=oobeSystem/{0}/A=x"),
    ],
)
def test_a_secret_in_place_of_a_name_is_not_shown(
    spec: str,
    options: str,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec.toml").write_text(spec.format(json.dumps(name)), encoding="utf-8")
    (tmp_path / "rows.csv").write_text(f"{name},x\n1,2\n", encoding="utf-8")

    status = app.run(["render", "spec.toml", "--out=out", *options.format(name).splitlines()])

    captured = capsys.readouterr()
    assert status
    assert name not in captured.out + captured.err
    assert "hunter7q" not in captured.out + captured.err


@pytest.mark.parametrize("report_format", ["text", "json", "markdown"])
def test_diff_hides_passwords_in_names_attributes_and_commands(
    report_format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = (
        "<FirstLogonCommands><SynchronousCommand><Order>1</Order>"
        f"<CommandLine>tool.exe {CANARY_PASSWORD}</CommandLine>"
        "</SynchronousCommand></FirstLogonCommands>"
    )
    address = (
        "<Interfaces><Interface><UnicastIpAddresses>"
        f'<IpAddress wcm:action="add" wcm:keyValue="{CANARY_PASSWORD}">1.2.3.4/8</IpAddress>'
        "</UnicastIpAddresses></Interface></Interfaces>"
    )
    shell = a_component("Microsoft-Windows-Shell-Setup", command)
    zone = a_component("Microsoft-Windows-Shell-Setup", "<TimeZone>x</TimeZone>")
    (tmp_path / "a.xml").write_bytes(
        an_answer_file(
            ("oobeSystem", shell.replace("nonSxS", CANARY_PASSWORD)),
            ("specialize", a_component("Microsoft-Windows-TCPIP", address)),
            (CANARY_PASSWORD, zone),
            ("generalize", a_component(CANARY_PASSWORD, "<A>x</A>")),
        )
    )
    (tmp_path / "b.xml").write_bytes(a_shell_setup("oobeSystem", "<TimeZone>UTC</TimeZone>"))
    left, right = str(tmp_path / "a.xml"), str(tmp_path / "b.xml")

    app.run(["diff", left, right, "--format", report_format])
    app.run(["check", left, "--against", right])

    captured = capsys.readouterr()
    assert "TimeZone" in captured.out
    assert CANARY_PASSWORD not in captured.out + captured.err


def test_import_takes_a_password_directly_in_its_parent_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = f"<AutoLogon><Password>{CANARY_PASSWORD}</Password></AutoLogon>"
    (tmp_path / "a.xml").write_bytes(a_shell_setup("oobeSystem", body))

    app.run(["import", str(tmp_path / "a.xml")])

    captured = capsys.readouterr()
    assert "AutoLogon/Password" in captured.out
    assert CANARY_PASSWORD not in captured.out + captured.err
