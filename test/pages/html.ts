import { type DefaultTreeAdapterTypes, parse } from 'parse5'

/** An element of a parsed page, with what tests ask of it. */
export interface PageElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly classes: readonly string[]
  /** Text inside, as it stands. */
  readonly text: string
  /** All elements inside, in document order. */
  readonly elements: readonly PageElement[]
}

/** Parse a page as a browser does: all its elements in document order. */
export function parsePage(html: string): readonly PageElement[] {
  return listElements(parse(html).childNodes)
}

/** The elements with a tag name and, where given, a class. */
export function select(
  elements: readonly PageElement[],
  name: string,
  className?: string,
): readonly PageElement[] {
  return elements.filter(
    element =>
      (name === '*' || element.name === name) &&
      (className === undefined || element.classes.includes(className)),
  )
}

type Nodes = readonly DefaultTreeAdapterTypes.ChildNode[]

function listElements(nodes: Nodes): readonly PageElement[] {
  return nodes.flatMap(node => {
    if (!('tagName' in node)) return []
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
    const element: PageElement = {
      name: node.tagName,
      attributes,
      classes: attributes.class?.split(/\s+/) ?? [],
      text: textOf(node.childNodes),
      elements: listElements(node.childNodes),
    }
    return [element, ...element.elements]
  })
}

function textOf(nodes: Nodes): string {
  return nodes
    .map(node => ('value' in node ? node.value : 'childNodes' in node ? textOf(node.childNodes) : ''))
    .join('')
}
