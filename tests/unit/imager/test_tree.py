from __future__ import annotations

from tests.rendered import an_artifact
from unattend_gen.imager.tree import Folder, as_tree


def test_files_stand_in_their_folders() -> None:
    tree = as_tree([an_artifact("a/b/c", b"1"), an_artifact("a/d", b"2"), an_artifact("e", b"3")])

    inner = Folder({}, {"c": b"1"})
    assert tree == Folder({"a": Folder({"b": inner}, {"d": b"2"})}, {"e": b"3"})


def test_folders_are_walked_from_the_root_down() -> None:
    tree = as_tree([an_artifact("a/b/c"), an_artifact("d/e")])

    assert [path for path, _ in tree.walk()] == [(), ("a",), ("a", "b"), ("d",)]
    assert tree.names() == ("a", "d")
