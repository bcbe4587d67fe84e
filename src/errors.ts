/** The command is wrong: says what to type. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A file or folder the command needs is not as it must be. Exit code 1. */
export class InputError extends Error {
  override readonly name: string = 'InputError'
}

/** Another process holds the lock of a folder that the command needs: a later try may succeed. Exit code 1. */
export class LockedError extends InputError {
  override readonly name = 'LockedError'
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a directory, expected a file',
  ENOTDIR: 'a part of its path is a file, expected a directory',
  EEXIST: 'a file is in the way, expected a directory',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its link leads back to itself',
}

/** Why the file system refused, as the second half of a sentence; undefined for an error that is ours to mend. */
export function fileErrorReason(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined
}

/** Put an error of the file system into one sentence; undefined for an error that is ours to mend. */
export function explainFileError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const reason = fileErrorReason(error)
  // Eleventy says which page it was writing, and keeps the error that it met as `originalError`.
  if (reason === undefined) return explainFileError(error.cause ?? Reflect.get(error, 'originalError'))
  return `Cannot use${'path' in error ? ` \`${String(error.path)}\`` : ' a file'}: ${reason}.`
}

/**
 * Why an optional package cannot be loaded, in a line; undefined for another error. resvg and sharp throw plain errors where
 * their package for this machine is absent.
 */
export function explainMissingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? error.code : undefined
  const isMissing =
    code === 'MODULE_NOT_FOUND' ||
    code === 'ERR_MODULE_NOT_FOUND' ||
    code === 'ERR_DLOPEN_FAILED' ||
    /native binding|Unsupported (?:OS|architecture)|Could not load the "sharp" module/i.test(error.message)
  return isMissing ? error.message.split('\n', 1)[0] : undefined
}
