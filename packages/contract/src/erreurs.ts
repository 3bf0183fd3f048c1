import * as v from 'valibot'

/** Every code a problem document can carry, with its HTTP status. */
export const ERREURS = {
  // anywhere
  'requete-invalide': 400,
  'json-invalide': 400,
  introuvable: 404,
  'non-connecte': 401,
  'origine-non-declaree': 403,
  'trop-gros': 413,
  'trop-de-tentatives': 429,
  'cle-deja-utilisee': 409,
  'erreur-interne': 500,
  'service-indisponible': 503,
  // comptes
  'identifiants-incorrects': 401,
  'compte-non-confirme': 403,
  'mot-de-passe-faible': 422,
  'lien-invalide': 410,
  'mot-de-passe-actuel': 422,
  'invitation-impossible': 409,
  'cle-acces-refusee': 422,
  'franceconnect-refuse': 409,
  // foyers
  'modifie-ailleurs': 409,
  'date-naissance-invalide': 422,
  'enfant-rattache': 409,
  // gardes
  'rattachement-impossible': 409,
  'dernier-foyer': 409,
  'garde-impossible': 422,
  // familles
  'fusion-impossible': 409,
  'separation-impossible': 409,
  'contrat-facture': 409,
  'dernier-acces': 409,
  // renouvellements
  'renouvellement-impossible': 422,
  'renouvellement-ferme': 409,
  'renouvellement-requis': 422,
  // rgpd
  'effacement-impossible': 409,
  'visa-requis': 422,
  'duree-hors-limites': 422,
  'rien-a-eliminer': 409,
  'elimination-en-cours': 409,
  'elimination-impossible': 409,
  // quotients
  'quotient-introuvable': 422,
  'quotient-autre-foyer': 422,
  'quotient-indisponible': 503,
  // consentements
  'sans-autorite-parentale': 403,
  // documents
  'fichier-refuse': 422,
  'fichier-vide': 422,
  'fichier-abime': 422,
  'fichier-protege': 422,
  'fichier-actif': 422,
  'fichier-demesure': 422,
  'image-refusee': 422,
  'fichier-incomplet': 409,
  'fichier-en-controle': 409,
  'fichier-infecte': 410,
  // inscriptions
  'deja-inscrit': 409,
  'age-non-admis': 422,
  'piece-manquante': 422,
  'dossier-incomplet': 422,
  'inscription-close': 409,
  'deja-repondu': 409,
  'motif-requis': 422,
  'inscriptions-completes': 409,
  'inscription-utilisee': 409,
  'decision-definitive': 409,
  'hors-territoire': 422,
  // reservations
  'cellules-contradictoires': 422,
  // absences
  'absence-impossible': 422,
  // contrats
  'contrat-impossible': 422,
  'contrat-existant': 409,
  'heures-impossibles': 422,
  // factures, paiements
  'facture-non-payable': 409,
  'paiement-en-cours': 409,
  'regies-differentes': 422,
  'montant-hors-limites': 422,
  'payfip-indisponible': 503,
  'facture-sous-mandat': 409,
  'titre-seul': 422,
  'titre-sans-reference': 409,
  // facturations
  'facturation-modifiee': 409,
  'facturation-emise': 409,
  'facturation-bloquee': 422,
  'avoir-impossible': 422,
  // tarifs
  'tarif-incoherent': 422,
  'tarif-deja-facture': 409,
  // pointages
  'pointage-impossible': 422,
  'pointage-facture': 409,
  // encaissements
  'moyen-non-admis': 422,
  'especes-trop-elevees': 422,
  'credit-insuffisant': 409,
  'encaissement-annule': 409,
  'encaissement-non-annulable': 409,
  // prelevements
  'iban-invalide': 422,
  'mandat-impossible': 409,
  'code-incorrect': 422,
  'remise-impossible': 422,
  // messages
  'trop-de-pieces': 422,
  'message-vide': 422,
} as const
export type CodeErreur = keyof typeof ERREURS

/** What is wrong with one field, in words for the person who typed it. `champ` is its path, dots between. */
export const ErreurChamp = v.object({ champ: v.string(), message: v.string() })
export type ErreurChamp = v.InferOutput<typeof ErreurChamp>

/** RFC 9457 problem document. */
export const Probleme = v.object({
  type: v.string(),
  code: v.picklist(Object.keys(ERREURS) as [CodeErreur, ...CodeErreur[]]),
  title: v.string(),
  detail: v.string(),
  status: v.number(),
  errors: v.optional(v.array(ErreurChamp)),
  /** Where the person can go on, when there is such a page. */
  url: v.optional(v.string()),
  requestId: v.string(),
})
export type Probleme = v.InferOutput<typeof Probleme>
