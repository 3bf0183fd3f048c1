// The documentation page of a module: what it is, what it looks like, what to paste, what it accepts and fires. One story
// alone is drawn: each has its own answers of the API, and a page has one network.

import manifest from 'virtual:custom-elements'
import { Markdown, Primary, Source, Title, useOf } from '@storybook/addon-docs/blocks'
import { createElement as h } from 'react'
import guide from '../../docs/webmestre/README.md?raw'
import { decrire } from '../reference/decrire.ts'

function Reference() {
  const of = useOf('meta', ['meta'])
  const { component } = of.preparedMeta
  const { role, code, tables } = decrire(manifest, guide, String(component))
  const etats = Object.values(of.csfFile.stories).map(({ id, name }) => `- [${name}](./?path=/story/${id})`)
  return h(
    'div',
    null,
    h(Title),
    h(Markdown, null, `\`<${component}>\` · ${role}.`),
    h(Primary),
    h(Markdown, null, '## À coller'),
    h(Source, { code, language: 'html' }),
    h(Markdown, null, 'La première ligne ne s’écrit qu’une fois par page. Le lien est le repli.'),
    ...tables.map(([titre, table]) =>
      h(
        'section',
        { key: titre },
        h(Markdown, null, `## ${titre}`),
        // Wider than a telephone: it scrolls by itself, by keyboard too.
        h(
          'div',
          { role: 'region', 'aria-label': titre, tabIndex: 0, style: { overflowX: 'auto' } },
          h(Markdown, null, table),
        ),
      ),
    ),
    h(Markdown, null, `## Ses états\n\n${etats.join('\n')}`),
  )
}

export const parameters = { docs: { page: Reference } }
