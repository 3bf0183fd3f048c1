// What a family does with its mandates: asks for one, signs it, suspends it, ends it.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { ChangementMandat, Mandat, Mandats, NouveauMandat } from '@inoe/contract/prelevements'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import { adressePostale } from '../foyers/destinataires.ts'
import type { Famille } from '../http/acting.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { annoncer } from './annoncer.ts'
import { mandatChange, mandatSigne } from './courriels.ts'
import { apercuIban, electronique, reprocheBic, reprocheIban } from './iban.ts'
import { motifDe } from './motifs.fr.ts'
import { preleve, regiesDeLaVille, regiesOffertes } from './regies.ts'
import { retirerDuMandat } from './retirer.ts'
import { DUREE_CODE, ESSAIS_CODE, rumDe, sansEspaces, TEXTE_VERSION, texteMandat } from './rules.ts'
import {
  deleteMandat,
  insertMandat,
  lockMandat,
  lockMandatVivant,
  type MandatRow,
  mandatsDe,
  prochainsDebits,
  saveMandat,
} from './store.ts'
import { texteSepa } from './texte-sepa.ts'

/** A family's mandates, those that were never signed and are over left out, and what it can sign. */
export async function lireMandats(tx: Tx, { collectivite, foyer }: Famille): Promise<Mandats> {
  const found = await mandatsDe(tx, collectivite, foyer)
  const offered = await regiesOffertes(tx, collectivite, foyer)
  return {
    mandats: await detailles(tx, collectivite, found),
    regies: offered.map(({ id, nom, sepa }) => ({
      id,
      nom,
      ics: sepa.ics,
      creancier: sepa.titulaire,
      texte: texteMandat(sepa.titulaire),
    })),
  }
}

/** One mandate as its family reads it. */
export async function lireMandat(tx: Tx, row: MandatRow): Promise<Mandat> {
  const [mandat] = await detailles(tx, row.collectiviteId, [row])
  if (!mandat) throw introuvable()
  return mandat
}

async function detailles(tx: Tx, collectivite: string, found: readonly MandatRow[]): Promise<Mandat[]> {
  const regies = await regiesDeLaVille(tx, collectivite)
  const next = await prochainsDebits(
    tx,
    collectivite,
    found.map((one) => one.id),
  )
  return found.map((one) => ({
    id: one.id,
    regie: { id: one.regieId, nom: regies.get(one.regieId)?.nom ?? one.creancier },
    rum: one.rum,
    ics: one.ics,
    etat: one.etat,
    titulaire: one.titulaire,
    iban: one.ibanApercu,
    signeLe: one.signeLe?.toISOString() ?? null,
    codeJusquAu: one.etat === 'a-signer' ? (one.codeJusquAu?.toISOString() ?? null) : null,
    prochain: next.get(one.id) ?? null,
  }))
}

/**
 * Writes a mandate to sign and asks for its code. One that was begun and never signed makes way for it. As `systeme`.
 * @throws Refus
 */
