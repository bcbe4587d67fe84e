import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { planPartitions } from '../../src/archive/partitions.ts'

interface Dated {
  readonly date: string
  readonly url: string
}

/** A number of posts on days of months, oldest first. */
function postsOf(months: Readonly<Record<string, number>>): readonly Dated[] {
  return Object.entries(months).flatMap(([month, count]) =>
    Array.from({ length: count }, (_, number) => {
      const day = String(1 + Math.floor((number * 28) / count)).padStart(2, '0')
      return { date: `${month}-${day}`, url: `/${month}/${number}/` }
    }),
  )
}

function sizesOf(posts: readonly Dated[]): Readonly<Record<string, number>> {
  return Object.fromEntries(planPartitions(posts).map(({ name, posts }) => [name, posts.length]))
}

const monthly = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
const yearOf = (year: number, count: number): Record<string, number> =>
  Object.fromEntries(monthly.map(month => [`${year}-${month}`, count]))

describe('planPartitions', () => {
  it('keeps a small archive in one shard', () => {
    assert.deepEqual(sizesOf(postsOf({ '2024-04': 116, '2024-05': 300 })), { '2016-2031': 416 })
    assert.deepEqual(planPartitions([]), [])
  })

  it('has closed years together and recent months apart', () => {
    const posts = postsOf({
      ...yearOf(2023, 300),
      ...yearOf(2024, 400),
      '2025-01': 400,
      '2025-02': 410,
      '2025-03': 50,
    })
    assert.deepEqual(sizesOf(posts), {
      '2016-2023': 3600,
      '2024-h1': 2400,
      '2024-h2': 2400,
      '2025-01': 400,
      '2025-02': 410,
      '2025-03': 50,
    })
  })

  it('has more in one of the years that closed long ago', () => {
    const years = [2020, 2021, 2022, 2023, 2024].map(year => yearOf(year, 500))
    assert.deepEqual(sizesOf(postsOf(Object.assign({}, ...years, { '2025-01': 90 }))), {
      '2020-2021': 12_000,
      '2022-2023': 12_000,
      '2024-h1': 3000,
      '2024-h2': 3000,
      '2025': 90,
    })
  })

  it('has the thirds of a busy newest month apart', () => {
    assert.deepEqual(sizesOf(postsOf({ '2024-03': 2100, '2024-04': 2100 })), {
      '2024-q1': 2100,
      '2024-04-d0': 750,
      '2024-04-d1': 750,
      '2024-04-d2': 600,
    })
  })

  it('divides a month, a day and what falls on one day, where they are too large', () => {
    const day = Array.from({ length: 9000 }, (_, number) => ({
      date: '2024-04-15',
      url: `/2024/04/15/${number}/`,
    }))
    const shards = planPartitions([...postsOf({ '2024-01': 5000 }), ...day])
    assert.deepEqual(
      shards.slice(0, 3).map(({ name }) => name),
      ['2024-01-d0', '2024-01-d1', '2024-01-d2'],
    )
    assert.deepEqual(
      shards.slice(3).map(({ name, posts }) => [name, posts.length]),
      [
        ['2024-04-15-0', 4000],
        ['2024-04-15-1', 4000],
        ['2024-04-15-2', 1000],
      ],
    )
  })

  const anyPosts = fc
    .array(
      fc.record({
        year: fc.integer({ min: 2019, max: 2026 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 31 }),
        url: fc.nat({ max: 9999 }),
      }),
      { maxLength: 200 },
    )
    .map(posts =>
      posts.map(({ year, month, day, url }) => ({
        date: [year, month, day].map(part => String(part).padStart(2, '0')).join('-'),
        url: `/${url}/`,
      })),
    )
  const byDate = (a: Dated, b: Dated): number => (a.date < b.date ? -1 : Number(a.date > b.date))
  const limits = { posts: 20, closed: 40, newest: 5 }
  /** Of a day that is cut, an insertion may touch more. */
  const isCut = (name: string): boolean => /^\d{4}-\d{2}-\d{2}-/.test(name)

  it('keeps every post once, in order, under names of their own', () => {
    fc.assert(
      fc.property(anyPosts, posts => {
        const shards = planPartitions(posts.toSorted(byDate), limits)
        assert.deepEqual(
          shards.flatMap(shard => shard.posts),
          posts.toSorted(byDate),
        )
        assert.equal(new Set(shards.map(({ name }) => name)).size, shards.length)
      }),
    )
  })

  it('touches one shard for one post more, where none becomes too large and no month begins', () => {
    fc.assert(
      fc.property(anyPosts, fc.nat(), (posts, at) => {
        fc.pre(posts.length > 0)
        const sorted = posts.toSorted(byDate)
        const added = { date: sorted[at % sorted.length]?.date ?? '', url: '/added/' }
        const before = planPartitions(sorted, limits)
        const after = planPartitions([...sorted, added].toSorted(byDate), limits)
        const names = before.map(({ name }) => name)
        fc.pre(after.every(({ name }, place) => name === names[place] && !isCut(name)))
        const touched = after.filter(({ posts }, place) => posts.length !== before[place]?.posts.length)
        assert.equal(touched.length, 1)
      }),
    )
  })
})
