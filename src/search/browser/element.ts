/** Make an element; an attribute without a value is left out. Text is text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value) node.setAttribute(key, value)
  node.append(...children)
  return node
}

/** Find an element that the search box needs. Throws where the markup has none. */
export function only<Type extends HTMLElement>(
  parent: ParentNode,
  selector: string,
  type: new () => Type,
): Type {
  const found = parent.querySelector(selector)
  if (!(found instanceof type)) throw new Error(`expected ${selector} in the search section`)
  return found
}
