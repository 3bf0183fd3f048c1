// « Mon enfant vit aussi chez son autre parent »: who has the child asks, the other parent answers from their own file.
//
// Threat: somebody asks in order to learn of a child, or to gain access to it. Only a home that has the child can ask, so
// asking gives nothing to the asker; who is asked is told neither the child's name nor its home before they give its
// date of birth, so that a mistyped address opens nothing; the asker is told the same whoever the address is of.
import type { InvitationSecondFoyer, ReponseSecondFoyer } from '@inoe/contract/gardes'
import { v7 as uuid } from 'uuid'
import { sectionUrl } from '../collectivites/store.ts'
import { compteOf, destinataireDe, foyersDesComptes, loginsDesFoyers } from '../comptes/store.ts'
import { estTitulaire } from '../consentements/rules.ts'
import type { Tx } from '../database/open.ts'
import { adultesDesFoyers, enfantsParId } from '../foyers/familles.ts'
import { enfantsOfFoyer, foyersOfEnfant, lockEnfant } from '../foyers/store.ts'
import type { Famille } from '../http/acting.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { courrielPour } from '../outside/lettre.ts'
import { interditsDe } from '../proches/store.ts'
import { dire, ecrire } from './annonces.ts'
import { secondFoyerDecline, secondFoyerDemande, secondFoyerParti } from './courriels.ts'
import { demandeur } from './lecture.ts'
import { type Contexte, memeEnfant, rattacher } from './rattacher.ts'
import {
  DUREE_INVITATION,
  ESSAIS_MAX,
  enfantDe,
  insertRattachement,
  lockRattachement,
  rattachementOuvert,
  setRattachement,
} from './store.ts'

type Parent = Famille & { courriel: string }

const LES_DEUX = 'Accord des deux parents, donné en ligne'

/** @returns the id of the request @throws Refus `introuvable`, `sans-autorite-parentale`, `rattachement-impossible` */
export async function inviter(
  { tx, outils, ville }: Contexte,
  parent: Parent,
  { enfant, courriel }: InvitationSecondFoyer,
): Promise<string> {
  const child = (await enfantsOfFoyer(tx, ville.id, parent.foyer)).find((one) => one.id === enfant)
  if (!child) throw introuvable()
  await lockEnfant(tx, ville.id, enfant)
  const adults = await adultesDesFoyers(tx, ville.id, [parent.foyer])
  if (!estTitulaire(parent.courriel, adults)) throw new Refus('sans-autorite-parentale')
  const now = outils.clock.now()
  const barred = await interditsDe(tx, ville.id, [enfant], outils.clock.today(ville.zone))
  const homes = await foyersOfEnfant(tx, ville.id, enfant)
  if (homes.length > 1 || barred.has(enfant))
    throw new Refus('rattachement-impossible', {
      detail: homes.length > 1 ? (dit) => dit.gardes.deuxFoyers : (dit) => dit.gardes.decision,
    })
  const logins = await loginsDesFoyers(tx, ville.id, [parent.foyer])
  if (logins.some((one) => one.courriel === courriel))
    throw new Refus('requete-invalide', {
      errors: [{ champ: 'courriel', message: (dit) => dit.gardes.dejaAcces }],
    })
  const open = await rattachementOuvert(tx, ville.id, enfant)
  if (open?.etat === 'a-reunir')
    throw new Refus('rattachement-impossible', {
      detail: (dit) => dit.gardes.comparees,
    })
  const asked = {
    courriel,
    etat: 'invite',
    essais: open?.courriel === courriel ? open.essais : 0,
    autreFoyerId: null,
    demandeLe: now,
    demandePar: parent.compte,
    expireLe: new Date(now.getTime() + DUREE_INVITATION),
  } as const
  const id = open?.id ?? uuid()
  if (open) await setRattachement(tx, ville.id, id, asked)
  else
    await insertRattachement(tx, {
      collectiviteId: ville.id,
      id,
      enfantId: enfant,
      foyerId: parent.foyer,
      ...asked,
    })
  const par = await demandeur(tx, ville.id, { demandePar: parent.compte, foyerId: parent.foyer })
  const url = await sectionUrl(tx, outils.publicUrl, ville.id, 'foyer')
  // Who has no login yet is written to in the language of who asks.
  const demande = logins.find((one) => one.compte === parent.compte)
  const a = await destinataireDe(tx, ville.id, courriel, demande?.langue)
  await outils.queue.send(tx, 'courriel', {
    collectivite: ville.id,
    ...courrielPour(a, secondFoyerDemande({ collectivite: ville, url }, par)),
  })
  await ecrire(tx, outils, ville, [
    { foyer: parent.foyer, lettre: (sujet) => secondFoyerParti(sujet, child.prenom, courriel) },
  ])
  await dire(tx, ville.id, enfant, [
    parent.foyer,
    ...(await foyersDe(tx, ville.id, courriel)),
    ...(await foyersDe(tx, ville.id, open?.courriel ?? '')),
  ])
  return id
}

