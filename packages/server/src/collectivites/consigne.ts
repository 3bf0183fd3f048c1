/** Why a command did nothing, and what to do about it, in French. */
export class Consigne extends Error {
  readonly remede: string

  constructor(message: string, remede: string) {
    super(message)
    this.remede = remede
  }
}
