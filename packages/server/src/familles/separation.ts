// A separation: one adult leaves with a file of their own; neither sees anything of the other.
import type { Separation } from '@inoe/contract/familles'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { comptes } from '../comptes/tables.ts'
import { contratsVivants, reglerContrats } from '../contrats/suivre.ts'
import type { Tx } from '../database/open.ts'
import { adultesDesFoyers } from '../foyers/familles.ts'
import { enfantsOfFoyer, foyersOfEnfant, lockEnfant, lockFoyer } from '../foyers/store.ts'
import { foyers, foyersEnfants, responsables } from '../foyers/tables.ts'
import { dire, ecrire } from '../gardes/annonces.ts'
import type { Contexte } from '../gardes/rattacher.ts'
import { clorGardes, insertRattachement } from '../gardes/store.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { donnerInscriptions } from '../inscriptions/suivre.ts'
import { prendreTour } from '../reservations/store.ts'
import { faireSuivre } from '../reservations/suivre.ts'
import { deplacerCompte } from './acces.ts'
import { dossierSepare } from './courriels.ts'
import { mouvementsFoyers } from './tables.ts'

const non = (detail: string) => new Refus('separation-impossible', { detail })

/**
 * As `systeme`. What is billed, past, written or given stays in the file that is there; the new one begins empty of
 * address and income. @returns the new file
 * @throws Refus `introuvable`, `separation-impossible`
 */
export async function separer(
  contexte: Contexte,
  foyer: string,
  { responsable, motif, depuis, enfants: destins }: Separation,
  par: string,
): Promise<string> {
  const { tx, outils, ville } = contexte
  const now = outils.clock.now()
  await prendreTour(tx, ville.id)
  await lockFoyer(tx, ville.id, foyer)
  const adults = await adultesDesFoyers(tx, ville.id, [foyer])
  const leaving = adults.find((one) => one.id === responsable)
  if (!leaving) throw introuvable()
  if (adults.length < 2) throw non('Ce dossier n’a qu’un adulte : il n’y a rien à séparer.')
  if (depuis < outils.clock.today(ville.zone))
    throw new Refus('requete-invalide', {
      errors: [{ champ: 'depuis', message: 'Les jours passés ne changent pas de dossier.' }],
    })
  const children = await enfantsOfFoyer(tx, ville.id, foyer)
  const moves = destins
    .map((one) => ({ ...one, enfant: one.enfant.toLowerCase() }))
    .filter((one) => one.destin !== 'reste')
  if (moves.some((one) => !children.some((child) => child.id === one.enfant))) throw introuvable()
  for (const { enfant, destin, contrats } of moves.toSorted((a, b) => a.enfant.localeCompare(b.enfant))) {
    await lockEnfant(tx, ville.id, enfant)
    const prenom = children.find((one) => one.id === enfant)?.prenom ?? ''
    await exigerLibre(contexte, foyer, { enfant, destin, contrats, depuis }, prenom)
  }
  const nouveau = uuid()
  await tx.insert(foyers).values({ collectiviteId: ville.id, id: nouveau })
  await partir(tx, ville.id, foyer, nouveau, responsable)
  const login = await loginDe(tx, ville.id, foyer, leaving.courriel)
  if (login) await deplacerCompte(contexte, login, foyer, nouveau)
  for (const { enfant, destin, contrats } of moves) {
    await tx.insert(foyersEnfants).values({ collectiviteId: ville.id, foyerId: nouveau, enfantId: enfant })
    await donnerInscriptions(tx, ville.id, { enfant, de: foyer, vers: nouveau }, now)
    const depart = { enfant, de: foyer, vers: nouveau, depuis, par, motif }
    await reglerContrats(tx, outils, ville, depart, contrats)
    if (destin === 'part') await suivre(contexte, { enfant, foyer, nouveau, depuis })
    else
      await insertRattachement(tx, {
        collectiviteId: ville.id,
        id: uuid(),
        enfantId: enfant,
        foyerId: foyer,
        autreFoyerId: nouveau,
        etat: 'fait',
        demandeLe: now,
        demandePar: par,
        accord: motif,
        faitLe: now,
        faitPar: par,
      })
  }
  await tx.insert(mouvementsFoyers).values({
    collectiviteId: ville.id,
    id: uuid(),
    quoi: 'separation',
    foyerId: foyer,
    autreFoyerId: nouveau,
    compteId: login ?? null,
    motif,
    bilan: { depuis, enfants: moves },
    le: now,
    par,
  })
  await ecrire(tx, outils, ville, [
    { foyer, lettre: (sujet) => dossierSepare(sujet, false) },
    { foyer: nouveau, lettre: (sujet) => dossierSepare(sujet, true) },
  ])
  for (const { enfant } of moves) await dire(tx, ville.id, enfant, [foyer, nouveau])
  return nouveau
}

