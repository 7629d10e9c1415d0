"""Properties of all tables together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from tests.pictures import A_PNG, a_bitmap
from tests.properties.spec_tables import EXTENDED
from tests.samples import GVLK_PRO
from tests.specs import a_spec
from unattend_gen.catalog.known_setting import known_setting
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.switches import Kind, Switch, switches
from unattend_gen.core.passes import PASSES_OF_SYSPREP, Pass
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.renderer.assignments import assignments
from unattend_gen.spec.spec import Spec
from unattend_gen.spec.targets import PASS_OF
from unattend_gen.tables.mapping.additions import Command, Script
from unattend_gen.tables.mapping.spec_tables import spec_tables
from unattend_gen.tables.model.local_file import LocalFile

if TYPE_CHECKING:
    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.tables.mapping.additions import Addition

ALTERNATIVES = {"show_hidden", "sticky_keys_options", "tiles"}
"""Switches that another one of their table contradicts, or that this Windows lacks."""


SAMPLES: dict[Kind, object] = {
    Kind.NUMBERS: [100, 200],
    Kind.COLOUR: "#0078d4",
    Kind.REGION: "Germany",
    Kind.TEXT: "C:\\picture.jpg",
    Kind.PINS: ["Contoso.App_1!App"],
}


def a_value(row: Switch) -> object:
    """Return a value that a switch takes."""
    match row.kind:
        case Kind.TRUTH:
            return row.takes[0] == "true"
        case Kind.CHOICE:
            return row.takes[0]
        case Kind.NAMES:
            return [*row.items][:2]
        case _:
            return SAMPLES[row.kind]


EVERYTHING: dict[str, object] = {
    "product_key": {"activation": "env:MAK", "setup": "gvlk", "edition": "Pro"},
    "computer": {"name": "PC-1", "owner": "Jo", "organization": "Contoso", "time_zone": "UTC"},
    "locale": {
        "ui_language": "en-US",
        "ui_fallback": "en-US",
        "input": "en-US",
        "system": "en-US",
        "user": "en-US",
        "setup_ui": "en-US",
        "region": "Germany",
    },
    "image": {"index": 1, "path": "install.wim"},
    "accounts": {
        "administrator": "env:PW",
        "local": [
            {
                "name": "jo",
                "display_name": "Jo",
                "description": "Somebody",
                "groups": "Users",
                "password": "env:PW",
            }
        ],
        "domain": [{"name": "Domain Users", "domain": "CONTOSO", "groups": "Users"}],
        "password_days": "never",
        "lockout": {"threshold": 5, "minutes": 30, "window": 30},
        "auto_logon": {"user": "jo", "domain": "PC-1"},
    },
    "network": {
        "dns_domain": "contoso.com",
        "dns_search": "contoso.com",
        "interfaces": [
            {
                "name": "Ethernet",
                "addresses": ["192.0.2.10/24", "2001:db8::10/64"],
                "gateway": "192.0.2.1",
                "dns": "192.0.2.53",
                "metric": 10,
                "router_discovery": False,
                "dns_domain": "contoso.com",
                "dns_register": True,
            }
        ],
        "proxy": {"server": "proxy.contoso.com:3128", "bypass": "<local>"},
    },
    "oobe": {
        "hide_eula": True,
        "hide_local_account": True,
        "hide_oem_registration": True,
        "hide_online_account": True,
        "hide_wireless": True,
        "network_location": "Work",
        "express_settings": True,
        "without_network": True,
    },
    "commands": {
        "windows_pe": [{"run": "a", "description": "A"}],
        "specialize": [{"run": "b", "description": "B", "will_reboot": "Never"}],
        "first_logon": [{"run": "c", "description": "C", "requires_user_input": True}],
    },
    "activation": {"skip_automatic": True, "manual": True},
    "remote_desktop": {"enabled": True, "network_level_authentication": True},
    "uac": {"enabled": True},
    "server": {"open_server_manager": False, "open_initial_tasks": False},
    "internet_explorer": {"home_page": "about:blank", "search": [{"key": "Contoso"}]},
    "generalize": {"skip_rearm": True, "first_start": "Audit"},
    "hardware_checks": {"skip": ["tpm"]},
    "drivers": {
        "windows_pe": [
            "E:\\vioscsi",
            {
                "path": "\\\\server\\drivers",
                "account": "jo",
                "domain": "CONTOSO",
                "password": "env:PW",
            },
        ],
        "image": ["E:\\NetKVM"],
        "install": "C:\\Drivers",
    },
    "disk_check": {"min_gb": 100, "empty": True},
    "device_encryption": {"prevent": True},
    "bitlocker": {"recovery": "active-directory"},
    "privacy": {"location": False},
    "apps": {"remove": "Microsoft.BingNews"},
    "power": {"plan": "balanced", "hibernate": False},
    "firewall": {"groups": [{"group": "@FirewallAPI.dll,-28502"}]},
    "wifi": {"ssid": "Office", "password": "env:PW"},
    "oem": {
        "provider": "Contoso",
        "url": "https://contoso.com",
        "manufacturer": "Contoso",
        "model": "C1",
        "phone": "555-0100",
        "hours": "9-5",
        "logo": LocalFile("logo.bmp", a_bitmap()),
    },
    "theme": {"name": "Contoso", "wallpaper": LocalFile("sea.png", A_PNG)},
    "files": [{"path": "C:\\Contoso\\a.xml", "text": "<a/>"}],
    "registry": [{"key": "HKLM\\SOFTWARE\\Contoso", "value": 1}],
    "scripts": [{"run": "first-logon", "language": "cmd", "text": "ver"}],
    "cleanup": {},
    **{
        name: {row.name: a_value(row) for row in rows if row.name not in ALTERNATIVES}
        for name, rows in switches().items()
        if name not in EXTENDED
    },
}

CHOICES: list[dict[str, object]] = [
    {"disk": {"layout": "uefi", "recovery_mb": 500}, "domain": {"workgroup": "LAB"}},
    {
        "disk": {"layout": "bios", "recovery_mb": 500},
        "domain": {"join": "contoso.com", "ou": "OU=x", "account": "jo", "password": "env:PW"},
    },
    {"disk": {"layout": "keep"}, "image": {"name": "Windows 11 Pro"}},
    {"disk": {"layout": "keep", "partition": 1, "format": True}},
    {"disk": {"layout": "uefi", "mode": "diskpart"}, "domain": {"blob": "env:BLOB"}},
    {"disk": {"layout": "script", "lines": "clean", "partition": 1}, "image": {"edition": "Pro"}},
    {"interactive": "disk"},
]


def read(_: SecretSource, kind: SecretKind) -> Secret:
    return Secret(GVLK_PRO, kind)


def pass_of(addition: Addition) -> Pass:
    """Return the pass of a setting or command; every target has the pass that unpacks scripts."""
    match addition:
        case Command():
            return addition.pass_
        case Script():
            return Pass.SPECIALIZE
        case _:
            return addition.path.pass_


def a_full_spec(choices: dict[str, object]) -> Spec:
    return a_spec(**{**EVERYTHING, **choices})


@pytest.mark.parametrize("choices", CHOICES)
def test_every_path_is_in_the_catalog_for_its_pass(choices: dict[str, object]) -> None:
    written = [each.path for each in assignments(a_full_spec(choices), read, catalog())]

    assert len(written) > 60
    assert [known_setting(path, catalog()).path for path in written] == written


@pytest.mark.parametrize("choices", CHOICES)
def test_no_path_is_assigned_twice(choices: dict[str, object]) -> None:
    written = [each.path for each in assignments(a_full_spec(choices), read, catalog())]

    assert len(written) == len(set(written))


def test_each_table_of_the_spec_has_its_file() -> None:
    said_otherwise = {"target", "windows", "architecture"}

    done = {table.name for table in spec_tables()}
    assert done == set(Spec.model_fields) - said_otherwise


def test_a_table_that_sysprep_ignores_is_reported() -> None:
    passes: defaultdict[str, set[Pass]] = defaultdict(set)
    for each in spec_tables():
        for choices in CHOICES:
            passes[each.name].update(map(pass_of, each.additions(a_full_spec(choices))))

    assert {name for name in passes if not passes[name] & PASSES_OF_SYSPREP} == {
        "settings",  # checked one by one
        "as_written",  # checked one by one
        "architectures",  # repeats what other tables say
        "interactive",  # checked one by one
        "wds",  # used by its own target only
        "defaults",  # added to what other tables say
        "elements",  # after the passes
        "mdt",  # used by its own target only
        "unlisted",  # checked one by one
        *(path[0] for path in PASS_OF if len(path) == 1),
    }
