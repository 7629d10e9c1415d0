"""The site: everything with a name has an address, and all pages are in the navigation."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath

import pytest

import unattend_gen
from docs.generate import sections
from docs.pages import python
from docs.pages.markdown import Page, page
from tests.house.project import ROOT
from tests.house.test_project_text import MACHINE
from tests.house.test_spec_page import SCHEMA, leaves
from unattend_gen import plugins, reports
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import windows_versions
from unattend_gen.cli.command_table import every_command
from unattend_gen.errors import ExitCode
from unattend_gen.rules.load import all_rules

DOCS = ROOT / "docs"
LINK = re.compile(r"(?<!\\)\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
ADDRESS = re.compile(r'<a id="([^"]+)"|\{ #(\S+) \}')


@cache
def generated() -> dict[str, str]:
    """Return the text of every generated page by its path."""
    return {one.path: one.text for made in sections().values() for one in made}


@cache
def pages() -> dict[str, str]:
    """Return the text of every page of the site by its path below `docs/`."""
    written = {path.relative_to(DOCS).as_posix(): path for path in DOCS.rglob("*.md")}
    return generated() | {name: path.read_text("utf-8") for name, path in written.items()}


def names(folder: str) -> list[str]:
    """Return the generated pages of a folder, without its list."""
    found = (PurePosixPath(path) for path in generated())
    return [one.stem for one in found if str(one.parent) == folder and one.stem != "index"]


def addresses(text: str) -> set[str]:
    """Return the explicit anchors of a generated page."""
    return {first or second for first, second in ADDRESS.findall(text)}


def targets(path: str) -> list[tuple[str, str]]:
    """Yield the targets of a page's links: a path below `docs/`, and an anchor."""
    folder = PurePosixPath(path).parent
    found = LINK.findall(re.sub(r"```.*?```", "", pages()[path], flags=re.DOTALL))
    return [(str(folder / target) if target else path, anchor) for target, anchor in found]


def resolved(path: str) -> str:
    """Return a path without `..`."""
    parts: list[str] = []
    for part in PurePosixPath(path).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_every_command_has_a_page() -> None:
    assert names("reference/commands") == [entry.slug for entry in every_command()]


@pytest.mark.parametrize("command", [entry.slug for entry in every_command()])
def test_every_option_has_an_address(command: str) -> None:
    text = generated()[f"reference/commands/{command}.md"]
    options = re.findall(r"^ +(?:-\w, )?--([\w-]+)", text, re.MULTILINE)

    assert "help" in options
    assert set(options) <= addresses(text)


def test_every_rule_has_a_page() -> None:
    slugs = [rule.card.slug for rule in all_rules()]

    assert names("reference/rules") == slugs


def test_every_component_has_a_page_with_an_address_for_each_setting() -> None:
    expected = {
        component.name.replace(" ", "-"): {path.replace("/", "-") for path in component.settings}
        for component in catalog().components()
    }

    assert {
        name: addresses(generated()[f"reference/settings/{name}.md"])
        for name in names("reference/settings")
    } == expected


def test_every_key_of_a_spec_has_an_address_and_words() -> None:
    rows = re.findall(
        r'^\| <a id="([^"]+)".*\| ([^|]*) \|$', generated()["reference/spec.md"], re.MULTILINE
    )

    assert {name for name, _ in rows} == set(leaves(SCHEMA, "")) - {"settings"}
    assert [name for name, words in rows if not words.strip()] == []


def test_every_exit_code_has_an_address() -> None:
    codes = {str(code.value) for code in ExitCode}

    assert addresses(generated()["reference/exit-codes.md"]) == codes


def test_every_release_has_an_address() -> None:
    releases = {version.name for version in windows_versions()}

    assert addresses(generated()["reference/windows.md"]) == releases


def test_every_format_has_a_heading() -> None:
    headings = re.findall(r"^## (\w+)$", generated()["reference/formats.md"], re.MULTILINE)

    assert [name for name in plugins.names(reports) if name not in headings] == []


def test_every_value_at_the_root_and_every_function_is_in_the_reference() -> None:
    told = [
        name
        for module in names("reference/python")
        for name in python.public_names()[module]
        if name in generated()[f"reference/python/{module}.md"]
    ]

    public = {*dir(unattend_gen), *unattend_gen.activation.__all__}
    assert sorted(told) == sorted(public - {"__version__", "activation"})


def test_no_generated_page_names_a_place_on_a_machine_or_a_registry() -> None:
    assert [path for path, text in generated().items() if MACHINE.search(text)] == []


def test_every_link_has_a_page() -> None:
    lost = [
        (path, target)
        for path in pages()
        for target, _ in targets(path)
        if resolved(target) not in pages()
    ]

    assert lost == []


def test_every_link_within_generated_pages_has_an_address() -> None:
    lost = [
        (path, target, anchor)
        for path in generated()
        for target, anchor in targets(path)
        if anchor and resolved(target) in generated()
        if not anchor.startswith("unattend_gen.")  # made by mkdocstrings, checked by MkDocs
        if anchor not in addresses(generated()[resolved(target)])
    ]

    assert lost == []


def test_every_page_of_prose_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8")
    listed = re.findall(r": ([\w/-]+\.md)$", navigation, re.MULTILINE)

    written = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    prose = {path for path in written if not path.startswith("decisions/")}
    assert {*listed} - {"generated.md"} == prose


def test_page_templates_include_existing_parts() -> None:
    assert page("a.md", "A", "one", "", "two") == Page("a.md", "# A\n\none\n\ntwo\n")