/** @throws Refus `separation-impossible` */
async function exigerLibre(
  { tx, ville }: Contexte,
  foyer: string,
  { enfant, destin, contrats, depuis }: Separation['enfants'][number] & { depuis: string },
  prenom: string,
): Promise<void> {
  const homes = await foyersOfEnfant(tx, ville.id, enfant)
  if (destin === 'deux' && homes.length > 1)
    throw non(`${prenom} a déjà un autre foyer : un enfant en a deux au plus.`)
  if (destin !== 'part' || contrats !== 'laisser') return
  if ((await contratsVivants(tx, ville.id, { enfant, foyer, depuis })).length > 0)
    throw non(
      `${prenom} a un contrat d’accueil en cours dans ce dossier : choisissez de le terminer ou de le faire reprendre par son nouveau foyer, ou laissez ${prenom} aux deux foyers.`,
    )
}

/** The adult goes to the new file; those who stay keep their order. */
async function partir(
  tx: Tx,
  collectivite: string,
  foyer: string,
  nouveau: string,
  responsable: string,
): Promise<void> {
  await tx
    .update(responsables)
    .set({ foyerId: nouveau, ordre: 0 })
    .where(and(eq(responsables.collectiviteId, collectivite), eq(responsables.id, responsable)))
  const ofFoyer = sql`collectivite_id = ${collectivite} AND foyer_id = ${foyer}`
  await tx.execute(sql`
    UPDATE responsables SET ordre = ordre - (SELECT min(ordre) FROM responsables WHERE ${ofFoyer}) WHERE ${ofFoyer}`)
  await tx.execute(
    sql`UPDATE foyers SET version = version + 1 WHERE collectivite_id = ${collectivite} AND id = ${foyer}`,
  )
}

async function loginDe(
  tx: Tx,
  collectivite: string,
  foyer: string,
  courriel: string,
): Promise<string | undefined> {
  if (courriel === '') return undefined
  const [found] = await tx
    .select({ id: comptes.id })
    .from(comptes)
    .where(
      and(
        eq(comptes.collectiviteId, collectivite),
        eq(comptes.foyerId, foyer),
        eq(comptes.courriel, courriel.toLowerCase()),
      ),
    )
  return found?.id
}

/** A child leaves with the adult: its days to come and its requests that wait follow, the rest stays. */
async function suivre(
  { tx, ville, outils }: Contexte,
  { enfant, foyer, nouveau, depuis }: { enfant: string; foyer: string; nouveau: string; depuis: string },
): Promise<void> {
  const of = sql`collectivite_id = ${ville.id} AND enfant_id = ${enfant} AND foyer_id = ${foyer}`
  await faireSuivre(tx, ville.id, { enfant, foyer, depuis }, nouveau)
  await tx.execute(sql`
    UPDATE inscriptions SET foyer_id = ${nouveau} WHERE ${of} AND etat IN ('demandee', 'incomplete', 'en-attente')`)
  await tx.execute(sql`
    UPDATE inscriptions_etapes SET foyer_id = ${nouveau} WHERE collectivite_id = ${ville.id} AND foyer_id = ${foyer}
      AND inscription_id IN (SELECT id FROM inscriptions WHERE collectivite_id = ${ville.id} AND enfant_id = ${enfant}
        AND foyer_id = ${nouveau})`)
  await tx.execute(sql`
    UPDATE agendas SET revoque_le = ${outils.clock.now().toISOString()}::timestamptz WHERE ${of} AND revoque_le IS NULL`)
  await clorGardes(tx, ville.id, enfant)
  await tx
    .delete(foyersEnfants)
    .where(
      and(
        eq(foyersEnfants.collectiviteId, ville.id),
        eq(foyersEnfants.foyerId, foyer),
        eq(foyersEnfants.enfantId, enfant),
      ),
    )
}
