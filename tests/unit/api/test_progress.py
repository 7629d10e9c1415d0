"""Events of a function at work."""

from __future__ import annotations

import pytest

from unattend_gen.api.progress import Progress, listener, watched
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.errors import UsageError


def test_nothing_happens_unless_a_method_is_overridden() -> None:
    progress = Progress()

    progress.reading("a.xml")
    progress.left_out("b.xml")
    progress.total(2)
    progress.advance(size_bytes=10)

    assert vars(progress) == {}


class Heard(Progress):
    """Remembers the events."""

    def __init__(self) -> None:
        self.events: list[str] = []

    def reading(self, location: str) -> None:
        self.events.append(f"reading {location}")

    def advance(self, *, files: int = 1, size_bytes: int = 0) -> None:
        self.events.append(f"{files} files, {size_bytes} bytes")


@pytest.mark.parametrize(
    ("counts", "events"),
    [
        (True, ["reading a.xml", "1 files, 0 bytes"]),
        (False, ["reading a.xml"]),
    ],
)
def test_items_pass_through_and_the_listener_hears_of_them(
    counts: bool,  # noqa: FBT001 - a parameter of the test
    events: list[str],
) -> None:
    heard = Heard()
    documents = (Document(Location("a.xml"), b""),)

    assert tuple(watched(documents, heard, counts=counts)) == documents
    assert heard.events == events


def test_a_listener_is_a_progress_or_nothing() -> None:
    heard = Heard()

    assert listener(heard) is heard
    assert type(listener(None)) is Progress
    with pytest.raises(UsageError, match="progress takes a Progress, not function"):
        listener(lambda: None)
