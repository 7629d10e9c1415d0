"""`Spec`: the tables of one installation."""

from typing import Annotated, Any, TypeVar

from pydantic import Field, ValidationInfo, create_model, field_validator

from unattend_gen.core.passes import Architecture
from unattend_gen.tables.accounts import Accounts
from unattend_gen.tables.activation import Activation
from unattend_gen.tables.apps import Apps
from unattend_gen.tables.architectures import Architectures
from unattend_gen.tables.as_written import Written
from unattend_gen.tables.bitlocker import Bitlocker, require_bitlocker
from unattend_gen.tables.cleanup import Cleanup
from unattend_gen.tables.commands import Commands
from unattend_gen.tables.computer import Computer
from unattend_gen.tables.device_encryption import DeviceEncryption
from unattend_gen.tables.disk import DiskField
from unattend_gen.tables.domain import DomainField
from unattend_gen.tables.drivers import Drivers, require_pnputil
from unattend_gen.tables.elements import BesideElement
from unattend_gen.tables.files import FileEntry
from unattend_gen.tables.firewall import Firewall
from unattend_gen.tables.generalize import Generalize
from unattend_gen.tables.hardware_checks import HardwareChecks
from unattend_gen.tables.image import Image, ImageField, require_image_of_key
from unattend_gen.tables.interactive import Question, Questions, require_open
from unattend_gen.tables.internet_explorer import InternetExplorer
from unattend_gen.tables.locale import Locale, require_later_windows
from unattend_gen.tables.mapping.release import require_known
from unattend_gen.tables.mapping.spec_tables import spec_tables
from unattend_gen.tables.mdt import Mdt
from unattend_gen.tables.model.base import Parsed, Table, rejected, text
from unattend_gen.tables.model.choice import one_of, windows_name
from unattend_gen.tables.network import Network
from unattend_gen.tables.oem import Oem
from unattend_gen.tables.oobe import Oobe
from unattend_gen.tables.power import Power
from unattend_gen.tables.privacy import Privacy, require_honoured
from unattend_gen.tables.product_key import ProductKeyTable, require_published
from unattend_gen.tables.registry import RegistryValue
from unattend_gen.tables.remote_desktop import RemoteDesktop
from unattend_gen.tables.scripts import ScriptField
from unattend_gen.tables.server import Server
from unattend_gen.tables.settings import Settings
from unattend_gen.tables.switches.model import require_release, switches_of
from unattend_gen.tables.theme import Theme
from unattend_gen.tables.uac import Uac
from unattend_gen.tables.unlisted import Unlisted
from unattend_gen.tables.wds import Wds
from unattend_gen.tables.wifi import Wifi

T = TypeVar("T")
S = TypeVar("S", bound=Table)


def _architecture(value: object) -> Architecture:
    return Architecture(one_of(text(value), tuple(Architecture)))


def with_all_tables(spec: type[S]) -> type[S]:
    """Return a spec with a field for each table that it does not declare, and with all switches.

    A field is declared only where code or a type checker has to know its name.
    """
    fields: dict[str, Any] = {  # Any: fields as pydantic takes them
        table.name: (table.models[0] | None, None)
        for table in spec_tables()
        if table.name not in spec.model_fields or any(map(switches_of, table.models))
    }
    return create_model(
        spec.__name__, __base__=spec, __module__=spec.__module__, __doc__=spec.__doc__, **fields
    )


