// Which files of the built elements stay, and where: pages that are open, or that name a version, ask for those of before.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

/** The pinned version of the last build. */
export const FIGEE = 'figee.json'
/** In the folder of a version that pages may name, which is never cleaned away; beside them all, the last of those. */
export const PUBLIEE = 'publiee.json'
/** The names of what the last build made. */
const ACTUELS = 'actuels.json'
/** How long the files of earlier builds stay once they were replaced: a page opened before still asks for them. */
const GARDES_MS = 7 * 86_400_000

/** What the last build made, when it said so. */
function actuelsDe(folder: string): string[] | undefined {
  const file = path.join(folder, ACTUELS)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : undefined
}

/**
 * Cleans the folder of the elements once a build is there.
 * @param actuels files and folder of this build
 */
export function rangerElements(folder: string, actuels: readonly string[], now = new Date()): void {
  // Served until now: their week begins, however old they are.
  for (const one of actuelsDe(folder) ?? readdirSync(folder))
    if (!actuels.includes(one) && existsSync(path.join(folder, one)))
      utimesSync(path.join(folder, one), now, now)
  writeFileSync(path.join(folder, ACTUELS), JSON.stringify(actuels))
  const stay = new Set([...actuels, ACTUELS, FIGEE, PUBLIEE])
  for (const one of readdirSync(folder).filter((name) => !stay.has(name))) {
    const place = path.join(folder, one)
    // A town's page names a published version for as long as it likes.
    if (existsSync(path.join(place, PUBLIEE))) continue
    if (now.getTime() - statSync(place).mtimeMs > GARDES_MS) rmSync(place, { recursive: true })
  }
}

/**
 * Brings a build to where those of before are kept: a container comes with its own, and leaves with it.
 * @param from folder of the build; nothing is brought when there is none
 */
export function apporterElements(from: string, to: string, now = new Date()): void {
  const actuels = actuelsDe(from)
  if (!actuels) return
  mkdirSync(to, { recursive: true })
  const publiees = readdirSync(from).filter((one) => existsSync(path.join(from, one, PUBLIEE)))
  const others = actuels.filter((one) => one !== 'inoe.js' && !publiees.includes(one))
  // The loader last: another process may serve this folder, and finds whatever the loader names.
  for (const one of [...others, ...publiees, FIGEE, PUBLIEE, 'inoe.js'])
    if (existsSync(path.join(from, one))) bring(path.join(from, one), path.join(to, one))
  rangerElements(to, actuels, now)
}

/** A file is whole or not there. */
function bring(from: string, to: string): void {
  if (statSync(from).isDirectory()) {
    mkdirSync(to, { recursive: true })
    // What says that it is published, once it is whole.
    const inside = readdirSync(from).toSorted(
      (one, other) => Number(one === PUBLIEE) - Number(other === PUBLIEE),
    )
    for (const one of inside) bring(path.join(from, one), path.join(to, one))
    return
  }
  const half = `${to}.${process.pid}`
  copyFileSync(from, half)
  renameSync(half, to)
}
