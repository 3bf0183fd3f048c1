// One React component per widget, typed: properties of its class, events as `onInoe…`.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Widget } from './manifest.ts'

/** `inoe-avant-reservation` → `onInoeAvantReservation`. */
const handler = (event: string) =>
  `on-${event}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Writes `planning.js` and its types, which `@inoe/elements/react/planning` leads to. */
export function writeReact(widgets: readonly Widget[], folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const widget of widgets) {
    writeFileSync(path.join(folder, `${widget.folder}.js`), code(widget))
    writeFileSync(path.join(folder, `${widget.folder}.d.ts`), types(widget))
  }
}

function code({ folder, declaration: { name, tagName }, events }: Widget): string {
  const pairs = events.map((one) => `${handler(one.name)}: '${one.name}'`)
  return `import { createComponent } from '@lit/react'
import * as react from 'react'
import { ${name} as elementClass } from '../${folder}/${tagName}.js'
import '../${folder}/define.js'

export const ${name} = createComponent({ react, tagName: '${tagName}', elementClass, events: { ${pairs.join(', ')} } })
`
}

function types({ folder, declaration: { name, tagName, summary, description }, events }: Widget): string {
  const classes = [...new Set(events.map(({ type }) => type))]
  const pairs = events.map(
    (one) => `\n  /** ${one.description} */\n  ${handler(one.name)}: EventName<${one.type}>`,
  )
  return `import type { EventName, ReactWebComponent } from '@lit/react'
import type { ${name} as Element } from '../${folder}/${tagName}.js'
${classes.length > 0 ? `import type { ${classes.join(', ')} } from '../${folder}/events.js'\n` : ''}
/** ${(summary ?? description ?? '').replaceAll('\n', '\n * ')} */
export declare const ${name}: ReactWebComponent<Element, {${pairs.join('')}${pairs.length > 0 ? '\n' : ''}}>
`
}
