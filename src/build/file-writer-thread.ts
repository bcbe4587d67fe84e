import { answerRequests } from '../thread.ts'
import { createWrite, type FileToWrite } from './file-writer.ts'

/** Write the files that `openFileWriter` hands over. */
const write = createWrite()
answerRequests((files: readonly FileToWrite[]) => {
  for (const { file, content } of files) write(file, content)
})
