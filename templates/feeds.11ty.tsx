import type { Archive } from '../src/site/archive.ts'
import type { Site } from '../src/site/site.ts'
import { daysFeedPath, feedPathOf, feedsPath, siteFeedPath, weeksFeedPath } from '../src/site/urls.ts'
import { Page } from './components/page.tsx'
import type { TemplateProps } from './components/template.ts'

export const data = { permalink: feedsPath }

interface FeedsPageProps {
  readonly site: Site
  readonly pages: { readonly authorIndex: readonly TemplateProps<'authorIndex'>['item'][] }
}

/** What can be subscribed to, and how; also what programs find beside the pages. */
export default function FeedsPage({ site, pages }: FeedsPageProps) {
  const { text, config } = site
  return (
    <Page site={site} path={feedsPath} title={text.feeds} description={text.feedsDescription} parents={[]}>
      <h1>{text.feeds}</h1>
      {config.outputs.feeds && <FeedList site={site} archive={pages.authorIndex[0]?.subject} />}
      {(config.outputs.json || config.outputs.markdown) && (
        <section>
          <h2>{text.machineFiles}</h2>
          <p>{text.machineFilesDescription}</p>
        </section>
      )}
    </Page>
  )
}

function FeedList({ site, archive }: { site: Site; archive: Archive | undefined }) {
  const { text } = site
  const author = archive?.authors[0]
  const tag = archive?.tags[0]
  return (
    <>
      <p>{text.feedsAdvice}</p>
      <FeedEntry site={site} title={text.siteFeed} note={text.siteFeedDescription} path={siteFeedPath} />
      <FeedEntry site={site} title={text.daysFeed} note={text.daysFeedDescription} path={daysFeedPath} />
      <FeedEntry site={site} title={text.weeksFeed} note={text.weeksFeedDescription} path={weeksFeedPath} />
      {(author || tag) && (
        <section>
          <h2>{text.listFeeds}</h2>
          <p>{text.listFeedsDescription}</p>
          <dl class="feed-links">
            {author && <Address site={site} label={author.name} path={`${feedPathOf(author.path)}.xml`} />}
            {tag && <Address site={site} label={`#${tag.name}`} path={`${feedPathOf(tag.path)}.xml`} />}
          </dl>
        </section>
      )}
    </>
  )
}

interface FeedEntryProps {
  readonly site: Site
  readonly title: string
  readonly note: string
  /** Without extension. */
  readonly path: string
}

function FeedEntry({ site, title, note, path }: FeedEntryProps) {
  return (
    <section>
      <h2>{title}</h2>
      <p>{note}</p>
      <dl class="feed-links">
        <Address site={site} label="Atom" path={`${path}.xml`} />
        <Address site={site} label="JSON Feed" path={`${path}.json`} />
      </dl>
    </section>
  )
}

/** The whole address, to be copied. */
function Address({ site, label, path }: { site: Site; label: string; path: string }) {
  return (
    <>
      <dt>
        <bdi>{label}</bdi>
      </dt>
      <dd>
        <a href={site.href(path)}>{site.address(path)}</a>
      </dd>
    </>
  )
}
