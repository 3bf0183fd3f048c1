import type { Cote } from '@inoe/contract/messagerie'
import type { MessageCree, MessageNouveau } from '@inoe/contract/messages'
import type { Context } from 'hono'
import { v7 as uuid } from 'uuid'
import { prenomAgent } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { nomDuParent } from '../foyers/familles.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import type { Dite } from '../http/regles.ts'
import { structureConnue } from '../structures/contact.ts'
import { avertir, tell } from './annonces.ts'
import { joindrePieces } from './pieces-store.ts'
import { apresMessage, refusTexte } from './rules.ts'
import { insertFil, insertMessage, type LigneFil, setFil } from './store.ts'

/** Who writes. */
export interface Plume {
  de: Cote
  compte: string
  /** E-mail of the login: tells which parent writes, and is shown to nobody. */
  courriel: string
}

/** What a thread is opened about. */
export interface Objet {
  foyer: string
  structure: string
  enfant: string | null
  sujet: string
}

/** @throws Refus `message-vide`, `requete-invalide` */
export function checkTexte(texte: string): void {
  const wrong = refusTexte(texte)
  const errors = (message: Dite) => [{ champ: 'texte', message }]
  if (wrong === 'vide') throw new Refus('message-vide', { errors: errors((dit) => dit.messages.ecrire) })
  if (wrong === 'long')
    throw new Refus('requete-invalide', {
      errors: errors((dit) => dit.messages.tropLong),
    })
}

/**
 * Opens a thread with its first message. As `systeme`.
 * @throws Refus `introuvable` for a structure of another town, or a child of another family
 */
export async function ouvrirFil(
  c: Context<Env>,
  tx: Tx,
  plume: Plume,
  { foyer, structure, enfant, sujet }: Objet,
  contenu: MessageNouveau,
): Promise<{ id: string }> {
  checkTexte(contenu.texte)
  const { id: collectivite } = c.var.collectivite
  if (!(await structureConnue(tx, collectivite, structure))) throw introuvable()
  if (enfant !== null) {
    const theirs = await enfantsOfFoyer(tx, collectivite, foyer)
    if (!theirs.some((one) => one.id === enfant)) throw introuvable()
  }
  const now = c.var.deps.clock.now()
  const fil: LigneFil = {
    collectiviteId: collectivite,
    id: uuid(),
    foyerId: foyer,
    structureId: structure,
    enfantId: enfant,
    sujet,
    etat: 'ouvert',
    nombre: 0,
    dernierLe: now,
    dernierDe: plume.de,
    avisFamilleLe: null,
    avisServiceLe: null,
    ouvertLe: now,
    ouvertPar: plume.compte,
    closLe: null,
    closPar: null,
  }
  await insertFil(tx, fil)
  await ecrire(c, tx, plume, fil, contenu)
  return { id: fil.id }
}

/** Writes a message in a thread that the caller has locked, and tells the other side. As `systeme`. */
export async function ecrire(
  c: Context<Env>,
  tx: Tx,
  plume: Plume,
  fil: LigneFil,
  { texte, pieces }: MessageNouveau,
): Promise<MessageCree> {
  checkTexte(texte)
  const { collectiviteId: collectivite, foyerId, structureId } = fil
  const now = c.var.deps.clock.now()
  const { avis, change } = apresMessage(fil, plume.de, now)
  const id = uuid()
  await insertMessage(tx, {
    collectiviteId: collectivite,
    id,
    filId: fil.id,
    rang: change.nombre,
    foyerId,
    structureId,
    de: plume.de,
    auteur: await auteurOf(tx, collectivite, plume, foyerId),
    compteId: plume.compte,
    texte,
    envoyeLe: now,
  })
  const joined = await joindrePieces(tx, collectivite, pieces, plume.compte, {
    messageId: id,
    foyerId,
    structureId,
  })
  if (joined < pieces.length)
    throw new Refus('requete-invalide', {
      detail: (dit) => dit.fichiers.plusLa,
      errors: [{ champ: 'pieces', message: (dit) => dit.fichiers.rejoindre }],
    })
  await setFil(tx, collectivite, fil.id, change)
  await tell(tx, collectivite, fil)
  if (avis) await avertir(c, tx, fil, plume.de)
  return { id, rang: change.nombre }
}

async function auteurOf(tx: Tx, collectivite: string, plume: Plume, foyer: string): Promise<string> {
  return plume.de === 'service'
    ? ((await prenomAgent(tx, collectivite, plume.compte)) ?? '')
    : (await nomDuParent(tx, collectivite, foyer, plume.courriel)) || 'Un parent'
}
