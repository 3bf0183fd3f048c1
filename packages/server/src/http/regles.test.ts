import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { CHAMPS } from '@inoe/contract/champs'
import { regles as en } from './regles.en.ts'
import { regles as fr } from './regles.fr.ts'
import { regles as pt } from './regles.pt.ts'
import { type Dite, dire } from './regles.ts'

/** What French has and the two others do not, names apart. */
const FRANCAIS =
  /(?<![\p{L}-])(vous|votre|vos|nous|dans|avec|pour|est|les|une|du|et|sur|le|jours?|déjà|lundi|novembre)(?![\p{L}-])|[èùœ]/iu

/** Every sentence, its parameters filled in. */
function said(regles: object, path: string[] = []): [string, string][] {
  return Object.entries(regles).flatMap(([name, one]): [string, string][] => {
    const here = [...path, name]
    if (typeof one === 'string') return [[here.join('.'), one]]
    if (typeof one !== 'function') return said(one, here)
    const filled = EXEMPLES[here.join('.')] ?? (path[0] === 'absences' ? ['Zoe'] : [3, 2, 1])
    return [[here.join('.'), String(one(...filled))]]
  })
}
const instant = new Date('2026-11-02T09:00:00Z')
const EXEMPLES: Record<string, unknown[]> = {
  'absences.jour': ['Zoe', '2026-11-04'],
  'absences.annulable': ['Zoe', instant, 'Europe/Paris'],
  'absences.trop-tard': ['Zoe', '2026-11-04'],
  'paiements.ouvert': [instant, instant, 'Europe/Paris'],
  'inscriptions.closes': ['Mercuria'],
  'inscriptions.territoire': ['Mercuria'],
  'inscriptions.renouveler': ['2026-2027'],
  'inscriptions.champs': [CHAMPS],
  'inscriptions.pieces': [['Papier', 'Autre']],
  'inscriptions.deja.demandee': ['Zoe'],
  'inscriptions.deja.incomplete': ['Zoe'],
  'inscriptions.deja.en-attente': ['Zoe'],
  'inscriptions.deja.acceptee': ['Zoe'],
  'inscriptions.tropGrand': ['Mercuria', 3, 11, 'Zoe', 12, '2026-11-04'],
  'inscriptions.tropPetit': ['Mercuria', 3, null, 'Zoe', 3, '2026-11-04'],
  'contrats.dejaPrevu': ['08:00', '17:30'],
  'contrats.dejaDemandees': ['08:00', '17:30'],
  'contrats.sansContrat': ['Mercuria'],
  'contrats.pasInscrit': ['Zoe', 'Mercuria'],
  'contrats.pasToutesDates': ['Zoe'],
  'contrats.age': ['Zoe', 3, 11],
  'contrats.autreContrat': [true, 'Zoe', '2026-09-01', '2027-07-31'],
  'contrats.deuxFois': [1],
  'gardes.dejaUneFiche': ['Zoe'],
  'prelevements.dejaUn': ['Regia'],
  'prelevements.longueur': ['FR', 27, 26],
  'prelevements.plusReprenable': ['AC04'],
}

describe('What rules say to families', () => {
  for (const [langue, regles] of Object.entries({ en, pt }))
    test(`is in « ${langue} », whole, for who reads it`, () => {
      for (const [path, sentence] of said(regles)) {
        assert.doesNotMatch(sentence.replace('Quotient familial', ''), FRANCAIS, path)
        assert.doesNotMatch(sentence, /undefined|null|NaN|\[object|=>/, path)
      }
    })

  test('agrees with its numbers', () => {
    const tries = (regles: typeof fr, n: number) => regles.comptes.echec(n, n)
    assert.match(tries(fr, 1), /1 essai avant une pause de 1 minute\./)
    assert.match(tries(en, 1), /1 more try before a pause of 1 minute\./)
    assert.match(tries(en, 2), /2 more tries before a pause of 2 minutes\./)
    assert.match(tries(pt, 1), /Resta 1 tentativa antes de uma pausa de 1 minuto\./)
    assert.match(tries(pt, 2), /Restam 2 tentativas antes de uma pausa de 2 minutos\./)
  })

  test('writes hours and days as its language does', () => {
    const prevu: Dite = (dit) => dit.contrats.dejaPrevu('08:00', '17:30')
    assert.match(dire(prevu, 'fr'), /de 8\sh à 17\sh\s30 ce jour-là/)
    assert.match(dire(prevu, 'en'), /08:00 to 17:30 that day/)
    assert.match(
      dire((dit) => dit.absences['trop-tard']('Zoe', '2026-11-04'), 'en'),
      /until Wednesday,? 4 November 2026/,
    )
  })
})
