// Every letter that a family can get, in every language.
import assert from 'node:assert/strict'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { describe, test } from 'node:test'
import { CHAMPS } from '@inoe/contract/champs'
import { LANGUES, type Langue } from '@inoe/contract/langues'
import { MOYENS } from '@inoe/contract/moyens'
import * as absences from '../absences/courriels.ts'
import { SANS_APPARENCE } from '../collectivites/apparences-store.ts'
import * as comptes from '../comptes/courriels.ts'
import * as consentements from '../consentements/courriels.ts'
import { CATEGORIES } from '../conservation/categories.fr.ts'
import type { Durees } from '../conservation/durees.ts'
import * as contrats from '../contrats/courriels.ts'
import * as documents from '../documents/courriels.ts'
import * as encaissements from '../encaissements/courriels.ts'
import * as factures from '../factures/courriels.ts'
import * as familles from '../familles/courriels.ts'
import * as fichiers from '../fichiers/courriels.ts'
import * as foyers from '../foyers/courriels.ts'
import * as gardes from '../gardes/courriels.ts'
import * as inscriptions from '../inscriptions/courriels.ts'
import * as messages from '../messages/courriels.ts'
import { QUOI } from '../notifications/quoi.ts'
import * as paiements from '../paiements/courriels.ts'
import * as prelevements from '../prelevements/courriels.ts'
import * as proches from '../proches/courriels.ts'
import * as quotients from '../quotients/courriels.ts'
import * as renouvellements from '../renouvellements/courriels.ts'
import * as reservations from '../reservations/courriels.ts'
import type { Ligne } from '../reservations/lettres.ts'
import * as rgpd from '../rgpd/courriels.ts'
import { courrielPour, type Lettre, type LettreEnLangues } from './lettre.ts'

const ville = {
  id: 'ma-ville',
  nom: 'Nomville',
  courriel: 'mairie@nomville.exemple',
  telephone: '05 56 00 00 00',
  zone: 'Europe/Paris',
  apparence: SANS_APPARENCE,
}
const url = 'https://nomville.exemple/page'
const sujet = { collectivite: ville, url, enfant: 'Zoe' }
const quand = new Date('2026-11-03T09:00:00Z')
const structure = { nom: 'Structura', courriel: null, telephone: '05 57 00 00 00' }

const lieu = { id: '1', nom: 'Structura' }
const absence = {
  collectivite: ville,
  contact: 'Structura, 05 57 00 00 00.',
  absences: [
    {
      enfant: { id: '1', prenom: 'Zoe' },
      structure: lieu,
      jours: [
        { creneau: '1', date: '2026-11-04', activite: 'Mercuria', unite: 'Unita', prixCentimes: 1200 },
        { creneau: '2', date: '2026-12-01', activite: 'Mercuria', unite: 'Unita', prixCentimes: 1200 },
      ],
    },
  ],
} as unknown as Parameters<typeof absences.accuseAbsence>[0]
const contrat = {
  collectivite: ville,
  contact: 'Structura, 05 57 00 00 00.',
  contrat: {
    enfant: { id: '1', prenom: 'Zoe' },
    structure: lieu,
    activite: { id: '2', nom: 'Mercuria' },
    debut: '2026-09-01',
    fin: '2027-07-31',
    semaine: [
      { jour: 1, debut: '08:00', fin: '17:30' },
      { jour: 7, debut: '08:30', fin: '12:00' },
    ],
  },
  heures: null,
} as unknown as Parameters<typeof contrats.accuse>[0]
const heures = { ...contrat, heures: { date: '2026-11-04', debut: '17:30', fin: '18:30' } }
const demande = { collectivite: ville, enfants: ['Zoe', 'Max'], activite: 'Mercuria', structure }
const facture = {
  numero: 'ALSH-2026-0001',
  structure: 'Structura',
  mois: '2026-10',
  totalCentimes: 123450,
  echeance: '2026-12-01',
  motif: null,
  enLigne: true,
  mandat: false,
}
const retard = {
  regie: 'Regia',
  enLigne: true,
  autresMoyens: 'ABC',
  factures: [{ ...facture, resteCentimes: 5000 }],
}
const mandat = { rum: 'RUM1', regie: 'Regia', iban: 'FR76', creancier: 'Nomville' }
const preleve = { date: '2026-12-05', montantCentimes: 5000 }
const durees = Object.fromEntries(
  Object.entries(CATEGORIES).map(([code, { mois }]) => [code, mois]),
) as unknown as Durees
const ligne: Ligne = {
  enfant: 'Zoe',
  etat: 'confirmee',
  date: '2026-11-04',
  fin: null,
  activite: 'Mercuria',
  unite: 'Unita',
  rang: null,
  prixCentimes: 1200,
}
const lignes: Ligne[] = [
  ligne,
  { ...ligne, date: '2026-07-06', fin: '2026-07-10' },
  { ...ligne, etat: 'en-attente', rang: 1 },
  { ...ligne, etat: 'en-attente', rang: 3, date: '2026-12-01' },
  { ...ligne, etat: 'demandee' },
  { ...ligne, etat: 'annulee', prixCentimes: -1200 },
]
const renouvellement = { annee: 2026, du: '2026-05-01', jusquAu: '2026-07-01', rappelJours: null }

