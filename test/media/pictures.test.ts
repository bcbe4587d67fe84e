import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { type DirectoryServer, launchBrowser, serveDirectory } from '../browser/browser.ts'
import { auditPage, findWiderThanPage } from '../browser/page-checks.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'tidings-media-'))
const content = path.join(folder, 'content')
const output = path.join(folder, 'site')
const dump = path.join(folder, 'dumps/2024-05.md')
const images = path.join(folder, 'dumps/images')
const remote = 'https://pbs.twimg.com/media/elsewhere.jpg'

const entry = (number: number, body: string) =>
  `### ${number}\n\n2024-05-0${number}\n\nAnn\n@ann\n${body}\n\n`

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 250, g: 120, b: 10 } } })

async function writePictures(): Promise<void> {
  mkdirSync(images, { recursive: true })
  const write = (name: string, bytes: string | Buffer) => writeFileSync(path.join(images, name), bytes)
  // A photo on its side, with the place where it was taken.
  const exif = {
    IFD0: { Copyright: 'secret owner' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 22/1 0/1' },
  }
  write(
    'photo.jpg',
    await picture(2000, 1000).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  )
  write('small.png', await picture(300, 200).png().toBuffer())
  const frame = await picture(40, 30).gif().toBuffer()
  write('moving.gif', frame)
  write(
    'drawing.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><script>alert(1)</script><circle r="30"/></svg>',
  )
  const box = (type: string, ...inner: readonly Buffer[]) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(8 + Buffer.concat(inner).length)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, ...inner])
  }
  const place = box('udta', box('\xa9xyz', Buffer.from('+47.3667+008.5500/')))
  const track = box('trak', box('tkhd', Buffer.from('kept')), place)
  const film = [
    box('ftyp', Buffer.from('isom0000isommp42')),
    box('moov', place, track),
    box('mdat', Buffer.from('frames')),
  ]
  write('film.mp4', Buffer.concat(film))
  write('cut.png', (await picture(900, 900).png().toBuffer()).subarray(0, 60))
  write('page.png', '<html><script>alert(1)</script>')
  const bomb = await picture(8, 8).png().toBuffer()
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  write('bomb.png', bomb)
  writeFileSync(path.join(folder, 'secret.png'), frame)
  symlinkSync(path.join(folder, 'secret.png'), path.join(images, 'linked.png'))
  writeFileSync(
    dump,
    [
      entry(
        1,
        'A photo [in] the post:\n![The [old] mill](images/photo.jpg)\n![](images/small.png)\nIt turns.',
      ),
      entry(
        2,
        `Others.\n\n![Moving](images/moving.gif)\n\n![Drawn](images/drawing.svg)\n\n![A film](images/film.mp4)\n\n![Elsewhere](${remote})`,
      ),
      entry(3, 'See https://github.com/ann/tool/issues: ![[images/small.png|of a vault]]'),
      entry(
        4,
        [
          'Wrong ones:',
          '![a](images/none.png)',
          '![b](images/SMALL.png)',
          '![c](../secret.png)',
          '![d](images/linked.png)',
          '![e](images/page.png)',
          '![f](images/cut.png)',
          '![g](images/bomb.png)',
        ].join('\n'),
      ),
      entry(
        6,
        'https://github.com/ann/tool https://youtu.be/abcdefghijk https://arxiv.org/pdf/2404.07143v2 https://x.com/bob/status/1 https://a.example',
      ),
    ].join(''),
  )
}

/** Run the program as it is installed, so that its caches are those of the folder. */
async function regenerate(): Promise<{ readonly out: string; readonly err: string }> {
  const program = path.join(import.meta.dirname, '../../bin/tidings.mjs')
  const args = [program, 'regenerate', dump, '--content', content, '--output', output]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder })
  return { out: stdout, err: stderr }
}