export async function demanderMandat(
  tx: Tx,
  deps: Deps,
  parent: Famille,
  courriel: string,
  { regie: asked, iban: tape, bic: bicTape, titulaire }: NouveauMandat,
): Promise<Mandat> {
  const { collectivite, foyer } = parent
  const regie = (await regiesDeLaVille(tx, collectivite)).get(asked.toLowerCase())
  if (!regie) throw introuvable()
  if (!preleve(regie)) throw new Refus('mandat-impossible', { detail: (dit) => dit.prelevements.pasPropose })
  const { iban, bic } = verifierCompte({ iban: tape, bic: bicTape, titulaire })
  const vivant = await lockMandatVivant(tx, collectivite, foyer, regie.id)
  if (vivant && vivant.etat !== 'a-signer')
    throw new Refus('mandat-impossible', {
      detail: (dit) => dit.prelevements.dejaUn(regie.nom),
    })
  if (vivant) await deleteMandat(tx, collectivite, vivant.id)
  const now = deps.clock.now()
  const id = uuid()
  const { ics, titulaire: creancier, adresse: creancierAdresse } = regie.sepa
  await insertMandat(tx, {
    collectiviteId: collectivite,
    id,
    foyerId: foyer,
    regieId: regie.id,
    rum: rumDe(regie.prefixe, now.getUTCFullYear(), randomBytes(10)),
    ics: sansEspaces(ics),
    creancier,
    creancierAdresse,
    titulaire,
    adresse: await adresseDe(tx, collectivite, foyer),
    ibanScelle: deps.coffre.sceller(iban, `${collectivite} ${id}`),
    ibanApercu: apercuIban(iban),
    bic,
    etat: 'a-signer',
    compteId: parent.compte,
    texte: texteMandat(creancier),
    texteVersion: TEXTE_VERSION,
    creeLe: now,
  })
  return demanderCode(tx, deps, parent, courriel, id)
}

/** The account of a mandate as files write it. @throws Refus with the field to correct */
export function verifierCompte({
  iban: tape,
  bic: bicTape,
  titulaire,
}: Pick<NouveauMandat, 'iban' | 'bic' | 'titulaire'>): { iban: string; bic: string } {
  const iban = electronique(tape)
  const bic = sansEspaces(bicTape)
  const ibanFaux = reprocheIban(iban)
  if (ibanFaux)
    throw new Refus('iban-invalide', { detail: ibanFaux, errors: [{ champ: 'iban', message: ibanFaux }] })
  const bicFaux = reprocheBic(bic)
  if (bicFaux) throw new Refus('requete-invalide', { errors: [{ champ: 'bic', message: bicFaux }] })
  if (texteSepa(titulaire, 70) === '') {
    throw new Refus('requete-invalide', {
      errors: [{ champ: 'titulaire', message: (dit) => dit.prelevements.titulaire }],
    })
  }
  return { iban, bic }
}

/** The postal address of the debtor, without names. @throws Refus `dossier-incomplet` */
async function adresseDe(tx: Tx, collectivite: string, foyer: string): Promise<string> {
  const { adresse, complement, codePostal, commune } = await adressePostale(tx, collectivite, foyer)
  if (!adresse || !codePostal || !commune)
    throw new Refus('dossier-incomplet', {
      detail: (dit) => dit.prelevements.adresse,
    })
  return [adresse, complement, `${codePostal} ${commune}`].filter(Boolean).join('\n')
}

/** Has a new code sent to the login that asks; it alone can sign from then on. As `systeme`. @throws Refus */
export async function demanderCode(
  tx: Tx,
  deps: Deps,
  parent: Famille,
  courriel: string,
  id: string,
): Promise<Mandat> {
  const mandat = await verrouiller(tx, parent, id)
  if (mandat.etat !== 'a-signer')
    throw new Refus('mandat-impossible', { detail: (dit) => dit.prelevements.dejaSigne })
  const { collectivite } = parent
  await deps.queue.send(tx, 'code-mandat', { collectivite, mandat: id, courriel })
  const codeJusquAu = new Date(deps.clock.now().getTime() + DUREE_CODE)
  const saved = await saveMandat(tx, collectivite, id, {
    compteId: parent.compte,
    codeEmpreinte: null,
    codeJusquAu,
    codeEssais: 0,
  })
  await publish(tx, { collectivite, foyer: parent.foyer, sujet: 'mandats' })
  return lireMandat(tx, saved)
}

/**
 * Signs a mandate by the code received. As `systeme`.
 * @returns why it is refused instead, for the caller to throw once the wrong try is committed
 */
