/* For Wine only, never shipped: Windows 10 and 11 have icuuc.dll, Wine has not. Qt asks for it to convert between
   encodings other than Unicode; "there is no such converter" is an answer it takes. */
#define CALL __declspec(dllexport)
enum { U_FILE_ACCESS_ERROR = 4 };

CALL void *ucnv_open(const char *name, int *error) { (void)name; *error = U_FILE_ACCESS_ERROR; return 0; }
CALL void ucnv_close(void *converter) { (void)converter; }
CALL void ucnv_reset(void *converter) { (void)converter; }
CALL const char *ucnv_getName(void *converter, int *error) { (void)converter, (void)error; return ""; }
CALL signed char ucnv_getMaxCharSize(void *converter) { (void)converter; return 1; }
CALL const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { (void)name, (void)standard, (void)error; return 0; }
CALL int ucnv_countAvailable(void) { return 0; }
CALL const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
CALL int ucnv_toUCountPending(void *converter, int *error) { (void)converter, (void)error; return 0; }
CALL int ucnv_fromUCountPending(void *converter, int *error) { (void)converter, (void)error; return 0; }
CALL void ucnv_fromUnicode(void *converter) { (void)converter; }
CALL void ucnv_toUnicode(void *converter) { (void)converter; }
CALL void ucnv_cbFromUWriteUChars(void *arguments) { (void)arguments; }
CALL void ucnv_cbToUWriteUChars(void *arguments) { (void)arguments; }
CALL void ucnv_getFromUCallBack(void *converter) { (void)converter; }
CALL void ucnv_getToUCallBack(void *converter) { (void)converter; }
CALL void ucnv_setFromUCallBack(void *converter) { (void)converter; }
CALL void ucnv_setToUCallBack(void *converter) { (void)converter; }
CALL void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
CALL void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
