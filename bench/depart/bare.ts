// A process that only opens PGlite in a folder and asks it something: what starting costs before any of our code.
import { PGlite } from '@electric-sql/pglite'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder?')
const database = await PGlite.create({ dataDir: folder })
await database.query('SELECT 1')
process.stdout.write('open')
await database.close()
