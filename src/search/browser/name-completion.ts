import { identityOf } from '../../identity.ts'
import {
  completeOperator,
  findOpenOperator,
  type NamedValue,
  offerValues,
} from '../query/complete-operator.ts'
import { element } from './element.ts'

/** Complete names as soon as an operator that takes one is typed. */
export function completeOnDemand(
  input: HTMLInputElement,
  list: HTMLElement,
  load: (kind: 'author' | 'tag') => Promise<readonly NamedValue[]>,
): void {
  const begin = (): void => {
    if (!/(?:from|tag)[:：]/i.test(input.value)) return
    input.removeEventListener('input', begin)
    completeNames(input, list, name => load(name === 'from' ? 'author' : 'tag'))
  }
  input.addEventListener('input', begin)
}

/**
 * Offer handles after `from:` and tags after `tag:`, as an editable combobox with a list
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): arrows choose, Enter or Tab accepts, Escape closes only
 * the list.
 */
function completeNames(
  input: HTMLInputElement,
  list: HTMLElement,
  load: (name: 'from' | 'tag') => Promise<readonly NamedValue[]>,
): void {
  let offered: readonly NamedValue[] = []
  let chosen = -1
  let turn = 0

  const choose = (at: number): void => {
    chosen = at
    for (const [number, option] of Array.from(list.children).entries()) {
      option.setAttribute('aria-selected', String(number === at))
      if (number === at) option.scrollIntoView({ block: 'nearest' })
    }
    if (at < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `${list.id}-${at}`)
  }

  const show = (values: readonly NamedValue[]): void => {
    offered = values
    list.hidden = values.length === 0
    input.setAttribute('aria-expanded', String(values.length > 0))
    list.replaceChildren(
      ...values.map(({ label, count }, at) =>
        element('div', { role: 'option', id: `${list.id}-${at}` }, `${label} (${count})`),
      ),
    )
    choose(-1)
  }

  const offer = async (): Promise<void> => {
    const mine = ++turn
    const open = findOpenOperator(input.value, input.selectionStart ?? 0)
    // Without names to offer, the operator is typed in full.
    const values = open ? await load(open.name).catch(() => []) : []
    if (mine !== turn) return
    const isComplete = values.some(({ value }) => value === identityOf(open?.typed ?? ''))
    show(open && !isComplete ? offerValues(open.typed, values) : [])
  }

  const close = (): void => {
    turn++
    show([])
  }

  const accept = (at: number): void => {
    const open = findOpenOperator(input.value, input.selectionStart ?? 0)
    const value = offered[at]?.value
    if (!open || value === undefined) return
    input.value = completeOperator(input.value, open, value)
    close()
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }

  // Set here and not in the markup: until then, the field is no combobox.
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  show([])
  void offer()
  input.addEventListener('input', event => {
    if (!(event instanceof InputEvent && event.isComposing)) void offer()
  })
  input.addEventListener('compositionend', () => void offer())
  input.addEventListener('blur', close)
  input.addEventListener('keydown', event => {
    if (list.hidden || event.isComposing) return
    const last = offered.length - 1
    if (event.key === 'ArrowDown') choose(chosen >= last ? 0 : chosen + 1)
    else if (event.key === 'ArrowUp') choose(chosen <= 0 ? last : chosen - 1)
    else if (event.key === 'Escape') close()
    else if ((event.key === 'Enter' && chosen >= 0) || (event.key === 'Tab' && !event.shiftKey)) {
      accept(Math.max(chosen, 0))
    } else return
    event.preventDefault()
  })
  list.addEventListener('pointerdown', event => {
    event.preventDefault()
    accept(Array.from(list.children).findIndex(option => option.contains(event.target as Node)))
  })
}
