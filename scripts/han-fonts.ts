import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const packages = createRequire(import.meta.url)
const family = '@expo-google-fonts/noto-sans-sc'

/**
 * Write a configuration of fontconfig that adds Han fonts, from a package, to the system's: a machine without any would
 * show boxes for them. Returns what the environment of a program that draws text needs; systems without fontconfig
 * heed it as little as they lack such fonts. Empty where the package, an optional one, is not installed.
 */
export async function addHanFonts(folder: string): Promise<Readonly<Record<string, string>>> {
  const folders = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']
    .flatMap(file => resolveFile(`${family}/${file}`) ?? [])
    .map(file => `<dir>${path.dirname(file)}</dir>`)
  if (folders.length === 0) return {}
  const file = path.join(folder, 'fonts.conf')
  const system = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
  await writeFile(file, `<fontconfig>${system}${folders.join('')}</fontconfig>\n`)
  return { FONTCONFIG_FILE: file }
}

function resolveFile(name: string): string | undefined {
  try {
    return packages.resolve(name)
  } catch {
    return undefined
  }
}
