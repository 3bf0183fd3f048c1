import type { FicheEnfant } from '@inoe/contract/proches'
import { css, html, nothing, type TemplateResult } from 'lit'
import { icones } from '../../ui/icones.ts'
import { personnesFr as t } from './messages.fr.ts'

type Adulte = FicheEnfant['foyers'][number]['adultes'][number]

export const ficheStyles = css`
  .fiche,
  .fiche > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.4em;
  }
  .fiche {
    gap: 0.9em;
    padding-block: 0.4em 0.6em;
    overflow-wrap: anywhere;
  }
  .fiche li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.7em;
    padding-block: 0.25em;
  }
  .fiche li + li {
    border-block-start: 1px solid var(--_trait);
  }
  .fiche a {
    white-space: nowrap;
  }
  .fiche .rubrique {
    display: flex;
    align-items: center;
    gap: 0.4em;
    font-weight: 700;
    font-size: 0.95em;
  }
  .fiche .barre-nom {
    color: var(--_brique);
    text-decoration: line-through;
  }
  .fiche .non {
    color: var(--_brique);
    font-weight: 700;
  }
`

/**
 * Who may and may not collect a child, whom to call.
 * @param more what an agent may do about an adult, beside their name
 */
export function renderFiche(
  { interdits, foyers, medecin, medecinTelephone }: FicheEnfant,
  more: (adulte: Adulte) => TemplateResult | typeof nothing = () => nothing,
): TemplateResult {
  const appeles = foyers.flatMap(({ proches }) => proches.filter((one) => one.aPrevenir))
  const venus = foyers.flatMap(({ proches }) => proches.filter((one) => one.peutChercher))
  return html`<div class="fiche">
    ${
      interdits.length > 0
        ? html`<div><p class="rubrique non">${icones.alerte} ${t.fiche.interdits}</p>
            <ul>${interdits.map(({ prenom, nom, lien }) => html`<li class="non">${prenom} ${nom} (${lien})</li>`)}</ul></div>`
        : nothing
    }
    ${foyers.map(
      ({ adultes }, index) => html`<div>
        <p class="rubrique">${foyers.length > 1 ? t.fiche.parentsDe(index + 1) : t.fiche.parents}</p>
        <ul>${adultes.map(
          (one) => html`<li>${renderNom(one)}${renderTelephone(one)}
            ${one.autoriteParentale ? nothing : html`<span class="non">${t.fiche.sansAutorite}</span>`}
            ${more(one)}</li>`,
        )}</ul>
      </div>`,
    )}
    <div>
      <p class="rubrique">${t.fiche.venus}</p>
      ${
        venus.length === 0
          ? html`<p class="sous">${t.fiche.personne}</p>`
          : html`<ul>${venus.map((one) => html`<li>${renderNom(one)}<span class="sous">${one.lien}</span>${renderTelephone(one)}</li>`)}</ul>`
      }
    </div>
    <div>
      <p class="rubrique">${t.fiche.appeles}</p>
      ${
        appeles.length === 0
          ? html`<p class="sous">${t.fiche.parentsSeuls}</p>`
          : html`<ol>${appeles.map((one, index) => html`<li><b class="num">${index + 1}</b>${renderNom(one)}<span class="sous">${one.lien}</span>${renderTelephone(one)}</li>`)}</ol>`
      }
    </div>
    ${
      medecin || medecinTelephone
        ? html`<div><p class="rubrique">${t.fiche.medecin}</p><ul><li>${medecin} ${renderTelephone({ telephone: medecinTelephone })}</li></ul></div>`
        : nothing
    }
  </div>`
}

function renderNom({
  prenom,
  nom,
  interdit,
}: {
  prenom: string
  nom: string
  interdit: boolean
}): TemplateResult {
  if (!interdit) return html`<span>${prenom} ${nom}</span>`
  return html`<span class="barre-nom">${prenom} ${nom}</span><span class="non">${t.fiche.interdit}</span>`
}

function renderTelephone({ telephone }: { telephone: string }): TemplateResult | typeof nothing {
  return telephone ? html`<a href="tel:${telephone.replaceAll(/[^+\d]/g, '')}">${telephone}</a>` : nothing
}
