import { createHash } from 'node:crypto'
import { datePath, homePath } from '../archive/urls.ts'
import type { SiteConfig } from '../config.ts'
import { addressesOfImages } from '../markdown/image-address.ts'
import type { Media, Post } from '../model.ts'
import type { Card } from '../output/cards/plan-cards.ts'
import type { OutputFile } from '../output/output-file.ts'
import type { AnyPage } from '../pages/plan-pages.ts'
import type { Topic } from '../topics/topic.ts'
import { type Fingerprint, shortHash } from './fingerprint.ts'
import type { PreparedSource } from './prepare-source.ts'

/*
 * Every cache key of a build, and what it is made from. "Is it the same as before?" is asked with these keys and in no
 * other way. A folder of a shard is named by its content, so that its name is its key: src/search/index/key-shards.ts.
 *
 * | key | made from | where it is stored |
 * | --- | --- | --- |
 * | program version | every source, template, setting and package of the program | checksum of each cache file |
 * | configuration | the configuration, synonyms, topics, people, the theme, and the version of what draws images | site record |
 * | site | program version, configuration, posts, leads, own pages and templates, paths of removed posts, static files, sizes and times of media | site record, marker of the site |
 * | rendering | a post, a lead or an own page, the topics, the pages of the authors whose handles its body names, and its pictures | renderings cache |
 * | related posts | the rendering keys of a partition and of the adjacent ones | related cache |
 * | page | all that a page shows: its data, and whether there are images for it | site record |
 * | extra page | the bytes of a page of a template that belongs to no page kind | site record |
 * | file | `from` of an output file: all that its content is made of | site record |
 * | image | its drawing (SVG), and the version of what draws images | name in the cache of images, site record |
 * | shard | what the search reads of its posts, and the versions of what packs it | name of its folder, site record |
 * | static file | its bytes | site record |
 * | picture | name, size and time of its file | media cache |
 * | files of a picture | its content, and how pictures are made | `media` in the project's cache |
 */

/** Site path of a page or a file → its key. */
export type FileKeys = ReadonlyMap<string, string>

/** The files of a site by kind, each with its key. */
export interface SiteFiles {
  readonly pages: FileKeys
  /** How many of the pages are of templates that belong to no page kind. */
  readonly extraPages: number
  readonly images: FileKeys
  /** Files of the curator's own. */
  readonly statics: FileKeys
  /** The folders of the shards of the search index, by their site paths. */
  readonly folders: FileKeys
  readonly shards: number
}

/** Key of all that every page depends on. */
export function configKey(
  {
    config,
    imageVersion,
    synonyms,
    topics,
    people,
    theme,
  }: Omit<PreparedSource, 'posts' | 'leads' | 'pages' | 'gone' | 'statics' | 'media' | 'warnings'>,
  fingerprint: Fingerprint,
): string {
  return shortHash(fingerprint([config, imageVersion, synonyms, topics, people, theme.key]))
}

/** Key of a whole site: two sites with one key are the same, byte for byte. One word, for pages name it. */
export function siteKey(
  version: string,
  config: string,
  {
    posts,
    leads,
    pages,
    theme,
    gone,
    statics,
    media,
  }: Pick<PreparedSource, 'posts' | 'leads' | 'pages' | 'theme' | 'gone' | 'statics' | 'media'>,
  fingerprint: Fingerprint,
): string {
  const staticKeys = statics.map(({ path, key }) => [path, key])
  const mediaStates = [...media.files].map(([name, { state }]) => [name, state])
  const besides = [staticKeys, mediaStates, [...media.sources]]
  return shortHash(fingerprint([version, config, posts, leads, pages, theme.pagesKey, gone, ...besides]))
}

interface RenderingFacts {
  readonly topics: readonly Topic[]
  /** The page of a handle, where it has one. */
  readonly pageOf: (handle: string) => string | undefined
  readonly mediaOf: (url: string) => Media | undefined
  readonly config: Pick<SiteConfig, 'media' | 'lang'>
}

/**
 * All that a post's rendering follows from: the post, the list of topics, the pages of those of the handles it may mention
 * that have one, and its pictures. A mention is `@handle` or a link to `https://x.com/handle`, so that words behind `@` or
 * `/` are all of them and some more.
 */
export function renderingKey(
  post: Post,
  { topics, pageOf, mediaOf, config }: RenderingFacts,
): readonly unknown[] {
  const words = post.body.replaceAll('\\', '').matchAll(/[@＠/](\w+)/g)
  const handles = Array.from(words, ([, handle]) => handle ?? '')
  const addresses = addressesOfImages(post.body)
  const images = addresses.length === 0 ? [] : [config.media, config.lang, addresses.map(mediaOf)]
  return [post, topics, [...new Set(handles)].flatMap(handle => pageOf(handle) ?? []), images]
}

/**
 * Key of what a page shows. Templates are pure functions of a page, the configuration and the images there are. A page
 * refers to posts, lists and pages, and depends on all they hold: sometimes more than it shows, never less.
 */
export function pageKey(page: AnyPage, cards: ReadonlySet<string>, fingerprint: Fingerprint): string {
  return shortHash(fingerprint([page, cards.has(homePath), cardPaths(page).filter(path => cards.has(path))]))
}

/** Key of an image: a hash of its SVG and of the version of what renders it. */
export function imageKey({ svg }: Card, version: string): string {
  return createHash('sha256').update(`${version}\n${svg}`).digest('hex')
}

/** Key of a page that is compared by its bytes. */
export function extraPageKey(content: string | Uint8Array): string {
  return shortHash(content)
}

export function outputKey(file: OutputFile, fingerprint: Fingerprint): string {
  return fingerprint(file.from)
}

/** Paths whose image a page may show: a post that of its day, a page of a list that of the list. */
function cardPaths(page: AnyPage): readonly string[] {
  const { path } = page
  if ('post' in page) return [datePath(page.post.date)]
  if ('subject' in page && 'path' in page.subject) return [path, page.subject.path]
  return [path]
}
