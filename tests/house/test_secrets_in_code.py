"""Which modules may reveal a secret, and which may catch every exception."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.house.project import modules, relative, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAY_REVEAL = {
    "unattend_gen/api/secret_values.py",  # a value that a program hands over is checked
    "unattend_gen/catalog/key_inspection.py",  # a key that was read is looked at
    "unattend_gen/catalog/keys.py",  # a key is recognised by its whole text
    "unattend_gen/differ/secrets.py",  # a secret found in one place is masked everywhere
    "unattend_gen/core/digital_product_id.py",  # an example is encoded
    "unattend_gen/catalog/shown_pages.py",  # a setting without a value answers no page
    "unattend_gen/core/password.py",  # a password is encoded
    "unattend_gen/core/product_key.py",  # the last five characters may be shown
    "unattend_gen/core/secret.py",  # defines the class, and hashes secrets under the key of a run
    "unattend_gen/detect/kinds/registry_export.py",  # a decoded key is checked
    "unattend_gen/importer/secrecy.py",  # a secret is sought in comments and other texts
    "unattend_gen/renderer/answer_files.py",  # XML with a secret follows the passes
    "unattend_gen/renderer/comparison.py",  # the rendered file is compared with the tree
    "unattend_gen/renderer/assignments.py",  # a key is checked before it is rendered
    "unattend_gen/renderer/embedding.py",  # embedded files are compared with those of the spec
    "unattend_gen/renderer/extra_files/wlan_profile.py",  # the length of a passphrase is checked
    "unattend_gen/renderer/secrecy.py",  # the manifest says which files hold a secret
    "unattend_gen/renderer/cache.py",  # values are inserted into a cached text without values
    "unattend_gen/renderer/mdt_properties.py",  # values that an INI file cannot represent
    "unattend_gen/renderer/placement.py",  # a value is put into the tree
    "unattend_gen/scrubber/forms.py",  # a value that was replaced is sought in its encodings
    "unattend_gen/tables/wifi.py",  # a profile of an answer file is read
    "unattend_gen/templating/environment.py",  # a value is written into the text
    "unattend_gen/templating/placeholders.py",  # a value replaces its placeholder
}
CATCHES_ALL = {
    "unattend_gen/cli/app.py",  # a bug ends with a notice and its own exit code
    "unattend_gen/sources/errors.py",  # readers of images raise anything on hostile bytes
}
EVERYTHING = {"Exception", "BaseException"}
SHOWING = {"reveal", "revealed"}


def shows_a_secret(path: Path) -> bool:
    """Return whether a module calls `reveal`, or `revealed`, which calls it."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr in SHOWING)
        or (isinstance(node, ast.Name) and node.id in SHOWING)
        for node in ast.walk(tree(path))
    )


def broad_handlers(path: Path) -> Iterator[ast.ExceptHandler]:
    """Yield handlers of all exceptions that do not raise them again."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            names = (
                {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)}
                if (node.type)
                else EVERYTHING
            )
            raises_again = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            if names & EVERYTHING and not raises_again:
                yield node


def test_a_secret_is_shown_in_these_modules_only() -> None:
    assert {relative(path) for path in modules() if shows_a_secret(path)} == MAY_REVEAL


def test_no_module_reaches_into_another_object_for_its_text() -> None:
    reaching = {
        relative(path)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr == "_text"
        and not (isinstance(node.value, ast.Name) and node.value.id == "self")
    }

    assert reaching == {"unattend_gen/core/secret.py"}


def test_broad_exceptions_are_caught_in_these_modules_only() -> None:
    assert {relative(path) for path in modules() for _ in broad_handlers(path)} == CATCHES_ALL


def test_nothing_is_printed_or_logged_outside_the_command_line() -> None:
    talking = [
        relative(path)
        for path in modules()
        for node in ast.walk(tree(path))
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "print"
        )
        or (isinstance(node, ast.Import) and any(name.name == "logging" for name in node.names))
    ]

    assert talking == []


def test_no_module_pickles() -> None:
    """A worker process receives addresses, never values that may contain a secret."""
    pickling = [
        relative(path)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import) and any(name.name == "pickle" for name in node.names)
    ]

    assert pickling == []
