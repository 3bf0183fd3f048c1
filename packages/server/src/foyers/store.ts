import { CHAMPS, regleParDefaut } from '@inoe/contract/champs'
import type { Enfant, EnfantModifie, EnfantNouveau, Foyer, FoyerModifie, Sante } from '@inoe/contract/foyers'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { type Lecture, lignes, lire, puis } from '../database/lecture.ts'
import type { Tx } from '../database/open.ts'
import type { Langue } from '../http/langue.ts'
import { aplatir, manquants, type Politique } from './champs.ts'
import { attentesOf, politiqueOf } from './modifications.ts'
import { nomsDes } from './noms.ts'
import { enfants, foyers, foyersEnfants, responsables, santes, santesChangements } from './tables.ts'

/** Opens an empty family file with its first parent. As `systeme`. */
export async function createFoyer(
  tx: Tx,
  collectivite: string,
  foyer: string,
  courriel: string,
): Promise<void> {
  await tx.insert(foyers).values({ collectiviteId: collectivite, id: foyer })
  await tx
    .insert(responsables)
    .values({ collectiviteId: collectivite, id: uuid(), foyerId: foyer, courriel, ordre: 0 })
}

/** A child as other domains know it. */
export interface EnfantConnu {
  id: string
  nom: string
  prenom: string
  dateNaissance: string
}

/** The children of a family, eldest first. */
export async function enfantsOfFoyer(tx: Tx, collectivite: string, foyer: string): Promise<EnfantConnu[]> {
  return (await enfantsDesFoyers(tx, collectivite, [foyer])).get(foyer) ?? []
}

/** The children of each of these families, eldest first. */
export function enfantsLus(
  collectivite: string,
  ids: readonly string[],
): Lecture<Map<string, EnfantConnu[]>> {
  // Family by family: a plan that is kept must not read all the children of the town.
  const found = lignes<EnfantConnu & { foyer: string }>(
    sql`SELECT f.id AS foyer, e.id, e.nom, e.prenom, e.date_naissance AS "dateNaissance"
        FROM unnest(${`{${ids.join(',')}}`}::uuid[]) AS f(id)
        CROSS JOIN LATERAL (
          SELECT e.* FROM foyers_enfants fe
          JOIN enfants e ON e.collectivite_id = ${collectivite} AND e.id = fe.enfant_id
          WHERE fe.collectivite_id = ${collectivite} AND fe.foyer_id = f.id OFFSET 0
        ) e
        ORDER BY e.date_naissance, e.prenom, e.id`,
  )
  return puis(found, (read) => {
    const children = new Map<string, EnfantConnu[]>(ids.map((foyer) => [foyer, []]))
    for (const { foyer, ...enfant } of read) children.get(foyer)?.push(enfant)
    return children
  })
}

export function enfantsDesFoyers(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, EnfantConnu[]>> {
  return lire(tx, enfantsLus(collectivite, ids))
}

/** What prices and openings depend on, as the file of a family says it. */
export interface SituationDeclaree {
  commune: string
  quotientFamilial: number | null
  /** Reference income of a year. */
  revenusCentimes: number | null
  /** Null: as many as the file has. */
  enfantsACharge: number | null
  enfantsAeeh: number | null
}

/** Where each of these families lives and what it lives on. */
export function situationsLues(
  collectivite: string,
  ids: readonly string[],
): Lecture<Map<string, SituationDeclaree>> {
  const found = lignes<SituationDeclaree & { id: string }>(
    sql`SELECT id, commune, quotient_familial AS "quotientFamilial", revenus_centimes AS "revenusCentimes",
          enfants_a_charge AS "enfantsACharge", enfants_aeeh AS "enfantsAeeh"
        FROM foyers WHERE collectivite_id = ${collectivite} AND id = ANY(${`{${ids.join(',')}}`}::uuid[])`,
  )
  return puis(found, (read) => new Map(read.map(({ id, ...situation }) => [id, situation])))
}

export function situationsDesFoyers(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, SituationDeclaree>> {
  return lire(tx, situationsLues(collectivite, ids))
}

/** Given name of each of these children, by id. */
export async function enfantsNommes(
  tx: Tx,
  collectivite: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ id: enfants.id, prenom: enfants.prenom })
    .from(enfants)
    .where(and(eq(enfants.collectiviteId, collectivite), inArray(enfants.id, [...new Set(ids)])))
  return new Map(found.map((one) => [one.id, one.prenom]))
}

