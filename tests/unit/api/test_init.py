"""Starters."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.powershell import parsed
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.api.render import MEANT_IN_RENDERED, RenderOutcome, targets
from unattend_gen.api.report import write_text
from unattend_gen.errors import OutputError, UsageError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_starter_is_text_to_be_rendered() -> None:
    write_text("new.toml", ug.init("sysprep-image"), replace=False)

    assert 'target = "sysprep"' in Path("new.toml").read_text(encoding="utf-8")
    with pytest.raises(OutputError):
        write_text("new.toml", "other", replace=False)


HEAD = {"target", "windows", "architecture", "interactive", "product_key"}
"""Not compared: an answer file does not name them, or says them in another way."""
SWITCHES = {"disk_check", "drivers", "edge", "explorer", "guest_tools", "power", "privacy"} | {
    *("security", "start", "system", "taskbar", "theme", "updates")
}
STARTERS = [name for name, _ in ug.starters()]


@pytest.fixture
def rendered(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> RenderOutcome:
    """The files of a starter, in the folder `out`."""
    write_text("spec.toml", ug.init(request.param), replace=False)
    monkeypatch.setenv("CONTOSO_MAK", TEST_MAK)
    for account in ("ADMIN", "SHARE", "USER", "WIFI"):
        monkeypatch.setenv(f"CONTOSO_{account}_PASSWORD", CANARY_PASSWORD)
    return ug.render("spec.toml", out="out")


@pytest.mark.parametrize("rendered", STARTERS, indirect=True)
def test_each_starter_renders_without_finding(rendered: RenderOutcome) -> None:
    assert [(one.rule, one.message) for one in rendered.findings] == []
    assert rendered.is_written


@pytest.mark.usefixtures("rendered")
@pytest.mark.parametrize("rendered", STARTERS, indirect=True)
def test_the_files_of_each_starter_are_valid_but_for_the_secrets_in_them() -> None:
    report = ug.validate(
        "out", fail_on="warning", no_config=True, no_ignore=True, ignore=sorted(MEANT_IN_RENDERED)
    )

    assert report.exit_code == 0


ONE_FILE = [
    name
    for name in STARTERS
    if not re.search(r'^target = "(wds|mdt)"', ug.init(name), re.MULTILINE)
]


@pytest.mark.usefixtures("rendered")
@pytest.mark.parametrize("rendered", ONE_FILE, indirect=True)
def test_the_answer_file_of_a_starter_comes_back_as_its_tables() -> None:
    (file,) = Path("out").glob("*nattend.xml")

    outcome = ug.import_file(file)

    spec = tomllib.loads(Path("spec.toml").read_text(encoding="utf-8"))
    found = tomllib.loads(outcome.spec)
    assert outcome.is_complete
    assert {*found} - HEAD == {*spec} - HEAD
    assert {name: found[name] for name in SWITCHES & {*found}} == {
        name: spec[name] for name in SWITCHES & {*spec}
    }


def test_there_is_a_starter_for_each_target() -> None:
    texts = "\n".join(map(ug.init, STARTERS))
    named = set(re.findall(r'^target = "(\w+)"', texts, re.MULTILINE))

    assert named == set(targets())


def test_each_starter_states_its_purpose_and_how_to_render_it() -> None:
    told = [ug.init(name) for name in STARTERS]

    assert all("#   unattend-gen render spec.toml" in text for text in told)
    assert len({summary for _, summary in ug.starters()}) == len(told)


def test_an_unknown_starter_lists_the_valid_ones() -> None:
    with pytest.raises(UsageError, match="laptop is not a starter; valid names: "):
        ug.init("laptop")


def scripts_of(name: str) -> list[str]:
    spec = tomllib.loads(ug.init(name))
    carried = [file["text"] for file in spec.get("files", ()) if file["path"].endswith(".ps1")]
    own = [one["text"] for one in spec.get("scripts", ()) if one.get("language") == "powershell"]
    return carried + own


@pytest.mark.parametrize("script", [text for name in STARTERS for text in scripts_of(name)])
def test_scripts_of_starters_are_powershell(script: str) -> None:
    assert not parsed(script).root_node.has_error
