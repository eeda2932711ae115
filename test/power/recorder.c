/*
 * Records, in order, what a process asks of the disk in one folder and what it says on its sockets: loaded with LD_PRELOAD.
 *
 * POWER_FOLDER  the folder whose files are watched (real path, no slash at the end)
 * POWER_TRACE   where the records go, outside of that folder
 *
 * A record: one byte what, one byte length of the name, the name, eight bytes offset, four bytes length, the bytes. Little endian, as
 * the machine has it. W written, T truncated to offset, S synced, D the folder synced, C created, U unlinked, R renamed and L linked
 * (bytes: the new name), A sent on a socket. All but A come after the call succeeded: an effect must not be counted before it can have happened, and
 * what is told to others must not be counted later than it can have been heard.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FDS 4096
#define REAL(name) ((__typeof__(real_##name))found((void **)&real_##name, #name))
#define DECLARE(type, name, ...) static type (*real_##name)(__VA_ARGS__)

DECLARE(int, open, const char *, int, ...);
DECLARE(int, open64, const char *, int, ...);
DECLARE(int, close, int);
DECLARE(ssize_t, write, int, const void *, size_t);
DECLARE(ssize_t, writev, int, const struct iovec *, int);
DECLARE(ssize_t, sendmsg, int, const struct msghdr *, int);
DECLARE(ssize_t, send, int, const void *, size_t, int);
DECLARE(ssize_t, pwrite64, int, const void *, size_t, off64_t);
DECLARE(int, ftruncate64, int, off64_t);
DECLARE(int, fsync, int);
DECLARE(int, fdatasync, int);
DECLARE(int, rename, const char *, const char *);
DECLARE(int, link, const char *, const char *);
DECLARE(int, unlink, const char *);

static void *found(void **at, const char *name) {
  if (!*at) *at = dlsym(RTLD_NEXT, name);
  return *at;
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int trace = -1;
static char folder[PATH_MAX];
/* Of each open file in the folder its name; "." for the folder itself. */
static char *names[MOST_FDS];
static struct stat files[MOST_FDS];

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    ssize_t done = REAL(write)(trace, at, length);
    if (done < 0 && errno != EINTR) abort();
    if (done > 0) at += done, length -= done;
  }
}

static void note(char what, const char *name, uint64_t offset, const struct iovec *parts, int count) {
  int kept = errno;
  uint32_t length = 0;
  uint8_t named = name ? strlen(name) : 0;
  for (int i = 0; i < count; i++) length += parts[i].iov_len;
  pthread_mutex_lock(&lock);
  put(&what, 1), put(&named, 1), put(name, named), put(&offset, 8), put(&length, 4);
  for (int i = 0; i < count; i++) put(parts[i].iov_base, parts[i].iov_len);
  pthread_mutex_unlock(&lock);
  errno = kept;
}

static void note_one(char what, const char *name, uint64_t offset, const void *bytes, size_t length) {
  struct iovec part = {(void *)bytes, length};
  note(what, name, offset, &part, length > 0);
}

