; The installer for Windows, for Inno Setup 6. Compiled by `make windows-installer`, which hands in:
;   Version   such as 0.1.0
;   Source    the folder that `make windows` laid
;   Output    where the installer goes
;   Signed    the folder of a signed uninstaller, where there is a certificate
;
; One person installs it without administrator's rights, in her own profile; an administrator installs it for everybody:
; /ALLUSERS or /CURRENTUSER, and /VERYSILENT for no window at all. Nothing here ever touches an archive.

#define Name "FFB Desk"
#define Program "FFB Desk.exe"
; Windows' button in the task bar; launcher.c says the same.
#define ButtonId "FFBDesk.FFBDesk"

[Setup]
AppId={{6C0A6E0E-5C2E-4E6B-9B7B-3F1D2A7C8E54}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher={#Name}
VersionInfoVersion={#Version}
VersionInfoDescription={#Name}
DefaultDirName={code:OwnFolder}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; The first Windows that knows the launcher's UTF-8: version 1903.
MinVersion=10.0.18362
OutputDir={#Output}
OutputBaseFilename=FFB-Desk-{#Version}-windows-x64
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\{#Program}
UninstallDisplayName={#Name}
WizardStyle=modern
WizardImageFile={#Pictures}\wizard-100.bmp,{#Pictures}\wizard-150.bmp,{#Pictures}\wizard-200.bmp
WizardSmallImageFile={#Pictures}\small-100.bmp,{#Pictures}\small-150.bmp,{#Pictures}\small-200.bmp
Compression=lzma2/max
SolidCompression=yes
; The compiler itself has 32 bits, and too little room for this compression.
LZMAUseSeparateProcess=yes
ChangesAssociations=yes
; What is written is stored as it is typed, and a window that is asked to close stores the rest first.
CloseApplications=yes
RestartApplications=no
ShowLanguageDialog=auto
#ifdef Signed
SignedUninstaller=yes
SignedUninstallerDir={#Signed}
#endif

[Languages]
Name: "da"; MessagesFile: "compiler:Languages\Danish.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
da.Desktop=Læg et ikon på &skrivebordet
en.Desktop=Put an icon on the &desktop
da.Archive=FFB Desk-arkiv
en.Archive=FFB Desk archive
da.Backup=Sikkerhedskopi fra FFB Desk
en.Backup=FFB Desk backup
da.Start=Start FFB Desk nu
en.Start=Start FFB Desk now
da.Kept=FFB Desk er fjernet. Arkiver, sikkerhedskopier og indstillinger ligger, hvor de lå: de slettes aldrig sammen med programmet.
en.Kept=FFB Desk is removed. Archives, backups and settings lie where they lay: they are never deleted with the program.

[Tasks]
Name: "desktop"; Description: "{cm:Desktop}"; Flags: unchecked

[InstallDelete]
; What an earlier version had and this one has not. Only the program's own folders: never {app} itself.
Type: filesandordirs; Name: "{app}\program"
Type: filesandordirs; Name: "{app}\Licenser"

[Files]
Source: "{#Source}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Dirs]
; Archives that the machine's own people share: a folder that all of them may write in.
Name: "{commonappdata}\{#Name}\Arkiver"; Permissions: users-modify; Flags: uninsneveruninstall; Check: IsAdminInstallMode

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Program}"; AppUserModelID: "{#ButtonId}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Program}"; AppUserModelID: "{#ButtonId}"; Tasks: desktop

[Registry]
Root: HKA; Subkey: "Software\Classes\.ffbarkiv"; ValueType: string; ValueData: "FFBDesk.Archive"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\FFBDesk.Archive"; ValueType: string; ValueData: "{cm:Archive}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\FFBDesk.Archive\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\FFBDesk.Archive\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.ffbkopi"; ValueType: string; ValueData: "FFBDesk.Backup"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\FFBDesk.Backup"; ValueType: string; ValueData: "{cm:Backup}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\FFBDesk.Backup\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\FFBDesk.Backup\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
; A program that fails leaves no picture of its memory in a file, and sends none.
Root: HKA; Subkey: "Software\Microsoft\Windows\Windows Error Reporting\ExcludedApplications"; ValueType: dword; ValueName: "{#Program}"; ValueData: 1; Flags: uninsdeletevalue

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:Start}"; Flags: nowait postinstall skipifsilent

[Code]
function OwnFolder(Unused: String): String;
begin
  if IsAdminInstallMode then
    Result := ExpandConstant('{commonpf64}\{#Name}')
  else
    Result := ExpandConstant('{localappdata}\Programs\{#Name}');
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if (Step = usPostUninstall) and not UninstallSilent then
    MsgBox(CustomMessage('Kept'), mbInformation, MB_OK);
end;
