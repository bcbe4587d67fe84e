import type { SiteConfig } from '../../config.ts'

/**
 * Words of the search page. `{n}` stands for a number, `{q}` for what the reader typed, `{w}` for one word of it or
 * others, `{v}` for what may stand in its place.
 */
export interface SearchStrings {
  readonly label: string
  readonly placeholder: string
  readonly submit: string
  readonly filters: string
  readonly author: string
  readonly month: string
  readonly tag: string
  readonly language: string
  readonly has: string
  readonly traits: Readonly<Record<string, string>>
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
  /** Follows a number that may grow: parts of the index are not searched yet. */
  readonly partial: string
  readonly empty: string
  readonly error: string
  readonly noScript: string
  readonly synonyms: string
  readonly begun: string
  readonly reread: string
  readonly wrongValue: string
  readonly dates: string
  readonly moreError: string
  readonly suggestions: string
  readonly suggestedAuthor: string
  readonly suggestedTag: string
  readonly suggestedUnfiltered: string
  readonly suggestedWord: string
  readonly completions: string
  readonly help: string
  readonly close: string
  readonly wholePage: string
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
    language: '语言',
    has: '含有',
    traits: { link: '链接', quote: '引用', thread: '连续帖' },
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
    partial: '（还没有搜完）',
    empty: '没有找到“{q}”。可以换个说法，或去掉筛选条件。',
    error: '搜索索引没有加载成功。请检查网络后重试。',
    noScript: '搜索需要 JavaScript。没有它，也可以按日期、作者或话题浏览：',
    synonyms: '同时搜索了近义词：{w}。',
    begun: '找到 {n} 篇，含有以“{w}”开头的词',
    reread: '“{w}”按 {v} 搜索。',
    wrongValue: '“{w}”没有起作用，可以写：{v}。',
    dates: '2024-04-10 · 2024-04 · 2024',
    moreError: '后面的结果没有加载成功。',
    suggestions: '也可以试试：',
    suggestedAuthor: '作者 {w}',
    suggestedTag: '话题 #{w}',
    suggestedUnfiltered: '不加条件搜索“{w}”',
    suggestedWord: '“{w}”',
    completions: '可选的名字',
    help: '可用 from:作者 tag:话题 since:2024-04-10 until:2024-04 lang:en has:link -排除 "原样短语"',
    close: '关闭',
    wholePage: '在搜索页打开',
  },
  en: {
    label: 'Search posts',
    placeholder: 'A word, a name or @handle',
    submit: 'Search',
    filters: 'Filter and sort',
    author: 'Author',
    month: 'Month',
    tag: 'Topic',
    language: 'Language',
    has: 'With',
    traits: { link: 'Links', quote: 'Quotes', thread: 'Threads' },
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
    partial: '(so far)',
    empty: 'Nothing found for “{q}”. Try other words, or fewer filters.',
    error: 'The search index did not load. Check the connection and try again.',
    noScript: 'Search needs JavaScript. Without it you can browse by date, author or topic:',
    synonyms: 'Synonyms searched as well: {w}.',
    begun: 'Posts found with words that begin with “{w}”: {n}',
    reread: '“{w}” is read as {v}.',
    wrongValue: '“{w}” is left out. It may be: {v}.',
    dates: '2024-04-10 · 2024-04 · 2024',
    moreError: 'The next results did not load.',
    suggestions: 'You could try:',
    suggestedAuthor: 'author {w}',
    suggestedTag: 'topic #{w}',
    suggestedUnfiltered: '“{w}” without conditions',
    suggestedWord: '“{w}”',
    completions: 'Names to choose from',
    help: 'Narrow it down: from:author tag:topic since:2024-04-10 until:2024-04 lang:en has:link -without "exact phrase"',
    close: 'Close',
    wholePage: 'Open the search page',
  },
}

/** Words of the bar on a post in which matches are marked. */
export const foundStrings: Readonly<
  Record<SiteConfig['lang'], { readonly marked: string; readonly clear: string }>
> = {
  'zh-CN': { marked: '已标记 {n} 处', clear: '清除标记' },
  en: { marked: 'Matches marked: {n}', clear: 'Clear marks' },
}
