"""Any script arrives byte for byte, and every command keeps its limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.specs import a_spec
from tests.unpacking import files_written
from unattend_gen.catalog.load import catalog
from unattend_gen.core.location import Location
from unattend_gen.renderer.engine import Rendering, render
from unattend_gen.spec.secrets import read_secret
from unattend_gen.validator.engine import validate_answer_file

STAGES = ("specialize", "setup-complete", "first-logon", "each-user")
ENCODINGS = {"powershell": "utf-8-sig", "reg": "utf-16", "vbs": "utf-16", "cmd": "ascii"}
SUFFIXES = {"powershell": "ps1", "reg": "reg", "vbs": "vbs", "cmd": "cmd"}
REQUIREMENTS = ("tpm", "secure-boot", "ram", "storage", "cpu")

unicode_line = st.text(
    st.characters(min_codepoint=0x20, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
)
ascii_line = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E))


def bodies(line: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return visible lines, joined by any kind of line end."""
    ends = st.sampled_from(["\n", "\r\n", "\r", "\n\t"])
    pairs = st.lists(st.tuples(line, ends), min_size=1, max_size=8)
    texts = pairs.map(lambda parts: "".join(text + end for text, end in parts))
    return texts.filter(lambda text: bool(text.strip()))


def rendered(**tables: object) -> Rendering:
    return render(a_spec(**tables), catalog(), read_secret)


def expected(text: str, encoding: str) -> bytes:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n").split("\n")
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


@pytest.mark.parametrize("language", ["powershell", "reg", "vbs"])
@given(text=bodies(unicode_line))
def test_a_script_arrives_byte_for_byte(language: str, text: str) -> None:
    script = {"run": "first-logon", "language": language, "text": text}

    files = files_written(rendered(scripts=[script]).artifacts[0].data)

    name = f"first-logon-01-script-1.{SUFFIXES[language]}"
    assert files[name] == expected(text, ENCODINGS[language])


@given(text=bodies(ascii_line))
def test_a_batch_file_arrives_byte_for_byte(text: str) -> None:
    script = {"run": "first-logon", "language": "cmd", "text": text}

    files = files_written(rendered(scripts=[script]).artifacts[0].data)

    assert files["first-logon-01-script-1.cmd"] == expected(text, "ascii")


scripts = st.lists(
    st.fixed_dictionaries(
        {
            "run": st.sampled_from(STAGES),
            "language": st.sampled_from(sorted(SUFFIXES)),
            "text": st.just("exit") | ascii_line.filter(str.strip).map("rem {}".format),
        }
    ),
    max_size=40,
)
tables = st.fixed_dictionaries(
    {},
    optional={
        "scripts": scripts,
        "apps": st.just({"remove": ["Microsoft.BingNews"] * 400}),
        "hardware_checks": st.lists(st.sampled_from(REQUIREMENTS)).map(lambda skip: {"skip": skip}),
        "privacy": st.fixed_dictionaries(
            {},
            optional={
                "diagnostic_data": st.sampled_from(["off", "required", "optional"]),
                "advertising_id": st.booleans(),
                "consumer_features": st.booleans(),
                "location": st.booleans(),
                "activity_history": st.booleans(),
                "privacy_page": st.booleans(),
            },
        ),
        "power": st.fixed_dictionaries(
            {"hibernate": st.booleans()},
            optional={"sleep_minutes": st.integers(0, 71_582_788)},
        ),
        "cleanup": st.sampled_from([{}, {"panther": "check"}]),
        "commands": st.just({"specialize": ["cmd /c ver"], "first_logon": ["cmd /c ver"]}),
    },
)


@given(given_tables=tables)
def test_limits_of_number_and_length_are_kept_without_findings(
    given_tables: dict[str, object],
) -> None:
    rendering = rendered(**given_tables)

    (answer_file,) = rendering.answer_files.values()
    findings = validate_answer_file(Location("x"), answer_file, catalog())
    assert [f for f in findings if f.rule != "secret-in-script"] == []
    assert commands_too_long(rendering) == []


def commands_too_long(rendering: Rendering) -> list[str]:
    """Return command lines longer than Setup accepts; the limits are repeated here on purpose."""
    (answer_file,) = rendering.answer_files.values()
    return [
        node.address
        for node in answer_file.settings()
        if (node.name == "Path" and len(node.text) > 259)
        or (node.name == "CommandLine" and len(node.text) > 1024)
        or (node.name == "Order" and not 1 <= int(node.text) <= 500)
    ]
