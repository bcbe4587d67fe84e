import { feedPathOf, tagsPath } from '../src/archive/urls.ts'
import { describeCollection } from '../src/pages/json-ld.ts'
import { nameApart } from '../src/pages/name-apart.ts'
import { MonthChart } from './components/charts/month-chart.tsx'
import { FeedLink } from './components/feed-link.tsx'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { PostLines } from './components/post-list.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'
import { TopList } from './components/top-list.tsx'

export const data = eachPage('tags')

/** A topic or a hashtag: when it was spoken of, by whom and with what, then its posts. */
export default function TagPage({ site, item }: TemplateProps<'tags'>) {
  const { text } = site
  const { name, label, posts, path, facts, hasFeed } = item.subject
  const title = numberedTitle(site, label, item.number)
  const pager = pagerLinks(site, item, subject => subject.label)
  const { months, authors, companions } = facts
  return (
    <Page
      site={site}
      path={item.path}
      title={title}
      description={numberedTitle(site, text.tagDescription(name, posts.length), item.number)}
      parents={[{ path: tagsPath, label: text.tags }]}
      feed={hasFeed ? { path: feedPathOf(path), title: label } : undefined}
      structuredData={page => describeCollection(page, item.items, site)}
      {...pager}
    >
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p class="summary">
        <span>{text.postCount(posts.length)}</span>
        {hasFeed && <FeedLink site={site} path={feedPathOf(path)} name={label} />}
      </p>
      {item.number === 1 && (
        <>
          {months.length > 1 && (
            <section>
              <h2>{text.postsPerMonth}</h2>
              <MonthChart site={site} months={months} />
            </section>
          )}
          <TopList
            site={site}
            title={text.mostOn}
            rows={nameApart(authors.map(each => ({ ...each, name: site.authorName(each) }))).map(
              ({ handle, name, posts }) => ({ path: site.authorPath(handle), name, count: posts }),
            )}
          />
          <TopList
            site={site}
            title={text.companions}
            rows={companions.map(({ path, label, posts }) => ({ path, name: label, count: posts }))}
          />
        </>
      )}
      <section>
        <h2>{text.newestPosts}</h2>
        <PostLines
          site={site}
          posts={item.items}
          aside={post => (
            <>
              <bdi>{site.authorName(post)}</bdi> <time dateTime={post.date}>{site.date(post.date)}</time>
            </>
          )}
        />
      </section>
      <Pager site={site} {...pager} />
    </Page>
  )
}
