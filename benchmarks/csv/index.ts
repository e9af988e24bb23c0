import { benchmarkReading } from './read'

await benchmarkReading(process.argv.slice(2))
