import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { renderAsync } from '@resvg/resvg-js'

/*
 * Draw the pictures of the sample's dump into content/feeds/images: `npx tsx scripts/draw-sample.ts`. They are charts of
 * what their posts say.
 */

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
)

interface Bar {
  readonly label: string
  readonly value: number
}

/** A chart of bars, 1,200 pixels wide. */
function drawBars(title: string, unit: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value))
  const rows = bars.map(({ label, value }, index) => {
    const y = 150 + index * 110
    const width = Math.round((value / most) * 560)
    return `<text x="60" y="${y + 42}" font-size="34" fill="#33302b">${label}</text>
<rect x="430" y="${y}" width="${width}" height="62" rx="6" fill="${index % 2 ? '#c2734f' : '#9a3412'}"/>
<text x="${446 + width}" y="${y + 43}" font-size="34" fill="#33302b">${value} ${unit}</text>`
  })
  const height = 190 + bars.length * 110
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="${height}" font-family="Noto Sans SC">
<rect width="1200" height="${height}" fill="#f4f1ea"/>
<text x="60" y="90" font-size="44" fill="#1d1b18">${title}</text>
${rows.join('\n')}
</svg>`
}

const pictures = {
  'ai-act': drawBars('AI Act: when the rules begin to apply', 'months', [
    { label: 'Bans', value: 6 },
    { label: 'General-purpose', value: 12 },
    { label: 'Most of the rest', value: 24 },
    { label: 'Regulated products', value: 36 },
  ]),
  npu: drawBars('What my laptop has, and what Copilot+ wants', 'TOPS', [
    { label: 'My laptop', value: 10 },
    { label: 'Copilot+ PC', value: 40 },
  ]),
}

const folder = path.join(import.meta.dirname, '../content/feeds/images')
await mkdir(folder, { recursive: true })
for (const [name, svg] of Object.entries(pictures)) {
  const options = { font: { fontFiles: [font], loadSystemFonts: false } }
  await writeFile(path.join(folder, `${name}.png`), (await renderAsync(svg, options)).asPng())
}
