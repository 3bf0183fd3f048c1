import type { ConsentementEnfant, Consentements, EtatConsentement } from '@inoe/contract/consentements'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { dateCivile, instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import type { ContexteFoyer } from '../volet.ts'
import type { ContenuFoyer } from '../volets.ts'
import { autorisationsFr as t } from './messages.fr.ts'

type Texte = Consentements['textes'][number]
type Enfant = Consentements['enfants'][number]

const LOOK: Record<EtatConsentement, string> = {
  donne: 'fait',
  'ancienne-version': 'attente',
  'attend-second': 'attente',
  absent: 'attente',
  refuse: 'neutre',
  retire: 'neutre',
}

const autorisationsStyles = css`
  .autorisations,
  .autorisation,
  .reponses {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .autorisations > div:empty {
    position: absolute;
  }
  .autorisation {
    gap: 0.5em;
    padding-block-start: 1em;
    border-block-start: 1.5px solid var(--_trait);
  }
  .autorisation .mots {
    max-inline-size: 65ch;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .reponses {
    gap: 0.5em;
  }
  .reponses > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.35em;
    padding: 0.7em 0.9em;
    border-radius: var(--_rayon);
    background: var(--_sable);
  }
  .reponses .qui {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3em 0.7em;
  }
`

/** What is asked of the parents, text by text: read whole, then answered child by child, and taken back as easily. */
export class Autorisations implements ContenuFoyer {
  readonly #contexte: ContexteFoyer
  readonly #lecture: Lecture<Consentements>
  readonly #operation: Operation
  #dit = ''

  constructor(contexte: ContexteFoyer, lecture: Lecture<Consentements>) {
    this.#contexte = contexte
    this.#lecture = lecture
    this.#operation = new Operation(() => contexte.host.requestUpdate())
    contexte.adopter(autorisationsStyles)
  }

  async #answer(texte: Texte, enfant: Enfant, accord: boolean): Promise<void> {
    const place = placeOf(texte, enfant)
    this.#dit = ''
    const done = await this.#operation.send<Consentements>(
      this.#contexte.espace(),
      place,
      'post',
      `foyer/enfants/${enfant.id}/consentements`,
      { texte: texte.id, accord },
    )
    if (!done) return
    this.#lecture.poser(done.reponse)
    this.#dit = t.fait[accord ? 'oui' : 'non'](enfant.prenom, texte.titre)
    await this.#contexte.focus(place)
  }

  /** Read with the file, whose page says how many answers are awaited. */
  read(): void {}

  render(): TemplateResult {
    const { textes, enfants } = this.#lecture.valeur ?? { textes: [], enfants: [] }
    const { erreur } = this.#operation
    return html`<div class="autorisations">
      <p class="sous">${t.aide}</p>
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div role="status">${this.#dit ? avis('succes', this.#dit) : nothing}</div>
      ${textes.map((texte) => this.#renderTexte(texte, enfants))}
    </div>`
  }

  #renderTexte(texte: Texte, enfants: readonly Enfant[]): TemplateResult {
    return html`<article class="autorisation" aria-labelledby="texte-${texte.code}">
      <h4 id="texte-${texte.code}">${texte.titre}</h4>
      <p class="mots" lang="fr">${texte.texte}</p>
      <p class="sous">${texte.deuxTitulaires ? html`${t.deux} ` : nothing}${t.depuis(dateCivile(texte.depuis, this.#contexte.locale()))}.</p>
      <ul class="reponses">
        ${enfants.map((enfant) => this.#renderEnfant(texte, enfant))}
      </ul>
    </article>`
  }

  #renderEnfant(texte: Texte, enfant: Enfant): TemplateResult | typeof nothing {
    const consentement = enfant.consentements.find((one) => one.code === texte.code)
    if (!consentement) return nothing
    const { etat } = consentement
    return html`<li>
      <p class="qui" id=${placeOf(texte, enfant)} tabindex="-1"><b>${enfant.prenom}</b> <span class="etat ${LOOK[etat]}">${t.badge[etat]}</span></p>
      ${this.#renderDit(consentement, texte, enfant)}
      ${enfant.titulaire ? this.#renderBoutons(consentement, texte, enfant) : html`<p class="sous">${t.nonTitulaire(enfant.prenom)}</p>`}
    </li>`
  }

  #renderDit(
    { moi, autre, etat }: ConsentementEnfant,
    texte: Texte,
    { autreJoignable }: Enfant,
  ): TemplateResult | typeof nothing {
    const jour = (iso: string) =>
      instant(iso, this.#contexte.locale(), this.#contexte.zone(), { dateStyle: 'long' })
    const lines: unknown[] = []
    if (moi?.accord && moi.version < texte.version) lines.push(t.moi.ancien(jour(moi.le)))
    else if (moi) lines.push(t.moi[moi.accord ? 'oui' : 'non'](jour(moi.le)))
    if (autre) lines.push(t.autre[autre.accord ? 'oui' : 'non'](jour(autre.le)))
    else if (etat === 'attend-second' && moi)
      lines.push(
        autreJoignable
          ? t.autre.attendu
          : html`${t.autre.injoignable} <a href=${this.#contexte.page('compte')}>${t.autre.inviter}</a>`,
      )
    return lines.length > 0 ? html`<p class="sous">${lines.map((one) => html`${one} `)}</p>` : nothing
  }

  #renderBoutons({ moi }: ConsentementEnfant, texte: Texte, enfant: Enfant): TemplateResult {
    const sending = this.#operation.envoi === placeOf(texte, enfant)
    const bouton = (words: string, accord: boolean, second: boolean) =>
      html`<button class="bouton ${second ? 'second' : ''}" type="button" aria-disabled=${sending ? 'true' : nothing}
        @click=${() => void this.#answer(texte, enfant, accord)}>${words}<span class="lu">${t.pour(enfant.prenom, texte.titre)}</span></button>`
    const current = moi?.version === texte.version
    return html`<div class="actions">
      ${
        moi === null
          ? html`${bouton(t.accepter, true, false)}${bouton(t.refuser, false, true)}`
          : moi.accord
            ? html`${current ? nothing : bouton(t.accepterNouveau, true, false)}${bouton(t.retirer, false, true)}`
            : bouton(t.donner, true, true)
      }
      ${sending ? html`<span class="sous">${t.envoi}</span>` : nothing}
    </div>`
  }
}

const placeOf = ({ code }: Texte, { id }: Enfant) => `autorisation-${code}-${id}`
