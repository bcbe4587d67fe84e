import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readTree } from '../publish/trees.ts'
import { copyWithDump, runProgram } from './copied-program.ts'
import { temporaryFolder } from './run-cli.ts'

/** Changes of a program, each of which shows in the site it makes. */
const changes: readonly (readonly [what: string, change: (program: string) => void])[] = [
  [
    'a template',
    program =>
      replaceIn(
        path.join(program, 'templates/components/site-footer.tsx'),
        '<footer',
        '<footer data-changed',
      ),
  ],
  [
    'a style',
    program => appendFileSync(path.join(program, 'templates/assets/post.css'), '\n.changed{top:0}\n'),
  ],
  [
    'a source',
    program =>
      replaceIn(path.join(program, 'src/output/llms.ts'), 'content: () =>', 'content: () => `changed` +'),
  ],
  [
    'a template that imports data',
    program => {
      const footer = path.join(program, 'templates/components/site-footer.tsx')
      writeFileSync(path.join(program, 'templates/components/note.json'), '{ "note": "first" }')
      writeFileSync(footer, `import data from './note.json'\n${readFileSync(footer, 'utf8')}`)
      replaceIn(footer, '<footer', '<footer data-note={data.note}')
    },
  ],
  [
    'the data',
    program => writeFileSync(path.join(program, 'templates/components/note.json'), '{ "note": "second" }'),
  ],
]

test('a build by a changed program is, byte for byte, its build from nothing', async context => {
  const { program, cwd } = copyWithDump(temporaryFolder(context))
  await runProgram(program, ['regenerate', '2024-06.md'], { cwd })
  let before = readTree(path.join(cwd, '_site'))
  for (const [what, change] of changes) {
    change(program)
    await runProgram(program, ['build'], { cwd })
    await runProgram(program, ['build', '--output', `after ${what}`], { cwd })
    const [site, full] = [readTree(path.join(cwd, '_site')), readTree(path.join(cwd, `after ${what}`))]
    const files = [...new Set([...site.keys(), ...full.keys()])]
    assert.deepEqual(
      files.filter(file => site.get(file) !== full.get(file)),
      [],
      what,
    )
    const changed = files.filter(file => site.get(file) !== before.get(file) && file !== '.tidings-site')
    assert.ok(changed.length > 0, `${what} does not show`)
    before = site
  }
})

function replaceIn(file: string, old: string, by: string): void {
  const text = readFileSync(file, 'utf8')
  assert.ok(text.includes(old), `expected ${old} in ${file}`)
  writeFileSync(file, text.replace(old, by))
}
