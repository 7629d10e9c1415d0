"""No command shows a secret, in any format, in any kind of failure.

Every sensitive setting of the catalog gets a canary value, and every command runs on it. The
canaries may be in rendered files and nowhere else. Names of elements, spec keys, files and
variables are shown, because messages without them do not help; values never are.
"""

from __future__ import annotations

import base64
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

import unattend_gen as ug
from tests.samples import TEST_MAK, a_component, an_answer_file
from unattend_gen import plugins, reports
from unattend_gen.catalog.facts import Setting, ValueType
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.words import sensitive_settings
from unattend_gen.cli import app
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable


CANARY = "CanaryPw-7f3a!"
TYPED = "94KN8-4BDRG-7TMVD-YDMGR-Q9DYC"

SPEC = """
target = "media"
windows = "11-24h2"
architecture = "amd64"

[product_key]
activation = "env:MAK"
setup = "gvlk"
edition = "Enterprise"

[accounts]
administrator = "env:PASSWORD"

[[accounts.local]]
name = "support"
groups = ["Administrators"]
password = "env:PASSWORD"

[settings]
{settings}
"""

SPOILT: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "closed by the secret": lambda text: text.replace("</Value>", f"</{CANARY.rstrip('!')}>", 1),
    "cut off": lambda text: text[: text.index(CANARY) + len(CANARY)],
    "bare ampersand": lambda text: text.replace(CANARY, f"&{CANARY}", 1),
    "undeclared entity": lambda text: text.replace(CANARY, f"&{CANARY.rstrip('!')};", 1),
    "doctype": lambda text: text.replace("<unattend", "<!DOCTYPE unattend>\n<unattend", 1),
    "entity": lambda text: text.replace(
        "<unattend", f'<!DOCTYPE unattend [<!ENTITY p "{CANARY}">]>\n<unattend', 1
    ),
    "secret as attribute": lambda text: text.replace("<Value>", f'<Value Value="{CANARY}">', 1),
    "wrong namespace": lambda text: text.replace(":unattend", ":unattended", 1),
}


def forms() -> list[str]:
    """Every form in which the canaries could appear."""
    encoded = [
        encode_password(Secret(CANARY), element).reveal()
        for element in ("Password", "AdministratorPassword", "OfflineAdministratorPassword")
    ]
    plain = base64.b64encode(CANARY.encode()).decode()
    wide = base64.b64encode(CANARY.encode("utf-16-le")).decode()
    key = TEST_MAK.replace("-", "")
    return [
        CANARY,
        quote(CANARY, safe=""),
        CANARY.encode().hex(),
        plain,
        wide,
        *encoded,
        CANARY.rstrip("!"),
        TEST_MAK,
        TEST_MAK.lower(),
        key,
        TEST_MAK[:23],
        TYPED,
        TYPED[:23],
    ]


def a_value(setting: Setting) -> str:
    return TEST_MAK if setting.type is ValueType.PRODUCT_KEY else CANARY


def an_element(steps: list[str], value: str) -> str:
    name, *below = steps
    inner = an_element(below, value) if below else value
    hidden = "<PlainText>true</PlainText>" if below == ["Value"] else ""
    return f'<{name} wcm:action="add" wcm:keyValue="{CANARY}">{hidden}{inner}</{name}>'


def everything_sensitive() -> str:
    """An answer file with each sensitive setting in its first pass."""
    passes = [
        (
            setting.passes[0].value,
            a_component(
                component.name,
                f"<!-- {CANARY} {TEST_MAK} -->"
                + an_element(setting.path.split("/"), a_value(setting)),
            ),
        )
        for component, setting in sensitive_settings(catalog())
    ]
    return an_answer_file(*passes).decode()


def is_clean(text: str) -> list[str]:
    return [form for form in forms() if form in text]


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working folder, with canary secrets in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAK", TEST_MAK)
    monkeypatch.setenv("PASSWORD", CANARY)
    monkeypatch.setenv("HASH_KEY", "a long enough key for hashes")
    return tmp_path


