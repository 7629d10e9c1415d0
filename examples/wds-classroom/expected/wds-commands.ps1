#Requires -RunAsAdministrator
<#
.SYNOPSIS
Attaches both answer files to a server of Windows Deployment Services.

.DESCRIPTION
Run it on the server. wds-commands.cmd does the same: run one of them.
#>

# ==== Fill in ==================================================================================
# The folder RemoteInstall of the server.
$RemoteInstall = 'C:\RemoteInstall'
# The image that gets ImageUnattend.xml: its name and its group as WDS shows them, and its
# file name where two images of the group have one name.
$Image = 'Windows 10 Education'
$ImageGroup = 'Classrooms'
$ImageFile = ''
# A prestaged computer that alone gets WdsClientUnattend.xml; '' for every computer of this
# architecture.
$Device = ''
$Architecture = 'x64'
# Whether clients that this server adds by itself get it too.
$AutoAdd = $false
# ===============================================================================================

$ErrorActionPreference = 'Stop'

function Invoke-WdsUtil {
    & wdsutil.exe @args
    if ($LASTEXITCODE -ne 0) { throw "wdsutil ended with code $LASTEXITCODE" }
}

if (-not $Image) { throw 'Fill in $Image and $ImageGroup at the top of this script.' }
$clientFile = "WdsClientUnattend\WdsClientUnattend-$Architecture.xml"

# The server gives the client file out of its own folder. Nobody has to log on to get it.
$client = Join-Path -Path $PSScriptRoot -ChildPath 'WdsClientUnattend.xml'
Copy-Item -LiteralPath $client -Destination (Join-Path -Path $RemoteInstall -ChildPath $clientFile) -Force

if ($Device) {
    Set-WdsClient -DeviceName $Device -WdsClientUnattend $clientFile
} else {
    Invoke-WdsUtil /Set-Server /WdsUnattend /Policy:Enabled /CommandlinePrecedence:No "/File:$clientFile" "/Architecture:$Architecture"
}
if ($AutoAdd) {
    Invoke-WdsUtil /Set-Server /AutoAddSettings "/Architecture:$Architecture" "/WdsClientUnattend:$clientFile"
}

# The image's file holds everything from the specialize pass on, and the key that activates.
# WDS keeps a copy below RemoteInstall\Images: let nobody else read that folder.
$chosen = @{
    ImageName = $Image
    UnattendFile = (Join-Path -Path $PSScriptRoot -ChildPath 'ImageUnattend.xml')
    OverwriteUnattend = $true
}
if ($ImageGroup) { $chosen['ImageGroup'] = $ImageGroup }
if ($ImageFile) { $chosen['FileName'] = $ImageFile }
Set-WdsInstallImage @chosen

# ==== Hands-free deployment (CVE-2026-0386, KB5074952) ===========================================
# A client asks for its answer file without any log-on, so whoever is on the network can ask for
# it, or answer in the server's place. Since 14 April 2026 a server gives none out unless this
# value is 1. Value 0 says so for good; 1 is the old way and not secure. Whether the image's file
# is withheld too is not stated.
$switchKey = 'HKLM:\SYSTEM\CurrentControlSet\Services\WdsServer\Providers\WdsImgSrv\Unattend'
if (-not (Test-Path -Path $switchKey)) { New-Item -Path $switchKey -Force | Out-Null }
Set-ItemProperty -Path $switchKey -Name AllowHandsFreeFunctionality -Value 1 -Type DWord

Write-Output 'Attached. Delete the files beside this script now: they hold what the machines get.'
