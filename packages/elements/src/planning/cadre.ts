// Around the days: the countdown above, what is said when there are none, the bar below.
import type { Planning } from '@inoe/contract/reservations'
import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { avis } from '../ui/avis.ts'
import { icones } from '../ui/icones.ts'
import type { Contenu } from './barre.ts'
import type { Presentation } from './etendue.ts'
import { messages } from './messages.fr.ts'
import type { Moments } from './moments.ts'

/** Until the next opening. The time left is written each second, apart from drawing. */
export function renderOuverture(
  { nom, instant }: NonNullable<Planning['ouverture']>,
  moments: Moments,
): TemplateResult {
  const [avant, quand, dans] = messages.ouverture(nom, moments.long(instant))
  return html`<div class="bandeau">
    ${icones.horloge}
    <p>${avant}<b>${quand}</b>${dans}<b class="num" data-rebours role="timer"></b></p>
  </div>`
}

/** No day is open in what is shown: the way to the nearest one. */
export function renderJoursVides(
  { jourPrecedent, jourSuivant }: Planning,
  presentation: Presentation,
  moments: Moments,
  aller: (jour: string) => void,
): TemplateResult {
  const next = jourSuivant ?? jourPrecedent
  return html`<div class="vide">
    <p>${messages.vide(presentation)}</p>
    ${next ? html`<button class="bouton second" type="button" @click=${() => aller(next)}>${messages.allerA(moments.jour(next).long)}</button>` : nothing}
  </div>`
}

/** In sight from the first second, and the same elements once there is something to say. */
export function renderBarre(
  contenu: Contenu | undefined,
  {
    presentation,
    panne,
    enregistrer,
  }: { presentation: Presentation; panne: boolean; enregistrer: () => void },
): TemplateResult {
  return html`<div class="barre" part="barre">
    <div class="resultat" role="alert">${panne ? avis('erreur', communFr.horsLigne) : contenu?.alerte}</div>
    <div class="resultat" role="status">${contenu?.dit}</div>
    ${presentation === 'mois' ? html`<p class="pointe sous" aria-hidden="true"></p>` : nothing}
    <div class="compte" role="status">${contenu?.compte ?? messages.consigne}</div>
    <div class="actions pousse">
      ${contenu?.liens}
      <button class="bouton" type="button" part="enregistrer" aria-disabled=${contenu?.pret ? 'false' : 'true'} @click=${enregistrer}>${contenu?.mots ?? communFr.enregistrer}</button>
    </div>
  </div>`
}
