// Families made ready through the API, for journeys that begin further on: what `etapes.ts` does by the screen.
import type { Inscriptions } from '@inoe/contract/inscriptions'
import type { Cellule, Changement, EnregistrementRepondu, Planning } from '@inoe/contract/reservations'
import type { Catalogue } from '@inoe/contract/structures'
import { type APIRequestContext, type APIResponse, expect, request } from '@playwright/test'
import { nouveauParent, type Parent, PDF } from './etapes.ts'
import { AGENT, API, COLLECTIVITE, courriel, lien, MOT_DE_PASSE_AGENT, SITES } from './ville.ts'

/** An activity of the demo. Journeys that bill and journeys that book take different structures: a bill locks days. */
export interface Offre {
  structure: string
  activite: string
  /** Date of birth of somebody of the right age. */
  naissance: string
}
/** Never billed by a journey. */
export const MERCREDIS: Offre = {
  structure: 'Les tortues 2 mers',
  activite: 'Mercredis',
  naissance: naissance(7),
}
/** Few places. */
export const VACANCES_JEUNES: Offre = {
  structure: 'L’espace jeunes',
  activite: 'Vacances jeunes',
  naissance: naissance(14),
}
/** Never billed, waited for where it is full; two days a week. */
export const SAMEDIS: Offre = {
  structure: 'L’espace jeunes',
  activite: 'Mercredis et samedis',
  naissance: naissance(14),
}
/** An agent answers each day. */
export const PROJETS: Offre = {
  structure: 'Le point rencontre jeunes',
  activite: 'Vacances jeunes',
  naissance: naissance(14),
}
/** Two days a week and a child at most. */
export const VACANCES: Offre = {
  structure: 'Les tortues 2 mers',
  activite: 'Vacances',
  naissance: naissance(7),
}
/** Few children may be enrolled at once; all places are taken. */
export const THEATRE: Offre = {
  structure: 'L’arbre à paumes',
  activite: 'Atelier théâtre',
  naissance: naissance(7),
}
/** Day, morning or afternoon. Billed. */
export const DEMI_JOURNEES: Offre = {
  structure: 'L’arbre à paumes',
  activite: 'Mercredis',
  naissance: naissance(7),
}
/** Every school day. Billed. */
export const SOIRS: Offre = {
  structure: 'L’arbre à paumes',
  activite: 'Accueil du soir',
  naissance: naissance(7),
}
/** By contract. */
export const REGULIER: Offre = {
  structure: 'Pirouette cacahouète',
  activite: 'Accueil régulier',
  naissance: naissance(1),
}
/** By contract, billed by another régie than the others. */
export const PETITS: Offre = {
  structure: 'Les p’tits bouchons',
  activite: 'Accueil régulier',
  naissance: naissance(1),
}
/** Billed. */
export const JEUNES: Offre = {
  structure: 'Le point rencontre jeunes',
  activite: 'Mercredis et samedis',
  naissance: naissance(14),
}

/** A family with its session: requests go out with it, and so do the pages of the context they come from. */
export interface Famille {
  appels: Appels
  parent: Parent
  enfants: { id: string; prenom: string }[]
}

/** Calls as the town's page sends them. */
export class Appels {
  readonly #request: APIRequestContext
  readonly #headers: Record<string, string>

  constructor(asked: APIRequestContext, site: string, collectivite: string = COLLECTIVITE) {
    this.#request = asked
    const sameSite = site === SITES['same-site']
    this.#headers = { origin: site, 'sec-fetch-site': sameSite ? 'same-site' : 'cross-site' }
    this.base = `${API}/api/${collectivite}/`
  }

  readonly base: string

  /** A bearer, where cookies do not travel. */
  set jeton(jeton: string | null) {
    if (jeton) this.#headers.authorization = `Bearer ${jeton}`
  }

  send(method: string, route: string, options: { data?: unknown; multipart?: object } = {}) {
    return this.#request.fetch(this.base + route, {
      method,
      headers: this.#headers,
      ...(options as { data?: object }),
    })
  }

  async json<T>(method: string, route: string, data?: unknown): Promise<T> {
    return read(await this.send(method, route, data === undefined ? {} : { data }))
  }
}

