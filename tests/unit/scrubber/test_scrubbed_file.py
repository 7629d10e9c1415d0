"""What became of a document."""

from __future__ import annotations

from dataclasses import replace

from tests.documents import a_document
from tests.samples import TEST_MAK
from unattend_gen.core.report import SkipReason
from unattend_gen.errors import OutputError
from unattend_gen.scrubber.engine import ScrubContext, scrub
from unattend_gen.scrubber.scrubbed_file import ScrubbedFile

RESULT = scrub(a_document(f"slmgr /ipk {TEST_MAK}"), ScrubContext(b"k" * 32))
PLANNED = ScrubbedFile(a_document("").location, RESULT.replaced)
NOTHING = ScrubbedFile(a_document("").location)


def test_a_document_counts_as_written_if_a_secret_was_replaced() -> None:
    assert PLANNED.written() == replace(PLANNED, is_written=True)
    assert NOTHING.written() == NOTHING
    assert (PLANNED.is_clean, NOTHING.is_clean) == (False, True)


def test_secrets_in_an_unwritable_file_remain_with_the_reason() -> None:
    error = OutputError("it is read-only", advice="make it writable")
    outcome = PLANNED.not_written(error)

    assert outcome.trouble is not None
    assert outcome.trouble.reason is SkipReason.NOT_WRITTEN
    assert outcome.replaced == ()
    assert [(one.advice, one.fix) for one in outcome.left] == [
        ("it is read-only; make it writable", None)
    ]
    assert NOTHING.not_written(error) == NOTHING
