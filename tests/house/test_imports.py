"""Which module may import which: floors, third-party packages, and imports inside functions."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Final

import grimp
import pytest

from tests.house.project import PACKAGE, ROOT, modules, relative, tree
from tests.house.third_party import ThirdPartyContract, external_imports, room_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOT_NAME: Final = "unattend_gen"

LAZY_ROOMS: Final = frozenset({"__main__", "api", "cli", ROOT_NAME})
"""Start-up is lazy here: a command imports only the engine that it runs."""

HEAVY: Final = frozenset(
    {"unattend_gen.catalog.to_xsd", "unattend_gen.toml.lines", "unattend_gen.toml.text"}
)
"""Modules that take long to load although they need no third-party package."""


def test_every_import_contract_is_kept() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, "0 broken" in done.stdout) == (0, True), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "package", "kept"),
    [
        ("shop.media.iso", "pathspec", False),
        ("shop.sources.walk", "pathspec", True),
        ("shop.sources.walk", "lxml", False),
        ("shop.media", "json", True),
        ("shop", "lxml", False),
    ],
)
def test_a_package_that_a_room_may_not_import_breaks_the_contract(
    module: str, package: str, *, kept: bool
) -> None:
    graph = a_graph("shop.sources", (module, package))

    assert a_contract(sources=["pathspec"]).check(graph, verbose=False).kept is kept


def test_a_room_that_does_not_exist_breaks_the_contract() -> None:
    check = a_contract(render=["jinja2"]).check(a_graph("shop.media"), verbose=False)

    assert (check.kept, check.metadata["unknown"]) == (False, ["render"])


def test_an_allowance_is_used() -> None:
    used = {(room_of(module), package) for module, package in static_and_dynamic_imports()}
    allowed = {(room, package) for room, packages in table().items() for package in packages}

    assert sorted(allowed - used) == []


def test_packages_imported_by_name_are_allowed_too() -> None:
    allowed = {(room, package) for room, packages in table().items() for package in packages}

    assert [
        (relative(path), package)
        for path in modules()
        for package in named_packages(path)
        if (room_of(module_name(path)), package) not in allowed
    ] == []


def test_no_modules_import_each_other_in_a_cycle() -> None:
    """Imports inside functions count: they must not hide a cycle."""
    graph = package_graph(exclude_type_checking_imports=True)

    assert list(modules_in_cycles(graph)) == []


def test_an_import_inside_a_function_defers_a_third_party_package() -> None:
    graph = package_graph(exclude_type_checking_imports=True)

    assert [
        f"{relative(path)}:{line} {imported}"
        for path in modules()
        if room_of(module_name(path)) not in LAZY_ROOMS
        for line, imported in imports_inside_functions(path)
        if not is_heavy(graph, imported)
    ] == []


def a_graph(*modules_and_imports: str | tuple[str, str]) -> grimp.ImportGraph:
    graph = grimp.ImportGraph()
    graph.add_module("shop")
    for each in modules_and_imports:
        if isinstance(each, str):
            graph.add_module(each)
        else:
            importer, imported = each
            graph.add_module(importer)
            graph.add_module(imported, is_squashed=True)
            graph.add_import(importer=importer, imported=imported)
    return graph


def a_contract(**allowed: list[str]) -> ThirdPartyContract:
    return ThirdPartyContract("packages", {"root_packages": ["shop"]}, {"allowed": allowed})


def table() -> dict[str, list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    allowed: dict[str, list[str]] = next(
        contract["allowed"] for contract in contracts if contract["type"] == "third_party"
    )
    return allowed


@cache
def package_graph(*, exclude_type_checking_imports: bool = False) -> grimp.ImportGraph:
    return grimp.build_graph(
        ROOT_NAME,
        include_external_packages=True,
        exclude_type_checking_imports=exclude_type_checking_imports,
        cache_dir=None,
    )


def static_and_dynamic_imports() -> Iterator[tuple[str, str]]:
    yield from external_imports(package_graph(), ROOT_NAME)
    for path in modules():
        yield from ((module_name(path), package) for package in named_packages(path))


def named_packages(path: Path) -> Iterator[str]:
    """Yield the packages that `import_module` is called for with a literal name."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.Call(func=ast.Name(id="import_module"), args=[ast.Constant(value=str(name))]):
                package = name.partition(".")[0]
                if package != ROOT_NAME:
                    yield package


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports_inside_functions(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and name of each module of this package that a function imports."""
    functions = (
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    for function in functions:
        for node in ast.walk(function):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(ROOT_NAME):
                yield from ((node.lineno, imported) for imported in imported_modules(node))


def imported_modules(node: ast.ImportFrom) -> Iterator[str]:
    known = package_graph().modules
    for alias in node.names:
        below = f"{node.module}.{alias.name}"
        yield below if below in known else str(node.module)


def is_heavy(graph: grimp.ImportGraph, module: str) -> bool:
    """Return whether importing a module loads a third-party package, directly or indirectly."""
    if module in HEAVY:
        return True
    loaded = {module} | graph.find_upstream_modules(module)
    return any(
        not each.startswith(ROOT_NAME) and each not in sys.stdlib_module_names for each in loaded
    )


def modules_in_cycles(graph: grimp.ImportGraph) -> Iterator[str]:
    """Yield each module that reaches itself; the root, which gives the version, is left out."""
    own = {module for module in graph.modules if module.startswith(f"{ROOT_NAME}.")}
    below = {module: graph.find_modules_directly_imported_by(module) & own for module in own}
    for module in sorted(own):
        reached: set[str] = set()
        waiting = set(below[module])
        while waiting:
            reached |= waiting
            waiting = set().union(*(below[each] for each in waiting)) - reached
        if module in reached:
            yield module
