import type { CodeErreur } from '@inoe/contract/erreurs'

/** What is said of a request that cannot be done, in one language. */
export interface Paroles {
  /** What each refusal says to the person, and what to do about it. */
  refus: Record<CodeErreur, { title: string; detail: string }>
  /** What is wrong with a field. */
  saisie: {
    obligatoire: string
    courriel: string
    elements: (max: string) => string
    longueur: (max: string) => string
    minimum: (min: string) => string
    petite: (min: string) => string
    grande: (max: string) => string
    entier: string
    date: string
    liste: string
    forme: string
    valeur: string
  }
}

export const problemTexts: Paroles['refus'] = {
  'requete-invalide': { title: 'Vérifiez votre saisie', detail: 'Certains champs sont à corriger.' },
  'json-invalide': { title: 'Demande illisible', detail: 'La demande est arrivée incomplète. Réessayez.' },
  introuvable: { title: 'Introuvable', detail: 'Cet élément n’existe pas ou n’est plus disponible.' },
  'non-connecte': { title: 'Connexion nécessaire', detail: 'Connectez-vous pour continuer.' },
  'origine-non-declaree': {
    title: 'Site non déclaré',
    detail: 'Ce site n’est pas déclaré pour cette collectivité.',
  },
  'trop-gros': { title: 'Fichier trop gros', detail: 'La demande dépasse la taille permise.' },
  'trop-de-tentatives': {
    title: 'Trop de tentatives',
    detail: 'Attendez quelques minutes avant de réessayer.',
  },
  'cle-deja-utilisee': { title: 'Demande déjà reçue', detail: 'Une autre demande a déjà utilisé cette clé.' },
  'erreur-interne': {
    title: 'Un problème est survenu',
    detail: 'Rien n’a été perdu. Réessayez dans un instant.',
  },
  'service-indisponible': {
    title: 'Service indisponible',
    detail: 'Le service est momentanément indisponible. Réessayez dans un instant.',
  },
  'identifiants-incorrects': { title: 'Connexion refusée', detail: 'Adresse ou mot de passe incorrect.' },
  'compte-non-confirme': {
    title: 'Compte à confirmer',
    detail: 'Cliquez d’abord sur le lien de l’e-mail de confirmation.',
  },
  'mot-de-passe-faible': {
    title: 'Mot de passe trop faible',
    detail: 'Choisissez un mot de passe plus long ou moins courant.',
  },
  'lien-invalide': {
    title: 'Lien expiré',
    detail: 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.',
  },
  'mot-de-passe-actuel': {
    title: 'Mot de passe à vérifier',
    detail: 'Ce n’est pas votre mot de passe actuel. Réessayez, ou choisissez « Mot de passe oublié ».',
  },
  'invitation-impossible': {
    title: 'Invitation impossible',
    detail: 'Cette personne ne peut pas être invitée. Contactez le service.',
  },
  'franceconnect-refuse': {
    title: 'FranceConnect n’est pas relié',
    detail: 'Cette identité ne peut pas ouvrir ce compte : rien n’a changé.',
  },
  'cle-acces-refusee': {
    title: 'Clé d’accès non reconnue',
    detail: 'Cette clé d’accès n’a pas pu être vérifiée. Réessayez, ou utilisez votre mot de passe.',
  },
  'modifie-ailleurs': {
    title: 'Modifié entre-temps',
    detail: 'Ces informations ont changé dans un autre onglet ou par une autre personne.',
  },
  'date-naissance-invalide': {
    title: 'Date de naissance à vérifier',
    detail: 'Cette date de naissance n’est pas possible.',
  },
  'rattachement-impossible': {
    title: 'Rattachement impossible',
    detail: 'Cet enfant ne peut pas entrer dans ce dossier. Contactez le service.',
  },
  'dernier-foyer': {
    title: 'Son seul foyer',
    detail: 'Cet enfant n’a pas d’autre foyer : il ne peut pas être retiré de celui-ci.',
  },
  'garde-impossible': {
    title: 'Calendrier impossible',
    detail: 'Cet enfant n’a qu’un foyer : rattachez-le d’abord à son autre foyer.',
  },
  'fusion-impossible': {
    title: 'Fusion impossible',
    detail: 'Ces deux dossiers ne peuvent pas être réunis pour l’instant.',
  },
  'contrat-facture': {
    title: 'Contrat déjà facturé',
    detail:
      'Ce contrat est déjà facturé au-delà de ce jour. Choisissez un jour plus tard, ou laissez-le à ce dossier.',
  },
  'separation-impossible': {
    title: 'Séparation impossible',
    detail: 'Ce dossier ne peut pas être séparé ainsi.',
  },
  'dernier-acces': {
    title: 'Dernier accès',
    detail: 'Plus personne n’aurait accès à ce dossier. Confirmez que c’est bien ce qu’il faut faire.',
  },
  'enfant-rattache': {
    title: 'Retrait impossible',
    detail:
      'Cet enfant a des inscriptions, des réservations, des documents, des messages ou un second foyer : demandez au service de le retirer.',
  },
  'effacement-impossible': {
    title: 'Effacement impossible',
    detail: 'Il reste quelque chose à régler avec cette famille.',
  },
  'visa-requis': {
    title: 'Visa requis',
    detail: 'Rien n’est détruit sans le visa des Archives départementales.',
  },
  'duree-hors-limites': {
    title: 'Durée hors limites',
    detail: 'Cette durée est plus courte, ou plus longue, que ce que les textes permettent.',
  },
  'rien-a-eliminer': {
    title: 'Rien à proposer',
    detail: 'Rien n’est arrivé au terme de sa durée de conservation.',
  },
  'elimination-en-cours': {
    title: 'Un bordereau est déjà en cours',
    detail: 'Terminez-le, ou abandonnez-le, avant d’en proposer un autre.',
  },
  'elimination-impossible': {
    title: 'Étape impossible',
    detail: 'Ce bordereau n’est pas à cette étape. Rechargez la page pour voir où il en est.',
  },
  'quotient-introuvable': {
    title: 'Aucun dossier trouvé',
    detail:
      'Ni la CAF ni la MSA ne connaît d’allocataire avec cette identité. Vérifiez-la : elle doit être celle de la personne qui reçoit les allocations, avec tous ses prénoms.',
  },
  'quotient-autre-foyer': {
    title: 'Dossier d’un autre foyer',
    detail:
      'Le dossier trouvé n’a pas les mêmes parents, enfants ou code postal que votre dossier ici. Corrigez celui des deux qui n’est pas à jour, ou écrivez votre quotient et joignez votre attestation.',
  },
  'quotient-indisponible': {
    title: 'La CAF et la MSA ne répondent pas',
    detail: 'Réessayez plus tard, ou écrivez votre quotient et joignez votre attestation.',
  },
  'sans-autorite-parentale': {
    title: 'Réponse réservée aux titulaires de l’autorité parentale',
    detail:
      'Votre dossier indique que vous n’exercez pas l’autorité parentale sur cet enfant. Si c’est une erreur, écrivez au service.',
  },
  'fichier-refuse': { title: 'Fichier refusé', detail: 'Envoyez un PDF ou une photo (JPEG, PNG, HEIC).' },
  'fichier-vide': { title: 'Fichier vide', detail: 'Ce fichier ne contient rien.' },
  'fichier-abime': {
    title: 'Fichier abîmé',
    detail:
      'Ce fichier est abîmé ou incomplet. Ouvrez-le pour vérifier, enregistrez-le à nouveau, puis renvoyez-le.',
  },
  'fichier-protege': {
    title: 'Fichier protégé',
    detail:
      'Ce PDF demande un mot de passe : le service ne pourrait pas l’ouvrir. Enregistrez-en une copie sans mot de passe, ou photographiez le document.',
  },
  'fichier-actif': {
    title: 'PDF avec programme',
    detail:
      'Ce PDF contient un programme. Imprimez-le dans un nouveau PDF (« Imprimer », puis « Enregistrer au format PDF »), ou photographiez le document.',
  },
  'fichier-demesure': {
    title: 'Fichier démesuré',
    detail: 'Une fois ouvert, ce fichier serait démesuré. Envoyez une photo ordinaire du document.',
  },
  'image-refusee': {
    title: 'Image refusée',
    detail: 'Envoyez une image JPEG ou PNG, de 2\u202f000 points de côté et 1 Mo au plus.',
  },
  'fichier-incomplet': {
    title: 'Envoi à terminer',
    detail: 'Ce fichier n’est pas arrivé en entier. Reprenez l’envoi.',
  },
  'fichier-en-controle': {
    title: 'Fichier en cours de vérification',
    detail: 'L’antivirus vérifie ce fichier. Réessayez dans quelques minutes.',
  },
  'fichier-infecte': {
    title: 'Fichier dangereux',
    detail: 'L’antivirus a trouvé un virus dans ce fichier : il a été détruit.',
  },
  'deja-inscrit': { title: 'Déjà demandé', detail: 'Une demande existe déjà pour cet enfant.' },
  'age-non-admis': { title: 'Âge non admis', detail: 'L’enfant n’a pas l’âge de cette activité.' },
  'renouvellement-impossible': {
    title: 'Pas encore possible',
    detail: 'Il manque une information dans cette partie : complétez-la, puis confirmez.',
  },
  'renouvellement-ferme': {
    title: 'Aucun renouvellement en cours',
    detail: 'Aucun renouvellement de dossier n’est demandé aujourd’hui.',
  },
  'renouvellement-requis': {
    title: 'Dossier à renouveler',
    detail: 'Renouvelez d’abord votre dossier dans « Mon foyer ».',
  },
  'piece-manquante': { title: 'Document manquant', detail: 'Un document obligatoire manque au dossier.' },
  'dossier-incomplet': {
    title: 'Dossier à compléter',
    detail: 'Complétez « Mon foyer » avant de continuer.',
  },
  'inscription-close': {
    title: 'Inscriptions closes',
    detail: 'On ne peut plus s’inscrire à cette période.',
  },
  'deja-repondu': { title: 'Déjà répondu', detail: 'Cette demande a déjà reçu une réponse.' },
  'motif-requis': { title: 'Motif manquant', detail: 'Indiquez le motif du refus : la famille le lira.' },
  'inscriptions-completes': {
    title: 'Plus de place',
    detail:
      'Toutes les places sont prises : mettez la demande sur liste d’attente, ou attendez qu’une place se libère.',
  },
  'inscription-utilisee': {
    title: 'Inscription déjà utilisée',
    detail:
      'Des jours sont réservés ou à facturer, ou un contrat est en cours : annulez-les d’abord, ou voyez avec le service.',
  },
  'decision-definitive': {
    title: 'Trop tard pour revenir en arrière',
    detail: 'Cette demande a changé depuis, ou une autre l’a remplacée. Faites une nouvelle demande.',
  },
  'hors-territoire': {
    title: 'Réservé aux familles du territoire',
    detail: 'Cette activité est réservée aux familles des communes du territoire.',
  },
  'cellules-contradictoires': {
    title: 'Demande contradictoire',
    detail: 'La même journée est à la fois ajoutée et retirée.',
  },
  'absence-impossible': {
    title: 'Absence impossible',
    detail: 'Rien n’a été enregistré : l’absence de certains jours ne peut pas être déclarée.',
  },
  'contrat-impossible': {
    title: 'Contrat à revoir',
    detail: 'La demande n’a pas été envoyée : certains points sont à corriger.',
  },
  'contrat-existant': {
    title: 'Contrat déjà demandé',
    detail: 'Un contrat existe déjà pour cet enfant à ces dates.',
  },
  'heures-impossibles': {
    title: 'Heures à revoir',
    detail: 'La demande n’a pas été envoyée : ces heures ne sont pas possibles.',
  },
  'facture-non-payable': {
    title: 'Paiement impossible',
    detail: 'Cette facture n’est plus à payer en ligne.',
  },
  'paiement-en-cours': {
    title: 'Paiement en cours',
    detail: 'Un paiement est déjà en cours pour cette facture.',
  },
  'regies-differentes': {
    title: 'Paiements séparés',
    detail: 'Ces factures se paient en plusieurs fois, une par régie.',
  },
  'montant-hors-limites': {
    title: 'Montant hors limites',
    detail: 'Le paiement en ligne va de 1 € à 99 999,99 €.',
  },
  'payfip-indisponible': {
    title: 'PayFiP indisponible',
    detail: 'Le service de paiement ne répond pas. Rien n’a été débité : réessayez plus tard.',
  },
  'facture-sous-mandat': {
    title: 'Déjà prélevée',
    detail: 'Cette facture est réglée par prélèvement automatique\u00a0: vous n’avez rien à faire.',
  },
  'titre-seul': {
    title: 'Un paiement par titre',
    detail: 'Ces factures se paient une par une\u00a0: n’en cochez qu’une.',
  },
  'titre-sans-reference': {
    title: 'Pas encore payable en ligne',
    detail: 'La trésorerie n’a pas encore enregistré cette facture. Revenez dans quelques jours.',
  },
  'facturation-modifiee': {
    title: 'À vérifier de nouveau',
    detail:
      'Des réservations, des présences ou des tarifs ont changé depuis le brouillon. Relisez-le, puis émettez.',
  },
  'facturation-emise': {
    title: 'Déjà émise',
    detail: 'Ces factures sont déjà émises. Pour corriger, faites un avoir.',
  },
  'facturation-bloquee': {
    title: 'Émission impossible',
    detail: 'Réglez d’abord les anomalies bloquantes du brouillon.',
  },
  'avoir-impossible': {
    title: 'Avoir impossible',
    detail: 'Un avoir ne dépasse pas ce qui a été facturé et n’a pas déjà été rendu.',
  },
  'tarif-incoherent': {
    title: 'Tarif à revoir',
    detail: 'Ce tarif n’a pas été enregistré\u00a0: certains points sont à corriger.',
  },
  'tarif-deja-facture': {
    title: 'Jours déjà facturés',
    detail: 'Un tarif ne change pas des jours déjà facturés\u00a0: choisissez une date plus tardive.',
  },
  'pointage-impossible': {
    title: 'Pointage à revoir',
    detail: 'Rien n’a été enregistré\u00a0: certaines lignes sont à corriger.',
  },
  'pointage-facture': {
    title: 'Présence déjà facturée',
    detail: 'Cette présence est facturée. Pour la corriger, faites un avoir.',
  },
  'moyen-non-admis': {
    title: 'Moyen de paiement non admis',
    detail: 'L’acte de la régie n’autorise pas ce moyen de paiement.',
  },
  'especes-trop-elevees': {
    title: 'Trop d’espèces',
    detail: 'Une régie ne peut pas encaisser plus de 300\u00a0€ en espèces.',
  },
  'credit-insuffisant': {
    title: 'Avoir insuffisant',
    detail: 'La famille n’a pas autant d’avance dans cette régie.',
  },
  'encaissement-annule': {
    title: 'Déjà annulé',
    detail: 'Cet encaissement est déjà annulé.',
  },
  'encaissement-non-annulable': {
    title: 'Annulation impossible',
    detail: 'Cet encaissement ne s’annule pas ici.',
  },
  'iban-invalide': {
    title: 'IBAN à vérifier',
    detail: 'Cet IBAN n’est pas valable.',
  },
  'mandat-impossible': {
    title: 'Mandat impossible',
    detail: 'Ce mandat ne peut pas être créé ou changé.',
  },
  'code-incorrect': {
    title: 'Code incorrect',
    detail: 'Ce code n’est pas le bon ou n’est plus valable. Demandez-en un nouveau.',
  },
  'remise-impossible': {
    title: 'Remise impossible',
    detail: 'Cette remise ne peut pas être préparée ou changée.',
  },
  'trop-de-pieces': {
    title: 'Trop de pièces jointes',
    detail: 'Un message porte 5 fichiers au plus\u00a0: envoyez les autres dans un second message.',
  },
  'message-vide': {
    title: 'Message vide',
    detail: 'Écrivez votre message avant de l’envoyer.',
  },
}

export const paroles: Paroles = {
  refus: problemTexts,
  saisie: {
    obligatoire: 'Ce champ est obligatoire.',
    courriel: 'Cette adresse e-mail n’est pas valable (exemple : prenom.nom@exemple.fr).',
    elements: (max) => `${max} éléments au plus : faites-le en plusieurs fois.`,
    longueur: (max) => `${max} caractères au plus.`,
    minimum: (min) => `${min} au moins.`,
    petite: (min) => `La plus petite valeur permise est ${min}.`,
    grande: (max) => `La plus grande valeur permise est ${max}.`,
    entier: 'Écrivez un nombre entier.',
    date: 'Écrivez une date complète (jour, mois, année).',
    liste: 'Choisissez dans la liste.',
    forme: 'La forme n’est pas celle attendue.',
    valeur: 'Cette valeur n’est pas valable.',
  },
}
