"""squid.conf and what it includes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from unattend_gen.activator.proxy import squid_conf
from unattend_gen.activator.proxy.squid_conf import Directive, NotFollowed, squid_directives

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> list[Directive | NotFollowed]:
    return list(squid_directives(str(path), path.read_text(encoding="utf-8")))


def words(path: Path) -> list[str]:
    return [" ".join(one.words) for one in read(path) if isinstance(one, Directive)]


def reasons(path: Path) -> list[str]:
    return [one.reason for one in read(path) if isinstance(one, NotFollowed)]


@pytest.fixture
def conf(tmp_path: Path) -> Path:
    return tmp_path / "squid.conf"


def test_comments_blanks_and_continuations_are_taken_away(conf: Path) -> None:
    conf.write_text(
        "\ufeff# a \\\nacl a src \\\n  all # b\n\n  http_access  allow a\n", encoding="utf-8"
    )

    assert read(conf) == [
        Directive(("acl", "a", "src", "all"), str(conf), 2),
        Directive(("http_access", "allow", "a"), str(conf), 5),
    ]


def test_includes_are_read_in_their_place_with_their_lines(conf: Path) -> None:
    (conf.parent / "conf.d").mkdir()
    for name in ("2.conf", "1.conf", "x.txt"):
        (conf.parent / "conf.d" / name).write_text(f"\nvia {name}\n", encoding="utf-8")
    conf.write_text("via a\ninclude /etc/squid/conf.d/*.conf\nvia b\n", encoding="utf-8")

    assert words(conf) == ["via a", "via 1.conf", "via 2.conf", "via b"]
    included = read(conf)[1]
    assert (included.path, included.line) == (str(conf.parent / "conf.d" / "1.conf"), 2)


def test_values_of_an_acl_may_be_in_a_file(conf: Path) -> None:
    (conf.parent / "hosts").write_text("# ours\na.test\nb.test\n", encoding="utf-8")
    conf.write_text('acl a dstdomain "/etc/squid/hosts"\n', encoding="utf-8")

    assert words(conf) == ["acl a dstdomain a.test b.test"]


def test_a_loop_of_includes_is_reported(conf: Path) -> None:
    conf.write_text("include other.conf\n", encoding="utf-8")
    (conf.parent / "other.conf").write_text("include squid.conf\n", encoding="utf-8")

    assert reasons(conf) == ["includes a file that includes this one again"]


def test_includes_within_includes_have_an_end(conf: Path) -> None:
    for number in range(40):
        name = "squid.conf" if number == 0 else f"{number}.conf"
        (conf.parent / name).write_text(f"include {number + 1}.conf\n", encoding="utf-8")

    assert reasons(conf) == [f"more than {squid_conf.DEEPEST} nested includes"]


def test_very_many_files_are_not_all_read(conf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(squid_conf, "MOST_FILES", 2)
    for number in range(3):
        (conf.parent / f"{number}.inc").write_text("via a\n", encoding="utf-8")
    conf.write_text("include *.inc\n", encoding="utf-8")

    assert (words(conf), reasons(conf)) == (
        ["via a", "via a"],
        ["includes a file that cannot be read"],
    )


@pytest.mark.parametrize("target", ["/etc/passwd", "../secret.conf", "/nowhere/x.conf"])
def test_nothing_outside_of_the_folder_is_read(conf: Path, target: str) -> None:
    folder = conf.parent / "inner"
    folder.mkdir()
    (conf.parent / "secret.conf").write_text("via secret\n", encoding="utf-8")
    inner = folder / "squid.conf"
    inner.write_text(f"include {target}\n", encoding="utf-8")

    assert words(inner) == []
    assert reasons(inner) == ["includes files outside the folder; copy them there"]


def test_a_link_does_not_lead_out_of_the_folder(conf: Path) -> None:
    folder = conf.parent / "inner"
    folder.mkdir()
    (conf.parent / "secret.conf").write_text("via secret\n", encoding="utf-8")
    (folder / "link.conf").symlink_to(conf.parent / "secret.conf")
    inner = folder / "squid.conf"
    inner.write_text("include link.conf\n", encoding="utf-8")

    assert words(inner) == []


def test_an_inaccessible_file_is_reported(conf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (conf.parent / "a.inc").write_text("via a\n", encoding="utf-8")
    conf.write_text("include *.inc\nvia b\n", encoding="utf-8")
    real = os.stat

    def stat(path: Path | str, *, follow_symlinks: bool = True) -> os.stat_result:
        if str(path).endswith("a.inc"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "stat", stat)

    assert (words(conf), reasons(conf)) == (
        ["via b"],
        ["includes a file that cannot be read"],
    )


def test_a_condition_is_reported(conf: Path) -> None:
    conf.write_text("if ${process_number} = 1\nvia a\nendif\n", encoding="utf-8")

    assert words(conf) == ["via a"]
    assert len(reasons(conf)) == 2


def test_links_that_lead_round_in_a_folder_are_gone_through_once(conf: Path) -> None:
    (conf.parent / "a").symlink_to(".")
    (conf.parent / "b").symlink_to(".")
    (conf.parent / "x.conf").write_text("via x\n", encoding="utf-8")
    conf.write_text(f"include {'*/' * 30}x.conf\n", encoding="utf-8")

    assert words(conf) == ["via x"]


def test_a_pattern_of_many_folders_is_not_followed(conf: Path) -> None:
    conf.write_text(f"include {'*/' * 100_000}x.conf\n", encoding="utf-8")

    assert reasons(conf) == ["includes files outside the folder; copy them there"]
