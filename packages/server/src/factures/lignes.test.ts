import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RegleTarif } from '@inoe/contract/tarifs'
import fc from 'fast-check'
import { chiffrer, type Situation } from '../tarifs/rules.ts'
import type { Fait, Rendu } from './faits.ts'
import { activiteDe, type Contexte, duDepuis, facturesDe, sansRegle } from './lignes.ts'

const REGLE: RegleTarif = {
  base: { type: 'forfait', centimes: 940 },
  par: 'unite',
  nonResident: null,
  fratrie: [],
  reservationTardive: { type: 'centimes', centimes: 200 },
  sansReservation: { type: 'pourcent', valeur: '50' },
  absence: { justifiee: 0, injustifiee: 100 },
  fiscal: { garde: true, repasCentimes: 300 },
}
const HORAIRE: RegleTarif = { ...REGLE, base: { type: 'forfait', centimes: 101 }, par: 'heure' }

const situation: Situation = {
  quotientFamilial: 742,
  ressourcesCentimes: null,
  enfantsACharge: 2,
  enfantsAeeh: 0,
  resident: true,
}

const contexte = (more: Partial<Contexte> = {}): Contexte => ({
  mois: '2026-11',
  regle: (activite) => (activite === 'heures' ? HORAIRE : activite === 'inconnue' ? undefined : REGLE),
  bareme: () => null,
  situations: new Map([
    ['a', situation],
    ['b', situation],
  ]),
  rangs: new Map(),
  enfants: new Map([
    ['lea', { prenom: 'Léa', dateNaissance: '2018-05-14' }],
    ['noe', { prenom: 'Noé', dateNaissance: '2022-05-14' }],
  ]),
  activites: new Map(
    ['mercredis', 'heures'].map((id) => [
      id,
      { nom: id === 'heures' ? 'Accueil' : 'Mercredis', unites: new Map([['journee', 'Journée']]) },
    ]),
  ),
  ...more,
})

const fait = (more: Partial<Fait> = {}): Fait => {
  const date = more.date ?? '2026-11-04'
  return {
    genre: 'reservation',
    source: { type: 'reservation', id: `${date}-${more.enfant ?? 'lea'}`, declaree: false },
    foyer: 'a',
    enfant: 'lea',
    activite: 'mercredis',
    unite: 'journee',
    date,
    fin: date,
    minutes: null,
    tardive: false,
    absence: 'aucune',
    prevues: false,
    precision: '',
    ...more,
  }
}

const billed = { id: 'l1', numero: 'ENF-2026-0001', facture: 'f1', resteCentimes: 1880 }
const rendu = (more: Partial<Rendu> = {}): Rendu => ({
  reservation: 'r1',
  foyer: 'a',
  enfant: 'lea',
  activite: 'mercredis',
  unite: 'journee',
  date: '2026-10-07',
  fin: '2026-10-07',
  factureCentimes: 940,
  factureAbsence: 'aucune',
  ligne: { ...billed, partGarde: { gardeCentimes: 1280, montantCentimes: 1880 } },
  devenue: 'annulee',
  ...more,
})

const words = (lignes: readonly { libelle: string; explication: string }[] | undefined) =>
  (lignes ?? []).map(({ libelle, explication }) => [
    libelle,
    explication.replaceAll('\u00a0', ' ').split('\n').at(-1),
  ])

const aFait = fc
  .record({
    id: fc.uuid(),
    foyer: fc.constantFrom('a', 'b', 'c'),
    enfant: fc.constantFrom('lea', 'noe'),
    activite: fc.constantFrom('mercredis', 'heures', 'inconnue'),
    day: fc.integer({ min: 1, max: 30 }),
    month: fc.constantFrom('2026-11', '2026-10'),
    minutes: fc.integer({ min: 0, max: 720 }),
    tardive: fc.boolean(),
    absence: fc.constantFrom('aucune' as const, 'justifiee' as const, 'injustifiee' as const),
    genre: fc.constantFrom('reservation' as const, 'sans-reservation' as const),
  })
  .map(({ id, day, month, minutes, ...rest }) =>
    fait({
      ...rest,
      source: { type: 'reservation', id, declaree: false },
      date: `${month}-${String(day).padStart(2, '0')}`,
      fin: `${month}-${String(day).padStart(2, '0')}`,
      minutes: rest.activite === 'heures' ? minutes : null,
    }),
  )

