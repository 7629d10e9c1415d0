// Windows activation connects directly, all other traffic uses the proxy. The firewall must allow outbound
// TCP 80 and 443; if it does not, exempt the addresses in the proxy instead.
// Made by: unattend-gen activation proxy --form pac
// Deploy MAK Activation, the time of Windows Server 2012
// Microsoft support article on 0x8004FE33 (KB921471), read in 2026
function FindProxyForURL(url, host) {
  var direct = [
    "go.microsoft.com",
    "sls.microsoft.com",
    "activation.sls.microsoft.com",
    "activation-v2.sls.microsoft.com",
    "validation.sls.microsoft.com",
    "validation-v2.sls.microsoft.com",
    "crl.microsoft.com",
    "www.microsoft.com",
    "login.live.com",
    "displaycatalog.mp.microsoft.com",
    "licensing.mp.microsoft.com",
    "purchase.mp.microsoft.com",
    "displaycatalog.md.mp.microsoft.com",
    "licensing.md.mp.microsoft.com",
    "purchase.md.mp.microsoft.com"
  ];
  var name = host.toLowerCase();
  for (var at = 0; at < direct.length; at++) {
    if (name === direct[at]) {
      return "DIRECT";
    }
  }
  return "PROXY proxy.contoso.com:8080";
}