type Exemples<Salle> = { [Nom in keyof Salle]: LettreEnLangues[] }
/** Of each room, each letter in each of its forms: a letter that has none here does not pass the type check. */
const EXEMPLES = {
  absences: {
    accuseAbsence: [absences.accuseAbsence(absence, url)],
    absenceAcceptee: [absences.absenceAcceptee(absence, 'ABC', url)],
    absenceRefusee: [absences.absenceRefusee(absence, 'ABC', url)],
  } satisfies Exemples<typeof absences>,
  comptes: {
    lettreConfirmation: [comptes.lettreConfirmation(ville, url)],
    lettreDejaUnCompte: [comptes.lettreDejaUnCompte(ville, url, url)],
    lettreMotDePasse: [comptes.lettreMotDePasse(ville, url)],
    lettreInvitation: [comptes.lettreInvitation(ville, url)],
    lettreMotDePasseChange: [comptes.lettreMotDePasseChange(ville, url, true)],
    lettreNouvelAppareil: [
      comptes.lettreNouvelAppareil(ville, {
        appareil: ['Firefox', 'Android'],
        reseau: '203.0.113.x',
        quand,
        page: url,
      }),
      comptes.lettreNouvelAppareil(ville, { appareil: [], reseau: null, quand, page: url }),
    ],
    lettreAccord: [comptes.lettreAccord(ville, 'a@b.exemple', url)],
    lettrePreuve: [comptes.lettrePreuve(ville, url)],
    lettreAdressePrise: [comptes.lettreAdressePrise(ville, url)],
    lettreCourrielChange: [comptes.lettreCourrielChange(ville, 'a@b.exemple', url)],
    lettreInvitationParent: [comptes.lettreInvitationParent(ville, { par: 'Max M', fin: quand, lien: url })],
    lettreParentArrive: [comptes.lettreParentArrive(ville, 'Max M', url)],
    lettreCleAjoutee: [comptes.lettreCleAjoutee(ville, 'ABC', url)],
    lettreFranceConnect: [comptes.lettreFranceConnect(ville, url)],
  } satisfies Exemples<typeof comptes>,
  consentements: {
    accordAttendu: [consentements.accordAttendu(ville, { enfant: 'Zoe', titre: 'ABC' }, url)],
  } satisfies Exemples<typeof consentements>,
  contrats: {
    accuse: [contrats.accuse(contrat, url), contrats.accuse(heures, url)],
    accepte: [contrats.accepte(contrat, 'ABC', url)],
    refuse: [contrats.refuse(heures, 'ABC', url)],
    termine: [
      contrats.termine(contrat, '2026-12-01', 'ABC', url),
      contrats.termine(contrat, null, 'ABC', url),
    ],
    repris: [contrats.repris(contrat, url)],
  } satisfies Exemples<typeof contrats>,
  documents: {
    documentValide: [documents.documentValide({ ...sujet, piece: 'Papier', enfant: null }, url)],
    documentRefuse: [documents.documentRefuse({ ...sujet, piece: 'Papier' }, 'ABC', url)],
    documentExpire: [documents.documentExpire({ ...sujet, piece: 'Papier' }, '2026-12-01', url)],
  } satisfies Exemples<typeof documents>,
  encaissements: {
    recuGuichet: MOYENS.map((moyen, index) =>
      encaissements.recuGuichet(
        ville,
        { moyen, montantCentimes: 5000, numeros: ['A-1', 'A-2'].slice(0, index % 3), creditCentimes: 100 },
        url,
      ),
    ),
  } satisfies Exemples<typeof encaissements>,
  factures: {
    factureEmise: [
      factures.factureEmise(ville, facture, url),
      factures.factureEmise(ville, { ...facture, mandat: true, enLigne: false }, url),
    ],
    avoirEmis: [
      factures.avoirEmis(ville, { ...facture, totalCentimes: -5000, motif: 'ABC', origine: 'A-1' }, url),
      factures.avoirEmis(ville, { ...facture, totalCentimes: -5000, origine: null }, url),
    ],
    relance: [
      factures.relance(ville, retard, url),
      factures.relance(
        ville,
        { ...retard, enLigne: false, factures: [...retard.factures, ...retard.factures] },
        url,
      ),
    ],
  } satisfies Exemples<typeof factures>,
  familles: {
    dossiersReunis: [familles.dossiersReunis(sujet)],
    dossierSepare: [familles.dossierSepare(sujet, true), familles.dossierSepare(sujet, false)],
    accesOuvert: [familles.accesOuvert(sujet, 'a@b.exemple')],
    accesRetire: [familles.accesRetire(sujet, 'a@b.exemple')],
    accesPerdu: [familles.accesPerdu(sujet, 'ABC')],
    accesRendu: [familles.accesRendu(sujet, 'a@b.exemple')],
  } satisfies Exemples<typeof familles>,
  fichiers: {
    fichierInfecte: (['absence', 'message', 'decision', 'quotient', { titre: 'Papier' }] as const).map(
      (pour) => fichiers.fichierInfecte(ville, { nom: 'abc.pdf', pour }, url),
    ),
  } satisfies Exemples<typeof fichiers>,
  foyers: {
    modificationAcceptee: [
      foyers.modificationAcceptee(
        { ...sujet, changements: CHAMPS.map((champ) => ({ champ, nom: '' })) },
        'ABC',
        url,
      ),
    ],
    modificationRefusee: [
      foyers.modificationRefusee(
        { ...sujet, enfant: null, changements: [{ champ: 'telephone', nom: '' }] },
        'ABC',
        url,
      ),
    ],
  } satisfies Exemples<typeof foyers>,
  gardes: {
    secondFoyerDemande: [gardes.secondFoyerDemande(sujet, 'Max M')],
    secondFoyerParti: [gardes.secondFoyerParti(sujet, 'Zoe', 'a@b.exemple')],
    secondFoyerFait: [gardes.secondFoyerFait(sujet, 'Zoe')],
    enfantRattache: [gardes.enfantRattache(sujet, 'Zoe')],
    secondFoyerDecline: [gardes.secondFoyerDecline(sujet, 'Zoe')],
    secondFoyerNonReuni: [gardes.secondFoyerNonReuni(sujet, 'Zoe', 'ABC')],
    fichesDistinctes: [gardes.fichesDistinctes(sujet, 'Zoe', 'ABC')],
    enfantDetache: [
      gardes.enfantDetache(sujet, 'Zoe', true, 'ABC'),
      gardes.enfantDetache(sujet, 'Zoe', false, 'ABC'),
    ],
    gardeProposee: [gardes.gardeProposee(sujet, 'Zoe')],
    gardeEnVigueur: [gardes.gardeEnVigueur(sujet, 'Zoe')],
    gardeRefusee: [gardes.gardeRefusee(sujet, 'Zoe')],
  } satisfies Exemples<typeof gardes>,
  inscriptions: {
    accuseDemande: [inscriptions.accuseDemande(demande, url)],
    demandeAcceptee: [inscriptions.demandeAcceptee(demande, 'ABC', url)],
    demandeRefusee: [inscriptions.demandeRefusee(demande, 'ABC', url)],
    demandeEnAttente: [inscriptions.demandeEnAttente(demande, 3, 'ABC', url)],
    demandeIncomplete: [inscriptions.demandeIncomplete(demande, ['Papier'], 'ABC', url)],
    placeLiberee: [inscriptions.placeLiberee(demande, url)],
    decisionReprise: [inscriptions.decisionReprise(demande, 'ABC', url)],
  } satisfies Exemples<typeof inscriptions>,
  messages: {
    messageDuService: [messages.messageDuService(ville, 'Structura', url)],
  } satisfies Exemples<typeof messages>,
  paiements: {
    recu: [true, false].map((prelevement) =>
      paiements.recu(
        ville,
        {
          montantCentimes: 5000,
          prelevement,
          numauto: prelevement ? null : '123',
          numeros: prelevement ? ['A-1'] : ['A-1', 'A-2'],
          tropPercuCentimes: 100,
        },
        url,
      ),
    ),
  } satisfies Exemples<typeof paiements>,
  prelevements: {
    lettreCode: [prelevements.lettreCode(ville, { code: '123456', regie: 'Regia' })],
    mandatSigne: [prelevements.mandatSigne(ville, mandat, url)],
    mandatChange: (['repris', 'suspendu', 'revoque', 'caduc'] as const).map((quoi) =>
      prelevements.mandatChange(ville, mandat, quoi, preleve, url),
    ),
    prelevementAnnonce: [
      prelevements.prelevementAnnonce(ville, { ...preleve, ...mandat, ics: 'ICS', numeros: ['A-1'] }, url),
    ],
    prelevementModifie: [
      prelevements.prelevementModifie(ville, { ...preleve, rum: 'RUM1', raison: 'reglee' }, url),
      prelevements.prelevementModifie(
        ville,
        { ...preleve, montantCentimes: 0, rum: 'RUM1', raison: 'retiree' },
        url,
      ),
    ],
    prelevementEnTrop: [prelevements.prelevementEnTrop(ville, { ...preleve, creditCentimes: 100 }, url)],
    prelevementRejete: (
      ['AC01', 'AC04', 'AC06', 'AM04', 'MD01', 'MD06', 'MS02', 'MS03', 'ZZ99'] as const
    ).map((code, index) =>
      prelevements.prelevementRejete(
        ville,
        {
          ...preleve,
          code,
          numeros: ['A-1', 'A-2'].slice(0, index % 3),
          mandat: (['actif', 'suspendu', 'a-refaire', 'fini'] as const)[index % 4] ?? 'actif',
        },
        url,
      ),
    ),
  } satisfies Exemples<typeof prelevements>,
  proches: {
    interdictionRecue: [proches.interdictionRecue(sujet)],
    interdictionAcceptee: [proches.interdictionAcceptee(sujet, 'ABC')],
    interdictionRefusee: [proches.interdictionRefusee(sujet, 'ABC')],
    interdictionFinit: [proches.interdictionFinit(sujet, '2026-12-01')],
    interdictionLevee: [proches.interdictionLevee(sujet, 'ABC')],
  } satisfies Exemples<typeof proches>,
  quotients: {
    quotientRecu: [quotients.quotientRecu(ville, true, url), quotients.quotientRecu(ville, false, url)],
    quotientAccepte: [quotients.quotientAccepte(ville, '2026-12-31', url)],
    quotientRefuse: [quotients.quotientRefuse(ville, 'ABC', url)],
    quotientFinit: [quotients.quotientFinit(ville, '2026-12-31', url)],
  } satisfies Exemples<typeof quotients>,
  renouvellements: {
    dossierRenouvele: [
      renouvellements.dossierRenouvele(
        ville,
        2026,
        (['contact', 'parents', 'revenus', 'identite', 'sante', 'personnes', 'consentements'] as const).map(
          (section) => ({ section, enfant: null }),
        ),
        url,
      ),
    ],
    dossierARenouveler: (['rien', 'inscriptions', 'reservations'] as const).flatMap((blocage) =>
      ['2026-06-01', '2026-08-01'].map((today) =>
        renouvellements.dossierARenouveler(ville, { ...renouvellement, blocage }, today, url),
      ),
    ),
  } satisfies Exemples<typeof renouvellements>,
  reservations: {
    lettreOf: [
      reservations.lettreOf(ville, { type: 'recapitulatif', foyer: '1', lignes }, url),
      reservations.lettreOf(
        ville,
        { type: 'place-liberee', foyer: '1', lignes: [ligne], expireLe: quand.toISOString() },
        url,
      ),
      reservations.lettreOf(
        ville,
        { type: 'place-liberee', foyer: '1', lignes: [ligne], expireLe: null },
        url,
      ),
      reservations.lettreOf(ville, { type: 'proposition-expiree', foyer: '1', lignes: [ligne] }, url),
      reservations.lettreOf(ville, { type: 'reponse', foyer: '1', lignes, motif: 'ABC' }, url),
      reservations.lettreOf(ville, { type: 'reponse', foyer: '1', lignes: [ligne], motif: null }, url),
    ],
  } satisfies Exemples<typeof reservations>,
  rgpd: {
    lettreExportPret: [rgpd.lettreExportPret(ville, 7, url)],
    lettreEffacementRecu: [rgpd.lettreEffacementRecu(ville, url)],
    lettreEfface: [rgpd.lettreEfface(ville, 'foyer', durees), rgpd.lettreEfface(ville, 'compte', durees)],
    lettreEffacementRefuse: [rgpd.lettreEffacementRefuse(ville, 'ABC', url)],
  } satisfies Exemples<typeof rgpd>,
}