@with_all_tables
class Spec(Table):
    """One installation: its target, its Windows version, and one table per subject."""

    # Whether the target exists and supports the other tables is checked in `spec.targets`.
    target: Annotated[str, Parsed(text, {"type": "string"})] = Field(
        description="Deployment route that the spec is rendered for."
    )
    windows: Annotated[str, Parsed(windows_name, {"type": "string"})] = Field(
        description="Version of Windows, such as 11-24h2 or server-2025."
    )
    architecture: Annotated[Architecture, Parsed(_architecture, {"enum": [*Architecture]})] = Field(
        default=Architecture.AMD64, description="Processor architecture."
    )
    defaults: bool = Field(
        default=True,
        description="Whether settings that every unattended installation needs are added: the"
        " licence is accepted, the page of the key appears on errors only, list items get Order.",
    )
    architectures: Architectures | None = None
    product_key: ProductKeyTable | None = None
    computer: Computer | None = None
    locale: Locale | None = None
    disk: DiskField | None = None
    image: ImageField | None = None
    drivers: Drivers | None = None
    accounts: Accounts | None = None
    domain: DomainField | None = None
    network: Network | None = None
    oobe: Oobe | None = None
    commands: Commands | None = None
    activation: Activation | None = None
    remote_desktop: RemoteDesktop | None = None
    uac: Uac | None = None
    hardware_checks: HardwareChecks | None = None
    device_encryption: DeviceEncryption | None = None
    bitlocker: Bitlocker | None = None
    privacy: Privacy | None = None
    apps: Apps | None = None
    power: Power | None = None
    firewall: Firewall | None = None
    wifi: Wifi | None = None
    oem: Oem | None = None
    theme: Theme | None = None
    files: tuple[FileEntry, ...] = ()
    registry: tuple[RegistryValue, ...] = ()
    scripts: tuple[ScriptField, ...] = ()
    cleanup: Cleanup | None = None
    wds: Wds | None = None
    mdt: Mdt | None = None
    interactive: Questions = Field(
        default=(),
        description="Questions left to a person at the keyboard; no table may answer them.",
    )
    server: Server | None = None
    internet_explorer: InternetExplorer | None = None
    generalize: Generalize | None = None
    as_written: Written | None = None
    settings: Settings = ()
    unlisted: Unlisted = ()
    elements: tuple[BesideElement, ...] = Field(
        default=(), description="XML that follows the passes."
    )

    @field_validator("locale")
    @classmethod
    def _check_region(cls, locale: Locale | None, info: ValidationInfo) -> Locale | None:
        require_later_windows(locale, info.data.get("windows"))
        return locale

    @field_validator("image")
    @classmethod
    def _check_image(cls, image: Image | None, info: ValidationInfo) -> Image | None:
        require_image_of_key(image, info.data.get("product_key"), info.data.get("windows"))
        return image

    @field_validator(
        "activation",
        "commands",
        "device_encryption",
        "disk",
        "domain",
        "generalize",
        "internet_explorer",
        "image",
        "oem",
        "oobe",
        "server",
        "theme",
        "uac",
    )
    @classmethod
    def _check_windows(cls, table: T, info: ValidationInfo) -> T:
        require_known(table, info.data.get("windows"))
        return table

    @field_validator("bitlocker")
    @classmethod
    def _check_bitlocker(cls, table: Bitlocker | None, info: ValidationInfo) -> Bitlocker | None:
        known = info.data
        keys, image = known.get("product_key"), known.get("image")
        require_bitlocker(table, known.get("windows"), keys, image)
        return table

    @field_validator("drivers")
    @classmethod
    def _check_pnputil(cls, drivers: Drivers | None, info: ValidationInfo) -> Drivers | None:
        require_pnputil(drivers, info.data.get("windows"))
        return drivers

    @field_validator("privacy")
    @classmethod
    def _check_privacy(cls, privacy: Privacy | None, info: ValidationInfo) -> Privacy | None:
        require_honoured(privacy, info.data.get("product_key"), info.data.get("image"))
        return privacy

    @field_validator("*")
    @classmethod
    def _check_switches(cls, table: T, info: ValidationInfo) -> T:
        require_release(table, info.data.get("windows"))
        return table

    @field_validator("interactive")
    @classmethod
    def _check_questions(
        cls, questions: tuple[Question, ...], info: ValidationInfo
    ) -> tuple[Question, ...]:
        require_open(questions, info.data)
        return questions

    @field_validator("mdt")
    @classmethod
    def _check_admin_password(cls, mdt: Mdt | None, info: ValidationInfo) -> Mdt | None:
        """MDT writes passwords in clear text, so the file must not declare them encoded."""
        accounts = info.data.get("accounts")
        if mdt is None or mdt.admin_password is None or accounts is None:
            return mdt
        if accounts.passwords == "encoded" and (accounts.administrator or accounts.auto_logon):
            message = "admin_password replaces a password that the answer file declares encoded"
            advice = 'add passwords = "clear" under [accounts], or remove admin_password'
            raise rejected(message, advice=advice)
        return mdt

    @field_validator("product_key")
    @classmethod
    def _check_published_key(
        cls, table: ProductKeyTable | None, info: ValidationInfo
    ) -> ProductKeyTable | None:
        require_published(table, info.data.get("windows"))
        return table
