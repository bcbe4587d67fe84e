import { liveFolder, type SiteState } from '../state.ts'
import { showProblems } from './overlay.ts'

/*
 * Runs in every page that `serve` sends: reloads the page when the site has changed, and shows problems.
 */

const own = document.currentScript?.dataset.site ?? ''
let source: EventSource | undefined

function listen() {
  source = new EventSource(`${liveFolder}/state`)
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const { site, problems }: SiteState = JSON.parse(data)
    if (site !== own) location.reload()
    else showProblems(problems)
  })
}

// Browsers open at most six connections to a server: a hidden page closes its own.
function follow() {
  if (document.visibilityState === 'hidden') {
    source?.close()
    source = undefined
  } else if (!source) listen()
}

document.addEventListener('visibilitychange', follow)
addEventListener('pagehide', () => source?.close())
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) listen()
})
follow()
