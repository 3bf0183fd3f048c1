import { nomsDes } from '../foyers/noms.ts'
import { formats } from '../outside/formats.ts'
import { raisonDe } from '../prelevements/raisons.ts'
import type { Regles } from './regles.fr.ts'

const { date, jour, jourDeSemaine, moment } = formats('en')
const n = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`
const heure = (instant: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(instant)
function ages(min: number | null, max: number | null): string {
  if (min === null) return `up to age ${max}`
  return max === null ? `from age ${min}` : `from age ${min} to ${max}`
}

const AU_SERVICE = 'Contact the team: it can do this when shown a document.'

export const regles: Regles = {
  commun: {
    ordre: 'The last day comes before the first.',
    futur: 'This date is in the future.',
    telephone: 'This number is not complete (example: 06 12 34 56 78).',
    jours: (max) => `From 1 to ${max} days, the end after the beginning.`,
    joursAuPlus: (max) => `Choose a period of ${max} days at most.`,
    texteChange: 'This text has just changed: read it again.',
    partieChangee: 'This part has just changed: read it again.',
  },
  comptes: {
    envoye:
      'An e-mail has just left for this address. It arrives within a few minutes: look in your spam folder too.',
    envoyeSiCompte:
      'If there is an account at this address, an e-mail has just left. It arrives within a few minutes: look in your spam folder too.',
    deuxEnvoyes:
      'Two e-mails have just left: one to your present address, to accept, one to the new one, to confirm it. The address changes once both have answered.',
    confirmationPassee:
      'This link has already been used or has expired. Your account may be active already: sign in. If not, use “Create an account” again to receive another link.',
    echec: (restants, minutes) => {
      const pause = n(minutes, 'minute')
      return restants === 0
        ? `Wrong address or password. Wait ${pause} before trying again, or choose “Forgotten password”.`
        : `Wrong address or password. You have ${restants} more ${restants === 1 ? 'try' : 'tries'} before a pause of ${pause}.`
    },
    attendre: (minutes) => `Too many tries. Try again in ${n(minutes, 'minute')}.`,
    tropCourt: (min, given) => `At least ${min} characters are needed: there are ${given}.`,
    tropLong: (max, given) => `${max} characters at most: there are ${given}.`,
    tropFacile:
      'This password is too easy to guess: common words, keys in a row, your address or your town. Add words that have nothing to do with one another.',
    pasActuel: 'This is not your present password.',
    choisir: 'Choose a password.',
    memeAdresse: 'This is already the address of your account.',
    adressePrise:
      'This address now has another account: the change can no longer be made. Your address stays the same. To keep only one account, contact the team.',
    changementPasse:
      'This link has already been used, has expired, or the request was cancelled. To change address, start again in “My account”.',
    invitationPassee:
      'This invitation has already been used, was cancelled or has expired. If you have already answered, sign in; if not, ask the other parent to invite you again.',
    dejaMembre: 'This person already has access to your family’s file.',
    autreDossier:
      'This address already has an account with a file of its own. Contact the team: it can put both files together.',
    tropDeCles: (max) => `An account has ${max} passkeys at most. Remove one first.`,
    retourPasse:
      'Signing in could not be completed: it took too long, or this return has already been used. Click “Sign in” again; you will probably not have to type your password again.',
  },
  franceconnect: {
    perimee: 'Too much time has passed since you identified yourself. Click the FranceConnect button again.',
    agent: 'FranceConnect is for families. Staff sign in with their password or a passkey.',
    autrePersonne:
      'The identity given by FranceConnect is that of none of the parents in your file: nothing was linked. If a name is to be corrected in “My household”, correct it and start again; if not, contact the team.',
    dejaRelie:
      'This account is already linked to another identity, or this identity to another account: nothing has changed. First remove the former link in “My account”.',
  },
  foyers: {
    codePostal: 'A postcode has five digits (example: 33760).',
    courriel: 'This e-mail address is not valid (example: first.last@example.com).',
    dateImpossible: 'This date does not exist.',
    tropAncienne: (ans) => `This date is more than ${ans} years ago: check the year.`,
    obligatoire: 'This information is required.',
    lecture: 'This information cannot be changed here: write to the team.',
    enfantsDAbord: 'First add your children to your file.',
    enfantsACharge: 'No more than the number of dependent children.',
  },
  fichiers: {
    incomplet: 'What you sent arrived incomplete. Try again.',
    choisir: 'Choose a file.',
    tropGros: (mo) => `This file is larger than ${mo} MB. Send a smaller photo or a lighter PDF.`,
    tropEnCours: 'Too many files are being sent. Finish some, or cancel some.',
    tropEnAttente: 'Too many files are waiting to be sent. Send your message, or remove some.',
    plusLa: 'An attached file is no longer there. Remove it, attach it again, then send again.',
    rejoindre: 'Attach this file again.',
  },
  messages: {
    ecrire: 'Write your message.',
    tropLong: 'This message is too long: send it in several parts.',
  },
  documents: {
    dejaRepondu: 'The team has already replied about this document. You can send another one in its place.',
    pasDAttestation: (annee) =>
      `You paid nothing in ${annee} for the care of a child under 6 on 1 January: there is no certificate for that year.`,
  },
  proches: {
    listePleine: (max) => `Your list already has ${max} people: remove one first.`,
    role: 'Say whether this person may collect the child, or is to be called in an emergency.',
    demandesEnAttente: 'Several requests are already waiting for the team’s reply.',
    plusEnVigueur: 'This decision no longer applies.',
  },
  gardes: {
    deuxFoyers: 'This child already has two homes.',
    retirerDAbord: 'This child already has two homes. The team must first remove the child from one of them.',
    dejaLa: 'This child is already in this file.',
    decision: `A court decision applies to this child. ${AU_SERVICE}`,
    decisionPersonne:
      'A court decision that applies concerns this child and somebody of this home. The team must lift it first.',
    dejaAcces: 'This person already has access to your file.',
    dejaUneFiche: (prenom) =>
      `Your file already has a sheet of ${prenom}. The team has received your answer: it compares the two sheets, then brings them together without losing anything. You will be told by e-mail.`,
    comparees:
      'The other parent has already answered: the team compares what each of you wrote, and will tell you by e-mail.',
    close: `This is not the child’s date of birth. The request is closed. ${AU_SERVICE}`,
    pasLaDate: 'This is not the date of birth of the child concerned.',
    dejaException: 'These days are already in another exception.',
  },
  inscriptions: {
    closes: (nom) => `Enrolments in “${nom}” are closed.`,
    territoire: (nom) => `“${nom}” is for families who live in the area: check your town in “My household”.`,
    renouveler: (annee) => `First renew your file for ${annee} in “My household”: the deadline is past.`,
    champs: (champs) => `To complete in “My household”: ${nomsDes(champs, 'en').join(', ')}.`,
    pieces: (noms) => `To provide in “My documents”: ${noms.join(', ')}.`,
    deja: {
      demandee: (prenom) => `A request is already being looked at for ${prenom}.`,
      incomplete: (prenom) =>
        `A request is already made for ${prenom}: it is waiting for you to complete it.`,
      'en-attente': (prenom) => `${prenom} is already on the waiting list.`,
      acceptee: (prenom) => `${prenom} is already enrolled.`,
    },
    tropGrand: (nom, min, max, prenom, age, le) =>
      `${prenom} ${le === null ? `is ${age}` : `will be ${age} on ${date(le)}`}: “${nom}” is open ${ages(min, max)}.`,
    tropPetit: (nom, min, max, prenom, age, le) =>
      `“${nom}” is open ${ages(min, max)}: ${prenom} will be ${age} on ${date(le)}.`,
  },
  contrats: {
    passe: 'These dates are past.',
    tropLong: (mois) => `A contract lasts ${mois} months at most: ask for another one for what follows.`,
    deuxFois: (day) => `${jourDeSemaine(day)} is given twice.`,
    heures: 'The time of departure comes before that of arrival.',
    horsContrat: 'This day is not within the dates of the contract.',
    jourPasse: 'This day is past.',
    ferme: 'The service is closed that day.',
    dejaPrevu: (debut, fin) => `The contract already covers ${debut} to ${fin} that day.`,
    dejaDemandees: (debut, fin) => `Hours are already asked for from ${debut} to ${fin} that day.`,
    sansContrat: (activite) => `“${activite}” is booked in the planning, without a contract.`,
    pasInscrit: (prenom, activite) =>
      `${prenom}’s enrolment in “${activite}” is not accepted: ask for it in “Our services”.`,
    pasToutesDates: (prenom) => `${prenom} is not enrolled in this activity on all these dates.`,
    age: (prenom, min, max) =>
      `${prenom} is not of the age for this activity on the first day (${max === null ? `from ${min}` : `${min} to ${max}`}).`,
    autreContrat: (accepte, prenom, debut, fin) =>
      `A contract is already ${accepte ? 'accepted' : 'asked for'} for ${prenom} from ${date(debut)} to ${date(fin)}.`,
    memesDates: 'There is already a contract on these dates.',
    pasAccepte: 'Hours can be asked for once the team has accepted the contract.',
  },
  reservations: {
    deuxFois: 'The same day is there twice for the same child. Nothing was saved.',
    laDeuxFois: 'This day is there twice.',
  },
  absences: {
    jour: (prenom, day) => (day === null ? prenom : `${prenom}, ${jour(day)}`),
    'non-reserve': (qui) => `${qui}: you have no booking that day.`,
    'non-confirmee': (qui) =>
      `${qui}: this booking is not confirmed, so it is not charged. There is no absence to declare.`,
    'deja-facture': (qui) => `${qui}: this day is already invoiced. Contact the team.`,
    'deja-absent': (qui) =>
      `${qui}: an absence is already declared. To correct it, withdraw it if the team has not replied; if it has, contact the team.`,
    annulable: (qui, jusquA, zone) =>
      `${qui}: you can still cancel the booking until ${moment(jusquA, zone)}. Cancel it instead: it will cost you nothing.`,
    'trop-tard': (qui, jusquAu) =>
      `${qui}: the absence could be declared until ${jour(jusquAu)}. Contact the team.`,
  },
  paiements: {
    pasEnLigne: 'Online payment is not open for this service.',
    autreOnglet: 'The payment is already opening in another tab.',
    ouvert: (depuis, reprise, zone) =>
      `A payment has been open since ${heure(depuis, zone)} for this invoice. Finish it, or start again from ${heure(reprise, zone)}.`,
    adresse: 'PayFiP does not accept the e-mail address of your account. Ask the team to correct it.',
  },
  prelevements: {
    pasPropose: 'This service does not offer direct debit.',
    dejaUn: (regie) => `You already have a mandate for “${regie}”: end it before signing another one.`,
    adresse: 'A mandate bears your address: complete it in “My household”, then come back here.',
    titulaire: 'Write the holder’s name in Latin letters, as on your bank details.',
    dejaSigne: 'This mandate is already signed.',
    plusSignable: 'This mandate can no longer be signed.',
    essais: (restants) =>
      restants <= 0
        ? 'This code is not the right one, and you have no more tries: ask for a new one.'
        : `This code is not the right one. You have ${restants} more ${restants === 1 ? 'try' : 'tries'}.`,
    termine: 'This mandate has ended. To be debited again, sign another one.',
    signerDAbord: 'First sign this mandate with the code received by e-mail.',
    plusReprenable: (code) =>
      `This mandate cannot be resumed: ${raisonDe(code, 'en')}. End it and sign another one, with your present account.`,
    pays: 'An IBAN begins with the two letters of its country, FR for France. Copy the one on your bank details.',
    horsSepa: 'An account outside the SEPA area cannot be debited: give the IBAN of an account within it.',
    longueur: (pays, attendus, donnes) =>
      `An IBAN that begins with ${pays} has ${attendus} characters: this one has ${donnes}.`,
    caractere: 'This IBAN has a character that does not belong there: copy it from your bank details.',
    faux: 'This IBAN does not exist: a digit or a letter is to be corrected.',
    bic: 'A BIC has 8 or 11 characters (example: AGRIFRPP). You can also leave it empty.',
  },
}
