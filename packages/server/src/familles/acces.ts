// Who has access to a family's file: an agent opens an access, takes a login's away, or gives it back.
import type { AccesFamille } from '@inoe/contract/familles'
import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { agendas } from '../agendas/tables.ts'
import { inviteParent } from '../comptes/invitations.ts'
import { closeSessionsOf } from '../comptes/sessions.ts'
import { prenomsDesAgents } from '../comptes/store.ts'
import { comptes } from '../comptes/tables.ts'
import { rows, type Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import { adultesDesFoyers } from '../foyers/familles.ts'
import { createFoyer, lockFoyer } from '../foyers/store.ts'
import { ecrire } from '../gardes/annonces.ts'
import type { Contexte } from '../gardes/rattacher.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { exports } from '../rgpd/tables.ts'
import { accesOuvert, accesPerdu, accesRendu, accesRetire } from './courriels.ts'
import { mouvementsFoyers } from './tables.ts'

type Compte = typeof comptes.$inferSelect

/** As `systeme`. */
export async function lireAcces(tx: Tx, collectivite: string, foyer: string): Promise<AccesFamille> {
  const logins = await loginsDe(tx, collectivite, foyer)
  const adults = await adultesDesFoyers(tx, collectivite, [foyer])
  const journal = await tx
    .select()
    .from(mouvementsFoyers)
    .where(and(eq(mouvementsFoyers.collectiviteId, collectivite), eq(mouvementsFoyers.foyerId, foyer)))
    .orderBy(desc(mouvementsFoyers.le), desc(mouvementsFoyers.id))
  const prenoms = await prenomsDesAgents(tx, collectivite, [...new Set(journal.map((one) => one.par))])
  return {
    adultes: adults.map(({ id, prenom, nom, courriel }) => ({
      id,
      prenom,
      nom,
      courriel,
      compte: logins.find((one) => courriel !== '' && one.courriel === courriel.toLowerCase())?.id ?? null,
    })),
    comptes: logins.map(({ id, courriel, confirmeLe }) => ({ id, courriel, confirme: confirmeLe !== null })),
    retires: await retiresDe(tx, collectivite, journal),
    journal: journal.map(({ quoi, par, le, motif }) => ({
      quoi,
      par: prenoms.get(par) ?? '',
      le: le.toISOString(),
      motif,
    })),
  }
}

/** Logins whose access was taken away and that still have the empty file that it left them. */
async function retiresDe(
  tx: Tx,
  collectivite: string,
  journal: readonly (typeof mouvementsFoyers.$inferSelect)[],
): Promise<AccesFamille['retires']> {
  const found: AccesFamille['retires'] = []
  for (const { quoi, compteId, autreFoyerId, motif, le } of journal) {
    if (quoi !== 'acces-retire' || !compteId || found.some((one) => one.id === compteId)) continue
    const login = await compteDe(tx, collectivite, compteId)
    if (login?.foyerId === autreFoyerId)
      found.push({ id: compteId, courriel: login?.courriel ?? '', motif, le: le.toISOString() })
  }
  return found
}

async function loginsDe(tx: Tx, collectivite: string, foyer: string): Promise<Compte[]> {
  return tx
    .select()
    .from(comptes)
    .where(and(eq(comptes.collectiviteId, collectivite), eq(comptes.foyerId, foyer)))
    .orderBy(asc(comptes.creeLe))
}

async function compteDe(tx: Tx, collectivite: string, id: string): Promise<Compte | undefined> {
  const [found] = await tx
    .select()
    .from(comptes)
    .where(and(eq(comptes.collectiviteId, collectivite), eq(comptes.id, id)))
    .for('update')
  return found
}

/**
 * A login leaves a file for another: it is signed out everywhere, its pages hear nothing more, what it could still read
 * of the former without signing in (shared calendars, an export that is ready) no longer serves. As `systeme`.
 */
export async function deplacerCompte(
  { tx, ville, outils }: Contexte,
  compte: string,
  de: string,
  vers: string,
): Promise<void> {
  const now = outils.clock.now()
  const ofCompte = and(eq(comptes.collectiviteId, ville.id), eq(comptes.id, compte))
  await tx.update(comptes).set({ foyerId: vers }).where(ofCompte)
  await closeSessionsOf(tx, ville.id, compte)
  await tx
    .update(agendas)
    .set({ revoqueLe: now })
    .where(and(eq(agendas.collectiviteId, ville.id), eq(agendas.foyerId, de), isNull(agendas.revoqueLe)))
  await tx
    .update(exports)
    .set({ expireLe: now })
    .where(
      and(
        eq(exports.collectiviteId, ville.id),
        eq(exports.compteId, compte),
        or(isNull(exports.expireLe), sql`${exports.expireLe} > ${now.toISOString()}::timestamptz`),
      ),
    )
  // The page that the login left open is cut: it hears a change, and its session is looked at.
  await publish(tx, { collectivite: ville.id, foyer: de, sujet: 'foyer' })
}

/**
 * Opens an access for an address, which gets the link by which its reader chooses a password; one that was not used is sent
 * again. Those who have access are told.
 * @throws Refus `invitation-impossible` when the address is somebody else's, or has its access already
 */
export async function ouvrirAcces(
  contexte: Contexte,
  foyer: string,
  { courriel, motif }: { courriel: string; motif: string },
  par: string,
): Promise<void> {
  const { tx, ville, outils } = contexte
  await lockFoyer(tx, ville.id, foyer)
  const { etat, compte } = await inviteParent(tx, ville.id, foyer, courriel)
  if (etat === 'autre')
    throw new Refus('invitation-impossible', {
      detail:
        'Cette adresse sert déjà à un autre compte. Si c’est la même famille, réunissez les deux dossiers ; sinon, demandez une autre adresse.',
    })
  const login = await compteDe(tx, ville.id, compte)
  if (login?.confirmeLe)
    throw new Refus('invitation-impossible', {
      detail:
        'Cette personne a déjà accès à ce dossier : elle se connecte, ou choisit « Mot de passe oublié ».',
    })
  await outils.queue.send(tx, 'lien', {
    collectivite: ville.id,
    courriel,
    usage: 'invitation',
    motDePasse: null,
  })
  await tx.insert(mouvementsFoyers).values({
    collectiviteId: ville.id,
    id: uuid(),
    quoi: 'acces-ouvert',
    foyerId: foyer,
    compteId: compte,
    motif,
    bilan: {},
    le: outils.clock.now(),
    par,
  })
  if (etat === 'invite')
    await ecrire(tx, outils, ville, [{ foyer, lettre: (sujet) => accesOuvert(sujet, courriel) }])
}

/** @throws Refus `introuvable`, `dernier-acces` */
export async function retirerAcces(
  contexte: Contexte,
  foyer: string,
  compte: string,
  { motif, dernier }: { motif: string; dernier: boolean },
  par: string,
): Promise<void> {
  const { tx, ville, outils } = contexte
  await lockFoyer(tx, ville.id, foyer)
  const login = await compteDe(tx, ville.id, compte)
  if (login?.foyerId !== foyer) throw introuvable()
  const others = (await loginsDe(tx, ville.id, foyer)).filter((one) => one.id !== compte)
  if (!dernier && !others.some((one) => one.confirmeLe !== null)) throw new Refus('dernier-acces')
  const vide = uuid()
  await createFoyer(tx, ville.id, vide, login.courriel)
  await deplacerCompte(contexte, compte, foyer, vide)
  await tx.insert(mouvementsFoyers).values({
    collectiviteId: ville.id,
    id: uuid(),
    quoi: 'acces-retire',
    foyerId: foyer,
    autreFoyerId: vide,
    compteId: compte,
    motif,
    bilan: {},
    le: outils.clock.now(),
    par,
  })
  await ecrire(tx, outils, ville, [
    { foyer, lettre: (sujet) => accesRetire(sujet, login.courriel) },
    { foyer: vide, lettre: (sujet) => accesPerdu(sujet, motif) },
  ])
}

/** @throws Refus `introuvable`, `invitation-impossible` when the login has a file of its own by now */
export async function rendreAcces(
  contexte: Contexte,
  foyer: string,
  compte: string,
  motif: string,
  par: string,
): Promise<void> {
  const { tx, ville, outils } = contexte
  await lockFoyer(tx, ville.id, foyer)
  const [taken] = await tx
    .select()
    .from(mouvementsFoyers)
    .where(
      and(
        eq(mouvementsFoyers.collectiviteId, ville.id),
        eq(mouvementsFoyers.foyerId, foyer),
        eq(mouvementsFoyers.compteId, compte),
        eq(mouvementsFoyers.quoi, 'acces-retire'),
      ),
    )
    .orderBy(desc(mouvementsFoyers.le))
    .limit(1)
  const login = await compteDe(tx, ville.id, compte)
  if (!taken || !login) throw introuvable()
  // Given back already: nothing more to do.
  if (login.foyerId === foyer) return
  if (login.foyerId !== taken.autreFoyerId || !(await estVide(tx, ville.id, login.foyerId)))
    throw new Refus('invitation-impossible', {
      detail:
        'Cette personne a depuis un dossier à elle : réunissez les deux dossiers si c’est la même famille.',
    })
  const vide = taken.autreFoyerId ?? ''
  await deplacerCompte(contexte, compte, vide, foyer)
  await tx.insert(mouvementsFoyers).values({
    collectiviteId: ville.id,
    id: uuid(),
    quoi: 'acces-rendu',
    foyerId: foyer,
    compteId: compte,
    motif,
    bilan: {},
    le: outils.clock.now(),
    par,
  })
  await ecrire(tx, outils, ville, [{ foyer, lettre: (sujet) => accesRendu(sujet, login.courriel) }])
}

/** Nothing was put in that file: no child, request, document nor invoice. */
async function estVide(tx: Tx, collectivite: string, foyer: string | null): Promise<boolean> {
  const own = sql`collectivite_id = ${collectivite} AND foyer_id = ${foyer}`
  const [found] = await rows<{ plein: boolean }>(
    tx,
    sql`SELECT EXISTS (SELECT FROM foyers_enfants WHERE ${own}) OR EXISTS (SELECT FROM inscriptions WHERE ${own})
          OR EXISTS (SELECT FROM depots WHERE ${own}) OR EXISTS (SELECT FROM factures WHERE ${own}) AS plein`,
  )
  return found?.plein === false
}
