@echo off
rem the key of the volume licence
cscript //nologo %windir%\system32\slmgr.vbs /ipk 94KN8-4BDRG-7TMVD-YDMGR-Q9DYC
cscript //nologo %windir%\system32\slmgr.vbs /ato
