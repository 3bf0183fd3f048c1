// Whether an encrypted PDF opens for anybody. Many do (attestations that may be read but not changed): their user
// password is empty. ISO 32000-1, 7.6.3 (revisions 2 to 4); ISO 32000-2, 7.6.4 (revisions 5 and 6).
import { createCipheriv, createHash } from 'node:crypto'

const REMPLISSAGE = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest()
const sha = (bits: number, bytes: Uint8Array) => createHash(`sha${bits}`).update(bytes).digest()

/** @param corps the document's text without its streams. False too when its encryption is of a kind we do not know. */
export function sansMotDePasse(corps: string): boolean {
  try {
    return vide(corps)
  } catch {
    return false
  }
}

function vide(corps: string): boolean {
  const reference = /\/Encrypt\s+(\d+)\s+(\d+)\s+R/.exec(corps)
  const from = reference
    ? corps.search(new RegExp(`(^|\\s)${reference[1]}\\s+${reference[2]}\\s+obj\\b`))
    : corps.indexOf('/Encrypt')
  if (from === -1) return false
  const dictionary = corps.slice(from, from + 4000)
  const number = (name: string, otherwise: number) =>
    Number(new RegExp(`/${name}\\s+(-?\\d+)`).exec(dictionary)?.[1] ?? otherwise)
  if (!/\/Filter\s*\/Standard\b/.test(dictionary)) return false
  const revision = number('R', 0)
  const [owner, user] = [texte(dictionary, 'O'), texte(dictionary, 'U')]
  if (revision >= 5) {
    const salt = user.subarray(32, 40)
    const print = revision === 5 ? sha(256, salt) : hache(salt)
    return print.equals(user.subarray(0, 32))
  }
  if (revision < 2) return false
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(number('P', 0) | 0)
  const id = texte(corps.slice(corps.search(/\/ID\s*\[/)), 'ID\\s*\\[')
  const clear = revision >= 4 && /\/EncryptMetadata\s+false/.test(dictionary) ? [Buffer.alloc(4, 0xff)] : []
  const length = revision === 2 ? 5 : revision === 4 ? 16 : Math.min(16, number('Length', 40) / 8)
  let key = md5(REMPLISSAGE, owner.subarray(0, 32), permissions, id, ...clear)
  if (revision >= 3) for (let turn = 0; turn < 50; turn++) key = md5(key.subarray(0, length))
  key = key.subarray(0, length)
  if (revision === 2) return rc4(key, REMPLISSAGE).equals(user.subarray(0, 32))
  let print: Buffer = rc4(key, md5(REMPLISSAGE, id))
  for (let turn = 1; turn < 20; turn++) print = rc4(Buffer.from(key.map((byte) => byte ^ turn)), print)
  return print.equals(user.subarray(0, 16))
}

/** A string of a dictionary: « /O (…) » or « /O <…> ». */
function texte(dictionary: string, name: string): Buffer {
  const found = new RegExp(`/${name}\\s*([<(])`).exec(dictionary)
  if (!found) return Buffer.alloc(0)
  const start = found.index + found[0].length
  if (found[1] === '<')
    return Buffer.from(dictionary.slice(start, dictionary.indexOf('>', start)).replaceAll(/\s/g, ''), 'hex')
  const bytes: number[] = []
  for (let at = start, depth = 0; at < dictionary.length; at++) {
    const char = dictionary[at] ?? ''
    if (char === ')' && depth-- === 0) break
    if (char === '(') depth++
    if (char !== '\\') {
      bytes.push(char.charCodeAt(0))
      continue
    }
    const octal = /^[0-7]{1,3}/.exec(dictionary.slice(at + 1, at + 4))?.[0]
    const next = dictionary[++at] ?? ''
    if (octal) {
      bytes.push(Number.parseInt(octal, 8) & 255)
      at += octal.length - 1
    } else if (next !== '\n' && next !== '\r') {
      const known: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }
      bytes.push(known[next] ?? next.charCodeAt(0))
    }
  }
  return Buffer.from(bytes)
}

function rc4(key: Uint8Array, input: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at)
  const at = (rank: number) => state[rank & 255] ?? 0
  const swap = (one: number, other: number) => {
    const kept = at(one)
    state[one & 255] = at(other)
    state[other & 255] = kept
  }
  for (let one = 0, other = 0; one < 256; one++) {
    other = (other + at(one) + (key[one % key.length] ?? 0)) & 255
    swap(one, other)
  }
  let [one, other] = [0, 0]
  return Buffer.from(
    input.map((byte) => {
      one = (one + 1) & 255
      other = (other + at(one)) & 255
      swap(one, other)
      return byte ^ at(at(one) + at(other))
    }),
  )
}

/** Algorithm 2.B with an empty password. */
function hache(salt: Uint8Array): Buffer {
  let print = sha(256, salt)
  for (let turn = 0, last = 0; turn < 64 || last > turn - 32; turn++) {
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => print))
    const cipher = createCipheriv(
      'aes-128-cbc',
      print.subarray(0, 16),
      print.subarray(16, 32),
    ).setAutoPadding(false)
    const mixed = Buffer.concat([cipher.update(repeated), cipher.final()])
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    print = sha([256, 384, 512][rest] ?? 256, mixed)
    last = mixed.at(-1) ?? 0
  }
  return print.subarray(0, 32)
}
