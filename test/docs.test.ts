import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type { Command } from 'commander'
import { z } from 'zod'
import type { Console } from '../src/cli/console.ts'
import { commonCommand } from '../src/cli/options.ts'
import { createProgram } from '../src/cli/run.ts'
import { siteConfigSchema } from '../src/config.ts'
import { rules } from '../src/feed/rules.ts'

const root = path.join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const documents = ['.', 'docs'].flatMap(folder =>
  readdirSync(path.join(root, folder))
    .filter(file => file.endsWith('.md'))
    .map(file => path.join(folder, file)),
)

/** Paths of the project in a document: in backticks, and the targets of links; patterns and examples with `…` or `*` are none. */
function pathsIn(document: string): readonly string[] {
  const named = read(document).matchAll(/`((?:\.?\/)?(?:bin|docs|scripts|src|templates|test)\/[^`*…<>\s]*)`/g)
  const linked = linksIn(document).filter(({ file }) => file !== '')
  return [
    ...Array.from(named, ([, file = '']) => file),
    ...linked.map(({ file }) => path.join(path.dirname(document), file)),
  ]
}

function linksIn(document: string) {
  const links = proseOf(document).matchAll(/\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?[^)]*\)/g)
  return Array.from(links, ([, file = '', heading]) => ({ file, heading }))
}

/** A document without its blocks of code. */
function proseOf(document: string): string {
  return read(document).replace(/^```.*\n[\s\S]*?\n```$/gm, '')
}

/** The names that GitHub gives to the headings of a document. */
function headingsOf(document: string): ReadonlySet<string> {
  const headings = proseOf(document).matchAll(/^#+ (.*)$/gm)
  return new Set(
    Array.from(headings, ([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

for (const document of documents) {
  test(`every file and heading that ${document} names is there`, () => {
    const missing = pathsIn(document).filter(file => !existsSync(path.join(root, file)))
    const lost = linksIn(document).filter(({ file, heading }) => {
      const target = file === '' ? document : path.join(path.dirname(document), file)
      return heading !== undefined && target.endsWith('.md') && !headingsOf(target).has(heading)
    })
    assert.deepEqual([missing, lost], [[], []])
  })
}

test('both languages of README lead to the same documents', () => {
  const targetsOf = (document: string) => [...new Set(linksIn(document).map(({ file }) => file))].sort()
  const [english, chinese] = [targetsOf('README.md'), targetsOf('README.zh-CN.md')]
  assert.deepEqual(
    chinese.filter(file => file !== 'README.md'),
    english.filter(file => file !== 'README.zh-CN.md'),
  )
})

test('docs/architecture.md lists the cache keys as src/build/keys.ts does', () => {
  const rowsOf = (file: string, row: RegExp) => Array.from(read(file).matchAll(row), ([, cells]) => cells)
  const rows = rowsOf('src/build/keys.ts', /^ \* (\| .*)$/gm)
  assert(rows.length > 2)
  assert.deepEqual(rowsOf('docs/architecture.md', /^(\| .*)$/gm), rows)
})

/** Compare what stands between a pair of marks with what follows from the code. */
function compareSection(document: string, mark: string, expected: string): void {
  const section = new RegExp(`(?<=<!-- ${mark} -->\n)[\\s\\S]*?(?=<!-- /${mark} -->)`)
  if (process.env.UPDATE === '1')
    writeFileSync(
      path.join(root, document),
      read(document).replace(section, () => expected),
    )
  assert.equal(section.exec(read(document))?.[0], expected)
}

const cell = (text: string) => text.replaceAll('|', '\\|')
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.map(cell).join(' | ')} |\n`).join('')

test('docs/format.md lists the rules of the code (UPDATE=1 writes them)', () => {
  const rows = Object.entries(rules).map(([id, { severity, meaning }]) => [`\`${id}\``, severity, meaning])
  compareSection('docs/format.md', 'rules', table(['rule', 'severity', 'what it means'], rows))
})