describe('Lines of invoices', () => {
  test('whatever is billed: once, to its own family; lines sum to the total, each to its quantity or its minutes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aFait, { selector: (one) => one.source.id, maxLength: 40 }), (faits) => {
        const byId = new Map(faits.map((one) => [one.source.id, one]))
        const issued = facturesDe(faits, [], contexte())
        const marked = issued.flatMap((one) => one.lignes.flatMap((ligne) => ligne.marques))
        assert.equal(new Set(marked.map((one) => one.id)).size, marked.length)
        for (const { foyer, lignes, totalCentimes } of issued) {
          assert.ok(totalCentimes !== 0)
          assert.equal(
            totalCentimes,
            lignes.reduce((sum, one) => sum + one.montantCentimes, 0),
          )
          for (const ligne of lignes) {
            const own = ligne.marques.flatMap((one) => byId.get(one.id) ?? [])
            const [first] = own
            assert.ok(first)
            for (const one of own) assert.equal(one.foyer, foyer)
            const parts = ligne.marques.map((one) => (one.type === 'reservation' ? one.centimes : 0))
            assert.equal(
              parts.reduce((sum, one) => sum + one, 0),
              ligne.montantCentimes,
            )
            assert.ok(ligne.gardeCentimes >= 0 && ligne.gardeCentimes <= ligne.montantCentimes)
            if (first.activite === 'heures') {
              const minutes = own.reduce((sum, one) => sum + (one.minutes ?? 0), 0)
              const prestation = {
                rang: 1,
                tardive: first.tardive,
                sansReservation: first.genre === 'sans-reservation',
                absence: first.absence,
                minutes,
              }
              assert.equal(ligne.montantCentimes, chiffrer(HORAIRE, situation, prestation, null).centimes)
            } else assert.equal(ligne.montantCentimes, Number(ligne.quantite) * ligne.prixCentimes)
          }
        }
        // What has no price is in no line, and is named.
        assert.ok(marked.every((one) => byId.get(one.id)?.activite !== 'inconnue'))
        const unknown = faits.some((one) => one.activite === 'inconnue')
        assert.equal(sansRegle(faits, contexte()).length, unknown ? 1 : 0)
      }),
    )
  })

  test('each line says which days, at what price, and in which circumstances', () => {
    const [facture] = facturesDe(
      [
        fait({ date: '2026-11-18' }),
        fait({ date: '2026-11-04' }),
        fait({ date: '2026-11-11', absence: 'justifiee' }),
        fait({ date: '2026-11-25', absence: 'injustifiee' }),
        fait({ date: '2026-10-28' }),
      ],
      [],
      contexte(),
    )
    assert.deepEqual(words(facture?.lignes), [
      ['Léa, Mercredis', '2 journées à 9,40 € : les 4 et 18 novembre'],
      ['Léa, Mercredis', '1 journée à 9,40 € : le 25 novembre'],
      ['Léa, Mercredis', '1 journée à 0,00 € : le 11 novembre'],
      ['Régularisation d’octobre : Léa, Mercredis', '1 journée à 9,40 € : le 28 octobre'],
    ])
    assert.equal(facture?.totalCentimes, 940 * 4)
    assert.match(facture?.lignes[2]?.explication ?? '', /Absence justifiée.: non facturée/)
  })

  test('a label gives its activity back: the attestation says which activities were paid', () => {
    for (const label of [
      'Léa, Mercredis',
      'Régularisation d’octobre : Léa, Mercredis',
      'Régularisation de décembre 2025 : Léa, Mercredis, sans réservation',
    ])
      assert.equal(activiteDe(label, 'Léa'), 'Mercredis')
    assert.equal(activiteDe('Léa, Musique, danse', 'Léa'), 'Musique, danse')
    assert.equal(activiteDe('Cantine', 'Léa'), 'Cantine')
  })

  test('hours are billed to the minute; those that nobody pointed are said', () => {
    const [facture] = facturesDe(
      [
        fait({ activite: 'heures', date: '2026-11-04', minutes: 100 }),
        fait({ activite: 'heures', date: '2026-11-05', minutes: 110, prevues: true }),
      ],
      [],
      contexte(),
    )
    const [ligne] = facture?.lignes ?? []
    assert.deepEqual([ligne?.quantite, ligne?.prixCentimes, ligne?.montantCentimes], ['3.5', 101, 354])
    assert.match(
      ligne?.explication ?? '',
      /Durée.: 3.h.30 à 1,01.€ de l’heure → 3,54.€\n3.h.30 : les 4 et 5 novembre/,
    )
    assert.match(ligne?.explication ?? '', /non pointée le 5 novembre/)
  })

  test('care counts for the tax of a child under 6 on 1 January, meal, supplements and absences left out', () => {
    const garde = (more: Partial<Fait>) =>
      facturesDe([fait(more)], [], contexte())[0]?.lignes[0]?.gardeCentimes
    assert.equal(garde({ enfant: 'lea' }), 0)
    assert.equal(garde({ enfant: 'noe' }), 640)
    assert.equal(garde({ enfant: 'noe', tardive: true }), 640)
    assert.equal(garde({ enfant: 'noe', absence: 'injustifiee' }), 0)
    const born = (dateNaissance: string) =>
      facturesDe(
        [fait({ enfant: 'x' })],
        [],
        contexte({ enfants: new Map([['x', { prenom: 'X', dateNaissance }]]) }),
      )[0]?.lignes[0]?.gardeCentimes
    assert.deepEqual([born('2020-01-01'), born('2020-01-02')], [0, 640])
  })

  test('a booking cancelled or absent since is given back at the price billed, never more than its line still asks', () => {
    const [cancelled] = facturesDe([fait(), fait({ date: '2026-11-11' })], [rendu()], contexte())
    assert.equal(cancelled?.totalCentimes, 940)
    const [, back] = cancelled?.lignes ?? []
    assert.deepEqual(
      [back?.libelle, back?.montantCentimes, back?.gardeCentimes, back?.rend],
      ['Régularisation d’octobre : Léa, Mercredis', -940, -640, { ligne: 'l1', facture: 'f1' }],
    )
    assert.match(back?.explication ?? '', /Facturé sur la facture ENF-2026-0001, annulé depuis/)
    assert.deepEqual(back?.marques, [{ type: 'rendu', id: 'r1', centimes: 0, absence: 'aucune' }])

    // An avoir made by hand gave back all but 5 €.
    const partly = rendu({ ligne: { ...rendu().ligne, resteCentimes: 500 } })
    const [avoir] = facturesDe([], [partly], contexte())
    assert.equal(avoir?.totalCentimes, -500)
    assert.deepEqual(
      facturesDe([], [rendu({ ligne: { ...rendu().ligne, resteCentimes: 0 } })], contexte()),
      [],
    )
  })

  test('the percentage of an absence is of what was billed, and never asks for more', () => {
    const half: RegleTarif = { ...REGLE, absence: { justifiee: 25, injustifiee: 50 } }
    const due = (factureAbsence: Rendu['factureAbsence'], devenue: Rendu['devenue'], cents = 1000) =>
      duDepuis({ factureCentimes: cents, factureAbsence, devenue }, half)
    assert.equal(due('aucune', 'justifiee'), 250)
    assert.equal(due('aucune', 'injustifiee'), 500)
    assert.equal(due('injustifiee', 'justifiee', 500), 250)
    assert.equal(due('injustifiee', 'annulee', 500), 0)
    const more = rendu({ factureAbsence: 'justifiee', factureCentimes: 250, devenue: 'injustifiee' })
    assert.deepEqual(facturesDe([], [more], contexte({ regle: () => half })), [])
  })

  test('garde alternée: each family for its own days', () => {
    const issued = facturesDe(
      [fait({ foyer: 'a', date: '2026-11-04' }), fait({ foyer: 'b', date: '2026-11-11' })],
      [],
      contexte(),
    )
    assert.deepEqual(
      issued.map((one) => [one.foyer, one.totalCentimes, words(one.lignes)[0]?.[1]]),
      [
        ['a', 940, '1 journée à 9,40 € : le 4 novembre'],
        ['b', 940, '1 journée à 9,40 € : le 11 novembre'],
      ],
    )
  })

  test('who owes nothing gets nothing; what sums to nothing waits, unmarked', () => {
    assert.deepEqual(facturesDe([fait({ absence: 'justifiee' })], [], contexte()), [])
    assert.deepEqual(facturesDe([fait()], [rendu()], contexte()), [])
  })
})
