"""Data: the folders, files and names in which answer files and their secrets are left.

A place is a path with `/` from the root of a volume, in lower case; `*` matches anything within one
name. Folders of Windows are listed without `windows/`, because upgrades keep old ones elsewhere.

Source:
    Vendor reference on where Setup looks for answer files, keeps copies and logs; documentation of
    the Deployment Toolkit, Configuration Manager, Windows Deployment Services and group policy;
    documentation of EC2Config, EC2Launch and Cloudbase-Init on their folders; places that other
    tools for such leftovers search (PowerUp, winPEAS, Seatbelt, Snaffler).
"""

from __future__ import annotations

from typing import Final

IN_WINDOWS: Final = (
    "panther",
    "system32/sysprep",
    "system32/grouppolicy",
    "system32/config/regback",
    "setup/scripts",
    "oem",
    "smsosd",
    "sysvol",
    "temp/deploymentlogs",
    "ccm/logs",
    "repair",
)
"""Folders of Windows in which everything is read, at any depth."""

WINDOWS: Final = ("windows", "winnt", "windows.old*/windows")
"""The folder of Windows, and those that upgrades keep."""

ON_DRIVE: Final = (
    "$windows.~bt/sources/panther",
    "$windows.~ws/sources/panther",
    "$windows.~ls/sources/panther",
    "sysprep",
    "minint",
    "_smstasksequence",
    "recovery/oem",
    "recovery/autoapply",
    "sources/$oem$",
    "$oem$",
    "programdata/amazon/ec2-windows/launch/config",
    "programdata/amazon/ec2-windows/launch/log",
    "programdata/amazon/ec2-windows/launch/sysprep",
    "programdata/amazon/ec2launch/config",
    "programdata/amazon/ec2launch/log",
    "programdata/amazon/ec2launch/state",
    "programdata/amazon/ec2launch/sysprep",
    "program files/amazon/ec2configservice/logs",
    "program files/amazon/ec2configservice/scripts",
    "program files/amazon/ec2configservice/settings",
    "program files*/cloudbase solutions/cloudbase-init/conf",
    "program files*/cloudbase solutions/cloudbase-init/localscripts",
    "program files*/cloudbase solutions/cloudbase-init/log",
    "programdata/microsoft/wlansvc/profiles",
    "users/*/appdata/roaming/microsoft/windows/powershell/psreadline",
)
"""Other folders on a Windows drive in which everything is read, at any depth."""

ON_SERVERS: Final = (
    "scripts",
    "deploy",
    "remoteinstall/wdsclientunattend",
    "remoteinstall/images/*/*/unattend",
    "remoteinstall/smstemp",
    "reminst/smstemp",
    "control",
    "*/control",
    "*/scripts",
    "sms/data",
)
"""Folders on shares and media in which everything is read, at any depth."""

TEXTS_IN: Final = (
    "",
    "windows",
    "sources",
    "$windows.~bt/sources",
    "$windows.~ws/sources",
    "program files/amazon/ec2configservice",
)
"""Folders in which texts and scripts are read, but not in their subfolders."""

TEXTS: Final = (
    *("xml", "txt", "inf", "ini", "cmd", "bat", "ps1", "psm1", "vbs", "wsf", "sif", "log"),
    *("bak", "old", "orig", "save", "tmp", "json", "yml", "yaml", "conf", "cfg", "csv"),
)
"""How the names of texts and scripts end."""

NAMES: Final = (
    "*unattend*",
    "sysprep*.xml",
    "sysprep*.inf",
    "winnt.sif",
    "$winnt$.inf",
    "customsettings*",
    "bootstrap*.ini",
    "ts.xml",
    "variables.dat",
    "policy.xml",
    "*.var",
    "ovf-env*",
    "wasetup*",
    "setupcomplete*",
    "errorhandler*",
    "consolehost_history.txt",
    "powershell_transcript*.txt",
    "ntuser.dat",
    "ntuser.man",
    "*.reg",
    "*product*key*",
    "*keys*.csv",
    "*password*.txt",
    "*password*.csv",
    "*password*.xls*",
    "boot*.wim",
    "install*.wim",
    "install*.esd",
    "install*.swm",
    "winre.wim",
)
"""Names of files that are read in any folder."""

POLICIES: Final = (
    *("groups.xml", "services.xml", "scheduledtasks.xml", "datasources.xml"),
    *("printers.xml", "drives.xml", "registry.xml", "registry.pol"),
)
"""Names of group policy preferences that are read in any folder."""

FILES: Final = (
    *(
        f"{windows}/system32/config/{hive}"
        for windows in WINDOWS
        for hive in ("software", "system")
    ),
    "windows/system32/config/default",
    "windows/system32/startnet.cmd",
    "windows/system32/winpeshl.ini",
    "users/*/ntuser.dat",
    "users/*/documents/powershell_transcript*",
    "users/*/documents/*/powershell_transcript*",
    "documents and settings/*/ntuser.dat",
    "sources/*.wim",
    "sources/*.esd",
)
"""Single files that are read; transcripts are in the documents of a user by default."""
