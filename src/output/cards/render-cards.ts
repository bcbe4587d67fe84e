import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cardFont, cardWidth } from './draw-card.ts'
import type { Card } from './plan-cards.ts'

const packages = createRequire(import.meta.url)
const packagedFont = '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'

/** What makes PNG of SVG: optional dependencies, which a machine may lack. */
export interface CardRenderer {
  /** Names what an image depends on beside its SVG. */
  readonly version: string
  /** Render SVGs, in order. */
  readonly render: (svgs: readonly string[]) => Promise<readonly Buffer[]>
}

export type LoadedCardRenderer =
  | { readonly kind: 'renderer'; readonly renderer: CardRenderer }
  | { readonly kind: 'missing'; readonly problem: string }

/** Load the renderer and its font, a file of a package; says what is missing where they cannot be. */
export async function loadCardRenderer(fontFile = packagedFont): Promise<LoadedCardRenderer> {
  try {
    const font = packages.resolve(fontFile)
    const [{ renderAsync }, { default: subsetFont }] = await Promise.all([
      import('@resvg/resvg-js'),
      import('subset-font'),
    ])
    const version = ['@resvg/resvg-js', '@expo-google-fonts/noto-sans-sc'].map(versionOf).join(' ')
    const renderer: CardRenderer = {
      version,
      render: async svgs => {
        // The whole font is 10 MB, which resvg reads anew for each image: 1 s instead of 10 ms.
        const subset = await subsetFont(await readFile(font), charactersOf(svgs), {
          targetFormat: 'truetype',
        })
        return withFile(subset, async fontPath => {
          const options = {
            font: { fontFiles: [fontPath], loadSystemFonts: false, defaultFontFamily: cardFont },
            fitTo: { mode: 'width' as const, value: cardWidth },
          }
          const images: Buffer[] = []
          for (const svg of svgs) images.push((await renderAsync(svg, options)).asPng())
          return images
        })
      },
    }
    return { kind: 'renderer', renderer }
  } catch (error) {
    if (!isMissing(error)) throw error
    return { kind: 'missing', problem: error.message.split('\n')[0] ?? error.message }
  }
}

/**
 * Write cards into a site. An image is kept in `cache` under a hash of all it depends on, and rendered only where it is
 * not there; the same cards give the same bytes.
 */
export async function writeCards(
  cards: readonly Card[],
  renderer: CardRenderer,
  output: string,
  cache: string,
): Promise<void> {
  const keyed = cards.map(card => ({ ...card, file: path.join(cache, cardFile(card, renderer)) }))
  const known = await Promise.all(keyed.map(({ file }) => readKept(file)))
  const missing = keyed.filter((_, index) => known[index] === undefined)
  const svgs = missing.map(({ svg }) => svg)
  const rendered = svgs.length > 0 ? await renderer.render(svgs) : []
  const images = new Map(missing.map(({ file }, index) => [file, rendered[index]]))
  for (const [index, { file, path: sitePath }] of keyed.entries()) {
    const fresh = images.get(file)
    const image = known[index] ?? fresh
    if (image === undefined) continue
    if (fresh) await keep(file, fresh)
    const target = path.join(output, sitePath)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, image)
  }
}

/** Name of a card's file in the cache, with a hash of all that its image depends on. */
export function cardFile({ svg }: Card, { version }: CardRenderer): string {
  return `${createHash('sha256').update(`${version}\n${svg}`).digest('hex')}.png`
}

function charactersOf(svgs: readonly string[]): string {
  return [...new Set(svgs.join(''))].sort().join('')
}

/** Give content to what reads files only: as a file that is there until `use` is done. */
async function withFile<Result>(content: Buffer, use: (file: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-font-'))
  try {
    const file = path.join(folder, 'font.ttf')
    await writeFile(file, content)
    return await use(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/**
 * Keep an image, with a hash of it behind its end, where no reader of PNG looks. A cache that cannot be written, on a
 * full disk or in a folder of somebody else, is one that is not there.
 */
async function keep(file: string, image: Buffer): Promise<void> {
  const draft = `${file}.${process.pid}`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(draft, Buffer.concat([image, digest(image)]))
    await rename(draft, file)
  } catch {
    await rm(draft, { force: true }).catch(() => {})
  }
}

/** Read an image that was kept; undefined where there is none, or none that is whole. */
async function readKept(file: string): Promise<Buffer | undefined> {
  try {
    const kept = await readFile(file)
    const image = kept.subarray(0, -digestLength)
    return digest(image).equals(kept.subarray(-digestLength)) ? image : undefined
  } catch {
    return undefined
  }
}

const digestLength = 32

function digest(image: Buffer): Buffer {
  return createHash('sha256').update(image).digest()
}

function versionOf(name: string): string {
  const { version } = packages(`${name}/package.json`) as { version: string }
  return `${name}@${version}`
}

/** resvg throws a plain error where its package for this machine is absent. */
function isMissing(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return (
    code === 'MODULE_NOT_FOUND' ||
    code === 'ERR_MODULE_NOT_FOUND' ||
    code === 'ERR_DLOPEN_FAILED' ||
    /native binding|Unsupported (?:OS|architecture)/i.test(error.message)
  )
}
