@echo off
rem Windows runs this file as %WINDIR%\Setup\Scripts\SetupComplete.cmd at the end of Setup, except after
rem an installation with an OEM key (Enterprise and Server run it in any case). The rest is PowerShell.
setlocal
set "SELF=%~f0"
powershell.exe -NoProfile -ExecutionPolicy Bypass -Command "$all = [IO.File]::ReadAllText($env:SELF); & ([scriptblock]::Create($all.Substring($all.LastIndexOf('#' + '!powershell'))))" >"%~dp0activation.log" 2>&1
exit /b %errorlevel%
#!powershell
<#
.SYNOPSIS
Activates Windows, and proves it by the licence status.

.DESCRIPTION
Uses CIM (SoftwareLicensingService, SoftwareLicensingProduct). Exits with 0 if Windows is licensed, with 1 if it is not, and with 2 without a key.
Needs online access: it cannot pass a proxy that requires a password.
#>
$ErrorActionPreference = 'Stop'

# PowerShell 3 of Windows 8 has no statement that requires this.
$who = New-Object System.Security.Principal.WindowsPrincipal ([System.Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $who.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)) {
    Write-Output 'Run it as an administrator.'
    exit 1
}

$Key = ''

$Meanings = @{
    'C004B007' = 'The computer cannot reach the licence server; check name resolution, firewall and proxy list; else telephone'
    'C004B011' = 'System clock is too far off for the activation server; set date, time and zone, then try again'
    'C004B100' = 'Server could not activate; seen when the key type is not supported for this product; check that key and product belong together'
    'C004C001' = 'Server does not know this key; retype the MAK; ask the volume licensing contact'
    'C004C002' = 'Server sees a problem with this key; contact activation support'
    'C004C003' = 'Key is blocked on the server; get a new MAK; find where the old one leaked'
    'C004C004' = 'Server says the key is invalid; other key'
    'C004C007' = 'Key is not supported by the server; other key'
    'C004C008' = 'Key has used up its unlock limit. Microsoft''s page explains it for a KMS host key (10 activations on 6 hosts); activate by telephone or ask for more'
    'C004C009' = 'Server does not know the activation configuration; check product and key'
    'C004C00C' = 'Server-side error; try later'
    'C004C00D' = 'Key does not fit the product''s activation configuration; check edition and key'
    'C004C00E' = 'Key has the wrong length; retype'
    'C004C00F' = 'Key has the wrong format; retype'
    'C004C010' = 'Key contains a character that cannot occur; retype (alphabet check)'
    'C004C012' = 'Network error inside the server; try later'
    'C004C016' = 'OEM pre-activation key cannot be activated online; use the key of the sticker/MAK; telephone'
    'C004C017' = 'Key is blocked for this region; contact Microsoft'
    'C004C020' = 'The MAK has no activations left; ask for a higher limit; see the count with VAMT; telephone'
    'C004C021' = 'The extension of the MAK is used up too; new MAK or another extension'
    'C004C022' = 'Re-issue limit not found at the server; contact Microsoft'
    'C004C060' = 'Key was blocked automatically; new key'
    'C004C770' = 'Key is used by another user; other key'
    'C004D302' = 'Licence store was just rearmed; restart, then try again'
    'C004D307' = 'No rearms left; activate; or reinstall'
    'C004E003' = 'Licence evaluation failed, often after tampering or broken system files; repair system files, /rilc'
    'C004E016' = 'This installation has no key configuration for this key: other product or edition; key of this edition, or change the edition'
    'C004E017' = 'Key''s serial is outside the known ranges; other key'
    'C004E01C' = 'Evaluation key is over; key for a full edition'
    'C004E01D' = 'New key cannot be used on this installation; other key'
    'C004E01E' = 'New key cannot be used on this installation; other key'
    'C004E028' = 'Another activation is running; wait, then look at the state'
    'C004F009' = 'Grace time is over; activate'
    '4004F00C' = 'Information: inside the first grace time; activate before it ends'
    '4004F00D' = 'Information: inside the hardware-change grace time; activate again'
    'C004F00F' = 'Hardware changed too much; activate again; with a MAK this uses another count'
    'C004F010' = 'Key is invalid; retype'
    'C004F012' = 'A needed value is missing in the licence store; repair licence files'
    'C004F014' = 'No key installed; /ipk'
    'C004F015' = 'Licence of this product is not installed; key of this edition'
    'C004F017' = 'Licence is not installed; /rilc'
    'C004F025' = 'Needs administrator rights; elevated prompt, or UserOperations=1'
    'C004F033' = 'This key may not be installed here; event log; check edition and policy'
    'C004F034' = 'No valid use licence yet; activate or retry'
    'C004F035' = 'Volume key needs a qualifying base operating system (firmware marker); use another key type or licence the computer'
    'C004F050' = 'Key is invalid, usually a typo or a dash that is not a hyphen; retype with ASCII hyphens'
    'C004F051' = 'Key is blocked; new key'
    'C004F057' = 'Firmware lacks the OEM licence table; OEM key cannot be used here'
    'C004F058' = 'Firmware lacks the OEM marker; OEM key cannot be used here'
    'C004F059' = 'Firmware licence data is broken; firmware update/vendor'
    'C004F061' = 'Upgrade-only key on a clean installation; full key'
    'C004F064' = 'Non-genuine grace time is over; activate with a valid key'
    '4004F065' = 'Information: inside the non-genuine grace time (often written C004F065); activate with a valid key'
    'C004F069' = 'Key belongs to another edition; typical on evaluation media; change edition first (DISM /Set-Edition), or other key'
    'C004F07D' = 'Key cannot be used for this way of activation; MAK for online/telephone, GVLK for KMS/AD'
    'C004F200' = 'State is not genuine; activate with a valid key'
    'C004F210' = 'Licence edition differs from the installed edition; right edition'
    'C004F211' = 'Hardware may have changed; activate again'
    'C004F212' = 'Firmware key is for another edition; own key'
    'C004F213' = 'No key found; /ipk'
    'C004FC07' = 'Time-limited licence is over; new activation/key'
    '803FA067' = 'Key blocked (newer server answer); as C004C003'
    '803FA071' = 'Unlock limit used up (newer server answer); as C004C008'
    '803FA07F' = 'MAK has no activations left (newer server answer); as C004C020'
    '803FA080' = 'MAK extension used up (newer server answer); as C004C021'
    '80070005' = 'Access denied; elevated prompt'
    '80070490' = 'Key did not work; /ipk again'
    '800706BA' = 'RPC server not reachable (remote slmgr, KMS); firewall, service'
    '80072EE2' = 'Time-out; proxy list; telephone'
    '8004FE21' = 'Not genuine; reinstall licence files; own valid key'
    '8004FE33' = 'Proxy in the way (authentication); proxy exclusion list'
}

