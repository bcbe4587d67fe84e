/** Comforts that only some pages need: the selector of what they work on, and what loads and mounts them. */
const comforts: Readonly<Record<string, (element: HTMLElement) => Promise<void>>> = {
  '.contents': async contents => (await import('./follow-contents.ts')).followContents(contents),
  'main > [data-nearest-days]': async status => (await import('./nearest-days.ts')).answerMissingDay(status),
  '.e-content pre': async () => (await import('./copy-code.ts')).mountCodeCopy(),
  '[data-filter]': async form => (await import('./filter-list.ts')).filterList(form),
  '[data-jump]': async form => (await import('./nearest-days.ts')).mountJump(form as HTMLFormElement),
}

/** Load the comforts that the page has elements for. Where one does not load, the page is as it is without. */
export function loadComforts(): void {
  for (const [selector, mount] of Object.entries(comforts)) {
    const element = document.querySelector<HTMLElement>(selector)
    if (element) mount(element).catch(() => {})
  }
}
