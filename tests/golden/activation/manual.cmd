@echo off
rem Windows no longer activates automatically and shows no notifications. To activate: slmgr /ato.
rem Run it as an administrator.
setlocal
set failed=0
reg add "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlatform\Activation" /v Manual /t REG_DWORD /d 1 /f
if errorlevel 1 set failed=1
reg add "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlatform\Activation" /v NotificationDisabled /t REG_DWORD /d 1 /f
if errorlevel 1 set failed=1
exit /b %failed%
