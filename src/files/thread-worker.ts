import { serveThread } from '../node'
import { threadTasks } from '../resolve'
import { openSplicing } from './splice-lines'
import { openGoldenWriting } from './write-golden-files'
import { openPossible } from './write-possible'

// The program of the threads of `threadPool`. It lies in the last room that gives them work.
serveThread({
  ...threadTasks,
  'write-golden': openGoldenWriting,
  'splice-lines': openSplicing,
  'write-possible': openPossible,
})
