import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { defaultConfig } from '../src/config.ts'
import { InputError } from '../src/errors.ts'
import { loadConfig } from '../src/load-config.ts'
import { temporaryFolder } from './cli/run-cli.ts'

/** Write modules into a folder and load the first as the configuration; the folder's name is cut off what it throws. */
async function load(context: TestContext, files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder(context)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  return loadConfig(path.join(folder, Object.keys(files)[0] ?? '')).catch(error => {
    assert(error instanceof InputError)
    return error.message
      .replaceAll(path.join(path.relative('', folder), '/'), '')
      .replaceAll(`${folder}/`, '')
  })
}

test('a module in TypeScript or CommonJS is a configuration, with what it imports', async context => {
  const expected = { ...defaultConfig, title: 'Gazette' }
  const title = 'export const title: string = "Gazette"\n'
  assert.deepEqual(
    await load(context, {
      'a.ts': "import { title } from './b.ts'\nexport default { title }\n",
      'b.ts': title,
    }),
    expected,
  )
  const declared =
    "import { defineConfig } from 'tidings'\nexport default defineConfig({ title: 'Gazette' })\n"
  assert.deepEqual(await load(context, { 'a.ts': declared }), expected)
  assert.deepEqual(await load(context, { 'a.cjs': "module.exports = { title: 'Gazette' }\n" }), expected)
})

test('a module without a default export is an error', async context => {
  for (const text of ['', "export const title = 'Gazette'\n"]) {
    assert.equal(
      await load(context, { 'a.ts': text }),
      'a.ts: Unexpected module without a default export, expected `export default { … }`.',
    )
  }
})

test('a module that throws is told with the line that threw', async context => {
  const cases: readonly (readonly [files: Readonly<Record<string, string>>, message: string])[] = [
    [
      { 'a.ts': '// A comment, which the bundle does not hold.\n\nthrow new RangeError("Too much")\n' },
      'a.ts:3:7: Cannot evaluate the configuration: RangeError: Too much.',
    ],
    [
      {
        'a.ts': "import { read } from './b.ts'\nexport default { title: read() }\n",
        'b.ts':
          'type Names = object | undefined\nexport function read(names?: Names) {\n  return Object.keys(names!)\n}\n',
      },
      'b.ts:3:17: Cannot evaluate the configuration: TypeError: Cannot convert undefined or null to object.',
    ],
    [
      { '潮 100%.ts': 'nothing\n' },
      '潮 100%.ts:1:1: Cannot evaluate the configuration: ReferenceError: nothing is not defined.',
    ],
    [{ 'a.ts': 'throw "no error"\n' }, 'a.ts: Cannot evaluate the configuration: no error.'],
  ]
  for (const [files, message] of cases) assert.equal(await load(context, files), message)
})

test('a module that cannot be parsed, or imports what is not there, is told at its line', async context => {
  assert.match(String(await load(context, { 'a.ts': 'export default { title: }\n' })), /^a\.ts:1:25: \S/)
  assert.match(String(await load(context, { 'a.ts': "\nimport './none.ts'\n" })), /^a\.ts:2:8: .*none\.ts/)
})
