import type { Nodes, Parents } from 'mdast'
import type { ReadonlyTree } from './tree.ts'

const SCRIPTS_WITHOUT_SPACES = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}'
const FREE_BEFORE = new RegExp(`(?:^|[\\s\\p{P}${SCRIPTS_WITHOUT_SPACES}])[*_~]+$`, 'u')
const FREE_AFTER = new RegExp(`^[*_~]+(?:$|[\\s\\p{P}${SCRIPTS_WITHOUT_SPACES}])`, 'u')

/**
 * Tell whether a child of a node, a bare URL or mention, can be put into brackets without changing the text beside it. This
 * fails where a backslash would escape the bracket, where the text behind it would begin an entity of its own (in
 * `@foo#bar` only `@foo` is one), and where marks of emphasis depend on the letter they touch
 * (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run).
 */
export function isSeparable(source: string, parent: ReadonlyTree<Parents>, index: number): boolean {
  const [previous, node, next] = [
    parent.children[index - 1],
    parent.children[index],
    parent.children[index + 1],
  ]
  const before = source.slice(0, node?.position?.start.offset).slice(-32)
  const after = source.slice(node?.position?.end.offset).slice(0, 32)
  if (before.endsWith('\\') || /^(?:[-\w#＃@＠%+=/&]|\[[@＠])/.test(after.replace(/^_+/, ''))) return false
  const isMarked = parent.type === 'emphasis' || parent.type === 'strong' || parent.type === 'delete'
  if (isMarked && !previous && !FREE_BEFORE.test(before)) return false
  if (isMarked && !next && !FREE_AFTER.test(after)) return false
  return !/[*_]$/.test(withoutEscapes(previous, source)) && !/^[*_]/.test(withoutEscapes(next, source))
}

/** The source of a text node, with a backslash in place of every escape. */
function withoutEscapes(node: ReadonlyTree<Nodes> | undefined, source: string): string {
  if (node?.type !== 'text') return ''
  return source
    .slice(node.position?.start.offset, node.position?.end.offset)
    .replace(/\\[!-/:-@[-`{-~]/g, '\\\\')
}
