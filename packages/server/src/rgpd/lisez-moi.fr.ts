/** What the zip says of itself. */
export const lisezMoi = (ville: string, adresse: string, le: string): string =>
  [
    `Vos données dans l’Espace famille de ${ville}`,
    `Export demandé par ${adresse}, fait le ${le}.`,
    '',
    'Le dossier « données » contient une page par sujet, au format JSON : un texte que vous pouvez lire dans un éditeur,',
    'et qu’un autre service peut reprendre. Les autres dossiers contiennent vos fichiers : documents donnés, factures,',
    'pièces jointes, justificatifs, mandats.',
    '',
    'Ce qui n’y est pas :',
    '- vos mots de passe et les liens secrets : personne ne les connaît, seule leur empreinte est gardée ;',
    '- ce qui appartient à une autre personne : le compte de l’autre parent, l’autre foyer d’un enfant en garde alternée ;',
    '- les copies techniques effacées d’elles-mêmes en deux jours au plus (e-mails en partance, reprises d’envois).',
    '',
    'Ce fichier est personnel : gardez-le en lieu sûr, et effacez-le d’un ordinateur partagé.',
    '',
  ].join('\r\n')