async function read<T>(response: APIResponse): Promise<T> {
  expect(response.ok(), `${response.status()} ${response.url()}\n${await response.text()}`).toBe(true)
  return (await response.json()) as T
}

/**
 * A family with its account, its file, its compulsory document, and children enrolled in an activity.
 * @param asked `context.request`, so that the pages of the context are signed in
 */
export async function famillePrete(
  asked: APIRequestContext,
  offre: Offre,
  prenoms: readonly string[] = ['Anouk'],
  site: string = SITES['same-site'],
): Promise<Famille> {
  const parent = nouveauParent(site)
  const appels = new Appels(asked, site)
  const compte = { courriel: parent.courriel, motDePasse: parent.motDePasse, rgpd: 'essai' }
  await appels.json('POST', 'comptes', compte)
  const received = await courriel(asked, parent.courriel, /confirm|activ/i)
  const jeton = lien(received, '#inoe-confirmation=').split('#inoe-confirmation=')[1]
  appels.jeton = (
    await appels.json<{ jeton: string | null }>('POST', 'comptes/confirmation', { jeton })
  ).jeton
  const { version } = await appels.json<{ version: number }>('GET', 'foyer')
  await appels.json('PUT', 'foyer', {
    version,
    contact: {
      adresse: '3 impasse des Tilleuls',
      complement: '',
      codePostal: '33760',
      commune: 'Targon',
      telephone: '06 39 98 00 22',
    },
    parents: { premier: { nom: 'Vidal', prenom: 'Jeanne', courriel: parent.courriel }, second: null },
  })
  const enfants: Famille['enfants'] = []
  for (const prenom of prenoms) enfants.push(await ajouterEnfant(appels, prenom, offre.naissance))
  const { foyer } = await appels.json<{ foyer: { piece: string; obligatoire: boolean }[] }>(
    'GET',
    'documents',
  )
  for (const { piece, obligatoire } of foyer)
    if (obligatoire)
      await read(await appels.send('POST', 'documents', { multipart: { piece, fichier: PDF } }))
  const famille = { appels, parent, enfants }
  await inscrire(famille, offre)
  return famille
}

/** A child more in the file. @param dateNaissance YYYY-MM-DD */
async function ajouterEnfant(
  appels: Appels,
  prenom: string,
  dateNaissance: string,
): Promise<Famille['enfants'][number]> {
  const sante = {
    allergies: '',
    regime: '',
    pai: '',
    vaccins: '',
    medecin: '',
    medecinTelephone: '',
    autres: '',
  }
  const enfant = { nom: 'Vidal', prenom, dateNaissance, sante }
  const { id } = await appels.json<{ id: string }>('POST', 'foyer/enfants', enfant)
  return { id, prenom }
}

/** A child more, who comes on Tuesdays by contract from a day on, and the bill of that day's month. */
export async function facturerContrat({ appels, parent }: Famille, debut: string): Promise<void> {
  const petit = await ajouterEnfant(appels, 'Lou', PETITS.naissance)
  await inscrire({ appels, parent, enfants: [petit] }, PETITS)
  const { activite, structure } = await trouver(appels, PETITS)
  const { id } = await appels.json<{ id: string }>('POST', 'contrats', {
    activite,
    enfant: petit.id,
    debut,
    fin: jours(debut, 60),
    semaine: [{ jour: 2, debut: '08:30', fin: '17:00' }],
  })
  await asAgent(async (agent) => {
    await agent.json('POST', `gestion/contrats/${id}/reponse`, { decision: 'accepte' })
    await agent.json('POST', 'gestion/factures', { structure, mois: debut.slice(0, 7) })
  })
}

