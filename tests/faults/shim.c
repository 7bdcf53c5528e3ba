/* Stands between the program and the C library, and lets one step on the disk go wrong.
 *
 * FAULT_STEP=N     the step at which it happens, counted from 1; none when it is not set
 * FAULT_HOW=kill   the program is killed before the step
 *           tear   a write is done by half, then the program is killed; other steps as `kill`
 *           NUMBER the step fails with this errno
 * FAULT_LASTS=1    it and all steps after it fail
 * FAULT_READS=1    opening and reading count as steps, writing does not
 * FAULT_LOG=FILE   a line for every step: what, and on which paths
 *
 * Only what the program does to files counts: pipes are left alone, except for standard output. Nothing is really synced:
 * a killed program leaves what it has written to the system, and the tests need not wait for a disk.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int steps;

static int setting(const char *name) {
    const char *value = getenv(name);
    return value ? atoi(value) : 0;
}

static void note(const char *what, const char *one, const char *two) {
    const char *path = getenv("FAULT_LOG");
    if (!path) return;
    char line[3 * PATH_MAX];
    int length = snprintf(line, sizeof line, "%s\t%s\t%s\n", what, one, two);
    int log = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (log < 0) _exit(99);
    if (syscall(SYS_write, log, line, (size_t)length) != length) _exit(99);
    syscall(SYS_close, log);
}

static void die(void) {
    syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    for (;;) pause();
}

static void path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
}

static void full_path(int folder, const char *name, char *path) {
    if (name[0] == '/') {
        snprintf(path, PATH_MAX, "%s", name);
        return;
    }
    char base[PATH_MAX];
    if (folder == AT_FDCWD) {
        if (syscall(SYS_getcwd, base, sizeof base) < 0) base[0] = 0;
    } else {
        path_of(folder, base);
    }
    if (snprintf(path, PATH_MAX, "%s/%s", base, name) >= PATH_MAX) path[PATH_MAX - 1] = 0;
}

/* Nonzero, with errno set, when the step is to fail. `torn` is called where half of a write is to be done first. */
static int strikes(const char *what, const char *one, const char *two, int is_read, int *tears) {
    if (is_read != setting("FAULT_READS")) return 0;
    int step = __atomic_add_fetch(&steps, 1, __ATOMIC_SEQ_CST);
    note(what, one, two);
    int at = setting("FAULT_STEP");
    if (at == 0 || step < at || (step > at && !setting("FAULT_LASTS"))) return 0;
    const char *how = getenv("FAULT_HOW");
    if (!how) return 0;
    if (tears && strcmp(how, "tear") == 0) {
        *tears = 1;
        return 0;
    }
    if (strcmp(how, "kill") == 0 || strcmp(how, "tear") == 0) die();
    errno = atoi(how);
    return 1;
}

static int counts(int fd, char *path) {
    struct stat found;
    path_of(fd, path);
    if (fstat(fd, &found) != 0) return 0;
    return fd == 1 || S_ISREG(found.st_mode) || S_ISDIR(found.st_mode);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    char path[PATH_MAX];
    int tears = 0;
    if (counts(fd, path)) {
        if (strikes("write", path, "", 0, &tears)) return -1;
        if (tears) {
            if (length > 1) REAL(write)(fd, bytes, length / 2);
            die();
        }
    }
    return REAL(write)(fd, bytes, length);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    char path[PATH_MAX];
    if (counts(fd, path) && strikes("write", path, "", 0, NULL)) return -1;
    return REAL(writev)(fd, parts, count);
}

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *target, size_t length, unsigned flags) {
    char path[PATH_MAX];
    if (counts(to, path) && strikes("write", path, "", 0, NULL)) return -1;
    return REAL(copy_file_range)(from, at, to, target, length, flags);
}

ssize_t read(int fd, void *bytes, size_t length) {
    char path[PATH_MAX];
    if (counts(fd, path) && strikes("read", path, "", 1, NULL)) return -1;
    return REAL(read)(fd, bytes, length);
}

int fsync(int fd) {
    char path[PATH_MAX];
    path_of(fd, path);
    return strikes("sync", path, "", 0, NULL) ? -1 : 0;
}

int fdatasync(int fd) {
    char path[PATH_MAX];
    path_of(fd, path);
    return strikes("sync", path, "", 0, NULL) ? -1 : 0;
}

