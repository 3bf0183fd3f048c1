import type { Section } from '@inoe/contract/commun'
import type { Eligibilite, Empechement } from '@inoe/contract/inscriptions'
import type { Activite } from '@inoe/contract/structures'
import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { avis, squelette } from '../ui/avis.ts'
import type { InscrireController } from './inscrire.ts'
import { servicesFr as t } from './messages.fr.ts'

export interface Panneau {
  activite: Activite
  inscrire: InscrireController
  /** Who looks at it. */
  role: 'visiteur' | 'famille' | 'agent'
  page: (section: Section) => string
  choosePeriode: (periode: string | null) => void
  retry: () => void
  send: () => void
  close: () => void
}

/** The panel « Inscrire », under its activity. */
export function renderPanneau(panneau: Panneau): TemplateResult {
  const { activite, close } = panneau
  const id = `inscrire-${activite.id}`
  return html`<section class="panneau" id=${id} aria-labelledby="${id}-titre">
    <h5 id="${id}-titre" tabindex="-1">${t.inscrireA(activite.nom)}</h5>
    ${renderInside(panneau)}
    <div><button class="lien" type="button" @click=${close}>${communFr.fermer}</button></div>
  </section>`
}

function renderInside(panneau: Panneau): unknown {
  const { role, page, inscrire, retry } = panneau
  if (role === 'agent') return html`<p>${t.agent}</p>`
  if (role === 'visiteur')
    return html`<p>${t.connexionUtile}</p>
      <div class="actions"><a class="bouton" href=${page('connexion')}>${t.seConnecter}</a></div>`
  const failure = inscrire.erreur
    ? html`${avis(
        'erreur',
        html`<p>${inscrire.erreur instanceof Error ? inscrire.erreur.message : communFr.horsLigne}</p>
        ${inscrire.eligibilite ? nothing : html`<button class="lien" type="button" @click=${retry}>${communFr.reessayer}</button>`}`,
      )}`
    : nothing
  return html`
    ${inscrire.resultats ? nothing : renderForm(panneau)}
    <div role="alert">${failure}</div>
    <div class="resultats" role="status">${renderResults(panneau)}</div>
  `
}

function renderForm({ activite, inscrire, page, choosePeriode, send }: Panneau): unknown {
  const { eligibilite } = inscrire
  if (!eligibilite) return inscrire.erreur ? nothing : squelette(2, communFr.chargement)
  if (eligibilite.enfants.length === 0)
    return html`<p>${t.sansEnfant}</p><div class="actions"><a class="bouton second" href=${page('foyer')}>${t.ajouterEnfant}</a></div>`
  const open = activite.periodes.filter((one) => one.etat !== 'fermee')
  const submit = (event: Event) => {
    event.preventDefault()
    send()
  }
  const nobody = eligibilite.enfants.every((one) => !one.possible)
  return html`<form novalidate @submit=${submit}>
    ${
      open.length > 1
        ? html`<fieldset>
            <legend>${t.pour}</legend>
            ${[{ id: null, nom: t.toutes }, ...open].map(
              ({ id, nom }) => html`<label class="coche">
                <input type="radio" name="periode-${activite.id}" .checked=${inscrire.periode === id} @change=${() => choosePeriode(id)} />
                ${nom}
              </label>`,
            )}
          </fieldset>`
        : nothing
    }
    <fieldset>
      <legend>${t.enfants}</legend>
      <ul class="enfants">${eligibilite.enfants.map((one) => renderChild(one, activite.id, inscrire, page))}</ul>
    </fieldset>
    ${
      nobody
        ? html`<p class="sous">${t.personne}</p>`
        : html`<div class="actions">
            <button class="bouton" type="submit" aria-disabled=${inscrire.envoi}>${inscrire.envoi ? t.envoi : t.envoyer}</button>
          </div>`
    }
  </form>`
}

function renderChild(
  { enfant, possible, attente, empechements }: Eligibilite['enfants'][number],
  activite: string,
  inscrire: InscrireController,
  page: Panneau['page'],
): TemplateResult {
  const reasons = `raisons-${activite}-${enfant.id}`
  return html`<li>
    <label class="coche">
      <input
        type="checkbox"
        .checked=${inscrire.coches.has(enfant.id)}
        ?disabled=${!possible}
        aria-describedby=${possible && !attente ? nothing : reasons}
        @change=${() => inscrire.toggle(enfant.id)}
      />
      <span>${enfant.prenom} ${enfant.nom}</span>
    </label>
    ${attente ? html`<div class="raisons" id=${reasons}><p class="su">${t.listeAttente}</p></div>` : nothing}
    ${possible ? nothing : html`<div class="raisons" id=${reasons}>${empechements.map((one) => renderReason(one, page))}</div>`}
  </li>`
}

/** Why not, and the way to what is missing. */
function renderReason({ code, phrase }: Empechement, page: Panneau['page']): TemplateResult {
  const way =
    code === 'dossier-incomplet' || code === 'renouvellement-requis'
      ? html`<a href=${page('foyer')}>${t.versFoyer}</a>`
      : code === 'piece-manquante'
        ? html`<a href=${page('documents')}>${t.versDocuments}</a>`
        : nothing
  return html`<p class=${code === 'deja-inscrit' ? 'su' : nothing}>${phrase} ${way}</p>`
}

function renderResults({ inscrire, page }: Panneau): unknown {
  const { resultats } = inscrire
  if (!resultats) return nothing
  const made = resultats.some((one) => one.inscription)
  return html`${resultats.map(({ enfant, inscription, attente, empechements }) =>
    inscription
      ? avis('succes', attente ? t.enAttente(enfant.prenom) : t.envoyee(enfant.prenom))
      : avis(
          'attention',
          html`<p>${t.nonEnvoyee(enfant.prenom)}</p>${empechements.map((one) => renderReason(one, page))}`,
        ),
  )}${made ? html`<p><a href=${page('inscriptions')}>${t.suivreDemande}</a></p>` : nothing}`
}