/** True when the town knows that family. */
export async function foyerConnu(tx: Tx, collectivite: string, foyer: string): Promise<boolean> {
  return (await rowOf(tx, collectivite, foyer)) !== undefined
}

/** Given name of the adult of that family who has this e-mail, else of the first; to greet with. May be empty. */
export async function prenomOf(
  tx: Tx,
  collectivite: string,
  foyer: string,
  courriel: string,
): Promise<string> {
  const adults = await parentsOf(tx, collectivite, foyer)
  const same = adults.find((one) => one.courriel.toLowerCase() === courriel.toLowerCase())
  return (same ?? adults[0])?.prenom ?? ''
}

/** The address of a parent's login changed: the file follows where it had the former. As `systeme`. */
export async function suivreCourriel(
  tx: Tx,
  collectivite: string,
  foyer: string,
  ancien: string,
  nouveau: string,
): Promise<void> {
  await tx
    .update(responsables)
    .set({ courriel: nouveau })
    .where(
      and(
        eq(responsables.collectiviteId, collectivite),
        eq(responsables.foyerId, foyer),
        sql`lower(${responsables.courriel}) = ${ancien}`,
      ),
    )
}

/** A second parent joined: written in the file where there is none yet, else their address where it is missing. */
export async function noterSecondParent(
  tx: Tx,
  collectivite: string,
  foyer: string,
  parent: { nom: string; prenom: string; courriel: string },
): Promise<void> {
  const adults = await parentsOf(tx, collectivite, foyer)
  if (adults.some((one) => one.courriel.toLowerCase() === parent.courriel)) return
  const own = { collectiviteId: collectivite, foyerId: foyer, ordre: 1 }
  if (adults.length < 2) await tx.insert(responsables).values({ ...own, id: uuid(), ...parent })
  else
    await tx
      .update(responsables)
      .set({ courriel: parent.courriel })
      .where(
        and(
          eq(responsables.collectiviteId, collectivite),
          eq(responsables.foyerId, foyer),
          eq(responsables.ordre, 1),
          eq(responsables.courriel, ''),
        ),
      )
}

/** The family itself, as it is written. */
export type Dossier = Pick<Foyer, 'version' | 'contact' | 'revenus' | 'parents'>

export async function dossierOf(tx: Tx, collectivite: string, foyer: string): Promise<Dossier | undefined> {
  const found = await rowOf(tx, collectivite, foyer)
  return found && dossierDe(found, await parentsOf(tx, collectivite, foyer))
}

/** @param parents the first, then the second when there is one */
export function dossierDe(
  found: typeof foyers.$inferSelect,
  [premier, second]: readonly Pick<
    typeof responsables.$inferSelect,
    'nom' | 'prenom' | 'courriel' | 'telephone'
  >[],
): Dossier {
  const { adresse, complement, codePostal, commune } = found
  return {
    version: found.version,
    contact: { adresse, complement, codePostal, commune, telephone: premier?.telephone ?? '' },
    revenus: {
      revenusCentimes: found.revenusCentimes,
      revenusAnnee: found.revenusAnnee,
      quotientFamilial: found.quotientFamilial,
      caisse: found.caisse === 'CAF' || found.caisse === 'MSA' ? found.caisse : null,
      numeroAllocataire: found.numeroAllocataire ?? '',
      enfantsACharge: found.enfantsACharge,
      enfantsAeeh: found.enfantsAeeh,
    },
    parents: {
      premier: { nom: premier?.nom ?? '', prenom: premier?.prenom ?? '', courriel: premier?.courriel ?? '' },
      second: second
        ? { nom: second.nom, prenom: second.prenom, courriel: second.courriel, telephone: second.telephone }
        : null,
    },
  }
}

/**
 * The whole family file as it is written, or undefined: what is hidden from the family is not left out here.
 * @param langue that what it lacks and what waits are said in
 */
export async function readFoyer(
  tx: Tx,
  collectivite: string,
  foyer: string,
  langue: Langue = 'fr',
): Promise<Foyer | undefined> {
  const file = await dossierOf(tx, collectivite, foyer)
  if (!file) return undefined
  const politique = await politiqueOf(tx, collectivite)
  const identites = await tx
    .select({
      id: enfants.id,
      nom: enfants.nom,
      prenom: enfants.prenom,
      dateNaissance: enfants.dateNaissance,
      version: enfants.version,
    })
    .from(foyersEnfants)
    .innerJoin(
      enfants,
      and(eq(enfants.collectiviteId, foyersEnfants.collectiviteId), eq(enfants.id, foyersEnfants.enfantId)),
    )
    .where(and(eq(foyersEnfants.collectiviteId, collectivite), eq(foyersEnfants.foyerId, foyer)))
    .orderBy(asc(enfants.dateNaissance), asc(enfants.prenom))
  const medical = await santesOf(
    tx,
    collectivite,
    identites.map((one) => one.id),
  )
  return {
    ...file,
    enfants: identites.map((one) => ({ ...one, sante: medical.get(one.id) ?? NO_SANTE })),
    manquants: nomsDes(manquants(aplatir(file), politique), langue),
    regles: reglesDe(politique),
    attentes: await attentesOf(tx, collectivite, foyer, langue),
  }
}

