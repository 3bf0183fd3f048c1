// What a family reads of its children's other homes, and what agents read of a family.
import type { FamilleGeree, FamilleTrouvee, Garde, GardeSaisie, GardesFamille } from '@inoe/contract/gardes'
import { inArray, sql } from 'drizzle-orm'
import { courrielDuCompte } from '../comptes/store.ts'
import { contratsVivants } from '../contrats/suivre.ts'
import { rows, type Tx } from '../database/open.ts'
import { adultesDesFoyers, foyersDesEnfants, nomDuParent, nomsDesFamilles } from '../foyers/familles.ts'
import { enfantsDesFoyers, enfantsOfFoyer } from '../foyers/store.ts'
import { foyers } from '../foyers/tables.ts'
import type { Langue } from '../http/langue.ts'
import { structuresDeEnfant } from '../proches/store.ts'
import { nombreDeJours } from '../reservations/suivre.ts'
import { nomsOf } from '../structures/store.ts'
import { phrasesDe } from './phrases.fr.ts'
import { phrasesGarde } from './phrases.ts'
import { estIci, lundi, plusJours } from './rules.ts'
import {
  accordsDe,
  auServiceDe,
  chacunSesJours,
  gardesDe,
  invitationsDuFoyer,
  invitationsPour,
  type LigneGarde,
  saisieDe,
  zoneDe,
} from './store.ts'

/** Days of the six weeks that are shown of a calendar. */
const APERCU = 42

interface Jour {
  aujourdhui: string
  zone: Awaited<ReturnType<typeof zoneDe>>
}

/** @param dire the calendar, to who reads it */
function vueDe(
  garde: LigneGarde,
  foyer: string,
  dire: (saisie: GardeSaisie) => string[],
  { aujourdhui, zone }: Jour,
): Garde {
  const saisie = saisieDe(garde, foyer)
  const monday = lundi(aujourdhui > saisie.debut ? aujourdhui : saisie.debut)
  return {
    id: garde.id,
    ...saisie,
    par: garde.parService ? 'service' : garde.foyerId === foyer ? 'ici' : 'ailleurs',
    le: garde.proposeeLe.toISOString(),
    phrases: dire(saisie),
    apercu: Array.from({ length: APERCU }, (_, index) => {
      const date = plusJours(monday, index)
      return { date, ici: estIci(saisie, date, zone) }
    }),
  }
}

/** As the services read it. */
const auService = (saisie: GardeSaisie) => phrasesDe(saisie, 'Ce foyer')

/** Of each child, the calendar that holds or comes next, and the one that waits. */
function gardesParEnfant(found: readonly LigneGarde[], aujourdhui: string) {
  return (enfant: string) => ({
    garde: found.find(
      (one) =>
        one.enfantId === enfant && one.etat === 'confirmee' && (one.fin === null || one.fin >= aujourdhui),
    ),
    proposition: found.find((one) => one.enfantId === enfant && one.etat === 'proposee'),
  })
}

/** As `systeme`: whether a child has another home is not a family's to read elsewhere; which one, nobody's. */
export async function lireGardes(
  tx: Tx,
  {
    collectivite,
    foyer,
    courriel,
    langue,
  }: { collectivite: string; foyer: string; courriel: string; langue: Langue },
  now: Date,
  aujourdhui: string,
): Promise<GardesFamille> {
  const enfants = await enfantsOfFoyer(tx, collectivite, foyer)
  const ids = enfants.map((one) => one.id)
  const homes = await foyersDesEnfants(tx, collectivite, ids)
  const sent = await invitationsDuFoyer(tx, collectivite, foyer, now)
  const compared = await auServiceDe(tx, collectivite, ids)
  const found = gardesParEnfant(await gardesDe(tx, collectivite, ids), aujourdhui)
  const jour = { aujourdhui, zone: await zoneDe(tx, collectivite) }
  const { calendrier } = phrasesGarde(langue)
  const asked = await invitationsPour(tx, collectivite, courriel, now)
  const invitations = []
  for (const one of asked)
    invitations.push({
      id: one.id,
      par: await demandeur(tx, collectivite, one),
      expireLe: one.expireLe?.toISOString() ?? '',
    })
  return {
    enfants: enfants.map(({ id, prenom }) => {
      const { garde, proposition } = found(id)
      const invitation = sent.find((one) => one.enfantId === id)
      return {
        id,
        prenom,
        deuxFoyers: (homes.get(id)?.length ?? 0) > 1,
        invitation: invitation
          ? {
              id: invitation.id,
              courriel: invitation.courriel,
              expireLe: invitation.expireLe?.toISOString() ?? '',
            }
          : null,
        auService: compared.has(id),
        garde: garde ? vueDe(garde, foyer, calendrier, jour) : null,
        proposition: proposition ? vueDe(proposition, foyer, calendrier, jour) : null,
      }
    }),
    invitations,
    chacunSesJours: await chacunSesJours(tx, collectivite),
  }
}

/** Name of the parent who asks, else their address: who is asked must know who asks. */
export async function demandeur(
  tx: Tx,
  collectivite: string,
  { demandePar, foyerId }: { demandePar: string; foyerId: string },
): Promise<string> {
  const courriel = (await courrielDuCompte(tx, collectivite, demandePar)) ?? ''
  return (await nomDuParent(tx, collectivite, foyerId, courriel)) || courriel
}

/** Most families that a search answers. */
const TROUVEES_MAX = 20

