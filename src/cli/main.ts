import { isMainThread } from 'node:worker_threads'
import { processConsole } from './console.ts'
import { run } from './run.ts'

// `tidings check … | head` closes the pipe early: that is no error of ours.
process.stdout.on('error', error => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
})

// Not awaited here: in a bundle this is part of a script, which threads load for its other parts.
if (isMainThread) {
  run(process.argv.slice(2), processConsole()).then(code => {
    process.exitCode = code
  })
}
