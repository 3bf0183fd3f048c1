// What is said of what the parent does: comes with the gestures.
import type { Cellule } from '@inoe/contract/reservations'
import { catalogue } from '../i18n/langue.ts'
import type { Moments } from './moments.ts'

const plural = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`

/** Why a cell that was clicked cannot be changed, in a sentence. */
function pourquoi(cellule: Cellule, { long }: Moments): string {
  const { etat, motif, ouvreLe, expireLe, reservableJusquAu, annulableJusquAu, absence } = cellule
  if (absence?.reponse) return `Réponse du service\u00a0: ${absence.reponse}`
  switch (motif) {
    case 'complet':
      return 'Cette journée est complète.'
    case 'pas-encore-ouvert':
      return `Les réservations ouvrent ${ouvreLe ? long(ouvreLe) : 'bientôt'}.`
    case 'hors-delai':
      if (etat === 'propose') return `Il fallait confirmer avant ${expireLe ? long(expireLe) : ''}.`
      return etat === 'reserve'
        ? `Il fallait annuler avant ${long(annulableJusquAu)}.${cellule.absenceJusquAu ? '' : ' Appelez le service.'}`
        : `Il fallait réserver avant ${long(reservableJusquAu)}. Appelez le service.`
    case 'deja-facture':
      return 'Cette journée est déjà facturée\u00a0: contactez le service.'
    case 'deja-absent':
      return 'L’absence de ce jour est déjà déclarée.'
    case 'autre-foyer':
      return 'Ce jour-là, l’enfant est chez l’autre parent\u00a0: chacun réserve ses jours.'
    case 'age':
      return 'L’enfant n’a pas l’âge de cette activité ce jour-là.'
    case 'non-inscrit':
      return 'L’inscription à cette activité n’est plus en cours\u00a0: voyez «\u00a0Nos services\u00a0».'
    case 'dossier-a-renouveler':
      return 'Votre dossier est à renouveler\u00a0: voyez «\u00a0Mon foyer\u00a0».'
    case 'piece-manquante':
      return 'Un document manque pour réserver\u00a0: voyez «\u00a0Mes documents\u00a0».'
    case 'conflit-unite':
      return 'L’enfant a déjà une réservation sur cette partie de la journée.'
    case 'plafond':
      return 'Le nombre de jours permis pour cette activité est atteint.'
    default:
      return etat === 'present'
        ? 'L’enfant était présent\u00a0: cette journée ne change plus.'
        : 'Cette journée ne peut pas être réservée.'
  }
}

export const messages = catalogue('gestes', {
  pourquoi,
  contrats: 'Contrats',
  absence: 'Déclarer une absence',
  voirAbsence: 'Voir l’absence',
  pourquoiContrat: 'Ces heures viennent d’un contrat\u00a0: elles se changent dans «\u00a0Contrats\u00a0».',
  choisis: (count: number) =>
    `${plural(count, 'jour choisi', 'jours choisis')}\u00a0: Espace pour ajouter ou retirer, Échap pour renoncer.`,
  plage: (faits: number, impossibles: number) =>
    `${plural(faits, 'jour changé', 'jours changés')}${impossibles > 0 ? `, ${plural(impossibles, 'ne peut pas l’être', 'ne peuvent pas l’être')}` : ''}.`,
  echange: (prenom: string, unites: readonly string[], unite: string) =>
    `${prenom}\u00a0: ${unites.join(', ')} est remplacé par ${unite} ce jour-là.`,
  empeche: (unite: string) =>
    `${unite} est réservé ce jour-là et ne peut plus être annulé\u00a0: les deux ne vont pas ensemble.`,
  priseEntreTemps: (quoi: string) => `${quoi}\u00a0: plus de place entre-temps.`,
  change: (quoi: string, avant: string, apres: string) =>
    `${quoi}\u00a0: «\u00a0${avant}\u00a0» devient «\u00a0${apres}\u00a0».`,
  autres: (count: number) => `${plural(count, 'autre jour a changé', 'autres jours ont changé')}.`,
  ajouts: (count: number) => (count > 1 ? 'ajouts' : 'ajout'),
  retraits: (count: number) => (count > 1 ? 'retraits' : 'retrait'),
  attentes: 'en liste d’attente',
  soit: 'soit',
  ensemble: 'Ensemble ou rien\u00a0: s’il manque une place, rien n’est réservé',
  ensembleAide: 'Tous ces ajouts, ou aucun.',
  annulerModifications: 'Annuler les modifications',
  enregistrement: 'Enregistrement…',
  modificationsAnnulees: 'Modifications annulées.',
  reprise: 'Vos modifications sont toujours là\u00a0: il reste à les enregistrer.',
  enregistre: ({
    confirmees,
    enAttente,
    demandees,
    annulees,
  }: {
    confirmees: number
    enAttente: number
    demandees: number
    annulees: number
  }) => {
    const done = [
      confirmees > 0 ? plural(confirmees, 'jour ajouté', 'jours ajoutés') : '',
      annulees > 0 ? plural(annulees, 'jour retiré', 'jours retirés') : '',
      demandees > 0 ? plural(demandees, 'jour demandé', 'jours demandés') : '',
      enAttente > 0 ? `${plural(enAttente, 'jour', 'jours')} en liste d’attente` : '',
    ]
      .filter(Boolean)
      .join(', ')
    return done
      ? `C’est enregistré\u00a0: ${done}. Un e-mail récapitulatif vous est envoyé.`
      : 'Rien n’a été enregistré.'
  },
  defaire: 'Annuler cet enregistrement',
  defait: 'L’enregistrement est annulé.',
  indefaisable: (count: number) =>
    `${plural(count, 'jour ne peut plus être remis', 'jours ne peuvent plus être remis')} comme avant.`,
  refuses: (count: number) =>
    count > 1
      ? `${count} jours n’ont pas pu être enregistrés\u00a0:`
      : '1 jour n’a pas pu être enregistré\u00a0:',
  echec: (raison: string) => `Rien n’a été perdu, vos choix sont gardés. ${raison}`,
  quitter: {
    titre: 'Partir sans enregistrer\u00a0?',
    texte: 'Vos modifications ne sont pas enregistrées\u00a0: elles seront perdues.',
    oui: 'Partir sans enregistrer',
  },
} as const)
