import { memoizeLatest } from '../memoize.ts'
import { answerRequests } from '../thread.ts'
import { createPostRenderer } from './render-archive.ts'
import type { RenderRequest } from './render-shards.ts'

const rendererOf = memoizeLatest((surroundings: string) => createPostRenderer(JSON.parse(surroundings)), 1)

/** Render the posts that `renderShards` hands over. */
answerRequests(({ posts, surroundings }: RenderRequest) => posts.map(rendererOf(surroundings)))
