import { groupDays } from '../src/archive/calendar.ts'
import { monthOf } from '../src/archive/months.ts'
import { divideByStories } from '../src/archive/tell-stories.ts'
import { datePath, weeksFeedPath } from '../src/archive/urls.ts'
import { digestDescription, digestTitle } from '../src/pages/digest-title.ts'
import { describeCollection } from '../src/pages/json-ld.ts'
import { Contents } from './components/contents.tsx'
import { DigestBar } from './components/digest-bar.tsx'
import { DigestLead } from './components/digest-lead.tsx'
import { FeedLink } from './components/feed-link.tsx'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { PostArticle } from './components/post.tsx'
import { RisingTopics } from './components/rising-topics.tsx'
import { SharedLinks } from './components/shared-links.tsx'
import { StorySection } from './components/story.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('weeks')

/** The digest of a week: who said what, one line each, then the posts in full, by day. */
export default function WeekPage({ site, item }: TemplateProps<'weeks'>) {
  const { text, href } = site
  const { week, days, posts, stories } = item.subject
  const name = text.weekName(week.year, week.number)
  const range = site.dateRange(week.monday, week.sunday)
  // The year that has the days: the year that counts the week may have no posts, and so no page.
  const years = [...new Set(days.map(({ date }) => date.slice(0, 4)))].slice(0, 1)
  const months = [...new Set(days.map(monthOf))]
  const pager = pagerLinks(site, item, subject => text.weekName(subject.week.year, subject.week.number))
  // The posts of stories, which come first, are of several days; the others stand under their days.
  const parts = divideByStories(item.items, stories)
  const told = parts.filter(({ story }) => story)
  const shown = groupDays(parts.flatMap(part => (part.story ? [] : part.posts)))
  return (
    <Page
      site={site}
      path={item.path}
      title={numberedTitle(site, digestTitle(text.periodTitle(name), item.lead), item.number)}
      description={numberedTitle(
        site,
        digestDescription(text.periodDescription(`${name} (${range})`, posts.length, days.length), item.lead),
        item.number,
      )}
      parents={years.map(year => ({ path: datePath(year), label: site.date(year) }))}
      card={item.subject.path}
      feed={{ path: weeksFeedPath, title: text.weeksFeed }}
      structuredData={page => describeCollection(page, item.items, site)}
      {...pager}
    >
      <h1>{numberedTitle(site, name, item.number)}</h1>
      <p class="summary">
        <span>{range}</span>
        <span>{text.postCount(posts.length)}</span>
        {months.map(month => (
          <a key={month} href={href(datePath(month))}>
            {site.date(month)}
          </a>
        ))}
        <FeedLink site={site} path={weeksFeedPath} name={text.weeksFeed} />
      </p>
      <DigestLead site={site} lead={item.lead} />
      <RisingTopics site={site} topics={item.trends?.rising ?? []} />
      <div class="columns">
        <Contents
          site={site}
          parts={[...told, ...shown.map(({ date, posts }) => ({ label: site.date(date, 'weekday'), posts }))]}
        />
        <div class="posts">
          {parts.map(
            ({ story, posts }) =>
              story && (
                <StorySection
                  key={posts[0]?.permalink}
                  site={site}
                  story={story}
                  posts={posts}
                  hasDates={true}
                />
              ),
          )}
          {shown.map(day => (
            <section key={day.date} class="digest-day">
              <h2>
                <a href={href(day.path)}>
                  <time dateTime={day.date}>{site.date(day.date, 'weekday')}</time>
                </a>
              </h2>
              {day.posts.map(post => (
                <PostArticle key={post.permalink} site={site} post={post} level={3} />
              ))}
            </section>
          ))}
        </div>
      </div>
      <DigestBar site={site} {...pager} />
      <SharedLinks site={site} links={item.trends?.cited ?? []} />
      <Pager site={site} {...pager} />
    </Page>
  )
}
