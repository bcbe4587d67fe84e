import { processConsole } from './console.ts'
import { run } from './run.ts'

// `tidings check … | head` closes the pipe early: that is no error of ours.
process.stdout.on('error', error => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2), processConsole())
