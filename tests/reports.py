"""Reports for tests of formats: one of each kind, with hostile names."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from unattend_gen.core.finding import (
    Confidence,
    Edit,
    Excerpt,
    Finding,
    Fix,
    RuleCard,
    RulePage,
    Severity,
)
from unattend_gen.core.location import Location
from unattend_gen.core.overview import LeftOutReason, Overview, Run, SecretGroup
from unattend_gen.core.report import (
    CheckedDocument,
    CheckedSetting,
    Report,
    SettingState,
    Skipped,
    SkipReason,
    Suppressed,
    Verdict,
)

KEY_SETTING: Final = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
PASSWORD_SETTING: Final = "oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon/Password"
MARKUP: Final = (
    "=cmd|' /C calc'!A0 ]]><img src=x onerror=alert(1)></td>"
    "[a](javascript:b) {0} {{7*7}} ``x` \\| www.evil.example http://e ::error::%0A,b&amp;.xml"
)
"""What spreadsheets, browsers, Markdown, templates, SARIF and GitHub's runner would act on."""

HOSTILE: Final = "a\x1b]0;owned\x07\r\nerror\u202e\u2066\udcff\x9b.xml"

LEFTOVER: Final = Finding(
    "leftover-key",
    Severity.ERROR,
    Confidence.HIGH,
    Location("Panther/unattend.xml", line=18, column=7, setting=KEY_SETTING),
    "a key ending in Q4JK2 is left",
    "delete the file",
    last_five="Q4JK2",
)
NOTE: Final = Finding(
    "wrong-case",
    Severity.NOTE,
    Confidence.LOW,
    Location("pe.iso", ("sources/boot.wim", "2"), line=3),
    "the name is written in another case",
    "write it as in the catalog",
    fix=Fix("write ComputerName", is_safe=True),
)
SKIPPED: Final = Skipped(Location("boot.wim"), SkipReason.NEEDS_EXTRA, "pip install it")