/** The rules that are not the usual ones. */
function reglesDe(politique: Politique): Foyer['regles'] {
  return CHAMPS.flatMap((champ) => {
    const { saisie, effet } = politique(champ)
    const usual = regleParDefaut(champ)
    return saisie === usual.saisie && effet === usual.effet ? [] : { champ, saisie, effet }
  })
}

/** Holds a family's file until the end of the transaction: two of its tabs then write one after the other. */
export async function lockFoyer(tx: Tx, collectivite: string, foyer: string): Promise<void> {
  await tx
    .select({ id: foyers.id })
    .from(foyers)
    .where(and(eq(foyers.collectiviteId, collectivite), eq(foyers.id, foyer)))
    .for('update')
}

/** Saves the sections that are sent. @returns false when the file was saved by somebody else since that version */
export async function saveFoyer(
  tx: Tx,
  collectivite: string,
  foyer: string,
  { version, contact, revenus, parents }: FoyerModifie,
  now: Date,
): Promise<boolean> {
  const { telephone, ...adresse } = contact ?? {}
  const saved = await tx
    .update(foyers)
    .set({ ...adresse, ...revenus, version: sql`${foyers.version} + 1`, modifieLe: now })
    .where(and(eq(foyers.collectiviteId, collectivite), eq(foyers.id, foyer), eq(foyers.version, version)))
    .returning({ id: foyers.id })
  if (saved.length === 0) return false
  const ofFoyer = and(eq(responsables.collectiviteId, collectivite), eq(responsables.foyerId, foyer))
  if (telephone !== undefined || parents) {
    await tx
      .update(responsables)
      .set({ ...(telephone === undefined ? {} : { telephone }), ...named(parents?.premier) })
      .where(and(ofFoyer, eq(responsables.ordre, 0)))
  }
  if (parents) {
    const [former] = await tx
      .delete(responsables)
      .where(and(ofFoyer, eq(responsables.ordre, 1)))
      .returning()
    if (parents.second) {
      const second = { ...parents.second, ...named(parents.second) }
      await tx.insert(responsables).values({
        collectiviteId: collectivite,
        id: uuid(),
        foyerId: foyer,
        ordre: 1,
        ...second,
        // What a service said of somebody holds as long as it is the same person.
        ...(former && estLaMeme(former, second) && autoriteDe(former)),
      })
    }
  }
  return true
}

/** Writes the quotient that the CAF or the MSA said, or that a proof shows. As `systeme`. */
export async function setQuotient(
  tx: Tx,
  collectivite: string,
  foyer: string,
  change: { quotientFamilial: number | null; caisse: 'CAF' | 'MSA' },
  now: Date,
): Promise<void> {
  await tx
    .update(foyers)
    .set({ ...change, version: sql`${foyers.version} + 1`, modifieLe: now })
    .where(and(eq(foyers.collectiviteId, collectivite), eq(foyers.id, foyer)))
}

/** Adds a child to a family. @returns its id. As `systeme`: a family cannot attach a child by itself. */
export async function createEnfant(
  tx: Tx,
  collectivite: string,
  foyer: string,
  { sante, ...identite }: EnfantNouveau,
): Promise<string> {
  const id = uuid()
  const own = { collectiviteId: collectivite, enfantId: id }
  await tx.insert(enfants).values({ collectiviteId: collectivite, id, ...identite, ...named(identite) })
  await tx.insert(foyersEnfants).values({ ...own, foyerId: foyer })
  await tx.insert(santes).values({ ...own, ...sante })
  return id
}

/** One child of a family, or undefined. */
export async function enfantOf(
  tx: Tx,
  collectivite: string,
  foyer: string,
  enfant: string,
): Promise<Enfant | undefined> {
  const file = await readFoyer(tx, collectivite, foyer)
  return file?.enfants.find((one) => one.id === enfant)
}

