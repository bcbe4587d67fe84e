import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const root = path.join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

/** The rooms of the list in docs/architecture.md, from the top down: a folder, or a single module. */
const rooms = (
  /(?<=<!-- rooms -->\n)[\s\S]*?(?=<!-- \/rooms -->)/.exec(read('docs/architecture.md'))?.[0] ?? ''
)
  .split('\n')
  .flatMap(line => /^(\.?[\w-]+(?:[/.][\w-]+)*)\/? {2,}\S/.exec(line)?.[1] ?? [])

const modules = [
  '.eleventy.ts',
  ...['src', 'templates'].flatMap(folder =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => /\.tsx?$/.test(file))
      .map(file => path.posix.join(folder, file.replaceAll(path.sep, '/'))),
  ),
]

const roomOf = (module: string) => rooms.find(room => module === room || module.startsWith(`${room}/`))

/** The modules of the project that a module imports, for types too. */
function importsOf(module: string): readonly string[] {
  const specifiers = read(module).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g)
  return Array.from(specifiers, ([, specifier = '']) =>
    path.posix.normalize(path.posix.join(path.posix.dirname(module), specifier)),
  )
}

const imports = new Map(modules.map(module => [module, importsOf(module)]))

test('the list of rooms in docs/architecture.md is complete, and every room is there', () => {
  assert(rooms.length > 10, 'expected a list between `<!-- rooms -->` and `<!-- /rooms -->`')
  assert.deepEqual(rooms, [...new Set(rooms)])
  assert.deepEqual(
    modules.filter(module => roomOf(module) === undefined),
    [],
    'expected every module in a room of the list',
  )
  assert.deepEqual(
    rooms.filter(room => !existsSync(path.join(root, room))),
    [],
  )
})

test('a room imports of itself and of those above it in the list', () => {
  const wrong = modules.flatMap(module => {
    const room = rooms.indexOf(roomOf(module) ?? '')
    return (imports.get(module) ?? [])
      .filter(imported => rooms.indexOf(roomOf(imported) ?? '') > room)
      .map(imported => `${module} imports ${imported}`)
  })
  assert.deepEqual(wrong, [])
})

test('no modules import one another in a circle', () => {
  // Leave out a module without imports that are left, or that none of those left imports, until no more can be.
  let left = new Set(modules)
  for (let before = Number.POSITIVE_INFINITY; left.size < before; ) {
    before = left.size
    const imported = new Set([...left].flatMap(module => imports.get(module) ?? []))
    const isOnPath = (module: string) =>
      imported.has(module) && imports.get(module)?.some(one => left.has(one))
    left = new Set([...left].filter(isOnPath))
  }
  assert.deepEqual([...left], [])
})
