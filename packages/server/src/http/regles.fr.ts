// What rules say to families beyond the sentence of an error's code: why, and what to do. French is the source.
import type { Champ } from '@inoe/contract/champs'
import { nomsDes } from '../foyers/noms.ts'
import { formats } from '../outside/formats.ts'
import { typographie } from '../outside/lettre.ts'
import { raisonDe } from '../prelevements/raisons.ts'

const { date, jour, jourDeSemaine, moment } = formats('fr')
const s = (n: number) => (n > 1 ? 's' : '')
const ans = (age: number) => `${age} an${age < 2 ? '' : 's'}`
function ages(min: number | null, max: number | null): string {
  if (min === null) return `jusqu’à ${ans(max ?? 0)}`
  return max === null ? `à partir de ${ans(min)}` : `de ${min} à ${ans(max)}`
}

const AU_SERVICE = 'Contactez le service : il peut faire ce rattachement sur présentation d’un document.'

export const regles = {
  commun: {
    ordre: 'Le dernier jour vient avant le premier.',
    futur: 'Cette date est dans le futur.',
    telephone: 'Ce numéro n’est pas complet (exemple : 06 12 34 56 78).',
    jours: (max: number) => `De 1 à ${max} jours, la fin après le début.`,
    joursAuPlus: (max: number) => `Choisissez une période de ${max} jours au plus.`,
    texteChange: 'Ce texte vient de changer : relisez-le.',
    partieChangee: 'Cette partie vient de changer : relisez-la.',
  },
  comptes: {
    envoye:
      'Un e-mail vient de partir vers cette adresse. Il arrive en quelques minutes : regardez aussi dans les courriers indésirables.',
    envoyeSiCompte:
      'Si un compte existe à cette adresse, un e-mail vient de partir. Il arrive en quelques minutes : regardez aussi dans les courriers indésirables.',
    deuxEnvoyes:
      'Deux e-mails viennent de partir : un à votre adresse actuelle, pour accepter, un à la nouvelle, pour la confirmer. L’adresse change quand les deux ont répondu.',
    confirmationPassee:
      'Ce lien a déjà servi ou a expiré. Votre compte est peut-être déjà actif : connectez-vous. Sinon, recommencez « Créer un compte » pour recevoir un autre lien.',
    echec: (restants: number, minutes: number) => {
      const pause = `${minutes} minute${s(minutes)}`
      return restants === 0
        ? `Adresse ou mot de passe incorrect. Attendez ${pause} avant un nouvel essai, ou choisissez « Mot de passe oublié ».`
        : `Adresse ou mot de passe incorrect. Il reste ${restants} essai${s(restants)} avant une pause de ${pause}.`
    },
    attendre: (minutes: number) => `Trop de tentatives. Réessayez dans ${minutes} minute${s(minutes)}.`,
    tropCourt: (min: number, n: number) => `Il faut au moins ${min} caractères : il y en a ${n}.`,
    tropLong: (max: number, n: number) => `${max} caractères au plus : il y en a ${n}.`,
    tropFacile:
      'Ce mot de passe est trop facile à deviner : mots courants, suites de touches, votre adresse ou votre commune. Ajoutez des mots sans rapport entre eux.',
    pasActuel: 'Ce n’est pas votre mot de passe actuel.',
    choisir: 'Choisissez un mot de passe.',
    memeAdresse: 'C’est déjà l’adresse de votre compte.',
    adressePrise:
      'Cette adresse a maintenant un autre compte : le changement ne peut plus se faire. Votre adresse reste la même. Pour ne garder qu’un compte, contactez le service.',
    changementPasse:
      'Ce lien a déjà servi, a expiré, ou la demande a été annulée. Pour changer d’adresse, recommencez dans « Mon compte ».',
    invitationPassee:
      'Cette invitation a déjà servi, a été annulée ou a expiré. Si vous avez déjà répondu, connectez-vous ; sinon, demandez à l’autre parent de vous inviter de nouveau.',
    dejaMembre: 'Cette personne a déjà accès au dossier de votre famille.',
    autreDossier:
      'Cette adresse a déjà un compte avec son propre dossier. Contactez le service : il peut réunir les deux dossiers.',
    tropDeCles: (max: number) => `Un compte a ${max} clés d’accès au plus. Retirez-en une d’abord.`,
    retourPasse:
      'La connexion n’a pas pu se terminer : elle a pris trop de temps, ou ce retour a déjà servi. Cliquez de nouveau sur « Se connecter » ; vous n’aurez sans doute pas à retaper votre mot de passe.',
  },
  franceconnect: {
    perimee:
      'Trop de temps a passé depuis votre identification. Cliquez de nouveau sur le bouton FranceConnect.',
    agent:
      'FranceConnect est réservé aux familles. Les agents se connectent avec leur mot de passe ou une clé d’accès.',
    autrePersonne:
      'L’identité donnée par FranceConnect n’est celle d’aucun des parents de votre dossier : rien n’a été relié. Si un nom ou un prénom est à corriger dans « Mon foyer », corrigez-le puis recommencez ; sinon, contactez le service.',
    dejaRelie:
      'Ce compte est déjà relié à une autre identité, ou cette identité à un autre compte : rien n’a changé. Retirez d’abord l’ancien lien dans « Mon compte ».',
  },
  foyers: {
    codePostal: 'Un code postal a cinq chiffres (exemple : 33760).',
    courriel: 'Cette adresse e-mail n’est pas valable (exemple : prenom.nom@exemple.fr).',
    dateImpossible: 'Cette date n’existe pas.',
    tropAncienne: (ans: number) => `Cette date remonte à plus de ${ans} ans : vérifiez l’année.`,
    obligatoire: 'Cette information est obligatoire.',
    lecture: 'Cette information ne se modifie pas ici : écrivez au service.',
    enfantsDAbord: 'Ajoutez d’abord vos enfants à votre dossier.',
    enfantsACharge: 'Pas plus que le nombre d’enfants à charge.',
  },
  fichiers: {
    incomplet: 'L’envoi est arrivé incomplet. Réessayez.',
    choisir: 'Choisissez un fichier.',
    tropGros: (mo: number) =>
      `Ce fichier dépasse ${mo} Mo. Envoyez une photo moins grande ou un PDF plus léger.`,
    tropEnCours: 'Trop de fichiers sont en cours d’envoi. Terminez-en, ou annulez-en.',
    tropEnAttente: 'Trop de fichiers attendent d’être envoyés. Envoyez votre message, ou retirez-en.',
    plusLa: 'Une pièce jointe n’est plus là. Retirez-la, joignez-la de nouveau, puis renvoyez.',
    rejoindre: 'Joignez ce fichier de nouveau.',
  },
  messages: {
    ecrire: 'Écrivez votre message.',
    tropLong: 'Ce message est trop long : envoyez-le en plusieurs fois.',
  },
  documents: {
    dejaRepondu: 'Le service a déjà répondu pour ce document. Vous pouvez en envoyer un autre à sa place.',
    pasDAttestation: (annee: number) =>
      `Vous n’avez rien payé en ${annee} pour la garde d’un enfant de moins de 6 ans au 1er janvier : il n’y a pas d’attestation pour cette année.`,
  },
  proches: {
    listePleine: (max: number) => `Votre liste a déjà ${max} personnes : retirez-en une d’abord.`,
    role: 'Dites si cette personne peut venir chercher, ou s’il faut la prévenir en cas d’urgence.',
    demandesEnAttente: 'Plusieurs demandes attendent déjà la réponse du service.',
    plusEnVigueur: 'Cette décision n’est plus en vigueur.',
  },
  gardes: {
    deuxFoyers: 'Cet enfant a déjà deux foyers.',
    retirerDAbord: 'Cet enfant a déjà deux foyers. Le service doit d’abord le retirer de l’un d’eux.',
    dejaLa: 'Cet enfant est déjà dans ce dossier.',
    decision: `Une décision de justice est en vigueur pour cet enfant. ${AU_SERVICE}`,
    decisionPersonne:
      'Une décision de justice en vigueur concerne cet enfant et une personne de ce foyer. Le service doit d’abord la lever.',
    dejaAcces: 'Cette personne a déjà accès à votre dossier.',
    dejaUneFiche: (prenom: string) =>
      `Votre dossier a déjà une fiche de ${prenom}. Le service a reçu votre réponse : il compare les deux fiches, puis les réunit sans rien perdre. Vous serez prévenu par e-mail.`,
    comparees:
      'L’autre parent a déjà répondu : le service compare ce que chacun a écrit, et vous préviendra par e-mail.',
    close: `Cette date n’est pas celle de l’enfant. La demande est close. ${AU_SERVICE}`,
    pasLaDate: 'Ce n’est pas la date de naissance de l’enfant concerné.',
    dejaException: 'Ces jours sont déjà dans une autre exception.',
  },
  inscriptions: {
    closes: (nom: string) => `Les inscriptions à « ${nom} » sont closes.`,
    territoire: (nom: string) =>
      `« ${nom} » est réservé aux familles des communes du territoire : vérifiez la commune dans « Mon foyer ».`,
    renouveler: (annee: string) =>
      `Renouvelez d’abord votre dossier pour ${annee} dans « Mon foyer » : la date limite est passée.`,
    champs: (champs: readonly Champ[]) =>
      `À compléter dans « Mon foyer » : ${nomsDes(champs, 'fr').join(', ')}.`,
    pieces: (noms: readonly string[]) => `À fournir dans « Mes documents » : ${noms.join(', ')}.`,
    deja: {
      demandee: (prenom: string) => `Une demande est déjà en cours d’étude pour ${prenom}.`,
      incomplete: (prenom: string) =>
        `Une demande est déjà faite pour ${prenom} : elle attend que vous la complétiez.`,
      'en-attente': (prenom: string) => `${prenom} est déjà sur liste d’attente.`,
      acceptee: (prenom: string) => `${prenom} est déjà inscrit(e).`,
    },
    /** @param le when that is; null today */
    tropGrand: (
      nom: string,
      min: number | null,
      max: number | null,
      prenom: string,
      age: number,
      le: string | null,
    ) =>
      `${prenom} ${le === null ? `a ${ans(age)}` : `aura ${ans(age)} le ${date(le)}`} : « ${nom} » est ouvert ${ages(min, max)}.`,
    tropPetit: (
      nom: string,
      min: number | null,
      max: number | null,
      prenom: string,
      age: number,
      le: string,
    ) => `« ${nom} » est ouvert ${ages(min, max)} : ${prenom} aura ${ans(age)} le ${date(le)}.`,
  },
  contrats: {
    passe: 'Ces dates sont passées.',
    tropLong: (mois: number) => `Un contrat dure ${mois} mois au plus : demandez-en un autre pour la suite.`,
    deuxFois: (day: number) => `Le ${jourDeSemaine(day)} est donné deux fois.`,
    heures: 'L’heure de départ vient avant celle d’arrivée.',
    horsContrat: 'Ce jour n’est pas dans les dates du contrat.',
    jourPasse: 'Ce jour est passé.',
    ferme: 'La structure est fermée ce jour-là.',
    dejaPrevu: (debut: string, fin: string) =>
      `Le contrat prévoit déjà l’accueil ${plage(debut, fin)} ce jour-là.`,
    dejaDemandees: (debut: string, fin: string) =>
      `Des heures sont déjà demandées ${plage(debut, fin)} ce jour-là.`,
    sansContrat: (activite: string) => `« ${activite} » se réserve dans le planning, sans contrat.`,
    pasInscrit: (prenom: string, activite: string) =>
      `L’inscription de ${prenom} à « ${activite} » n’est pas acceptée : demandez-la dans « Nos services ».`,
    pasToutesDates: (prenom: string) => `${prenom} n’est pas inscrit à cette activité à toutes ces dates.`,
    age: (prenom: string, min: number, max: number | null) =>
      `${prenom} n’a pas l’âge de cette activité le premier jour (${max === null ? `à partir de ${min} ans` : `de ${min} à ${max} ans`}).`,
    autreContrat: (accepte: boolean, prenom: string, debut: string, fin: string) =>
      `Un contrat est déjà ${accepte ? 'accepté' : 'demandé'} pour ${prenom} du ${date(debut)} au ${date(fin)}.`,
    memesDates: 'Un contrat existe déjà à ces dates.',
    pasAccepte: 'Des heures se demandent une fois le contrat accepté par le service.',
  },
  reservations: {
    deuxFois: 'La même journée figure deux fois pour le même enfant. Rien n’a été enregistré.',
    laDeuxFois: 'Cette journée figure deux fois.',
  },
  absences: {
    jour: (prenom: string, day: string | null) => (day === null ? prenom : `${prenom}, ${jour(day)}`),
    'non-reserve': (qui: string) => `${qui} : aucune réservation n’est à votre nom ce jour-là.`,
    'non-confirmee': (qui: string) =>
      `${qui} : cette réservation n’est pas confirmée, elle n’est donc pas facturée. Il n’y a pas d’absence à déclarer.`,
    'deja-facture': (qui: string) => `${qui} : cette journée est déjà facturée. Contactez le service.`,
    'deja-absent': (qui: string) =>
      `${qui} : une absence est déjà déclarée. Pour la corriger, retirez-la si le service n’a pas répondu, sinon contactez le service.`,
    annulable: (qui: string, jusquA: Date, zone: string) =>
      `${qui} : vous pouvez encore annuler la réservation jusqu’au ${moment(jusquA, zone)}. Annulez-la plutôt : elle ne vous coûtera rien.`,
    'trop-tard': (qui: string, jusquAu: string) =>
      `${qui} : l’absence pouvait être déclarée jusqu’au ${jour(jusquAu)}. Contactez le service.`,
  },
  paiements: {
    pasEnLigne: 'Le paiement en ligne n’est pas ouvert pour ce service.',
    autreOnglet: 'Le paiement s’ouvre déjà dans un autre onglet.',
    ouvert: (depuis: Date, reprise: Date, zone: string) =>
      `Un paiement est ouvert depuis ${heure(depuis, zone)} pour cette facture. Terminez-le, ou recommencez à partir de ${heure(reprise, zone)}.`,
    adresse: 'PayFiP n’accepte pas l’adresse e-mail de votre compte. Demandez au service de la corriger.',
  },
  prelevements: {
    pasPropose: 'Ce service ne propose pas le prélèvement automatique.',
    dejaUn: (regie: string) =>
      `Vous avez déjà un mandat pour « ${regie} » : mettez-y fin avant d’en signer un autre.`,
    adresse: 'Un mandat porte votre adresse : complétez-la dans « Mon foyer », puis revenez ici.',
    titulaire: 'Écrivez le nom du titulaire en lettres latines, comme sur votre relevé d’identité bancaire.',
    dejaSigne: 'Ce mandat est déjà signé.',
    plusSignable: 'Ce mandat ne peut plus être signé.',
    essais: (restants: number) =>
      restants <= 0
        ? 'Ce code n’est pas le bon, et vos essais sont épuisés : demandez-en un nouveau.'
        : `Ce code n’est pas le bon. Il vous reste ${restants} essai${s(restants)}.`,
    termine: 'Ce mandat est terminé. Pour être de nouveau prélevé, signez-en un autre.',
    signerDAbord: 'Signez d’abord ce mandat par le code reçu par e-mail.',
    plusReprenable: (code: string) =>
      `Ce mandat ne peut pas être repris : ${raisonDe(code, 'fr')}. Mettez-y fin et signez-en un autre, avec votre compte actuel.`,
    pays: 'Un IBAN commence par les deux lettres de son pays, FR pour la France. Recopiez celui de votre relevé d’identité bancaire.',
    horsSepa:
      'Un compte hors zone SEPA ne peut pas être prélevé : donnez l’IBAN d’un compte de la zone SEPA.',
    longueur: (pays: string, attendus: number, donnes: number) =>
      `Un IBAN qui commence par ${pays} compte ${attendus} caractères : celui-ci en compte ${donnes}.`,
    caractere:
      'Cet IBAN contient un caractère qui n’a pas sa place : recopiez-le du relevé d’identité bancaire.',
    faux: 'Cet IBAN n’existe pas : un chiffre ou une lettre est à corriger.',
    bic: 'Un BIC compte 8 ou 11 caractères (exemple : AGRIFRPP). Vous pouvez aussi le laisser vide.',
  },
}

export type Regles = typeof regles

/** « de 8 h à 17 h 30 » */
const plage = (debut: string, fin: string) => `de ${enHeures(debut)} à ${enHeures(fin)}`
const enHeures = (time: string) => `${Number(time.slice(0, 2))} h ${time.slice(3)}`.replace(/ 00$/, '')

function heure(instant: Date, zone: string): string {
  const options = { hour: 'numeric', minute: '2-digit', timeZone: zone } as const
  return typographie(new Intl.DateTimeFormat('fr-FR', options).format(instant).replace(':', ' h '))
}
