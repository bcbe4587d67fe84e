/** Swap two names of one file system atomically. Returns false, and does nothing, if the system cannot. */
export type Exchange = (one: string, other: string) => boolean

/** `AT_FDCWD` of Linux's fcntl.h: relative paths are relative to the working folder. */
const workingFolder = -100
/** `RENAME_EXCHANGE` of Linux's renameat2(2), and `RENAME_SWAP` of macOS's renamex_np(2). */
const swap = 2

/**
 * Load the system call that swaps two names atomically. Node has none, and rename(2) cannot replace a folder that is not
 * empty: with two renames there is a moment without a site. The call is renameat2(2) on Linux, supported by ext4, xfs,
 * btrfs, tmpfs and others (overlayfs and network file systems may lack it), and renamex_np(2) on macOS with APFS. It is
 * called through koffi, an optional dependency. Without koffi, or without the function in the C library, the returned
 * function always returns false. It also returns false if the file system refuses, for whatever reason: the caller then
 * uses rename, which throws Node's error if the reason matters there too.
 */
export async function loadExchange(): Promise<Exchange> {
  try {
    const { default: koffi } = await import('koffi')
    const library = koffi.load(null)
    if (process.platform === 'darwin') {
      const call = library.func('int renamex_np(const char *one, const char *other, unsigned int flags)')
      return (one, other) => call(one, other, swap) === 0
    }
    const call = library.func(
      'int renameat2(int from, const char *one, int to, const char *other, unsigned int flags)',
    )
    return (one, other) => call(workingFolder, one, workingFolder, other, swap) === 0
  } catch {
    return () => false
  }
}
