import type { CatalogPost } from './catalog.ts'

/** What is indexed of one post. */
export interface SearchRecord extends CatalogPost {
  /** The post's permalink, without the site's base. */
  readonly url: string
  readonly title: string
  /** What the post is found by and shown with, lines separated by a line feed. */
  readonly text: string
}
