import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Nodes, Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { composeBody } from '../../src/markdown/compose.ts'
import { parseBody } from '../../src/markdown/grammar.ts'
import { visibleText } from '../../src/markdown/visible-text.ts'
import { part } from './bodies.ts'

type Case = readonly [name: string, body: string, marks: readonly string[]]

/** Bodies whose signs are all text, but for the emphasis that is listed, outermost first. */
const signs: readonly Case[] = [
  ['multiplications', '5! = 5*4*3*2*1，2**10 = 1024，3**2 = 9', []],
  ['sizes', '输入 224*224 分辨率，另一个 448*448\n配置：4*8*16GB，RTX 4090*8，H100*8', []],
  ['products of letters', 'y = a*x + b*z，α*β*γ，é*è*ê', []],
  ['powers', 'x**2 + y**2 = z**2', []],
  ['names with a star', '传闻中的 Q*算法，A*算法 与 D* 搜索', []],
  ['names with a star on several lines', 'Q*算法\nA*算法\n*.py 之外', []],
  ['patterns', '*.py 和 *.js 都要\nQ*算法', []],
  ['arguments and a power', 'f(**kw) 是 x**y，g(*a) 是 x*y', []],
  ['products of formulas', 'f(x)*2 与 3*4*f(y)，5%*3%，"a"*3', []],
  ['arguments', 'f(*args, **kwargs) 与 g(**{"a": 1})', []],
  [
    'a product in emphasis',
    '**注：2**10 = 1024** 与 *约 5*4 个*',
    ['strong 注：2**10 = 1024', 'emphasis 约 5*4 个'],
  ],
  ['names between underscores', '把 __init__.py 与 __getattr__ 放好\n__VA_ARGS__，__post_init__。', []],
  ['such a name in emphasis', '**__main__ 与** x', ['strong __main__ 与']],
  ['a name in words', 'snake_case_name a__b__c', []],
  ['blanks', '其性______、______，常导致___\n___是___的关键', []],
  [
    'blanks in emphasis',
    '**______为百病之长，其性______。**\n**重点：**___是___的关键',
    ['strong ______为百病之长，其性______。', 'strong 重点：'],
  ],
  ['a price range', '10~20万，30~40万', []],
  ['a backslash at the end of a line', 'docker run \\\n-p 80:80 \\\n  image', []],
  ['a backslash behind code', '`make`\\\nx \\\\\nend\\', []],
]

/** Bodies whose signs are emphasis, as they are meant. */
const emphasis: readonly Case[] = [
  ['bold before Chinese', '**要点：**后文', ['strong 要点：']],
  ['in a Chinese word', '这是*重点*内容，**很重**的', ['emphasis 重点', 'strong 很重']],
  [
    'around English in Chinese',
    '用**GPT-4**吧，**A**和**B**，*很AI*的',
    ['strong GPT-4', 'strong A', 'strong B', 'emphasis 很AI'],
  ],
  [
    'behind English in Chinese',
    '用GPT-4**很强**。又**不错**，RAG**《书》**',
    ['strong 很强', 'strong 不错', 'strong 《书》'],
  ],
  [
    'nested',
    '**a *b* c** ***d*** *e **f***',
    ['strong a b c', 'emphasis b', 'emphasis d', 'strong d', 'emphasis e f', 'strong f'],
  ],
  [
    'with underscores',
    '_a_ __重点__ __bold text__ **_b_** __c d__',
    ['emphasis a', 'strong 重点', 'strong bold text', 'strong b', 'emphasis b', 'strong c d'],
  ],
  ['at the start of words', '**R**etrieval-**A**ugmented **RAG**s', ['strong R', 'strong A', 'strong RAG']],
  ['over lines', '**甲\n乙**', ['strong 甲 乙']],
  [
    'struck before Chinese',
    '~~删除。~~后文，~~“旧”~~新，~~old~~ new',
    ['delete 删除。', 'delete “旧”', 'delete old'],
  ],
  ['struck prices', '价格~~¥99~~¥9，原价~~100元~~，现价50元', ['delete ¥99', 'delete 100元']],
  ['struck brackets', '测试~~（删除线）~~完', ['delete （删除线）']],
  [
    'struck and bold',
    '~~**粗。**~~后，**~~细。~~**前',
    ['delete 粗。', 'strong 粗。', 'strong 细。', 'delete 细。'],
  ],
]

