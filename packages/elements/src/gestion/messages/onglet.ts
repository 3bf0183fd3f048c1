import type { Sujet } from '@inoe/contract/direct'
import type { AttenteService } from '@inoe/contract/messages'
import { initialState, Task } from '@lit/task'
import type { TemplateResult } from 'lit'
import type { Espace } from '../../espace/espace.ts'
import type { Contexte, Volet } from '../volet.ts'
import { VoletParesseux } from '../volet-paresseux.ts'

/** « Messages »: how many threads wait is known at once; the conversations come when an agent first opens the tab. */
export class OngletMessages implements Volet {
  readonly nom = 'messages'
  readonly titre: string
  readonly sujets: readonly Sujet[] = ['messages']
  attente: number | undefined
  readonly #contexte: Contexte
  readonly #compte: Task<readonly [Espace | undefined], number>
  readonly #volet: VoletParesseux

  constructor(contexte: Contexte, titre: string) {
    this.titre = titre
    this.#contexte = contexte
    this.#volet = new VoletParesseux(contexte, this.nom, titre, async (own) => {
      const { Conversations } = await import('./conversations.ts')
      return new Conversations(own)
    })
    this.#compte = new Task(contexte.host, {
      task: async ([espace], { signal }) => {
        if (!espace) return initialState
        const { attente } = await espace.get<AttenteService>('gestion/messages/attente', { signal })
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
