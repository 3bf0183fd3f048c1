// A module as its documentation page shows it: what the manifest knows, in the words of `mots.fr.ts`. Pure: Markdown in the end.
import type { ClassField, CustomElement, Package } from 'custom-elements-manifest/schema.d.ts'
import * as mots from './mots.fr.ts'

export interface Reference {
  role: string
  /** To paste. */
  code: string
  /** By title. */
  tables: [titre: string, table: string][]
}

/** @throws Error when the manifest has no such element, or something has no words */
export function decrire(manifest: Package, guide: string, tag: string): Reference {
  const module = tag.replace(/^inoe-/, '')
  const element = declarationOf(manifest, tag)
  const { role, section, titre } = duGuide(guide, module)
  const { attributes = [], members = [], events = [] } = element
  const { slots = [], cssParts = [], cssProperties = [] } = element
  const proprieteDe = (attribut: string) =>
    members.find(
      (one): one is ClassField & { attribute: string } => 'attribute' in one && one.attribute === attribut,
    )?.name
  return {
    role,
    code: `<script type="module" src="https://inscriptions.maville.fr/v1/inoe.js" data-collectivite="maville"></script>
<${tag}><a href="https://inscriptions.maville.fr/maville/${section}">${titre}</a></${tag}>`,
    tables: [
      table(
        'Attributs et propriétés',
        ['attribut', 'propriété', 'valeur', 'sans lui', 'rôle'],
        attributes.map(({ name, type }) => {
          const { role, valeurs, defaut = '' } = dire(mots.ATTRIBUTS, module, name)
          const propriete = proprieteDe(name) ?? (name === 'lang' ? 'lang' : undefined)
          const usuelles = type?.text === 'boolean' ? 'présent ou absent (`true`, `false`)' : 'texte'
          return [code(name), propriete ? code(propriete) : '', valeurs ?? usuelles, defaut, role]
        }),
      ),
      table(
        'Événements',
        ['événement', 'quand', 'annulable', 'ce qu’il porte'],
        events.map(({ name, type }) => [
          code(name),
          dire(mots.EVENEMENTS, module, name),
          // Checked against its class when the manifest is written.
          name.startsWith('inoe-avant-') ? 'oui : `preventDefault()` l’arrête' : 'non',
          porte(manifest, type.text),
        ]),
      ),
      table(
        'Emplacements',
        ['emplacement', 'ce qu’il reçoit'],
        slots.map(({ name }) => [name ? code(name) : 'sans nom', dire(mots.EMPLACEMENTS, module, name)]),
      ),
      table(
        'Parties',
        ['`::part(…)`', 'ce qu’elle est'],
        cssParts.map(({ name }) => [code(name), dire(mots.PARTIES, module, name)]),
      ),
      table(
        'Variables CSS',
        ['variable', 'sans elle', 'rôle'],
        cssProperties.map(({ name, default: sans }) => [
          code(name),
          sans ? code(sans) : '',
          dire(mots.VARIABLES, module, name),
        ]),
      ),
    ].filter(([, lignes]) => lignes !== ''),
  }
}

/** @throws Error when the manifest has no such element */
export function declarationOf(manifest: Package, tag: string): CustomElement {
  for (const { declarations = [] } of manifest.modules)
    for (const one of declarations) if ('tagName' in one && one.tagName === tag) return one
  throw new Error(`custom-elements.json has no <${tag}>`)
}

/** What the webmaster's guide says of a module, in its table. */
function duGuide(guide: string, module: string): { role: string; section: string; titre: string } {
  const line = guide.split('\n').find((one) => one.startsWith(`| \`<inoe-${module}>\``))
  const [, , section, role] = line?.split('|').map((one) => one.trim()) ?? []
  const found =
    role && section !== undefined ? { role, section: section.replaceAll('`', '') } : mots.MODULES[module]
  if (!found) throw new Error(`neither the guide nor mots.fr.ts says what <inoe-${module}> shows`)
  const phrase = found.role.charAt(0).toUpperCase() + found.role.slice(1)
  // « Mes paiements » where the guide quotes it; its first words otherwise.
  const [, titre = phrase.split(/[,:]/)[0]?.trim() ?? ''] = /« (.+?) »/.exec(phrase) ?? []
  return { ...found, role: phrase, titre }
}

/** A module's own words for a name, else those that all share. @throws Error when there are none */
export function dire<T>(catalogue: Readonly<Record<string, T>>, module: string, name: string): T {
  const found = catalogue[`${module} ${name}`] ?? catalogue[name]
  if (found === undefined) throw new Error(`mots.fr.ts does not say what « ${name} » of <inoe-${module}> is`)
  return found
}

/** The fields of an event's class: `event.reponse`. */
function porte(manifest: Package, type: string): string {
  const found = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find((one) => one.kind === 'class' && one.name === type)
  const fields =
    found && 'members' in found ? (found.members ?? []).filter(({ kind }) => kind === 'field') : []
  return fields.map(({ name }) => `${code(`event.${name}`)} : ${dire(mots.PORTE, '', name)}`).join(' ; ')
}

const code = (text: string) => `\`${text}\``

function table(
  titre: string,
  tetes: readonly string[],
  lignes: readonly (readonly string[])[],
): [string, string] {
  if (lignes.length === 0) return [titre, '']
  const ligne = (cells: readonly string[]) =>
    `| ${cells.map((one) => one.replaceAll('|', '\\|')).join(' | ')} |`
  return [titre, [ligne(tetes), ligne(tetes.map(() => '---')), ...lignes.map(ligne)].join('\n')]
}
