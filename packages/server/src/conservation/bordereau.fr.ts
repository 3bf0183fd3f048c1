/** Words of the bordereau d'élimination and of the certificate of destruction. */
export const bordereauFr = {
  produit: 'Espace famille\u00a0: données numériques de l’enfance et de la jeunesse',
  bordereau: (numero: string) => `Bordereau d’élimination ${numero}`,
  certificat: (numero: string) => `Certificat de destruction, bordereau ${numero}`,
  arrete: (date: string) => `Arrêté au ${date}`,
  termine: (date: string) => `Destruction achevée le ${date}`,
  quoi: 'Archives publiques numériques arrivées au terme de leur durée d’utilité administrative, proposées à l’élimination en application de l’article L212-2 du Code du patrimoine. Aucune n’est détruite avant le visa des Archives départementales. Le tableau ne porte aucun nom.',
  colonnes: ['Nature, durée et référence', 'Dates extrêmes', 'Durée', 'Nombre'],
  faits: ['Nature', 'Détruits', 'Laissés', 'Mis de côté'],
  dates: (premiere: string, derniere: string) =>
    premiere === derniere ? `Le ${premiere}` : `Du ${premiere} au ${derniere}`,
  jusque: (date: string) => `jusqu’au ${date}`,
  total: (nombre: string) => `Total\u00a0: ${nombre} dossiers, pièces ou lignes.`,
  signatures: 'Signatures',
  collectivite: (nom: string) =>
    `Pour ${nom}\nNom et qualité\u00a0:\n\nDate\u00a0:\n\nSignature et cachet\u00a0:`,
  archives:
    'Visa du directeur des Archives départementales\nRéférence\u00a0:\n\nDate\u00a0:\n\nObservations, ce qui est mis de côté\u00a0:',
  visa: (reference: string, date: string) =>
    `Visa des Archives départementales\u00a0: ${reference}, du ${date}.`,
  observations: (motif: string) => `Observations\u00a0: ${motif}`,
  laisses:
    '«\u00a0Laissés\u00a0»\u00a0: redevenus actifs, retenus par un litige ou une somme à régler, ou déjà partis au moment de la destruction. Ils seront proposés de nouveau à leur terme.',
  comment:
    'Les lignes ont été supprimées de la base et les clés qui ouvraient leurs fichiers avec elles, puis les fichiers chiffrés ont été effacés. Les sauvegardes suivent leur propre cycle.',
} as const
