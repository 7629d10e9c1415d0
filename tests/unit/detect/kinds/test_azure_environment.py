from __future__ import annotations

import pytest

from tests.documents import a_reading, settings_in
from tests.samples import MARKER
from unattend_gen.core.match import ContentKind
from unattend_gen.detect.kinds.azure_environment import DETECTOR


def found(text: str) -> list[tuple[str | None, ContentKind, str]]:
    return settings_in(DETECTOR, text, "ovf-env.xml")


@pytest.mark.parametrize("tag", ["AdminPassword", "wa:AdminPassword", "UserPassword"])
def test_a_password_is_found_whatever_its_prefix(tag: str) -> None:
    name = tag.rpartition(":")[2]

    assert found(f"<e><{tag}>pw</{tag}></e>") == [(name, ContentKind.CLEAR, "pw")]


@pytest.mark.parametrize("data", [MARKER, f"AdminPassword {MARKER} set"])
def test_the_marker_inside_data_is_one(data: str) -> None:
    assert found(f"<Data>{data}</Data>") == [("Data", ContentKind.MARKER, MARKER)]


def test_other_elements_are_not_sensitive() -> None:
    assert found("<AdminUsername>admin</AdminUsername><Data>ready</Data>") == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ('<e xmlns="http://schemas.microsoft.com/windowsazure"/>', True),
        ("<WaSetup/>", True),
        ("<unattend/>", False),
    ],
)
def test_it_is_recognised_by_namespace_or_root(text: str, *, is_one: bool) -> None:
    assert DETECTOR.recognises(a_reading(text)) is is_one
