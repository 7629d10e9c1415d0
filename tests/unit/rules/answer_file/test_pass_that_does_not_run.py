from __future__ import annotations

import pytest

from tests.judging import messages, verdicts
from tests.samples import a_component, an_answer_file
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.validator.engine import validate_document

_SLUG = "pass-that-does-not-run"
_SHELL = "Microsoft-Windows-Shell-Setup"
_ZONE = a_component(_SHELL, "<TimeZone>UTC</TimeZone>")
_WDS = a_component(
    "Microsoft-Windows-Setup",
    "<WindowsDeploymentServices><Login><WillShowUI>OnError</WillShowUI></Login>"
    "</WindowsDeploymentServices>",
)
_SETUP = a_component("Microsoft-Windows-Setup", "<EnableFirewall>true</EnableFirewall>")
_AUDIT = a_component("Microsoft-Windows-Deployment", "<Reseal><Mode>Audit</Mode></Reseal>")


def test_a_wds_client_file_is_read_in_windowspe_alone_and_each_pass_named_once() -> None:
    data = an_answer_file(("windowsPE", _WDS), ("specialize", _ZONE + _ZONE))

    assert verdicts(_SLUG, data) == [("warning", f"specialize/{_SHELL}")]


def test_an_empty_pass_loses_nothing() -> None:
    data = an_answer_file(("windowsPE", _WDS), ("specialize", a_component(_SHELL, "")))

    assert verdicts(_SLUG, data) == []


@pytest.mark.parametrize("path", ["sysprep-unattend.xml", "C:\\Windows\\Sysprep\\Unattend.xml"])
def test_sysprep_does_not_run_windowspe(path: str) -> None:
    document = Document(Location(path), an_answer_file(("windowsPE", _SETUP)))

    assert [finding.rule for finding in validate_document(document, catalog())] == [_SLUG]


@pytest.mark.parametrize("path", ["ImageUnattend.xml", "Unattend\\imageunattend.XML"])
def test_windowspe_is_over_when_the_file_of_an_image_is_read(path: str) -> None:
    document = Document(Location(path), an_answer_file(("windowsPE", _SETUP)))

    assert [
        (finding.rule, finding.advice) for finding in validate_document(document, catalog())
    ] == [(_SLUG, "move it to WdsClientUnattend.xml")]


def test_elsewhere_windowspe_runs() -> None:
    document = Document(Location("sysprep/media/Autounattend.xml"), an_answer_file())

    assert validate_document(document, catalog()) == ()


def test_audit_passes_of_a_file_for_setup_need_audit_mode() -> None:
    audit = ("auditSystem", _ZONE)

    assert messages(_SLUG, an_answer_file(("windowsPE", _SETUP), audit)) == [
        "auditSystem runs only in audit mode, which this file does not enter"
    ]
    assert (
        verdicts(_SLUG, an_answer_file(("windowsPE", _SETUP), audit, ("oobeSystem", _AUDIT))) == []
    )
    assert verdicts(_SLUG, an_answer_file(audit)) == []
