"""Secrets in every place where Windows, Setup, deployment tools and people leave them.

Source:
    The vendor's references on answer files, Sysprep, the Deployment Toolkit, Configuration Manager,
    Windows Deployment Services, group policy and PowerShell; documentation of EC2Launch,
    EC2Config and Cloudbase-Init; the lists of tools that search for such leftovers.
"""

from __future__ import annotations

from tests.hives import a_hive, below, text

_HISTORY = "Users/x/AppData/Roaming/Microsoft/Windows/PowerShell/PSReadLine"
_PASSWORD = "Sommer-2031!"
_PLAIN = f"<Password><Value>{_PASSWORD}</Value><PlainText>true</PlainText></Password>"

ANSWER = (
    '<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="oobeSystem">'
    '<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" '
    'publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"><AutoLogon>'
    f"{_PLAIN}<Enabled>true</Enabled><Username>x</Username></AutoLogon></component></settings>"
    "</unattend>"
).encode()
LOG = f"2026-01-05 10:00:00, Info  [x] net user Administrator {_PASSWORD} /add\r\n".encode()
COMMAND = f"@echo off\r\nnet user Administrator {_PASSWORD} /add\r\n".encode()
POWERSHELL = f"$p = ConvertTo-SecureString '{_PASSWORD}' -AsPlainText -Force\r\n".encode()
SIF = f'[GuiUnattended]\r\nAdminPassword="{_PASSWORD}"\r\n'.encode()
RULES = f"[Settings]\r\nPriority=Default\r\n[Default]\r\nAdminPassword={_PASSWORD}\r\n".encode()
VARIABLES = (
    f'<MediaVarList><var name="ADMINPASSWORD"><![CDATA[{_PASSWORD}]]></var></MediaVarList>'.encode()
)
POLICY = (
    b'<Groups><User name="x"><Properties userName="x" '
    b'cpassword="bm90LWEtcmVhbC1vbmUtYXQtYWxsLg"/></User></Groups>'
)
WIFI = (
    b'<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1"><MSM><security>'
    b"<sharedKey><keyType>passPhrase</keyType><protected>false</protected>"
    b"<keyMaterial>Sommer-2031!</keyMaterial></sharedKey></security></MSM></WLANProfile>"
)
SOFTWARE = a_hive(
    below(
        "Microsoft\\Windows NT\\CurrentVersion\\Winlogon",
        {"AutoAdminLogon": text("1"), "DefaultPassword": text(_PASSWORD)},
    )
)
USER = a_hive(
    below(
        "Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce",
        {"x": text(f"cmd /c net user x {_PASSWORD} /add")},
    ),
    "NTUSER",
)

