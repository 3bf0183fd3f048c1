import type { Sujet } from '@inoe/contract/direct'
import { initialState, Task } from '@lit/task'
import type { TemplateResult } from 'lit'
import type { Espace } from '../espace/espace.ts'
import type { Contenu, Contexte, Volet } from './volet.ts'
import { VoletParesseux } from './volet-paresseux.ts'

/** What a tab counts, and what it is made of. */
export interface Compte {
  nom: string
  titre: () => string
  /** What, when it changes, makes it count again. */
  sujet: Sujet
  /** Answers `attente`. */
  route: string
  load: (contexte: Contexte) => Promise<Contenu>
}

/** How much waits behind a tab is known at once; what it shows comes when an agent first opens it. */
export class OngletCompte implements Volet {
  readonly nom: string
  readonly titre: () => string
  readonly sujets: readonly Sujet[]
  attente: number | undefined
  readonly #contexte: Contexte
  readonly #compte: Task<readonly [Espace | undefined], number>
  readonly #volet: VoletParesseux

  constructor(contexte: Contexte, { nom, titre, sujet, route, load }: Compte) {
    this.nom = nom
    this.titre = titre
    this.sujets = [sujet]
    this.#contexte = contexte
    this.#volet = new VoletParesseux(contexte, nom, titre, load)
    this.#compte = new Task(contexte.host, {
      task: async ([espace], { signal }) => {
        if (!espace) return initialState
        const { attente } = await espace.get<{ attente: number }>(route, { signal })
        this.attente = attente
        return attente
      },
      args: () => [contexte.espace()] as const,
    })
  }

  open(): void {
    this.#volet.open()
  }

  read(): void {
    if (this.#contexte.espace()) void this.#compte.run()
    this.#volet.read()
  }

  forget(): void {
    this.attente = undefined
    this.#volet.forget()
  }

  render(): TemplateResult {
    return this.#volet.render()
  }
}
