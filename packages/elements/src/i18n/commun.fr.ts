import { catalogue } from './langue.ts'

/** Words that every widget shares. */
export const communFr = catalogue('commun', {
  chargement: 'Chargement…',
  reessayer: 'Réessayer',
  annuler: 'Annuler',
  enregistrer: 'Enregistrer',
  fermer: 'Fermer',
  etoile: 'Les champs marqués d’une étoile (*) sont obligatoires.',
  horsLigne: 'Le service ne répond pas. Vérifiez votre connexion, puis réessayez.',
  lent: 'Le service met trop de temps à répondre. Réessayez dans un instant.',
  nonConnecte: 'Connectez-vous pour voir cette page.',
  seConnecter: 'Se connecter',
  menu: 'Menu',
  versTableau: ' de mon espace',
  sansCollectivite:
    'Ce widget n’est pas configuré : indiquez l’attribut « collectivite » (ou data-collectivite sur la balise script).',
  collectiviteInconnue: (id: string) =>
    `Aucune collectivité « ${id} » sur ce serveur : vérifiez l’attribut « collectivite ».`,
  origineNonDeclaree: 'Ce site n’est pas encore déclaré pour cette collectivité.',
  origineADeclarer: (origine: string, id: string) =>
    `Webmestre : déclarez l’origine ${origine} (npm run collectivite -- origine ${id} --ajouter ${origine}).`,
} as const)
