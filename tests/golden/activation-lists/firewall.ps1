# Adds a rule to the Windows firewall that allows the host names of activation. Run it elevated.
# Rules can contain host names, as dynamic keywords, since build 20348. A component outside Windows, such
# as the security software, resolves them; without one the rule matches nothing. In that case, allow
# TCP 80 and 443 to your proxy instead, and exempt the host names there.
# Made by: unattend-gen activation proxy --form firewall
# Deploy MAK Activation, the time of Windows Server 2012
# Microsoft support article on 0x8004FE33 (KB921471), read in 2026
$ErrorActionPreference = 'Stop'
$names = @(
    'go.microsoft.com'
    'activation.sls.microsoft.com'
    'activation-v2.sls.microsoft.com'
    'validation.sls.microsoft.com'
    'validation-v2.sls.microsoft.com'
    'crl.microsoft.com'
    'login.live.com'
    'displaycatalog.mp.microsoft.com'
    'licensing.mp.microsoft.com'
    'purchase.mp.microsoft.com'
    'displaycatalog.md.mp.microsoft.com'
    'licensing.md.mp.microsoft.com'
    'purchase.md.mp.microsoft.com'
)
$ids = foreach ($name in $names) {
    $id = '{' + (New-Guid).Guid + '}'
    New-NetFirewallDynamicKeywordAddress -Id $id -Keyword $name -AutoResolve $true | Out-Null
    $id
}
New-NetFirewallRule -DisplayName 'Activation of Windows' -Direction Outbound -Action Allow -Protocol TCP -RemotePort 80, 443 -RemoteDynamicKeywordAddresses $ids
