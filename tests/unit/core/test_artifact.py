from __future__ import annotations

import dataclasses

import pytest

from tests.samples import CANARY_PASSWORD
from unattend_gen.core.artifact import Artifact


def test_the_content_is_not_shown() -> None:
    artifact = Artifact("Unattend.xml", CANARY_PASSWORD.encode(), holds_secret=True)

    assert repr(artifact) == "Artifact(name='Unattend.xml', holds_secret=True, last_fives=())"


def test_the_content_stays_as_it_was_given() -> None:
    artifact = Artifact("Unattend.xml", b"<unattend/>", holds_secret=False, last_fives=("2YT43",))

    assert (artifact.data, artifact.last_fives) == (b"<unattend/>", ("2YT43",))


def test_an_artifact_does_not_change() -> None:
    artifact = Artifact("Unattend.xml", b"", holds_secret=False)

    with pytest.raises(dataclasses.FrozenInstanceError):
        artifact.name = "other.xml"  # type: ignore[misc]  # the refusal at run time is under test