PLACES: dict[str, bytes] = {
    "Windows/Panther/unattend.xml": ANSWER,
    "Windows/Panther/Unattend/unattended.xml": ANSWER,
    "Windows/Panther/unattend-original.xml": ANSWER,
    "WINDOWS/PANTHER/UNATTEND.BAK": ANSWER,
    "Windows/Panther/una1234.tmp": ANSWER,
    "Windows/Panther/noextension": ANSWER,
    "Windows/Panther/setupact.log": LOG,
    "Windows/Panther/setuperr.log": LOG,
    "Windows/Panther/cbs_unattend.log": LOG,
    "Windows/Panther/UnattendGC/setupact.log": LOG,
    "Windows/Panther/UnattendGC/diagerr.xml": ANSWER,
    "Windows/Panther/actionqueue/specialize.uaq": ANSWER,
    "Windows/Panther/WaSetup.log": LOG,
    "Windows/OEM/ovf-env.xml": ANSWER,
    "Windows/System32/Sysprep/unattend.xml": ANSWER,
    "Windows/System32/sysprep/sysprep.inf": SIF,
    "windows/system32/SYSPREP/Panther/IE/setupact.log": LOG,
    "Windows/Setup/Scripts/SetupComplete.cmd": COMMAND,
    "Windows/Setup/Scripts/ErrorHandler.cmd": COMMAND,
    "Windows/Setup/Scripts/Specialize.ps1": POWERSHELL,
    "Windows/Setup/Scripts/FirstLogon.log": LOG,
    "Windows/Setup/Scripts/Wifi.xml": WIFI,
    "Windows/unattend.txt": SIF,
    "Windows/System32/$winnt$.inf": SIF,
    "Windows/System32/GroupPolicy/Machine/Scripts/Startup/x.cmd": COMMAND,
    "Windows/SYSVOL/sysvol/a.test/Policies/{1}/Machine/Preferences/Groups/Groups.xml": POLICY,
    "Windows/System32/config/SOFTWARE": SOFTWARE,
    "Windows/System32/config/RegBack/SOFTWARE": SOFTWARE,
    "Windows/CCM/Logs/smsts.log": LOG,
    "Windows/SMSOSD/x.log": LOG,
    "Windows/Temp/DeploymentLogs/BDD.log": LOG,
    "Windows/repair/software": SOFTWARE,
    "unattend.xml": ANSWER,
    "autounattend.xml": ANSWER,
    "unattend.txt": SIF,
    "unattend.inf": SIF,
    "sysprep.inf": SIF,
    "sysprep/sysprep.xml": ANSWER,
    "WINNT.SIF": SIF,
    "$WINDOWS.~BT/Sources/Panther/unattend.xml": ANSWER,
    "$Windows.~WS/Sources/Panther/setupact.log": LOG,
    "Windows.old/Windows/Panther/unattend.xml": ANSWER,
    "Windows.old.000/WINDOWS/Panther/setupact.log": LOG,
    "Windows.old.000/Windows/System32/config/SOFTWARE": SOFTWARE,
    "Sources/autounattend.xml": ANSWER,
    "Sources/$OEM$/$$/Panther/unattend.xml": ANSWER,
    "Sources/$OEM$/$1/install/go.cmd": COMMAND,
    "Recovery/OEM/ResetConfig.cmd": COMMAND,
    "Recovery/AutoApply/unattend.xml": ANSWER,
    "RemoteInstall/WdsClientUnattend/WDSClientUnattend.xml": ANSWER,
    "RemoteInstall/Images/Group/install/Unattend/ImageUnattend.xml": ANSWER,
    "REMINST/SMSTemp/2026.var": VARIABLES,
    "DeploymentShare/Control/CustomSettings.ini": RULES,
    "DeploymentShare/Control/Bootstrap.ini": RULES,
    "DeploymentShare/Control/W11/Unattend.xml": ANSWER,
    "DeploymentShare/Control/W11/ts.xml": VARIABLES,
    "DeploymentShare/Scripts/x.vbs": COMMAND,
    "MININT/SMSOSD/OSDLOGS/BDD.log": LOG,
    "MININT/SMSOSD/OSDLOGS/VARIABLES.DAT": VARIABLES,
    "minint/unattend.xml": ANSWER,
    "_SMSTaskSequence/Logs/smsts.log": LOG,
    "SMS/data/Variables.dat": VARIABLES,
    "SMS/data/Policy.xml": VARIABLES,
    f"{_HISTORY}/ConsoleHost_history.txt": COMMAND,
    "Users/x/NTUSER.DAT": USER,
    "Users/Default/ntuser.dat": USER,
    "Windows/ServiceProfiles/LocalService/NTUSER.DAT": USER,
    "Users/x/Documents/PowerShell_transcript.PC1.a+b.20260102030405.txt": COMMAND,
    "Users/x/Documents/20260102/PowerShell_transcript.PC1.c.20260102030405.txt": COMMAND,
    "Transcripts/20260102/PowerShell_transcript.PC2.d.20260102030405.txt": POWERSHELL,
    "ProgramData/Amazon/EC2-Windows/Launch/Sysprep/Unattend.xml": ANSWER,
    "ProgramData/Amazon/EC2-Windows/Launch/Log/UserdataExecution.log": LOG,
    "ProgramData/Amazon/EC2Launch/sysprep/unattend.xml": ANSWER,
    "ProgramData/Amazon/EC2Launch/log/agent.log": LOG,
    "Program Files/Amazon/Ec2ConfigService/sysprep2008.xml": ANSWER,
    "Program Files/Amazon/Ec2ConfigService/Scripts/UserScript.ps1": POWERSHELL,
    "Program Files/Amazon/Ec2ConfigService/Logs/Ec2ConfigLog.txt": LOG,
    "Program Files/Cloudbase Solutions/Cloudbase-Init/conf/Unattend.xml": ANSWER,
    "Program Files (x86)/Cloudbase Solutions/Cloudbase-Init/LocalScripts/x.ps1": POWERSHELL,
    "Program Files/Cloudbase Solutions/Cloudbase-Init/log/cloudbase-init.log": LOG,
    "ProgramData/Microsoft/Wlansvc/Profiles/Interfaces/{1}/{2}.xml": WIFI,
    # Copies in folders that no list has.
    "Imaging/Old/unattend-backup.xml": ANSWER,
    "Users/x/Desktop/autounattend.xml": ANSWER,
    "Users/x/Downloads/sysprep - Copy (2).inf": SIF,
    "Tools/WINNT.SIF.bak": SIF,
    "Tools/CustomSettings.ini~": RULES,
    "Users/x/Documents/my passwords.txt": COMMAND,
    "Tools/GPO backup/Groups - Copy.xml": POLICY,
    "Tools/autologon.reg": (
        b"Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\"
        b'Windows NT\\CurrentVersion\\Winlogon]\r\n"DefaultPassword"="Sommer-2031!"\r\n'
    ),
    "Backup/PC1/Windows/Panther/setupact.log": LOG,
}
"""A file with a secret for each place."""

OTHERS: dict[str, bytes] = {
    "Windows/explorer.exe": b"MZ",
    "Windows/System32/drivers/a.sys": b"MZ",
    "Windows/System32/kernel32.dll": b"MZ",
    "Users/x/Pictures/a.bmp": b"BM",
}
"""Files of a drive that are in no known place."""