/**
 * Families that the structures of an agent answer for, by words of the name of an adult or of a child, or by the
 * address of a login. As `systeme`.
 */
export async function chercherFamilles(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  words: string,
): Promise<FamilleTrouvee[]> {
  const like = `%${words.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const plain = (text: ReturnType<typeof sql>) => sql`lower(${text}) LIKE ${like}`
  const found = await rows<{ id: string }>(
    tx,
    sql`SELECT f.id FROM foyers f WHERE f.collectivite_id = ${collectivite} AND (
          EXISTS (SELECT FROM responsables r WHERE r.collectivite_id = f.collectivite_id AND r.foyer_id = f.id
            AND (${plain(sql`r.prenom || ' ' || r.nom`)} OR ${plain(sql`r.nom || ' ' || r.prenom`)}))
          OR EXISTS (SELECT FROM foyers_enfants fe JOIN enfants e ON e.collectivite_id = fe.collectivite_id AND e.id = fe.enfant_id
            WHERE fe.collectivite_id = f.collectivite_id AND fe.foyer_id = f.id
            AND (${plain(sql`e.prenom || ' ' || e.nom`)} OR ${plain(sql`e.nom || ' ' || e.prenom`)}))
          OR EXISTS (SELECT FROM comptes c WHERE c.collectivite_id = f.collectivite_id AND c.foyer_id = f.id
            AND c.courriel = ${words.toLowerCase()}))
        AND ${repondent(sql`f.id`, collectivite, structures)}
        ORDER BY f.modifie_le DESC, f.id LIMIT ${TROUVEES_MAX}`,
  )
  return familles(
    tx,
    collectivite,
    found.map((one) => one.id),
  )
}

/** SQL: one of these structures answers for that family, as `structuresDeFoyer` says. */
function repondent(foyer: ReturnType<typeof sql>, collectivite: string, structures: readonly string[]) {
  const living = sql`SELECT FROM inscriptions i WHERE i.collectivite_id = ${collectivite} AND i.foyer_id = ${foyer}
    AND i.etat IN ('demandee', 'acceptee')`
  return sql`(EXISTS (${living} AND i.structure_id = ANY(${sql.param([...structures])}::uuid[])) OR NOT EXISTS (${living}))`
}

async function familles(tx: Tx, collectivite: string, ids: readonly string[]): Promise<FamilleTrouvee[]> {
  if (ids.length === 0) return []
  const noms = await nomsDesFamilles(tx, collectivite, [...ids])
  const adultes = await adultesDesFoyers(tx, collectivite, ids)
  const enfants = await enfantsDesFoyers(tx, collectivite, ids)
  const communes = await tx
    .select({ id: foyers.id, commune: foyers.commune })
    .from(foyers)
    .where(sql`${foyers.collectiviteId} = ${collectivite} AND ${inArray(foyers.id, [...ids])}`)
  return ids.map((id) => ({
    id,
    nom: noms.get(id) ?? '',
    adultes: adultes
      .filter((one) => one.foyer === id)
      .map(({ prenom, nom, courriel }) => `${prenom} ${nom}`.trim() || courriel),
    commune: communes.find((one) => one.id === id)?.commune ?? '',
    enfants: enfants.get(id) ?? [],
  }))
}

/** As `systeme`. A child's other home is told to who answers for the child alone. */
export async function lireFamille(
  tx: Tx,
  { collectivite, structures }: { collectivite: string; structures: readonly string[] },
  foyer: string,
  aujourdhui: string,
): Promise<FamilleGeree | undefined> {
  const [famille] = await familles(tx, collectivite, [foyer])
  if (!famille) return undefined
  const ids = famille.enfants.map((one) => one.id)
  const homes = await foyersDesEnfants(tx, collectivite, ids)
  const others = [...new Set([...homes.values()].flat())].filter((one) => one !== foyer)
  const noms = others.length > 0 ? await nomsDesFamilles(tx, collectivite, others) : new Map<string, string>()
  const accords = await accordsDe(tx, collectivite, ids)
  const found = gardesParEnfant(await gardesDe(tx, collectivite, ids), aujourdhui)
  const jour = { aujourdhui, zone: await zoneDe(tx, collectivite) }
  const { activites } = await nomsOf(tx, collectivite)
  const enfants = []
  for (const enfant of famille.enfants) {
    const autre = homes.get(enfant.id)?.find((one) => one !== foyer)
    const { garde, proposition } = found(enfant.id)
    const told = (await structuresDeEnfant(tx, collectivite, enfant.id)).some((one) =>
      structures.includes(one),
    )
    enfants.push({
      ...enfant,
      deuxFoyers: autre !== undefined,
      autre: autre && told ? { id: autre, nom: noms.get(autre) ?? '' } : null,
      accord: accords.get(enfant.id) ?? null,
      contrats: (
        await contratsVivants(tx, collectivite, { enfant: enfant.id, foyer, depuis: aujourdhui })
      ).map(({ activiteId, debut, fin }) => ({ activite: activites.get(activiteId)?.nom ?? '', debut, fin })),
      joursAVenir: await nombreDeJours(tx, collectivite, { enfant: enfant.id, foyer, depuis: aujourdhui }),
      garde: garde ? vueDe(garde, foyer, auService, jour) : null,
      proposition: proposition ? vueDe(proposition, foyer, auService, jour) : null,
    })
  }
  return { ...famille, enfants }
}
