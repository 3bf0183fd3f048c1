// The stories show what the API could really answer: every fixture is read by the contract's schema of its route.

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { AbsencesADecider } from '@inoe/contract/absences'
import { Actualites, GestionActualites } from '@inoe/contract/actualites'
import { ApparenceReglee } from '@inoe/contract/apparence'
import { MonCompte } from '@inoe/contract/comptes'
import { Consentements, GestionConsentements } from '@inoe/contract/consentements'
import { Conservation, DureesConservation } from '@inoe/contract/conservation'
import { ContratsADecider } from '@inoe/contract/contrats'
import { Documents, DocumentsAVerifier, GestionDocuments } from '@inoe/contract/documents'
import { Alertes, Dus, Journal, RegiesGerees } from '@inoe/contract/encaissements'
import { Facturation, Facturations, FacturesEmises } from '@inoe/contract/facturations'
import { ListeFactures } from '@inoe/contract/factures'
import { AccesFamille, FichesAReunir, FusionPrevue, PaireComparee } from '@inoe/contract/familles'
import { Foyer, HistoriqueSante, ModificationsADecider, PolitiqueChamps } from '@inoe/contract/foyers'
import { FamilleGeree, FamillesTrouvees, Garde, GardesFamille, RegleGardes } from '@inoe/contract/gardes'
import { ActivitesReglees, CreneauxService, Demandes, ReservationsADecider } from '@inoe/contract/gestion'
import { Historique } from '@inoe/contract/historique'
import { Eligibilite, Inscriptions, ResultatInscription } from '@inoe/contract/inscriptions'
import { EffacementPrevu, EffacementsADecider, JournalSante, MesDonnees } from '@inoe/contract/mes-donnees'
import { Fil, Fils } from '@inoe/contract/messages'
import { AbonnementLu } from '@inoe/contract/notifications'
import { Paiement } from '@inoe/contract/paiements'
import { FeuillePointage } from '@inoe/contract/pointages'
import { Remise, Remises } from '@inoe/contract/prelevements'
import { EnfantsAccueillis, FicheEnfant, InterdictionsADecider, Personnes } from '@inoe/contract/proches'
import { DeclarationsQuotient, QuotientEnLigne, QuotientsAVerifier } from '@inoe/contract/quotients'
import { GestionReinscriptions, Reinscriptions } from '@inoe/contract/reinscriptions'
import { GestionRenouvellement, Renouvellement } from '@inoe/contract/renouvellements'
import { EnregistrementRepondu, Planning } from '@inoe/contract/reservations'
import { Catalogue, Contacts } from '@inoe/contract/structures'
import { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { PrixSimules, Tarifs } from '@inoe/contract/tarifs'
import * as v from 'valibot'
import { id } from './fixtures/personnes.ts'

const folder = path.join(import.meta.dirname, 'fixtures')

/** Each file of fixtures and what all its exports must be. */
const SCHEMAS: Record<string, v.GenericSchema> = {
  actualites: Actualites,
  catalogue: Catalogue,
  consentements: Consentements,
  contacts: Contacts,
  compte: MonCompte,
  demandes: Demandes,
  documents: Documents,
  eligibilite: Eligibilite,
  enregistrement: EnregistrementRepondu,
  factures: ListeFactures,
  fil: Fil,
  foyer: Foyer,
  gardes: v.union([GardesFamille, Garde]),
  'gestion-a-reunir': v.union([FichesAReunir, PaireComparee]),
  'gestion-acces': AccesFamille,
  'gestion-famille': FamilleGeree,
  'gestion-fusion': FusionPrevue,
  'gestion-familles': FamillesTrouvees,
  'gestion-gardes': RegleGardes,
  'gestion-absences': AbsencesADecider,
  'gestion-activites': ActivitesReglees,
  'gestion-actualites': GestionActualites,
  'gestion-alertes': Alertes,
  'gestion-apparence': ApparenceReglee,
  'gestion-champs': PolitiqueChamps,
  'gestion-modifications': ModificationsADecider,
  'gestion-consentements': GestionConsentements,
  'gestion-contrats': ContratsADecider,
  'gestion-creneaux': CreneauxService,
  'gestion-documentation': GestionDocuments,
  'gestion-documents': DocumentsAVerifier,
  'gestion-dus': Dus,
  'gestion-emises': FacturesEmises,
  'gestion-enfants': EnfantsAccueillis,
  'gestion-facturation': Facturation,
  'gestion-facturations': Facturations,
  'gestion-fiche': FicheEnfant,
  'gestion-interdictions': InterdictionsADecider,
  'gestion-journal': Journal,
  'gestion-regies': RegiesGerees,
  'gestion-remise': Remise,
  'gestion-remises': Remises,
  'gestion-reinscriptions': GestionReinscriptions,
  reinscriptions: Reinscriptions,
  'gestion-renouvellement': GestionRenouvellement,
  'gestion-reservations': ReservationsADecider,
  renouvellement: Renouvellement,
  'gestion-tarifs': Tarifs,
  historique: Historique,
  'historique-sante': HistoriqueSante,
  inscriptions: Inscriptions,
  'mes-donnees': MesDonnees,
  'mes-donnees-acces': JournalSante,
  'mes-donnees-durees': DureesConservation,
  'mes-donnees-effacement': EffacementPrevu,
  'gestion-conservation': Conservation,
  'declarations-quotient': DeclarationsQuotient,
  'gestion-quotients': QuotientsAVerifier,
  'gestion-effacements': EffacementsADecider,
  messages: Fils,
  notifications: AbonnementLu,
  paiement: Paiement,
  'personnes-foyer': Personnes,
  planning: Planning,
  quotients: QuotientEnLigne,
  pointages: FeuillePointage,
  resultat: ResultatInscription,
  simulation: PrixSimules,
  'tableau-de-bord': TableauDeBord,
}
/** What the fixtures that are functions are asked. */
const ASKED: Record<string, readonly unknown[][]> = {
  // A week, a month, and a week with nothing.
  planning: [
    ['2026-09-07', '2026-09-13'],
    ['2026-09-01', '2026-09-30'],
    ['2030-01-01', '2030-01-07'],
  ],
  enregistrement: [
    [
      [
        { creneau: id(1), enfant: id(2), action: 'ajouter' },
        { creneau: id(3), enfant: id(2), action: 'retirer' },
      ],
    ],
  ],
}

test('every file of fixtures has its schema', () => {
  const files = readdirSync(folder).map((file) => path.basename(file, '.ts'))
  assert.deepEqual(files.sort(), [...Object.keys(SCHEMAS), 'personnes'].sort())
})

for (const [name, schema] of Object.entries(SCHEMAS)) {
  test(`fixtures of ${name} are what the API answers`, async () => {
    const fixtures: Record<string, unknown> = await import(`./fixtures/${name}.ts`)
    assert.notEqual(Object.keys(fixtures).length, 0)
    for (const [key, fixture] of Object.entries(fixtures)) {
      const answers =
        typeof fixture === 'function' ? (ASKED[name] ?? []).map((asked) => fixture(...asked)) : [fixture]
      assert.notEqual(answers.length, 0, key)
      for (const answer of answers) {
        const { issues } = v.safeParse(schema, answer)
        assert.deepEqual(issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? [], [], key)
      }
    }
  })
}
