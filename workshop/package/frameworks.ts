// The tags in templates: their attributes and events, typed for JSX (React 19) and for Vue.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Widget } from './manifest.ts'

/** Writes `balises.d.ts`, and what makes JSX and Vue read it: `jsx.d.ts`, `vue.d.ts`. */
export function writeFrameworks(widgets: readonly Widget[], folder: string): void {
  writeFileSync(path.join(folder, 'balises.d.ts'), balises(widgets))
  writeFileSync(path.join(folder, 'jsx.d.ts'), JSX)
  writeFileSync(path.join(folder, 'vue.d.ts'), VUE)
}

/** What may be written in each tag, and what it fires. */
function balises(widgets: readonly Widget[]): string {
  const imports = widgets
    .filter(({ events }) => events.length > 0)
    .map(({ folder, events }) => {
      const classes = [...new Set(events.map(({ type }) => type))].join(', ')
      return `import type { ${classes} } from './${folder}/events.js'\n`
    })
  const tags = widgets.map(({ declaration, events }) => {
    const { tagName = '', attributes = [], summary = '' } = declaration
    const own = attributes
      // Every element of a page has it, already typed.
      .filter(({ name }) => name !== 'lang')
      .map(
        ({ name, type, description = '' }) =>
          `      /** ${description} */\n      '${name}'?: ${type?.text === 'boolean' ? 'boolean' : 'string'} | undefined\n`,
      )
    const fired = events.map(
      ({ name, type, description }) => `      /** ${description} */\n      '${name}': ${type}\n`,
    )
    return `  /** ${summary} */
  '${tagName}': {
    element: HTMLElementTagNameMap['${tagName}']
    attributs: {\n${own.join('')}    }
    evenements: {\n${fired.join('')}    }
  }
`
  })
  const elements = widgets.map(
    ({ folder, declaration }) => `import type {} from './${folder}/${declaration.tagName}.js'\n`,
  )
  return `${elements.join('')}${imports.join('')}
/** Each tag: its element, its attributes as they are written in a page, its events. */
export interface Balises {
${tags.join('')}}
`
}

const JSX = `import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { Balises } from './balises.js'

/** \`<inoe-planning sans-titre oninoe-reservation={(event) => …}>\`, in React 19. */
export type BalisesJsx = {
  [Tag in keyof Balises]: DetailedHTMLProps<HTMLAttributes<Balises[Tag]['element']>, Balises[Tag]['element']> &
    Balises[Tag]['attributs'] & {
      [Name in keyof Balises[Tag]['evenements'] as \`on\${Name & string}\`]?: (
        event: Balises[Tag]['evenements'][Name],
      ) => void
    }
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends BalisesJsx {}
  }
}
`

const VUE = `import type { HTMLAttributes, ReservedProps } from 'vue'
import type { Balises } from './balises.js'

/** \`sans-titre\` → \`sansTitre\`: templates are checked so. */
type Camel<Name extends string> = Name extends \`\${infer Head}-\${infer Tail}\`
  ? \`\${Head}\${Capitalize<Camel<Tail>>}\`
  : Name

/** \`<inoe-planning sans-titre @inoe-reservation="…">\` in the templates of Vue. */
export type BalisesVue = {
  [Tag in keyof Balises]: new () => {
    $props: Omit<HTMLAttributes, 'vue'> &
      ReservedProps & {
        // Vue writes \`false\` as a text, which an attribute without a value takes for true: true, or nothing.
        [Name in keyof Balises[Tag]['attributs'] as Camel<Name & string>]?:
          | Exclude<Balises[Tag]['attributs'][Name], false>
          | undefined
      } & {
        [Name in keyof Balises[Tag]['evenements'] as \`on\${Capitalize<Camel<Name & string>>}\`]?: (
          event: Balises[Tag]['evenements'][Name],
        ) => unknown
      }
    $slots: { default?: () => unknown }
  }
}

declare module 'vue' {
  interface GlobalComponents extends BalisesVue {}
}
`
