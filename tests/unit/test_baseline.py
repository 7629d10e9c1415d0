from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.samples import TEST_MAK
from unattend_gen.baseline import Known, baseline_text, empty_baseline, read_baseline
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.errors import InputError

FINDING = Finding(
    rule="too-long",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    location=Location("lab/a.xml", line=3, setting="specialize/X/Y"),
    message="longer than 15 characters",
    advice="shorten it",
)
WITHOUT_SETTING = replace(FINDING, rule="wrong-root", location=Location("b.xml", line=7))
EMPTY = empty_baseline(Path("known.json"))


def test_an_entry_has_rule_and_place_but_not_the_message() -> None:
    assert json.loads(baseline_text([FINDING], EMPTY)) == {
        "schema": "unattend-gen/baseline/1",
        "findings": [
            {
                "fingerprint": FINDING.fingerprint,
                "rule": "too-long",
                "place": {"path": "lab/a.xml", "setting": "specialize/X/Y"},
                "reason": "",
            }
        ],
    }


def test_the_line_is_stored_only_without_a_setting() -> None:
    (entry,) = json.loads(baseline_text([WITHOUT_SETTING], EMPTY))["findings"]

    assert entry["place"] == {"path": "b.xml", "line": 7}


def test_written_findings_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    finding = replace(FINDING, location=replace(FINDING.location, path=str(tmp_path / "a.xml")))
    path.write_text(baseline_text([finding], empty_baseline(path)))

    entry = read_baseline(path).entry(finding)

    assert read_baseline(path).known == {entry.fingerprint: entry}
    assert entry == Known(entry.fingerprint, "too-long", "a.xml", setting="specialize/X/Y")


def test_the_order_of_the_findings_does_not_matter() -> None:
    assert baseline_text([FINDING, WITHOUT_SETTING], EMPTY) == baseline_text(
        [WITHOUT_SETTING, FINDING, FINDING], EMPTY
    )


def test_reason_owner_and_date_survive_rewriting(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    data = json.loads(baseline_text([FINDING], empty_baseline(path)))
    data["findings"][0] |= {
        "reason": "until the next image",
        "owner": "imaging@contoso.example",
        "expires": "2027-03-31",
    }
    path.write_text(json.dumps(data))

    assert json.loads(baseline_text([FINDING], read_baseline(path))) == data


def test_an_entry_has_expired_when_its_last_day_is_over() -> None:
    entry = Known("1", "too-long", "a.xml", expires=date(2027, 3, 31))

    assert not entry.has_expired(date(2027, 3, 31))
    assert entry.has_expired(date(2027, 4, 1))
    assert not replace(entry, expires=None).has_expired(date.max)


@pytest.mark.parametrize("expires", ["soon", "2027-02-30", 2027, True, ""])
def test_an_invalid_expiry_date_names_the_entry(tmp_path: Path, expires: object) -> None:
    path = tmp_path / "known.json"
    data = json.loads(baseline_text([FINDING, WITHOUT_SETTING], EMPTY))
    data["findings"][1]["expires"] = expires
    path.write_text(json.dumps(data))

    with pytest.raises(InputError) as caught:
        read_baseline(path)

    assert caught.value.message == "expires is not a date"
    assert caught.value.where == f"{path}: entry 2"


def test_paths_are_relative_to_the_folder_of_the_baseline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lab").mkdir()
    baseline = empty_baseline(tmp_path / "known.json")
    monkeypatch.chdir(tmp_path / "lab")

    assert baseline.relative("a.xml") == "lab/a.xml"
    assert baseline.relative("./a.xml") == "lab/a.xml"
    assert baseline.relative("-") == "-"


def test_a_removed_file_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "a.xml").touch()
    baseline = empty_baseline(tmp_path / "known.json")

    assert not baseline.is_gone(Known("1", "too-long", "a.xml"))
    assert baseline.is_gone(Known("1", "too-long", "b.xml"))
    assert baseline.is_gone(Known("1", "too-long", "b" * 300))
    assert not baseline.is_gone(Known("1", "too-long", "-"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "the baseline cannot be read: it is not JSON"),
        ("[]", "the file is not a baseline"),
        ('{"schema": "unattend-gen/baseline/2"}', "the version of the baseline is unknown"),
        ('{"schema": "unattend-gen/baseline/1", "findings": [{}]}', "the file is not a baseline"),
    ],
)
def test_a_file_that_is_not_a_baseline_is_rejected(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(text)

    with pytest.raises(InputError) as caught:
        read_baseline(path)

    assert caught.value.message.startswith(message)
    assert caught.value.where == str(path)


def test_a_baseline_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_baseline(tmp_path / "known.json")

    assert caught.value.message == "the baseline cannot be read: No such file or directory"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "known.json")

    with pytest.raises(InputError) as caught:
        read_baseline(tmp_path / "known.json")

    assert caught.value.message == "the baseline is a pipe"


def test_a_key_in_a_name_is_masked_and_the_finding_recognised(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    at = Location(str(tmp_path / f"{TEST_MAK}.zip"), (f"{TEST_MAK}.xml",), line=3)
    finding = replace(FINDING, location=at)
    path.write_text(baseline_text([finding], empty_baseline(path)))

    known = read_baseline(path)

    entry = known.entry(finding)
    assert known.known == {entry.fingerprint: entry}
    assert (entry.path, entry.inside) == ("***-Q4JK2.zip", ("***-Q4JK2.xml",))
    assert known.relative(at.path) == entry.path
    assert not known.is_gone(entry)
