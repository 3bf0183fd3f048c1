import { dateEnLettres, euros } from '../factures/rules.ts'
import type { Lettre } from '../outside/lettre.ts'
import { motifDe } from './motifs.fr.ts'
import { ESSAIS_CODE } from './rules.ts'

type Ville = Lettre['collectivite']

/** The code that signs a mandate. */
export function lettreCode(collectivite: Ville, { code, regie }: { code: string; regie: string }): Lettre {
  return {
    // Not in the subject: mail servers log those.
    sujet: 'Votre code pour signer votre mandat de prélèvement',
    collectivite,
    paragraphes: [
      `Pour signer votre mandat de prélèvement (${regie}), tapez ce code dans « Mes paiements » : ${code.slice(0, 3)}\u00a0${code.slice(3)}.`,
    ],
    note: `Il est valable 15 minutes, pour ${ESSAIS_CODE} essais. Si vous n’avez rien demandé, ne le donnez à personne : sans lui, rien ne sera prélevé.`,
  }
}

export interface MandatSigne {
  rum: string
  regie: string
  iban: string
  creancier: string
}

/** A mandate was signed. */
export function mandatSigne(
  collectivite: Ville,
  { rum, regie, iban, creancier }: MandatSigne,
  url: string,
): Lettre {
  return {
    sujet: `Votre mandat de prélèvement est signé : ${regie}`,
    collectivite,
    paragraphes: [
      `Vos factures (${regie}) seront désormais prélevées par ${creancier} sur le compte ${iban}.`,
      `Référence unique du mandat (RUM) : ${rum}. Chaque prélèvement vous sera annoncé au moins 14 jours avant, avec sa date et son montant.`,
      'Votre mandat est à votre disposition, en PDF, dans « Mes paiements » : vous pouvez l’enregistrer.',
    ],
    bouton: { texte: 'Voir mon mandat', url },
    note: 'Vous pouvez le suspendre ou y mettre fin à tout moment dans « Mes paiements ».',
  }
}

export type ChangementMandat = 'repris' | 'suspendu' | 'revoque' | 'caduc'
/** A debit that the bank has already. */
export interface Transmis {
  date: string
  montantCentimes: number
}

/** A mandate changed state by the family's will, or lapsed. */
export function mandatChange(
  collectivite: Ville,
  { rum, regie }: { rum: string; regie: string },
  quoi: ChangementMandat,
  dejaParti: Transmis | undefined,
  url: string,
): Lettre {
  const [sujet, phrase] = {
    repris: ['repris', 'Vos factures seront de nouveau prélevées.'],
    suspendu: [
      'suspendu',
      'Plus rien n’est prélevé : vos factures sont à payer autrement, jusqu’à ce que vous le repreniez.',
    ],
    revoque: ['terminé', 'Plus rien ne sera prélevé : vos factures sont à payer autrement.'],
    caduc: [
      'terminé',
      'Il n’a pas servi depuis 36 mois : la règle européenne y met fin. Pour être de nouveau prélevé, signez un nouveau mandat.',
    ],
  }[quoi] as [string, string]
  return {
    sujet: `Prélèvement automatique ${sujet} : ${regie}`,
    collectivite,
    paragraphes: [
      `Mandat ${rum}. ${phrase}`,
      ...(dejaParti
        ? [
            `Le prélèvement de ${euros(dejaParti.montantCentimes)} du ${dateEnLettres(dejaParti.date)} est déjà transmis : il aura lieu. Si vous ne le voulez pas, demandez-le à votre banque.`,
          ]
        : []),
    ],
    bouton: { texte: 'Voir mes paiements', url },
  }
}

export interface Annonce {
  date: string
  montantCentimes: number
  rum: string
  ics: string
  creancier: string
  iban: string
  numeros: readonly string[]
}

/** Pre-notification of a debit. */
export function prelevementAnnonce(collectivite: Ville, annonce: Annonce, url: string): Lettre {
  const { date, montantCentimes, rum, ics, creancier, iban, numeros } = annonce
  return {
    sujet: `Prélèvement de ${euros(montantCentimes)} le ${dateEnLettres(date)}`,
    collectivite,
    paragraphes: [
      `${creancier} prélèvera ${euros(montantCentimes)} le ${dateEnLettres(date)} sur votre compte ${iban}.`,
      `Pour ${numeros.length > 1 ? 'les' : 'la'} ${factures(numeros)}. Vous n’avez rien à faire.`,
    ],
    bouton: { texte: 'Voir mes factures', url },
    note: `Référence du mandat : ${rum}. Identifiant du créancier : ${ics}.`,
  }
}

