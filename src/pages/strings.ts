import type { TieKind } from '../archive/tie.ts'
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
  /** In the header, short. */
  readonly archive: string
  readonly allDates: string
  readonly archiveEmpty: string
  readonly contents: string
  readonly wholeDay: (posts: number) => string
  readonly source: string
  readonly findOnX: string
  readonly onX: (handle: string) => string
  readonly permalink: string
  readonly unknownAuthor: string
  readonly darkColours: string
  readonly copyLink: string
  readonly copied: string
  readonly save: string
  readonly savedFull: string
  readonly saved: string
  readonly savedDescription: string
  readonly savedEmpty: string
  readonly exportMarkdown: string
  readonly newSince: string
  readonly picture: string
  readonly citedBy: (posts: number) => string
  readonly unfold: string
  readonly fold: string
  /** Column of a calendar that names the weeks. */
  readonly week: string
  readonly weekName: (year: number, number: number) => string
  /** Without its year, where there is little room or the year is known. */
  readonly shortWeekName: (number: number) => string
  /** Intl writes a range of days with slashes in Chinese. */
  readonly dateRange: (from: string, to: string) => string
  readonly calendar: (period: string) => string
  readonly curatedBy: string
  readonly otherNames: (names: string) => string
  readonly feeds: string
  readonly feedsDescription: string
  readonly feedsAdvice: string
  readonly feedOf: (name: string) => string
  readonly siteFeed: string
  readonly siteFeedDescription: string
  readonly daysFeed: string
  readonly daysFeedDescription: string
  readonly weeksFeed: string
  readonly weeksFeedDescription: string
  readonly listFeeds: string
  readonly listFeedsDescription: string
  readonly machineFiles: string
  readonly machineFilesDescription: string
  readonly notFound: string
  readonly notFoundAdvice: string
  readonly offline: string
  readonly offlineAdvice: string
  readonly pageNumber: (number: number) => string
  readonly postCount: (count: number) => string
  readonly ownCount: (count: number) => string
  readonly quotedCount: (count: number) => string
  readonly authorCount: (count: number) => string
  readonly tagCount: (count: number) => string
  /** The posts of a digest that the curator recommends. */
  readonly picks: string
  /** Above what the curator says of a digest without giving it a title. */
  readonly curatorsNote: string
  /** A list of the titles of a digest's posts, and those of them that are on no common topic. */
  readonly headlines: string
  readonly otherHeadlines: string
  readonly readOnline: string
  readonly readOn: (posts: number) => string
  readonly unsubscribe: string
  readonly digestTitle: (day: string) => string
  readonly digestDescription: (day: string, posts: number, names: string) => string
  readonly periodTitle: (period: string) => string
  readonly periodDescription: (period: string, posts: number, days: number) => string
  readonly authorDescription: (name: string, posts: number, quoted: number) => string
  readonly tagDescription: (tag: string, posts: number) => string
  readonly authorsDescription: (authors: number) => string
  readonly tagsDescription: (tags: number) => string
  readonly links: string
  readonly linksDescription: (links: number, domains: number) => string
  readonly linkCount: (count: number) => string
  readonly domainCount: (count: number) => string
  readonly domainDescription: (domain: string, links: number, examples: string) => string
  readonly domains: string
  readonly repositories: string
  readonly papers: string
  readonly videos: string
  readonly statuses: string
  readonly otherPages: string
  readonly allOf: (label: string, count: number) => string
  readonly about: string
  readonly aboutTitle: (site: string) => string
  readonly aboutDescription: (posts: number, authors: number, days: number) => string
  readonly aboutSpan: (first: string, last: string) => string
  readonly numbers: string
  readonly quotedPosts: string
  readonly postsNoun: string
  readonly authorsNoun: string
  readonly daysNoun: string
  readonly tagsNoun: string
  readonly postsPerMonth: string
  readonly busiestAuthors: string
  readonly mostCitedDomains: string
  readonly languages: string
  readonly month: string
  readonly asTable: string
  readonly monthChart: (first: string, last: string, busiest: string, count: number) => string
  readonly activity: (posts: number, first: string, last: string) => string
  readonly lastYear: string
  readonly calendarDescription: (first: string, last: string, posts: number, days: number) => string
  readonly skipCalendar: string
  readonly fewer: string
  readonly more: string
  readonly latest: string
  readonly allAuthors: string
  readonly allTags: string
  readonly related: string
  /** Why a post stands beside another one. */
  readonly tie: Readonly<Record<TieKind, (topics: string) => string>>
  readonly rising: string
  readonly sharedLinks: string
  readonly weeklyPosts: (counts: string) => string
  readonly mostOn: string
  readonly companions: string
  readonly newestPosts: string
  readonly otherSubjects: string
  readonly earlierYears: string
  readonly filterAuthors: string
  readonly digestBar: string
  readonly toContents: string
  readonly toTop: string
  readonly jumpToDate: string
  readonly go: string
  readonly randomPost: string
  readonly keys: string
}

