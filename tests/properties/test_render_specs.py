"""Any valid spec renders to answer files without findings.

Anything else is rejected with a location and advice.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import unattend_gen as ug
from tests.properties.spec_tables import QUESTIONS, TABLES, WINDOWS
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.api.render import MEANT_IN_RENDERED, findings_on
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import windows_version
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Severity
from unattend_gen.core.location import Location
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import InputError
from unattend_gen.renderer.engine import render
from unattend_gen.spec.model_errors import translated
from unattend_gen.spec.spec import Spec
from unattend_gen.validator.engine import validate_answer_file

if TYPE_CHECKING:
    from tests.properties.spec_values import JsonTable
    from unattend_gen.core.secret_source import SecretSource

_TEST_MAK_LAST = TEST_MAK[-5:]
"""A key from a source may be for another Windows, which is not a mistake of a table."""

TARGETS = st.sampled_from(["media", "setup", "sysprep"])


def read(_: SecretSource, kind: SecretKind) -> Secret:
    """Return a secret of the requested kind."""
    return Secret(TEST_MAK if kind is SecretKind.PRODUCT_KEY else CANARY_PASSWORD, kind)


def findings(spec: Spec) -> list[tuple[str, str | None, str]]:
    """Return the findings on the answer files of a spec, without intended ones."""
    version = windows_version(spec.windows)
    return [
        (finding.rule, finding.location.setting, finding.message)
        for name, answer_file in render(spec, catalog(), read).answer_files.items()
        for finding in validate_answer_file(Location(name), answer_file, catalog(), windows=version)
        if finding.severity >= Severity.WARNING and finding.rule not in MEANT_IN_RENDERED
        if finding.last_five != _TEST_MAK_LAST
    ]


def refusal_or_findings(data: JsonTable) -> list[tuple[str, str | None, str]]:
    """Return the findings on a valid spec; none for a spec whose mistakes all have advice."""
    try:
        spec = Spec.model_validate(data)
    except ValidationError as error:
        return [
            ("mistake-without-advice", str(mistake.path), mistake.message)
            for mistake in translated(error, data)
            if not mistake.advice or not mistake.path or mistake.message == "cannot be used here"
        ]
    return findings(spec)


@pytest.mark.parametrize("name", TABLES)
@given(data=st.data(), windows=WINDOWS | st.just("11-24h2"))
def test_a_table_is_rejected_with_advice_or_renders_without_finding(
    name: str, data: st.DataObject, windows: str
) -> None:
    table = data.draw(TABLES[name])

    found = refusal_or_findings({"target": "media", "windows": windows, name: table})

    assert found == []


@given(
    tables=st.fixed_dictionaries({}, optional={**TABLES, "interactive": QUESTIONS}),
    target=TARGETS,
    windows=WINDOWS,
)
def test_tables_together_are_rejected_with_advice_or_render_without_finding(
    tables: JsonTable, target: str, windows: str
) -> None:
    head = {"target": target, "windows": windows}
    right = {name: table for name, table in tables.items() if is_accepted({**head, name: table})}
    said = {**right, "computer": right.get("computer") or {"organization": "Contoso"}}

    assert refusal_or_findings({**head, **said}) == []


PASSWORDS = (
    Secret(CANARY_PASSWORD),
    encode_password(Secret(CANARY_PASSWORD), "Password"),
    encode_password(Secret(CANARY_PASSWORD), "AdministratorPassword"),
    Secret("*SENSITIVE*DATA*DELETED*"),
    Secret("vagrant"),
)
_LOGON = "oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon"
SETTINGS = st.fixed_dictionaries(
    {f"{_LOGON}/Username": st.just("jo")},
    optional={
        f"{_LOGON}/Password/Value": st.just({"secret": "env:PW"}),
        f"{_LOGON}/Password/PlainText": st.sampled_from(["true", "false"]),
        f"{_LOGON}/Enabled": st.sampled_from(["true", "false"]),
        f"{_LOGON}/LogonCount": st.sampled_from(["1", "0", "99999999"]),
    },
)
"""Automatic logon without the table that keeps its parts together."""

LEVELS = [Severity.ERROR, Severity.WARNING, Severity.NOTE]


@pytest.mark.parametrize("name", [*TABLES, "settings"])
@settings(max_examples=15)
@given(
    data=st.data(),
    windows=WINDOWS | st.just("11-24h2"),
    password=st.sampled_from(PASSWORDS),
    level=st.sampled_from(LEVELS),
)
def test_what_is_written_passes_validation_at_the_same_level(
    name: str, data: st.DataObject, windows: str, password: Secret, level: Severity
) -> None:
    table = data.draw({**TABLES, "settings": SETTINGS}[name])
    head = {"target": "media", "windows": windows}
    assume(is_accepted({**head, name: table}))
    spec = Spec.model_validate({**head, name: table})
    try:
        rendering = render(spec, catalog(), lambda _, kind: read_as(password, kind))
    except InputError:  # a network accepts no passphrase of this length
        assume(name != "wifi")
        raise
    reported = findings_on(rendering, spec, Path("out"))
    assume(not any(one.severity >= level for one in reported))

    (part,) = rendering.answer_files.values()
    document = Document(Location("out/AutoUnattend.xml"), part.text.encode())
    report = ug.validate(document, windows=windows, no_config=True, fail_on=level)

    assert [one for one in report.findings if counts(one, level)] == []


def read_as(password: Secret, kind: SecretKind) -> Secret:
    """Return a product key, or this password for any other kind."""
    return Secret(TEST_MAK, kind) if kind is SecretKind.PRODUCT_KEY else password


def counts(finding: ug.Finding, level: Severity) -> bool:
    """Return whether a finding reaches the level and is not an exposure that a spec asks for."""
    is_meant = finding.rule in MEANT_IN_RENDERED | {"gvlk-where-mak-expected"}
    return finding.severity >= level and not (is_meant and finding.severity < Severity.ERROR)


def is_accepted(data: JsonTable) -> bool:
    """Return whether this is a valid spec."""
    try:
        Spec.model_validate(data)
    except ValidationError:
        return False
    return True