/** Declaring the commands prints and reads nothing. */
const silent: Console = {
  ...{ out: () => {}, err: () => {}, isTerminal: false, columns: 80 },
  ...{ readStdin: async () => Buffer.of(), today: () => '2024-07-01' },
}

test("docs/commands.md holds the program's own help (UPDATE=1 writes it)", () => {
  const program = createProgram(silent, () => {})
  compareSection('docs/commands.md', 'commands', program.commands.map(describeCommand).join('\n'))
})

/** What the help says of a default that is none. */
const noDefault = / \(default: (?:false|\[\], preset: "")\)$/

/** Options that all commands share are told once, above the commands. */
const common = commonCommand('common', '').options.map(({ flags }) => flags)

function describeCommand(command: Command): string {
  if (command.commands.length > 0) return command.commands.map(describeCommand).join('\n')
  const help = command.createHelp()
  const options = help.visibleOptions(command).filter(({ long }) => long !== '--help')
  const own = options.filter(({ flags }) => !common.includes(flags))
  const shared = options.filter(({ flags }) => common.includes(flags)).map(({ long }) => `\`${long}\``)
  const rows = [
    ...help
      .visibleArguments(command)
      .map(argument => [`\`${help.argumentTerm(argument)}\``, help.argumentDescription(argument)]),
    ...own.map(option => [
      `\`${help.optionTerm(option)}\``,
      help.optionDescription(option).replace(noDefault, ''),
    ]),
  ].filter(([, description]) => description !== '')
  const name = command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name()
  return [
    `### ${name}\n`,
    `\`${help.commandUsage(command)}\`: ${help.commandDescription(command)}.\n`,
    ...(rows.length > 0 ? [table(['', ''], rows)] : []),
    `Common options: ${shared.join(', ')}.\n`,
  ].join('\n')
}

test('docs/configuration.md lists the keys of the schema (UPDATE=1 writes them)', () => {
  const schema = z.toJSONSchema(siteConfigSchema, { io: 'input' })
  compareSection(
    'docs/configuration.md',
    'keys',
    table(['key', 'value', 'default', ''], describeKeys(schema, '')),
  )
})

type Schema = z.core.JSONSchema.BaseSchema

/** A row for each key that holds no others. */
function describeKeys({ properties = {} }: Schema, parent: string): readonly (readonly string[])[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const key = `${parent}${name}`
    if (typeof schema === 'boolean') throw new Error(`expected a schema of ${key}`)
    const note = docstrings.get(key) ?? ''
    if (schema.properties) {
      const rows = describeKeys(schema, `${key}.`)
      return note === '' ? rows : [[`\`${key}\``, '', '', note], ...rows]
    }
    const value = schema.default === undefined ? '' : `\`${format(schema.default)}\``
    return [[`\`${key}\``, describeValue(schema), value, note]]
  })
}

function describeValue(schema: Schema): string {
  const { type, enum: values, items, minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema
  if (values) return values.map(value => `\`${format(value)}\``).join(', ')
  if (type === 'integer')
    return maximum === Number.MAX_SAFE_INTEGER
      ? `number, ${minimum} or more`
      : `number, ${minimum} to ${maximum}`
  if (type === 'array' && typeof items === 'object' && !Array.isArray(items))
    return `list of \`{ ${Object.keys(items.properties ?? {}).join(', ')} }\``
  return type === 'boolean' ? '`true`, `false`' : 'text'
}

const format = (value: unknown) => JSON.stringify(value).replaceAll('"', "'")

/** What the docstrings of the schema say of each key. */
const docstrings: ReadonlyMap<string, string> = (() => {
  const source =
    /siteConfigSchema = z\.strictObject\(\{\n([\s\S]*?)\n\}\)/.exec(read('src/config.ts'))?.[1] ?? ''
  let parent = ''
  const keys = source.matchAll(/^( +)(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n +)?(\w+):/gm)
  return new Map(
    Array.from(keys, ([, indent = '', text = '', name = '']) => {
      if (indent.length === 2) parent = name
      return [indent.length === 2 ? name : `${parent}.${name}`, text.replace(/\n +\*/g, '').trim()]
    }),
  )
})()
