"""Ordinary texts that seem to contain a secret but do not."""

from __future__ import annotations

import base64
from typing import Final

_BYTES: Final = base64.b64encode(bytes(range(256)) * 3).decode()
_PEM: Final = "\n".join(_BYTES[at : at + 64] for at in range(0, 960, 64))

DECOYS: Final = {
    "serials.csv": "asset,serial,service tag\nA1,C02AL-1EUO5-SZ015-QWERT-12345,5ILO0\n"
    "A2,B2222-FFFFG-22222-GGGGB-2FB2A,7XK2J\n",
    "six-groups.txt": "voucher J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2-94KN8\n",
    "guids.log": "{7C8D9EBC-2B3D-4F56-BCDF-2346789BCDFG}\n5C3E1A2B-4D5E-6F70-8192-A3B4C5D6E7F8\n",
    "product-ids.txt": "Product ID: 00330-80000-00000-AA123\nProduct ID 55041-008-2346789-86234\n",
    "masked.txt": "Product key: XXXXX-XXXXX-XXXXX-XXXXX-Q4JK2\npartial "
    "*****-*****-*****-*****-Q4JK2\n"
    "MAK xxxxx-xxxxx-xxxxx-xxxxx-xxxxx\n",
    "licence.txt": "The product key that comes with the software may be used on one device. You "
    "must\n"
    "keep your password safe, and may not publish the product key or any password.\n",
    "manual.1": ".TH UPDATE\\-PASSWD 8\n.B \\-\\-password=PASSWORD\nuse \\-\\-passphrase with "
    "care\n"
    "\\fBpassword=\\fR\\fIvalue\\fR\n",
    "manual.md": "Use `--password PASSWORD`, or `--passwd <value>`. With --password the prompt "
    "is left\n"
    "out; the --pwd option of older versions is gone. USERPWD <username>:<password> `<value>`\n",
    "changelog": "* The --password switch now works with --user.\n* single-pass only, two-pass "
    "-pass 6\n"
    "* configure: set PWD=`pwd` at the top\n",
    "help.txt": "net user <name> <password> /add\nnet user %1 %2 /add\nslmgr /ipk <product key>\n"
    "schtasks /create /ru user /rp *\ncmdkey /add:server /user:name /pass\n"
    "curl -u user:password https://example.org/\n",
    "client.py": "def connect(user, password=None, *, key_password=None):\n"
    "    return session(user=user, password=password, auth=(user, key_password))\n"
    "    print(f'password={password!r}')\n    if password == other_password:\n        pass\n",
    "form.html": '<input type="password" name="password"><label for="password">Password</label>\n'
    '<a href="/reset?token=%TOKEN%">Forgot your password?</a>\n',
    "app.min.js": "var a=function(e){return e.password===t.password&&(this.pwd=e.pwd)},"
    "productKey=n(12),k={productKey:null,adminPassword:void 0};a.password=b.getPassword();\n",
    "script.ps1": "$password = Read-Host -AsSecureString\n$cred = Get-Credential\n"
    "$p = ConvertTo-SecureString $env:PW -AsPlainText -Force\nnet user bob $password /add\n"
    "New-LocalUser -Name bob -Password $password\n$svc.InstallProductKey($key)\n",
    "batch.cmd": "set /p PASSWORD=Password:\nnet user bob * /add\nslmgr /ipk %MAK%\n"
    "slmgr /ipk XXXXX-XXXXX-XXXXX-XXXXX-XXXXX\nreg query HKLM\\X /v DefaultPassword\n",
    "vault.yml": 'admin_password: "{{ vault_admin_password }}"\nproduct_key: "{{ key }}"\n',
    "schema.json": '{"adminPassword": {"type": "securestring"}, "productKey": {"type": '
    '"string"}}\n',
    "CustomSettings.ini": "[Default]\nSkipAdminPassword=YES\nAdminPassword=%Secret%\nProductKey=\n"
    "BdePinMinLength=6\nOSDBitLockerCreateRecoveryPassword=AD\n",
    "empty.reg": "Windows Registry Editor Version "
    '5.00\n\n[HKEY_LOCAL_MACHINE\\X]\n"DefaultPassword"=""\n'
    '"AutoAdminLogon"="0"\n"PasswordExpiryWarning"=dword:00000005\n',
    "Groups.xml": '<Groups><User><Properties action="U" cpassword="" '
    'userName="x"/></User></Groups>\n',
    "schema.xsd": '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element '
    'name="Password">'
    "<xs:documentation>The Password element.</xs:documentation></xs:element></xs:schema>\n",
    "app.config": "<config><Password>${VAULT:deploy/admin}</Password><ProductKey/></config>\n",
    "certificate.pem": f"-----BEGIN CERTIFICATE-----\n{_PEM}\n-----END CERTIFICATE-----\n",
    "image.txt": f"data:image/png;base64,{_BYTES}\n",
    "hashes.txt": "sha1 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12 makefile\n"
    "md5 9e107d9d372bb6826bd81d3542a419d6 product keyboard.sys\n",
    "makefile": "make: product\n\tmake -C keyboard BCDFGHJKMPQRTVWXY2346789B\n",
    "setupact.log": "2026-03-11 10:20:11, Info [msoobe.exe] PidGenX product key matched edition, "
    "partial "
    "key Q4JK2\n2026-03-11 10:20:12, Info password set for 'Administrator'\n"
    "2026-03-11 10:20:13, Info found run command; password info not logged; path = [cmd /c ver]\n"
    "2026-03-11 10:20:14, Info Successfully installed product key (null)\n",
    "link.txt": "https://example.org/unattend-generator/?Language=en&PasswordExpirationMode=No"
    "&AutoLogonPassword=&WifiMode=Skip\n",
}
"""By the name of the file."""
