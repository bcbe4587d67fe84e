import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { InputError, UsageError } from '../errors.ts'

/** A text that the curator edited, in a file that stays until it is removed: what was typed is never lost. */
export interface EditedText {
  readonly file: string
  readonly bytes: Uint8Array
  readonly remove: () => void
}

/**
 * Open a text in the curator's editor and wait until that ends. Throws UsageError where there is no editor, InputError
 * where it fails.
 */
export async function editText(text: string, environment: NodeJS.ProcessEnv): Promise<EditedText> {
  const editor = environment.VISUAL || environment.EDITOR
  if (!editor)
    throw new UsageError('Unexpected --edit without an editor, expected `$VISUAL` or `$EDITOR` to be set.')
  const folder = mkdtempSync(path.join(tmpdir(), 'tidings-add-'))
  const file = path.join(folder, 'entry.md')
  writeFileSync(file, text)
  const terminal = openTerminal()
  // Ctrl-C is the editor's while it is open.
  const ignore = () => {}
  process.on('SIGINT', ignore)
  try {
    // A shell, since an editor may have arguments: `code --wait`.
    const child = spawn(`${editor} "${file}"`, {
      shell: true,
      stdio: [terminal ?? 'inherit', 'inherit', 'inherit'],
    })
    const [code]: unknown[] = await once(child, 'close')
    if (code !== 0) throw new InputError(`The editor \`${editor}\` failed; the text is kept in \`${file}\`.`)
  } finally {
    process.off('SIGINT', ignore)
    if (terminal !== undefined) closeSync(terminal)
  }
  return { file, bytes: readFileSync(file), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The terminal itself: standard input may be the pipe that the post came through. */
function openTerminal(): number | undefined {
  try {
    return openSync('/dev/tty', 'r')
  } catch {
    return undefined
  }
}
