import { identityOf } from '../identity.ts'
import type { Person } from '../model.ts'

/** Tells whose a handle is: the person that has it, or one with this handle alone. */
export type PersonOf = (handle: string) => Person

/** Every handle is a person of its own. */
export const everyHandle: PersonOf = handle => [handle]

/** Make the function that tells whose a handle is, without regard to case. */
export function createPersonOf(people: readonly Person[]): PersonOf {
  const byHandle = new Map(people.flatMap(person => person.map(handle => [identityOf(handle), person])))
  return handle => byHandle.get(identityOf(handle)) ?? [handle]
}
