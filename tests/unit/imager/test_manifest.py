from __future__ import annotations

import json

import pytest

from tests.rendered import an_artifact
from unattend_gen import plugins
from unattend_gen.errors import InputError
from unattend_gen.imager.manifest import OTHER_TARGETS, Listed, read_manifest
from unattend_gen.renderer import targets
from unattend_gen.renderer.engine import manifest

GOOD = json.loads(manifest("media", [an_artifact("a.xml", b"")]).data)


def spoilt(**changes: object) -> bytes:
    """The manifest with changes to its one file."""
    return json.dumps(GOOD | {"files": [GOOD["files"][0] | changes]}).encode()


def test_what_was_written_is_read_back() -> None:
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    assert read_manifest(json.dumps(GOOD).encode(), found_in="m") == {
        "a.xml": Listed(digest, holds_secret=False, last_fives=())
    }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        json.dumps(GOOD | {"schema": "unattend-gen/manifest/9"}).encode(),
        json.dumps(GOOD | {"files": []}).encode(),
        json.dumps(GOOD | {"files": 3}).encode(),
        json.dumps(GOOD | {"target": 3}).encode(),
        json.dumps(GOOD | {"target": "\x1b[2J"}).encode(),
        json.dumps({"schema": GOOD["schema"], "files": GOOD["files"]}).encode(),
        spoilt(name=3),
        spoilt(sha256="abc"),
        spoilt(last_fives="Q4JK2"),
        spoilt(last_fives=["\x1b[2J"]),
    ],
)
def test_anything_else_is_no_manifest(data: bytes) -> None:
    with pytest.raises(InputError, match="this is no manifest"):
        read_manifest(data, found_in="m")


@pytest.mark.parametrize("target", sorted(OTHER_TARGETS))
def test_what_was_rendered_for_another_target_is_no_medium(target: str) -> None:
    with pytest.raises(InputError, match=f"m: it was rendered for {target}") as caught:
        read_manifest(json.dumps(GOOD | {"target": target}).encode(), found_in="m")

    assert caught.value.advice == "render it with --target media"


def test_every_other_target_of_ours_is_known() -> None:
    assert {*OTHER_TARGETS, "media"} == set(plugins.names(targets))


def test_a_target_of_the_user_may_be_one_for_media() -> None:
    own = json.dumps(GOOD | {"target": "kiosk"}).encode()

    assert list(read_manifest(own, found_in="m")) == ["a.xml"]
