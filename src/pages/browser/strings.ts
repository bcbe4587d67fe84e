import type { SiteConfig } from '../../config.ts'

/** Words that scripts show. `{day}` stands for a date. */
interface BrowserStrings {
  readonly keys: string
  readonly keyNames: Readonly<Record<'j / k' | 'n / p' | '/' | '?', string>>
  readonly keysOn: string
  readonly close: string
  readonly thatDay: string
  readonly nearestDays: string
  readonly copyCode: string
  readonly copied: string
}

const tables: Readonly<Record<SiteConfig['lang'], BrowserStrings>> = {
  'zh-CN': {
    keys: '快捷键',
    keyNames: {
      'j / k': '下一篇、上一篇',
      'n / p': '后一天（页）、前一天（页）',
      '/': '搜索',
      '?': '显示快捷键',
    },
    keysOn: '启用这些单键快捷键',
    close: '关闭',
    thatDay: '这一天的帖子：',
    nearestDays: '{day}没有帖子，离它最近的是：',
    copyCode: '复制代码',
    copied: '已复制',
  },
  en: {
    keys: 'Keyboard shortcuts',
    keyNames: {
      'j / k': 'Next and previous post',
      'n / p': 'Next and previous day or page',
      '/': 'Search',
      '?': 'Show the shortcuts',
    },
    keysOn: 'Use these single-key shortcuts',
    close: 'Close',
    thatDay: 'Posts of that day:',
    nearestDays: 'There are no posts of {day}. The nearest days:',
    copyCode: 'Copy code',
    copied: 'Copied',
  },
}

/** The words in the language of the page. */
export function browserStrings(): BrowserStrings {
  return tables[document.documentElement.lang === 'en' ? 'en' : 'zh-CN']
}
