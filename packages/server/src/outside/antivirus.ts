import { connect } from 'node:net'

/** Looks for viruses in a content. */
export interface Antivirus {
  /**
   * @returns the name of what was found; null when there is nothing
   * @throws Error when it does not answer, or could not look: the file is still unknown
   */
  examiner(content: Uint8Array): Promise<string | null>
}

/** Below clamd's own `StreamMaxLength` (25 MB as it comes). */
const MORCEAU = 64 * 1024

/**
 * A clamd on the network, by its INSTREAM command (man 8 clamd): pieces each with its length, then a length of zero;
 * it answers « stream: OK » or « stream: NAME FOUND ».
 */
export function clamd(host: string, port: number, timeoutMs: number): Antivirus {
  return {
    examiner: (content) =>
      new Promise((resolve, reject) => {
        const socket = connect({ host, port })
        let answer = ''
        const fail = (error: Error) => {
          socket.destroy()
          reject(error)
        }
        socket.setTimeout(timeoutMs, () => fail(new Error('clamd does not answer')))
        socket.on('error', fail)
        socket.on('data', (piece) => {
          answer += piece.toString('latin1')
        })
        socket.on('close', () => {
          const found = /^stream: (?:(OK)|([^\0]+) FOUND)\0?$/.exec(answer.trim())
          if (found) resolve(found[2] ?? null)
          else reject(new Error(`clamd answered: ${answer.slice(0, 200)}`))
        })
        socket.on('connect', () => {
          socket.write('zINSTREAM\0')
          for (let at = 0; at < content.length; at += MORCEAU) {
            const piece = content.subarray(at, at + MORCEAU)
            socket.write(longueur(piece.length))
            socket.write(piece)
          }
          socket.write(longueur(0))
        })
      }),
  }
}

function longueur(bytes: number): Buffer {
  const written = Buffer.alloc(4)
  written.writeUInt32BE(bytes)
  return written
}