export async function signerMandat(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  parent: Famille,
  courriel: string,
  { id, code }: { id: string; code: string },
): Promise<Mandat | Refus> {
  const { collectivite, foyer } = parent
  const mandat = await verrouiller(tx, parent, id)
  if (mandat.etat === 'actif') return lireMandat(tx, mandat)
  if (mandat.etat !== 'a-signer')
    return new Refus('mandat-impossible', { detail: (dit) => dit.prelevements.plusSignable })
  const now = deps.clock.now()
  const { codeEmpreinte, codeJusquAu, codeEssais } = mandat
  const perime = !codeEmpreinte || !codeJusquAu || codeJusquAu <= now || codeEssais >= ESSAIS_CODE
  if (perime || mandat.compteId !== parent.compte) return new Refus('code-incorrect')
  const typed = Buffer.from(deps.coffre.empreinte(`${id} ${code}`))
  if (!timingSafeEqual(typed, Buffer.from(codeEmpreinte))) {
    await saveMandat(tx, collectivite, id, { codeEssais: codeEssais + 1 })
    return new Refus('code-incorrect', {
      detail: (dit) => dit.prelevements.essais(ESSAIS_CODE - codeEssais - 1),
    })
  }
  const signed = await saveMandat(tx, collectivite, id, {
    etat: 'actif',
    signeLe: now,
    signeCourriel: courriel,
    signeLieu: (await adressePostale(tx, collectivite, foyer)).commune,
    codeEmpreinte: null,
    codeJusquAu: null,
  })
  const lu = await lireMandat(tx, signed)
  const { rum, ibanApercu: iban, creancier } = signed
  const lettre = (url: string) => mandatSigne(town, { rum, regie: lu.regie.nom, iban, creancier }, url)
  await annoncer(tx, deps, town, [{ foyer, lettre }], null)
  return lu
}

/** Suspends, takes up again or ends a mandate. Debits not handed over yet are withdrawn. As `systeme`. @throws Refus */
export async function changerMandat(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  parent: Famille,
  id: string,
  { etat }: ChangementMandat,
): Promise<Mandat> {
  const { collectivite, foyer } = parent
  const mandat = await verrouiller(tx, parent, id)
  if (mandat.etat === etat) return lireMandat(tx, mandat)
  if (mandat.etat === 'revoque')
    throw new Refus('mandat-impossible', {
      detail: (dit) => dit.prelevements.termine,
    })
  if (mandat.etat === 'a-signer') {
    if (etat !== 'revoque')
      throw new Refus('mandat-impossible', {
        detail: (dit) => dit.prelevements.signerDAbord,
      })
    await deleteMandat(tx, collectivite, id)
    await publish(tx, { collectivite, foyer, sujet: 'mandats' })
    return { ...(await lireMandat(tx, mandat)), etat: 'revoque', codeJusquAu: null }
  }
  if (etat === 'actif' && mandat.motif && !motifDe(mandat.motif).reprise)
    throw new Refus('mandat-impossible', {
      detail: (dit) => dit.prelevements.plusReprenable(mandat.motif ?? ''),
    })
  if (etat !== 'actif') await retirerDuMandat(tx, collectivite, id)
  const fini = etat === 'revoque' ? { finiLe: deps.clock.now() } : {}
  const saved = await saveMandat(tx, collectivite, id, { etat, motif: null, ...fini })
  const lu = await lireMandat(tx, saved)
  const quoi = etat === 'actif' ? 'repris' : etat
  // What is still to come was handed over to the bank already.
  const parti = etat === 'actif' ? undefined : (lu.prochain ?? undefined)
  const lettre = (url: string) =>
    mandatChange(town, { rum: saved.rum, regie: lu.regie.nom }, quoi, parti, url)
  await annoncer(tx, deps, town, [{ foyer, lettre }], null)
  return lu
}

/** Another family's answers as one that does not exist. */
async function verrouiller(tx: Tx, { collectivite, foyer }: Famille, id: string): Promise<MandatRow> {
  const mandat = await lockMandat(tx, collectivite, id)
  if (mandat?.foyerId !== foyer) throw introuvable()
  return mandat
}
