/**
 * Make a function that gives objects more fields, each read from the object's source whenever it is asked for: for values
 * that are costly to have, and seldom wanted. A spread reads them. All objects share their accessors, as there are
 * hundreds of thousands: with accessors of its own, each would take three times the memory and the time.
 */
export function createLateFields<Source extends object>(
  names: readonly (keyof Source)[],
): <Own extends object>(own: Own, source: Source) => Own & Readonly<Source> {
  class Late {
    readonly #source: Source
    constructor(source: Source) {
      this.#source = source
    }
    static read(late: Late, name: keyof Source) {
      return late.#source[name]
    }
  }
  const accessors = names.map(name => {
    const get = function (this: Late) {
      return Late.read(this, name)
    }
    return [name, { get, enumerable: true }] as const
  })
  return <Own extends object>(own: Own, source: Source) => {
    const late = Object.assign(new Late(source), own)
    for (const [name, accessor] of accessors) Object.defineProperty(late, name, accessor)
    return late as Own & Readonly<Source>
  }
}
