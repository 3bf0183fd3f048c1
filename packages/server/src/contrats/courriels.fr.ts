import type { Contrat } from '@inoe/contract/contrats'
import { jour } from '../absences/phrases.fr.ts'
import { recours } from '../collectivites/recours.ts'
import type { Lettre } from '../outside/lettre.ts'
import { heure, plageEnMots } from './rules.ts'

/** What every letter about a contract names. `contact`: the service's own way, else the town's. */
export interface Sujet {
  collectivite: Lettre['collectivite']
  contrat: Pick<Contrat, 'enfant' | 'structure' | 'activite' | 'debut' | 'fin' | 'semaine'>
  /** The hours it is about; null for the contract itself. */
  heures: { date: string; debut: string; fin: string } | null
  contact: string
}

/** Acknowledges a request at once. @param url page of « Mes réservations » */
export function accuse(sujet: Sujet, url: string): Lettre {
  return {
    sujet: `Demande reçue : ${titre(sujet)}`,
    collectivite: sujet.collectivite,
    paragraphes: ['Votre demande est bien arrivée.', objet(sujet), 'Le service vous répondra par e-mail.'],
    bouton: { texte: 'Suivre ma demande', url },
    note: `Une question ? ${sujet.contact}`,
  }
}

/** @param reponse what the service adds, if anything @param url page of « Mes réservations » */
export function accepte(sujet: Sujet, reponse: string | null, url: string): Lettre {
  return {
    sujet: `Demande acceptée : ${titre(sujet)}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      'Le service a accepté votre demande.',
      objet(sujet),
      ...(reponse ? [`Message du service : ${reponse}`] : []),
    ],
    bouton: { texte: 'Voir mes réservations', url },
    note: `Une question ? ${sujet.contact}`,
  }
}

/**
 * Says why, and how to contest it.
 * @param url page of « Mes réservations »
 */
export function refuse(sujet: Sujet, reponse: string, url: string): Lettre {
  return {
    sujet: `Demande refusée : ${titre(sujet)}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      'Le service n’a pas pu accepter votre demande.',
      objet(sujet),
      `Motif : ${reponse}`,
      `Pour en parler ou demander un nouvel examen : ${sujet.contact}`,
    ],
    bouton: { texte: 'Voir ma demande', url },
    note: recours(sujet.collectivite),
  }
}

/** To the home whose contract ends sooner than agreed. @param fin its last day; null where it had not begun @param motif what the agent wrote */
export function termine(sujet: Sujet, fin: string | null, motif: string, url: string): Lettre {
  return {
    sujet: `Fin de contrat : ${sujet.contrat.enfant.prenom}, ${sujet.contrat.activite.nom}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      fin === null
        ? 'Le service a mis fin à ce contrat avant qu’il ne commence.'
        : `Le service a mis fin à ce contrat : son dernier jour est le ${jour(fin)}.`,
      objet(sujet),
      `Motif : ${motif}`,
      ...(fin === null
        ? []
        : [
            'La facture du dernier mois compare les heures prévues jusqu’à ce jour à celles déjà facturées, et règle la différence.',
          ]),
    ],
    bouton: { texte: 'Voir mes réservations', url },
    note: recours(sujet.collectivite),
  }
}

/** To the home that carries the contract on. */
export function repris(sujet: Sujet, url: string): Lettre {
  return {
    sujet: `Contrat repris : ${sujet.contrat.enfant.prenom}, ${sujet.contrat.activite.nom}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      'Ce contrat se poursuit dans votre dossier, aux mêmes heures. Il vous sera facturé selon vos revenus.',
      objet(sujet),
    ],
    bouton: { texte: 'Voir mes réservations', url },
    note: `Une question ? ${sujet.contact}`,
  }
}

const titre = ({ heures, contrat }: Sujet) =>
  heures ? `heures du ${jour(heures.date)}` : `contrat, ${contrat.activite.nom}`

function objet({ contrat, heures }: Sujet): string {
  const { enfant, structure, activite } = contrat
  const where = `${enfant.prenom} – ${structure.nom}, ${activite.nom}`
  if (heures)
    return `${where} : ${jour(heures.date)}, de ${heure(heures.debut)} à ${heure(heures.fin)}, en plus du contrat.`
  return `${where} : du ${jour(contrat.debut)} au ${jour(contrat.fin)}, ${contrat.semaine.map(plageEnMots).join(', ')}.`
}
