import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { explainMissingPackage } from '../../errors.ts'
import { cardFont } from './draw-card.ts'

const packages = createRequire(import.meta.url)
const packagedFont = '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'

/** What makes PNG of SVG: optional dependencies, which a machine may lack. */
export type CardRenderer =
  | {
      readonly kind: 'found'
      /** Names all that an image depends on beside its SVG. */
      readonly version: string
    }
  | { readonly kind: 'missing'; readonly problem: string }

/**
 * Find out whether this machine can render cards. `font` is a file of a package. Only resvg is loaded, since its binary
 * may be one for another machine.
 */
export function findCardRenderer(font = packagedFont): CardRenderer {
  try {
    packages.resolve(font)
    packages.resolve('subset-font')
    packages('@resvg/resvg-js')
    const version = ['@resvg/resvg-js', '@expo-google-fonts/noto-sans-sc'].map(versionOf).join(' ')
    return { kind: 'found', version }
  } catch (error) {
    const problem = explainMissingPackage(error)
    if (problem === undefined) throw error
    return { kind: 'missing', problem }
  }
}

export type RenderCards = (svgs: readonly string[]) => Promise<readonly Uint8Array[]>

/** Render SVGs as PNG, in order. The same SVG gives the same bytes, alone and among others. */
export const renderCards: RenderCards = async svgs => {
  // V8 would compile harfbuzz a second time, into faster code: 0.2 s on the other core to save none of the 0.05 s that the
  // one call of subset-font takes. The flag holds for the whole process, which runs no other WebAssembly for long.
  setFlagsFromString('--liftoff-only')
  const [{ renderAsync }, { default: subsetFont }] = await Promise.all([
    import('@resvg/resvg-js'),
    import('subset-font'),
  ])
  // The whole font is 10 MB, which resvg reads again for each glyph: 200 ms an image instead of 2 ms.
  const font = await readFile(packages.resolve(packagedFont))
  const subset = await subsetFont(font, charactersOf(svgs), { targetFormat: 'truetype' })
  return withFile(subset, async fontFile => {
    const options = {
      font: { fontFiles: [fontFile], loadSystemFonts: false, defaultFontFamily: cardFont },
      fitTo: { mode: 'original' as const },
    }
    const images: Uint8Array[] = []
    for (const svg of svgs) images.push((await renderAsync(svg, options)).asPng())
    return images
  })
}

function charactersOf(svgs: readonly string[]): string {
  return [...new Set(svgs.join(''))].sort().join('')
}

/** Write content to a temporary file for `use`, which can only read files. */
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

function versionOf(name: string): string {
  const { version } = packages(`${name}/package.json`) as { version: string }
  return `${name}@${version}`
}
