import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, test } from 'node:test'
import { feriesOf, isFerie, isOuvrable, isOuvre } from './feries.ts'

const DAY = 86_400_000
const plus = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)

/** Easter Sunday by another road than the library's: Gauss's, as Meeus, Jones and Butcher corrected it. */
function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

describe('French public holidays', () => {
  test('the eleven of 2026', () => {
    assert.deepEqual([...feriesOf(2026)].sort(), [
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ])
  })

  test('until the end of the century: eight dates of the law, and Easter Monday, Ascension, Whit Monday', () => {
    for (let year = 1950; year <= 2099; year++) {
      const sunday = easter(year)
      const expected = new Set([
        ...['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map(
          (day) => `${year}-${day}`,
        ),
        ...[1, 39, 50].map((days) => plus(sunday, days)),
      ])
      assert.deepEqual([...feriesOf(year)].sort(), [...expected].sort())
    }
  })

  test('are the same whatever the zone of the machine and its changes of time', () => {
    const program = `
      const { feriesOf } = await import(${JSON.stringify(new URL('./feries.ts', import.meta.url).href)})
      const years = Array.from({ length: 61 }, (_, rank) => 1990 + rank)
      console.log(JSON.stringify(years.map((year) => [...feriesOf(year)])))`
    const here = JSON.stringify(Array.from({ length: 61 }, (_, rank) => [...feriesOf(1990 + rank)]))
    // Clocks go back after Easter south of the equator, forward around it in Europe; Kiritimati is 14 hours ahead.
    for (const zone of [
      'America/Santiago',
      'Pacific/Auckland',
      'Europe/Paris',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
    ]) {
      const there = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      })
      assert.equal(there.trim(), here, zone)
    }
  })

  test('a working day is Monday to Friday, or to Saturday, and no holiday', () => {
    const week = Array.from({ length: 7 }, (_, rank) => plus('2026-11-09', rank))
    assert.deepEqual(week.filter(isFerie), ['2026-11-11'])
    assert.deepEqual(week.filter(isOuvre), ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-13'])
    assert.deepEqual(week.filter(isOuvrable), [
      '2026-11-09',
      '2026-11-10',
      '2026-11-12',
      '2026-11-13',
      '2026-11-14',
    ])
  })
})
