// A child comes into a second home, or leaves one of its two.
import type { SortDesContrats } from '@inoe/contract/contrats'
import type { SortDesJours } from '@inoe/contract/gardes'
import { and, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { reglerContrats } from '../contrats/suivre.ts'
import type { Tx } from '../database/open.ts'
import { adultesDesFoyers, enfantsParId } from '../foyers/familles.ts'
import { enfantsOfFoyer, foyersOfEnfant, lockEnfant } from '../foyers/store.ts'
import { foyersEnfants } from '../foyers/tables.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import type { Dite } from '../http/regles.ts'
import { donnerInscriptions } from '../inscriptions/suivre.ts'
import { estLaMemePersonne } from '../proches/rules.ts'
import { interditsDe } from '../proches/store.ts'
import { prendreTour } from '../reservations/store.ts'
import { annulerJours, faireSuivre } from '../reservations/suivre.ts'
import { dire, ecrire } from './annonces.ts'
import { enfantDetache, enfantRattache, secondFoyerFait } from './courriels.ts'
import { clorGardes, distinctsDe, insertRattachement, rattachementOuvert, setRattachement } from './store.ts'
import { rattachements } from './tables.ts'

export interface Contexte {
  tx: Tx
  outils: Pick<Deps, 'queue' | 'publicUrl' | 'clock'>
  ville: Collectivite
}

const non = (detail: Dite) => new Refus('rattachement-impossible', { detail })

/** What keeps a child out of a second home, whoever asks. @throws Refus `rattachement-impossible` */
export async function exigerPlace(
  { tx, ville, outils }: Contexte,
  enfant: string,
  foyer: string,
): Promise<void> {
  const homes = await foyersOfEnfant(tx, ville.id, enfant)
  if (homes.includes(foyer)) throw non((dit) => dit.gardes.dejaLa)
  if (homes.length !== 1) throw non((dit) => dit.gardes.retirerDAbord)
  const barred = await interditsDe(tx, ville.id, [enfant], outils.clock.today(ville.zone))
  const adults = await adultesDesFoyers(tx, ville.id, [foyer])
  if (barred.get(enfant)?.some((one) => adults.some((adult) => estLaMemePersonne(one, adult))))
    throw non((dit) => dit.gardes.decisionPersonne)
}

/**
 * The sheet of the same child, made apart in a family's file: same given name, same date of birth. Not one of which an
 * agent said that it is another child's.
 */
export async function memeEnfant(
  { tx, ville }: Pick<Contexte, 'tx' | 'ville'>,
  enfant: string,
  foyer: string,
): Promise<{ id: string; prenom: string } | undefined> {
  const child = (await enfantsParId(tx, ville.id, [enfant])).get(enfant)
  if (!child) throw introuvable()
  const others = await distinctsDe(tx, ville.id, enfant)
  return (await enfantsOfFoyer(tx, ville.id, foyer)).find(
    (one) =>
      one.id !== enfant &&
      !others.has(one.id) &&
      one.dateNaissance === child.dateNaissance &&
      estLaMemePersonne({ prenom: one.prenom, nom: '' }, { prenom: child.prenom, nom: '' }),
  )
}

/**
 * Puts a child in a second home, closes the request that was open, tells both homes and the services. As `systeme`.
 * @param par who decided: the login of the other parent, or of an agent
 * @throws Refus `rattachement-impossible`
 */
export async function rattacher(
  contexte: Contexte,
  { enfant, foyer, accord, par }: { enfant: string; foyer: string; accord: string; par: string },
): Promise<void> {
  const { tx, ville } = contexte
  await lockEnfant(tx, ville.id, enfant)
  await exigerPlace(contexte, enfant, foyer)
  const [premier = ''] = await foyersOfEnfant(tx, ville.id, enfant)
  await tx.insert(foyersEnfants).values({ collectiviteId: ville.id, foyerId: foyer, enfantId: enfant })
  await noterRattachement(contexte, { enfant, premier, foyer, accord, par })
}

/** Writes what said so, closes the request that was open, tells both homes and the services. As `systeme`. */
export async function noterRattachement(
  { tx, outils, ville }: Contexte,
  {
    enfant,
    premier,
    foyer,
    accord,
    par,
  }: { enfant: string; premier: string; foyer: string; accord: string; par: string },
): Promise<void> {
  const now = outils.clock.now()
  const done = {
    autreFoyerId: foyer,
    courriel: '',
    etat: 'fait',
    accord,
    faitLe: now,
    faitPar: par,
  } as const
  const open = await rattachementOuvert(tx, ville.id, enfant)
  if (open) await setRattachement(tx, ville.id, open.id, done)
  else
    await insertRattachement(tx, {
      collectiviteId: ville.id,
      id: uuid(),
      enfantId: enfant,
      foyerId: premier,
      demandeLe: now,
      demandePar: par,
      ...done,
    })
  const prenom = (await enfantsParId(tx, ville.id, [enfant])).get(enfant)?.prenom ?? ''
  await ecrire(tx, outils, ville, [
    { foyer: premier, lettre: (sujet) => secondFoyerFait(sujet, prenom) },
    { foyer, lettre: (sujet) => enfantRattache(sujet, prenom) },
  ])
  await dire(tx, ville.id, enfant, [premier, foyer])
}

/**
 * Takes a child out of one of its two homes. Invoices, requests and past days stay where they are; days to come are
 * left, cancelled, or carried on by the other home, and so are contracts. As `systeme`.
 * @throws Refus `introuvable`, `dernier-foyer`, `contrat-facture`
 */
export async function detacher(
  { tx, outils, ville }: Contexte,
  {
    enfant,
    foyer,
    motif,
    jours,
    contrats,
    par,
  }: {
    enfant: string
    foyer: string
    motif: string
    jours: SortDesJours
    contrats: SortDesContrats
    par: string
  },
): Promise<void> {
  const depuis = outils.clock.today(ville.zone)
  const concerned = { enfant, foyer, depuis }
  // The town's counter comes before the files, as for who books.
  await prendreTour(tx, ville.id)
  if (jours === 'annuler') await annulerJours(tx, outils, ville, concerned, { par, motif })
  await lockEnfant(tx, ville.id, enfant)
  const homes = await foyersOfEnfant(tx, ville.id, enfant)
  if (!homes.includes(foyer)) throw introuvable()
  const autre = homes.find((one) => one !== foyer)
  if (!autre) throw new Refus('dernier-foyer')
  const now = outils.clock.now()
  if (jours === 'suivre' || contrats === 'suivre')
    await donnerInscriptions(tx, ville.id, { enfant, de: foyer, vers: autre }, now)
  if (jours === 'suivre') await faireSuivre(tx, ville.id, concerned, autre)
  const depart = { enfant, de: foyer, vers: autre, depuis, par, motif }
  await reglerContrats(tx, outils, ville, depart, contrats)
  await dire(tx, ville.id, enfant, homes)
  await tx
    .delete(foyersEnfants)
    .where(
      and(
        eq(foyersEnfants.collectiviteId, ville.id),
        eq(foyersEnfants.foyerId, foyer),
        eq(foyersEnfants.enfantId, enfant),
      ),
    )
  await clorGardes(tx, ville.id, enfant)
  await tx
    .update(rattachements)
    .set({ etat: 'defait', motif, defaitLe: now, defaitPar: par })
    .where(
      and(
        eq(rattachements.collectiviteId, ville.id),
        eq(rattachements.enfantId, enfant),
        eq(rattachements.etat, 'fait'),
      ),
    )
  const prenom = (await enfantsParId(tx, ville.id, [enfant])).get(enfant)?.prenom ?? ''
  await ecrire(tx, outils, ville, [
    { foyer, lettre: (sujet) => enfantDetache(sujet, prenom, true, motif) },
    { foyer: autre, lettre: (sujet) => enfantDetache(sujet, prenom, false, motif) },
  ])
}
