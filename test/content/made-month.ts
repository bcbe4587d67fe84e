import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parsePost } from '../../src/content/front-matter.ts'
import { type ImportPlan, planImport } from '../../src/content/plan-import.ts'
import type { PostStore, StoredPost } from '../../src/content/read-posts.ts'
import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource } from '../../src/feed/source.ts'
import type { Entry } from '../../src/model.ts'

/** An entry of a made month. Its identity is this test's own: nothing of it stands in the dump. */
export interface MadeEntry {
  readonly id: number
  readonly day: number
  readonly author: string
  readonly text: string
}

/** Write entries as a dump, numbered from 1 in their order. */
export function formatMonth(entries: readonly MadeEntry[]): string {
  return entries
    .map(({ day, author, text }, index) => {
      const date = `2024-06-${String(day).padStart(2, '0')}`
      return `### ${String(index + 1).padStart(2, '0')}\n\n${date}\n\n${author} Name\n@${author}\n${text}\n\n`
    })
    .join('')
}

export function readEntries(dump: string): readonly Entry[] {
  return readFeed(createSource('2024-06.md', dump)).entries
}

/** A plan of an import that finds all as it was; `unchanged` aside. */
export const nothingPlanned: Omit<ImportPlan, 'unchanged'> = {
  ...{ added: [], changed: [], moved: [], conflicting: [], missing: [], removed: [] },
  ...{ unreadable: [], unwritable: [], goneDumps: new Set(), renamed: new Map(), diagnostics: [] },
}

export const emptyStore: PostStore = { stored: [], unreadable: [], diagnostics: [] }

/** Carry an import out in memory: the posts there are after it. */
export function importInto(store: PostStore, dump: string, name = '2024-06') {
  const plan = planImport([{ name, entries: readEntries(dump) }], store)
  const gone = new Set([
    ...[...plan.changed, ...plan.moved].map(({ was }) => was.path),
    ...plan.removed.map(({ path }) => path),
  ])
  const written = [...plan.added, ...plan.changed, ...plan.moved]
  const stored: StoredPost[] = [
    ...store.stored.filter(({ path }) => !gone.has(path)),
    ...written.map(({ path, text, post }) => ({ path, text, post })),
  ]
  return {
    plan,
    store: { ...store, stored: stored.sort((one, other) => (one.path < other.path ? -1 : 1)) },
  }
}

/** Edit the file of a stored post by hand. */
export function editByHand(stored: StoredPost, change: (text: string) => string): StoredPost {
  const text = change(stored.text)
  const parsed = parsePost(text)
  assert.ok(parsed.kind === 'post', 'expected a post still')
  return { ...stored, text, post: parsed.post }
}

const words = (
  '模型 推理 开源 论文 数据 训练 微调 向量 智能体 提示词 agent context window token embedding retrieval release ' +
  'paper benchmark weights license model prompt garden river mountain coffee keyboard bicycle 今天 发现 一个 很好 ' +
  '的 工具 可以 直接 使用 文档 视频 采访 公司 创始人 芯片 能源 price cost faster slower London 北京 winter'
).split(' ')

/** Made texts, long enough that two of them are seldom alike; never the same twice in a month. */
const text = fc
  .array(fc.constantFrom(...words), { minLength: 8, maxLength: 60 })
  .map(chosen => chosen.join(' '))

export const month = fc
  .uniqueArray(
    fc.record({ day: fc.integer({ min: 1, max: 30 }), author: fc.constantFrom('ann', 'ben', 'cai'), text }),
    { minLength: 3, maxLength: 25, selector: ({ text }) => text },
  )
  .map(entries => entries.map((entry, id) => ({ id, ...entry })))

/** What a curator does to a month, at places drawn from 0 to 1. */
export type Edit =
  | { readonly kind: 'insert'; readonly at: number; readonly entry: Omit<MadeEntry, 'id'> }
  | { readonly kind: 'delete'; readonly at: number }
  | { readonly kind: 'typo'; readonly at: number; readonly where: number; readonly letter: string }
  | { readonly kind: 'date'; readonly at: number; readonly day: number }
  | { readonly kind: 'extend'; readonly at: number; readonly text: string }

const at = fc.double({ min: 0, max: 0.999, noNaN: true })

export const edits = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('insert' as const),
      at,
      // By authors of their own: one with number, day and author of a deleted entry is that entry filled in.
      entry: fc.record({ day: fc.integer({ min: 1, max: 30 }), author: fc.constantFrom('dee', 'eve'), text }),
    }),
    fc.record({ kind: fc.constant('delete' as const), at }),
    fc.record({ kind: fc.constant('typo' as const), at, where: at, letter: fc.constantFrom('q', 'é', '字') }),
    fc.record({ kind: fc.constant('date' as const), at, day: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('extend' as const), at, text }),
  ),
  { maxLength: 8 },
)

/** Make an edit; an inserted entry gets an identity of its own. */
export function edit(entries: readonly MadeEntry[], change: Edit, id: number): readonly MadeEntry[] {
  const index = Math.floor(change.at * entries.length)
  const before = entries[index]
  if (change.kind === 'insert') return entries.toSpliced(index, 0, { id, ...change.entry })
  if (!before) return entries
  if (change.kind === 'delete') return entries.toSpliced(index, 1)
  return entries.with(index, { ...before, ...mend(before, change) })
}

function mend({ text }: MadeEntry, change: Exclude<Edit, { kind: 'insert' | 'delete' }>): Partial<MadeEntry> {
  if (change.kind === 'date') return { day: change.day }
  if (change.kind === 'extend') return { text: `${text}\n\n${change.text}` }
  const place = Math.floor(change.where * text.length)
  return { text: text.slice(0, place) + change.letter + text.slice(place + 1) }
}