int ftruncate64(int fd, off64_t length) {
    char path[PATH_MAX];
    path_of(fd, path);
    return strikes("truncate", path, "", 0, NULL) ? -1 : REAL(ftruncate64)(fd, length);
}

static int opens(int folder, const char *name, int flags) {
    char path[PATH_MAX];
    full_path(folder, name, path);
    if (strncmp(path, "/proc/", 6) == 0 || strncmp(path, "/sys/", 5) == 0 || strncmp(path, "/dev/", 5) == 0) return 0;
    if (flags & (O_CREAT | O_TRUNC)) return strikes("create", path, "", 0, NULL);
    return strikes("open", path, "", 1, NULL);
}

#define MODE(flags, mode)                                  \
    do {                                                   \
        if ((flags) & (O_CREAT | __O_TMPFILE)) {           \
            va_list rest;                                  \
            va_start(rest, flags);                         \
            mode = va_arg(rest, mode_t);                   \
            va_end(rest);                                  \
        }                                                  \
    } while (0)

int open(const char *name, int flags, ...) {
    mode_t mode = 0;
    MODE(flags, mode);
    return opens(AT_FDCWD, name, flags) ? -1 : REAL(open)(name, flags, mode);
}

int open64(const char *name, int flags, ...) {
    mode_t mode = 0;
    MODE(flags, mode);
    return opens(AT_FDCWD, name, flags) ? -1 : REAL(open64)(name, flags, mode);
}

int openat(int folder, const char *name, int flags, ...) {
    mode_t mode = 0;
    MODE(flags, mode);
    return opens(folder, name, flags) ? -1 : REAL(openat)(folder, name, flags, mode);
}

int openat64(int folder, const char *name, int flags, ...) {
    mode_t mode = 0;
    MODE(flags, mode);
    return opens(folder, name, flags) ? -1 : REAL(openat64)(folder, name, flags, mode);
}

static int step_on(const char *what, int folder, const char *name) {
    char path[PATH_MAX];
    full_path(folder, name, path);
    return strikes(what, path, "", 0, NULL);
}

static int step_on_two(const char *what, int folder, const char *name, int other_folder, const char *other) {
    char from[PATH_MAX], to[PATH_MAX];
    full_path(folder, name, from);
    full_path(other_folder, other, to);
    return strikes(what, from, to, 0, NULL);
}

int rename(const char *from, const char *to) {
    return step_on_two("rename", AT_FDCWD, from, AT_FDCWD, to) ? -1 : REAL(rename)(from, to);
}

int renameat(int folder, const char *from, int other, const char *to) {
    return step_on_two("rename", folder, from, other, to) ? -1 : REAL(renameat)(folder, from, other, to);
}

int renameat2(int folder, const char *from, int other, const char *to, unsigned flags) {
    return step_on_two("rename", folder, from, other, to) ? -1 : REAL(renameat2)(folder, from, other, to, flags);
}

int link(const char *from, const char *to) {
    return step_on_two("link", AT_FDCWD, from, AT_FDCWD, to) ? -1 : REAL(link)(from, to);
}

int linkat(int folder, const char *from, int other, const char *to, int flags) {
    return step_on_two("link", folder, from, other, to) ? -1 : REAL(linkat)(folder, from, other, to, flags);
}

int mkdir(const char *name, mode_t mode) {
    return step_on("mkdir", AT_FDCWD, name) ? -1 : REAL(mkdir)(name, mode);
}

int mkdirat(int folder, const char *name, mode_t mode) {
    return step_on("mkdir", folder, name) ? -1 : REAL(mkdirat)(folder, name, mode);
}

int unlink(const char *name) {
    return step_on("remove", AT_FDCWD, name) ? -1 : REAL(unlink)(name);
}

int unlinkat(int folder, const char *name, int flags) {
    return step_on("remove", folder, name) ? -1 : REAL(unlinkat)(folder, name, flags);
}

int rmdir(const char *name) {
    return step_on("remove", AT_FDCWD, name) ? -1 : REAL(rmdir)(name);
}

int chmod(const char *name, mode_t mode) {
    return step_on("chmod", AT_FDCWD, name) ? -1 : REAL(chmod)(name, mode);
}

int fchmod(int fd, mode_t mode) {
    char path[PATH_MAX];
    path_of(fd, path);
    return strikes("chmod", path, "", 0, NULL) ? -1 : REAL(fchmod)(fd, mode);
}
