// What the authority lets a family change of its file, decided without any I/O.

import { CHAMPS, type Champ, choixDe, type RegleChamp, regleParDefaut } from '@inoe/contract/champs'
import type { Enfant, Foyer, FoyerModifie } from '@inoe/contract/foyers'
import type { ChampRefuse } from '../http/regles.ts'
import type { Valeur } from './tables.ts'

/** The rule of each field. */
export type Politique = (champ: Champ) => RegleChamp

/** A part of a file as fields and values; the second parent is four of them, under one rule. */
export type Plat = Readonly<Record<string, Valeur>>

/** @param decided what the authority decided; what it may not decide is left out */
export function politiqueDe(decided: readonly ({ champ: string } & RegleChamp)[]): Politique {
  const rules = new Map(decided.map(({ champ, saisie, effet }) => [champ, { saisie, effet }]))
  return (champ) => {
    const found = rules.get(champ)
    const { saisies, effets } = choixDe(champ)
    return found && saisies.includes(found.saisie) && effets.includes(found.effet)
      ? found
      : regleParDefaut(champ)
  }
}

/** The field that a value is of: « second.nom » is of « second ». */
export function champDe(cle: string): Champ {
  const found = CHAMPS.find((one) => one === cle || (one === 'second' && cle.startsWith('second.')))
  if (!found) throw new Error(`« ${cle} » is no field of the family file`)
  return found
}

/** Where a refusal of the API names it. */
export function cheminDe(cle: string): string {
  if (cle.startsWith('premier.') || cle.startsWith('second.')) return `parents.${cle}`
  if (cle.startsWith('enfant.')) return cle.slice('enfant.'.length)
  if (cle.startsWith('sante.')) return cle
  return REVENUS.has(cle) ? `revenus.${cle}` : `contact.${cle}`
}
const REVENUS: ReadonlySet<string> = new Set<Champ>([
  'revenusCentimes',
  'revenusAnnee',
  'quotientFamilial',
  'caisse',
  'numeroAllocataire',
  'enfantsACharge',
  'enfantsAeeh',
])

/** The parts that are sent, as fields; those of the file that are not sent are left out. */
export function aplatir({ contact, revenus, parents }: Omit<FoyerModifie, 'version'>): Plat {
  const { premier, second } = parents ?? {}
  return {
    ...contact,
    ...revenus,
    ...(premier && prefixer('premier', premier)),
    ...(parents && prefixer('second', second ?? SANS_SECOND)),
  }
}
const SANS_SECOND = { nom: '', prenom: '', courriel: '', telephone: '' }

/** The same way back, over a file: the parts of which some field is there, whole. */
export function gonfler(
  plat: Plat,
  file: Pick<Foyer, 'contact' | 'revenus' | 'parents'>,
): Omit<FoyerModifie, 'version'> {
  const whole = { ...aplatir(file), ...plat }
  const has = (keys: readonly string[]) => keys.some((key) => key in plat)
  const part = <T extends object>(like: T, prefix = ''): T =>
    Object.fromEntries(Object.keys(like).map((key) => [key, whole[prefix + key]])) as T
  const { contact, revenus, parents } = file
  const second = part(SANS_SECOND, 'second.')
  return {
    ...(has(Object.keys(contact)) && { contact: part(contact) }),
    ...(has(Object.keys(revenus)) && { revenus: part(revenus) }),
    ...(Object.keys(plat).some((key) => key.startsWith('premier.') || key.startsWith('second.')) && {
      parents: {
        premier: part(parents.premier, 'premier.'),
        second: Object.values(second).some((one) => one !== '') ? second : null,
      },
    }),
  }
}

export function aplatirEnfant({
  nom,
  prenom,
  dateNaissance,
  sante,
}: Pick<Enfant, 'nom' | 'prenom' | 'dateNaissance' | 'sante'>): Plat {
  return { ...prefixer('enfant', { nom, prenom, dateNaissance }), ...prefixer('sante', sante) }
}

export function gonflerEnfant(plat: Plat): Pick<Enfant, 'nom' | 'prenom' | 'dateNaissance' | 'sante'> {
  const part = (prefix: string) =>
    Object.fromEntries(
      Object.entries(plat).flatMap(([key, value]) =>
        key.startsWith(`${prefix}.`) ? [[key.slice(prefix.length + 1), value]] : [],
      ),
    )
  return { ...part('enfant'), sante: part('sante') } as ReturnType<typeof gonflerEnfant>
}

function prefixer(prefix: string, values: object): Record<string, Valeur> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value]))
}

/** What becomes of what a family asks. */
export interface Arbitrage {
  /** Written at once. */
  applique: Plat
  /** Waits for an answer. */
  attente: Record<string, { avant: Valeur; apres: Valeur }>
  erreurs: ChampRefuse[]
}

/** @param avant the file as it is @param apres what is asked: the same fields, or some of them */
export function arbitrer(politique: Politique, avant: Plat, apres: Plat): Arbitrage {
  const applique: Record<string, Valeur> = {}
  const attente: Arbitrage['attente'] = {}
  const erreurs: ChampRefuse[] = []
  for (const [cle, asked] of Object.entries(apres)) {
    const champ = champDe(cle)
    const { saisie, effet } = politique(champ)
    const current = avant[cle] ?? null
    applique[cle] = current
    // What the family does not see comes back empty: it asks for nothing.
    if (saisie === 'masque') continue
    if (saisie === 'obligatoire' && vide(asked) && (champ !== 'second' || REQUIS_SECOND.has(cle)))
      erreurs.push({
        champ: cheminDe(cle),
        message: (dit) => dit.foyers.obligatoire,
      })
    if (asked === current) continue
    if (saisie === 'lecture')
      erreurs.push({
        champ: cheminDe(cle),
        message: (dit) => dit.foyers.lecture,
      })
    else if (effet === 'validation') attente[cle] = { avant: current, apres: asked }
    else applique[cle] = asked
  }
  return { applique, attente, erreurs }
}
const REQUIS_SECOND: ReadonlySet<string> = new Set(['second.nom', 'second.prenom'])

const vide = (value: Valeur) => value === null || (typeof value === 'string' && value.trim() === '')

/** The compulsory fields of the family itself that are empty. */
export function manquants(plat: Plat, politique: Politique): Champ[] {
  const empty = Object.entries(plat).flatMap(([cle, value]) => {
    const champ = champDe(cle)
    // A parent without an address here still has the one of the login.
    if (champ === 'premier.courriel') return []
    const required =
      politique(champ).saisie === 'obligatoire' && (champ !== 'second' || REQUIS_SECOND.has(cle))
    return required && vide(value) ? [champ] : []
  })
  return [...new Set(empty)]
}

/** A file as the family reads it: what is hidden is empty. */
export function masquer(plat: Plat, politique: Politique): Plat {
  return Object.fromEntries(
    Object.entries(plat).map(([cle, value]) => {
      if (politique(champDe(cle)).saisie !== 'masque') return [cle, value]
      return [cle, typeof value === 'string' ? '' : null]
    }),
  )
}
