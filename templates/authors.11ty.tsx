import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('authorIndex')

export default function AuthorsPage({ site, item }: TemplateProps<'authorIndex'>) {
  const { text, href } = site
  const { authors } = item.subject
  const title = numberedTitle(site, text.authors, item.number)
  const pager = pagerLinks(site, item, () => text.authors)
  return (
    <Page
      site={site}
      path={item.path}
      title={title}
      description={numberedTitle(site, text.authorsDescription(authors.length), item.number)}
      parents={[]}
      {...pager}
    >
      <h1>{title}</h1>
      <p class="summary">{text.authorCount(authors.length)}</p>
      <ul class="index">
        {item.items.map(author => (
          <li key={author.key}>
            <a href={href(author.path)}>
              <bdi>{author.name}</bdi>
            </a>{' '}
            <span class="handle">@{author.handle}</span>{' '}
            <span class="aside">
              {author.posts.length > 0
                ? text.postCount(author.posts.length)
                : text.quotedCount(author.quotedIn.length)}
            </span>
          </li>
        ))}
      </ul>
      <Pager site={site} {...pager} />
    </Page>
  )
}
