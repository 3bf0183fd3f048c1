import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type {
  Annonce,
  ChangementMandat,
  MandatSigne,
  Modifie,
  Rejet,
  Transmis,
  Trop,
} from './courriels.fr.ts'
import { raisonDe } from './raisons.ts'
import { ESSAIS_CODE } from './rules.ts'

type Ville = Lettre['collectivite']
const { date: day, euros } = formats('en')

export function lettreCode(collectivite: Ville, { code, regie }: { code: string; regie: string }): Lettre {
  return {
    sujet: 'Your code to sign your direct debit mandate',
    collectivite,
    paragraphes: [
      `To sign your direct debit mandate (${regie}), type this code in “My payments”: ${code.slice(0, 3)}\u00a0${code.slice(3)}.`,
    ],
    note: `It is valid for 15 minutes, for ${ESSAIS_CODE} tries. If you did not ask for anything, give it to nobody: without it nothing will be taken.`,
  }
}

export function mandatSigne(
  collectivite: Ville,
  { rum, regie, iban, creancier }: MandatSigne,
  url: string,
): Lettre {
  return {
    sujet: `Your direct debit mandate is signed: ${regie}`,
    collectivite,
    paragraphes: [
      `From now on ${creancier} will take your invoices (${regie}) from the account ${iban}.`,
      `Unique mandate reference (RUM): ${rum}. Each debit will be announced at least 14 days before, with its date and amount.`,
      'Your mandate is available as a PDF (in French) in “My payments”: you can save it.',
    ],
    bouton: { texte: 'See my mandate', url },
    note: 'You can suspend it or end it at any time in “My payments”.',
  }
}

export function mandatChange(
  collectivite: Ville,
  { rum, regie }: { rum: string; regie: string },
  quoi: ChangementMandat,
  dejaParti: Transmis | undefined,
  url: string,
): Lettre {
  const { sujet, phrase } = {
    repris: { sujet: 'resumed', phrase: 'Your invoices will be debited again.' },
    suspendu: {
      sujet: 'suspended',
      phrase:
        'Nothing is debited any more: your invoices are to be paid in another way, until you resume it.',
    },
    revoque: {
      sujet: 'ended',
      phrase: 'Nothing will be debited any more: your invoices are to be paid in another way.',
    },
    caduc: {
      sujet: 'ended',
      phrase:
        'It has not been used for 36 months: the European rule ends it. To be debited again, sign a new mandate.',
    },
  }[quoi]
  return {
    sujet: `Direct debit ${sujet}: ${regie}`,
    collectivite,
    paragraphes: [
      `Mandate ${rum}. ${phrase}`,
      ...(dejaParti
        ? [
            `The debit of ${euros(dejaParti.montantCentimes)} on ${day(dejaParti.date)} has already been sent: it will take place. If you do not want it, ask your bank.`,
          ]
        : []),
    ],
    bouton: { texte: 'See my payments', url },
  }
}

export function prelevementAnnonce(collectivite: Ville, annonce: Annonce, url: string): Lettre {
  const { date, montantCentimes, rum, ics, creancier, iban, numeros } = annonce
  return {
    sujet: `Direct debit of ${euros(montantCentimes)} on ${day(date)}`,
    collectivite,
    paragraphes: [
      `${creancier} will take ${euros(montantCentimes)} from your account ${iban} on ${day(date)}.`,
      `For ${factures(numeros)}. There is nothing for you to do.`,
    ],
    bouton: { texte: 'See my invoices', url },
    note: `Mandate reference: ${rum}. Creditor identifier: ${ics}.`,
  }
}

export function prelevementModifie(
  collectivite: Ville,
  { date, montantCentimes, rum, raison }: Modifie,
  url: string,
): Lettre {
  const annule = montantCentimes === 0
  const why = {
    reglee: 'an invoice was paid in another way meanwhile',
    retiree: 'the team has withdrawn it. You will be told of the next one',
  }[raison]
  return {
    sujet: annule
      ? `The direct debit of ${day(date)} will not take place`
      : `Direct debit of ${day(date)}: ${euros(montantCentimes)}`,
    collectivite,
    paragraphes: [
      annule
        ? `The direct debit announced for ${day(date)} is cancelled: ${why}.`
        : `The direct debit announced for ${day(date)} will be of ${euros(montantCentimes)}: ${why}.`,
    ],
    bouton: { texte: 'See my payments', url },
    note: `Mandate reference: ${rum}.`,
  }
}

export function prelevementEnTrop(
  collectivite: Ville,
  { date, montantCentimes, creditCentimes }: Trop,
  url: string,
): Lettre {
  return {
    sujet: `Direct debit of ${day(date)}: ${euros(creditCentimes)} in advance`,
    collectivite,
    paragraphes: [
      `We took ${euros(montantCentimes)}, but meanwhile you had paid a part of it in another way. ${euros(creditCentimes)} stay to your credit.`,
      'This advance will be used for your next invoices; you can also ask the team to pay it back.',
    ],
    bouton: { texte: 'See my payments', url },
  }
}

export function prelevementRejete(collectivite: Ville, rejet: Rejet, url: string): Lettre {
  const suite = {
    actif:
      'This amount will be part of a later debit, announced 14 days before. To pay sooner, suspend the direct debit in “My payments”, then pay online, or ask the team.',
    suspendu:
      'Your direct debit is suspended: pay in “My payments” or in another way. Once the matter is settled with your bank, resume it in the same place.',
    'a-refaire':
      'Your direct debit is suspended: pay in “My payments” or in another way. To be debited again, end this mandate and sign another one with your present account.',
    fini: 'You no longer have a direct debit: pay in “My payments” or in another way.',
  }[rejet.mandat]
  const none = rejet.numeros.length === 0
  return {
    sujet: `Direct debit rejected: ${euros(rejet.montantCentimes)}`,
    collectivite,
    paragraphes: [
      `The direct debit of ${euros(rejet.montantCentimes)} on ${day(rejet.date)} did not go through: ${raisonDe(rejet.code, 'en')}.`,
      none
        ? 'Your invoices had been paid in another way: they stay paid.'
        : `To pay again: ${factures(rejet.numeros)}.`,
      ...(none && rejet.mandat === 'actif' ? [] : [suite]),
    ],
    bouton: { texte: 'See my payments', url },
  }
}

function factures(numeros: readonly string[]): string {
  return `${numeros.length > 1 ? 'invoices' : 'invoice'} ${numeros.join(', ')}`
}