function jours(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Asks for every child. */
export async function demander({ appels, enfants }: Famille, offre: Offre): Promise<void> {
  const { activite } = await trouver(appels, offre)
  await appels.json('POST', 'inscriptions', {
    activite,
    periode: null,
    enfants: enfants.map((one) => one.id),
  })
}

/** Asks for every child, and answers yes as the service. */
export async function inscrire(famille: Famille, offre: Offre): Promise<void> {
  await demander(famille, offre)
  await accepter(famille.appels)
}

/** The service accepts everything that a family has asked. */
export async function accepter(appels: Appels): Promise<void> {
  const { inscriptions } = await appels.json<Inscriptions>('GET', 'inscriptions')
  await asAgent(async (agent) => {
    for (const { id, etat } of inscriptions)
      if (etat === 'demandee')
        await agent.json('POST', `gestion/demandes/${id}/reponse`, { decision: 'acceptee' })
  })
}

/** Every cell of a family's planning from last month to two months ahead, with the children's names. */
export async function cellules({ appels }: Famille): Promise<(Cellule & { enfant: string })[]> {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const found = await Promise.all(
    [
      [-31, -1],
      [0, 45],
      [46, 95],
    ].map(([du = 0, au = 0]) => appels.json<Planning>('GET', `planning?du=${day(du)}&au=${day(au)}`)),
  )
  return found.flatMap(({ lignes }) =>
    lignes.flatMap((ligne) => ligne.cellules.map((one) => ({ ...one, enfant: ligne.enfant }))),
  )
}

export async function enregistrer({ appels }: Famille, changements: Changement[]) {
  return appels.json<EnregistrementRepondu>('POST', 'reservations', { cellules: changements })
}

/** A day free for the first child, with many places left: journeys share the town, and must not take each other's last. */
export async function jourLibre(famille: Famille) {
  const free = (await cellules(famille)).filter((one) => one.etat === 'libre')
  const [best] = free.toSorted((a, b) => b.places - a.places)
  if (!best) throw new Error('no free day')
  return best
}

/** Books a day of the first child, and has the service bill its month. @returns the invoice's number */
export async function facturer(famille: Famille, offre: Offre): Promise<string> {
  const day = await jourLibre(famille)
  await facturerJour(famille, offre, day)
  const { factures } = await famille.appels.json<{ factures: { numero: string }[] }>('GET', 'factures')
  expect(factures).toHaveLength(1)
  return factures[0]?.numero ?? ''
}

/** Books a day, and has the service bill its month. */
export async function facturerJour(
  famille: Famille,
  offre: Offre,
  { creneau, enfant, date }: Pick<Cellule, 'creneau' | 'date'> & { enfant: string },
): Promise<void> {
  const { confirmees } = await enregistrer(famille, [{ creneau, enfant, action: 'ajouter' }])
  expect(confirmees).toBe(1)
  const { structure } = await trouver(famille.appels, offre)
  await asAgent((agent) => agent.json('POST', 'gestion/factures', { structure, mois: date.slice(0, 7) }))
}

/** An activity of the demo, by its names. */
export async function trouver(
  appels: Appels,
  offre: Offre,
): Promise<{ structure: string; activite: string }> {
  const { structures } = await appels.json<Catalogue>('GET', 'catalogue')
  const structure = structures.find((one) => one.nom === offre.structure)
  const activite = structure?.activites.find((one) => one.nom === offre.activite)
  if (!structure || !activite) throw new Error(`no « ${offre.activite} » at « ${offre.structure} »`)
  return { structure: structure.id, activite: activite.id }
}

/** Calls of the agent who answers for every structure, signed in elsewhere than the family. */
export async function asAgent<T>(work: (agent: Appels) => Promise<T>): Promise<T> {
  const elsewhere = await request.newContext()
  try {
    // By bearer: outside a browser, cookies for https only do not travel.
    const agent = new Appels(elsewhere, SITES['cross-site'])
    const identifiants = { courriel: AGENT, motDePasse: MOT_DE_PASSE_AGENT }
    agent.jeton = (await agent.json<{ jeton: string }>('POST', 'session', identifiants)).jeton
    return await work(agent)
  } finally {
    await elsewhere.dispose()
  }
}

/** A date of birth that makes somebody that old for the months to come. */
export function naissance(age: number): string {
  const now = new Date()
  now.setUTCFullYear(now.getUTCFullYear() - age)
  now.setUTCMonth(now.getUTCMonth() - 4)
  return now.toISOString().slice(0, 10)
}
