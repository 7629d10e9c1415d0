"""`[mdt]`: properties of CustomSettings.ini and Bootstrap.ini, for the target mdt only."""

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Field, ValidationInfo, field_validator

from unattend_gen.catalog.activation_scripts import PlaceKind, key_place
from unattend_gen.catalog.kms_detection import domain_in
from unattend_gen.errors import InputError, SecretSourceError
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.model.base import Parsed, Source, Table, Text, rejected, text

_PLACES: Final = (PlaceKind.ENV, PlaceKind.FILE)
_PLACE_ADVICE: Final = r"write env:NAME or file:\\SERVER\SHARE$\FILE"
_PLACE_SCHEMA: Final[Mapping[str, object]] = {"type": "string", "pattern": "^(env|file):.+$"}
_DOMAIN_SCHEMA: Final[Mapping[str, object]] = {"type": "string"}
_DOMAINS_SCHEMA: Final[Mapping[str, object]] = {
    "anyOf": [_DOMAIN_SCHEMA, {"type": "array", "items": _DOMAIN_SCHEMA}]
}


def _machine_place(value: object) -> str:
    """Return a place that a script can read without asking anybody."""
    written = text(value)
    try:
        kind = key_place(written).kind
    except SecretSourceError as error:
        raise SecretSourceError(error.message, advice=_PLACE_ADVICE) from None
    if kind not in _PLACES:
        message = "a step of a task sequence cannot ask for a key"
        raise InputError(message, advice=_PLACE_ADVICE)
    return written


def _domains(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list | tuple) else [value]
    found = [domain_in(text(each)) for each in listed]
    domains = [domain for domain in found if domain is not None]
    if len(domains) < len(found):
        message = "is not a DNS domain"
        raise InputError(message, advice="write it like corp.contoso.com")
    return tuple(dict.fromkeys(domains))


class Mdt(Table):
    """Properties of a deployment share.

    Product key, computer name, owner, organization, time zone and languages come from the other
    tables. Texts are written to INI files, so each is one line without blanks around it.

    Source:
        Vendor documentation: properties of the Microsoft Deployment Toolkit.
    """

    deploy_root: Text | None = Field(
        default=None, description="The deployment share, such as \\\\SERVER\\Deploy$."
    )
    user: Text | None = Field(default=None, description="Account that reads the share.")
    user_domain: Text | None = Field(default=None, description="Domain of that account.")
    user_password: Source | None = Field(
        default=None,
        description="Source of its password, which is in Bootstrap.ini in clear text.",
    )
    skip_welcome: bool | None = Field(
        default=None, description="Whether the welcome page is skipped."
    )
    task_sequence: Text | None = Field(
        default=None, description="Identifier of the task sequence to run."
    )
    skip_task_sequence: bool | None = Field(
        default=None, description="Whether the page for the task sequence is skipped."
    )
    skip_product_key: bool | None = Field(
        default=None, description="Whether the page for the product key is skipped."
    )
    skip_wizard: bool | None = Field(
        default=None, description="Whether the whole wizard is skipped."
    )
    skip_final_summary: bool | None = Field(
        default=None, description="Whether the summary at the end is skipped."
    )
    kms_image: bool = Field(
        default=True,
        description="Whether the image already has the key of a KMS client, as volume media do.",
    )
    mak_without_kms: Annotated[str, Parsed(_machine_place, _PLACE_SCHEMA)] | None = Field(
        default=None,
        description="Source of the MAK on a computer that finds no KMS host, env:NAME or file:PATH;"
        " adds two scripts and the steps of the task sequence that run them.",
    )
    kms_domains: Annotated[tuple[str, ...], Parsed(_domains, _DOMAINS_SCHEMA)] = Field(
        default=(),
        description="DNS domains in which to look for a KMS host; the computer's own if not given.",
    )
    admin_password: Source | None = Field(
        default=None,
        description="Source of the password that MDT writes for the administrator, in clear text.",
    )
    domain_admin_password: Source | None = Field(
        default=None,
        description="Source of the password that MDT writes for the domain join, in clear text.",
    )

    @field_validator("kms_domains")
    @classmethod
    def _require_steps(cls, domains: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        """Require mak_without_kms, whose steps are the only ones to look for a KMS host."""
        if domains and info.data.get("mak_without_kms", ...) is None:
            message = "only the steps of mak_without_kms look for a KMS host"
            advice = "add mdt.mak_without_kms, or remove kms_domains"
            raise rejected(message, advice=advice)
        return domains


TABLE: Final = SpecTable[Mdt]("mdt", Mdt)
"""The target mdt reads the table; it sets nothing in an answer file."""
