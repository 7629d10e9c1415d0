"""`[server]`: what a server shows when somebody signs in, and how strict Internet Explorer is.

Source:
    Vendor reference: `DoNotOpenServerManagerAtLogon`, `DoNotOpenInitialConfigurationTasksAtLogon`,
    `IEHardenAdmin` and `IEHardenUser`.
"""

from typing import Annotated, Final

from pydantic import Field

from unattend_gen.tables.mapping.marks import Sets
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.mapping.transforms import NEGATED
from unattend_gen.tables.model.base import Table

_MANAGER: Final = (
    "specialize/Microsoft-Windows-ServerManager-SvrMgrNc/DoNotOpenServerManagerAtLogon"
)
_TASKS: Final = (
    "specialize/Microsoft-Windows-OutOfBoxExperience/DoNotOpenInitialConfigurationTasksAtLogon"
)
_SECURITY: Final = "specialize/Microsoft-Windows-IE-ESC"


class Server(Table):
    """What a server shows at the logon, and the enhanced security of Internet Explorer."""

    open_server_manager: Annotated[bool | None, Sets(_MANAGER, NEGATED)] = Field(
        default=None, description="Whether Server Manager opens at the logon."
    )
    open_initial_tasks: Annotated[bool | None, Sets(_TASKS, NEGATED)] = Field(
        default=None,
        description="Whether the initial configuration tasks open at the logon, on older servers.",
    )
    ie_security_for_administrators: Annotated[bool | None, Sets(f"{_SECURITY}/IEHardenAdmin")] = (
        Field(
            default=None,
            description="Whether Internet Explorer is hardened for administrators.",
        )
    )
    ie_security_for_users: Annotated[bool | None, Sets(f"{_SECURITY}/IEHardenUser")] = Field(
        default=None, description="Whether it is hardened for other users."
    )


TABLE: Final = SpecTable[Server]("server", Server)
