import { type Span, sliceActivity, spanOf } from '../src/archive/activity.ts'
import type { Author } from '../src/archive/authors.ts'
import type { Site } from '../src/pages/site.ts'
import { Avatar } from './components/avatar.tsx'
import { Sparkline } from './components/charts/sparkline.tsx'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('authorIndex')

const sparklineBars = 32

export default function AuthorsPage({ site, item }: TemplateProps<'authorIndex'>) {
  const { text, href } = site
  const { authors, posts } = item.subject
  const span = spanOf(posts)
  const title = numberedTitle(site, text.authors, item.number)
  const pager = pagerLinks(site, item, () => text.authors)
  return (
    <Page
      site={site}
      path={item.path}
      title={title}
      description={numberedTitle(site, text.authorsDescription(authors.length), item.number)}
      parents={[]}
      {...pager}
    >
      <h1>{title}</h1>
      <p class="summary">{text.authorCount(authors.length)}</p>
      <p class="search-line scripted" data-filter>
        <input
          type="search"
          aria-label={text.filterAuthors}
          placeholder={text.filterAuthors}
          autocomplete="off"
        />
        <span class="aside" role="status" />
      </p>
      <ul class="index authors">
        {item.items.map(author => (
          <li key={author.key}>
            <Avatar post={{ author: author.name, handle: author.handle }} />
            <div>
              <a href={href(author.path)}>
                <bdi>{author.name}</bdi>
              </a>{' '}
              <span class="handle">@{author.handle}</span>
            </div>
            <div class="tally">
              {span && <Activity site={site} author={author} span={span} />}
              <span class="aside">
                {author.posts.length > 0
                  ? text.postCount(author.posts.length)
                  : text.quotedCount(author.quotedIn.length)}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <Pager site={site} {...pager} />
    </Page>
  )
}

/** When the author posted, between the archive's first day and its last. */
function Activity({ site, author, span }: { site: Site; author: Author; span: Span }) {
  const own = spanOf(author.posts)
  if (!own) return null
  const label = site.text.activity(author.posts.length, site.date(own.first), site.date(own.last))
  return <Sparkline counts={sliceActivity(author.posts, span, sparklineBars)} label={label} />
}
