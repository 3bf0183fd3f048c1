import { catalogue } from '../i18n/langue.ts'

export const foyerFr = catalogue('foyer', {
  titre: 'Mon foyer',
  sousTitre: 'Ces informations servent à vos inscriptions et au calcul de vos tarifs.',
  manque: (champs: readonly string[]) =>
    champs.length === 1
      ? `Il manque une information obligatoire\u00a0: ${champs[0]}.`
      : `Il manque ${champs.length} informations obligatoires\u00a0: ${champs.join(', ')}.`,
  parties: {
    contact: 'Adresse et contact',
    revenus: 'Revenus et quotient familial',
    parents: 'Parents',
  },
  enfants: 'Enfants',
  adresse: 'Adresse',
  adresseAide: 'Numéro et nom de la rue',
  complement: 'Complément d’adresse',
  codePostal: 'Code postal',
  commune: 'Commune',
  telephone: 'Téléphone',
  revenus: 'Revenu fiscal de référence',
  revenusAide: 'En euros par an, sur la première page de votre avis d’impôt.',
  annee: 'Année de ce revenu',
  quotient: 'Quotient familial (QF)',
  quotientAide: 'Sur votre attestation CAF ou MSA.',
  declaration: {
    titre: 'Donner mon quotient avec son attestation',
    sous: 'Le service compare les deux et vous répond',
  },
  quotientEnLigne: {
    titre: 'Demander mon quotient à la CAF ou à la MSA',
    sous: 'Sans attestation à fournir',
    obtenu: (caisse: string, mois: string, le: string) =>
      `Quotient de ${mois} donné par la ${caisse} le ${le}.`,
  },
  caisse: 'Caisse',
  caisses: [
    ['', 'Aucune'],
    ['CAF', 'CAF'],
    ['MSA', 'MSA'],
  ],
  numero: 'Numéro d’allocataire',
  charge: 'Enfants à charge',
  chargeAide: 'Si vous en avez d’autres que ceux de ce dossier.',
  aeeh: 'Enfants avec l’AEEH',
  aeehAide: 'Allocation d’éducation de l’enfant handicapé : elle baisse certains tarifs.',
  nonRenseigne: 'Non renseigné',
  lecture: 'Pour le modifier, écrivez au service.',
  attente: {
    titre: 'En attente de la réponse du service',
    de: (prenom: string) => `${prenom} : `,
    champ: (nom: string) => `${nom} : `,
    devient: ' devient ',
    depuis: (jour: string) => `Demandé le ${jour}. Vous recevrez la réponse par e-mail.`,
    acceptee: (quoi: string) =>
      `Le service a accepté votre demande (${quoi})\u00a0: votre dossier est à jour.`,
    refusee: (quoi: string, motif: string | null) =>
      `Le service a refusé votre demande (${quoi})\u00a0: votre dossier reste comme il est.${motif ? ` Motif\u00a0: ${motif}` : ''}`,
    repondue: (quoi: string) =>
      `Votre demande (${quoi}) n’attend plus\u00a0: la réponse est dans «\u00a0Historique de mes actions\u00a0».`,
    retirer: 'Retirer ma demande',
    retiree: 'Votre demande est retirée : votre dossier reste comme il est.',
  },
  historique: {
    titre: 'Historique des informations médicales',
    aucun: 'Aucune modification pour l’instant.',
    auteurs: { vous: 'par vous', foyer: 'par votre foyer', 'autre-foyer': 'par l’autre foyer de l’enfant' },
  },
  personnes: {
    titre: 'Personnes et urgences',
    sous: 'Qui vient chercher vos enfants, qui appeler',
  },
  gardes: { titre: 'Garde alternée', sous: 'Enfants qui vivent aussi chez leur autre parent' },
  autorisations: {
    titre: 'Autorisations',
    attendues: (nombre: number) =>
      nombre === 0
        ? 'Aucune réponse attendue'
        : nombre === 1
          ? '1 réponse attendue'
          : `${nombre} réponses attendues`,
  },
  transmis: 'Votre demande est transmise au service, qui vous répondra par e-mail. Le reste est enregistré.',
  pasUnNombre: 'Écrivez un nombre, par exemple 742.',
  premier: 'Premier parent',
  second: 'Second parent',
  ajouterSecond: 'Ajouter un second parent',
  retirerSecond: 'Retirer le second parent',
  nom: 'Nom',
  prenom: 'Prénom',
  courriel: 'Adresse e-mail',
  dateNaissance: 'Date de naissance',
  sante: 'Informations médicales',
  santeAide: 'Visibles seulement des équipes qui accueillent l’enfant.',
  allergies: 'Allergies',
  regime: 'Régime alimentaire',
  pai: 'Projet d’accueil individualisé (PAI)',
  paiAide: 'Écrivez ce que l’équipe doit savoir et faire.',
  vaccins: 'Vaccins',
  vaccinsAide: 'Les pages de vaccination s’envoient dans «\u00a0Mes documents\u00a0».',
  medecin: 'Médecin',
  medecinTelephone: 'Téléphone du médecin',
  autres: 'Autres informations utiles',
  ajouterEnfant: 'Ajouter un enfant',
  nouvelEnfant: 'Nouvel enfant',
  aucunEnfant: 'Aucun enfant dans votre dossier pour l’instant.',
  neLe: (date: string, ans: number) => {
    if (ans < 1) return `${date} · moins d’un an`
    return ans === 1 ? `${date} · 1 an` : `${date} · ${ans} ans`
  },
  retirer: 'Retirer cet enfant',
  retirerTitre: (prenom: string) => `Retirer ${prenom} de votre dossier\u00a0?`,
  retirerTexte: 'Son identité et ses informations médicales seront effacées.',
  retirerOui: 'Retirer',
  retire: (prenom: string) => `${prenom} n’est plus dans votre dossier.`,
  nonEnregistre: 'Modifications non enregistrées',
  envoi: 'Enregistrement…',
  enregistre: 'C’est enregistré.',
  ajoute: (prenom: string) => `C’est enregistré\u00a0: ${prenom} est dans votre dossier.`,
  aCorriger:
    'Rien n’est enregistré pour l’instant\u00a0: corrigez les champs signalés. Votre saisie est conservée.',
  conflit:
    'Ces informations ont été modifiées dans un autre onglet ou par une autre personne. Votre saisie est conservée.',
  revoir: 'Revoir les valeurs actuelles',
  garder: 'Enregistrer ma saisie',
} as const)
