import type { Day } from '../model.ts'

/** The streams a command speaks through; tests pass their own. */
export interface Console {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether `err` is a terminal, where a progress line can be redrawn. */
  readonly isTerminal: boolean
  /** Width of the terminal in columns. */
  readonly columns: number
  readonly readStdin: () => Promise<Uint8Array>
  /** Today in the curator's time zone, `YYYY-MM-DD`. */
  readonly today: () => Day
}

/** The console of this process. */
export function processConsole(): Console {
  return {
    out: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true && process.env.TERM !== 'dumb',
    // Read anew each time, since windows change; some terminals say 0.
    get columns() {
      return process.stderr.columns || 80
    },
    readStdin: async () => {
      if (process.stdin.isTTY) process.stderr.write('Reading what is pasted here; Ctrl-D ends it.\n')
      const chunks: Uint8Array[] = []
      for await (const chunk of process.stdin) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    // Swedish writes a date as ISO 8601 does.
    today: () => new Date().toLocaleDateString('sv-SE'),
  }
}
