"""The locked packages are those that pyproject.toml requires, without addresses."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.project import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
ASKED_FOR = {
    "requirements.txt": PROJECT["project"]["dependencies"],
    "requirements-test.txt": [*PROJECT["project"]["dependencies"], *GROUPS["test"]],
    "requirements-docs.txt": [*PROJECT["project"]["dependencies"], *GROUPS["docs"]],
    "requirements-dev.txt": [
        *PROJECT["project"]["dependencies"],
        *GROUPS["test"],
        *GROUPS["lint"],
        *GROUPS["docs"],
        *(entry for entry in GROUPS["dev"] if isinstance(entry, str)),
    ],
}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def locked(name: str) -> dict[str, str]:
    """Return the version of each package; with markers, the one for this Python."""
    pins = (Requirement(pin) for pin in re.findall(r"^(\w[^\\\n]*?) \\$", text(name), re.MULTILINE))
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in pins
        if pin.marker is None or pin.marker.evaluate()
    }


@pytest.mark.parametrize("name", ASKED_FOR)
def test_every_required_package_is_locked_within_its_bounds(name: str) -> None:
    pins = locked(name)
    asked_for = [Requirement(entry) for entry in ASKED_FOR[name]]

    assert [
        str(entry)
        for entry in asked_for
        if not entry.specifier.contains(pins.get(canonicalize_name(entry.name), "0"))
    ] == []


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [
        ("requirements.txt", "requirements-test.txt"),
        ("requirements-test.txt", "requirements-dev.txt"),
        ("requirements.txt", "requirements-docs.txt"),
        ("requirements-docs.txt", "requirements-dev.txt"),
    ],
)
def test_smaller_locks_agree_with_the_larger(smaller: str, larger: str) -> None:
    assert locked(smaller).items() <= locked(larger).items()


@pytest.mark.parametrize("name", ASKED_FOR)
def test_every_locked_package_has_its_hashes(name: str) -> None:
    blocks = re.split(r"^(?=\w)", text(name), flags=re.MULTILINE)[1:]

    assert [block for block in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)] == []


@pytest.mark.parametrize("name", ASKED_FOR)
def test_a_lock_holds_pins_and_hashes_and_no_address(name: str) -> None:
    strange = [
        line
        for line in text(name).splitlines()
        if not re.fullmatch(
            r"#.*|\w[\w.-]*==[\w.]+( ; [\w. '\"=<>!()]+)? \\|    --hash=\S+( \\)?", line
        )
    ]

    assert (strange, "://" in text(name)) == ([], False)


@pytest.mark.parametrize("name", ASKED_FOR)
def test_a_lock_names_the_command_that_makes_it(name: str) -> None:
    groups = {
        "requirements.txt": "",
        "requirements-test.txt": "--group test ",
        "requirements-docs.txt": "--group docs ",
        "requirements-dev.txt": "--group dev ",
    }
    group = groups[name]

    assert text(name).splitlines()[1] == (
        "#    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes "
        f"--no-annotate {group}-o {name}"
    )
