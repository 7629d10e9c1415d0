<#
.SYNOPSIS
Installs a MAK and activates Windows, and proves it by the licence status.

.DESCRIPTION
Uses the module OSLicense, or by CIM where there is none, on 2 computers one after another. Prompts for an account that is an
administrator on each of them; name and password are never in a command line or a file.
Exits with 0 if all are licensed, with 1 if one is not, and with 2 without a key.
#>
$ErrorActionPreference = 'Stop'
$Computers = @(
    'PC-0001'
    'pc-0002.example.com'
)

$typed = Read-Host -AsSecureString -Prompt 'MAK'
$Key = (New-Object System.Management.Automation.PSCredential 'MAK', $typed).GetNetworkCredential().Password
$Key = "$Key".Trim().ToUpperInvariant()
if ($Key -cnotmatch '^([B-DF-HJKMNP-RTV-Y2346-9]{5}-){4}[B-DF-HJKMNP-RTV-Y2346-9]{5}$') {
    Write-Output 'No product key was given, or it is not valid.'
    exit 2
}

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

    # The module came with an update of September 2026; without it, CIM does the same.
    function Install-ByModule {
        # The returned object contains the key in clear text, so it is never printed.
        if ($Key) { Confirm-Success (Invoke-OSLicense -InstallProductKey $Key) }
        Confirm-Success (Invoke-OSLicense -ActivateOnline)
    }

    function Confirm-Success($Done) {
        if ($Done.Success) { return }
        $code = $Done.ErrorCode
        if ($code -isnot [string]) { $code = '0x{0:X8}' -f $code }
        throw $code
    }

    $code = ''
    try {
        if (Get-Command -Name Invoke-OSLicense -ErrorAction SilentlyContinue) { Install-ByModule }
        else { Install-ByCim }
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

$Account = Get-Credential -Message 'An administrator of these computers'
$results = foreach ($computer in $Computers) {
    try {
        Invoke-Command -ComputerName $computer -Credential $Account -ScriptBlock $Work -ArgumentList $Key
    }
    catch {
        [pscustomobject]@{
            Computer = $computer
            LicenseStatus = 'unknown'
            LastFive = ''
            Channel = 'no channel'
            Code = '{0:X8}' -f $_.Exception.HResult
            IsLicensed = $false
        }
    }
}
$Key = $null
foreach ($result in $results) { Show-Result $result }
$left = @($results | Where-Object { -not $_.IsLicensed })
Write-Output "$($left.Count) of $($Computers.Count) are not licensed"
if ($left.Count) { exit 1 }
exit 0
