import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('tagIndex')

export default function TagsPage({ site, item }: TemplateProps<'tagIndex'>) {
  const { text, href } = site
  const { tags } = item.subject
  const title = numberedTitle(site, text.tags, item.number)
  const pager = pagerLinks(site, item, () => text.tags)
  return (
    <Page
      site={site}
      path={item.path}
      title={title}
      description={numberedTitle(site, text.tagsDescription(tags.length), item.number)}
      parents={[]}
      {...pager}
    >
      <h1>{title}</h1>
      <p class="summary">{text.tagCount(tags.length)}</p>
      <ul class="index">
        {item.items.map(tag => (
          <li key={tag.key}>
            <a href={href(tag.path)}>
              <bdi>#{tag.name}</bdi>
            </a>{' '}
            <span class="aside">{text.postCount(tag.posts.length)}</span>
          </li>
        ))}
      </ul>
      <Pager site={site} {...pager} />
    </Page>
  )
}