function Show-Result($Result) {
    $values = @($Result.Computer, $Result.LicenseStatus, $Result.LastFive, $Result.Channel)
    Write-Output ('{0}: status {1}, key ending in {2}, {3}' -f $values)
    if ($Result.IsLicensed) { return }
    $code = "$($Result.Code)"
    $meaning = $Meanings[$code]
    if ($meaning) { Write-Output "  0x${code}: $meaning" }
    elseif ($code) { Write-Output "  0x${code}: slui.exe 0x2a 0x$code shows what it means" }
    elseif ($Result.LicenseStatus -eq 1) { Write-Output '  licensed, but with another key than the given one' }
    else { Write-Output '  not licensed, without an error code' }
}

# Runs on one computer, and returns a result without the key.
$Work = {
    param([string] $Key, $Session)
    $ErrorActionPreference = 'Stop'
    $at = @{}
    if ($Session) { $at = @{ CimSession = $Session } }
    $query = @(
        "SELECT * FROM SoftwareLicensingProduct"
        "WHERE ApplicationID = '55c92734-d682-4d71-983e-d6ec3f16059f'"
        "AND PartialProductKey IS NOT NULL AND LicenseIsAddon = FALSE"
    ) -join ' '

    function Install-ByCim {
        $service = Get-CimInstance @at -ClassName SoftwareLicensingService
        if ($Key) {
            $install = @{ MethodName = 'InstallProductKey'; Arguments = @{ ProductKey = $Key } }
            $null = Invoke-CimMethod @at -InputObject $service @install
            $null = Invoke-CimMethod @at -InputObject $service -MethodName RefreshLicenseStatus
        }
        $product = Get-CimInstance @at -Query $query | Select-Object -First 1
        if (-not $product) { throw '0xC004F014' }
        $null = Invoke-CimMethod @at -InputObject $product -MethodName Activate
        $null = Invoke-CimMethod @at -InputObject $service -MethodName RefreshLicenseStatus
    }

    $code = ''
    try {
        Install-ByCim
    }
    catch {
        $message = "$($_.FullyQualifiedErrorId) $($_.Exception.Message)"
        if ($message -match '0x([0-9A-Fa-f]{8})') { $code = $Matches[1].ToUpperInvariant() }
        else { $code = '{0:X8}' -f $_.Exception.HResult }
    }
    $product = $null
    try { $product = Get-CimInstance @at -Query $query | Select-Object -First 1 }
    catch { $product = $null }
    $status = 'unknown'
    if ($product) { $status = $product.LicenseStatus }
    $isOurs = -not $Key -or "$($product.PartialProductKey)" -eq $Key.Substring(24)
    $channel = 'no channel'
    if ("$($product.Description)" -match '([A-Z_]+) channel') { $channel = $Matches[1] }
    $name = $env:COMPUTERNAME
    if ($Session) { $name = $Session.ComputerName }
    [pscustomobject]@{
        Computer = $name
        LicenseStatus = $status
        LastFive = "$($product.PartialProductKey)"
        Channel = $channel
        Code = $code
        # The licence status proves success; commands that did not fail do not.
        IsLicensed = $status -eq 1 -and $isOurs
    }
}

$result = & $Work $Key
$Key = $null
Show-Result $result
if (-not $result.IsLicensed) { exit 1 }
exit 0
