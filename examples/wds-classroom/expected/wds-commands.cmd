@echo off
rem Attaches both answer files to a server of Windows Deployment Services.
rem Run it on the server as an administrator. wds-commands.ps1 does the same: run one of them.
setlocal DisableDelayedExpansion

rem ==== Fill in =============================================================================
rem The folder RemoteInstall of the server.
set "REMOTE_INSTALL=C:\RemoteInstall"
rem The image that gets ImageUnattend.xml: its name and its group as WDS shows them, and its
rem file name where two images of the group have one name. Leave the quotes.
set IMAGE="Windows 10 Education"
set IMAGE_GROUP="Classrooms"
set IMAGE_FILE=""
rem A prestaged computer that alone gets WdsClientUnattend.xml; "" for every computer of this
rem architecture.
set DEVICE=""
set "ARCHITECTURE=x64"
rem Whether clients that this server adds by itself get it too: Yes or No.
set "AUTO_ADD=No"
rem ==========================================================================================

if %IMAGE%=="" (
  echo Fill in IMAGE and IMAGE_GROUP at the top of %~nx0.
  exit /b 1
)
set "CLIENT_FILE=WdsClientUnattend\WdsClientUnattend-%ARCHITECTURE%.xml"

rem The server gives the client file out of its own folder. Nobody has to log on to get it.
copy /y "%~dp0WdsClientUnattend.xml" "%REMOTE_INSTALL%\%CLIENT_FILE%" || goto failed

if not %DEVICE%=="" (
  wdsutil /Set-Device /Device:%DEVICE% /WdsClientUnattend:"%CLIENT_FILE%" || goto failed
) else (
  wdsutil /Set-Server /WdsUnattend /Policy:Enabled /CommandlinePrecedence:No /File:"%CLIENT_FILE%" /Architecture:%ARCHITECTURE% || goto failed
)
if /i "%AUTO_ADD%"=="Yes" (
  wdsutil /Set-Server /AutoAddSettings /Architecture:%ARCHITECTURE% /WdsClientUnattend:"%CLIENT_FILE%" || goto failed
)

rem The image's file holds everything from the specialize pass on, and the key that activates.
rem WDS keeps a copy below RemoteInstall\Images: let nobody else read that folder.
set CHOSEN=/Image:%IMAGE% /ImageType:Install
if not %IMAGE_GROUP%=="" set CHOSEN=%CHOSEN% /ImageGroup:%IMAGE_GROUP%
if not %IMAGE_FILE%=="" set CHOSEN=%CHOSEN% /Filename:%IMAGE_FILE%
wdsutil /Set-Image %CHOSEN% /UnattendFile:"%~dp0ImageUnattend.xml" /OverwriteUnattend:Yes || goto failed

rem ==== Hands-free deployment (CVE-2026-0386, KB5074952) ======================================
rem A client asks for its answer file without any log-on, so whoever is on the network can ask
rem for it, or answer in the server's place. Since 14 April 2026 a server gives none out unless
rem this value is 1. Value 0 says so for good; 1 is the old way and not secure. Whether the
rem image's file is withheld too is not stated.
reg add "HKLM\SYSTEM\CurrentControlSet\Services\WdsServer\Providers\WdsImgSrv\Unattend" /v AllowHandsFreeFunctionality /t REG_DWORD /d 1 /f || goto failed

echo Attached. Delete the files beside %~nx0 now: they hold what the machines get.
exit /b 0

:failed
echo Stopped: the command above failed.
exit /b 1
