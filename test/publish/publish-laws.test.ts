import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { publish, type Staging } from '../../src/publish/publish.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { readTree, writeTree } from './trees.ts'

type Site = ReadonlyMap<string, string>

interface Step {
  readonly kind: 'files' | 'everything' | 'fails'
  /** Whether a process was killed before, in the midst of its work on the spare. */
  readonly isAfterKill: boolean
  /** What the site is to hold, by file: undefined where a file goes; what is not named stays. */
  readonly edits: readonly (readonly [file: string, text: string | undefined])[]
}

const files = ['index.html', 'a.css', '2024/index.html', '2024/04/09/1/index.html', '2024/04/09/2/index.html']
const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constant('files' as const) },
    fc.constantFrom('everything' as const, 'fails' as const),
  ),
  isAfterKill: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  edits: fc.array(
    fc.tuple(fc.constantFrom(...files), fc.option(fc.constantFrom('one', 'two', ''), { nil: undefined })),
    { maxLength: 4 },
  ),
})

test('any builds, of everything or of a few files, done or failed, leave what writing anew leaves', async context => {
  const root = temporaryFolder(context)
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 12 }), async steps => {
      const folder = mkdtempSync(path.join(root, 'run-'))
      const [output, spare] = [path.join(folder, 'site'), path.join(folder, '.site.spare')]
      let site: Site = new Map([['index.html', 'first']])
      await publish(output, writeSite(new Map(), site, 'everything'))
      for (const { kind, isAfterKill, edits } of steps) {
        const before = readTree(output)
        const next = edit(site, edits)
        if (isAfterKill) {
          rmSync(path.join(spare, 'copy-of'), { force: true })
          writeTree(spare, [['tree/half/of/a/page', '']])
        }
        const published = publish(output, async staging => {
          const written = await writeSite(site, next, kind)(staging)
          assert.deepEqual(readTree(output), before)
          if (kind === 'fails') throw new Error('disk full')
          return written
        })
        if (kind === 'fails') await assert.rejects(published, { message: 'disk full' })
        else {
          await published
          site = next
        }
        assert.deepEqual(readTree(output), whole(site))
        // The spare is a copy, or says that it is none.
        if (existsSync(path.join(spare, 'copy-of'))) {
          assert.deepEqual(readTree(path.join(spare, 'tree')), whole(site))
        }
      }
      rmSync(folder, { recursive: true })
    }),
    { numRuns: 100 },
  )
})

/** Do what a build does that turns one site into another. */
function writeSite(from: Site, to: Site, kind: Step['kind']) {
  return async (staging: Staging) => {
    const names = [...new Set([...from.keys(), ...to.keys()])]
    const changed = names.filter(file => kind === 'everything' || from.get(file) !== to.get(file))
    if (kind === 'everything') staging.clear()
    else if (changed.length > 0) staging.remove(changed)
    writeTree(
      staging.folder,
      [...to].filter(([file]) => changed.includes(file)),
    )
    return { id: identify(to), result: undefined }
  }
}

function edit(site: Site, edits: Step['edits']): Site {
  const next = new Map(site)
  for (const [file, text] of edits) {
    if (text === undefined) next.delete(file)
    else next.set(file, text)
  }
  return next
}

function whole(site: Site): Site {
  return new Map([...site, ['.tidings-site', `${identify(site)}\n`] as const].sort())
}

/** The identifier of a site, made of what it holds. */
function identify(site: Site): string {
  return JSON.stringify([...site].sort())
}
