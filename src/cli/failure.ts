import { explainFileError, InputError, LockedError, UsageError } from '../errors.ts'
import { ForeignFolderError } from '../publish/publish.ts'

/** Why a command did nothing; printed as `{ "error": … }` where JSON is asked for. */
export interface Failure {
  /** `usage`: the command is wrong. `input`: a file or folder is. `locked`: another process works on a folder. */
  readonly kind: 'usage' | 'input' | 'locked'
  readonly message: string
}

/** Describe an error that the user can mend. Returns undefined for a bug of ours, which is to crash with its stack. */
export function describeFailure(error: unknown): Failure | undefined {
  if (error instanceof UsageError) return { kind: 'usage', message: error.message }
  if (error instanceof LockedError) return { kind: 'locked', message: error.message }
  const isOurs = error instanceof InputError || error instanceof ForeignFolderError
  const message = isOurs ? error.message : explainFileError(error)
  return message === undefined ? undefined : { kind: 'input', message }
}
