/** Let two names of one file system change places in one step. Returns false, with nothing done, where that is not to be had. */
export type Exchange = (one: string, other: string) => boolean

/** `AT_FDCWD` of Linux's fcntl.h: relative paths are relative to the working folder. */
const workingFolder = -100
/** `RENAME_EXCHANGE` of Linux's renameat2(2), and `RENAME_SWAP` of macOS's renamex_np(2). */
const swap = 2

/**
 * Find the system call that exchanges two names. Node has none, and rename(2) cannot replace a folder that holds
 * anything: without the call there is a moment between two renames without a site. It is Linux's renameat2(2), which
 * ext4, xfs, btrfs, tmpfs and others know (overlayfs and network file systems may not), or macOS's renamex_np(2) on
 * APFS. koffi, an optional dependency, reaches it; where koffi is missing, or the C library is without the function,
 * what is returned always says false. So does a refusal by the file system: whatever the reason, the caller's next
 * attempt by rename meets it again, if it matters there, and throws it as Node words it.
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
