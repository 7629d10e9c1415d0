@echo off
rem Installs a MAK and activates Windows, and proves it by the licence status.
rem slmgr takes the computer first, then user and password, then the option. Windows Vista and later
rem releases cannot manage each other. The firewall must allow remote administration (WMI).
rem WARNING: slmgr takes the password in its command line: while it runs, the list of processes shows
rem it, and auditing may store it. The forms cim and oslicense prompt for it and never store it.
setlocal enabledelayedexpansion
set "SLMGR=%SystemRoot%\System32\slmgr.vbs"
set "ACCOUNT="
set /p "ADMIN=Account: "
set /p "PASSWORD=Password, which is shown while you type: "
if not defined ADMIN goto :without
if not defined PASSWORD goto :without
set "MAK_GIVEN=!CONTOSO_MAK!"
if not defined MAK_GIVEN goto :without
rem The licence later shows the fifth group of the key.
set "WANTED="
for /f "tokens=2-7 delims==-" %%A in ('set MAK_GIVEN') do if "%%F"=="" set "WANTED=%%E"
if not defined WANTED goto :without
set "LEFT=0"
call :one PC-0001
call :one pc-0002.example.com
echo !LEFT! of 2 are not licensed
if not "!LEFT!"=="0" exit /b 1
exit /b 0

:one
set "COMPUTER=%~1"
set "CODE=0"
cscript //nologo "%SLMGR%" %~1 "!ADMIN!" "!PASSWORD!" /ipk !MAK_GIVEN! >nul
set "CODE=!errorlevel!"
if "!CODE!"=="0" (
    cscript //nologo "%SLMGR%" %~1 "!ADMIN!" "!PASSWORD!" /ato
    set "CODE=!errorlevel!"
)
set "STATUS=unknown"
set "LAST=none"
for /f "usebackq tokens=1,2" %%S in (`powershell -NoProfile -Command "Get-WmiObject SoftwareLicensingProduct -ComputerName $env:COMPUTER -Credential (New-Object System.Management.Automation.PSCredential $env:ADMIN, (ConvertTo-SecureString $env:PASSWORD -AsPlainText -Force)) -Filter 'PartialProductKey IS NOT NULL AND LicenseIsAddon = FALSE' | Where-Object { $_.ApplicationID -eq '55c92734-d682-4d71-983e-d6ec3f16059f' } | ForEach-Object { '' + $_.LicenseStatus + ' ' + $_.PartialProductKey }"`) do (
    set "STATUS=%%S"
    set "LAST=%%T"
)
echo %~1: status !STATUS!, key ending in !LAST!
if /i "!STATUS! !LAST!"=="1 !WANTED!" exit /b 0
set /a LEFT+=1
if not "!CODE!"=="0" call :explain !CODE!
exit /b 0

:without
echo No account or no valid product key was given.
exit /b 2

