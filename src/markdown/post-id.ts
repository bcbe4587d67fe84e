/** Make the id of a post's article: of the whole permalink, as a post that moved to another day kept its own. */
export function postId(permalink: string): string {
  return `p${permalink.slice(1, -1).replaceAll('/', '.')}`
}

/** Make the id of a part of a post, counted from 1 for the post's own: no two posts of one page share it. */
export function partId(permalink: string, number: number): string {
  return `${postId(permalink)}-${number}`
}
