import type { InterdictionADecider } from '@inoe/contract/proches'
import { css, html, type TemplateResult } from 'lit'
import type { Definition } from '../file.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { FichesEnfants } from './enfants.ts'
import { ficheStyles } from './fiche.ts'
import { interdictionsDe, Levee, type Outils } from './interdiction.ts'
import { personnesFr as t } from './messages.fr.ts'

type File = Pick<Contenu, 'read' | 'forget' | 'render'>

const personnesStyles = css`
  ${ficheStyles}
  .fiches > li + li {
    border-block-start: 1px solid var(--_trait);
  }
  .fiches summary {
    min-block-size: 2.75em;
    padding-block: 0.6em;
    cursor: pointer;
  }
  .fiche .reponse {
    flex-basis: 100%;
  }
`

/** Who may and may not collect the children: courts' decisions to answer, and the sheet of each child. */
export class PersonnesDesEnfants implements Contenu {
  readonly sujets = ['foyer', 'inscriptions'] as const
  readonly #file: File
  readonly #enfants: FichesEnfants
  readonly #levee: Levee

  constructor(
    contexte: Contexte,
    outils: Outils & { file: (definition: Definition<InterdictionADecider>) => File },
  ) {
    contexte.adopter(personnesStyles)
    this.#levee = new Levee(contexte, () => this.read())
    this.#file = outils.file(interdictionsDe(this.#levee, outils))
    this.#enfants = new FichesEnfants(contexte)
  }

  open(): void {
    this.read()
  }

  read(): void {
    this.#file.read()
    this.#enfants.read()
  }

  forget(): void {
    this.#file.forget()
    this.#enfants.forget()
    this.#levee.close()
  }

  render(): TemplateResult {
    return html`<h3>${t.titre}</h3>
      <p class="sous">${t.aide}</p>
      ${this.#file.render()} ${this.#enfants.render()}`
  }
}
