import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import nodemailer from 'nodemailer'

/** An e-mail ready to go. */
export interface Courriel {
  a: string
  sujet: string
  texte: string
  html: string
}

/** Hands e-mails over; throws when the server refuses, and the queue tries again. */
export interface Courrier {
  send(courriel: Courriel): Promise<void>
}

/** E-mails through a real server. @param url smtp://user:password@host:port @param from « Ville <portail@ville.fr> » */
export function smtpCourrier(url: string, from: string): Courrier {
  const transport = nodemailer.createTransport(url)
  return {
    async send({ a, sujet, texte, html }) {
      await transport.sendMail({ from, to: a, subject: sujet, text: texte, html })
    },
  }
}

/** An e-mail as the dev mailbox shows it. */
export interface ReceivedCourriel extends Courriel {
  id: string
  recuLe: string
}

/** Where e-mails go while no server is set: a folder, shown at /dev/courriels. Not for production. */
export interface DevMailbox extends Courrier {
  /** Latest first. */
  list(): Promise<ReceivedCourriel[]>
}

export function devMailbox(folder: string): DevMailbox {
  /** What a file says never changes: each is read once. */
  const read = new Map<string, Promise<ReceivedCourriel>>()
  const open = async (name: string): Promise<ReceivedCourriel> =>
    JSON.parse(await readFile(path.join(folder, name), 'utf8'))
  return {
    async send(courriel) {
      await mkdir(folder, { recursive: true })
      const recuLe = new Date().toISOString()
      const id = `${recuLe.replaceAll(/[:.]/g, '-')}-${randomUUID()}`
      const file = path.join(folder, `${id}.json`)
      await writeFile(`${file}.part`, JSON.stringify({ id, recuLe, ...courriel }))
      await rename(`${file}.part`, file)
    },
    async list() {
      const names = await readdir(folder).catch(() => [])
      const files = names
        .filter((name) => name.endsWith('.json'))
        .sort()
        .reverse()
      return Promise.all(
        files.map((name) => {
          const found = read.get(name) ?? open(name)
          read.set(name, found)
          return found
        }),
      )
    },
  }
}
