"""Plans for changing a KMS client to a MAK and back, with checks before and after.

Source:
    Vendor article on deploying a MAK, vendor pages of slmgr and of KMS client keys, and the class
    pages of SoftwareLicensingProduct.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import choose, shown
from unattend_gen.activator.handout import Handout, Section, Step
from unattend_gen.catalog.activation_scripts import WINDOWS_APPLICATION
from unattend_gen.catalog.editions import setup_key
from unattend_gen.catalog.keys import Channel
from unattend_gen.catalog.windows import windows_version
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from unattend_gen.catalog.keys import PublishedKey

_SLMGR: Final = r"cscript //nologo %windir%\System32\slmgr.vbs"
_LICENCE: Final = " ".join(
    (
        'Get-CimInstance -Query "SELECT * FROM SoftwareLicensingProduct WHERE ApplicationID =',
        f"'{WINDOWS_APPLICATION}'",
        'AND PartialProductKey IS NOT NULL"',
        "| Select-Object 'Name', 'Description', 'PartialProductKey', 'LicenseStatus'",
    )
)
_UNDO: Final = (
    "Write down the last five characters and the description: they identify the previous key and"
    " are not secret."
)


class Goal(StrEnum):
    """The kind of key that the computer gets."""

    MAK = "mak"
    KMS = "kms"


def goal(name: str) -> Goal:
    """Return the goal with this name.

    Raises:
        UsageError: the name is unknown.
    """
    advice = "write --to mak or --to kms"
    return choose({one.value: one for one in Goal}, name, advice, kind="goal")


def conversion(to: Goal, edition: str | None, windows: str | None) -> Handout:
    """Return the plan.

    Args:
        to: the kind of key that the computer gets.
        edition: ID, name or word of the published list; required for KMS.
        windows: the release; required with an edition.

    Raises:
        UsageError: the edition or the release is unknown, or only one of them is given.
    """
    gvlk = _gvlk(edition, windows) if edition or windows or to is Goal.KMS else None
    return _to_mak(gvlk) if to is Goal.MAK else _to_kms(gvlk)


def _gvlk(edition: str | None, windows: str | None) -> PublishedKey:
    if not edition or not windows:
        message = "the published key depends on both edition and release"
        raise UsageError(message, advice="pass both, as in --edition Enterprise --windows 11-24h2")
    version = windows_version(windows)
    found = setup_key(edition, version.name, Channel.GVLK)
    if found is None:
        message = f"no KMS client key is published for `{shown(edition)}` of {version.title}"
        raise UsageError(message, advice="write the edition ID, such as Enterprise or Pro")
    return found


def _to_mak(gvlk: PublishedKey | None) -> Handout:
    return Handout(
        "From KMS client to MAK",
        (
            "Only the key changes; Windows is not reinstalled.",
            "The activation reduces the count of the MAK by one, once, and needs no renewal.",
        ),
        (
            Section("Before", (_check_installed("VOLUME_KMSCLIENT", gvlk), _count())),
            Section("Change", _change_to_mak()),
            Section("After", (_proof("VOLUME_MAK", "the MAK"), _clear_host())),
            Section("If it fails", (_look_up(), _back(gvlk))),
        ),
    )


def _to_kms(gvlk: PublishedKey | None) -> Handout:
    key = gvlk.key if gvlk else ""
    name = f"{gvlk.product}, {gvlk.edition}" if gvlk else ""
    return Handout(
        "From MAK to KMS client",
        (f"KMS client keys are published and not secret; this is the one for {name}.",),
        (
            Section("Before", (_check_installed("VOLUME_MAK", None), _host())),
            Section(
                "Change",
                (
                    Step("Install the published key.", (f"{_SLMGR} /ipk {key}",)),
                    Step(
                        "Let it find a KMS host through DNS, or set one.",
                        (f"{_SLMGR} /ckms", f"{_SLMGR} /skms kms.example.com:1688"),
                        "The first command clears a fixed host, the second sets one; run only one.",
                    ),
                    Step("Activate.", (f"{_SLMGR} /ato",)),
                ),
            ),
            Section("After", (_proof("VOLUME_KMSCLIENT", key.rpartition("-")[2]), _renewal())),
            Section("If it fails", (_look_up("0xC004F074"), Step("Install the MAK again."))),
        ),
    )


def _check_installed(channel: str, gvlk: PublishedKey | None) -> Step:
    last = f" and the last five characters {gvlk.key.rpartition('-')[2]}" if gvlk else ""
    text = f"Check what is installed: {channel} in the description{last}."
    return Step(text, (_LICENCE,), _UNDO)


def _count() -> Step:
    return Step(
        "Check that the MAK has activations left; VAMT shows the count.",
        remark="A MAK belongs to an edition. One for another edition fails with 0xC004F069.",
    )


def _host() -> Step:
    return Step(
        "Check that a KMS host is published and that its TCP port 1688 is reachable.",
        ("nslookup -type=srv _vlmcs._tcp",),
        "A KMS host starts to activate clients at 25 computers, and servers at 5.",
    )


def _change_to_mak() -> tuple[Step, ...]:
    return (
        Step(
            "Generate the script, read it, and run it as an administrator.",
            ("unattend-gen activation script --form cim -o activate.ps1",),
            "It prompts for the MAK, so no command line contains it. Manually: slui 3.",
        ),
        Step(
            "With slmgr you need two commands; /ipk alone does not activate.",
            (f"{_SLMGR} /ipk MAK", f"{_SLMGR} /ato"),
            "While /ipk runs, the list of processes shows the key, and its output contains it.",
        ),
    )


def _proof(channel: str, key: str) -> Step:
    text = f"Check again: LicenseStatus 1, {channel}, and the last five characters of {key}."
    if channel == "VOLUME_KMSCLIENT":
        text = f"Check again: LicenseStatus 1, {channel}, and the last five characters {key}."
    return Step(text, (_LICENCE,), "Exit code 0 proves nothing; LicenseStatus 1 does.")


def _clear_host() -> Step:
    return Step(
        "If a KMS host was fixed, clear it.",
        (f"{_SLMGR} /ckms",),
        "A MAK does not use it, but the next KMS client key would.",
    )


def _renewal() -> Step:
    return Step(
        "Check that it can renew: by default a KMS client asks every 7 days.",
        (f"{_SLMGR} /dlv",),
    )


def _look_up(code: str = "0xC004C020") -> Step:
    return Step("Look up the error code.", (f"unattend-gen explain {code}",))


def _back(gvlk: PublishedKey | None) -> Step:
    key = gvlk.key if gvlk else "GVLK"
    remark = "" if gvlk else "For the key of an edition: unattend-gen activation convert --to kms."
    return Step("Go back.", (f"{_SLMGR} /ipk {key}", f"{_SLMGR} /ato"), remark)
