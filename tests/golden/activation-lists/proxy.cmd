@echo off
rem Sets the proxy of Windows services, and the activation hosts that bypass it. Run it elevated.
rem It replaces the current proxy. To see that one first: netsh winhttp show proxy
rem Made by: unattend-gen activation proxy --form netsh
rem Deploy MAK Activation, the time of Windows Server 2012
rem Microsoft support article on 0x8004FE33 (KB921471), read in 2026
netsh winhttp set proxy proxy-server="proxy.contoso.com:8080" bypass-list="go.microsoft.com;sls.microsoft.com;activation.sls.microsoft.com;activation-v2.sls.microsoft.com;validation.sls.microsoft.com;validation-v2.sls.microsoft.com;crl.microsoft.com;www.microsoft.com;login.live.com;displaycatalog.mp.microsoft.com;licensing.mp.microsoft.com;purchase.mp.microsoft.com;displaycatalog.md.mp.microsoft.com;licensing.md.mp.microsoft.com;purchase.md.mp.microsoft.com;<local>"
exit /b %errorlevel%
