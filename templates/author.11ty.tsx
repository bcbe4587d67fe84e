import { countByMonth } from '../src/archive/months.ts'
import { authorsPath, feedPathOf } from '../src/archive/urls.ts'
import { describeProfile } from '../src/pages/json-ld.ts'
import type { AuthorItem } from '../src/pages/plan-pages.ts'
import type { Site } from '../src/pages/site.ts'
import { profileAddress } from '../src/pages/x-addresses.ts'
import { Avatar } from './components/avatar.tsx'
import { MonthChart } from './components/charts/month-chart.tsx'
import { FeedLink } from './components/feed-link.tsx'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { PostLines } from './components/post-list.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('authors')

export default function AuthorPage({ site, item }: TemplateProps<'authors'>) {
  const { text } = site
  const author = item.subject
  const description = text.authorDescription(author.name, author.posts.length, author.quotedIn.length)
  const months = item.number === 1 ? countByMonth(author.posts) : []
  const pager = pagerLinks(site, item, ({ name }) => name)
  return (
    <Page
      site={site}
      path={item.path}
      title={numberedTitle(site, `${author.name} (@${author.handle})`, item.number)}
      description={numberedTitle(site, description, item.number)}
      parents={[{ path: authorsPath, label: text.authors }]}
      feed={author.hasFeed ? { path: feedPathOf(author.path), title: author.name } : undefined}
      structuredData={page => describeProfile(page, author, site)}
      {...pager}
    >
      <header class="profile">
        <Avatar post={{ author: author.name, handle: author.handle }} />
        <h1>
          <bdi>{author.name}</bdi> <span class="handle">@{author.handle}</span>
        </h1>
      </header>
      <p class="summary">
        {[author.handle, ...author.otherHandles].map(handle => (
          <a key={handle} href={profileAddress(handle)} rel="noopener nofollow ugc">
            {text.onX(handle)}
          </a>
        ))}
        {author.hasFeed && <FeedLink site={site} path={feedPathOf(author.path)} name={author.name} />}
      </p>
      {author.otherNames.length > 0 && <p class="summary">{text.otherNames(site.list(author.otherNames))}</p>}
      {months.length > 1 && (
        <section>
          <h2>{text.postsPerMonth}</h2>
          <MonthChart site={site} months={months} />
        </section>
      )}
      <Items site={site} title={text.ownCount(author.posts.length)} items={item.items} isQuoted={false} />
      <Items
        site={site}
        title={text.quotedCount(author.quotedIn.length)}
        items={item.items}
        isQuoted={true}
      />
      <Pager site={site} {...pager} />
    </Page>
  )
}

interface ItemsProps {
  readonly site: Site
  readonly title: string
  readonly items: readonly AuthorItem[]
  readonly isQuoted: boolean
}

/** Those of the page's posts that the author wrote, or those that quote them. */
function Items({ site, title, items, isQuoted }: ItemsProps) {
  const posts = items.filter(item => item.isQuoted === isQuoted).map(item => item.post)
  if (posts.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <PostLines
        site={site}
        posts={posts}
        aside={post => (
          <>
            {isQuoted && <bdi>{site.authorName(post)} </bdi>}
            <time dateTime={post.date}>{site.date(post.date)}</time>
          </>
        )}
      />
    </section>
  )
}
