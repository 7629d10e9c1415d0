<#
.SYNOPSIS
Gathers what Windows Setup left on many machines, one folder a machine, for check --fleet and audit.

.DESCRIPTION
Nothing is installed or run on the machines: their administrative shares are read. What is gathered
may hold product keys and passwords, so the destination is closed to everybody but you and the
administrators before the first file is written. Delete it once the report is made.

.PARAMETER ComputerName
The machines, by name; or use -List.

.PARAMETER List
A text file with one name a line; empty lines and lines that begin with # are passed over.

.PARAMETER Destination
A new or empty folder on an NTFS drive.

.EXAMPLE
.\collect.ps1 -List machines.txt -Destination D:\collected
#>
[CmdletBinding(DefaultParameterSetName = 'Names')]
param(
    [Parameter(Mandatory = $true, ParameterSetName = 'Names')]
    [string[]] $ComputerName,

    [Parameter(Mandatory = $true, ParameterSetName = 'List')]
    [string] $List,

    [Parameter(Mandatory = $true)]
    [string] $Destination,

    [ValidateRange(1, 1024)]
    [int] $LargestMegabytes = 32
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# Folders that are taken with all that is below them, and single files, below the drive's root.
$folders = @(
    'Windows\Panther'
    'Windows\System32\Sysprep\Panther'
    'Windows\Setup\Scripts'
    'Windows.old\Windows\Panther'
)
$files = @(
    'Windows\System32\Sysprep\unattend.xml'
    'Windows\System32\Sysprep\sysprep.inf'
    'unattend.xml'
    'autounattend.xml'
)
$suffixes = @('.xml', '.log', '.cmd', '.bat', '.ps1', '.vbs', '.ini', '.inf', '.txt', '.reg')

function New-ClosedFolder([string] $Path) {
    if ((Test-Path -LiteralPath $Path) -and (Get-ChildItem -LiteralPath $Path -Force)) {
        throw "$Path is not empty; name a new folder"
    }
    New-Item -ItemType Directory -Path $Path -Force | Out-Null
    $me = [System.Security.Principal.WindowsIdentity]::GetCurrent().User
    $administrators = New-Object System.Security.Principal.SecurityIdentifier 'S-1-5-32-544'
    $rights = New-Object System.Security.AccessControl.DirectorySecurity
    $rights.SetAccessRuleProtection($true, $false)
    foreach ($who in $me, $administrators) {
        $rule = New-Object System.Security.AccessControl.FileSystemAccessRule -ArgumentList @(
            $who, 'FullControl', 'ContainerInherit, ObjectInherit', 'None', 'Allow'
        )
        $rights.AddAccessRule($rule)
    }
    Set-Acl -LiteralPath $Path -AclObject $rights
}

function Copy-One([string] $Source, [string] $Target) {
    $folder = Split-Path -Path $Target -Parent
    New-Item -ItemType Directory -Path $folder -Force | Out-Null
    Copy-Item -LiteralPath $Source -Destination $Target
}

function Get-Wanted([string] $Share) {
    foreach ($folder in $folders) {
        $place = Join-Path -Path $Share -ChildPath $folder
        if (Test-Path -LiteralPath $place) {
            Get-ChildItem -LiteralPath $place -Recurse -Force -ErrorAction SilentlyContinue |
                Where-Object { -not $_.PSIsContainer -and $suffixes -contains $_.Extension.ToLower() }
        }
    }
    foreach ($file in $files) {
        $place = Join-Path -Path $Share -ChildPath $file
        if (Test-Path -LiteralPath $place) { Get-Item -LiteralPath $place -Force }
    }
}

function Copy-Machine([string] $Name) {
    $share = "\\$Name\C$"
    if (-not (Test-Path -LiteralPath $share)) { throw "$share cannot be reached" }
    # The folder is made even for a machine without any file, so that none is missing from the report.
    $target = Join-Path -Path $Destination -ChildPath $Name
    New-Item -ItemType Directory -Path $target -Force | Out-Null
    foreach ($item in Get-Wanted $share) {
        $below = $item.FullName.Substring($share.Length).TrimStart('\')
        if ($item.Length -gt $LargestMegabytes * 1048576) {
            Write-Lost $Name $below 'larger than the limit'
            continue
        }
        try {
            Copy-One $item.FullName (Join-Path -Path $target -ChildPath $below)
        } catch {
            Write-Lost $Name $below $_.Exception.Message
        }
    }
}

function Write-Lost([string] $Name, [string] $Path, [string] $Reason) {
    $script:lost += New-Object PSObject -Property @{ Machine = $Name; Path = $Path; Reason = $Reason }
}

if ($PSCmdlet.ParameterSetName -eq 'List') {
    $ComputerName = Get-Content -LiteralPath $List |
        ForEach-Object { $_.Trim() } |
        Where-Object { $_ -and -not $_.StartsWith('#') }
}
foreach ($name in $ComputerName) {
    if ($name -notmatch '^[A-Za-z0-9][A-Za-z0-9._-]*$') { throw "no name of a machine: $name" }
}

$lost = @()
$number = 0
New-ClosedFolder $Destination
foreach ($name in $ComputerName) {
    $number += 1
    Write-Progress -Activity 'Gathering' -Status $name -PercentComplete (100 * $number / $ComputerName.Count)
    try {
        Copy-Machine $name
    } catch {
        Write-Lost $name '' $_.Exception.Message
    }
}
if ($lost) {
    $report = "$Destination-not-collected.csv"
    $lost | Select-Object -Property @('Machine', 'Path', 'Reason') |
        Export-Csv -LiteralPath $report -NoTypeInformation
    Write-Warning "$($lost.Count) could not be gathered; see $report"
    exit 4
}
exit 0