EMPTY: Final = Report("validate")
CLEAN: Final = Report("validate", documents_read=2)
CHECKED: Final = Report(
    "check",
    findings=(LEFTOVER, NOTE),
    skipped=(SKIPPED,),
    documents_read=2,
    documents=(
        CheckedDocument(
            Location("Panther/unattend.xml"),
            Verdict.LEAKED,
            (
                CheckedSetting(PASSWORD_SETTING, SettingState.MARKER, 9),
                CheckedSetting(KEY_SETTING, SettingState.CLEAR, 18),
            ),
        ),
        CheckedDocument(Location("pe.iso", ("sources/boot.wim", "2")), Verdict.SCRUBBED),
    ),
)
ALL_WORDS: Final = Report(
    "check",
    findings=tuple(
        Finding("a-rule", severity, confidence, Location("a.xml"), "m", "a")
        for severity in Severity
        for confidence in Confidence
    ),
    skipped=tuple(Skipped(Location("a.xml"), reason, "a") for reason in SkipReason),
    documents=tuple(
        CheckedDocument(
            Location("a.xml"),
            verdict,
            tuple(CheckedSetting("s", state) for state in SettingState),
        )
        for verdict in Verdict
    ),
)
HOSTILE_NAMES: Final = Report(
    "check",
    findings=(
        Finding(
            "a-rule",
            Severity.WARNING,
            Confidence.HIGH,
            Location(HOSTILE, (HOSTILE,), line=1, setting=HOSTILE),
            HOSTILE,
            HOSTILE,
        ),
    ),
    skipped=(Skipped(Location(HOSTILE), SkipReason.UNREADABLE, HOSTILE),),
    documents_read=1,
    documents=(
        CheckedDocument(
            Location(HOSTILE), Verdict.LEAKED, (CheckedSetting(HOSTILE, SettingState.CLEAR),)
        ),
    ),
)
MARKUP_NAMES: Final = Report(
    "check",
    findings=(
        Finding(
            "a-rule",
            Severity.WARNING,
            Confidence.HIGH,
            Location(MARKUP, (MARKUP,), line=1, column=2, setting=MARKUP),
            MARKUP,
            MARKUP,
            excerpt=Excerpt(MARKUP, 1, 3),
        ),
    ),
    skipped=(Skipped(Location(MARKUP), SkipReason.UNREADABLE, MARKUP),),
    documents_read=1,
    documents=(
        CheckedDocument(
            Location(MARKUP), Verdict.LEAKED, (CheckedSetting(MARKUP, SettingState.CLEAR),)
        ),
    ),
)
CARD: Final = RuleCard(
    "plain-text-password",
    "a secret is in clear text",
    Severity.WARNING,
    Confidence.HIGH,
    "0.1",
    bad="<bad/>",
    good="<good/>",
    exposes_secret=True,
)
PAGE: Final = RulePage(
    CARD,
    """A secret is in clear text.

## Why it matters
Anyone who reads the file can sign in. Setup leaves *SENSITIVE*DATA*DELETED* in its
own copy, and `PlainText` hides nothing.

## References
- Vendor reference: the Password settings
- Somewhere else
""",
)
EXPLAINED: Final = Report(
    "validate",
    findings=(
        Finding(
            "plain-text-password",
            Severity.WARNING,
            Confidence.HIGH,
            Location(
                "C:\\share\\my files\\unattend.xml", line=9, column=5, setting=PASSWORD_SETTING
            ),
            "a secret in clear text",
            "give it when the file is rendered",
            excerpt=Excerpt("<Password>…</Password>", 1, 9),
        ),
        NOTE,
    ),
    documents_read=3,
    pages={"plain-text-password": PAGE},
)
KEY_GROUP: Final = SecretGroup(
    secret_id="00112233445566ff",
    rule="leftover-key",
    last_five="Q4JK2",
    first="fleet/PC-1/Windows/Panther/unattend.xml:18",
    places=420,
    files=412,
    machines=371,
)
PASSWORD_GROUP: Final = SecretGroup(
    secret_id="ffeeddccbbaa9988",
    rule="leftover-password",
    last_five=None,
    first="fleet/PC-2.zip > a.ini",
    places=2,
    files=2,
    machines=1,
)
OVERVIEW: Final = Overview(
    files=500,
    size_bytes=123_456,
    states={"clear": 3, "marker": 40, "published key": 7},
    left_out={LeftOutReason.EXCLUDED: 2},
    allowed=1,
    known=4,
    secrets=3,
    groups=(KEY_GROUP, PASSWORD_GROUP),
    machines={"fleet/PC-1": 1, "fleet/PC-2": 2},
)
RUN: Final = Run("2026-11-24T08:00:00Z", "2026-11-24T08:01:30Z", "auditor")
AUDITED: Final = Report(
    "audit",
    findings=(replace(LEFTOVER, secret_id=KEY_GROUP.secret_id), NOTE),
    skipped=(SKIPPED,),
    documents_read=510,
    overview=OVERVIEW,
    run=RUN,
)
SHARED: Final = replace(
    CHECKED,
    findings=(*EXPLAINED.findings[:1], *AUDITED.findings),
    pages=EXPLAINED.pages,
    overview=OVERVIEW,
    run=RUN,
)
"""One report with everything that a report can hold."""

FIXABLE: Final = replace(
    NOTE, fix=Fix("write ComputerName", True, (Edit(90, 102, "ComputerName"), Edit(120, 125)))
)
WITH_KNOWN: Final = Report(
    "validate",
    findings=(FIXABLE,),
    documents_read=1,
    suppressed=(
        Suppressed(EXPLAINED.findings[0], "the lab has no secrets"),
        Suppressed(replace(NOTE, rule="too-long")),
    ),
    pages=EXPLAINED.pages,
)
SAMPLES: Final = (
    EMPTY,
    CLEAN,
    CHECKED,
    ALL_WORDS,
    HOSTILE_NAMES,
    MARKUP_NAMES,
    EXPLAINED,
    WITH_KNOWN,
    AUDITED,
)