/** Names that stay French everywhere, explained where they first matter. */
const PROPRES = /recours gracieux|tribunal administratif|quotient familial|chèques-vacances|CNIL/g
/** What gives French away, and neither English nor Portuguese. */
const FRANCAIS =
  /(?<![\p{L}-])(vous|votre|vos|nous|dans|avec|pour|est|les|une|du|et|sur|le|jours?|heures|lundi|mercredi|dimanche|juillet|décembre|novembre|octobre)(?![\p{L}-])|[èùœ]|\u00a0[:;?!»]/iu
/** What gives the other of the two away. */
const AUTRES: Partial<Record<Langue, RegExp>> = {
  en: /[«»ãõçáéíóúê]|(?<!\p{L})(não|para|seu|sua)(?!\p{L})/iu,
  pt: /[“”]|(?<!\p{L})(you|your|the|and|of)(?!\p{L})/iu,
}

describe('Letters to families', () => {
  test('are all here', async () => {
    const rooms: string[] = []
    for await (const file of glob('*/courriels.fr.ts', { cwd: path.join(import.meta.dirname, '..') }))
      rooms.push(path.dirname(file))
    assert.deepEqual(rooms.sort(), Object.keys(EXEMPLES).sort())
  })

  for (const langue of LANGUES.filter((one) => one !== 'fr'))
    test(`say everything in « ${langue} », and nothing in another language`, () => {
      for (const [room, letters] of Object.entries(EXEMPLES))
        for (const [name, examples] of Object.entries(letters as Record<string, LettreEnLangues[]>))
          for (const [index, example] of examples.entries()) {
            const { said, french } = { said: parts(example[langue]()), french: parts(example.fr()) }
            const where = `${room} ${name} ${index}`
            assert.equal(said.length, french.length, `${where}: as many sentences as in French`)
            for (const sentence of said) {
              const own = sentence.replaceAll(PROPRES, '')
              assert.doesNotMatch(own, FRANCAIS, where)
              assert.doesNotMatch(own, AUTRES[langue] ?? /(?!)/, where)
              assert.doesNotMatch(own, /undefined|null|NaN|\[object/, where)
            }
          }
    })

  test('are laid out in their language: greeting, signature, page', () => {
    const letter = comptes.lettreConfirmation(ville, url)
    for (const [langue, greeting, signature] of [
      ['fr', 'Bonjour,', 'Espace famille'],
      ['en', 'Hello,', 'Family space'],
      ['pt', 'Bom dia,', 'Espaço família'],
    ] as const) {
      const { texte, html } = courrielPour({ courriel: 'a@b.exemple', langue }, letter)
      assert.ok(texte.startsWith(greeting), texte)
      assert.ok(texte.includes(`Nomville\n${signature}`), texte)
      assert.ok(html.includes(`<html lang="${langue}">`) && html.includes(signature))
    }
  })

  test('write dates, hours and money as their language does', () => {
    const [, , relance] = ['fr', 'en', 'pt'].map((langue) =>
      parts(EXEMPLES.factures.relance[0]?.[langue as Langue]() as Lettre).join(' '),
    )
    assert.match(relance ?? '', /50,00\s€, a pagar até 1 de dezembro de 2026/)
    const english = parts(EXEMPLES.reservations.lettreOf[1]?.en() as Lettre).join(' ')
    assert.match(english, /Wednesday,? 4 November 2026/)
    assert.match(english, /Confirm it before Tuesday,? 3 November at 10:00/)
  })

  test('have their notices: one title per language', () => {
    for (const { titre } of Object.values(QUOI))
      for (const langue of LANGUES.filter((one) => one !== 'fr')) {
        assert.notEqual(titre[langue], titre.fr)
        assert.doesNotMatch(titre[langue], FRANCAIS)
      }
  })
})

function parts({ sujet: subject, paragraphes, bouton, note }: Lettre): string[] {
  return [subject, ...paragraphes, bouton?.texte, note].filter((one) => one !== undefined)
}