/** The home of who is asked, where that address has one: what waits there is shown at once. */
async function foyersDe(tx: Tx, collectivite: string, courriel: string): Promise<string[]> {
  const found = await compteOf(tx, collectivite, courriel)
  return found ? foyersDesComptes(tx, collectivite, [found.id]) : []
}

/** @throws Refus `introuvable`, `deja-repondu` */
export async function retirerInvitation({ tx, ville }: Contexte, parent: Famille, id: string): Promise<void> {
  const enfant = await enfantDe(tx, ville.id, id)
  if (enfant) await lockEnfant(tx, ville.id, enfant)
  const found = await lockRattachement(tx, ville.id, id)
  if (found?.foyerId !== parent.foyer) throw introuvable()
  if (found.etat === 'retire') return
  if (found.etat !== 'invite') throw new Refus('deja-repondu')
  await setRattachement(tx, ville.id, id, { etat: 'retire', courriel: '' })
  await dire(tx, ville.id, found.enfantId, [parent.foyer, ...(await foyersDe(tx, ville.id, found.courriel))])
}

/**
 * The answer of who was asked: only the login of that address. @returns what to refuse once it is written
 * @throws Refus `introuvable`, `rattachement-impossible`
 */
export async function repondreInvitation(
  contexte: Contexte,
  parent: Parent,
  id: string,
  { accepte, dateNaissance }: ReponseSecondFoyer,
): Promise<Refus | undefined> {
  const { tx, outils, ville } = contexte
  // The child first, as for who asks: two requests about one child come one after the other.
  const enfant = await enfantDe(tx, ville.id, id)
  if (!enfant) throw introuvable()
  await lockEnfant(tx, ville.id, enfant)
  const found = await lockRattachement(tx, ville.id, id)
  // Sent again once it is done: done already.
  if (accepte && found?.etat === 'fait' && found.faitPar === parent.compte) return undefined
  if (
    found?.courriel !== parent.courriel ||
    found.etat !== 'invite' ||
    !found.expireLe ||
    found.expireLe <= outils.clock.now()
  )
    throw introuvable()
  const child = (await enfantsParId(tx, ville.id, [found.enfantId])).get(found.enfantId)
  if (!child) throw introuvable()
  if (!accepte) {
    await setRattachement(tx, ville.id, id, { etat: 'decline', courriel: '' })
    await ecrire(tx, outils, ville, [
      { foyer: found.foyerId, lettre: (sujet) => secondFoyerDecline(sujet, child.prenom) },
    ])
    await dire(tx, ville.id, found.enfantId, [found.foyerId, parent.foyer])
    return undefined
  }
  if (dateNaissance !== child.dateNaissance) return mauvaise(contexte, found)
  const own = await memeEnfant(contexte, found.enfantId, parent.foyer)
  if (own) {
    await setRattachement(tx, ville.id, id, {
      etat: 'a-reunir',
      autreFoyerId: parent.foyer,
      autreEnfantId: own.id,
      courriel: '',
    })
    await dire(tx, ville.id, found.enfantId, [found.foyerId, parent.foyer])
    await dire(tx, ville.id, own.id, [])
    return new Refus('rattachement-impossible', {
      detail: (dit) => dit.gardes.dejaUneFiche(own.prenom),
    })
  }
  await rattacher(contexte, {
    enfant: found.enfantId,
    foyer: parent.foyer,
    accord: LES_DEUX,
    par: parent.compte,
  })
  return undefined
}

/** Counted: five tries, then an agent. */
async function mauvaise(
  { tx, ville }: Contexte,
  { id, essais }: { id: string; essais: number },
): Promise<Refus> {
  const tries = essais + 1
  const over = tries >= ESSAIS_MAX
  await setRattachement(
    tx,
    ville.id,
    id,
    over ? { essais: tries, etat: 'bloque', courriel: '' } : { essais: tries },
  )
  if (over)
    return new Refus('rattachement-impossible', {
      detail: (dit) => dit.gardes.close,
    })
  return new Refus('requete-invalide', {
    errors: [{ champ: 'dateNaissance', message: (dit) => dit.gardes.pasLaDate }],
  })
}