const inChinese = new Intl.NumberFormat('zh-CN').format
const inEnglish = new Intl.NumberFormat('en').format

/** A number of things, in English: `1 post`, `2,000 posts`. */
function some(count: number, thing: string): string {
  return `${inEnglish(count)} ${thing}${count === 1 ? '' : 's'}`
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
  archive: '归档',
  allDates: '全部日期',
  archiveEmpty: '这里还没有帖子。',
  contents: '本页内容',
  wholeDay: posts => `看全天（${inChinese(posts)} 篇）`,
  source: '在 X 上看原文',
  findOnX: '在 X 上查找',
  onX: handle => `X 上的 @${handle}`,
  permalink: '固定链接',
  unknownAuthor: '佚名',
  darkColours: '深色外观',
  copyLink: '复制链接',
  copied: '已复制',
  save: '收藏',
  savedFull: '存不下了',
  saved: '收藏',
  savedDescription: '在帖子上点“收藏”，它就列在这里。清单只存在这台设备的浏览器里，不会发到任何地方。',
  savedEmpty: '还没有收藏。',
  exportMarkdown: '导出 Markdown',
  newSince: '上次来过之后的新帖',
  picture: '图片',
  citedBy: posts => `${posts} 条帖子提到`,
  unfold: '展开全文',
  fold: '收起',
  week: '周',
  weekName: (year, number) => `${year} 年第 ${number} 周`,
  shortWeekName: number => `第 ${number} 周`,
  dateRange: (from, to) => `${from}至${to}`,
  calendar: period => `${period}日历`,
  curatedBy: '编选：',
  otherNames: names => `曾用名：${names}`,
  feeds: '订阅',
  feedsDescription: '用阅读器订阅本站：新帖、每日合集、每周合集，或者某位作者、某个话题。',
  feedsAdvice: '把下面的地址复制到阅读器里，有新内容时它会替你取来。不用注册，也没有人知道你订阅了什么。',
  feedOf: name => `订阅：${name}`,
  siteFeed: '全部新帖',
  siteFeedDescription: '一篇帖子一条，全文。',
  daysFeed: '每日合集',
  daysFeedDescription: '一天一条，收当天全部帖子的全文。',
  weeksFeed: '每周合集',
  weeksFeedDescription: '一周一条，收当周全部帖子的全文。',
  listFeeds: '作者与话题',
  listFeedsDescription:
    '作者和话题有自己的订阅，链接在其页面上；页面地址后面加上 feed.xml 或 feed.json，就是它的地址。例如：',
  machineFiles: '给程序用的文件',
  machineFilesDescription: '每个每日、每周合集旁边都有同样内容的 index.md 和 index.json。',
  notFound: '没有这一页',
  notFoundAdvice: '链接可能写错了，或者内容已经移走。可以搜索，也可以从首页按日期找。',
  offline: '没有网络连接',
  offlineAdvice: '这一页还没有在这台设备上打开过。看过的页面、最近几天的合集和搜索，没有网络也能读。',
  pageNumber: number => `第 ${number} 页`,
  postCount: count => `${inChinese(count)} 篇`,
  ownCount: count => `发表 ${inChinese(count)} 篇`,
  quotedCount: count => `被引用 ${inChinese(count)} 次`,
  authorCount: count => `${inChinese(count)} 位作者`,
  tagCount: count => `${inChinese(count)} 个话题`,
  picks: '推荐阅读',
  curatorsNote: '编者按',
  headlines: '要目',
  otherHeadlines: '其他',
  readOnline: '在网页上看',
  readOn: posts => `接着看：网页上还有 ${inChinese(posts)} 篇`,
  unsubscribe: '退订',
  digestTitle: day => `${day}：当日帖子`,
  digestDescription: (day, posts, names) => `${day}的 ${inChinese(posts)} 篇帖子，来自${names}。`,
  periodTitle: period => `${period}的帖子`,
  periodDescription: (period, posts, days) =>
    `${period}共 ${inChinese(posts)} 篇帖子，分布在 ${inChinese(days)} 天，按日期排列。`,
  authorDescription: (name, posts, quoted) =>
    `${name}在本站的帖子：自己发表 ${inChinese(posts)} 篇，被引用 ${inChinese(quoted)} 次。`,
  tagDescription: (tag, posts) => `关于“${tag}”的 ${inChinese(posts)} 篇帖子，新的在前。`,
  authorsDescription: authors => `本站收录的 ${inChinese(authors)} 位作者，按帖子数排列。`,
  tagsDescription: tags => `本站出现的 ${inChinese(tags)} 个话题，分组按帖子数排列。`,
  links: '链接',
  linksDescription: (links, domains) =>
    `帖子里引用的 ${inChinese(links)} 个外部链接，来自 ${inChinese(domains)} 个网站，附上引用它们的帖子。`,
  linkCount: count => `${inChinese(count)} 个链接`,
  domainCount: count => `${inChinese(count)} 个网站`,
  domainDescription: (domain, links, examples) =>
    `帖子里引用的 ${domain} 的 ${inChinese(links)} 个链接：${examples}。`,
  domains: '网站',
  repositories: 'GitHub 仓库',
  papers: 'arXiv 论文',
  videos: '视频',
  statuses: 'X 上的帖子',
  otherPages: '其他网页',
  allOf: (label, count) => `${label}：全部 ${inChinese(count)} 个`,
  about: '关于',
  aboutTitle: site => `关于${/^[\x20-\x7e]/.test(site) ? ' ' : ''}${site}`,
  aboutDescription: (posts, authors, days) =>
    `本站收录 ${inChinese(posts)} 篇帖子、${inChinese(authors)} 位作者，分布在 ${inChinese(days)} 天。按月份、作者、网站和语言统计。`,
  aboutSpan: (first, last) => `从${first}到${last}。`,
  numbers: '数目',
  quotedPosts: '引用的帖子',
  postsNoun: '帖子',
  authorsNoun: '作者',
  daysNoun: '有帖子的日子',
  tagsNoun: '话题',
  postsPerMonth: '每月帖子数',
  busiestAuthors: '发帖最多的作者',
  mostCitedDomains: '引用最多的网站',
  languages: '语言',
  month: '月份',
  asTable: '以表格查看',
  monthChart: (first, last, busiest, count) =>
    `柱状图：${first}到${last}每月的帖子数，最多的是${busiest}，${inChinese(count)} 篇。`,
  activity: (posts, first, last) =>
    first === last ? `${inChinese(posts)} 篇，${first}` : `${inChinese(posts)} 篇，从${first}到${last}`,
  lastYear: '最近一年',
  calendarDescription: (first, last, posts, days) =>
    `日历：${first}到${last}，${inChinese(days)} 天里共 ${inChinese(posts)} 篇帖子；颜色越深，帖子越多。`,
  skipCalendar: '跳过日历',
  fewer: '少',
  more: '多',
  latest: '最新',
  allAuthors: '全部作者',
  allTags: '全部话题',
  related: '相关帖子',
  tie: {
    quote: () => '引用同一条帖子',
    link: () => '同一链接',
    author: topics => `同一作者，都谈${topics}`,
    topics: topics => `都谈${topics}`,
    words: () => '用词相近',
  },
  rising: '升温话题',
  sharedLinks: '多篇引用的链接',
  weeklyPosts: counts => `最近几周的帖子数：${counts}`,
  mostOn: '谈得最多的作者',
  companions: '常一起出现的话题',
  newestPosts: '最新帖子',
  otherSubjects: '其他话题标签',
  earlierYears: '往年今日',
  filterAuthors: '按名字筛选作者',
  digestBar: '在本页移动',
  toContents: '目录',
  toTop: '顶部',
  jumpToDate: '跳到日期',
  go: '前往',
  randomPost: '随机一篇',
  keys: '快捷键',
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
  archive: 'Archive',
  allDates: 'All dates',
  archiveEmpty: 'There are no posts here yet.',
  contents: 'On this page',
  wholeDay: posts => `The whole day (${some(posts, 'post')})`,
  source: 'Original on X',
  findOnX: 'Find on X',
  onX: handle => `@${handle} on X`,
  permalink: 'Permalink',
  unknownAuthor: 'Unknown author',
  darkColours: 'Dark colours',
  copyLink: 'Copy link',
  copied: 'Copied',
  save: 'Save',
  savedFull: 'No room to save more',
  saved: 'Saved posts',
  savedDescription:
    'Posts that you save are listed here. The list is in this browser on this device, and is sent nowhere.',
  savedEmpty: 'Nothing is saved yet.',
  exportMarkdown: 'Export as Markdown',
  newSince: 'New since you were here',
  picture: 'Picture',
  citedBy: posts => `cited by ${posts} posts`,
  unfold: 'Read all of it',
  fold: 'Fold',
  week: 'Week',
  weekName: (year, number) => `Week ${number} of ${year}`,
  shortWeekName: number => `Week ${number}`,
  dateRange: (from, to) => `${from} – ${to}`,
  calendar: period => `Calendar of ${period}`,
  curatedBy: 'Curated by ',
  otherNames: names => `Also known as ${names}`,
  feeds: 'Feeds',
  feedsDescription:
    'Follow this site in a feed reader: new posts, daily or weekly digests, an author or a topic.',
  feedsAdvice:
    'Copy an address below into your feed reader, and it fetches what is new. There is nothing to sign up for, and nobody learns what you follow.',
  feedOf: name => `Feed: ${name}`,
  siteFeed: 'All new posts',
  siteFeedDescription: 'One item a post, in full.',
  daysFeed: 'Daily digests',
  daysFeedDescription: 'One item a day, with all its posts in full.',
  weeksFeed: 'Weekly digests',
  weeksFeedDescription: 'One item a week, with all its posts in full.',
  listFeeds: 'Authors and topics',
  listFeedsDescription:
    'Authors and topics have feeds, linked on their pages: the address of one is that of the page with feed.xml or feed.json added. For example:',
  machineFiles: 'Files for programs',
  machineFilesDescription:
    'Beside each daily and weekly digest are index.md and index.json with the same posts.',
  notFound: 'Page not found',
  notFoundAdvice:
    'The link may be wrong, or the page has moved. Search for it, or browse by date from the home page.',
  offline: 'No connection',
  offlineAdvice:
    'This page was not opened on this device before. Pages that you have read, the latest digests and the search can be read without a connection.',
  pageNumber: number => `page ${number}`,
  postCount: count => some(count, 'post'),
  ownCount: count => `${some(count, 'post')} of their own`,
  quotedCount: count => (count === 1 ? 'Quoted once' : `Quoted ${inEnglish(count)} times`),
  authorCount: count => some(count, 'author'),
  tagCount: count => some(count, 'topic'),
  picks: 'Worth reading',
  curatorsNote: 'From the curator',
  headlines: 'Headlines',
  otherHeadlines: 'Others',
  readOnline: 'Read it on the site',
  readOn: posts => `Read on: ${some(posts, 'more post')} on the site`,
  unsubscribe: 'Unsubscribe',
  digestTitle: day => `${day}: posts of the day`,
  digestDescription: (day, posts, names) => `${some(posts, 'post')} of ${day}, by ${names}.`,
  periodTitle: period => `Posts of ${period}`,
  periodDescription: (period, posts, days) =>
    `${period}: ${some(posts, 'post')} on ${some(days, 'day')}, by date.`,
  authorDescription: (name, posts, quoted) =>
    `${name} in this archive: ${some(posts, 'post')}, quoted in ${inEnglish(quoted)}.`,
  tagDescription: (tag, posts) => `${some(posts, 'post')} on “${tag}”, newest first.`,
  authorsDescription: authors => `${some(authors, 'author')} in this archive, by number of posts.`,
  tagsDescription: tags => `${some(tags, 'topic')} in this archive, by group and number of posts.`,
  links: 'Links',
  linksDescription: (links, domains) =>
    `${some(links, 'link')} that posts cite, on ${some(domains, 'site')}, each with the posts that cite it.`,
  linkCount: count => some(count, 'link'),
  domainCount: count => some(count, 'site'),
  domainDescription: (domain, links, examples) =>
    `${some(links, 'link')} to ${domain} that posts cite: ${examples}.`,
  domains: 'Sites',
  repositories: 'GitHub repositories',
  papers: 'arXiv papers',
  videos: 'Videos',
  statuses: 'Posts on X',
  otherPages: 'Other pages',
  allOf: (label, count) => `${label}: all ${inEnglish(count)}`,
  about: 'About',
  aboutTitle: site => `About ${site}`,
  aboutDescription: (posts, authors, days) =>
    `${some(posts, 'post')} by ${some(authors, 'author')} on ${some(days, 'day')}, counted by month, author, site and language.`,
  aboutSpan: (first, last) => `From ${first} to ${last}.`,
  numbers: 'In numbers',
  quotedPosts: 'Quoted posts',
  postsNoun: 'Posts',
  authorsNoun: 'Authors',
  daysNoun: 'Days with posts',
  tagsNoun: 'Topics',
  postsPerMonth: 'Posts a month',
  busiestAuthors: 'Busiest authors',
  mostCitedDomains: 'Most cited sites',
  languages: 'Languages',
  month: 'Month',
  asTable: 'As a table',
  monthChart: (first, last, busiest, count) =>
    `Bar chart: posts a month from ${first} to ${last}; most in ${busiest}, ${inEnglish(count)}.`,
  activity: (posts, first, last) =>
    `${some(posts, 'post')}, ${first === last ? first : `${first} to ${last}`}`,
  lastYear: 'The last year',
  calendarDescription: (first, last, posts, days) =>
    `Calendar from ${first} to ${last}: ${some(posts, 'post')} on ${some(days, 'day')}; the darker, the more.`,
  skipCalendar: 'Skip the calendar',
  fewer: 'Fewer',
  more: 'More',
  latest: 'Latest',
  allAuthors: 'All authors',
  allTags: 'All topics',
  related: 'Related posts',
  tie: {
    quote: () => 'quotes the same post',
    link: () => 'same link',
    author: topics => `same author, on ${topics}`,
    topics: topics => `on ${topics}`,
    words: () => 'similar words',
  },
  rising: 'Rising topics',
  sharedLinks: 'Links that several posts cite',
  weeklyPosts: counts => `Posts in the latest weeks: ${counts}`,
  mostOn: 'Who says most about it',
  companions: 'Often together with',
  newestPosts: 'Newest posts',
  otherSubjects: 'Other hashtags',
  earlierYears: 'On this day in earlier years',
  filterAuthors: 'Filter authors by name',
  digestBar: 'Move on this page',
  toContents: 'Contents',
  toTop: 'Top',
  jumpToDate: 'Jump to date',
  go: 'Go',
  randomPost: 'Random post',
  keys: 'Keyboard shortcuts',
}

export const strings: Readonly<Record<SiteConfig['lang'], Strings>> = { 'zh-CN': chinese, en: english }
