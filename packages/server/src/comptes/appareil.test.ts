import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { appareilEnMots, reseauFlou } from './appareil.ts'

describe('A device, as its owner knows it', () => {
  test('browser and system, from what browsers say of themselves', () => {
    for (const [agent, words] of [
      ['Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0', 'Firefox sur Android'],
      [
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
        'Safari sur iPhone',
      ],
      [
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
        'Edge sur Windows',
      ],
      [
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
        'Chrome sur Mac',
      ],
      [
        'Mozilla/5.0 (Linux; Android 13; SM-A515F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
        'Samsung Internet sur Android',
      ],
      ['curl/8.5', 'Appareil inconnu'],
      [null, 'Appareil inconnu'],
    ] as const)
      assert.equal(appareilEnMots(agent), words)
  })

  test('a place is blurred', () => {
    assert.equal(reseauFlou('81.57.12.34'), '81.57.12.x')
    assert.equal(reseauFlou('2a01:e0a:1:2::/64'), '2a01:e0a:1::/48')
    assert.equal(reseauFlou('inconnue'), '')
  })
})
