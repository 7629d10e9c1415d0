from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rendered import an_artifact
from unattend_gen.imager.folder_tree import FAT, ISO, Folder, NameForm, as_tree, short_names


def test_files_are_in_their_folders() -> None:
    tree = as_tree([an_artifact("a/b/c", b"1"), an_artifact("a/d", b"2"), an_artifact("e", b"3")])

    inner = Folder({}, {"c": b"1"})
    assert tree == Folder({"a": Folder({"b": inner}, {"d": b"2"})}, {"e": b"3"})


def test_folders_are_walked_from_the_root_down() -> None:
    tree = as_tree([an_artifact("a/b/c"), an_artifact("d/e")])

    assert [path for path, _ in tree.walk()] == [(), ("a",), ("a", "b"), ("d",)]
    assert tree.names() == ("a", "d")


@pytest.mark.parametrize(
    ("name", "fat", "iso"),
    [
        ("A.TXT", ("A", "TXT"), ("A", "TXT")),
        ("a.txt", ("A", "TXT"), ("A", "TXT")),
        ("sources", ("SOURCES", ""), ("SOURCES", "")),
        ("$OEM$", ("$OEM$", ""), ("_OEM__1", "")),
        ("AutoUnattend.xml", ("AUTOUN~1", "XML"), ("AUTOUNATTEND", "XML")),
        ("a b.c.html", ("ABC~1", "HTM"), ("ABC_1", "HTML")),
        ("日本.txt", ("__~1", "TXT"), ("___1", "TXT")),
        (".profile", ("PROFIL~1", ""), ("PROFILE_1", "")),
    ],
)
def test_a_name_is_shortened(name: str, fat: tuple[str, str], iso: tuple[str, str]) -> None:
    assert short_names([name], FAT) == {name: fat}
    assert short_names([name], ISO) == {name: iso}


def test_names_with_a_common_prefix_are_numbered() -> None:
    names = ["long name one.txt", "long name two.txt", "LONGNA~1.TXT"]

    assert short_names(names, FAT) == {
        "LONGNA~1.TXT": ("LONGNA~1", "TXT"),
        "long name one.txt": ("LONGNA~2", "TXT"),
        "long name two.txt": ("LONGNA~3", "TXT"),
    }


@given(
    st.lists(
        st.text("aAbB.~$1 ß日", min_size=1, max_size=20).filter(lambda name: name.strip(". ")),
        unique_by=str.casefold,
        max_size=30,
    ),
    st.sampled_from([FAT, ISO]),
)
def test_short_names_are_unique(names: list[str], form: NameForm) -> None:
    short = short_names(names, form)

    assert short.keys() == {*names}
    assert len({*short.values()}) == len(names)
    assert [
        (stem, suffix)
        for stem, suffix in short.values()
        if len(stem) > form.stem or len(suffix) > form.suffix or form.forbidden.search(suffix)
    ] == []
