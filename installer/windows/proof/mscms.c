/* For Wine only, never shipped: Qt asks Windows which colours the screen has; Wine's mscms.dll lacks one of the calls.
   "No profile" is an answer Qt takes. */
#define CALL __declspec(dllexport)

CALL int GetColorProfileFromHandle(void *profile, void *data, void *size) { (void)profile, (void)data, (void)size; return 0; }
CALL int CloseColorProfile(void *profile) { (void)profile; return 0; }
CALL void *WcsCreateIccProfile(void *profile, unsigned options) { (void)profile, (void)options; return 0; }
CALL void *OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned creation) { (void)profile, (void)access, (void)share, (void)creation; return 0; }
