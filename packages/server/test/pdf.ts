// Reads a PDF back as a screen reader would: its text through the fonts' own tables, its structure, its language.
import { inflateSync } from 'node:zlib'

export interface ReadPdf {
  /** All the text drawn, in order, as Unicode. */
  text: string
  /** Types of structure elements: Document, H1, Table, TR… */
  tags: string[]
  pages: number
  lang: string | undefined
  title: string | undefined
  /** Names of the embedded fonts. */
  fonts: string[]
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const raw = Buffer.from(bytes).toString('latin1')
  const objects = new Map<string, { head: string; stream: string }>()
  for (const [, id, body] of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)) {
    const [head = '', stream = ''] = (body ?? '').split('stream\n', 2)
    const packed = Buffer.from(stream.replace(/\nendstream\s*$/, ''), 'latin1')
    const text = head.includes('/FlateDecode') ? inflateSync(packed).toString('latin1') : stream
    objects.set(id ?? '', { head, stream: text })
  }
  const heads = [...objects.values()].map((one) => one.head)
  const maps = unicodeOfFonts(objects, heads)
  let text = ''
  for (const { head, stream } of objects.values()) {
    if (!stream.includes('BT') || head.includes('/Subtype')) continue
    let font = new Map<string, string>()
    for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = maps.get(name) ?? font
      else
        for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]*)>/g)) {
          for (const code of hex.match(/.{4}/g) ?? []) text += font.get(code) ?? ''
        }
    }
    text += '\n'
  }
  return {
    text,
    tags: heads.flatMap((head) => head.match(/\/S \/([A-Z]\w*)/)?.[1] ?? []),
    pages: heads.filter((head) => /\/Type \/Page\b(?!s)/.test(head)).length,
    lang: raw.match(/\/Lang \((.*?)\)/)?.[1],
    title: raw.match(/<rdf:li xml:lang="x-default">(.*?)</)?.[1],
    fonts: heads.flatMap((head) => head.match(/\/FontName \/\w+\+([\w-]+)/)?.[1] ?? []),
  }
}

function unicodeOfFonts(
  objects: Map<string, { head: string; stream: string }>,
  heads: string[],
): Map<string, Map<string, string>> {
  const maps = new Map<string, Map<string, string>>()
  for (const head of heads) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = objects.get(id)?.head.match(/\/ToUnicode (\d+) 0 R/)?.[1]
      const cmap = objects.get(table ?? '')?.stream ?? ''
      const map = new Map<string, string>()
      for (const [, from = '0', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
        for (const [index, [, unicode = '']] of [...list.matchAll(/<([0-9a-f]*)>/g)].entries()) {
          const code = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0')
          map.set(
            code,
            String.fromCharCode(...(unicode.match(/.{4}/g) ?? []).map((one) => Number.parseInt(one, 16))),
          )
        }
      }
      maps.set(name, map)
    }
  }
  return maps
}
