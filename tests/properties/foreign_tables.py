"""Tables that say what only files from elsewhere say; validating such a file has findings."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from tests.properties.spec_values import (
    FLAG,
    HOST,
    LETTER,
    MEGABYTES,
    NAME,
    SOURCE,
    TEXT,
    JsonTable,
    table,
)
from tests.samples import GVLK_PRO

_ORDER: Final = st.integers(5, 9) | st.just(value=False)
_CUSTOM: Final = table(
    {},
    number=st.integers(0, 3),
    wipe=FLAG,
    create=st.lists(
        table(
            {},
            type=st.sampled_from(["Primary", "EFI", "Logical"]),
            size_mb=MEGABYTES,
            extend=FLAG,
            order=_ORDER,
        ),
        max_size=3,
    ),
    modify=st.lists(
        table(
            {"partition": st.integers(1, 9)},
            format=st.sampled_from(["NTFS", "FAT32"]),
            label=TEXT,
            letter=LETTER,
            type_id=st.just("0x27"),
            active=FLAG,
            extend=FLAG,
            order=_ORDER,
        ),
        max_size=3,
    ),
)
_PASSWORD: Final = SOURCE | st.just("")
_KEY_TEXT: Final = st.sampled_from(
    [
        {"text": GVLK_PRO},
        {"text": "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"},
        {"secret": "env:SECRET"},
        {"text": GVLK_PRO, "without_key_element": True},
    ]
)
_VERSION: Final = table({}, dhcp=FLAG, metric=st.integers(0, 99), router_discovery=FLAG)
_LINE: Final = st.sampled_from(["wpeinit", "cmd /c ver"]) | st.just({"secret": "env:SECRET"})

FOREIGN: Final[dict[str, st.SearchStrategy[JsonTable]]] = {
    "accounts": table(
        {},
        administrator=_PASSWORD,
        passwords=st.sampled_from(["encoded", "clear", "unmarked"]),
        local=st.lists(table({"name": NAME}, password=_PASSWORD), max_size=3),
        auto_logon=table(
            {"user": st.just("Administrator") | NAME},
            count=st.integers(0, 9) | st.just("unlimited"),
            domain=HOST,
            password=_PASSWORD | st.just(value=False),
            existing=FLAG,
            enabled=FLAG | st.just("unset"),
        ),
    ),
    "commands": table(
        {},
        specialize=st.lists(table({"run": _LINE}, order=_ORDER), max_size=3),
        audit_user=st.lists(table({"run": _LINE}, order=_ORDER), max_size=3),
    ),
    "disk": table(
        {"layout": st.just("custom"), "disks": st.lists(_CUSTOM, max_size=2)},
        number=st.integers(0, 3),
        partition=st.integers(1, 9),
        available_partition=FLAG,
        will_show_ui=st.sampled_from(["Always", "OnError", "Never"]),
        misspelt_ids=FLAG,
    ),
    "image": table(
        {"metadata": st.lists(table({"key": TEXT, "value": TEXT}), max_size=2)},
    ),
    "network": table(
        {},
        dns_devolution=FLAG,
        interfaces=st.lists(
            table(
                {"name": st.sampled_from(["Ethernet", "LAN"])},
                addresses=st.just(["192.0.2.10/24"]),
                dns=st.just(["192.0.2.53"]),
                dns_update=FLAG,
                ipv4=_VERSION,
                ipv6=_VERSION,
                routes=st.lists(
                    table(
                        {"via": st.just("192.0.2.1")},
                        id=st.sampled_from(["0", "1", "7"]),
                        prefix=st.sampled_from(["0.0.0.0/0", "198.51.100.0/24"]),
                        metric=st.integers(0, 99),
                    ),
                    max_size=2,
                ),
            ),
            max_size=2,
        ),
    ),
    "product_key": table(
        {}, activation=SOURCE | _KEY_TEXT, setup=st.sampled_from(["none", "ask"]) | _KEY_TEXT
    ),
}
"""By the name of the table."""
