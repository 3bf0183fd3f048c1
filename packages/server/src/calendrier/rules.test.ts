import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { isFerie } from './feries.ts'
import {
  type CreneauPose,
  cleCreneau,
  creneauxVoulus,
  ecart,
  empechement,
  type Fermeture,
  type Modele,
  QUANDS,
} from './rules.ts'
import { CALENDRIER_CONNU, isVacances, vacancesDe, ZONES_SCOLAIRES } from './vacances-scolaires.ts'

const DAY = 86_400_000
const plus = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
const weekday = (date: string) => new Date(date).getUTCDay() || 7

const first = Date.parse(CALENDRIER_CONNU.debut) / DAY
const last = Date.parse(CALENDRIER_CONNU.fin) / DAY
const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)
const anySpan = fc
  .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: 0, max: 120 }))
  .map(([day, days]) => ({ debut: dateOf(day), fin: dateOf(Math.min(last, day + days)) }))
const anyModele: fc.Arbitrary<Modele> = fc.record({
  unite: fc.constantFrom('journee', 'matin', 'repas'),
  groupe: fc.constantFrom('', 'petits', 'grands'),
  jours: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  capacite: fc.integer({ min: 0, max: 30 }),
  quand: fc.constantFrom(...QUANDS),
})
const anyModeles = fc.array(anyModele, { minLength: 1, maxLength: 5 })
const anyFermetures: fc.Arbitrary<Fermeture[]> = fc.array(
  anySpan.map(({ debut, fin }) => ({ du: debut, au: fin < plus(debut, 20) ? fin : plus(debut, 20) })),
  { maxLength: 3 },
)
const anyZone = fc.constantFrom(...ZONES_SCOLAIRES)

describe('The days of a period', () => {
  test('« Mercredis »: every Wednesday of school time, and none of the holidays', () => {
    const mercredis: Modele = {
      unite: 'journee',
      groupe: '',
      jours: [3],
      capacite: 24,
      quand: 'scolaire',
    }
    const found = creneauxVoulus(
      'jour',
      { debut: '2026-10-01', fin: '2026-12-31' },
      [mercredis],
      [{ du: '2026-12-01', au: '2026-12-03' }],
      vacancesDe('A'),
    )
    // 21 and 28 October, 23 and 30 December are holidays; 11 November is public; 2 December is closed.
    assert.deepEqual(
      found.map((one) => one.date),
      ['2026-10-07', '2026-10-14', '2026-11-04', '2026-11-18', '2026-11-25', '2026-12-09', '2026-12-16'],
    )
    assert.deepEqual(found[0], {
      date: '2026-10-07',
      fin: '2026-10-07',
      unite: 'journee',
      groupe: '',
      capacite: 24,
    })
  })

  test('the same week is school in a zone and holidays in another', () => {
    const semaine: Modele = {
      unite: 'journee',
      groupe: '',
      jours: [1, 2, 3, 4, 5],
      capacite: 10,
      quand: 'vacances',
    }
    const week = { debut: '2027-02-08', fin: '2027-02-14' }
    const in_ = (zone: 'A' | 'C') => creneauxVoulus('jour', week, [semaine], [], vacancesDe(zone)).length
    assert.deepEqual([in_('A'), in_('C')], [0, 5])
  })

  test('nothing but days of the period, of the template, open, that are no public holiday, when it says', () => {
    fc.assert(
      fc.property(anySpan, anyModeles, anyFermetures, anyZone, (span, modeles, fermetures, zone) => {
        const found = creneauxVoulus('jour', span, modeles, fermetures, vacancesDe(zone))
        assert.equal(new Set(found.map(cleCreneau)).size, found.length)
        for (const one of found) {
          const { date } = one
          assert.ok(span.debut <= date && date <= span.fin)
          assert.equal(one.fin, date)
          assert.equal(isFerie(date), false)
          assert.ok(fermetures.every(({ du, au }) => date < du || au < date))
          const reasons = modeles.filter(
            ({ unite, groupe, jours, quand }) =>
              unite === one.unite &&
              groupe === one.groupe &&
              jours.includes(weekday(date)) &&
              (quand === 'toujours' || (quand === 'vacances') === isVacances(date, zone)),
          )
          assert.equal(one.capacite, Math.max(...reasons.map((modele) => modele.capacite)))
        }
      }),
    )
  })

  test('every day that should be there is', () => {
    fc.assert(
      fc.property(anySpan, anyModele, anyFermetures, anyZone, (span, modele, fermetures, zone) => {
        const found = new Set(
          creneauxVoulus('jour', span, [modele], fermetures, vacancesDe(zone)).map((one) => one.date),
        )
        for (let date = span.debut; date <= span.fin; date = plus(date, 1)) {
          const open = !isFerie(date) && fermetures.every(({ du, au }) => date < du || au < date)
          const time = modele.quand === 'toujours' || (modele.quand === 'vacances') === isVacances(date, zone)
          assert.equal(found.has(date), open && time && modele.jours.includes(weekday(date)), date)
        }
      }),
    )
  })

  test('a sejour is one place over its whole period, public holidays included', () => {
    const modele: Modele = {
      unite: 'sejour',
      groupe: 'grands',
      jours: [1],
      capacite: 16,
      quand: 'toujours',
    }
    const juillet = { debut: '2026-07-13', fin: '2026-07-17' }
    const found = creneauxVoulus('sejour', juillet, [modele], [], vacancesDe('A'))
    assert.deepEqual(found, [
      { date: '2026-07-13', fin: '2026-07-17', unite: 'sejour', groupe: 'grands', capacite: 16 },
    ])
    assert.deepEqual(
      creneauxVoulus('sejour', juillet, [modele], [{ du: '2026-07-17', au: '2026-07-20' }], []),
      [],
    )
  })

  test('what cannot be worked out is refused, and why', () => {
    const scolaire: Modele = {
      unite: 'journee',
      groupe: '',
      jours: [3],
      capacite: 8,
      quand: 'scolaire',
    }
    const toujours: Modele = { ...scolaire, quand: 'toujours' }
    const known = { debut: '2026-09-01', fin: '2026-12-31' }
    const later = { debut: '2027-09-01', fin: '2027-12-31' }
    assert.equal(empechement('jour', known, [scolaire], 'A'), null)
    assert.equal(empechement('jour', known, [], 'A'), 'sans-modele')
    assert.equal(empechement('jour', known, [scolaire], null), 'zone-inconnue')
    assert.equal(empechement('jour', known, [toujours], null), null)
    assert.equal(empechement('jour', later, [toujours, scolaire], 'A'), 'calendrier-inconnu')
    assert.equal(empechement('jour', later, [toujours], 'A'), null)
    assert.equal(empechement('contrat', known, [toujours], 'A'), 'contrat')
    // 32 days are the most, both ends included.
    assert.equal(empechement('sejour', { debut: '2026-07-01', fin: '2026-08-01' }, [toujours], null), null)
    assert.equal(
      empechement('sejour', { debut: '2026-07-01', fin: '2026-08-02' }, [toujours], null),
      'sejour-trop-long',
    )
  })
})

