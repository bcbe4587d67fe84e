import { dateCrumbs } from './components/crumbs.ts'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { PostArticle, postId } from './components/post.tsx'
import { PostLines } from './components/post-list.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('days')

/** The digest of a day: who said what, one line each, then the posts in full. */
export default function DayPage({ site, item }: TemplateProps<'days'>) {
  const { date, posts } = item.subject
  const day = site.date(date, 'weekday')
  const names = [...new Set(item.items.map(site.authorName))]
  const description = site.text.digestDescription(day, item.items.length, site.list(names.slice(0, 8)))
  const pager = pagerLinks(site, item, subject => site.date(subject.date))
  return (
    <Page
      site={site}
      path={item.path}
      title={numberedTitle(site, site.text.digestTitle(site.date(date)), item.number)}
      description={numberedTitle(site, description, item.number)}
      parents={dateCrumbs(site, date)}
      {...pager}
    >
      <h1>{numberedTitle(site, day, item.number)}</h1>
      <p class="summary">{site.text.postCount(posts.length)}</p>
      {item.items.length > 1 && (
        <nav class="contents" aria-label={site.text.contents}>
          <PostLines
            site={site}
            posts={item.items}
            aside={post => <bdi>{site.authorName(post)}</bdi>}
            hrefOf={post => `#${postId(post)}`}
          />
        </nav>
      )}
      {item.items.map(post => (
        <PostArticle key={post.permalink} site={site} post={post} heading="h2" />
      ))}
      <Pager site={site} {...pager} />
    </Page>
  )
}