let first: Awaited<ReturnType<typeof regenerate>>
let server: DirectoryServer
let browser: Browser
before(async () => {
  await writePictures()
  first = await regenerate()
  server = await serveDirectory(output)
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

const readSite = (name: string) => readFileSync(path.join(output, name), 'utf8')

test('each image that cannot be shown is told at its line, and its post is published without', () => {
  const problems = first.err.split('\n').filter(line => line.includes('Unexpected image'))
  assert.deepEqual(
    problems.map(line =>
      line.replace(/^.*?(\d+:\d+) +\w+ +(\S+) +Unexpected image (\S+), expected (.{22}).*/, '$1 $2 $3 $4'),
    ),
    [
      '43:1 image-local `images/none.png` a file beside the dump',
      '44:1 image-invalid `images/SMALL.png` `small.png`, as the fi',
      '45:1 image-invalid `../secret.png` a file below the folde',
      '46:1 image-invalid `images/linked.png` a file below the folde',
      '47:1 image-invalid `images/page.png` PNG, JPEG, GIF, WebP, ',
      ...problems.slice(5),
    ],
  )
  const made =
    /^warning: Unexpected image `content\/media\/\w+\.png` in \/2024\/05\/04\/4\/, expected a picture that can be read, of at most 100 megapixels: ./
  assert.equal(problems.length, 7)
  assert.match(problems[5] ?? '', made)
  assert.match(problems[6] ?? '', made)
  assert.match(readSite('2024/05/04/4/index.html'), /Wrong ones:/)
})

test('a post leads to its pictures in any viewer of Markdown, wherever its dump goes', async () => {
  const file = path.join(content, 'posts/2024/05/2024-05-01-001.md')
  const [, name = ''] = /!\[The \\\[old\\\] mill\]\((\S+)\)/.exec(readFileSync(file, 'utf8')) ?? []
  assert.ok(existsSync(path.join(path.dirname(file), name)), name)
  const before = readFileSync(file)
  rmSync(path.join(images, 'photo.jpg'))
  const { err, out } = await regenerate()
  assert.match(out, /5 unchanged/)
  assert.doesNotMatch(err, /photo/)
  assert.deepEqual(readFileSync(file), before)
})

test('published pictures and films say nothing of where they were taken, and stand upright', async () => {
  const names = readdirSync(path.join(output, 'media')).filter(name => name.endsWith('.jpeg'))
  assert.equal(names.length, 2)
  for (const name of names) {
    const file = path.join(output, 'media', name)
    const { exif, width = 0, height = 0 } = await sharp(file).metadata()
    assert.equal(exif, undefined)
    assert.ok(height > width, name)
    assert.doesNotMatch(readFileSync(file, 'latin1'), /secret owner/)
  }
  const [film = ''] = readdirSync(path.join(output, 'media')).filter(name => name.endsWith('.mp4'))
  const shown = readFileSync(path.join(output, 'media', film))
  assert.match(shown.toString('latin1'), /tkhdkept.*mdatframes$/s)
  assert.doesNotMatch(shown.toString('latin1'), /\+47\.3667|udta/)
  assert.equal(shown.length, readFileSync(path.join(images, 'film.mp4')).length)
})

test('no SVG is published, nor anything that is no picture of a post', () => {
  const endings = readdirSync(path.join(output, 'media')).map(name => path.extname(name))
  assert.deepEqual([...new Set(endings)].sort(), ['.gif', '.jpeg', '.mp4', '.png', '.webp'])
})

test('pictures do not move the page, fit every screen, and ask nobody else for anything', async () => {
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1280, 'dark'],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height: 740 }, colorScheme })
    const elsewhere: string[] = []
    page.on('request', request => request.url().startsWith(server.url) || elsewhere.push(request.url()))
    for (const at of ['2024/05/01/1/', '2024/05/02/', '2024/05/02/2/']) {
      await page.goto(server.url + at)
      const sizes = await page
        .locator('.media img')
        .evaluateAll(found =>
          (found as HTMLImageElement[]).map(image => [
            image.getAttribute('width'),
            image.getAttribute('height'),
          ]),
        )
      assert.ok(
        sizes.flat().every(size => /^\d+$/.test(size ?? '')),
        at,
      )
      assert.deepEqual(await findWiderThanPage(page), [], at)
      assert.deepEqual(await auditPage(page), [], at)
    }
    assert.deepEqual(elsewhere, [])
    await page.close()
  }
})

test('pictures on lines of their own are a grid between the words above and below', async () => {
  const page = await browser.newPage()
  await page.goto(new URL('2024/05/01/1/', server.url).href)
  const blocks = await page
    .locator('.e-content > *')
    .evaluateAll(all =>
      all.map(({ tagName, children, textContent }) => [tagName, children.length, textContent]),
    )
  assert.deepEqual(blocks, [
    ['P', 0, 'A photo [in] the post:'],
    ['DIV', 2, ''],
    ['P', 0, '\nIt turns.'],
  ])
  await page.close()
})

