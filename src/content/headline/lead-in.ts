/**
 * Words that point to a text and do not tell what it is about: a clause of nothing else (`推荐阅读`, `说下我的观点`,
 * `非常好的报告`, `interesting thread`) leads to a headline and is none.
 */
const hanWords = `
  报告 报道 文章 文 论文 博客 帖子 推文 原推 视频 教程 课程 内容 干货 资料 链接 地址 原文 译文 全文 详情 消息 新闻 演讲 访谈
  中文 英文 版本 双语 字幕 观点 看法 想法 建议 思考 摘要 摘录 总结 概要 概述 简介 介绍 点评 评论 答案 要点 重点 特点 特性 原因
  理由 方法 技巧 例子 细节 部分 章节 结论 结果 步骤 代码 技术栈 提示词 分析 故事 名单
  推荐 墙裂 强烈 安利 阅读 读 看 观看 分享 转 发 载 译 翻译 整理 贡献 收藏 讲 说 聊 谈 写 补充 加上 当 详见 参见 参考 引用
  注 附 来自 包括 包含 含 有 是 为 成 分为 提 提到 点击 戳 需要 打开 值得 必读 必看 适合 见 到 跟着 学习
  好 不错 有意思 有趣 精彩 优秀 经典 深度 重磅 炸裂 牛逼 厉害 实用 有用 靠谱 方便 常用 仔细 直接 认真 详细 完整 最新 最后
  我 你 他 它 大家 自己 们 兄弟 老铁 朋友 各位 家人 老师 同学 哈 卧槽 早上好 早安 晚安 周末愉快
  的 地 得 了 着 过 吧 啊 呀 吗 呢 这 那 里 面 上 下 中 以下 如下 样 么 其中 一 两 三 四 五 六 个 篇 份 段 条 几 些 每 句 点 次
  很 非常 挺 最 更 真 太 特别 十分 都 也 还 就 已 已经 计划 被 把 给 跟 和 与 或 对 从 在 以 主要 分别 顺便 另外 首先 但是 但
  比如 例如 譬如 所以 因此 如果 可以 想 要 用 会 能 又 再 请 新 今天 昨天 刚 小
`
const latinWords = `
  a an the this that these it its is are was my your our i you we here some on in by for from to with and or as at via
  read reading watch thread threads link links paper papers post blog article video source summary abstract prompt output
  tldr tl dr ps btw fyi icymi gm rt wow oof lol cool nice great good interesting amazing awesome must worth very really so new just more
  details below following follows
`

const listOf = (words: string) => words.trim().split(/\s+/).join('|')
const POINTING = new RegExp(
  `^(?:${listOf(hanWords)}|(?<![a-z])(?:${listOf(latinWords)})(?![a-z])|[^\\p{L}\\p{N}])+$`,
  'iu',
)

/** Where clauses end. */
const CLAUSE = /[，,；;：:。！？!?~～]+\s*/u

const ENTITY = /(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_]+#?/gu

/** `Congratulations!` */
const EXCLAMATION = /^\s*[\p{Script=Latin}’']+[!！]+\s*$/u

const LABEL = /^[[【（(]([^\]】）)]{1,12})[\]】）)]\s*/u

/** A clause longer than this says something; the bound also keeps the pattern's tries few. */
const longestPointing = 24

/** Whether a clause says anything of its own. */
function isTelling(clause: string): boolean {
  const words = clause.trim()
  return words.length > longestPointing || (words !== '' && !POINTING.test(words))
}

/** Whether a sentence says something: some clause of it holds more than mentions, hashtags and words that point on. */
export function saysSomething(sentence: string): boolean {
  if (EXCLAMATION.test(sentence)) return false
  return sentence.split(CLAUSE).some(clause => isTelling(clause.replace(ENTITY, '')))
}

/** Take away what only points to what follows, where something follows: `转译：软件的终结`, `【译】软件的终结`. */
export function withoutLeadIn(sentence: string): string {
  const [label, inside] = LABEL.exec(sentence) ?? []
  if (
    label !== undefined &&
    inside !== undefined &&
    !isTelling(inside) &&
    saysSomething(sentence.slice(label.length))
  )
    return withoutLeadIn(sentence.slice(label.length))
  const colon = sentence.search(/[：:]/)
  if (colon < 0 || sentence.slice(0, colon).split(CLAUSE).some(isTelling)) return sentence
  const rest = sentence.slice(colon + 1).trim()
  return saysSomething(rest) ? withoutLeadIn(rest) : sentence
}

/** Take away the clauses at a sentence's end that only point on: `微软出的 AI Studio，如果你需要：`. */
export function withoutPointer(sentence: string): string {
  const bare = sentence.replace(/[：:\s]+$/u, '')
  const comma = Math.max(bare.lastIndexOf('，'), bare.lastIndexOf(', '), bare.lastIndexOf('；'))
  if (comma < 0 || isTelling(bare.slice(comma + 1)) || !saysSomething(bare.slice(0, comma))) return bare
  return withoutPointer(bare.slice(0, comma))
}
