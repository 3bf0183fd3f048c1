import type { EtatContrat } from '@inoe/contract/contrats'
import { catalogue } from '../../i18n/langue.ts'

const etats: Record<EtatContrat, string> = {
  demande: 'Demandé, le service va répondre',
  accepte: 'Accepté',
  refuse: 'Refusé',
  retire: 'Retiré',
}

/** 08:30, 17:00 → « de 8 h 30 à 17 h » */
function heures(debut: string, fin: string): string {
  const heure = (hhmm: string) => {
    const [hours, minutes] = hhmm.split(':')
    return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
  }
  return `de\u00a0${heure(debut)} à\u00a0${heure(fin)}`
}

export const messages = catalogue('contrats', {
  titre: 'Contrats',
  intro:
    'Un accueil régulier se réserve par contrat\u00a0: des heures chaque semaine, que le service accepte ou refuse.',
  aucun: 'Aucun contrat pour l’instant.',
  etats,
  du: 'Du',
  au: 'Au',
  entre: (du: string, au: string) => `du ${du} au ${au}`,
  parSemaine: (minutes: number) => {
    const rest = minutes % 60
    return `${Math.floor(minutes / 60)}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, '0')}` : ''} par semaine`
  },
  heures,
  plage: (jour: string, debut: string, fin: string) => `${jour} ${heures(debut, fin)}`,
  reponse: (reponse: string) => `Réponse du service\u00a0: ${reponse}`,
  retirer: 'Retirer',
  retirerQuoi: (quoi: string) => `\u00a0: ${quoi}`,
  occasionnelles: 'Heures occasionnelles',
  demanderHeures: 'Demander des heures en plus',
  date: 'Jour',
  debut: 'De',
  fin: 'À',
  nouveau: 'Demander un contrat',
  pour: 'Pour',
  semaine: 'Heures de chaque jour',
  semaineAide: 'Laissez vide un jour sans accueil.',
  jourDe: (jour: string) => `${jour}, de`,
  jourA: (jour: string) => `${jour}, à`,
  commentaire: 'Précisions (facultatif)',
  demander: 'Envoyer la demande',
  demande: 'Votre demande est envoyée, le service va répondre.',
  retire: 'C’est retiré.',
  incomplet:
    'Indiquez une heure de début et une heure de fin pour chaque jour choisi, la fin après le début.',
  periode: 'Indiquez les dates, la fin après le début.',
} as const)
