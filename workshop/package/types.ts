// The types of the package: those of the elements, and of what crosses the wire, which they speak of.
import { spawnSync } from 'node:child_process'
import { appendFileSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Widget } from './manifest.ts'

const root = path.resolve(import.meta.dirname, '../..')
const dist = path.join(root, 'packages/elements/dist')

/** Writes `*.d.ts` beside what the build made. @throws Error when a type is wrong */
export function writeTypes(widgets: readonly Widget[]): void {
  for (const one of ['elements', 'contract']) {
    const project = path.join(root, 'packages', one, 'tsconfig.build.json')
    const { status } = spawnSync(
      process.execPath,
      [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', project],
      { stdio: 'inherit' },
    )
    if (status !== 0)
      throw new Error(`the types of packages/${one} could not be written: see the messages above`)
  }
  for (const file of globSync('**/*.d.ts', { cwd: dist, exclude: ['cdn'] })) {
    const place = path.join(dist, file)
    const text = readFileSync(place, 'utf8')
    const up = path.relative(path.dirname(file), 'contract').replaceAll(path.sep, '/')
    const near = up.startsWith('.') ? up : `./${up}`
    writeFileSync(
      place,
      text
        // The contract comes inside the package: nobody has to install it.
        .replaceAll(/(['"])@inoe\/contract\/([\w-]+)\1/g, `'${near}/$2.js'`)
        // What the package declares: its dependencies' own are out of reach where each package sees its own alone.
        .replaceAll('import("lit-html")', 'import("lit")')
        // As in published JavaScript: TypeScript's own extension is known only to projects that allow it.
        .replaceAll(/(from |import\(|import )(['"])(\.[^'"]*)\.ts\2/g, "$1'$3.js'"),
    )
  }
  for (const { folder, declaration, events } of widgets) {
    const { name, tagName } = declaration
    appendFileSync(
      path.join(dist, folder, `${tagName}.d.ts`),
      `${events.length > 0 ? "export type * from './events.js'\n" : ''}declare global {
  interface HTMLElementTagNameMap {
    '${tagName}': ${name}
  }
}
`,
    )
  }
}
