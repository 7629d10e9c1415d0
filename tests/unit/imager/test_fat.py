from __future__ import annotations

import struct

import pytest

from tests.rendered import ANSWER_FILE, named
from unattend_gen.errors import InputError
from unattend_gen.imager.fat import fat_image
from unattend_gen.imager.medium import EARLIEST, MediumKind

CONTENTS = {ANSWER_FILE: b"<unattend/>", "sources/a long name.cmd": b"x" * 3000}


def an_image(contents: dict[str, bytes], kind: MediumKind = MediumKind.FLOPPY) -> bytes:
    return fat_image(named(contents), kind, label="UNATTEND", moment=EARLIEST)


def test_a_floppy_disk_has_its_size_and_media_descriptor() -> None:
    image = an_image(CONTENTS)

    assert len(image) == 1_474_560
    assert struct.unpack_from("<HBHBHHBH", image, 11) == (512, 1, 1, 2, 224, 2880, 0xF0, 9)
    assert (image[43:62], image[510:512]) == (b"UNATTEND   FAT12   ", b"\x55\xaa")
    assert image[512:515] == b"\xf0\xff\xff"


def test_a_stick_is_fat16_and_states_its_sectors() -> None:
    image = an_image(CONTENTS, MediumKind.USB)

    assert len(image) == 16 * 1024 * 1024
    assert struct.unpack_from("<H", image, 19) == (32768,)
    assert (image[36], image[54:62], image[512:516]) == (0x80, b"FAT16   ", b"\xf8\xff\xff\xff")


def test_a_larger_stick_states_its_sectors_in_32_bits() -> None:
    image = an_image({"a.bin": bytes(33 * 1024 * 1024)}, MediumKind.USB)

    assert len(image) == 64 * 1024 * 1024
    assert (struct.unpack_from("<H", image, 19), struct.unpack_from("<I", image, 32)) == (
        (0,),
        (131072,),
    )


def test_a_file_is_one_chain_of_clusters() -> None:
    image = an_image({"A.TXT": b"x" * 1025})

    table = int.from_bytes(image[512 : 512 + 9], "little")
    assert [table >> 12 * cell & 0xFFF for cell in range(6)] == [0xFF0, 0xFFF, 3, 4, 0xFFF, 0]
    assert image[33 * 512 : 33 * 512 + 1026] == b"x" * 1025 + b"\0"


def test_both_tables_are_the_same() -> None:
    image = an_image(CONTENTS)

    assert image[512 : 10 * 512] == image[10 * 512 : 19 * 512]


def test_the_same_files_give_the_same_bytes() -> None:
    assert an_image(CONTENTS) == an_image(CONTENTS)
    assert an_image(CONTENTS)[39:43] != an_image(CONTENTS | {"b": b"b"})[39:43]


@pytest.mark.parametrize(
    "contents",
    [
        {"a.bin": bytes(1_474_560)},
        {f"{number}.txt": b"" for number in range(224)},
        {f"{number}/a.txt": b"x" * 513 for number in range(900)},
    ],
)
def test_a_full_floppy_disk_is_reported_with_an_alternative(contents: dict[str, bytes]) -> None:
    with pytest.raises(InputError, match="do not fit on a floppy") as caught:
        an_image(contents)

    assert caught.value.advice.endswith("--kind usb")


def test_the_last_byte_of_a_floppy_disk_can_be_used() -> None:
    assert an_image({"a.bin": b"x" * (2847 * 512)})[-1:] == b"x"


@pytest.mark.parametrize("name", ["a" * 256, "smile-\U0001f600"])
def test_a_name_beyond_the_limits_is_reported(name: str) -> None:
    with pytest.raises(InputError, match="the name has more than 255"):
        an_image({name: b""})
