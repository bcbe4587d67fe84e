import type { SiteConfig } from '../config.ts'

/** Words of the search page. `{n}` stands for a number, `{q}` for what the reader typed. */
export interface SearchStrings {
  readonly label: string
  readonly placeholder: string
  readonly submit: string
  readonly filters: string
  readonly author: string
  readonly month: string
  readonly tag: string
  readonly kind: string
  readonly kinds: Readonly<Record<string, string>>
  readonly all: string
  readonly sort: string
  readonly relevance: string
  readonly newest: string
  readonly oldest: string
  readonly more: string
  readonly retry: string
  readonly loading: string
  readonly exact: string
  readonly loose: string
  readonly empty: string
  readonly error: string
  readonly noScript: string
}

export const searchStrings: Readonly<Record<SiteConfig['lang'], SearchStrings>> = {
  'zh-CN': {
    label: '搜索帖子',
    placeholder: '词语、名字或 @作者',
    submit: '搜索',
    filters: '筛选与排序',
    author: '作者',
    month: '月份',
    tag: '话题',
    kind: '含有',
    kinds: { post: '帖子', thread: '连续帖', quote: '引用' },
    all: '全部',
    sort: '排序',
    relevance: '最相关',
    newest: '最新',
    oldest: '最早',
    more: '显示更多',
    retry: '重试',
    loading: '正在搜索…',
    exact: '找到 {n} 篇',
    loose: '没有一篇原样含有“{q}”。下面 {n} 篇与它相近。',
    empty: '没有找到“{q}”。可以换个说法，或去掉筛选条件。',
    error: '搜索索引没有加载成功。请检查网络后重试。',
    noScript: '搜索需要 JavaScript。没有它，也可以按日期、作者或话题浏览：',
  },
  en: {
    label: 'Search posts',
    placeholder: 'A word, a name or @handle',
    submit: 'Search',
    filters: 'Filter and sort',
    author: 'Author',
    month: 'Month',
    tag: 'Topic',
    kind: 'Holding',
    kinds: { post: 'Posts', thread: 'Threads', quote: 'Quotes' },
    all: 'All',
    sort: 'Sort by',
    relevance: 'Relevance',
    newest: 'Newest first',
    oldest: 'Oldest first',
    more: 'Show more',
    retry: 'Try again',
    loading: 'Searching…',
    exact: 'Posts found: {n}',
    loose: 'No post holds “{q}” as written. These come near: {n}.',
    empty: 'Nothing found for “{q}”. Try other words, or fewer filters.',
    error: 'The search index did not load. Check the connection and try again.',
    noScript: 'Search needs JavaScript. Without it you can browse by date, author or topic:',
  },
}