/** Bodies with text right below a quote or table, and their blocks. */
const ownLines: readonly Case[] = [
  [
    'text below a table',
    '对比如下：\n| 模型 | 分数 |\n|---|---|\n| A | 1 |\n总之 A 更好。',
    ['paragraph 对比如下：', 'table 模型 分数 A 1', 'paragraph 总之 A 更好。'],
  ],
  ['text below the head of a table', '|a|\n|-|\nb\nc', ['table a', 'paragraph b c']],
  ['a name right below a table', '|a|\n|-|\n__init__ 与 3*3', ['table a', 'paragraph __init__ 与 3*3']],
  ['rows of a table', '|a|b|\n|-|-|\nc|d\n|e', ['table a b c d e']],
  [
    'text below a quote',
    '> 他说：很好\n我不同意。\n再说',
    ['blockquote 他说：很好', 'paragraph 他说：很好', 'paragraph 我不同意。 再说'],
  ],
  [
    'text below a quote in a quote',
    '> > a\n> b\nc',
    ['blockquote a b', 'blockquote a', 'paragraph a', 'paragraph b', 'paragraph c'],
  ],
  [
    'text below a table in a quote',
    '> |a|\n> |-|\n> b\nc',
    ['blockquote a b', 'table a', 'paragraph b', 'paragraph c'],
  ],
  [
    'text below a quote in a list',
    '- > a\n  b\n- > c\nd',
    [
      'list a b c',
      'blockquote a',
      'paragraph a',
      'paragraph b',
      'blockquote c',
      'paragraph c',
      'paragraph d',
    ],
  ],
  ['a table below a quote', '> a\n|b|\n|-|', ['blockquote a', 'paragraph a', 'table b']],
  [
    'text below an item, which is its own',
    '- 要点一\n- 要点二\n总之如此。',
    ['list 要点一 要点二 总之如此。', 'paragraph 要点一', 'paragraph 要点二 总之如此。'],
  ],
  ['text below an item in a quote', '> 1. a\n> b', ['blockquote a b', 'list a b', 'paragraph a b']],
]

/** How Markdown is read elsewhere. */
const viewer = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .use(remarkCjkFriendlyGfmStrikethrough, { singleTilde: false })
  .freeze()

const EMPHASIS = /^(?:emphasis|strong|delete)$/
const BLOCKS = /^(?:paragraph|blockquote|table|list)$/

function describeCases(name: string, cases: readonly Case[], types: RegExp): void {
  describe(name, () => {
    for (const [name, body, marks] of cases) {
      test(name, () => {
        const nodes = (tree: Root) => nodesOf(tree, types)
        assert.deepEqual(nodes(parseBody(body)), marks)
        const portable = composeBody([part(body)])
        assert.deepEqual(nodes(parseBody(portable)), marks)
        assert.deepEqual(nodes(viewer.parse(portable)), marks)
        assert.equal(wordsOf(parseBody(portable)), wordsOf(parseBody(body)))
        assert.equal(wordsOf(viewer.parse(portable)), wordsOf(parseBody(body)))
        assert.equal(composeBody([part(portable)]), portable)
      })
    }
  })
}

describeCases('keeps as text', signs, EMPHASIS)
describeCases('reads as emphasis', emphasis, EMPHASIS)
describeCases('makes paragraphs of', ownLines, BLOCKS)

for (const [name, body, marks] of signs.filter(([, , marks]) => marks.length === 0)) {
  test(`shows ${name} as written`, () => {
    assert.deepEqual(marks, [])
    assert.equal(wordsOf(parseBody(body)), body.replace(/\\\\/g, '\\').replace(/`/g, '').replace(/\s+/g, ' '))
  })
}

function nodesOf(node: Nodes, types: RegExp): string[] {
  const below = 'children' in node ? node.children.flatMap(child => nodesOf(child, types)) : []
  return types.test(node.type) ? [`${node.type} ${wordsOf(node)}`, ...below] : below
}

function wordsOf(node: Nodes): string {
  return visibleText(node).replace(/\s+/g, ' ').trim()
}