__attribute__((constructor)) static void begin(void) {
  const char *watched = getenv("POWER_FOLDER"), *path = getenv("POWER_TRACE");
  if (!watched || !path || !realpath(watched, folder)) return;
  trace = REAL(open64)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The name of a path in the folder, "." for the folder, null for what is elsewhere. */
static const char *inside(const char *path) {
  static __thread char whole[PATH_MAX];
  size_t length = strlen(folder);
  if (trace < 0) return NULL;
  if (path[0] != '/') {
    if (!getcwd(whole, sizeof whole) || strlen(whole) + strlen(path) + 2 > sizeof whole) return NULL;
    strcat(strcat(whole, "/"), path);
    path = whole;
  }
  if (strncmp(path, folder, length) != 0) return NULL;
  if (path[length] == 0) return ".";
  return path[length] == '/' && !strchr(path + length + 1, '/') ? path + length + 1 : NULL;
}

/* Not every close comes by here (libuv asks the kernel itself), so it is looked whether this is still the same file. */
static const char *name_of(int fd) {
  struct stat now;
  if (fd < 0 || fd >= MOST_FDS || !names[fd] || fstat(fd, &now) != 0) return NULL;
  return now.st_ino == files[fd].st_ino && now.st_dev == files[fd].st_dev ? names[fd] : NULL;
}

static int is_file(int fd) {
  const char *name = name_of(fd);
  return name && strcmp(name, ".") != 0;
}

static int opened(int fd, const char *path, int existed) {
  const char *name = fd >= 0 && fd < MOST_FDS ? inside(path) : NULL;
  if (!name) return fd;
  free(names[fd]);
  names[fd] = strdup(name);
  fstat(fd, &files[fd]);
  if (!existed) note_one('C', name, 0, NULL, 0);
  return fd;
}

#define OPENING(call)                                              \
  mode_t mode = 0;                                                 \
  if (flags & O_CREAT) {                                           \
    va_list rest;                                                  \
    va_start(rest, flags);                                         \
    mode = va_arg(rest, mode_t);                                   \
    va_end(rest);                                                  \
  }                                                                \
  struct stat stood;                                               \
  int existed = !(flags & O_CREAT) || stat(path, &stood) == 0;     \
  int fd = REAL(call)(path, flags, mode);                          \
  opened(fd, path, existed);                                       \
  if (fd >= 0 && (flags & O_TRUNC) && is_file(fd)) note_one('T', name_of(fd), 0, NULL, 0); \
  return fd;

int open(const char *path, int flags, ...) { OPENING(open) }
int open64(const char *path, int flags, ...) { OPENING(open64) }

int close(int fd) {
  if (fd >= 0 && fd < MOST_FDS && names[fd]) {
    free(names[fd]);
    names[fd] = NULL;
  }
  return REAL(close)(fd);
}

static int is_socket(int fd) {
  struct stat stood;
  return trace >= 0 && fd > 2 && fstat(fd, &stood) == 0 && S_ISSOCK(stood.st_mode);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  if (is_file(fd)) {
    off_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done = REAL(write)(fd, bytes, length);
    if (done > 0) note_one('W', name_of(fd), at, bytes, done);
    return done;
  }
  if (length > 8 && is_socket(fd)) note_one('A', NULL, 0, bytes, length);
  return REAL(write)(fd, bytes, length);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (is_socket(fd)) note('A', NULL, 0, parts, count);
  return REAL(writev)(fd, parts, count);
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  if (is_socket(fd)) note('A', NULL, 0, message->msg_iov, message->msg_iovlen);
  return REAL(sendmsg)(fd, message, flags);
}

ssize_t send(int fd, const void *bytes, size_t length, int flags) {
  if (is_socket(fd)) note_one('A', NULL, 0, bytes, length);
  return REAL(send)(fd, bytes, length, flags);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  ssize_t done = REAL(pwrite64)(fd, bytes, length, at);
  if (done > 0 && is_file(fd)) note_one('W', name_of(fd), at, bytes, done);
  return done;
}

int ftruncate64(int fd, off64_t length) {
  int failed = REAL(ftruncate64)(fd, length);
  if (!failed && is_file(fd)) note_one('T', name_of(fd), length, NULL, 0);
  return failed;
}

static int synced(int fd, int failed) {
  if (!failed && name_of(fd)) note_one(is_file(fd) ? 'S' : 'D', name_of(fd), 0, NULL, 0);
  return failed;
}

int fsync(int fd) { return synced(fd, REAL(fsync)(fd)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)(fd)); }

static int renamed(char what, const char *from, const char *to, int failed) {
  char old[NAME_MAX + 1] = "";
  const char *name = failed ? NULL : inside(from);
  if (!name) return failed;
  strncpy(old, name, NAME_MAX);
  const char *now = inside(to);
  if (now) note_one(what, old, 0, now, strlen(now));
  return failed;
}

int rename(const char *from, const char *to) { return renamed('R', from, to, REAL(rename)(from, to)); }
int link(const char *from, const char *to) { return renamed('L', from, to, REAL(link)(from, to)); }

int unlink(const char *path) {
  int failed = REAL(unlink)(path);
  const char *name = inside(path);
  if (!failed && name) note_one('U', name, 0, NULL, 0);
  return failed;
}
