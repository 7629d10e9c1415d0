from __future__ import annotations

from dataclasses import replace

from tests.reports import LEFTOVER, SKIPPED
from tests.samples import TEST_MAK
from unattend_gen.core.location import Location
from unattend_gen.core.overview import Overview, SecretGroup
from unattend_gen.core.report import CheckedDocument, Report, Suppressed, Verdict
from unattend_gen.reports._shown import shown

NAMED = replace(LEFTOVER, location=Location(f"share/{TEST_MAK}.txt", line=1))
MASKED = replace(LEFTOVER, location=Location("share/***-Q4JK2.txt", line=1))


def test_findings_are_masked_in_every_access() -> None:
    report = shown(Report("audit", (LEFTOVER, NAMED), suppressed=(Suppressed(NAMED, "known"),)))

    assert tuple(report.findings) == (LEFTOVER, MASKED)
    assert tuple(report.suppressed) == (Suppressed(MASKED, "known"),)
    assert len(report.findings) == 2
    assert (report.findings[1], report.findings[1:]) == (MASKED, (MASKED,))


def test_a_fingerprint_is_that_of_the_masked_name() -> None:
    assert [one.fingerprint for one in shown(Report("audit", (NAMED,))).findings] == [
        MASKED.fingerprint
    ]


def test_words_of_a_finding_are_masked() -> None:
    finding = replace(LEFTOVER, message=f"see {TEST_MAK}", advice=f"delete {TEST_MAK}")

    [one] = shown(Report("audit", (finding,))).findings

    assert (one.message, one.advice) == ("see ***-Q4JK2", "delete ***-Q4JK2")


def test_skipped_inputs_and_documents_are_masked() -> None:
    skipped = replace(SKIPPED, location=NAMED.location, advice=f"open {TEST_MAK}")
    checked = CheckedDocument(NAMED.location, Verdict.LEAKED)

    report = shown(Report("check", skipped=(skipped,), documents=(checked,)))

    assert report.skipped == (replace(SKIPPED, location=MASKED.location, advice="open ***-Q4JK2"),)
    assert report.documents == (CheckedDocument(MASKED.location, Verdict.LEAKED),)


def test_groups_and_machines_are_masked_and_those_of_one_name_added_up() -> None:
    group = SecretGroup(
        secret_id="00ff",
        rule="leftover-key",
        last_five="Q4JK2",
        first=f"{TEST_MAK}.txt:1",
        places=2,
        files=2,
        machines=1,
    )
    machines = {f"a/{TEST_MAK}": 2, f"a/{TEST_MAK.lower()}": 3, "a/PC-1": 1}
    overview = Overview(groups=(group,), machines=machines)

    report = shown(Report("audit", overview=overview))

    assert report.overview == Overview(
        groups=(replace(group, first="***-Q4JK2.txt:1"),),
        machines={"a/***-Q4JK2": 5, "a/PC-1": 1},
    )
