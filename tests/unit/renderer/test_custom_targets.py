from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, TEST_MAK
from tests.specs import a_spec
from tests.trees import COMPUTER_NAME, PRODUCT_KEY
from unattend_gen.catalog.load import catalog
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import InputError, MistakesError
from unattend_gen.renderer.custom_targets import custom_target
from unattend_gen.renderer.engine import Rendering, render

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.core.secret_source import SecretSource

HEAD = 'like = "media"\n[[answer_files]]\nname = "A.xml"\n'
LABEL = f'{HEAD}[[companions]]\nname = "label.txt"\n'
SPEC = a_spec(
    product_key={"activation": "env:MAK", "setup": GVLK_ENTERPRISE},
    accounts={"administrator": "env:PASSWORD"},
    settings={COMPUTER_NAME: "PC-1"},
)


def a_target(folder: Path, text: str, **templates: str) -> Path:
    place = folder / "targets" / "kiosk"
    place.mkdir(parents=True)
    (place / "target.toml").write_text(text, encoding="utf-8")
    for name, source in templates.items():
        (place / f"{name}.txt.j2").write_text(source, encoding="utf-8")
    return folder


def read(_: SecretSource, kind: SecretKind) -> Secret:
    return Secret(TEST_MAK if kind is SecretKind.PRODUCT_KEY else CANARY_PASSWORD, kind)


def rendered(folder: Path) -> Rendering:
    custom = custom_target(folder, "kiosk")
    assert custom is not None
    return render(SPEC, catalog(), read, templates=folder, plan=custom.plan)


def files(folder: Path) -> dict[str, str]:
    return {one.name: one.data.decode() for one in rendered(folder).artifacts}


def mistakes(folder: Path, text: str) -> list[tuple[str, str]]:
    with pytest.raises(MistakesError) as caught:
        custom_target(a_target(folder, text), "kiosk")
    assert all(one.advice for one in caught.value.mistakes)
    return [(one.key_path, one.message) for one in caught.value.mistakes]


def test_a_target_names_its_files_and_passes(tmp_path: Path) -> None:
    text = (
        'summary = "s"\nlike = "wds"\n[[answer_files]]\nname = "A.xml"\npasses = ["specialize"]\n'
        'leaves_out = ["specialize/C/E"]\npublic = true\n[[answer_files]]\nname = "B.xml"\n'
    )
    custom = custom_target(a_target(tmp_path, text), "kiosk")

    assert custom is not None
    first, second = custom.plan.answer_files
    assert (custom.like, custom.plan.name, custom.plan.summary) == ("wds", "kiosk", "s")
    assert (first.name, first.passes, first.is_public) == (
        "A.xml",
        frozenset({Pass.SPECIALIZE}),
        True,
    )
    assert (first.leaves_out, second.passes) == (frozenset({"specialize/C/E"}), frozenset(Pass))


@pytest.mark.parametrize("name", ["other", "../kiosk", "Kiosk", ""])
def test_another_name_is_not_a_target_of_the_folder(tmp_path: Path, name: str) -> None:
    assert custom_target(a_target(tmp_path, HEAD), name) is None


def test_a_target_with_a_built_in_name_is_like_it(tmp_path: Path) -> None:
    place = tmp_path / "targets" / "media"
    place.mkdir(parents=True)
    (place / "target.toml").write_text('[[answer_files]]\nname = "A.xml"\n')

    custom = custom_target(tmp_path, "media")

    assert custom is not None
    assert custom.like == "media"


def test_its_files_are_rendered(tmp_path: Path) -> None:
    label = "{{ target }} {{ windows }} {{ architecture }} {{ answer_files | join }} "
    label += f'{{{{ values["{COMPUTER_NAME}"] }}}}'
    found = files(a_target(tmp_path, LABEL, label=label))

    assert found["label.txt"] == "kiosk 11-24h2 amd64 A.xml PC-1"
    assert list(found) == ["A.xml", "label.txt", "manifest.json"]
    assert '"target": "kiosk"' in found["manifest.json"]


def test_a_secret_is_masked_in_a_companion(tmp_path: Path) -> None:
    label = "{% for path, value in values | items %}{{ value }}\n{% endfor %}{{ values }}"
    found = files(a_target(tmp_path, LABEL, label=label))["label.txt"]

    assert "***" in found
    assert TEST_MAK not in found
    assert CANARY_PASSWORD not in found


def test_a_secret_that_the_target_names_is_printed_and_listed(tmp_path: Path) -> None:
    text = f'{LABEL}secrets = ["{PRODUCT_KEY}"]\n'
    folder = a_target(tmp_path, text, label=f'{{{{ values["{PRODUCT_KEY}"] }}}}')

    label = rendered(folder).artifacts[1]

    assert (label.data.decode(), label.holds_secret) == (TEST_MAK, True)
    assert label.last_fives == (TEST_MAK[-5:],)


def test_a_secret_key_in_a_public_file_is_rejected(tmp_path: Path) -> None:
    folder = a_target(tmp_path, f"{HEAD}public = true\n")

    with pytest.raises(InputError, match="anyone can read"):
        rendered(folder)


def test_a_missing_template_is_reported(tmp_path: Path) -> None:
    folder = a_target(tmp_path, LABEL)

    with pytest.raises(InputError, match="the template targets/kiosk/label"):
        rendered(folder)


def test_a_template_outside_its_folder_is_not_read(tmp_path: Path) -> None:
    folder = a_target(tmp_path / "in", f'{LABEL}template = "../../../out.j2"\n')
    (tmp_path / "out.j2").write_text("reached")

    with pytest.raises(InputError, match="does not exist"):
        rendered(folder)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("like", "is missing"), ("answer_files", "has no answer file")]),
        (f"nam = 1\n{HEAD}", [("nam", "not a key of a target")]),
        ('like = ["media"]\n', [("like", "should be text in quotes")]),
        ('answer_files = "a"\n', [("answer_files", "should be a list of tables")]),
        (
            f'{HEAD}passes = "specialize"\n',
            [("answer_files[1].passes", "should be a list of texts")],
        ),
        (f"{HEAD}public = 1\n", [("answer_files[1].public", "should be true or false")]),
        (
            f'{HEAD}passes = ["x"]\n',
            [("answer_files[1].passes", "`x` is not a configuration pass")],
        ),
        (f"{HEAD}passes = []\n", [("answer_files[1].passes", "is empty")]),
        (HEAD.replace("media", "medium"), [("like", "`medium` is not a built-in target")]),
        (f"{HEAD}[[companions]]\n", [("companions[1]", "has no name")]),
        ("like = \n", [("", "is not valid TOML from here on")]),
    ],
)
def test_every_error_is_reported(
    tmp_path: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    assert mistakes(tmp_path, text) == expected


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"# " + b"x" * 70_000, b"a = " + b"[" * 9999])
def test_an_unreadable_target_file_is_rejected(tmp_path: Path, data: bytes) -> None:
    folder = a_target(tmp_path, "")
    (folder / "targets" / "kiosk" / "target.toml").write_bytes(data)

    with pytest.raises(InputError) as caught:
        custom_target(folder, "kiosk")
    assert "target.toml" in caught.value.where


def test_a_pipe_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "targets" / "usb").mkdir(parents=True)
    os.mkfifo(tmp_path / "targets" / "usb" / "target.toml")

    with pytest.raises(InputError, match="not a regular file"):
        custom_target(tmp_path, "usb")
