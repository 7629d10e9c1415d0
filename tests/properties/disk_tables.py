"""`[disk]` as people may write it: mostly valid, sometimes not."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from tests.properties.spec_values import FLAG, LETTER, MEGABYTES, TEXT, some, table

_PARTITION: Final = table(
    {
        "type": st.sampled_from(["efi", "msr", "primary", "primary", "extended", "logical"]),
        "size_mb": MEGABYTES | st.just("rest"),
    },
    format=st.sampled_from(["ntfs", "fat32", False]),
    extend=FLAG,
    modify=FLAG,
    label=TEXT,
    letter=LETTER,
    active=FLAG,
    type_id=st.sampled_from(["0x27", "DE94BBA4-06D1-4D40-A16A-BFD50179D6AC"]),
)
_HOME: Final = st.fixed_dictionaries(
    {
        "type": st.just("primary"),
        "size_mb": st.integers(1, 200_000) | st.just("rest"),
        "windows": st.just(value=True),
    },
    optional={"label": TEXT, "letter": LETTER},
)
_PARTITIONS: Final = st.tuples(st.lists(_PARTITION, max_size=4), _HOME).map(
    lambda both: [*both[0], both[1]]
)
_MORE: Final = st.lists(
    table(
        {"number": st.integers(0, 3), "partitions": st.lists(_PARTITION, max_size=4)},
        wipe=FLAG,
    ),
    max_size=2,
)
_MODE: Final = st.sampled_from(["settings", "diskpart"])
_SHOWN: Final = st.sampled_from(["Always", "OnError", "Never", False])
_PAGES: Final = {"will_show_ui": _SHOWN, "available_partition": st.just(value=False)}
_NAMED: Final = {
    "number": st.integers(0, 2),
    "wipe": FLAG,
    "windows_mb": MEGABYTES,
    "recovery_mb": MEGABYTES,
    "recovery_at": st.sampled_from(["front", "end"]),
    "label": TEXT,
    "data_label": TEXT,
    "data_letter": LETTER,
    "mode": _MODE,
    **_PAGES,
    "more": _MORE,
}
DISK: Final = st.one_of(
    table(
        {"layout": st.just("uefi")}, efi_mb=MEGABYTES, msr_mb=MEGABYTES, modify_msr=FLAG, **_NAMED
    ),
    table({"layout": st.just("bios")}, system_mb=MEGABYTES, **_NAMED),
    table(
        {"layout": st.just("keep")},
        number=st.integers(0, 2),
        partition=st.integers(0, 5),
        format=FLAG,
        **_PAGES,
        more=_MORE,
    ),
    table(
        {"layout": st.just("own"), "partitions": _PARTITIONS},
        wipe=FLAG,
        mode=_MODE,
        more=_MORE,
        **_PAGES,
    ),
    table(
        {
            "layout": st.just("script"),
            "lines": some(st.sampled_from(["clean", "select disk 0"]) | TEXT),
            "partition": st.integers(0, 4),
        },
        number=st.integers(0, 2),
    ),
)
