import { liveFolder, type SiteState } from '../state.ts'
import { showProblems } from './overlay.ts'

/*
 * Runs in every page that `serve` sends: reloads it when the site has changed, and shows what is wrong.
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

// A browser opens six connections to a server and no more: hidden pages leave theirs to others.
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
