# Made by: unattend-gen activation phone --form powershell
# Deposits the confirmation ID of each computer through CIM. It is given only to the licence with
# the matching installation ID; LicenseStatus then proves whether Windows is activated.
param([pscredential] $Credential)

$ErrorActionPreference = 'Stop'
$pairs = @(
    [pscustomobject]@{ Computer = 'PC-0001'; InstallationId = '112648221737733221062426835153156416362932741022184575109504800'; ConfirmationId = '216361371212526060680916835764990615145460300313' }
    [pscustomobject]@{ Computer = 'PC-0003'; InstallationId = '128486623321553379444442673454740246521314756860386158919663181'; ConfirmationId = '339384494235649083803934958780113630268483423336' }
)
$failed = 0
foreach ($pair in $pairs) {
    $session = $null
    try {
        $options = @{ ComputerName = $pair.Computer }
        if ($Credential) { $options.Credential = $Credential }
        $session = New-CimSession @options
        $filter = "ApplicationID = '55c92734-d682-4d71-983e-d6ec3f16059f' AND PartialProductKey IS NOT NULL"
        $product = Get-CimInstance -CimSession $session -ClassName SoftwareLicensingProduct -Filter $filter |
            Where-Object { $_.OfflineInstallationId -eq $pair.InstallationId }
        if (-not $product) { throw 'the installation ID has changed; read it again' }
        $ids = @{ InstallationId = $pair.InstallationId; ConfirmationId = $pair.ConfirmationId }
        Invoke-CimMethod -CimSession $session -InputObject $product -MethodName DepositOfflineConfirmationId -Arguments $ids | Out-Null
        Get-CimInstance -CimSession $session -ClassName SoftwareLicensingService |
            Invoke-CimMethod -CimSession $session -MethodName RefreshLicenseStatus | Out-Null
        $state = (Get-CimInstance -CimSession $session -ClassName SoftwareLicensingProduct -Filter "ID = '$($product.ID)'").LicenseStatus
        if ($state -ne 1) { throw "LicenseStatus is $state, not 1" }
        Write-Output "$($pair.Computer): licensed"
    } catch {
        $failed = $failed + 1
        Write-Warning "$($pair.Computer): $($_.Exception.Message)"
    } finally {
        if ($session) { Remove-CimSession -CimSession $session }
    }
}
exit [int]($failed -gt 0)