:explain
if "%~1"=="-1073434617" echo 0xC004B007: The computer cannot reach the licence server; check name resolution, firewall and proxy list; else telephone
if "%~1"=="-1073434607" echo 0xC004B011: System clock is too far off for the activation server; set date, time and zone, then try again
if "%~1"=="-1073434368" echo 0xC004B100: Server could not activate; seen when the key type is not supported for this product; check that key and product belong together
if "%~1"=="-1073430527" echo 0xC004C001: Server does not know this key; retype the MAK; ask the volume licensing contact
if "%~1"=="-1073430526" echo 0xC004C002: Server sees a problem with this key; contact activation support
if "%~1"=="-1073430525" echo 0xC004C003: Key is blocked on the server; get a new MAK; find where the old one leaked
if "%~1"=="-1073430524" echo 0xC004C004: Server says the key is invalid; other key
if "%~1"=="-1073430521" echo 0xC004C007: Key is not supported by the server; other key
if "%~1"=="-1073430520" echo 0xC004C008: Key has used up its unlock limit. Microsoft's page explains it for a KMS host key ^(10 activations on 6 hosts^); activate by telephone or ask for more
if "%~1"=="-1073430519" echo 0xC004C009: Server does not know the activation configuration; check product and key
if "%~1"=="-1073430516" echo 0xC004C00C: Server-side error; try later
if "%~1"=="-1073430515" echo 0xC004C00D: Key does not fit the product's activation configuration; check edition and key
if "%~1"=="-1073430514" echo 0xC004C00E: Key has the wrong length; retype
if "%~1"=="-1073430513" echo 0xC004C00F: Key has the wrong format; retype
if "%~1"=="-1073430512" echo 0xC004C010: Key contains a character that cannot occur; retype ^(alphabet check^)
if "%~1"=="-1073430510" echo 0xC004C012: Network error inside the server; try later
if "%~1"=="-1073430506" echo 0xC004C016: OEM pre-activation key cannot be activated online; use the key of the sticker/MAK; telephone
if "%~1"=="-1073430505" echo 0xC004C017: Key is blocked for this region; contact Microsoft
if "%~1"=="-1073430496" echo 0xC004C020: The MAK has no activations left; ask for a higher limit; see the count with VAMT; telephone
if "%~1"=="-1073430495" echo 0xC004C021: The extension of the MAK is used up too; new MAK or another extension
if "%~1"=="-1073430494" echo 0xC004C022: Re-issue limit not found at the server; contact Microsoft
if "%~1"=="-1073430432" echo 0xC004C060: Key was blocked automatically; new key
if "%~1"=="-1073428624" echo 0xC004C770: Key is used by another user; other key
if "%~1"=="-1073425662" echo 0xC004D302: Licence store was just rearmed; restart, then try again
if "%~1"=="-1073425657" echo 0xC004D307: No rearms left; activate; or reinstall
if "%~1"=="-1073422333" echo 0xC004E003: Licence evaluation failed, often after tampering or broken system files; repair system files, /rilc
if "%~1"=="-1073422314" echo 0xC004E016: This installation has no key configuration for this key: other product or edition; key of this edition, or change the edition
if "%~1"=="-1073422313" echo 0xC004E017: Key's serial is outside the known ranges; other key
if "%~1"=="-1073422308" echo 0xC004E01C: Evaluation key is over; key for a full edition
if "%~1"=="-1073422307" echo 0xC004E01D: New key cannot be used on this installation; other key
if "%~1"=="-1073422306" echo 0xC004E01E: New key cannot be used on this installation; other key
if "%~1"=="-1073422296" echo 0xC004E028: Another activation is running; wait, then look at the state
if "%~1"=="-1073418231" echo 0xC004F009: Grace time is over; activate
if "%~1"=="1074065420" echo 0x4004F00C: Information: inside the first grace time; activate before it ends
if "%~1"=="1074065421" echo 0x4004F00D: Information: inside the hardware-change grace time; activate again
if "%~1"=="-1073418225" echo 0xC004F00F: Hardware changed too much; activate again; with a MAK this uses another count
if "%~1"=="-1073418224" echo 0xC004F010: Key is invalid; retype
if "%~1"=="-1073418222" echo 0xC004F012: A needed value is missing in the licence store; repair licence files
if "%~1"=="-1073418220" echo 0xC004F014: No key installed; /ipk
if "%~1"=="-1073418219" echo 0xC004F015: Licence of this product is not installed; key of this edition
if "%~1"=="-1073418217" echo 0xC004F017: Licence is not installed; /rilc
if "%~1"=="-1073418203" echo 0xC004F025: Needs administrator rights; elevated prompt, or UserOperations=1
if "%~1"=="-1073418189" echo 0xC004F033: This key may not be installed here; event log; check edition and policy
if "%~1"=="-1073418188" echo 0xC004F034: No valid use licence yet; activate or retry
if "%~1"=="-1073418187" echo 0xC004F035: Volume key needs a qualifying base operating system ^(firmware marker^); use another key type or licence the computer
if "%~1"=="-1073418160" echo 0xC004F050: Key is invalid, usually a typo or a dash that is not a hyphen; retype with ASCII hyphens
if "%~1"=="-1073418159" echo 0xC004F051: Key is blocked; new key
if "%~1"=="-1073418153" echo 0xC004F057: Firmware lacks the OEM licence table; OEM key cannot be used here
if "%~1"=="-1073418152" echo 0xC004F058: Firmware lacks the OEM marker; OEM key cannot be used here
if "%~1"=="-1073418151" echo 0xC004F059: Firmware licence data is broken; firmware update/vendor
if "%~1"=="-1073418143" echo 0xC004F061: Upgrade-only key on a clean installation; full key
if "%~1"=="-1073418140" echo 0xC004F064: Non-genuine grace time is over; activate with a valid key
if "%~1"=="1074065509" echo 0x4004F065: Information: inside the non-genuine grace time ^(often written C004F065^); activate with a valid key
if "%~1"=="-1073418135" echo 0xC004F069: Key belongs to another edition; typical on evaluation media; change edition first ^(DISM /Set-Edition^), or other key
if "%~1"=="-1073418115" echo 0xC004F07D: Key cannot be used for this way of activation; MAK for online/telephone, GVLK for KMS/AD
if "%~1"=="-1073417728" echo 0xC004F200: State is not genuine; activate with a valid key
if "%~1"=="-1073417712" echo 0xC004F210: Licence edition differs from the installed edition; right edition
if "%~1"=="-1073417711" echo 0xC004F211: Hardware may have changed; activate again
if "%~1"=="-1073417710" echo 0xC004F212: Firmware key is for another edition; own key
if "%~1"=="-1073417709" echo 0xC004F213: No key found; /ipk
if "%~1"=="-1073415161" echo 0xC004FC07: Time-limited licence is over; new activation/key
if "%~1"=="-2143313817" echo 0x803FA067: Key blocked ^(newer server answer^); as C004C003
if "%~1"=="-2143313807" echo 0x803FA071: Unlock limit used up ^(newer server answer^); as C004C008
if "%~1"=="-2143313793" echo 0x803FA07F: MAK has no activations left ^(newer server answer^); as C004C020
if "%~1"=="-2143313792" echo 0x803FA080: MAK extension used up ^(newer server answer^); as C004C021
if "%~1"=="-2147024891" echo 0x80070005: Access denied; elevated prompt
if "%~1"=="-2147023728" echo 0x80070490: Key did not work; /ipk again
if "%~1"=="-2147023174" echo 0x800706BA: RPC server not reachable ^(remote slmgr, KMS^); firewall, service
if "%~1"=="-2147012894" echo 0x80072EE2: Time-out; proxy list; telephone
if "%~1"=="-2147156447" echo 0x8004FE21: Not genuine; reinstall licence files; own valid key
if "%~1"=="-2147156429" echo 0x8004FE33: Proxy in the way ^(authentication^); proxy exclusion list
echo slmgr exited with %~1: unattend-gen explain %~1
exit /b 0
