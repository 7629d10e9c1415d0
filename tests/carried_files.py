"""Answer files that carry scripts in the form of the most common generator."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from unattend_gen.answer_file.parse import parse

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile

FOLDER = r"C:\Windows\Setup\Scripts"
SPECIALIZE = rf"{FOLDER}\Specialize.ps1"
DEFAULT_USER = rf"{FOLDER}\DefaultUser.ps1"
USER_ONCE = rf"{FOLDER}\UserOnce.ps1"
FIRST_LOGON = rf"{FOLDER}\FirstLogon.ps1"
EXTRACTOR = """
param( [xml] $Document );
foreach( $file in $Document.unattend.Extensions.File ) {
    $path = [System.Environment]::ExpandEnvironmentVariables( $file.GetAttribute( 'path' ) );
    mkdir -Path( $path | Split-Path -Parent ) -ErrorAction 'SilentlyContinue';
    $encoding = [System.Text.Encoding]::UTF8;
    $bytes = $encoding.GetPreamble() + $encoding.GetBytes( $file.InnerText.Trim() );
    [System.IO.File]::WriteAllBytes( $path, $bytes );
}
"""
EXTRACT = (
    'powershell.exe -NoProfile -Command "$xml = [xml]::new(); '
    r"$xml.Load('C:\Windows\Panther\unattend.xml'); "
    "$sb = [scriptblock]::Create( $xml.unattend.Extensions.ExtractScript ); "
    'Invoke-Command -ScriptBlock $sb -ArgumentList $xml;"'
)
LOAD = r'reg.exe load "HKU\DefaultUser" "C:\Users\Default\NTUSER.DAT"'
UNLOAD = r'reg.exe unload "HKU\DefaultUser"'


def running(path: str) -> str:
    """Return the command that runs a carried PowerShell script."""
    return f'powershell.exe -WindowStyle "Normal" -NoProfile -File "{path}"'


def block_list(*blocks: str) -> str:
    """Return a script that runs blocks, one after another."""
    listed = "\n".join(f"\t{{\n\t\t{block}\n\t}};" for block in blocks)
    loop = "& {\n  foreach( $script in $scripts ) {\n    & $script;\n  }\n}"
    return f'$scripts = @(\n{listed}\n);\n\n{loop} *>&1 >> "C:\\a.log";'


def for_each_user(path: str = USER_ONCE) -> str:
    """Return the block that registers a script in the hive of the default user."""
    command = f'powershell.exe -NoProfile -File \\""{path}\\""'
    key = r"HKU\DefaultUser\Software\Microsoft\Windows\CurrentVersion\RunOnce"
    return f'reg.exe add "{key}" /v "UnattendedSetup" /t REG_SZ /d "{command}" /f;'


def carrying(
    files: dict[str, str],
    specialize: tuple[str, ...] = (),
    first_logon: tuple[str, ...] = (),
    *,
    extractor: str = EXTRACTOR,
    comment: str = "",
    name: str = "Contoso-01",
) -> bytes:
    """Return an answer file that carries files and runs these commands.

    Args:
        files: text by path.
        specialize: further commands of the specialize pass.
        first_logon: commands of the first logon.
        extractor: writes the files.
        comment: the first comment.
        name: of the computer.
    """
    carried = "".join(
        f"<File path={quoteattr(path)}>\n{escape(text)}\n\t\t</File>"
        for path, text in files.items()
    )
    specialized = _commands("RunSynchronous", "Path", (EXTRACT, *specialize))
    logon = _commands("FirstLogonCommands", "CommandLine", first_logon)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend"
  xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
  <!--{comment}-->
  <settings pass="specialize">
    {_component("Microsoft-Windows-Deployment", specialized)}
    {_component("Microsoft-Windows-Shell-Setup", f"<ComputerName>{name}</ComputerName>")}
  </settings>
  <settings pass="oobeSystem">
    {_component("Microsoft-Windows-Shell-Setup", logon)}
  </settings>
  <Extensions xmlns="https://contoso.com/generator/">
    <ExtractScript>{escape(extractor)}</ExtractScript>
    {carried}
  </Extensions>
</unattend>
""".encode()


def parsed(data: bytes) -> AnswerFile:
    """Return an answer file."""
    return parse(data)


def _component(name: str, content: str) -> str:
    return (
        f'<component name="{name}" processorArchitecture="amd64" language="neutral" '
        f'publicKeyToken="31bf3856ad364e35" versionScope="nonSxS">{content}</component>'
        if content
        else ""
    )


def _commands(listed: str, element: str, lines: tuple[str, ...]) -> str:
    item = "RunSynchronousCommand" if listed == "RunSynchronous" else "SynchronousCommand"
    items = "".join(
        f'<{item} wcm:action="add"><Order>{order}</Order><{element}>{escape(line)}</{element}>'
        f"</{item}>\n"
        for order, line in enumerate(lines, start=1)
    )
    return f"<{listed}>{items}</{listed}>" if items else ""
