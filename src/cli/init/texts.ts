import type { SiteConfig } from '../../config.ts'

/** What the files of a new project say in the language of its site. */
export interface InitTexts {
  /** Inside a comment at the top of the first dump. */
  readonly dump: string
  readonly topics: string
  readonly styles: string
  readonly url: string
  readonly base: string
  readonly keys: string
  readonly readme: (title: string) => string
}

export const initTexts: Readonly<Record<SiteConfig['lang'], InitTexts>> = {
  'zh-CN': {
    dump: `一个月一份，这是本月的。帖子粘贴在这段说明下面（说明可以留着，也可以删掉）。每条帖子依次是：
一行 \`### 01\`（编号，逐条递增），空行；一行日期 \`2026-01-31\`，空行；作者名；\`@账号\`；正文。
只有编号和日期的条目是占位，不会发布。\`npm run build\` 导入这里的帖子，有问题会指出在哪一行。`,
    topics: `# 帖子谈到的公司、模型、方法、人物。程序自带五百个，这里写自己的；\`npx tidings topics\` 列出全部，并提出新的。
# 一行一个话题，等号后面是别名；方括号里是分组；叹号去掉一个自带的话题。去掉行首的 # 就生效：
#
# [模型]
# Claude = 克劳德, Claude Opus
# !Sora
`,
    styles: `/* 自己的样式，最后载入。例如：
:root { --measure: 42rem }
*/
`,
    url: '网站的地址；规范链接、订阅源和分享图片要用到',
    base: '网站所在的路径，例如 GitHub Pages 的 /仓库名/',
    keys: '所有选项都可以省略；编辑器会补全并指出错误',
    readme: title => `# ${title}

用 Tidings 做的资讯存档。需要 Node 20.19、22.1 或更新版本。

\`\`\`sh
npm install      # 只需一次
npm run build    # 导入 content/feeds 里的帖子，把网站写到 _site
npm run serve    # 在 http://localhost:8080/ 边写边看，Ctrl-C 结束
\`\`\`

每天：运行 \`npx tidings add\`，把在 X 上复制的帖子粘贴进去，按 Ctrl-D，它就写进当月的 \`content/feeds/年-月.md\`（也可以自己粘贴，
格式写在文件开头）；再运行 \`npm run build\`。导入的帖子一条一个文件，存在 \`content/posts\`，可以直接修改，请和其他文件一起提交到 Git。\`_site\` 是普通文件，放到任何主机上都行。

| | |
| --- | --- |
| \`tidings.config.ts\` | 标题、地址、语言等选项 |
| \`content/feeds/\` | 每月一份帖子 |
| \`content/topics.txt\` | 自己的话题 |
| \`content/static/\` | 原样复制到网站根目录的文件，例如 \`CNAME\` |
| \`theme/custom.css\` | 自己的样式 |

\`npx tidings --help\` 列出全部命令；\`npm update\` 升级。
`,
  },
  en: {
    dump: `One dump a month; this is this month's. Paste posts below this note, which may stay or go. Each post is, in this order:
a line \`### 01\` (its number, counting up), a blank line, its date \`2026-01-31\`, a blank line, the author's name,
\`@handle\`, and the text. An entry with a number and a date alone keeps a place and is not published.
\`npm run build\` imports the posts, and names the line of what is wrong.`,
    topics: `# Companies, models, methods and people that posts are about. The program knows 500; add your own here.
# \`npx tidings topics\` lists all, and proposes new ones. A topic a line, with its other names behind \`=\`; the group is in
# brackets; \`!\` switches off a topic of the program. Without the # in front, these lines count:
#
# [Models]
# Claude = Claude Opus, Claude Sonnet
# !Sora
`,
    styles: `/* Styles of your own, loaded last. For example:
:root { --measure: 42rem }
*/
`,
    url: 'where the site is published: canonical links, feeds and images for shared links need it',
    base: 'the path it is served under, such as /repository/ on GitHub Pages',
    keys: 'every key is optional; editors complete them and mark mistakes',
    readme: title => `# ${title}

An archive of news posts, made with Tidings on Node 20.19, 22.1 or newer.

\`\`\`sh
npm install      # once
npm run build    # imports the posts in content/feeds and writes the site to _site
npm run serve    # shows the site at http://localhost:8080/ while you write; Ctrl-C ends it
\`\`\`

Each day: run \`npx tidings add\`, paste a post as copied on X, and press Ctrl-D: it is in the month's dump,
\`content/feeds/YEAR-MONTH.md\` (or paste it there yourself, its head tells the form). Then run \`npm run build\`. Each imported post is a file in \`content/posts\`, which you may edit; commit them to Git with the rest.
\`_site\` is a folder of plain files: put it on any host.

| | |
| --- | --- |
| \`tidings.config.ts\` | title, address, language and more |
| \`content/feeds/\` | a dump of posts a month |
| \`content/topics.txt\` | topics of your own |
| \`content/static/\` | files copied as they are to the root of the site, such as \`CNAME\` |
| \`theme/custom.css\` | styles of your own |

\`npx tidings --help\` lists all commands; \`npm update\` brings new versions.
`,
  },
}
