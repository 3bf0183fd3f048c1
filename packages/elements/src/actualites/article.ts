import type { Actualite } from '@inoe/contract/actualites'
import { css, html, nothing, type TemplateResult } from 'lit'
import { dateCivile } from '../i18n/format.ts'
import { type Images, imagesStyles } from './images.ts'
import { actualitesFr as t } from './messages.fr.ts'

export const articleStyles = css`
  ${imagesStyles}
  .articles {
    display: grid;
    gap: 0.9em;
  }
  .article {
    display: grid;
    gap: 0.5em;
    overflow-wrap: anywhere;
  }
  .article .entete {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 0.8em;
    align-items: baseline;
  }
  .article .texte {
    margin: 0;
    max-inline-size: 65ch;
    white-space: pre-line;
  }
`

/** A piece of news as families read it; a service sees the same before it publishes. */
export function renderArticle(
  actualite: Actualite,
  images: Images,
  locale: string,
  nouvelle: boolean,
): TemplateResult {
  const { id, titre, texte, structure, debut } = actualite
  const pour = destinataires(actualite, locale)
  return html`<article class="carte article" data-id=${id} aria-labelledby="actualite-${id}">
    <div class="entete">
      <h3 id="actualite-${id}" tabindex="-1">${titre}</h3>
      ${nouvelle ? html`<span class="etat attente">${t.nouvelle}</span>` : nothing}
    </div>
    <p class="texte" lang="fr">${texte}</p>
    ${images.render(actualite.images)}
    <p class="sous">${t.depuis(structure.nom, dateCivile(debut, locale))}${pour ? html`<br />${pour}` : nothing}</p>
  </article>`
}

function destinataires({ audience, activite, jour }: Actualite, locale: string): string {
  switch (audience) {
    case 'activite':
      return t.pour.activite(activite?.nom ?? '')
    case 'jour':
      return t.pour.jour(jour ? dateCivile(jour, locale, { dateStyle: 'full' }) : '', activite?.nom)
    default:
      return t.pour[audience]
  }
}