describe('From what is there to what is wanted', () => {
  /** The creneaux as they are after the writing. */
  function apply(
    poses: readonly CreneauPose[],
    { creer, modifier, fermer, supprimer }: ReturnType<typeof ecart>,
  ) {
    const changed = new Map(modifier.map((one) => [one.id, one]))
    return [
      ...poses
        .filter((one) => !supprimer.includes(one.id))
        .map((one) => ({
          ...one,
          ...(changed.has(one.id) ? { ...changed.get(one.id), ferme: false } : {}),
          ...(fermer.includes(one.id) ? { ferme: true } : {}),
        })),
      ...creer.map((one) => ({ ...one, id: `neuf ${cleCreneau(one)}`, ferme: false, reserve: false })),
    ]
  }
  const anyPoses = fc
    .tuple(anySpan, anyModeles, fc.infiniteStream(fc.boolean()))
    .map(([span, modeles, coin]) =>
      creneauxVoulus('jour', span, modeles, [], vacancesDe('A')).map((one, rank): CreneauPose => {
        const [ferme = false, reserve = false] = coin.take(2)
        return { ...one, id: String(rank), ferme, reserve }
      }),
    )

  test('afterwards exactly what is wanted is proposed, and nothing that was booked is gone', () => {
    fc.assert(
      fc.property(anyPoses, anySpan, anyModeles, fc.boolean(), (poses, span, modeles, capacites) => {
        const voulus = creneauxVoulus('jour', span, modeles, [], vacancesDe('A'))
        const after = apply(poses, ecart(poses, voulus, capacites))
        assert.deepEqual(
          after
            .filter((one) => !one.ferme)
            .map(cleCreneau)
            .sort(),
          voulus.map(cleCreneau).sort(),
        )
        for (const one of poses.filter((pose) => pose.reserve))
          assert.ok(after.some((kept) => kept.id === one.id))
        for (const one of after) {
          const wanted = voulus.find((voulu) => cleCreneau(voulu) === cleCreneau(one))
          const before = poses.find((pose) => pose.id === one.id)
          if (wanted) assert.equal(one.capacite, capacites ? wanted.capacite : (before ?? wanted).capacite)
        }
        // A second time changes nothing.
        const again = ecart(after, voulus, capacites)
        assert.deepEqual(again, { creer: [], modifier: [], fermer: [], supprimer: [] })
      }),
    )
  })
})
