/** What works with the storage of the device: new, read and saved posts. Loaded where there is one. */
import { markNewPosts } from './new-posts.ts'
import { watchReadPosts } from './read-posts.ts'
import { showSavedPosts } from './saved-page.ts'
import { watchSaveButtons } from './saved-posts.ts'

showSavedPosts()
markNewPosts()
watchReadPosts()
watchSaveButtons()
