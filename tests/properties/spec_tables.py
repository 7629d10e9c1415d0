"""Tables of a spec as people may write them: mostly valid, sometimes not."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from tests.pictures import A_PNG, a_bitmap
from tests.properties.disk_tables import DISK
from tests.properties.spec_values import (
    FLAG,
    HOST,
    NAME,
    SOURCE,
    TEXT,
    JsonTable,
    some,
    table,
)
from tests.samples import GVLK_ENTERPRISE, GVLK_PRO
from unattend_gen.catalog.apps import apps
from unattend_gen.catalog.editions import edition_names
from unattend_gen.catalog.locales import locales, time_zones
from unattend_gen.catalog.switches import Kind, Switch, switches
from unattend_gen.catalog.windows import windows_versions
from unattend_gen.tables.model.local_file import LocalFile

WINDOWS: Final = st.sampled_from([version.name for version in windows_versions()])

FOLDER: Final = st.sampled_from(["E:\\vioscsi", "D:", "", 300 * "x"]) | table(
    {"path": st.sampled_from(["E:\\NetKVM", "\\\\server\\drivers"])},
    account=NAME,
    domain=HOST,
    password=SOURCE,
)
_TAGS: Final = st.sampled_from(sorted(locales().tags.values()))
_LANGUAGE: Final = _TAGS | st.sampled_from(["German (Switzerland)", "de", "de_DE"])
_LAYOUTS: Final = st.sampled_from(sorted(locales().ids_by_name))
_KEYBOARD: Final = (
    _TAGS
    | st.sampled_from(sorted(locales().inputs.values()))
    | _LAYOUTS
    | table({"language": _TAGS, "layout": _LAYOUTS})
)
_EDITION: Final = st.sampled_from(sorted(edition_names()))
_GROUPS: Final = some(st.sampled_from(["Administrators", "Users", "Remote Desktop Users"]) | TEXT)
_ACCOUNTS: Final = table(
    {},
    administrator=SOURCE,
    passwords=st.sampled_from(["encoded", "clear"]),
    local=st.lists(
        table({"name": NAME}, display_name=TEXT, description=TEXT, groups=_GROUPS, password=SOURCE),
        max_size=3,
    ),
    domain=st.lists(table({"name": NAME, "domain": HOST, "groups": _GROUPS}), max_size=3),
    password_days=st.integers(0, 1000) | st.just("never"),
    lockout=st.just("never")
    | table(
        {"threshold": st.integers(0, 1000)},
        minutes=st.integers(1, 100),
        window=st.integers(1, 100),
    ),
    auto_logon=table(
        {"user": st.just("Administrator") | NAME},
        count=st.integers(0, 9),
        domain=HOST,
        password=SOURCE,
    ),
)
_IP: Final = st.sampled_from(["192.0.2.1", "198.51.100.53", "2001:db8::1", "fe80::1", "x"])
_INTERFACE: Final = table(
    {"name": st.sampled_from(["Ethernet", "Ethernet 2", "00-11-22-33-44-55"]) | TEXT},
    addresses=some(
        st.sampled_from(["192.0.2.10/24", "2001:db8::10/64", "2001:db8::10/120", "192.0.2.11/32"])
    ),
    gateway=some(_IP),
    metric=st.integers(0, 60),
    router_discovery=FLAG,
    dns=some(_IP),
    dns_domain=HOST,
    dns_register=FLAG,
)

_SHOWN: Final = st.sampled_from(["Always", "OnError", "Never", False])
_LINE: Final = st.sampled_from(
    ["wpeinit", "cmd /c ver", 'powershell.exe -File "C:\\a b.ps1"', 300 * "x", 1100 * "x", ""]
)
_SECRET_LINE: Final = st.just({"secret": "env:SECRET"})
_COMMAND: Final = _LINE | _SECRET_LINE | table({"run": _LINE | _SECRET_LINE}, description=TEXT)


def _by_pass(keys: dict[str, st.SearchStrategy[object]]) -> dict[str, st.SearchStrategy[object]]:
    return {name: table({}, **keys) for name in ("windows_pe", "specialize", "oobe_system")}


_COMPUTER: Final[dict[str, st.SearchStrategy[object]]] = {
    "owner": TEXT,
    "organization": TEXT,
    "time_zone": st.sampled_from([*sorted(time_zones()), "Europe/Berlin", "Mars"]),
}
_LOCALE: Final[dict[str, st.SearchStrategy[object]]] = {
    "ui_language": _LANGUAGE,
    "ui_fallback": _LANGUAGE,
    "input": some(_KEYBOARD),
    "system": _LANGUAGE,
    "user": _LANGUAGE,
}


EXTENDED: Final = {"apps", "computer", "oem", "power", "privacy", "theme"}
"""Tables with switches and other keys."""


def switched(name: str) -> dict[str, st.SearchStrategy[object]]:
    """Return strategies for the switches of a table."""
    return {row.name: _value_of(row) for row in switches()[name]}


_OF_KIND: Final[dict[Kind, st.SearchStrategy[object]]] = {
    Kind.TRUTH: FLAG,
    Kind.NUMBERS: st.lists(st.integers(-1, 9000), max_size=2),
    Kind.COLOUR: st.from_regex(r"#[0-9a-f]{6}", fullmatch=True) | TEXT,
    Kind.REGION: st.sampled_from(["Germany", "Atlantis", 94]),
    Kind.TEXT: TEXT,
    Kind.PINS: st.lists(st.sampled_from(["a!b", "C:\\a.lnk", "Contoso", "<"]), max_size=3),
}


def _value_of(row: Switch) -> st.SearchStrategy[object]:
    if row.kind is Kind.CHOICE:
        return st.sampled_from([*row.takes, "neither"])
    if row.kind is Kind.NAMES:
        return st.lists(st.sampled_from([*row.items]), unique=True)
    return _OF_KIND[row.kind]


TABLES: Final[dict[str, st.SearchStrategy[JsonTable | list[JsonTable]]]] = {
    "product_key": table(
        {},
        activation=SOURCE | st.sampled_from(["gvlk", GVLK_PRO]),
        setup=st.sampled_from(["gvlk", "generic", "none", "firmware", "ask", GVLK_ENTERPRISE]),
        edition=_EDITION,
    ),
    "computer": table({}, name=NAME, **_COMPUTER, **_by_pass(_COMPUTER), **switched("computer")),
    "locale": table(
        {},
        **_LOCALE,
        **_by_pass(_LOCALE),
        setup_ui=_LANGUAGE | st.just(value=False),
        region=st.sampled_from([*sorted(locales().regions), "Atlantis"]),
    ),
    "disk": DISK,
    "disk_check": table(
        {},
        number=st.integers(0, 3),
        min_gb=st.integers(0, 500),
        max_gb=st.integers(1, 5000),
        empty=FLAG,
        internal=FLAG,
        fixed=FLAG,
        command=st.sampled_from(["X:\\check.cmd", "", 300 * "x"]),
        pause=FLAG,
    ),
    "image": st.one_of(
        table({"index": st.integers(0, 20)}, path=TEXT, will_show_ui=_SHOWN),
        table({"description": TEXT}, path=TEXT),
        table({"name": st.just("Windows 11 Pro") | TEXT}, path=TEXT),
        table({"edition": _EDITION}, path=TEXT),
    ),
    "accounts": _ACCOUNTS,
    "domain": st.one_of(
        table(
            {"join": HOST, "account": NAME, "password": SOURCE},
            account_domain=HOST,
            ou=st.just("OU=PCs,DC=contoso,DC=com"),
            timeout_minutes=st.integers(0, 90),
        ),
        table({"workgroup": HOST}),
        table({"blob": SOURCE}),
    ),
    "network": table(
        {},
        dns_domain=HOST,
        dns_search=some(HOST),
        interfaces=st.lists(_INTERFACE, max_size=3),
        proxy=table({"server": HOST}, bypass=some(st.sampled_from(["*.contoso.com", "<local>"]))),
    ),
    "oobe": table(
        {},
        hide_eula=FLAG,
        hide_local_account=FLAG,
        hide_oem_registration=FLAG,
        hide_online_account=FLAG,
        hide_wireless=FLAG,
        network_location=st.sampled_from(["Home", "Work", "Other", "Public"]),
        express_settings=FLAG,
        without_network=FLAG,
    ),
    "activation": table(
        {}, skip_automatic=FLAG, manual=FLAG, script=st.sampled_from(["slmgr", "cim", "oslicense"])
    ),
    "commands": table(
        {},
        windows_pe=st.lists(_COMMAND, max_size=3),
        specialize=st.lists(
            _COMMAND
            | table({"run": _LINE}, will_reboot=st.sampled_from(["Always", "Never", "always"])),
            max_size=3,
        ),
        audit_user=st.lists(_COMMAND, max_size=3),
        first_logon=st.lists(
            _COMMAND | table({"run": _LINE}, requires_user_input=FLAG), max_size=3
        ),
    ),
    "remote_desktop": table(
        {"enabled": FLAG},
        network_level_authentication=FLAG,
        firewall_profile=st.sampled_from(["all", "domain", "private", "public"]),
    ),
    "uac": table({"enabled": FLAG}),
    "bitlocker": table(
        {"recovery": st.sampled_from(["active-directory", "entra-id", r"\\server\key's", "x"])},
        method=st.sampled_from(["aes-128", "xts-aes-256"]),
        used_space_only=FLAG,
    ),
    "server": table(
        {},
        open_server_manager=FLAG,
        open_initial_tasks=FLAG,
        ie_security_for_administrators=FLAG,
        ie_security_for_users=FLAG,
    ),
    "internet_explorer": table(
        {},
        home_page=st.just("about:blank"),
        first_run=FLAG,
        accelerators=FLAG,
        search=st.lists(
            table({"key": st.just("Contoso")}, name=st.just("Contoso"), default=FLAG), max_size=2
        ),
    ),
    "generalize": table(
        {},
        skip_rearm=FLAG,
        keep_devices=FLAG,
        copy_profile=FLAG,
        first_start=st.sampled_from(["Audit", "OOBE"]),
    ),
    "drivers": table(
        {},
        windows_pe=some(FOLDER),
        image=some(FOLDER),
        install=some(st.sampled_from(["C:\\Drivers", "D:", "drivers", "C:\\a b\\c", 'C:\\"x"'])),
    ),
    "hardware_checks": table(
        {}, skip=st.lists(st.sampled_from(["tpm", "secure-boot", "ram", "storage", "cpu", "gpu"]))
    ),
    "device_encryption": table({"prevent": FLAG}),
    "privacy": table(
        {},
        diagnostic_data=st.sampled_from(["off", "required", "optional", "full"]),
        advertising_id=FLAG,
        consumer_features=FLAG,
        location=FLAG,
        activity_history=FLAG,
        privacy_page=FLAG,
        **switched("privacy"),
    ),
    "apps": table(
        {},
        remove=some(
            st.sampled_from(["Microsoft.BingNews", "*", "a b", *(app.name for app in apps())])
        ),
        remove_capabilities=some(st.sampled_from(["MathRecognizer", "Print.Fax.Scan", "*"])),
        enable_features=some(st.sampled_from(["TelnetClient", "NetFx3"])),
        install=some(
            st.sampled_from(["Mozilla.Firefox", "x", {"exe": "\\a.exe", "arguments": "/S"}])
        ),
        **switched("apps"),
    ),
    "power": table(
        {},
        plan=st.sampled_from(["balanced", "high-performance", "power-saver", "fast"]),
        hibernate=FLAG,
        display_off_minutes=st.integers(-1, 100_000_000),
        sleep_minutes=st.integers(-1, 100_000_000),
        **switched("power"),
    ),
    "firewall": table(
        {},
        groups=st.lists(
            table(
                {"group": st.just("@FirewallAPI.dll,-28502") | TEXT},
                active=FLAG,
                profile=st.sampled_from(["all", "domain", "private", "public"]),
            ),
            max_size=3,
        ),
    ),
    "wifi": table(
        {"ssid": TEXT}, password=SOURCE, security=st.sampled_from(["wpa2", "wpa3", "open"])
    ),
    "oem": table(
        {},
        provider=TEXT,
        url=st.just("https://contoso.com") | TEXT,
        manufacturer=TEXT,
        model=TEXT,
        phone=TEXT,
        hours=TEXT,
        logo=st.just(LocalFile("logo.bmp", a_bitmap())),
        **switched("oem"),
    ),
    "theme": table(
        {}, name=TEXT, wallpaper=st.just(LocalFile("sea.png", A_PNG)), **switched("theme")
    ),
    "files": st.lists(
        table(
            {
                "path": st.sampled_from([r"C:\Contoso\it's.xml", r"%TEMP%\a b.txt"]) | TEXT,
                "text": TEXT,
            },
            encoding=st.sampled_from(["utf-8", "utf-16", "ansi"]),
        ),
        max_size=3,
    ),
    "registry": st.lists(
        table(
            {
                "key": st.sampled_from([r"HKLM\SOFTWARE\Contoso", r"HKCU\Software\a b"]) | TEXT,
            },
            value=st.integers(-1, 2**64)
            | TEXT
            | st.lists(TEXT, max_size=3)
            | st.binary(max_size=5).map(bytes.hex),
            name=TEXT,
            type=st.sampled_from(["dword", "qword", "sz", "expand-sz", "multi-sz", "binary"]),
            delete=st.sampled_from(["value", "key"]),
        ),
        max_size=3,
    ),
    "scripts": st.lists(
        table(
            {
                "run": st.sampled_from(
                    ["specialize", "first-logon", "each-user", "setup-complete"]
                ),
                "language": st.sampled_from(["powershell", "cmd", "reg", "vbs"]),
                "text": TEXT,
            },
            keep_output=FLAG,
        ),
        max_size=3,
    ),
    "cleanup": table(
        {},
        panther=st.sampled_from(["check", "delete"]),
        at=some(st.sampled_from(["setup-complete", "first-logon"])),
    ),
    **{name: table({}, **switched(name)) for name in switches() if name not in EXTENDED},
}
"""By the name of the table."""

QUESTIONS: Final = some(st.sampled_from(["language", "disk", "image", "account", "pages", "all"]))
"""The valid items of `interactive`."""
