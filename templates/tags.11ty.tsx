import { groupBy } from '../src/group-by.ts'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('tagIndex')

export default function TagsPage({ site, item }: TemplateProps<'tagIndex'>) {
  const { text, href } = site
  const { subjects } = item.subject
  const title = numberedTitle(site, text.tags, item.number)
  const pager = pagerLinks(site, item, () => text.tags)
  return (
    <Page
      site={site}
      path={item.path}
      title={title}
      description={numberedTitle(site, text.tagsDescription(subjects.length), item.number)}
      parents={[]}
      {...pager}
    >
      <h1>{title}</h1>
      <p class="summary">{text.tagCount(subjects.length)}</p>
      {[...groupBy(item.items, ({ group }) => group)].map(([group, subjects]) => (
        <section key={group}>
          {subjects.length < item.subject.subjects.length && <h2>{group || text.otherSubjects}</h2>}
          <ul class="index">
            {subjects.map(({ path, label, posts }) => (
              <li key={path}>
                <a href={href(path)}>
                  <bdi>{label}</bdi>
                </a>{' '}
                <span class="aside">{text.postCount(posts.length)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Pager site={site} {...pager} />
    </Page>
  )
}
