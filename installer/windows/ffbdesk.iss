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

[Messages]
da.ConfirmUninstall=Vil du fjerne %1 fra denne computer?%n%nArkiver, sikkerhedskopier og indstillinger bliver liggende.
en.ConfirmUninstall=Remove %1 from this computer?%n%nArchives, backups and settings stay.
da.FinishedLabel=[name] er nu på computeren. Du finder det i menuen Start.
en.FinishedLabel=[name] is on this computer now. You find it in the Start menu.

[CustomMessages]
da.Desktop=Læg et ikon på &skrivebordet
en.Desktop=Put an icon on the &desktop
da.Archive=FFB Desk-arkiv
en.Archive=FFB Desk archive
da.Backup=Sikkerhedskopi fra FFB Desk
da.Case=Kursussag til FFB Desk
da.Task=Opgave til FFB Desk
da.Answer=Svar til FFB Desk
en.Backup=FFB Desk backup
en.Case=FFB Desk course case
en.Task=FFB Desk course task
en.Answer=FFB Desk course answer
da.Start=Start FFB Desk nu
en.Start=Start FFB Desk now
da.Kept=FFB Desk er fjernet. Arkiver, sikkerhedskopier og indstillinger ligger, hvor de lå: de slettes aldrig sammen med programmet.
da.NotOurs=I mappen %1 ligger noget, der ikke er FFB Desk. Intet er ændret: vælg en anden mappe.
en.NotOurs=The folder %1 holds something that is not FFB Desk. Nothing is changed: choose another folder.
da.InUse=FFB Desk er åbent på denne computer, måske på en andens konto. Intet er ændret: luk programmet, og prøv igen.
da.ArchiveInside=I programmets mappe ligger et arkiv eller en sikkerhedskopi: %1. Intet er ændret. Flyt mappen til et andet sted, og prøv igen.
en.ArchiveInside=An archive or a backup lies in the program's folder: %1. Nothing is changed. Move that folder elsewhere, and try again.
da.Newer=På computeren ligger FFB Desk %1, som er nyere end denne ({#Version}). Intet er ændret: en ældre udgave kan ikke åbne arkiver, som en nyere har åbnet. Fjern den nyere først, hvis du er sikker.
en.Newer=FFB Desk %1 is on this computer, which is newer than this one ({#Version}). Nothing is changed: an older version cannot open archives that a newer one has opened. Remove the newer one first if you are sure.
en.InUse=FFB Desk is open on this computer, perhaps on another account. Nothing is changed: close it, and try again.
en.Kept=FFB Desk is removed. Archives, backups and settings lie where they lay: they are never deleted with the program.

[Tasks]
Name: "desktop"; Description: "{cm:Desktop}"; Flags: unchecked

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
Root: HKA; Subkey: "Software\Classes\.ffbsag"; ValueType: string; ValueData: "FFBDesk.Case"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\FFBDesk.Case"; ValueType: string; ValueData: "{cm:Case}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\FFBDesk.Case\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\FFBDesk.Case\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.ffbopgave"; ValueType: string; ValueData: "FFBDesk.Task"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\FFBDesk.Task"; ValueType: string; ValueData: "{cm:Task}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\FFBDesk.Task\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\FFBDesk.Task\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.ffbsvar"; ValueType: string; ValueData: "FFBDesk.Answer"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\FFBDesk.Answer"; ValueType: string; ValueData: "{cm:Answer}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\FFBDesk.Answer\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\FFBDesk.Answer\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
; A program that fails leaves no picture of its memory in a file, and sends none.
Root: HKA; Subkey: "Software\Microsoft\Windows\Windows Error Reporting\ExcludedApplications"; ValueType: dword; ValueName: "{#Program}"; ValueData: 1; Flags: uninsdeletevalue

[UninstallDelete]
; What an upgrade that was cut off has left; the folder itself goes where nothing of anybody's is in it.
Type: files; Name: "{app}\opgraderes"
Type: dirifempty; Name: "{app}"

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

{ What an earlier version had and this one has not must go, for Python takes every file it finds. But a folder called
  "program" may be somebody's own: it is ours only where our uninstaller and our Python lie. }
function Own(Name: String): String;
begin
  Result := AddBackslash(ExpandConstant('{app}')) + Name;
end;

function IsOurs: Boolean;
begin
  Result := FileExists(Own('unins000.dat')) and FileExists(Own('program\python313.dll'));
end;

{ Windows lets nobody write in a library that a program has loaded, on whosever account. }
function IsOpen: Boolean;
var
  Library: TFileStream;
begin
  Result := False;
  if FileExists(Own('program\python313.dll')) then
    try
      Library := TFileStream.Create(Own('program\python313.dll'), fmOpenReadWrite or fmShareExclusive);
      Library.Free;
    except
      Result := True;
    end;
end;

procedure Refuse(Message: String);
begin
  SuppressibleMsgBox(Message, mbCriticalError, MB_OK, IDOK);
  Abort;
end;

{ The version that lies there, where it is newer than this one; else nothing. }
function Newer: String;
var
  There, This: Int64;
begin
  Result := '';
  if GetPackedVersion(Own('{#Program}'), There) and StrToVersion('{#Version}', This) and
      (ComparePackedVersion(There, This) > 0) then
    GetVersionNumbersString(Own('{#Program}'), Result);
end;

{ All that is ours: what is replaced as one, and put back as one. }
const
  LastPart = 4;

function Part(Number: Integer): String;
begin
  case Number of
    0: Result := Own('program');
    1: Result := Own('Licenser');
    2: Result := Own('{#Program}');
    3: Result := Own('ffbdesk.exe');
    4: Result := Own('sbom.cdx.json');
  end;
end;

function Old(Number: Integer): String;
begin
  Result := Part(Number) + '.gammel';
end;

{ While this file lies there, what has ".gammel" after its name is the whole old program, and the rest is half a new one. }
function UnderWay: String;
begin
  Result := Own('opgraderes');
end;

function IsThere(Path: String): Boolean;
begin
  Result := FileExists(Path) or DirExists(Path);
end;

procedure TakeAway(Path: String);
begin
  if DirExists(Path) then
    DelTree(Path, True, True, True)
  else
    DeleteFile(Path);
end;

{ An archive or a backup below a folder that is to go; nothing where there is none. Somebody may have put one there. }
function ArchiveIn(Folder: String): String;
var
  Found: TFindRec;
begin
  Result := '';
  if not FindFirst(AddBackslash(Folder) + '*', Found) then
    exit;
  repeat
    if Found.Attributes and FILE_ATTRIBUTE_DIRECTORY <> 0 then begin
      if (Found.Name <> '.') and (Found.Name <> '..') then
        Result := ArchiveIn(AddBackslash(Folder) + Found.Name);
    end else if (CompareText(Found.Name, 'arkiv.db') = 0) or (CompareText(ExtractFileExt(Found.Name), '.ffbkopi') = 0) then
      Result := Folder;
  until (Result <> '') or not FindNext(Found);
  FindClose(Found);
end;

procedure PutBack;
var
  Number: Integer;
begin
  for Number := 0 to LastPart do
    if IsThere(Old(Number)) then begin
      TakeAway(Part(Number));
      RenameFile(Old(Number), Part(Number));
    end;
  DeleteFile(UnderWay);
  RemoveDir(ExpandConstant('{app}'));
end;

procedure ForgetOld;
var
  Number: Integer;
begin
  for Number := 0 to LastPart do
    TakeAway(Old(Number));
end;

var
  Begun, Done: Boolean;

{ The old one is put aside part by part, the great folder first: Windows refuses that while any file of it is open. So an
  upgrade happens whole or not at all, and one that was cut off is taken back by the next. }
procedure PutAside;
var
  Number: Integer;
begin
  ForceDirectories(ExpandConstant('{app}'));
  SaveStringToFile(UnderWay, '', False);
  Begun := True;
  for Number := 0 to LastPart do
    if IsThere(Part(Number)) and not RenameFile(Part(Number), Old(Number)) then
      Refuse(CustomMessage('InUse'));
end;

procedure Look(WasCutOff: Boolean);
var
  Archive: String;
begin
  if (DirExists(Part(0)) or DirExists(Part(1))) and not (IsOurs or WasCutOff) then
    Refuse(FmtMessage(CustomMessage('NotOurs'), [ExpandConstant('{app}')]));
  if IsOpen then
    Refuse(CustomMessage('InUse'));
  if Newer <> '' then
    Refuse(FmtMessage(CustomMessage('Newer'), [Newer]));
  Archive := ArchiveIn(Part(0));
  if Archive = '' then
    Archive := ArchiveIn(Part(1));
  if Archive <> '' then
    Refuse(FmtMessage(CustomMessage('ArchiveInside'), [Archive]));
end;

procedure CurStepChanged(Step: TSetupStep);
var
  WasCutOff: Boolean;
begin
  if Step = ssInstall then begin
    WasCutOff := FileExists(UnderWay);
    if WasCutOff and not IsOpen then
      PutBack;
    Look(WasCutOff);
    ForgetOld;
    PutAside;
  end else if Step = ssPostInstall then begin
    DeleteFile(UnderWay);
    Done := True;
    ForgetOld;
  end;
end;

procedure DeinitializeSetup;
begin
  if Begun and not Done then
    PutBack;
end;

function InitializeUninstall: Boolean;
begin
  Result := not IsOpen;
  if Result and FileExists(UnderWay) then
    PutBack;
  { Where nobody looks there is nobody to press a button. }
  if not Result and not UninstallSilent then
    MsgBox(CustomMessage('InUse'), mbCriticalError, MB_OK);
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if (Step = usPostUninstall) and not UninstallSilent then
    MsgBox(CustomMessage('Kept'), mbInformation, MB_OK);
end;
