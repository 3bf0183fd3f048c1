// What a designer may change of a module, in Storybook's controls: its public attributes and tokens, as the manifest has them.
import type { Package } from 'custom-elements-manifest/schema.d.ts'
import type { StrictArgTypes } from 'storybook/internal/types'
import { declarationOf, dire } from './decrire.ts'
import * as mots from './mots.fr.ts'

/** Set by the stories themselves: another town, or another server, has none of their answers. */
const FIXES = ['api', 'collectivite']
const CHOIX = /^`[\w-]+`(?:(?:, | ou )`[\w-]+`)*$/

/** By the name of the attribute or of the token. @throws Error when the manifest has no such element */
export function commandes(manifest: Package, tag: string): StrictArgTypes {
  const module = tag.replace(/^inoe-/, '')
  const { attributes = [], cssProperties = [] } = declarationOf(manifest, tag)
  const fixe = ({ name }: { name: string }) => FIXES.includes(name)
  const rangees = [...attributes.filter((one) => !fixe(one)), ...attributes.filter(fixe)]
  const attributs = rangees.map(({ name, type }) => {
    const { role, valeurs = '', defaut = '' } = dire(mots.ATTRIBUTS, module, name)
    const options = CHOIX.test(valeurs) ? [...valeurs.matchAll(/`([\w-]+)`/g)].map(([, one]) => one) : []
    const table = {
      category: 'Attributs',
      type: {
        summary: type?.text === 'boolean' ? 'présent ou absent' : valeurs.replaceAll('`', '') || 'texte',
      },
      defaultValue: { summary: defaut.replaceAll('`', '') },
    }
    const dit = {
      name,
      description: FIXES.includes(name) ? `${role} ; ici, celui des histoires` : role,
      table,
    }
    if (FIXES.includes(name)) return [name, { ...dit, control: { disable: true } }]
    if (type?.text === 'boolean') return [name, { ...dit, control: { type: 'boolean' } }]
    if (options.length === 0) return [name, { ...dit, control: { type: 'text' } }]
    const labels = { undefined: 'sans lui' }
    return [name, { ...dit, options: [undefined, ...options], control: { type: 'inline-radio', labels } }]
  })
  const jetons = cssProperties.map(({ name, default: sans = 'none' }) => [
    name,
    {
      name,
      description: dire(mots.VARIABLES, module, name),
      table: { category: 'Variables CSS', type: { summary: '' }, defaultValue: { summary: sans } },
      control: { type: sans.startsWith('#') ? 'color' : 'text' },
    },
  ])
  return Object.fromEntries([...attributs, ...jetons])
}
