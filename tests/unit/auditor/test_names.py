from __future__ import annotations

import pytest

from tests.samples import GVLK_PRO, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.auditor.names import is_on_folder, on_member, on_path
from unattend_gen.auditor.scan import ScanContext
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.secret import Secret, SecretKind, secret_id

KEY = b"k" * 32
CONTEXT = ScanContext(KEY)


def named(path: str) -> list[Finding]:
    return list(on_path(Location(path), CONTEXT))


def test_a_key_in_the_name_of_a_file_is_a_leftover_key() -> None:
    [finding] = named(f"share/MAK {TEST_MAK}.txt")

    assert (finding.rule, finding.last_five) == ("leftover-key", "Q4JK2")
    assert finding.message == "a product key ending in Q4JK2 is in the name of the file"
    assert finding.location == Location(f"share/MAK {TEST_MAK}.txt")
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.HIGH)
    assert TEST_MAK not in finding.message + finding.advice


def test_a_key_in_a_folder_name_is_reported_at_the_folder() -> None:
    [finding] = named(f"share/{TEST_MAK}/in/a.txt")

    assert finding.location == Location(f"share/{TEST_MAK}")
    assert is_on_folder(finding)
    assert finding.confidence is Confidence.MEDIUM


def test_each_name_of_a_path_is_looked_at() -> None:
    found = named(rf"C:\{TEST_MAK}\{OTHER_TEST_MAK}.txt")

    assert [(one.last_five, is_on_folder(one)) for one in found] == [
        ("Q4JK2", True),
        ("Q9DYC", False),
    ]


def test_names_of_members_and_of_containers_within_are_looked_at() -> None:
    at = Location("a.zip", (f"k/{TEST_MAK}.zip", f"{OTHER_TEST_MAK}/a.xml"))

    found = on_member(at, CONTEXT)

    assert [one.location for one in found] == [
        Location("a.zip", (f"k/{TEST_MAK}.zip",)),
        Location("a.zip", (f"k/{TEST_MAK}.zip", OTHER_TEST_MAK)),
    ]


@pytest.mark.parametrize(
    "name", [f"{GVLK_PRO}.txt", "unattend.xml", "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"]
)
def test_text_without_secrets_has_no_findings(name: str) -> None:
    assert named(name) == []


def test_an_allowed_key_is_allowed_in_a_name() -> None:
    allowed = frozenset({secret_id(Secret(TEST_MAK, SecretKind.PRODUCT_KEY), KEY)})

    assert list(on_path(Location(TEST_MAK), ScanContext(KEY, allowed))) == []


@pytest.mark.parametrize(
    "name",
    [f"t{TEST_MAK}.txt", f"{TEST_MAK}-2", f"1-{TEST_MAK}", TEST_MAK.replace("-", "_")],
)
def test_a_key_in_a_name_is_found_in_any_form(name: str) -> None:
    [finding] = named(f"share/{name}")

    assert (finding.rule, finding.last_five) == ("leftover-key", "Q4JK2")
