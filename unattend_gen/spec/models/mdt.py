"""`[mdt]`: what only the target mdt reads: properties of CustomSettings.ini and Bootstrap.ini."""

from pydantic import Field

from unattend_gen.spec.models.base import Source, Table, Text


class Mdt(Table):
    """Properties of a deployment share.

    Product key, computer name, owner, organization, time zone and languages come from the other
    tables. Every text stands in an INI file, so it has one line and no blanks around it.

    Source:
        Vendor documentation: properties of the Microsoft Deployment Toolkit.
    """

    deploy_root: Text | None = Field(
        default=None, description="Share that is deployed from, such as \\\\SERVER\\Deploy$."
    )
    user: Text | None = Field(default=None, description="Account that reads the share.")
    user_domain: Text | None = Field(default=None, description="Domain of that account.")
    user_password: Source | None = Field(
        default=None,
        description="Where its password is; it stands in Bootstrap.ini in clear text.",
    )
    skip_welcome: bool | None = Field(
        default=None, description="Whether the welcome page is left out."
    )
    task_sequence: Text | None = Field(
        default=None, description="Identifier of the task sequence that is run."
    )
    skip_task_sequence: bool | None = Field(
        default=None, description="Whether the page for the task sequence is left out."
    )
    skip_product_key: bool | None = Field(
        default=None, description="Whether the page for the product key is left out."
    )
    skip_wizard: bool | None = Field(
        default=None, description="Whether the whole wizard is left out."
    )
    skip_final_summary: bool | None = Field(
        default=None, description="Whether the summary at the end is left out."
    )
    kms_image: bool = Field(
        default=True,
        description="Whether the image has the key of a KMS client already, as volume media do.",
    )
    admin_password: Source | None = Field(
        default=None,
        description="Where the password is that MDT writes for the administrator, in clear text.",
    )
    domain_admin_password: Source | None = Field(
        default=None,
        description="Where the password is that MDT writes for the domain join, in clear text.",
    )
