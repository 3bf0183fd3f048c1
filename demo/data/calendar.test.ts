import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { isFerie } from '../../packages/server/src/calendrier/feries.ts'
import { creneauxVoulus, empechement } from '../../packages/server/src/calendrier/rules.ts'
import {
  isVacances,
  vacancesDe,
  type ZoneScolaire,
} from '../../packages/server/src/calendrier/vacances-scolaires.ts'
import { echeance } from '../../packages/server/src/structures/rules.ts'
import { calendarOf, openDays, plusDays, type Span, weekday, ZONE } from './calendar.ts'
import { SOIRS_DE_LA_RENTREE } from './rentree.ts'
import {
  contrexeville,
  entreDeuxMers,
  type OffreDemo,
  type VilleDemo,
  ZONE_CONTREXEVILLE,
  ZONE_ENTRE_DEUX_MERS,
} from './towns.ts'

const calendarFor = (today: string, zone: ZoneScolaire = ZONE_ENTRE_DEUX_MERS) =>
  calendarOf(new Date(`${today}T10:00:00Z`), today, zone)
const townsOn = (today: string): VilleDemo[] => [
  entreDeuxMers(calendarFor(today)),
  contrexeville(calendarFor(today, ZONE_CONTREXEVILLE)),
]
const anyDay = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2034-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** The days of a period of an activity, as the product makes them. */
function daysOf(ville: VilleDemo, structure: string, { mode = 'jour', semaine }: OffreDemo, span: Span) {
  assert.equal(empechement(mode, span, semaine, ville.zoneScolaire), null, span.nom)
  const closures = ville.fermetures.filter(
    (one) => one.structure === undefined || one.structure === structure,
  )
  return creneauxVoulus(mode, span, semaine, closures, vacancesDe(ville.zoneScolaire))
}

const bookable = (ville: VilleDemo) =>
  ville.structures.flatMap(({ nom, activites }) =>
    activites.filter((one) => one.mode !== 'contrat').map((offre) => ({ structure: nom, offre })),
  )

describe('The dates of the demo', () => {
  test('on 26 July 2026 are those of the announcement: September opens on the 27th at 9', () => {
    const { ecole } = calendarFor('2026-07-26')
    assert.equal(ecole.aOuvrir.nom, 'Septembre 2026')
    assert.equal(ecole.aOuvrir.ouverture.toISOString(), '2026-07-27T07:00:00.000Z')
    assert.equal(ecole.courante.nom, 'Juin et juillet 2026')
  })

  test('are those of the official school calendar of each town, in school time', () => {
    const bordeaux = calendarFor('2026-11-25')
    assert.ok(bordeaux.reel)
    const { prochaines, aOuvrir } = bordeaux.vacances
    assert.deepEqual(
      [prochaines.nom, prochaines.debut, prochaines.fin],
      ['Vacances de Noël 2026', '2026-12-21', '2026-12-31'],
    )
    assert.deepEqual([aOuvrir.debut, aOuvrir.fin], ['2027-02-15', '2027-02-26'])
    assert.equal(calendarFor('2026-11-25', 'B').vacances.aOuvrir.debut, '2027-02-22')
    // The 20 November is over: the sejour is in the winter holidays.
    assert.deepEqual([bordeaux.sejour.debut, bordeaux.sejour.fin], ['2027-02-15', '2027-02-19'])
  })

  test('whatever the day: something is open, something opens soon, and days can be booked', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const calendar = calendarFor(today)
        const { courante, suivante, aOuvrir } = calendar.ecole
        assert.ok(courante.debut <= today && today <= courante.fin)
        assert.equal(suivante.debut, plusDays(courante.fin, 1))
        assert.equal(aOuvrir.debut, plusDays(suivante.fin, 1))
        assert.ok(suivante.ouverture < calendar.now)
        const wait = aOuvrir.ouverture.getTime() - calendar.now.getTime()
        assert.ok(wait > 0 && wait < 8 * 86_400_000)
        for (const span of [calendar.vacances.aOuvrir, calendar.sejour]) {
          assert.ok(span.ouvertureResidents && span.ouvertureResidents < span.ouverture)
        }
        for (const ville of townsOn(today)) {
          for (const { structure, offre } of bookable(ville)) {
            // Of the next school year: its days open in June.
            if (offre.nom === SOIRS_DE_LA_RENTREE) continue
            const coming = offre.periodes
              .filter((one) => one.ouverture <= calendar.now)
              .flatMap((span) => daysOf(ville, structure, offre, span))
              .filter(({ date }) => echeance(offre.delai, date, ZONE) > calendar.now)
            assert.ok(coming.length > 0, `${today} ${ville.id} ${structure} ${offre.nom}`)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('last month has days to bill, and the next has some that are not open yet', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const { ecole } = calendarFor(today)
        const ville = entreDeuxMers(calendarFor(today))
        const [mercredis] = ville.structures[0]?.activites ?? []
        assert.ok(mercredis)
        const past = daysOf(ville, 'L’arbre à paumes', mercredis, ecole.courante)
        assert.ok(past.some(({ date }) => date.slice(0, 7) === ecole.courante.debut.slice(0, 7)))
        assert.ok(daysOf(ville, 'L’arbre à paumes', mercredis, ecole.aOuvrir).length > 0)
      }),
      { numRuns: 100 },
    )
  })

  test('no school activity on a public holiday, nor in the holidays where the real calendar is followed', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const calendar = calendarFor(today)
        const ville = entreDeuxMers(calendar)
        const [mercredis] = ville.structures[0]?.activites ?? []
        assert.ok(mercredis)
        for (const span of Object.values(calendar.ecole)) {
          for (const { date } of daysOf(ville, 'L’arbre à paumes', mercredis, span)) {
            assert.ok(weekday(date) === 3 && !isFerie(date))
            if (calendar.reel) assert.equal(isVacances(date, ZONE_ENTRE_DEUX_MERS), false)
          }
        }
      }),
      { numRuns: 60 },
    )
    assert.deepEqual(openDays('2026-12-24', '2026-12-26', [4, 5, 6]), ['2026-12-24', '2026-12-26'])
  })
})
