import type { Contact } from '@inoe/contract/structures'
import { html, nothing, type TemplateResult } from 'lit'
import { messagesFr as t } from './messages.fr.ts'
import { planDe } from './rules.ts'

/** « Contacter la structure »: when somebody answers, by phone or at the door. @param ecrire opens a message to it */
export function renderContact(
  contact: Contact,
  ecrire: ((structure: string) => void) | undefined,
): TemplateResult {
  const { id, nom, horaires, telephone, adresse } = contact
  return html`<li class="carte contact">
    <h4>${nom}</h4>
    <dl>
      ${
        horaires.length > 0
          ? html`<div><dt>${t.contact.horaires}</dt><dd class="num">${horaires.map((one) => html`<span>${one}</span>`)}</dd></div>`
          : nothing
      }
      ${
        telephone
          ? html`<div><dt>${t.contact.telephone}</dt><dd class="num"><a href="tel:${telephone.replaceAll(/[^\d+]/g, '')}">${telephone.replaceAll(' ', '\u00a0')}</a></dd></div>`
          : nothing
      }
      ${
        adresse
          ? html`<div><dt>${t.contact.adresse}</dt><dd><span>${adresse}</span>
              <a href=${planDe(adresse)} target="_blank" rel="noopener noreferrer">${t.contact.plan}<span class="lu"> : ${nom}${t.contact.planSuite}</span></a></dd></div>`
          : nothing
      }
    </dl>
    ${ecrire ? html`<button class="bouton second" type="button" @click=${() => ecrire(id)}>${t.contact.ecrire}<span class="lu">${t.contact.a(nom)}</span></button>` : nothing}
  </li>`
}
