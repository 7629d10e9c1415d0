from __future__ import annotations

from tests.judging import messages, verdicts
from unattend_gen.rules.snippets import disk, install_from, meta_data, new

_SLUG = "unclear-install-target"
_IMAGE = meta_data("/IMAGE/INDEX", "1")
_TO = "<InstallTo><DiskID>0</DiskID><PartitionID>3</PartitionID></InstallTo>"
_ANY = "<InstallToAvailablePartition>true</InstallToAvailablePartition>"


def _messages(target: str) -> list[str]:
    return messages(_SLUG, install_from(_IMAGE, target=target).encode())


def test_disk_and_partition_belong_together() -> None:
    assert _messages("<InstallTo><DiskID>0</DiskID></InstallTo>") == [
        "InstallTo has no PartitionID"
    ]


def test_an_empty_target_lacks_both() -> None:
    assert _messages("<InstallTo></InstallTo>") == ["InstallTo has no DiskID and no PartitionID"]


def test_both_ways_exclude_each_other() -> None:
    assert _messages(_TO + _ANY) == ["InstallTo and InstallToAvailablePartition exclude each other"]


def test_either_is_right() -> None:
    assert (_messages(_TO), _messages(_ANY)) == ([], [])


def test_without_a_layout_the_target_may_come_from_elsewhere() -> None:
    assert _messages("") == []


def test_a_file_that_partitions_a_disk_says_where_windows_goes() -> None:
    image = f"<ImageInstall><OSImage><InstallFrom>{_IMAGE}</InstallFrom></OSImage></ImageInstall>"
    data = disk(new(1, "Primary")).replace("</component>", f"{image}</component>")

    assert [severity for severity, _ in verdicts(_SLUG, data.encode())] == ["warning"]
