# Sets the proxy of Windows services, and the activation hosts that bypass it. Run it elevated.
# Made by: unattend-gen activation proxy --form powershell
# Deploy MAK Activation, the time of Windows Server 2012
# Microsoft support article on 0x8004FE33 (KB921471), read in 2026
$ErrorActionPreference = 'Stop'
$hosts = @(
    'go.microsoft.com'
    'sls.microsoft.com'
    'activation.sls.microsoft.com'
    'activation-v2.sls.microsoft.com'
    'validation.sls.microsoft.com'
    'validation-v2.sls.microsoft.com'
    'crl.microsoft.com'
    'www.microsoft.com'
    'login.live.com'
    'displaycatalog.mp.microsoft.com'
    'licensing.mp.microsoft.com'
    'purchase.mp.microsoft.com'
    'displaycatalog.md.mp.microsoft.com'
    'licensing.md.mp.microsoft.com'
    'purchase.md.mp.microsoft.com'
)
Write-Output 'Previous proxy:'
netsh winhttp show proxy
$bypass = ($hosts + '<local>') -join ';'
netsh winhttp set proxy proxy-server="proxy.contoso.com:8080" bypass-list="$bypass"
if ($LASTEXITCODE -ne 0) { throw "netsh exited with $LASTEXITCODE" }
