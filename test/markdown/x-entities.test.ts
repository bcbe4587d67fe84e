import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findHashtags, findMentions, findUrls, type XEntity } from '../../src/markdown/x-entities.ts'

type Case = readonly [name: string, line: string, ...found: string[]]

const urls: readonly Case[] = [
  ['a protocol and a host', 'see http://a.example.com now', 'http://a.example.com'],
  ['any case', 'HTTPS://Example.COM/A', 'HTTPS://Example.COM/A'],
  ['a port, a path and a query', 'https://a.com:8080/b/c?d=e&f', 'https://a.com:8080/b/c?d=e&f'],
  ['a query behind the host', 'https://a.com?x=1', 'https://a.com?x=1'],
  ['a fragment', 'https://a.com/#/b', 'https://a.com/#/b'],
  ['several on a line', 'https://a.com http://b.org/c', 'https://a.com', 'http://b.org/c'],
  ['nothing without a top level domain', 'http://localhost:3000 http://a.notadomain x.notadomain'],
  ['no address of numbers', 'http://127.0.0.1/a 1.2.3'],
  ['no second protocol in a word', 'xhttps://a.com'],
  ['nothing behind a sign', '@a.com #b.com $c.com ＠d.com'],
  ['no mailbox', 'me@example.com me.too@example.com'],
  ['nothing before a sign of a mailbox', 'example.com@me'],
  ['no host of one word', 'https://com http://.com'],
  ['hosts with hyphens', 'https://a-b.com -c.com https://-d.com', 'https://a-b.com'],
  ['an underscore in a subdomain only', 'https://a_b.example.com https://a_b.com', 'https://a_b.example.com'],
  [
    'a host in another script',
    'http://例子.中国/甲 https://müller.de',
    'http://例子.中国/',
    'https://müller.de',
  ],
  ['a host with a symbol', 'http://★.com/a', 'http://★.com/a'],
  ['a punycode name', 'http://xn--fsqu00a.xn--fiqs8s/a', 'http://xn--fsqu00a.xn--fiqs8s/a'],
  ['no punycode name that is none', 'http://xn--甲.com/a'],
  ['a host behind Chinese text', '看a.com吧', 'a.com'],
  [
    'a host that ends before Chinese text',
    'https://a.com后面b.com，c.com。',
    'https://a.com',
    'b.com',
    'c.com',
  ],
  ['a top level domain in another script', 'a.みんなです', 'a.みんな'],
  ['a bare host with its path', 'a.com/b?c=d and e.io?f=g', 'a.com/b?c=d', 'e.io'],
  ['nothing bare behind a stroke or a stop', 'x/a.com _b.com ..c.com d..e.com'],
  ['the longest host', 'a.co.uk a.com.foo', 'a.co.uk', 'a.com.foo'],
  ['the part of a host that is one', 'a.com.notadomain', 'a.com'],
  [
    'no mark at the end',
    'https://a.com/b. https://a.com/c! (https://a.com/d)',
    'https://a.com/b',
    'https://a.com/c',
    'https://a.com/d',
  ],
  ['marks inside a path', 'https://a.com/b,c;d:e!f*g', 'https://a.com/b,c;d:e!f*g'],
  [
    'parentheses that are closed',
    'https://a.com/b_(c)_(d(e)) https://a.com/f(g',
    'https://a.com/b_(c)_(d(e))',
    'https://a.com/f',
  ],
  ['Cyrillic and accents in a path', 'https://a.com/привет/é', 'https://a.com/привет/é'],
  ['nothing Chinese in a path', 'https://a.com/b甲', 'https://a.com/b'],
  ['a sign in a path', 'https://a.com/@b/c', 'https://a.com/@b/c'],
  [
    'the code of a short link alone',
    'https://t.co/aB3。 https://t.co/aB3-c https://t.co/d?e=f',
    'https://t.co/aB3',
    'https://t.co/aB3',
    'https://t.co/d?e=f',
  ],
  ['no short link with a long code', `https://t.co/${'a'.repeat(41)}`],
  ['nothing behind a byte order mark', '\ufeffa.com'],
  ['a host behind a mark of direction', '\u200ea.com\u200e', 'a.com'],
]

const mentions: readonly Case[] = [
  ['a handle at the start and in Chinese', '@ada 和@g_z说', '@ada', '@g_z'],
  ['a handle of digits', '@123', '@123'],
  ['a wide sign', '＠ada', '＠ada'],
  ['a handle behind a bracket', '(@ada) （@bo）', '@ada', '@bo'],
  ['nothing in a word', 'a@ada _@bo !@cy &@di'],
  ['a handle behind RT', 'RT@ada rt:@bo xRT@cy', '@ada', '@bo'],
  ['no mailbox', '@ada@example.com me@example.com'],
  ['nothing before an accent', '@adaé'],
  ['no protocol', '@http://a.com'],
  ['twenty characters', `@${'a'.repeat(20)} @${'b'.repeat(21)}`, `@${'a'.repeat(20)}`, `@${'b'.repeat(20)}`],
  ['the user of a list', '@ada/list-1', '@ada'],
]

const hashtags: readonly Case[] = [
  ['letters, digits and underscores', '#a1_b #2a', '#a1_b', '#2a'],
  ['any script', '#话题 #тема #トピック', '#话题', '#тема', '#トピック'],
  ['a wide sign', '＃话题', '＃话题'],
  ['no number', '#1 #2024 #1_2'],
  ['a tag ends at a mark', '#a-b #c。', '#a', '#c'],
  ['joiners of words', '#カタ・カナ #a·b', '#カタ・カナ', '#a·b'],
  ['nothing in a word', 'a#b 甲#乙 &#c'],
  ['a tag behind a bracket or an emoji', '(#a) 🦙#b ❤️#c', '#a', '#b', '#c'],
  ['no keycap', '#️⃣ #️a'],
  ['no tag that a sign closes', '#话题# #a#b'],
  ['no protocol', '#http://a.com'],
]

const finders: readonly [string, (line: string) => XEntity[], readonly Case[]][] = [
  ['findUrls', findUrls, urls],
  ['findMentions', findMentions, mentions],
  ['findHashtags', findHashtags, hashtags],
]

for (const [name, find, cases] of finders) {
  describe(`${name} finds`, () => {
    for (const [name, line, ...found] of cases) {
      test(name, () =>
        assert.deepEqual(
          find(line).map(({ start, end }) => line.slice(start, end)),
          found,
        ),
      )
    }
  })
}
