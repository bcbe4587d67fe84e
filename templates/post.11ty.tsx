import { datePath } from '../src/archive/urls.ts'
import { excerpt } from '../src/pages/excerpt.ts'
import { describePosting } from '../src/pages/json-ld.ts'
import type { PostLine } from '../src/pages/plan-pages.ts'
import { dateCrumbs } from './components/crumbs.ts'
import { Page } from './components/page.tsx'
import { Pager } from './components/pager.tsx'
import { PostArticle } from './components/post.tsx'
import { RelatedPosts } from './components/related-posts.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('posts')

export default function PostPage({ site, item }: TemplateProps<'posts'>) {
  const { post } = item
  const pager = { previous: linkTo(item.previous), next: linkTo(item.next) }
  return (
    <Page
      site={site}
      path={item.path}
      title={`${post.title} — ${site.authorName(post)}, ${site.date(post.date)}`}
      description={excerpt(post.text, 150)}
      parents={[...dateCrumbs(site, post.date), { path: datePath(post.date), label: site.date(post.date) }]}
      card={datePath(post.date)}
      picture={post.pictures?.[0]}
      structuredData={() => describePosting(post, site)}
      {...pager}
    >
      <PostArticle site={site} post={post} level={1} citedBy={item.citedBy} />
      <RelatedPosts site={site} related={item.related} />
      <Pager site={site} {...pager} />
    </Page>
  )
}

function linkTo(post: PostLine | undefined) {
  return post && { path: post.permalink, label: post.title }
}
