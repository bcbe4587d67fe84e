import type { Console } from '../../src/cli/console.ts'
import type { Clock } from '../../src/cli/stopwatch.ts'

/** A console that keeps what is printed, and a clock that stands still until time is made to pass. */
export interface FakeTerminal {
  readonly console: Console
  readonly clock: Clock
  /** Let milliseconds pass; what is to be done in them is done. */
  readonly pass: (milliseconds: number) => void
  /** All that was printed, to `out` as well: a terminal shows both. */
  readonly printed: () => string
  /** The lines that stand on the screen, of a terminal that knows `\r` and "erase to the end of the line". */
  readonly screen: () => readonly string[]
  /** Whether anything is to be done in the time to come. */
  readonly isTicking: () => boolean
}

export function fakeTerminal({ isTerminal = true, columns = 80 } = {}): FakeTerminal {
  const texts: string[] = []
  const timers = new Set<{ readonly interval: number; next: number; readonly action: () => void }>()
  let time = 0
  return {
    console: {
      out: text => void texts.push(text),
      err: text => void texts.push(text),
      isTerminal,
      columns,
      readStdin: async () => new Uint8Array(),
      today: () => '2024-07-01',
    },
    clock: {
      now: () => time,
      every(interval, action) {
        const timer = { interval, next: time + interval, action }
        timers.add(timer)
        return () => void timers.delete(timer)
      },
    },
    pass(milliseconds) {
      for (const end = time + milliseconds; time < end; time++) {
        for (const timer of timers) {
          if (timer.next > time) continue
          timer.next += timer.interval
          timer.action()
        }
      }
    },
    printed: () => texts.join(''),
    screen: () => showScreen(texts.join('')),
    isTicking: () => timers.size > 0,
  }
}

/** The lines of a screen as wide as need be, without empty ones. */
export function showScreen(printed: string): readonly string[] {
  return printed
    .split('\n')
    .map(line => line.split('\r\u001B[K').at(-1) ?? '')
    .filter(line => line.trim() !== '')
}
