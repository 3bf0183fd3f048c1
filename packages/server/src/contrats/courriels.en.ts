import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

const { jour, jourDeSemaine } = formats('en')

export function accuse(sujet: Sujet, url: string): Lettre {
  return {
    sujet: `Request received: ${titre(sujet)}`,
    collectivite: sujet.collectivite,
    paragraphes: ['We have received your request.', objet(sujet), 'The team will reply by e-mail.'],
    bouton: { texte: 'Follow my request', url },
    note: `Any questions? ${sujet.contact}`,
  }
}

export function accepte(sujet: Sujet, reponse: string | null, url: string): Lettre {
  return {
    sujet: `Request accepted: ${titre(sujet)}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      'The team has accepted your request.',
      objet(sujet),
      ...(reponse ? [`Message from the team: ${reponse}`] : []),
    ],
    bouton: { texte: 'See my bookings', url },
    note: `Any questions? ${sujet.contact}`,
  }
}

export function refuse(sujet: Sujet, reponse: string, url: string): Lettre {
  return {
    sujet: `Request refused: ${titre(sujet)}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      'The team was not able to accept your request.',
      objet(sujet),
      `Reason: ${reponse}`,
      `To talk about it or ask for another look: ${sujet.contact}`,
    ],
    bouton: { texte: 'See my request', url },
    note: recours(sujet.collectivite, 'en'),
  }
}

export function termine(sujet: Sujet, fin: string | null, motif: string, url: string): Lettre {
  return {
    sujet: `End of contract: ${sujet.contrat.enfant.prenom}, ${sujet.contrat.activite.nom}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      fin === null
        ? 'The team has ended this contract before it began.'
        : `The team has ended this contract: its last day is ${jour(fin)}.`,
      objet(sujet),
      `Reason: ${motif}`,
      ...(fin === null
        ? []
        : [
            'The invoice of the last month compares the hours planned up to that day with those already invoiced, and settles the difference.',
          ]),
    ],
    bouton: { texte: 'See my bookings', url },
    note: recours(sujet.collectivite, 'en'),
  }
}

export function repris(sujet: Sujet, url: string): Lettre {
  return {
    sujet: `Contract carried on: ${sujet.contrat.enfant.prenom}, ${sujet.contrat.activite.nom}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      'This contract goes on in your file, at the same hours. It will be invoiced to you according to your income.',
      objet(sujet),
    ],
    bouton: { texte: 'See my bookings', url },
    note: `Any questions? ${sujet.contact}`,
  }
}

const titre = ({ heures, contrat }: Sujet) =>
  heures ? `hours on ${jour(heures.date)}` : `contract, ${contrat.activite.nom}`

function objet({ contrat, heures }: Sujet): string {
  const { enfant, structure, activite } = contrat
  const where = `${enfant.prenom} – ${structure.nom}, ${activite.nom}`
  if (heures)
    return `${where}: ${jour(heures.date)}, from ${heures.debut} to ${heures.fin}, on top of the contract.`
  const semaine = contrat.semaine.map((one) => `${jourDeSemaine(one.jour)} ${one.debut} to ${one.fin}`)
  return `${where}: from ${jour(contrat.debut)} to ${jour(contrat.fin)}, ${semaine.join(', ')}.`
}