/** Saves a child of the family. @returns false when somebody else saved it since that version */
export async function saveEnfant(
  tx: Tx,
  collectivite: string,
  enfant: string,
  { version, sante, ...identite }: EnfantModifie,
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .update(enfants)
    .set({ ...identite, ...named(identite), version: version + 1, modifieLe: now })
    .where(
      and(eq(enfants.collectiviteId, collectivite), eq(enfants.id, enfant), eq(enfants.version, version)),
    )
    .returning({ id: enfants.id })
  if (saved.length === 0) return false
  await tx
    .insert(santes)
    .values({ collectiviteId: collectivite, enfantId: enfant, ...sante })
    .onConflictDoUpdate({ target: [santes.collectiviteId, santes.enfantId], set: sante })
  return true
}

/** The families that have the child in their file. As `systeme`. */
export async function foyersOfEnfant(tx: Tx, collectivite: string, enfant: string): Promise<string[]> {
  const found = await tx
    .select({ foyer: foyersEnfants.foyerId })
    .from(foyersEnfants)
    .where(and(eq(foyersEnfants.collectiviteId, collectivite), eq(foyersEnfants.enfantId, enfant)))
  return found.map((one) => one.foyer)
}

/** Holds a child until the end of the transaction: what its two homes say comes one after the other. */
export async function lockEnfant(tx: Tx, collectivite: string, enfant: string): Promise<void> {
  await tx
    .select({ id: enfants.id })
    .from(enfants)
    .where(and(eq(enfants.collectiviteId, collectivite), eq(enfants.id, enfant)))
    .for('update')
}

/** Removes a child; the database refuses (foreign key) while anything is attached to it. As `systeme`. */
export async function deleteEnfant(tx: Tx, collectivite: string, enfant: string): Promise<void> {
  await tx
    .delete(foyersEnfants)
    .where(and(eq(foyersEnfants.collectiviteId, collectivite), eq(foyersEnfants.enfantId, enfant)))
  await tx.delete(santes).where(and(eq(santes.collectiviteId, collectivite), eq(santes.enfantId, enfant)))
  await tx
    .delete(santesChangements)
    .where(and(eq(santesChangements.collectiviteId, collectivite), eq(santesChangements.enfantId, enfant)))
  await tx.delete(enfants).where(and(eq(enfants.collectiviteId, collectivite), eq(enfants.id, enfant)))
}

export const NO_SANTE: Sante = {
  allergies: '',
  regime: '',
  pai: '',
  vaccins: '',
  medecin: '',
  medecinTelephone: '',
  autres: '',
}

async function rowOf(tx: Tx, collectivite: string, foyer: string) {
  const [found] = await tx
    .select()
    .from(foyers)
    .where(and(eq(foyers.collectiviteId, collectivite), eq(foyers.id, foyer)))
  return found
}

async function parentsOf(tx: Tx, collectivite: string, foyer: string) {
  return tx
    .select({
      nom: responsables.nom,
      prenom: responsables.prenom,
      courriel: responsables.courriel,
      telephone: responsables.telephone,
    })
    .from(responsables)
    .where(and(eq(responsables.collectiviteId, collectivite), eq(responsables.foyerId, foyer)))
    .orderBy(asc(responsables.ordre))
    .limit(2)
}

async function santesOf(tx: Tx, collectivite: string, ids: string[]): Promise<Map<string, Sante>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select()
    .from(santes)
    .where(and(eq(santes.collectiviteId, collectivite), inArray(santes.enfantId, ids)))
  return new Map(found.map(({ collectiviteId: _, enfantId, ...sante }) => [enfantId, sante]))
}

/** What a service wrote of an adult's parental authority. */
const autoriteDe = ({
  autoriteParentale,
  autoriteMotif,
  autoriteLe,
  autoritePar,
}: typeof responsables.$inferSelect) => ({ autoriteParentale, autoriteMotif, autoriteLe, autoritePar })

/** True when two entries of a file are of the same adult. */
function estLaMeme(
  one: { nom: string; prenom: string; courriel: string },
  other: { nom: string; prenom: string; courriel: string },
): boolean {
  const same = (field: 'nom' | 'prenom' | 'courriel') =>
    one[field].toLowerCase() === other[field].toLowerCase()
  return (one.courriel !== '' && same('courriel')) || (same('nom') && same('prenom'))
}

/** Names in one Unicode form: « é » typed on a Mac and on a PC are then the same. */
function named<Named extends { nom: string; prenom: string }>(person: Named | undefined): Partial<Named> {
  return person ? { ...person, nom: person.nom.normalize('NFC'), prenom: person.prenom.normalize('NFC') } : {}
}
