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
