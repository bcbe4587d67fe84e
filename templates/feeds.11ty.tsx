import { daysFeedPath, feedPathOf, feedsPath, siteFeedPath, weeksFeedPath } from '../src/archive/urls.ts'
import type { Site } from '../src/pages/site.ts'
import { Page } from './components/page.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('feeds')

/** What can be subscribed to, and how; also what programs find beside the pages. */
export default function FeedsPage({ site, item }: TemplateProps<'feeds'>) {
  const { text, config } = site
  return (
    <Page site={site} path={feedsPath} title={text.feeds} description={text.feedsDescription} parents={[]}>
      <h1>{text.feeds}</h1>
      <FeedList site={site} page={item} />
      {(config.outputs.json || config.outputs.markdown) && (
        <section>
          <h2>{text.machineFiles}</h2>
          <p>{text.machineFilesDescription}</p>
        </section>
      )}
    </Page>
  )
}

function FeedList({ site, page: { author, tag } }: { site: Site; page: TemplateProps<'feeds'>['item'] }) {
  const { text } = site
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
            {tag && <Address site={site} label={tag.label} path={`${feedPathOf(tag.path)}.xml`} />}
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

/** The whole address, to be copied: the link is encoded, its text says what a reader can read. */
function Address({ site, label, path }: { site: Site; label: string; path: string }) {
  return (
    <>
      <dt>
        <bdi>{label}</bdi>
      </dt>
      <dd>
        <a href={site.href(path)}>
          <bdi>{decodeURI(site.address(path))}</bdi>
        </a>
      </dd>
    </>
  )
}
