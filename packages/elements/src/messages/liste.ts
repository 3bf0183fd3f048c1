import type { VueFils } from '@inoe/contract/messagerie'
import type { FilResume, Fils } from '@inoe/contract/messages'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { instant, jourDe } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { champ } from '../ui/champ.ts'
import type { Messagerie } from './messagerie.ts'
import { messagesFr as t } from './messages.fr.ts'

export interface VueListe {
  messagerie: Messagerie
  vues: readonly VueFils[]
  /** What one may narrow the list to. */
  structures: readonly { id: string; nom: string }[]
  /** Said when there is no conversation at all. */
  vide: string
  renderError: (error: unknown, retry: () => void) => TemplateResult
  renderLoading: () => TemplateResult
}

export function renderListe(vue: VueListe): TemplateResult {
  const { messagerie } = vue
  const { valeur, erreur, enCours } = messagerie.liste
  if (!valeur && !erreur) return vue.renderLoading()
  const nothingYet = valeur && valeur.fils.length === 0 && !messagerie.filtree && !enCours
  return html`${nothingYet && messagerie.cote === 'famille' ? nothing : renderFiltres(vue, valeur)}
    ${erreur ? vue.renderError(erreur, () => void messagerie.read()) : nothing}
    ${valeur && (!enCours || valeur.fils.length > 0) ? renderFils(vue, valeur) : erreur ? nothing : vue.renderLoading()}`
}

function renderFiltres({ messagerie, vues, structures }: VueListe, fils: Fils | undefined): TemplateResult {
  const { filtre, cote } = messagerie
  const enfants = fils?.enfants ?? []
  const narrowed = Boolean(filtre.q || filtre.structure || filtre.enfant)
  const submit = (event: Event) => {
    event.preventDefault()
    const field = (event.currentTarget as HTMLFormElement).querySelector('input')
    messagerie.filtrer({ q: field?.value.trim() ?? '' })
  }
  return html`<div class="filtres" role="group" aria-label=${t.filtrer}>
      ${vues.map((vue) => html`<button type="button" aria-pressed=${filtre.vue === vue} @click=${() => messagerie.filtrer({ vue })}>${t.vues[vue]}</button>`)}
    </div>
    <details class="affiner" ?open=${narrowed}>
      <summary>${t.affiner}</summary>
      <form class="recherche" role="search" @submit=${submit}>
        ${champ({
          id: 'message-recherche',
          label: cote === 'famille' ? t.recherche : t.rechercheService,
          valeur: filtre.q,
          saisie: () => undefined,
        })}
        <button class="bouton second" type="submit">${t.chercher}</button>
        ${
          structures.length > 1
            ? champ({
                id: 'message-filtre-structure',
                label: t.structure,
                valeur: filtre.structure,
                choix: [['', t.toutesStructures], ...structures.map(({ id, nom }) => [id, nom] as const)],
                saisie: (structure) => messagerie.filtrer({ structure }),
              })
            : nothing
        }
        ${
          enfants.length > 1
            ? champ({
                id: 'message-filtre-enfant',
                label: t.enfant,
                valeur: filtre.enfant,
                choix: [['', t.tousEnfants], ...enfants.map(({ id, prenom }) => [id, prenom] as const)],
                saisie: (enfant) => messagerie.filtrer({ enfant }),
              })
            : nothing
        }
      </form>
    </details>`
}

function renderFils(vue: VueListe, { fils, suite }: Fils): TemplateResult {
  const { messagerie } = vue
  if (fils.length === 0)
    return html`<div class="vide">
      <p role="status">${messagerie.filtree ? t.aucunTrouve : vue.vide}</p>
      ${messagerie.filtree ? html`<button class="lien" type="button" @click=${() => messagerie.sansFiltre()}>${t.toutVoir}</button>` : nothing}
    </div>`
  return html`<p class="sous" role="status">${t.nombre(fils.length, suite)}</p>
    <ul class="fils">
      ${repeat(
        fils,
        (one) => one.id,
        (one) => renderFil(messagerie, one),
      )}
    </ul>
    ${
      suite
        ? html`<div class="actions"><button class="bouton second" type="button" aria-disabled=${messagerie.remonte} @click=${() => void messagerie.plusDeFils()}>${t.plusAnciens}</button></div>`
        : nothing
    }
    <div role="alert">${messagerie.erreurRemontee instanceof Error ? avis('erreur', messagerie.erreurRemontee.message) : nothing}</div>`
}

/** The whole row is the button: its name says all that one sees. */
function renderFil(messagerie: Messagerie, fil: FilResume): TemplateResult {
  const { id, sujet, dernier, nonLus, etat } = fil
  const service = messagerie.cote === 'service'
  const who = dernier.de === messagerie.cote && !service ? t.vous : dernier.auteur
  const about = [
    service ? fil.famille || t.sansNom : fil.structure.nom,
    fil.enfant && t.pourEnfant(fil.enfant.prenom),
    service && fil.structure.nom,
  ].filter(Boolean)
  const waits = service && etat === 'ouvert' && dernier.de === 'famille'
  return html`<li>
    <button type="button" id="fil-${id}" class="carte rangee ${nonLus > 0 ? 'non-lu' : ''}" @click=${() => void messagerie.ouvrir(id)}>
      <b class="objet">${sujet}</b>
      <span class="sous num quand">${quand(dernier.envoyeLe, messagerie)}</span>
      <span class="sous">${about.join(' · ')}</span>
      <span class="extrait"><span class="lu">. </span>${who}\u00a0: ${dernier.extrait}</span>
      <span class="marques">
        ${nonLus > 0 ? html`<span class="etat attente num">${t.nonLus(nonLus)}</span>` : nothing}
        ${waits ? html`<span class="etat agir">${t.vues['a-repondre']}</span>` : nothing}
        ${etat === 'clos' ? html`<span class="etat neutre">${t.clos}</span>` : nothing}
      </span>
    </button>
  </li>`
}

/** The hour today, the day before. */
function quand(iso: string, { hote }: Messagerie): string {
  const zone = hote.zone()
  const today = jourDe(new Date(), zone) === jourDe(new Date(iso), zone)
  return instant(iso, hote.locale(), zone, today ? { timeStyle: 'short' } : { dateStyle: 'medium' })
}
