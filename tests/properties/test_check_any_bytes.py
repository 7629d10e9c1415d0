from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.check_documents import CANARIES, SPOTS, Spot, a_copy
from tests.properties.test_xml_parse import STARTS
from tests.properties.xml_documents import documents
from unattend_gen import plugins, reports
from unattend_gen.auditor.panther import check
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report, Verdict
from unattend_gen.errors import ExitCode
from unattend_gen.reports._format import Format
from unattend_gen.reports.json import FORMAT

LEAKED = a_copy((spot, spot.left()) for spot in SPOTS)
ENCODED = a_copy((spot, spot.left_encoded()) for spot in SPOTS)
SCRUBBED = a_copy((spot, spot.scrubbed()) for spot in SPOTS)
FORMATS = [*plugins.load_all(reports, "FORMAT", Format)]


def checked(data: bytes) -> Report:
    return check([Document(Location("unattend.xml"), data)], catalog())


def everything_shown(report: Report) -> str:
    return "".join(form.render(report, False) for form in FORMATS) + repr(report)


@given(STARTS, st.binary(max_size=200))
def test_any_bytes_can_be_validated(start: bytes, rest: bytes) -> None:
    assert len(checked(start + rest).documents) == 1


@given(documents())
def test_any_document_can_be_validated(document: str) -> None:
    [judged] = checked(document.encode()).documents

    assert judged.verdict is not Verdict.UNREADABLE


@given(st.sampled_from([LEAKED, ENCODED]), st.data())
def test_a_leaked_copy_with_one_byte_changed_is_never_clean(
    document: bytes, data: st.DataObject
) -> None:
    changed = bytearray(document)
    changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))

    assert checked(bytes(changed)).exit_code is ExitCode.FINDINGS


@given(st.sampled_from([LEAKED, ENCODED]), st.data())
def test_no_report_on_a_damaged_copy_shows_a_secret(document: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, 200))
    end = data.draw(st.integers(len(document) - 2000, len(document)))

    shown = everything_shown(checked(document[start:end]))

    assert not any(canary in shown for canary in CANARIES)


@given(st.data())
def test_a_truncated_scrubbed_copy_is_never_clean(data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(SCRUBBED.rstrip()) - 1))

    report = checked(SCRUBBED[:length])

    assert report.documents[0].verdict is Verdict.UNREADABLE
    assert not report.is_complete
    assert report.exit_code is not ExitCode.CLEAN


@given(st.sampled_from(SPOTS), st.sampled_from(["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"]))
def test_a_secret_is_found_in_every_encoding(spot: Spot, encoding: str) -> None:
    text = a_copy([(spot, spot.left())]).decode().partition("?>")[2].lstrip()

    report = checked(text.encode(encoding))

    assert report.documents[0].verdict is Verdict.LEAKED


@given(st.sampled_from(SPOTS))
def test_json_of_any_report_is_readable(spot: Spot) -> None:
    report = checked(a_copy([(spot, spot.left())]))

    assert json.loads(FORMAT.render(report, False))["documents"][0]["verdict"] == "leaked"
