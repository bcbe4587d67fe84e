import type { Problem } from '../state.ts'

const name = 'tidings-problems'

const style = `
:host { all: initial; position: fixed; inset: auto 0 0; z-index: 2147483647; }
details { background: #1c1917; color: #f5f5f4; border-top: 4px solid #f59e0b; font: 14px/1.5 ui-monospace, monospace; }
details.error { border-color: #ef4444; }
summary { padding: .5rem 1rem; cursor: pointer; }
ul { margin: 0; padding: 0 1rem 1rem; max-height: 45vh; overflow: auto; list-style: none; }
li { margin-top: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
b { color: #fcd34d; font-weight: 600; }
li.error b { color: #fca5a5; }
small { color: #d6d3d1; }
`

/**
 * Show problems at the foot of the page, and remove those shown before. The list is open if one of them is an error.
 */
export function showProblems(problems: readonly Problem[]): void {
  document.querySelector(name)?.remove()
  if (problems.length === 0) return
  const host = document.createElement(name)
  // A shadow root keeps the styles of page and overlay apart.
  const root = host.attachShadow({ mode: 'open' })
  const hasErrors = problems.some(({ severity }) => severity === 'error')
  const details = make('details', '')
  details.open = hasErrors
  details.className = hasErrors ? 'error' : 'warning'
  const list = make('ul', '')
  list.append(...problems.map(describe))
  details.append(make('summary', countProblems(problems)), list)
  details.setAttribute('role', hasErrors ? 'alert' : 'status')
  root.append(make('style', style), details)
  document.body.append(host)
}

function describe({ severity, place, rule, message }: Problem): HTMLElement {
  const item = make('li', '')
  item.className = severity
  item.append(make('b', severity), place === '' ? ' ' : ` ${place}\n`, message)
  if (rule !== undefined) item.append(' ', make('small', rule))
  return item
}

function countProblems(problems: readonly Problem[]): string {
  const ofSeverity = (wanted: Problem['severity']) =>
    count(problems.filter(({ severity }) => severity === wanted).length, wanted)
  return [ofSeverity('error'), ofSeverity('warning'), ofSeverity('note')]
    .filter(text => text !== '')
    .join(', ')
}

function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.textContent = text
  return element
}