test('a picture opens large by keyboard, the next one by an arrow, and Escape leads back to it', async () => {
  const page = await browser.newPage()
  await page.goto(`${server.url}2024/05/01/1/`)
  await page.locator('a.media').first().focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'The [old] mill' })
  await dialog.waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('dialog').locator('img[src*=".png"]').waitFor()
  await page.keyboard.press('Escape')
  // By its class: a closed dialog has no role any more, before its event of closing comes.
  await page.locator('dialog.viewer').waitFor({ state: 'detached' })
  assert.equal(
    await page.evaluate(() =>
      [...document.querySelectorAll('a.media')].indexOf(document.activeElement as Element),
    ),
    1,
  )
  await page.close()
})

test('without script a picture is a link to itself', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${server.url}2024/05/01/1/`)
  const [href = ''] = await page
    .locator('a.media')
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href))
  const response = await page.goto(href)
  assert.equal(response?.status(), 200)
  await page.close()
})

test('an animation stands still until it is opened, a film loads nothing until it is started', async () => {
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', request => asked.push(path.extname(new URL(request.url()).pathname)))
  await page.goto(`${server.url}2024/05/02/2/`)
  await page.locator('.media.animation img').scrollIntoViewIfNeeded()
  assert.ok(!asked.includes('.gif') && !asked.includes('.mp4'), asked.join())
  const film = page.locator('video.media[controls]')
  assert.deepEqual(await film.evaluate(video => [(video as HTMLVideoElement).muted, video.ariaLabel]), [
    true,
    'A film',
  ])
  await page.locator('.media.animation').click()
  await page.locator('dialog img[src$=".gif"]').waitFor()
  await page.close()
})

test('feeds, previews and files for programs give pictures by whole addresses', () => {
  const [address] = /https:\/\/tidings\.example\/media\/[\w-]+\.jpeg/.exec(readSite('feed.xml')) ?? []
  assert.ok(address)
  const html = readSite('2024/05/01/1/index.html')
  assert.match(
    html,
    /<meta property="og:image" content="https:\/\/tidings\.example\/media\/[\w-]+-\d+\.jpeg"\/>/,
  )
  assert.match(html, /"image":\["https:\/\/tidings\.example\/media\/[\w-]+\.jpeg"/)
  const [post] = JSON.parse(readSite('2024/05/01/index.json')).posts
  assert.deepEqual(
    post.pictures.map(({ alt, url }: { alt: string; url: string }) => [
      alt,
      url.startsWith('https://tidings.example/media/'),
    ]),
    [
      ['The [old] mill', true],
      ['', true],
    ],
  )
  assert.ok(post.body.includes(`](${post.pictures[0].url})`))
  assert.ok(!readSite('2024/05/01/index.md').includes('../media'))
})

test('one post added makes no old picture again, nor does a build from nothing', async () => {
  const cache = path.join(folder, '.cache/tidings/media')
  const names = readdirSync(cache)
    .filter(name => !name.endsWith('.json'))
    .sort()
  assert.ok(names.length > 5)
  // Whatever makes a picture again writes over this.
  for (const name of names) writeFileSync(path.join(cache, name), 'as it was')
  writeFileSync(dump, entry(7, 'Another.'), { flag: 'a' })
  assert.match((await regenerate()).out, /1 added/)
  rmSync(path.join(folder, '.cache/tidings/builds'), { recursive: true })
  assert.match((await regenerate()).out, / pages: ([\d,]+) written/)
  assert.deepEqual(
    names.map(name => [name, readFileSync(path.join(cache, name), 'utf8')]),
    names.map(name => [name, 'as it was']),
  )
})

test('a post shows as cards where it leads to, and which of it others cite as well, without a request', () => {
  const html = readSite('2024/05/06/6/index.html')
  const cards = html.slice(html.indexOf('link-cards'), html.indexOf('</ul>', html.indexOf('link-cards')))
  assert.deepEqual(
    Array.from(cards.matchAll(/<li class="(\w+)"><a href="([^"]+)"[^>]*>(.*?)<\/a>/g), ([, ...found]) =>
      found.map(text => text.replace(/<[^>]+>/g, '')),
    ),
    [
      ['repository', 'https://github.com/ann/tool', 'GitHub ann/tool'],
      ['video', 'https://www.youtube.com/watch?v=abcdefghijk', 'YouTube abcdefghijk'],
      ['paper', 'https://arxiv.org/abs/2404.07143', 'arXiv 2404.07143'],
      ['status', 'https://x.com/bob/status/1', 'X @bob: 1'],
    ],
  )
  assert.equal(cards.match(/2 条帖子提到/g)?.length, 1)
})
