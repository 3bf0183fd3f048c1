import type { Blocage, SectionARenouveler, SectionDossier } from '@inoe/contract/renouvellements'
import { catalogue } from '../../i18n/langue.ts'

export const renouvellementFr: {
  titre: (annee: string) => string
  aide: string
  jusquAu: (jour: string) => string
  enRetard: (jour: string) => string
  ensuite: Record<Blocage, string>
  bloque: Record<Blocage, string>
  progres: (faites: number, toutes: number) => string
  sections: Record<SectionDossier, string>
  de: (section: string, prenom: string) => string
  etats: Record<SectionARenouveler['etat'], string>
  change: string
  par: (jour: string, qui: string | null) => string
  enAttente: string
  exact: string
  corriger: string
  repondre: string
  envoi: string
  confirmee: (section: string) => string
  corrigee: (sections: string) => string
  documents: string
  document: (nom: string, pour: string | null, fin: string) => string
  versDocuments: string
  fini: (annee: string) => string
  suite: string
  versInscriptions: string
} = catalogue('renouvellement', {
  titre: (annee) => `Renouveler votre dossier pour ${annee}`,
  aide: 'Tout est déjà rempli\u00a0: confirmez ce qui est toujours exact, corrigez le reste. Vous pouvez vous arrêter et reprendre plus tard, à deux parents si vous voulez.',
  jusquAu: (jour) => `Jusqu’au ${jour} inclus.`,
  enRetard: (jour) => `C’était demandé jusqu’au ${jour}, et c’est toujours possible.`,
  ensuite: {
    rien: '',
    inscriptions: 'Ensuite, il le faudra pour demander une inscription.',
    reservations: 'Ensuite, il le faudra pour demander une inscription ou réserver.',
  },
  bloque: {
    rien: '',
    inscriptions: 'Il le faut maintenant pour demander une inscription.',
    reservations: 'Il le faut maintenant pour demander une inscription ou réserver.',
  },
  progres: (faites, toutes) =>
    faites < 2 ? `${faites} partie sur ${toutes} confirmée` : `${faites} parties sur ${toutes} confirmées`,
  sections: {
    contact: 'Adresse et contact',
    parents: 'Parents',
    revenus: 'Revenus et quotient familial',
    identite: 'Identité',
    sante: 'Informations médicales',
    personnes: 'Personnes et urgences',
    consentements: 'Autorisations',
  },
  de: (section, prenom) => `${prenom}\u00a0: ${section.charAt(0).toLowerCase()}${section.slice(1)}`,
  etats: { 'a-confirmer': 'À confirmer', 'a-revoir': 'À relire', confirmee: 'Confirmé' },
  change: 'Cette partie a changé depuis qu’elle a été confirmée.',
  par: (jour, qui) => (qui === null ? `Confirmé par vous le ${jour}.` : `Confirmé par ${qui} le ${jour}.`),
  enAttente: 'en attente de la réponse du service',
  exact: 'C’est toujours exact',
  corriger: 'Corriger',
  repondre: 'Lire et répondre',
  envoi: 'Envoi…',
  confirmee: (section) => `${section}\u00a0: c’est confirmé.`,
  corrigee: (sections) => `${sections}\u00a0: c’est corrigé et confirmé.`,
  documents: 'Documents qui finissent avant la fin de l’année scolaire',
  document: (nom, pour, fin) =>
    pour === null ? `${nom}\u00a0: jusqu’au ${fin}` : `${nom} (${pour})\u00a0: jusqu’au ${fin}`,
  versDocuments: 'Envoyer les nouveaux dans «\u00a0Mes documents\u00a0»',
  fini: (annee) => `Votre dossier est renouvelé pour ${annee}. Un e-mail vous le confirme.`,
  suite: 'Une information change en cours d’année\u00a0? Corrigez-la ici, sans attendre.',
  versInscriptions: 'Voir mes inscriptions',
})
