/**
 * Reduce a handle, a tag or an author's name to what makes it the same as another: two names with one identity are one
 * name, on every page, in every file and in the search. Case, width and composition make no difference.
 */
export function identityOf(name: string): string {
  // Most names are plain, and this runs many times for each.
  if (/^[\w-]*$/.test(name)) return name.toLowerCase()
  const wellFormed = name.replace(/\p{Cs}/gu, '\ufffd')
  return wellFormed.normalize('NFKC').toLowerCase().normalize('NFKC')
}
