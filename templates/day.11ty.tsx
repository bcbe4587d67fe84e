import { isoWeekOf } from '../src/archive/iso-week.ts'
import { divideByStories } from '../src/archive/tell-stories.ts'
import { datePath, daysFeedPath, weekPath } from '../src/archive/urls.ts'
import { digestDescription, digestTitle } from '../src/pages/digest-title.ts'
import { describeCollection } from '../src/pages/json-ld.ts'
import { Contents } from './components/contents.tsx'
import { dateCrumbs } from './components/crumbs.ts'
import { DigestBar } from './components/digest-bar.tsx'
import { DigestLead } from './components/digest-lead.tsx'
import { FeedLink } from './components/feed-link.tsx'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { PostArticle } from './components/post.tsx'
import { PostLines } from './components/post-list.tsx'
import { StorySection } from './components/story.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('days')

/** The digest of a day: who said what, one line each, then the posts in full. */
export default function DayPage({ site, item }: TemplateProps<'days'>) {
  const { text, href } = site
  const { date, posts, path, stories } = item.subject
  const parts = divideByStories(item.items, stories)
  const day = site.date(date, 'weekday')
  const week = isoWeekOf(date)
  const names = [...new Set(item.items.map(site.authorName))]
  const description = text.digestDescription(day, item.items.length, site.list(names.slice(0, 8)))
  const pager = pagerLinks(site, item, subject => site.date(subject.date))
  return (
    <Page
      site={site}
      path={item.path}
      title={numberedTitle(site, digestTitle(text.digestTitle(site.date(date)), item.lead), item.number)}
      description={numberedTitle(site, digestDescription(description, item.lead), item.number)}
      parents={dateCrumbs(site, date)}
      card={path}
      feed={{ path: daysFeedPath, title: text.daysFeed }}
      structuredData={page => describeCollection(page, item.items, site)}
      {...pager}
    >
      <h1>{numberedTitle(site, day, item.number)}</h1>
      <p class="summary">
        <span>{text.postCount(posts.length)}</span>
        <a href={href(weekPath(week))}>{text.shortWeekName(week.number)}</a>
        <a href={href(datePath(date.slice(0, 7)))}>{site.date(date.slice(0, 7))}</a>
        <FeedLink site={site} path={daysFeedPath} name={text.daysFeed} />
      </p>
      <DigestLead site={site} lead={item.lead} />
      <div class="columns">
        <Contents site={site} parts={parts} />
        <div class="posts">
          {parts.map(({ story, posts }) =>
            story ? (
              <StorySection key={posts[0]?.permalink} site={site} story={story} posts={posts} />
            ) : (
              posts.map(post => <PostArticle key={post.permalink} site={site} post={post} level={2} />)
            ),
          )}
        </div>
      </div>
      <DigestBar site={site} {...pager} />
      {item.earlier.length > 0 && (
        <section class="earlier">
          <h2>{text.earlierYears}</h2>
          <PostLines
            site={site}
            posts={item.earlier}
            aside={post => (
              <>
                <time dateTime={post.date}>{site.date(post.date.slice(0, 4))}</time>{' '}
                <bdi>{site.authorName(post)}</bdi>
              </>
            )}
          />
        </section>
      )}
      <Pager site={site} {...pager} />
    </Page>
  )
}
