from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.hives import Values, a_hive, below, dword, text
from tests.samples import CANARY_PASSWORD, MARKER
from unattend_gen.reports.json import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

KEY = "Microsoft\\Windows NT\\CurrentVersion\\Winlogon"
PASSWORD = text(CANARY_PASSWORD)


def audited(folder: Path, values: Values) -> list[str]:
    """The rules that speak of a hive with these values of logon."""
    (folder / "SOFTWARE").write_bytes(a_hive(below(KEY, values)))
    report = ug.audit(folder).report
    assert CANARY_PASSWORD not in "".join(FORMAT.pieces(report, False))
    return sorted(finding.rule for finding in report.findings)


@pytest.mark.parametrize("switch", [text("1"), dword(1)], ids=["text", "number"])
def test_a_logon_with_a_password_is_reported_next_to_the_password(
    tmp_path: Path, switch: tuple[int, bytes]
) -> None:
    found = audited(tmp_path, {"AutoAdminLogon": switch, "DefaultPassword": PASSWORD})

    assert found == ["automatic-logon", "leftover-password"]


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"AutoAdminLogon": text("1")}, []),
        ({"AutoAdminLogon": text("1"), "DefaultPassword": text("")}, []),
        ({"AutoAdminLogon": text("1"), "DefaultPassword": text(MARKER)}, []),
        ({"AutoAdminLogon": text("0"), "DefaultPassword": PASSWORD}, ["leftover-password"]),
        ({"DefaultPassword": PASSWORD}, ["leftover-password"]),
    ],
)
def test_one_without_a_password_or_switched_off_is_left_alone(
    tmp_path: Path, values: Values, rules: list[str]
) -> None:
    assert audited(tmp_path, values) == rules
