import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nomAppareil, reseauCoupe } from './appareil.ts'

test('a device is named as its owner names it', () => {
  const named: [string, string][] = [
    ['Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0', 'Firefox sur Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari sur iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
      'Edge sur Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
      'Samsung Internet sur Android',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1',
      'Chrome sur iPad',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox sur Linux'],
    ['curl/8.5', 'Appareil inconnu'],
    ['', 'Appareil inconnu'],
  ]
  for (const [agent, name] of named) assert.equal(nomAppareil(agent), name)
})

test('a network is shown, an address is not', () => {
  assert.equal(reseauCoupe('203.0.113.57'), '203.0.113.x')
  assert.equal(reseauCoupe('2001:db8:12:34::/64'), '2001:db8:12::x')
  assert.equal(reseauCoupe('inconnue'), null)
})
