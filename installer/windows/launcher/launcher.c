/* FFB Desk.exe and ffbdesk.exe: Python is started in this very process, so that the task manager, the task bar and a
   firewall's rules show the program by its own name. WINDOWED is defined for the first; the second writes to a command
   window. Both pass on what they were called with. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

typedef int (*python_main)(int, wchar_t **);

#define LONGEST 32768
#define FOLDER L"program"
#define LIBRARY L"program\\python313.dll"
#define PROGRAM_ID L"FFBDesk.FFBDesk"

/* Said in the only words that need no file. */
static int broken(const wchar_t *what)
{
    MessageBoxW(NULL, what, L"FFB Desk", MB_OK | MB_ICONERROR);
    return 1;
}

static const wchar_t MISSING[] =
    L"FFB Desk kan ikke starte: en del af programmet mangler eller er beskadiget.\n\n"
    L"Jeres arkiver er ikke rørt. Installér FFB Desk igen, så virker det som før.";
#ifdef WINDOWED
static const wchar_t STOPPED[] =
    L"FFB Desk stoppede på grund af en fejl.\n\n"
    L"Det, der var gemt, er ikke rørt. Start programmet igen. Sker det hver gang, så installér det igen.";
#endif

/* A library that somebody laid in the folder a file was opened from, or in PATH, is never taken for one of ours. */
static void only_our_libraries(void)
{
    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32 |
                             LOAD_LIBRARY_SEARCH_USER_DIRS);
}

/* The path of a file beside this program. */
static int beside(wchar_t *path, const wchar_t *name)
{
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST);
    wchar_t *last = wcsrchr(path, L'\\');
    if (length == 0 || length >= LONGEST || last == NULL || (last - path) + wcslen(name) + 2 > LONGEST)
        return 0;
    wcscpy(last + 1, name);
    return 1;
}

/* A pinned program and its shortcut are one button of the task bar. */
static void name_the_button(void)
{
    typedef HRESULT(WINAPI * set_id)(PCWSTR);
    HMODULE shell = LoadLibraryExW(L"shell32.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    set_id set = shell ? (set_id)(void *)GetProcAddress(shell, "SetCurrentProcessExplicitAppUserModelID") : NULL;
    if (set)
        set(PROGRAM_ID);
}

int wmain(int argc, wchar_t **argv)
{
    static wchar_t path[LONGEST];
    only_our_libraries();
    name_the_button();
    if (!beside(path, FOLDER) || !AddDllDirectory(path) || !beside(path, LIBRARY))
        return broken(MISSING);
    HMODULE library = LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    python_main run = library ? (python_main)(void *)GetProcAddress(library, "Py_Main") : NULL;
    if (run == NULL)
        return broken(MISSING);

    /* Python reads these from the environment even where it reads no other: a program that holds the most sensitive data
       there are runs nothing that somebody left there. */
    _wputenv(L"PYTHONINSPECT=");
    _wputenv(L"PYTHONSTARTUP=");

    wchar_t **all = calloc(argc + 8, sizeof *all);
    int n = 0;
    if (all == NULL)
        return broken(MISSING);
    all[n++] = argv[0];
    all[n++] = L"-X";
    all[n++] = L"utf8";
    all[n++] = L"-B"; /* nothing is written beside the program */
    all[n++] = L"-m";
    all[n++] = L"ffbdesk";
#ifdef WINDOWED
    all[n++] = L"run";
#endif
    for (int i = 1; i < argc; i++)
        all[n++] = argv[i];
    int status = run(n, all);
#ifdef WINDOWED
    if (status != 0)
        broken(STOPPED);
#endif
    return status;
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, LPWSTR line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return wmain(__argc, __wargv);
}
#endif
