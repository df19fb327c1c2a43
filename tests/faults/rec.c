/* Watches what one process does to the files of one folder, and can make its writes fail.
 *
 * FAULTS_MATCH: a part of the paths to watch. FAULTS_LOG: where to write what happens, as lines
 * 'op<TAB>path<TAB>offset<TAB>length<NL>' followed by the bytes written: W write, S sync, T truncate, U unlink,
 * R rename (the bytes are the new path), A a line on stdout (what the program acknowledges), N a socket.
 * faults_allow(n): from now on only n more writes succeed, then ENOSPC; negative: all do. Called with ctypes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int log_fd = -2;
static long allowed = -1;
static __thread int inside = 0;
static ssize_t (*real_write)(int, const void *, size_t);

long faults_allow(long n) { long old = allowed; allowed = n; return old; }

static int watched(const char *path) {
    const char *match = getenv("FAULTS_MATCH");
    return match && path && strstr(path, match) != NULL;
}

static void note(char op, const char *path, int64_t at, int64_t length, const void *data) {
    if (inside) return;
    inside = 1;
    if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
    if (log_fd == -2) {
        const char *name = getenv("FAULTS_LOG");
        int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
        log_fd = name ? real_open(name, O_WRONLY | O_CREAT | O_APPEND, 0644) : -1;
    }
    if (log_fd >= 0) {
        char head[1100];
        int n = snprintf(head, sizeof head, "%c\t%s\t%lld\t%lld\n", op, path ? path : "-", (long long)at,
                         (long long)length);
        char *whole = malloc(n + length);
        memcpy(whole, head, n);
        if (length > 0 && data) memcpy(whole + n, data, length);
        real_write(log_fd, whole, n + (data ? length : 0));
        free(whole);
    }
    inside = 0;
}

static const char *path_of(int fd, char *room) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, room, 1023);
    if (n < 0) return NULL;
    room[n] = 0;
    return room;
}

static int spent(void) {
    if (allowed < 0) return 0;
    if (allowed == 0) return 1;
    allowed--;
    return 0;
}

#define PWRITE(name)                                                                 \
    ssize_t name(int fd, const void *data, size_t length, off_t at) {                \
        static ssize_t (*real)(int, const void *, size_t, off_t);                    \
        if (!real) real = dlsym(RTLD_NEXT, #name);                                   \
        char room[1024];                                                             \
        const char *path = path_of(fd, room);                                        \
        if (!watched(path)) return real(fd, data, length, at);                       \
        if (spent()) { errno = ENOSPC; return -1; }                                  \
        ssize_t n = real(fd, data, length, at);                                      \
        if (n > 0) note('W', path, at, n, data);                                     \
        return n;                                                                    \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int fd, const void *data, size_t length) {
    if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
    if (inside) return real_write(fd, data, length);
    if (fd == 1) {
        note('A', "ack", 0, length, data);
        return real_write(fd, data, length);
    }
    char room[1024];
    const char *path = path_of(fd, room);
    if (!watched(path)) return real_write(fd, data, length);
    if (spent()) { errno = ENOSPC; return -1; }
    off_t at = (fcntl(fd, F_GETFL) & O_APPEND) ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t n = real_write(fd, data, length);
    if (n > 0) note('W', path, at, n, data);
    return n;
}

#define SYNC(name)                                     \
    int name(int fd) {                                 \
        static int (*real)(int);                       \
        if (!real) real = dlsym(RTLD_NEXT, #name);     \
        char room[1024];                               \
        const char *path = path_of(fd, room);          \
        int done = real(fd);                           \
        if (watched(path)) note('S', path, 0, 0, NULL); \
        return done;                                   \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name)                                        \
    int name(int fd, off_t length) {                          \
        static int (*real)(int, off_t);                       \
        if (!real) real = dlsym(RTLD_NEXT, #name);            \
        char room[1024];                                      \
        const char *path = path_of(fd, room);                 \
        int done = real(fd, length);                          \
        if (done == 0 && watched(path)) note('T', path, length, 0, NULL); \
        return done;                                          \
    }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

int unlink(const char *path) {
    static int (*real)(const char *);
    if (!real) real = dlsym(RTLD_NEXT, "unlink");
    int done = real(path);
    if (done == 0 && watched(path)) note('U', path, 0, 0, NULL);
    return done;
}

int rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *);
    if (!real) real = dlsym(RTLD_NEXT, "rename");
    int done = real(from, to);
    if (done == 0 && watched(to)) note('R', from, 0, strlen(to), to);
    return done;
}

int socket(int domain, int type, int protocol) {
    static int (*real)(int, int, int);
    if (!real) real = dlsym(RTLD_NEXT, "socket");
    if (domain == 2 || domain == 10) note('N', domain == 2 ? "AF_INET" : "AF_INET6", 0, 0, NULL);
    return real(domain, type, protocol);
}
