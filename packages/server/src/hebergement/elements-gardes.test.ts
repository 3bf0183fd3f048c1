import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { versionFigee } from './elements.ts'
import { apporterElements, rangerElements } from './elements-gardes.ts'

const JOUR = 86_400_000
const MARDI = new Date('2026-09-01T08:00:00Z')
const apres = (days: number) => new Date(MARDI.getTime() + days * JOUR)

describe('The files of the elements, build after build', () => {
  let folder: string
  let image: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'inoe-gardes-'))
    image = mkdtempSync(path.join(tmpdir(), 'inoe-image-'))
  })
  afterEach(() => {
    for (const one of [folder, image]) rmSync(one, { recursive: true })
  })

  /** Writes what a build makes. @returns the names of its files */
  function build(into: string, version: string, made: Date, publiee: boolean): string[] {
    const figee = `1.0.${version}-Abc12${version}`
    const files = ['inoe.js', `login-Abc12${version}.js`]
    for (const file of files) {
      writeFileSync(path.join(into, file), version)
      utimesSync(path.join(into, file), made, made)
    }
    mkdirSync(path.join(into, figee))
    writeFileSync(path.join(into, figee, 'inoe.js'), version)
    const named = JSON.stringify({ fichier: `${figee}/inoe.js`, integrite: 'sha384-x' })
    writeFileSync(path.join(into, 'figee.json'), named)
    if (publiee)
      for (const place of [path.join(into, figee), into])
        writeFileSync(path.join(place, 'publiee.json'), named)
    utimesSync(path.join(into, figee), made, made)
    return [...files, figee]
  }
  const there = () => readdirSync(folder).filter((one) => !one.endsWith('.json'))
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')

  test('what a build replaces stays a week, however old it is', () => {
    rangerElements(folder, build(folder, '1', MARDI, false), MARDI)
    rangerElements(folder, build(folder, '2', apres(60), false), apres(60))
    assert.deepEqual(there(), [
      '1.0.1-Abc121',
      '1.0.2-Abc122',
      'inoe.js',
      'login-Abc121.js',
      'login-Abc122.js',
    ])
    const third = build(folder, '3', apres(66), false)
    rangerElements(folder, third, apres(66))
    assert.ok(there().includes('login-Abc121.js'))
    rangerElements(folder, third, apres(68))
    assert.ok(!there().includes('login-Abc121.js'))
    assert.ok(!there().includes('1.0.1-Abc121'))
    assert.ok(there().includes('login-Abc122.js'))
  })

  test('a published version stays for ever', () => {
    rangerElements(folder, build(folder, '1', MARDI, true), MARDI)
    const second = build(folder, '2', apres(60), false)
    for (const day of [60, 400]) rangerElements(folder, second, apres(day))
    assert.deepEqual(there(), ['1.0.1-Abc121', '1.0.2-Abc122', 'inoe.js', 'login-Abc122.js'])
  })

  test('an image brings its own build, beside those that the volume kept', () => {
    const first = build(image, '1', MARDI, true)
    rangerElements(image, first, MARDI)
    apporterElements(image, folder, MARDI)
    assert.deepEqual(there().toSorted(), first.toSorted())
    // The image that follows knows nothing of the one before.
    rmSync(image, { recursive: true })
    mkdirSync(image)
    rangerElements(image, build(image, '2', apres(50), true), apres(50))
    apporterElements(image, folder, apres(60))
    assert.equal(read('inoe.js'), '2')
    assert.equal(read('1.0.1-Abc121/inoe.js'), '1')
    assert.equal(read('login-Abc121.js'), '1')
    apporterElements(image, folder, apres(70))
    assert.deepEqual(there(), ['1.0.1-Abc121', '1.0.2-Abc122', 'inoe.js', 'login-Abc122.js'])
  })

  test('without a build nothing is brought, and nothing is lost', () => {
    build(folder, '1', MARDI, true)
    apporterElements(image, folder, apres(60))
    assert.equal(read('1.0.1-Abc121/inoe.js'), '1')
  })

  test('what a page is offered to pin is published; the last build only where one tries things', async () => {
    assert.equal(await versionFigee(folder, false), undefined)
    build(folder, '1', MARDI, false)
    assert.equal(await versionFigee(folder, false), undefined)
    assert.equal((await versionFigee(folder, true))?.fichier, '1.0.1-Abc121/inoe.js')
    build(folder, '2', MARDI, true)
    build(folder, '3', MARDI, false)
    assert.equal((await versionFigee(folder, false))?.fichier, '1.0.2-Abc122/inoe.js')
    assert.equal((await versionFigee(folder, true))?.fichier, '1.0.3-Abc123/inoe.js')
    assert.equal(await versionFigee(undefined, true), undefined)
  })
})
