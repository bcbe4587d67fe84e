import { setFlagsFromString } from 'node:v8'

/**
 * Have V8 collect what is old and no longer in use before it is half of what is: by itself it lets the heap double first.
 * A build from nothing leaves old garbage all the time, and most of the memory it takes would be that. V8 looks the flag
 * up whenever it has collected, so that it holds from then on; threads follow it, too.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50')
}
