import type { SiteConfig } from '../config.ts'

/** Every text of the interface. A language that lacks one does not compile. */
export interface Strings {
  readonly skipToContent: string
  readonly siteNavigation: string
  readonly breadcrumb: string
  readonly pager: string
  readonly home: string
  readonly authors: string
  readonly tags: string
  readonly search: string
  readonly searchLabel: string
  readonly searchDescription: string
  readonly archive: string
  readonly archiveEmpty: string
  readonly contents: string
  readonly wholeDay: string
  readonly source: string
  readonly permalink: string
  readonly unknownAuthor: string
  readonly otherNames: (names: string) => string
  readonly notFound: string
  readonly notFoundAdvice: string
  readonly pageNumber: (number: number) => string
  readonly postCount: (count: number) => string
  readonly ownCount: (count: number) => string
  readonly quotedCount: (count: number) => string
  readonly authorCount: (count: number) => string
  readonly tagCount: (count: number) => string
  readonly digestTitle: (day: string) => string
  readonly digestDescription: (day: string, posts: number, names: string) => string
  readonly periodTitle: (period: string) => string
  readonly periodDescription: (period: string, posts: number, days: number) => string
  readonly authorDescription: (name: string, posts: number, quoted: number) => string
  readonly tagDescription: (tag: string, posts: number) => string
  readonly authorsDescription: (authors: number) => string
  readonly tagsDescription: (tags: number) => string
}

const chinese: Strings = {
  skipToContent: '跳到正文',
  siteNavigation: '全站导航',
  breadcrumb: '当前位置',
  pager: '上一页与下一页',
  home: '首页',
  authors: '作者',
  tags: '话题',
  search: '搜索',
  searchLabel: '搜索帖子',
  searchDescription: '按词语、作者和话题检索全部帖子：输入什么，就找到什么。',
  archive: '全部日期',
  archiveEmpty: '这里还没有帖子。',
  contents: '本页内容',
  wholeDay: '看全天',
  source: '在 X 上看原文',
  permalink: '固定链接',
  unknownAuthor: '佚名',
  otherNames: names => `曾用名：${names}`,
  notFound: '没有这一页',
  notFoundAdvice: '链接可能写错了，或者内容已经移走。可以搜索，也可以从首页按日期找。',
  pageNumber: number => `第 ${number} 页`,
  postCount: count => `${count} 篇`,
  ownCount: count => `发表 ${count} 篇`,
  quotedCount: count => `被引用 ${count} 次`,
  authorCount: count => `${count} 位作者`,
  tagCount: count => `${count} 个话题`,
  digestTitle: day => `${day}：当日帖子`,
  digestDescription: (day, posts, names) => `${day}的 ${posts} 篇帖子，来自${names}。`,
  periodTitle: period => `${period}的帖子`,
  periodDescription: (period, posts, days) => `${period}共 ${posts} 篇帖子，分布在 ${days} 天，按日期排列。`,
  authorDescription: (name, posts, quoted) =>
    `${name}在本站的帖子：自己发表 ${posts} 篇，被引用 ${quoted} 次。`,
  tagDescription: (tag, posts) => `带有话题“${tag}”的 ${posts} 篇帖子，新的在前。`,
  authorsDescription: authors => `本站收录的 ${authors} 位作者，按帖子数排列。`,
  tagsDescription: tags => `本站出现的 ${tags} 个话题，按帖子数排列。`,
}

const english: Strings = {
  skipToContent: 'Skip to content',
  siteNavigation: 'Site',
  breadcrumb: 'You are here',
  pager: 'Previous and next page',
  home: 'Home',
  authors: 'Authors',
  tags: 'Topics',
  search: 'Search',
  searchLabel: 'Search posts',
  searchDescription: 'Find any post by a word, an author or a topic: exactly what you type.',
  archive: 'All dates',
  archiveEmpty: 'There are no posts here yet.',
  contents: 'On this page',
  wholeDay: 'The whole day',
  source: 'Original on X',
  permalink: 'Permalink',
  unknownAuthor: 'Unknown author',
  otherNames: names => `Also known as ${names}`,
  notFound: 'Page not found',
  notFoundAdvice:
    'The link may be wrong, or the page has moved. Search for it, or browse by date from the home page.',
  pageNumber: number => `page ${number}`,
  postCount: count => (count === 1 ? '1 post' : `${count} posts`),
  ownCount: count => (count === 1 ? '1 post of their own' : `${count} posts of their own`),
  quotedCount: count => (count === 1 ? 'Quoted once' : `Quoted ${count} times`),
  authorCount: count => (count === 1 ? '1 author' : `${count} authors`),
  tagCount: count => (count === 1 ? '1 topic' : `${count} topics`),
  digestTitle: day => `${day}: posts of the day`,
  digestDescription: (day, posts, names) =>
    `${posts === 1 ? '1 post' : `${posts} posts`} of ${day}, by ${names}.`,
  periodTitle: period => `Posts of ${period}`,
  periodDescription: (period, posts, days) =>
    `${period}: ${posts === 1 ? '1 post' : `${posts} posts`} on ${days === 1 ? '1 day' : `${days} days`}, by date.`,
  authorDescription: (name, posts, quoted) =>
    `${name} in this archive: ${posts === 1 ? '1 post' : `${posts} posts`}, quoted in ${quoted}.`,
  tagDescription: (tag, posts) => `${posts === 1 ? '1 post' : `${posts} posts`} on “${tag}”, newest first.`,
  authorsDescription: authors => `The ${authors} authors of this archive, by number of posts.`,
  tagsDescription: tags => `The ${tags} topics of this archive, by number of posts.`,
}

export const strings: Readonly<Record<SiteConfig['lang'], Strings>> = { 'zh-CN': chinese, en: english }
