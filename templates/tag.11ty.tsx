import { feedPathOf, tagsPath } from '../src/archive/urls.ts'
import { describeCollection } from '../src/pages/json-ld.ts'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { PostLines } from './components/post-list.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('tags')

export default function TagPage({ site, item }: TemplateProps<'tags'>) {
  const { text } = site
  const { name, posts } = item.subject
  const title = numberedTitle(site, `#${name}`, item.number)
  const pager = pagerLinks(site, item, tag => `#${tag.name}`)
  return (
    <Page
      site={site}
      path={item.path}
      title={title}
      description={numberedTitle(site, text.tagDescription(name, posts.length), item.number)}
      parents={[{ path: tagsPath, label: text.tags }]}
      feed={{ path: feedPathOf(item.subject.path), title: `#${name}` }}
      structuredData={page => describeCollection(page, item.items, site)}
      {...pager}
    >
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p class="summary">{text.postCount(posts.length)}</p>
      <PostLines
        site={site}
        posts={item.items}
        aside={post => (
          <>
            <bdi>{site.authorName(post)}</bdi> <time dateTime={post.date}>{site.date(post.date)}</time>
          </>
        )}
      />
      <Pager site={site} {...pager} />
    </Page>
  )
}
