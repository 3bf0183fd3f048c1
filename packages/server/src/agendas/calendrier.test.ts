import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { type Evenement, ecrireCalendrier } from './calendrier.ts'
import { lireHoraires, precision, sequenceOf } from './rules.ts'

const ZONE = 'Europe/Paris'
const LEA = { nom: 'Léa', langue: 'fr' } as const

const evenement = (more: Partial<Evenement>): Evenement => ({
  uid: 'reservation-1@ville',
  creeLe: new Date('2026-09-01T08:00:00Z'),
  sequence: 2,
  provisoire: false,
  titre: 'Léa\u00a0: Mercredis, Journée',
  lieu: 'L’arbre à paumes',
  details: 'Journée, 8 h – 18 h',
  url: 'https://inscriptions.ville.fr/ville/reservations',
  date: '2026-11-04',
  fin: '2026-11-04',
  horaires: { debut: '08:00', fin: '18:00' },
  ...more,
})

/** What a phone understands of a calendar. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as [])
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const civil = (time: ICAL.Time) =>
      time.isDate
        ? time.toString()
        : Temporal.Instant.from(time.toJSDate().toISOString())
            .toZonedDateTimeISO(ZONE)
            .toPlainDateTime()
            .toString({ smallestUnit: 'minute' })
    return {
      uid: event.uid,
      sequence: event.sequence,
      titre: event.summary,
      lieu: event.location,
      details: event.description,
      status: component.getFirstPropertyValue('status'),
      debut: civil(event.startDate),
      fin: civil(event.endDate),
    }
  })
}

describe('A calendar', () => {
  test('reads back the same hours on both sides of the two changes of hour', () => {
    // Summer time ends on Sunday 25 October 2026, begins on Sunday 28 March 2027.
    const dates = [
      '2026-10-23',
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
      '2027-03-26',
      '2027-03-27',
      '2027-03-28',
      '2027-03-29',
    ]
    const text = ecrireCalendrier(
      LEA,
      dates.map((date) =>
        evenement({ uid: date, date, fin: date, horaires: { debut: '07:30', fin: '18:30' } }),
      ),
      ZONE,
    )
    assert.deepEqual(
      readBack(text).map(({ uid, debut, fin }) => [uid, debut, fin]),
      dates.map((date) => [date, `${date}T07:30`, `${date}T18:30`]),
    )
    // A phone that does not read zones is right too: instants are in UTC, an hour apart.
    assert.match(text, /DTSTART:20261024T053000Z/)
    assert.match(text, /DTSTART:20261026T063000Z/)
    assert.match(text, /DTSTART:20270327T063000Z/)
    assert.match(text, /DTSTART:20270329T053000Z/)
  })

  test('a night that crosses a change of hour ends at its hour, the next day', () => {
    const [first, second] = readBack(
      ecrireCalendrier(
        LEA,
        ['2026-10-24', '2027-03-27'].map((date) =>
          evenement({ uid: date, date, fin: date, horaires: { debut: '20:00', fin: '08:00' } }),
        ),
        ZONE,
      ),
    )
    assert.deepEqual([first?.debut, first?.fin], ['2026-10-24T20:00', '2026-10-25T08:00'])
    assert.deepEqual([second?.debut, second?.fin], ['2027-03-27T20:00', '2027-03-28T08:00'])
  })

  test('without hours takes whole days; a sejour takes all of its own', () => {
    const [day, sejour] = readBack(
      ecrireCalendrier(
        LEA,
        [
          evenement({ uid: 'a', date: '2026-10-25', fin: '2026-10-25', horaires: null }),
          evenement({ uid: 'b', date: '2027-02-15', fin: '2027-02-19', horaires: null }),
        ],
        ZONE,
      ),
    )
    assert.deepEqual([day?.debut, day?.fin], ['2026-10-25', '2026-10-26'])
    assert.deepEqual([sejour?.debut, sejour?.fin], ['2027-02-15', '2027-02-20'])
  })

  test('says what is not sure', () => {
    const [sure, unsure] = readBack(
      ecrireCalendrier(LEA, [evenement({}), evenement({ uid: 'b', provisoire: true })], ZONE),
    )
    assert.deepEqual([sure?.status, unsure?.status], ['CONFIRMED', 'TENTATIVE'])
  })

  test('whatever the names hold, they read back the same, and add nothing', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        ',',
        ';',
        '\\',
        '\n',
        ':',
        '"',
        '’',
        'é',
        '🦊',
        ' ',
        'a',
        'N',
        'BEGIN:VEVENT',
        '=',
      ),
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(hostile, hostile, hostile, (titre, lieu, details) => {
        const text = ecrireCalendrier(
          { nom: titre, langue: 'fr' },
          [evenement({ titre, lieu, details })],
          ZONE,
        )
        const found = readBack(text)
        assert.equal(found.length, 1)
        assert.deepEqual([found[0]?.titre, found[0]?.lieu, found[0]?.details], [titre, lieu, details])
        for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
        assert.ok(!text.replaceAll('\r\n', '').includes('\n'))
      }),
      { numRuns: 300 },
    )
  })

  test('unchanged bookings give the same text, at whatever moment', () => {
    assert.equal(ecrireCalendrier(LEA, [evenement({})], ZONE), ecrireCalendrier(LEA, [evenement({})], ZONE))
  })
})

describe('Hours of a unit', () => {
  test('are read as services write them', () => {
    for (const [text, debut, fin] of [
      ['8 h – 18 h', '08:00', '18:00'],
      ['7\u00a0h\u00a030 –\u00a018\u202fh\u202f30', '07:30', '18:30'],
      ['16 h 30 – 18 h 30', '16:30', '18:30'],
      ['7h30-8h30', '07:30', '08:30'],
      ['de 8 h à 18 h', '08:00', '18:00'],
      ['08:00 - 12:00', '08:00', '12:00'],
      ['11 h 45 — 13 h 30', '11:45', '13:30'],
      ['20 h – 8 h', '20:00', '08:00'],
    ] as const)
      assert.deepEqual(lireHoraires(text), { debut, fin }, text)
  })

  test('are the whole day otherwise', () => {
    for (const text of [
      '',
      'Selon l’école',
      '8 h',
      '8 h – 12 h et 14 h – 18 h',
      '25 h – 30 h',
      '8 h 75 – 9 h',
      '8 h – 8 h',
      '2 – 4 ans',
    ])
      assert.equal(lireHoraires(text), null, text)
  })

  test('a booking goes forward only, and says what it waits for', () => {
    assert.ok(sequenceOf('en-attente') < sequenceOf('proposee'))
    assert.ok(sequenceOf('proposee') < sequenceOf('confirmee'))
    assert.ok(sequenceOf('demandee') < sequenceOf('confirmee'))
    assert.equal(precision('confirmee', null), null)
    assert.equal(precision('confirmee', 'refusee'), null)
    for (const etat of ['en-attente', 'demandee', 'proposee', 'demande']) assert.ok(precision(etat, null))
    assert.match(precision('confirmee', 'declaree') ?? '', /absence/)
  })
})
