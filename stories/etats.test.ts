// Each widget in each state that its readers meet: which story shows it, or why there is none.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const ETATS = [
  'deconnecte',
  'chargement',
  'vide',
  'typique',
  'fourni',
  'erreur',
  'horsLigne',
  'telephone',
  'sombre',
] as const
type Etat = (typeof ETATS)[number]

/** The name of a story, or `{ sans: why }`. */
type Ligne = Record<Etat, string | { sans: string }>

/** The names that most have. */
const USUELS = {
  deconnecte: 'Deconnecte',
  chargement: 'Chargement',
  vide: 'Vide',
  typique: 'Typique',
  fourni: 'Nombreux',
  erreur: 'Erreur',
  horsLigne: 'HorsLigne',
  telephone: 'Telephone',
  sombre: 'PageSombre',
}
const PANNE = { erreur: 'Panne', sombre: 'Sombre' }

const WIDGETS: Record<string, Ligne> = {
  actualites: { ...USUELS, ...PANNE, deconnecte: 'SansCompte', vide: 'Aucune', fourni: 'Nombreuses' },
  application: {
    ...USUELS,
    ...PANNE,
    typique: 'Activees',
    vide: 'AActiver',
    chargement: { sans: 'its words do not wait: what the device has subscribed to comes under them' },
    fourni: { sans: 'its subjects are as many as the contract has' },
  },
  compte: { ...USUELS, vide: 'Nouveau', fourni: 'FourniTelephone' },
  documents: USUELS,
  factures: USUELS,
  foyer: { ...USUELS, vide: 'Nouveau' },
  gestion: USUELS,
  historique: { ...USUELS, ...PANNE, typique: 'Connexions' },
  inscriptions: { ...USUELS, ...PANNE, typique: 'ToutesLesReponses', fourni: 'Nombreuses' },
  login: {
    ...USUELS,
    deconnecte: 'Connexion',
    typique: 'Connecte',
    vide: { sans: 'it lists nothing' },
    fourni: 'AdresseLongue',
    erreur: 'TropDeTentatives',
    horsLigne: 'ApiEnPanne',
  },
  'mes-donnees': { ...USUELS, ...PANNE, vide: 'Aucune', fourni: 'AccesNombreux' },
  messages: USUELS,
  planning: { ...USUELS, vide: 'SemaineVide' },
  pointage: { ...USUELS, ...PANNE },
  services: { ...USUELS, typique: 'Catalogue' },
  'tableau-de-bord': { ...USUELS, vide: 'Nouveau' },
}

/** Elements of the package that are no widget to look at. */
const SANS_HISTOIRE: Record<string, string> = {
  espace: 'holds the settings of those inside, draws nothing',
  redirection: 'what the sign-in loads to send to the hosted page, seen in `login/Ailleurs`',
  retour: 'one line of the hosted page, seen in `login/Retour`',
}

const elements = path.join(import.meta.dirname, '..', 'packages', 'elements', 'src')
const read = (name: string) =>
  readFileSync(path.join(import.meta.dirname, 'widgets', `${name}.stories.ts`), 'utf8')

test('every widget has its line', () => {
  const defined = readdirSync(elements).filter((room) => existsSync(path.join(elements, room, 'define.ts')))
  assert.deepEqual(defined.sort(), [...Object.keys(WIDGETS), ...Object.keys(SANS_HISTOIRE)].sort())
})

/** Widgets in which one does nothing but read. */
const SANS_GESTE = ['actualites']

test('every widget has its gestures', () => {
  const gestes = readdirSync(path.join(import.meta.dirname, 'gestes'))
    .filter((file) => file.endsWith('.stories.ts'))
    .map((file) => file.replace('.stories.ts', ''))
  assert.deepEqual([...gestes, ...SANS_GESTE].sort(), Object.keys(WIDGETS).sort())
})

/** What marks the story as being in that state, so that a name alone is not believed. */
const MARQUES: Partial<Record<Etat, RegExp>> = {
  chargement: /jamais|chargement/,
  horsLigne: /horsLigne/,
  telephone: /globals: telephone/,
  sombre: /pageSombre/,
}

for (const [widget, ligne] of Object.entries(WIDGETS)) {
  test(`${widget}: every state has its story`, () => {
    const source = read(widget)
    for (const etat of ETATS) {
      const story = ligne[etat]
      if (typeof story !== 'string') {
        assert.ok(story.sans, etat)
        continue
      }
      const from = source.indexOf(`export const ${story}: Story`)
      assert.notEqual(from, -1, `${etat}: no story ${story}`)
      const next = source.indexOf('\nexport const ', from + 1)
      const body = source.slice(from, next === -1 ? undefined : next)
      assert.match(body, MARQUES[etat] ?? /./, `${story} does not show ${etat}`)
    }
  })

  test(`${widget}: it has its page in English`, () => {
    const english = read('anglais')
    const name = new RegExp(`import \\* as (\\w+) from './${widget}.stories.ts'`).exec(english)?.[1]
    assert.ok(name && english.includes(`${name}.default`), `anglais.stories.ts does not show ${widget}`)
  })
}
