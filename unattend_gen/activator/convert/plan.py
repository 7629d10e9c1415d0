"""From KMS client to MAK and back, step by step, with what to look at before and after.

Source:
    Vendor article on deploying a MAK, vendor pages of slmgr and of KMS client keys, and the class
    pages of SoftwareLicensingProduct.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.handout import Handout, Section, Step
from unattend_gen.catalog.editions import setup_key
from unattend_gen.catalog.keys import Channel
from unattend_gen.catalog.windows import windows_version
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from unattend_gen.catalog.keys import PublishedKey

_SLMGR: Final = r"cscript //nologo %windir%\System32\slmgr.vbs"
_LICENCE: Final = (
    'Get-CimInstance -Query "SELECT * FROM SoftwareLicensingProduct'
    " WHERE ApplicationID = '55c92734-d682-4d71-983e-d6ec3f16059f'"
    ' AND PartialProductKey IS NOT NULL"'
    " | Select-Object 'Name', 'Description', 'PartialProductKey', 'LicenseStatus'"
)
_UNDO: Final = (
    "Write down the last five characters and the description; they say what was there before, and"
    " are no secret."
)


class Goal(StrEnum):
    """What the machine is to have."""

    MAK = "mak"
    KMS = "kms"


def goal(name: str) -> Goal:
    """The goal of this name.

    Raises:
        UsageError: naming both.
    """
    if name not in set(Goal):
        message = f"no such goal; there are {' and '.join(Goal)}"
        raise UsageError(message, advice="write --to mak or --to kms")
    return Goal(name)


def conversion(to: Goal, edition: str | None, windows: str | None) -> Handout:
    """The plan.

    Args:
        to: what the machine is to have.
        edition: id, name or word of the published list; needed to go back to KMS.
        windows: release; needed with an edition.

    Raises:
        UsageError: no such edition or release, or one of both is missing.
    """
    gvlk = _gvlk(edition, windows) if edition or windows or to is Goal.KMS else None
    return _to_mak(gvlk) if to is Goal.MAK else _to_kms(gvlk)


def _gvlk(edition: str | None, windows: str | None) -> PublishedKey:
    if not edition or not windows:
        message = "the published key goes by edition and release"
        raise UsageError(message, advice="give both, as in --edition Enterprise --windows 11-24h2")
    version = windows_version(windows)
    found = setup_key(edition, version.name, Channel.GVLK)
    if found is None:
        message = f"no published key of a KMS client is known for this edition of {version.title}"
        raise UsageError(message, advice="write the edition as its id, such as Enterprise or Pro")
    return found


def _to_mak(gvlk: PublishedKey | None) -> Handout:
    return Handout(
        "From KMS client to MAK",
        (
            "Only the key changes: nothing is installed again.",
            "The activation takes one from the count of the MAK, once, and needs no renewal.",
        ),
        (
            Section("Before", (_look("VOLUME_KMSCLIENT", gvlk), _count())),
            Section("Change", _change_to_mak()),
            Section("After", (_proof("VOLUME_MAK", "the MAK"), _forgotten())),
            Section("If it fails", (_codes(), _back(gvlk))),
        ),
    )


def _to_kms(gvlk: PublishedKey | None) -> Handout:
    key = gvlk.key if gvlk else ""
    name = f"{gvlk.product}, {gvlk.edition}" if gvlk else ""
    return Handout(
        "From MAK to KMS client",
        (f"The key of a KMS client is published and no secret; this is the one of {name}.",),
        (
            Section("Before", (_look("VOLUME_MAK", None), _host())),
            Section(
                "Change",
                (
                    Step("Install the published key.", (f"{_SLMGR} /ipk {key}",)),
                    Step(
                        "Let it find a KMS host by DNS, or name one.",
                        (f"{_SLMGR} /ckms", f"{_SLMGR} /skms kms.example.com:1688"),
                        "The first line forgets a fixed host, the second sets one: run one.",
                    ),
                    Step("Activate.", (f"{_SLMGR} /ato",)),
                ),
            ),
            Section("After", (_proof("VOLUME_KMSCLIENT", key.rpartition("-")[2]), _renewal())),
            Section("If it fails", (_codes("0xC004F074"), Step("Install the MAK again."))),
        ),
    )


def _look(channel: str, gvlk: PublishedKey | None) -> Step:
    last = f" and the last five characters {gvlk.key.rpartition('-')[2]}" if gvlk else ""
    text = f"See what is installed: {channel} in the description{last}."
    return Step(text, (_LICENCE,), _UNDO)


def _count() -> Step:
    return Step(
        "See that the MAK has activations left; VAMT shows the count.",
        remark="A MAK belongs to an edition. One for another edition ends with 0xC004F069.",
    )


def _host() -> Step:
    return Step(
        "See that a KMS host is published, and that TCP port 1688 of it can be reached.",
        ("nslookup -type=srv _vlmcs._tcp",),
        "A KMS host activates clients from 25 machines on, and servers from 5 on.",
    )


def _change_to_mak() -> tuple[Step, ...]:
    return (
        Step(
            "Write the script that does it, read it, and run it as an administrator.",
            ("unattend-gen activation script --form cim -o activate.ps1",),
            "It asks for the MAK, so that it stands in no command line. By hand: slui 3.",
        ),
        Step(
            "By slmgr it takes two commands; /ipk alone activates nothing.",
            (f"{_SLMGR} /ipk MAK", f"{_SLMGR} /ato"),
            "While /ipk runs, the list of processes shows the key, and what it prints has it too.",
        ),
    )


def _proof(channel: str, key: str) -> Step:
    text = f"Look again: LicenseStatus 1, {channel}, and the last five characters of {key}."
    if channel == "VOLUME_KMSCLIENT":
        text = f"Look again: LicenseStatus 1, {channel}, and the last five characters {key}."
    return Step(text, (_LICENCE,), "An exit code of 0 is no proof; LicenseStatus 1 is.")


def _forgotten() -> Step:
    return Step(
        "Where a KMS host had been fixed, forget it.",
        (f"{_SLMGR} /ckms",),
        "A MAK does not ask it; the next key of a KMS client would.",
    )


def _renewal() -> Step:
    return Step(
        "See that it can renew: by default a KMS client asks every 7 days.",
        (f"{_SLMGR} /dlv",),
    )


def _codes(code: str = "0xC004C020") -> Step:
    return Step("Look the code up.", (f"unattend-gen explain {code}",))


def _back(gvlk: PublishedKey | None) -> Step:
    key = gvlk.key if gvlk else "GVLK"
    remark = "" if gvlk else "The key by edition: unattend-gen activation convert --to kms."
    return Step("Go back.", (f"{_SLMGR} /ipk {key}", f"{_SLMGR} /ato"), remark)