@pytest.mark.parametrize("report_format", ["text", "json"])
@pytest.mark.parametrize("command", ["validate", "check"])
@pytest.mark.parametrize("spoil", SPOILT)
def test_reports_on_answer_files_show_no_secret(
    spoil: str, command: str, report_format: str, secrets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = everything_sensitive()
    spoilt = SPOILT[spoil](text)
    (secrets / "unattend.xml").write_text(spoilt, encoding="utf-8")
    (secrets / "rendered.xml").write_text(text.replace(CANARY, "Other-1"), encoding="utf-8")
    against = ["--against", "rendered.xml"] if command == "check" else []

    code = app.run([command, "unattend.xml", "--format", report_format, "-v", *against])

    captured = capsys.readouterr()
    assert code in {1, 3, 4}
    assert captured.out
    assert is_clean(captured.out + captured.err) == []


@pytest.mark.parametrize("report_format", ["text", "json", "markdown"])
@pytest.mark.parametrize("spoil", SPOILT)
def test_diff_shows_no_secret(
    spoil: str, report_format: str, secrets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = everything_sensitive()
    (secrets / "one").mkdir()
    (secrets / "one" / "unattend.xml").write_text(SPOILT[spoil](text), encoding="utf-8")
    (secrets / "other").mkdir()
    (secrets / "other" / "unattend.xml").write_text(
        text.replace(CANARY, "Other-1").replace(TEST_MAK, TYPED), encoding="utf-8"
    )

    codes = [
        app.run(["diff", left, right, "--format", report_format])
        for left, right in (("one", "other"), ("other", "one"))
    ]

    captured = capsys.readouterr()
    assert set(codes) <= {1, 4}
    assert captured.out
    assert is_clean(captured.out + captured.err) == []


@pytest.mark.parametrize("option", ["--diff", "--unsafe-fixes", "--annotate"])
@pytest.mark.parametrize("spoil", SPOILT)
def test_neither_fixes_nor_annotations_show_a_secret(
    spoil: str, option: str, secrets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    misspelt = SPOILT[spoil](everything_sensitive()).replace(' wcm:action="add"', "")
    (secrets / "unattend.xml").write_text(misspelt, encoding="utf-8")

    code = app.run(["validate", "unattend.xml", option, "--unsafe-fixes", "-v"])

    captured = capsys.readouterr()
    assert code == 1
    assert captured.err
    assert is_clean(captured.out + captured.err) == []


@pytest.mark.parametrize("command", [ug.validate, ug.check], ids=["validate", "check"])
@pytest.mark.parametrize("spoil", SPOILT)
def test_no_format_shows_a_secret(spoil: str, command: Callable[..., ug.ReportOutcome]) -> None:
    document = Document(Location("unattend.xml"), SPOILT[spoil](everything_sensitive()).encode())

    report = command([document]).report

    assert report.findings or report.skipped
    assert [
        (name, leaks)
        for name in plugins.names(reports)
        if (leaks := is_clean(ug.format_report(report, name, colour=True)))
    ] == []


@pytest.mark.parametrize("report_format", plugins.names(reports))
def test_no_format_shows_a_rendered_secret(
    report_format: str, secrets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong_place = '"specialize/Microsoft-Windows-Shell-Setup/ComputerName" = "much-too-long-a-name"'
    (secrets / "spec.toml").write_text(SPEC.format(settings=wrong_place), encoding="utf-8")

    code = app.run(["render", "spec.toml", "--out", "out", "--format", report_format])

    captured = capsys.readouterr()
    assert code == 1
    assert "too-long" in captured.out
    assert is_clean(captured.out + captured.err) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("spec.toml", SPEC.format(settings="")),
        ("spec.toml", SPEC.format(settings="").replace("env:PASSWORD", CANARY)),
        ("spec.toml", SPEC.format(settings="").replace("env:MAK", TYPED)),
        ("spec.toml", SPEC.format(settings="").replace('"env:MAK"', TYPED)),
        ("spec.toml", SPEC.format(settings="").replace('"env:PASSWORD"', f'"{CANARY}')),
        ("spec.toml", SPEC.format(settings="").replace("env:PASSWORD", f"env:{CANARY}")),
        (
            "spec.toml",
            SPEC.format(
                settings='"specialize/Microsoft-Windows-UnattendedJoin/Identification/'
                f'MachinePassword" = "{CANARY}"'
            ),
        ),
        ("spec.json", f'{{"target": "media", "accounts": {{"administrator": "{CANARY}"}}}}'),
        ("spec.json", f'{{"target": "media", "accounts": {{"administrator": "{CANARY}"'),
        ("spec.yaml", f"target: media\naccounts: {{administrator: '{CANARY}'}}\n"),
        ("spec.yaml", f"target: media\naccounts: {{administrator: '{CANARY}\n"),
    ],
)
def test_specs_show_no_secret_in_any_notation(
    name: str, text: str, secrets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (secrets / name).write_text(text, encoding="utf-8")

    code = app.run(["render", name, "--out", "out", "--format", "json"])

    captured = capsys.readouterr()
    written = (secrets / "out").exists()
    assert (code == 0) is written
    assert is_clean(captured.out + captured.err) == []
    assert [path.name for path in secrets.rglob("*") if path.name.startswith(".")] == []


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    "csv",
    [
        "computer.name,computer.owner\nPC-1,ours\n",
        f"computer.name,product_key.activation,accounts.administrator\nPC-1,{TYPED},{CANARY}\n",
        f"computer.name,computer.owner\nPC-1,{TYPED}\n",
        f"id,computer.name\n{TYPED},PC-1\n{TYPED.lower()}/..,PC-2\n",
        f"computer.name,{TYPED},specialize/{TYPED}/x\nPC-1,,\n",
        f'computer.name,accounts.administrator\n"PC-1"x,{CANARY}\nPC-2,"{CANARY}\n',
        f"computer.name\nPC-1,{CANARY},{TYPED}\n",
        f"computer.name,accounts.local[3].password\nPC-1,{CANARY}\n",
        f"computer.name,accounts.local[1].name.first\nPC-1,{CANARY}\n",
        "computer.name,specialize/Microsoft-Windows-Shell-Setup/CopyProfile\nPC-1,maybe\n",
    ],
)
def test_inventories_show_no_secret_in_any_notation(
    csv: str, jobs: str, secrets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (secrets / "spec.toml").write_text(SPEC.format(settings=""), encoding="utf-8")
    (secrets / "m.csv").write_text(csv, encoding="utf-8")

    app.run(["render", "spec.toml", "--out", "out", "--inventory", "m.csv", "--jobs", jobs])

    captured = capsys.readouterr()
    written = [path for path in secrets.glob("out/**/*.json*") if path.is_file()]
    told = "".join(path.read_text(encoding="utf-8") for path in written)
    assert captured.err
    assert is_clean(captured.out + captured.err + told) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["key", "--key-from", "env:MAK"],
        ["key", "--key-from", "env:MAK", "--format", "json"],
        ["key", "--key-from", "env:PASSWORD"],
        ["key", "--key-from", TYPED],
        ["key", TYPED],
        ["key", "--format", TYPED],
        ["render", "spec.toml", "--out", "out", "--key-from", TYPED],
        ["render", "spec.toml", "--out", "out", "--target", TYPED],
        ["render", "spec.toml", "--out", "out", "--set", f"specialize/x/ProductKey={TYPED}"],
        [
            "render",
            "spec.toml",
            "--out",
            "out",
            "--set",
            f"specialize/Microsoft-Windows-Shell-Setup/ProductKey={TYPED}",
        ],
        ["render", TYPED, "--out", "out"],
        ["render", "spec.toml", "--out", "out", "--inventory", TYPED],
        ["validate", TYPED],
        ["validate", "--windows", TYPED, "spec.toml"],
        ["check", TYPED],
        ["check", "--fleet", TYPED],
        ["check", "--fleet", ".", "--format", TYPED],
        ["audit", TYPED],
        ["audit", ".", "--hash-key", TYPED],
        ["audit", ".", "--since", TYPED],
        ["audit", ".", "--executor", TYPED],
        ["audit", ".", "--allow", TYPED],
        ["audit", ".", "--baseline", TYPED],
        ["audit", ".", "--journal", TYPED, "--hash-key", "env:HASH_KEY"],
        ["check", "spec.toml", "--fail-on", TYPED],
        ["diff", TYPED, TYPED],
        ["diff", "spec.toml", "spec.toml", "--format", TYPED],
        ["media", TYPED, "-o", "a.iso"],
        ["media", ".", "-o", "a.iso", "--label", TYPED],
        ["media", ".", "-o", TYPED, "--kind", TYPED],
        ["explain", TYPED],
        ["schema", TYPED],
        ["init", "--starter", TYPED],
        [TYPED],
        [f"--{TYPED}"],
    ],
    ids=lambda arguments: " ".join(arguments).replace(TYPED, "KEY"),
)
def test_a_key_on_the_command_line_is_never_repeated(
    arguments: list[str], secrets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (secrets / "spec.toml").write_text(SPEC.format(settings=""), encoding="utf-8")

    app.run(arguments)

    captured = capsys.readouterr()
    assert captured.out + captured.err
    assert is_clean(captured.out + captured.err) == []


def test_a_mistyped_key_on_standard_input_is_not_shown(
    secrets: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert secrets.is_dir()
    typo = TYPED[:-1] + "B"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typo.encode())))

    assert app.run(["key"]) == 1

    captured = capsys.readouterr()
    assert TYPED[:23] not in captured.out + captured.err


def test_the_canaries_are_in_the_rendered_file_only(
    secrets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (secrets / "spec.toml").write_text(SPEC.format(settings=""), encoding="utf-8")

    assert app.run(["render", "spec.toml", "--out", "out"]) == 0

    capsys.readouterr()
    holding = [
        path.name
        for path in sorted(secrets.rglob("*"))
        if path.is_file() and is_clean(path.read_text(encoding="utf-8"))
    ]
    assert holding == ["AutoUnattend.xml"]
