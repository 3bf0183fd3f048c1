import type { Paroles } from './problem.fr.ts'

export const paroles: Paroles = {
  refus: {
    'requete-invalide': { title: 'Check what you typed', detail: 'Some fields need correcting.' },
    'json-invalide': {
      title: 'Request not understood',
      detail: 'The request arrived incomplete. Please try again.',
    },
    introuvable: { title: 'Not found', detail: 'This does not exist or is no longer available.' },
    'non-connecte': { title: 'Please sign in', detail: 'Sign in to continue.' },
    'origine-non-declaree': {
      title: 'Site not declared',
      detail: 'This site has not been declared for this town.',
    },
    'trop-gros': { title: 'File too large', detail: 'The request is larger than allowed.' },
    'trop-de-tentatives': { title: 'Too many attempts', detail: 'Wait a few minutes before trying again.' },
    'cle-deja-utilisee': {
      title: 'Request already received',
      detail: 'Another request has already used this key.',
    },
    'erreur-interne': {
      title: 'Something went wrong',
      detail: 'Nothing is lost. Please try again in a moment.',
    },
    'service-indisponible': {
      title: 'Service unavailable',
      detail: 'The service is unavailable for the moment. Please try again shortly.',
    },
    'identifiants-incorrects': { title: 'Sign-in refused', detail: 'Wrong address or password.' },
    'compte-non-confirme': {
      title: 'Account to be confirmed',
      detail: 'First follow the link in the confirmation e-mail.',
    },
    'mot-de-passe-faible': { title: 'Password too weak', detail: 'Choose a longer or less common password.' },
    'lien-invalide': {
      title: 'Link expired',
      detail: 'This link has been used already or has expired. Ask for a new one.',
    },
    'mot-de-passe-actuel': {
      title: 'Check your password',
      detail: 'This is not your current password. Try again, or choose “Forgotten password”.',
    },
    'invitation-impossible': {
      title: 'Invitation not possible',
      detail: 'This person cannot be invited. Please contact the team.',
    },
    'franceconnect-refuse': {
      title: 'FranceConnect is not linked',
      detail: 'This identity cannot open this account: nothing has changed.',
    },
    'cle-acces-refusee': {
      title: 'Passkey not recognised',
      detail: 'This passkey could not be verified. Try again, or use your password.',
    },
    'modifie-ailleurs': {
      title: 'Changed meanwhile',
      detail: 'This information was changed in another tab or by someone else.',
    },
    'date-naissance-invalide': {
      title: 'Check the date of birth',
      detail: 'This date of birth is not possible.',
    },
    'enfant-rattache': {
      title: 'Cannot be removed',
      detail:
        'This child has enrolments, bookings, documents, messages or a second household: ask the team to remove them.',
    },
    'effacement-impossible': {
      title: 'Cannot be erased',
      detail: 'Something is still to be settled with this family.',
    },
    'visa-requis': {
      title: 'Approval needed',
      detail: 'Nothing is destroyed without the approval of the departmental archives.',
    },
    'duree-hors-limites': {
      title: 'Duration out of bounds',
      detail: 'This duration is shorter, or longer, than the law allows.',
    },
    'rien-a-eliminer': {
      title: 'Nothing to propose',
      detail: 'Nothing has reached the end of the time it must be kept.',
    },
    'elimination-en-cours': {
      title: 'A disposal list is already in progress',
      detail: 'Finish it, or give it up, before proposing another.',
    },
    'elimination-impossible': {
      title: 'Step not possible',
      detail: 'This disposal list is not at this step. Reload the page to see where it stands.',
    },
    'quotient-introuvable': {
      title: 'No file found',
      detail:
        'Neither the CAF nor the MSA knows anyone with this identity. Check it: it must be that of the person who receives the allowances, with all their first names.',
    },
    'quotient-autre-foyer': {
      title: 'File of another household',
      detail:
        'The file found does not have the same parents, children or postcode as your file here. Correct whichever is out of date, or type your quotient and attach your certificate.',
    },
    'quotient-indisponible': {
      title: 'The CAF and the MSA are not answering',
      detail: 'Try again later, or type your quotient and attach your certificate.',
    },
    'sans-autorite-parentale': {
      title: 'For holders of parental responsibility',
      detail:
        'Your file says that you do not hold parental responsibility for this child. If that is a mistake, write to the team.',
    },
    'fichier-refuse': { title: 'File refused', detail: 'Send a PDF or a photo (JPEG, PNG, HEIC).' },
    'fichier-vide': { title: 'Empty file', detail: 'There is nothing in this file.' },
    'fichier-abime': {
      title: 'Damaged file',
      detail: 'This file is damaged or incomplete. Open it to check, save it again, then send it again.',
    },
    'fichier-protege': {
      title: 'Protected file',
      detail:
        'This PDF asks for a password: the team could not open it. Save a copy without a password, or photograph the document.',
    },
    'fichier-actif': {
      title: 'PDF with a program',
      detail: 'This PDF contains a program. Print it to a new PDF, or photograph the document.',
    },
    'fichier-demesure': {
      title: 'Oversized file',
      detail: 'Once opened, this file would be enormous. Send an ordinary photo of the document.',
    },
    'image-refusee': {
      title: 'Picture refused',
      detail: 'Send a JPEG or PNG picture, of 2,000 pixels a side and 1 MB at most.',
    },
    'fichier-incomplet': {
      title: 'Sending not finished',
      detail: 'This file has not arrived in full. Resume sending.',
    },
    'fichier-en-controle': {
      title: 'File being scanned',
      detail: 'The antivirus is scanning this file. Try again in a few minutes.',
    },
    'fichier-infecte': {
      title: 'Dangerous file',
      detail: 'The antivirus found a virus in this file: it has been destroyed.',
    },
    'deja-inscrit': { title: 'Already requested', detail: 'There is a request for this child already.' },
    'age-non-admis': {
      title: 'Age not admitted',
      detail: 'The child is not the right age for this activity.',
    },
    'rattachement-impossible': {
      title: 'Cannot be added',
      detail: 'This child cannot be added to this file. Contact the service.',
    },
    'dernier-foyer': {
      title: 'Their only home',
      detail: 'This child has no other home: they cannot be removed from this one.',
    },
    'garde-impossible': {
      title: 'Calendar not possible',
      detail: 'This child has one home only: first add them to their other home.',
    },
    'fusion-impossible': {
      title: 'Merge not possible',
      detail: 'These two files cannot be made one for now.',
    },
    'contrat-facture': {
      title: 'Contract already invoiced',
      detail:
        'This contract is already invoiced beyond that day. Choose a later day, or leave it to this file.',
    },
    'separation-impossible': { title: 'Split not possible', detail: 'This file cannot be split this way.' },
    'dernier-acces': {
      title: 'Last access',
      detail: 'Nobody would have access to this file any more. Confirm that this is really what is needed.',
    },
    'renouvellement-impossible': {
      title: 'Not possible yet',
      detail: 'Something is missing in this part: fill it in, then confirm.',
    },
    'renouvellement-ferme': {
      title: 'No renewal under way',
      detail: 'No renewal of family files is asked for today.',
    },
    'renouvellement-requis': {
      title: 'File to renew',
      detail: 'First renew your family file in “My household”.',
    },
    'piece-manquante': { title: 'Missing document', detail: 'A required document is missing.' },
    'dossier-incomplet': {
      title: 'File to be completed',
      detail: 'Complete “My household” before going on.',
    },
    'inscription-close': {
      title: 'Enrolment closed',
      detail: 'Enrolment for this period is no longer possible.',
    },
    'deja-repondu': { title: 'Already answered', detail: 'This request has been answered already.' },
    'motif-requis': { title: 'Reason missing', detail: 'Give the reason: the family will read it.' },
    'inscriptions-completes': {
      title: 'No places left',
      detail:
        'All places are taken: put the request on the waiting list, or wait for a place to become free.',
    },
    'inscription-utilisee': {
      title: 'Enrolment in use',
      detail:
        'Some days are booked or to be invoiced, or a contract is running: cancel them first, or ask the team.',
    },
    'decision-definitive': {
      title: 'Too late to go back',
      detail: 'This request has changed since, or another has replaced it. Make a new request.',
    },
    'hors-territoire': {
      title: 'For local families',
      detail: 'This activity is for families who live in the area.',
    },
    'cellules-contradictoires': {
      title: 'Contradictory request',
      detail: 'The same day is both added and removed.',
    },
    'absence-impossible': {
      title: 'Absence not possible',
      detail: 'Nothing was saved: the absence of some days cannot be reported.',
    },
    'contrat-impossible': {
      title: 'Contract to be reviewed',
      detail: 'The request was not sent: some points need correcting.',
    },
    'contrat-existant': {
      title: 'Contract already requested',
      detail: 'There is a contract for this child on these dates already.',
    },
    'heures-impossibles': {
      title: 'Hours to be reviewed',
      detail: 'The request was not sent: these hours are not possible.',
    },
    'facture-non-payable': {
      title: 'Payment not possible',
      detail: 'This invoice can no longer be paid online.',
    },
    'paiement-en-cours': {
      title: 'Payment in progress',
      detail: 'A payment is already in progress for this invoice.',
    },
    'regies-differentes': {
      title: 'Separate payments',
      detail: 'These invoices are paid separately, one payment per payments office.',
    },
    'montant-hors-limites': {
      title: 'Amount out of range',
      detail: 'Online payment goes from €1 to €99,999.99.',
    },
    'payfip-indisponible': {
      title: 'PayFiP unavailable',
      detail: 'The payment service is not answering. Nothing was taken from your account: try again later.',
    },
    'facture-sous-mandat': {
      title: 'Already debited',
      detail: 'This invoice is paid by direct debit: there is nothing for you to do.',
    },
    'titre-seul': {
      title: 'One at a time',
      detail: 'These invoices are paid one by one: tick only one.',
    },
    'titre-sans-reference': {
      title: 'Not payable online yet',
      detail: 'The public treasury has not recorded this invoice yet. Come back in a few days.',
    },
    'facturation-modifiee': {
      title: 'To be checked again',
      detail: 'Bookings, attendance or prices have changed since the draft. Read it again, then issue.',
    },
    'facturation-emise': {
      title: 'Already issued',
      detail: 'These invoices are issued already. To correct one, make a credit note.',
    },
    'facturation-bloquee': {
      title: 'Cannot be issued',
      detail: 'First settle the blocking points of the draft.',
    },
    'avoir-impossible': {
      title: 'Credit note not possible',
      detail: 'A credit note cannot exceed what was invoiced and not given back already.',
    },
    'tarif-incoherent': {
      title: 'Price to be reviewed',
      detail: 'This price was not saved: some points need correcting.',
    },
    'tarif-deja-facture': {
      title: 'Days already invoiced',
      detail: 'A price does not change days already invoiced: choose a later date.',
    },
    'pointage-impossible': {
      title: 'Register to be reviewed',
      detail: 'Nothing was saved: some lines need correcting.',
    },
    'pointage-facture': {
      title: 'Attendance already invoiced',
      detail: 'This attendance is invoiced. To correct it, make a credit note.',
    },
    'moyen-non-admis': {
      title: 'Means of payment not accepted',
      detail: 'The deed founding the payments office does not allow this means of payment.',
    },
    'especes-trop-elevees': {
      title: 'Too much cash',
      detail: 'A payments office cannot take more than €300 in cash.',
    },
    'credit-insuffisant': {
      title: 'Not enough credit',
      detail: 'The family does not have that much credit with this payments office.',
    },
    'encaissement-annule': { title: 'Already cancelled', detail: 'This payment is cancelled already.' },
    'encaissement-non-annulable': {
      title: 'Cannot be cancelled',
      detail: 'This payment is not cancelled here.',
    },
    'iban-invalide': { title: 'Check the IBAN', detail: 'This IBAN is not valid.' },
    'mandat-impossible': {
      title: 'Mandate not possible',
      detail: 'This mandate cannot be created or changed.',
    },
    'code-incorrect': {
      title: 'Wrong code',
      detail: 'This code is wrong or no longer valid. Ask for a new one.',
    },
    'remise-impossible': {
      title: 'Batch not possible',
      detail: 'This batch cannot be prepared or changed.',
    },
    'trop-de-pieces': {
      title: 'Too many attachments',
      detail: 'A message carries 5 files at most: send the others in a second message.',
    },
    'message-vide': { title: 'Empty message', detail: 'Write your message before sending it.' },
  },
  saisie: {
    obligatoire: 'This field is required.',
    courriel: 'This e-mail address is not valid (example: firstname.name@example.com).',
    elements: (max) => `${max} items at most: do it in several goes.`,
    longueur: (max) => `${max} characters at most.`,
    minimum: (min) => `At least ${min}.`,
    petite: (min) => `The smallest value allowed is ${min}.`,
    grande: (max) => `The largest value allowed is ${max}.`,
    entier: 'Type a whole number.',
    date: 'Type a full date (day, month, year).',
    liste: 'Choose from the list.',
    forme: 'This does not have the expected form.',
    valeur: 'This value is not valid.',
  },
}
