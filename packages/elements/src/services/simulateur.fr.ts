import { catalogue } from '../i18n/langue.ts'

export const messages = catalogue('simulateur', {
  titre: (activite: string) => `Simuler le prix\u00a0: ${activite}`,
  quotient: 'Quotient familial (QF)',
  quotientAide: 'Celui de votre attestation CAF ou MSA. Sans lui, c’est le prix le plus élevé.',
  ressources: 'Ressources du foyer par mois, en euros',
  ressourcesAide: 'Celles de l’année N-2, avant abattements, divisées par 12. Sans elles, c’est le plafond.',
  enfants: 'Enfants à charge',
  aeeh: 'Dont bénéficiaires de l’AEEH',
  rang: 'Pour lequel\u00a0?',
  rangs: (rang: number) => (rang === 1 ? 'L’aîné' : `Le ${rang}e`),
  resident: 'Vous habitez le territoire',
  oui: 'Oui',
  non: 'Non',
  calculer: 'Calculer',
  resultat: (nom: string, prix: string) => `${nom}\u00a0: ${prix}`,
  heure: (prix: string) => `${prix} de l’heure`,
  aucun: 'Le tarif n’est pas encore publié.',
  regles: 'Ce que dit le tarif',
  /** What is of one unit only. */
  regle: (nom: string, lignes: readonly string[]) => `${nom}\u00a0: ${lignes.join(', ')}`,
  indicatif: 'À titre indicatif\u00a0: votre dossier et la date choisie font le prix.',
} as const)