export interface Modifie {
  date: string
  /** 0: there is none any more. */
  montantCentimes: number
  rum: string
  raison: 'reglee' | 'retiree'
}

/** A debit that was announced changes its amount or will not be. */
export function prelevementModifie(
  collectivite: Ville,
  { date, montantCentimes, rum, raison }: Modifie,
  url: string,
): Lettre {
  const annule = montantCentimes === 0
  const why = {
    reglee: 'une facture a été réglée autrement entre-temps',
    retiree: 'le service l’a retiré. Vous serez prévenu du prochain',
  }[raison]
  return {
    sujet: annule
      ? `Le prélèvement du ${dateEnLettres(date)} n’aura pas lieu`
      : `Prélèvement du ${dateEnLettres(date)} : ${euros(montantCentimes)}`,
    collectivite,
    paragraphes: [
      annule
        ? `Le prélèvement annoncé pour le ${dateEnLettres(date)} est annulé : ${why}.`
        : `Le prélèvement annoncé pour le ${dateEnLettres(date)} sera de ${euros(montantCentimes)} : ${why}.`,
    ],
    bouton: { texte: 'Voir mes paiements', url },
    note: `Référence du mandat : ${rum}.`,
  }
}

export interface Trop extends Transmis {
  creditCentimes: number
}

/** A debit took more than was still owed. */
export function prelevementEnTrop(
  collectivite: Ville,
  { date, montantCentimes, creditCentimes }: Trop,
  url: string,
): Lettre {
  return {
    sujet: `Prélèvement du ${dateEnLettres(date)} : ${euros(creditCentimes)} d’avance`,
    collectivite,
    paragraphes: [
      `Nous avons prélevé ${euros(montantCentimes)}, mais vous aviez entre-temps réglé une partie autrement. ${euros(creditCentimes)} restent à votre crédit.`,
      'Cette avance servira à vos prochaines factures ; vous pouvez aussi en demander le remboursement au service.',
    ],
    bouton: { texte: 'Voir mes paiements', url },
  }
}

export interface Rejet {
  date: string
  montantCentimes: number
  numeros: readonly string[]
  /** ISO 20022. */
  code: string
  mandat: 'actif' | 'suspendu' | 'a-refaire' | 'fini'
}

/** A debit came back. */
export function prelevementRejete(collectivite: Ville, rejet: Rejet, url: string): Lettre {
  const suite = {
    actif:
      'Ce montant sera compris dans un prochain prélèvement, annoncé 14 jours avant. Pour payer plus tôt, suspendez le prélèvement dans « Mes paiements », puis payez en ligne, ou adressez-vous au service.',
    suspendu:
      'Votre prélèvement automatique est suspendu : payez dans « Mes paiements » ou par un autre moyen. Quand la situation est réglée avec votre banque, reprenez-le au même endroit.',
    'a-refaire':
      'Votre prélèvement automatique est suspendu : payez dans « Mes paiements » ou par un autre moyen. Pour être de nouveau prélevé, mettez fin à ce mandat et signez-en un autre avec votre compte actuel.',
    fini: 'Vous n’avez plus de prélèvement automatique : payez dans « Mes paiements » ou par un autre moyen.',
  }[rejet.mandat]
  return {
    sujet: `Prélèvement rejeté : ${euros(rejet.montantCentimes)}`,
    collectivite,
    paragraphes: [
      `Le prélèvement de ${euros(rejet.montantCentimes)} du ${dateEnLettres(rejet.date)} n’a pas abouti : ${motifDe(rejet.code).raison}.`,
      rejet.numeros.length === 0
        ? 'Vos factures avaient été réglées autrement : elles le restent.'
        : `À payer de nouveau : ${factures(rejet.numeros)}.`,
      ...(rejet.numeros.length === 0 && rejet.mandat === 'actif' ? [] : [suite]),
    ],
    bouton: { texte: 'Voir mes paiements', url },
  }
}

function factures(numeros: readonly string[]): string {
  return numeros.length > 1 ? `factures ${numeros.join(', ')}` : `facture ${numeros.join('')}`
}
