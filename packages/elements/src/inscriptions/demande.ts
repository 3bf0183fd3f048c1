import type { Inscription } from '@inoe/contract/inscriptions'
import type { EtatInscription, GesteInscription } from '@inoe/contract/suivi'
import { html, nothing, type TemplateResult } from 'lit'
import { activiteEtPeriode } from '../i18n/format.ts'
import { renderEtapes } from './etapes.ts'
import { LOOKS } from './etats.ts'
import { GROUPES } from './filtres.ts'
import { inscriptionsFr as t } from './messages.fr.ts'

export interface Vue {
  locale: string
  zone: string
  /** Who to call when the structure says nothing. */
  contactVille: string
  reservations: string
  documents: string
  /** True while something is being sent for a request. */
  occupe: boolean
  agir: (inscription: Inscription, geste: GesteInscription) => void
}

/** What a request is for: « Vacances d’automne ». */
export const objetDe = ({ activite, periode }: Inscription) => activiteEtPeriode(activite.nom, periode?.nom)
/** Where the focus comes once something was done with a request. */
export const idTitre = ({ id }: Inscription) => `demande-${id}`
/** Nothing is settled yet. */
const isEnCours = (etat: EtatInscription): etat is (typeof GROUPES.enCours)[number] =>
  (GROUPES.enCours as readonly EtatInscription[]).includes(etat)

/** A request: where it is, what is waited for and from whom, what the family can do, and every step. */
export function renderDemande(one: Inscription, vue: Vue): TemplateResult {
  const { classe, icone } = LOOKS[one.etat]
  return html`<li class="carte demande" aria-labelledby=${idTitre(one)}>
    <div class="tete">
      <h4 id=${idTitre(one)} tabindex="-1">${one.enfant.prenom} · <span class="objet">${objetDe(one)}</span></h4>
      <span class="etat ${classe}">${icone}${one.rang === null ? t.etat[one.etat] : t.rang(one.rang)}</span>
    </div>
    <p class="sous">${one.structure.nom}, ${t.anneeScolaire(one.annee)}</p>
    ${renderMotif(one)}${renderAttendu(one, vue)}
    <div class="actions">${renderGestes(one, vue)}</div>
    ${renderSuivi(one, vue)}
  </li>`
}

function renderMotif({ etat, motif }: Inscription): TemplateResult | typeof nothing {
  return motif
    ? html`<p class="motif">${etat === 'refusee' ? t.motif(motif) : t.message(motif)}</p>`
    : nothing
}

function renderAttendu(one: Inscription, vue: Vue): TemplateResult | typeof nothing {
  const { etat, structure, piecesManquantes } = one
  if (etat === 'refusee') {
    const contact = [structure.courriel, structure.telephone].filter(Boolean).join(' · ') || vue.contactVille
    return html`<p class="sous">${t.contester(contact)}</p>`
  }
  if (etat === 'incomplete' && piecesManquantes.length > 0)
    return html`<p>${t.attendu.pieces(piecesManquantes.map(({ nom }) => t.piece(nom)).join(', '))}</p>`
  return isEnCours(etat) ? html`<p>${t.attendu[etat]}</p>` : nothing
}

function renderGestes(one: Inscription, vue: Vue): unknown {
  const words = {
    completer: t.completer,
    retirer: one.etat === 'acceptee' ? t.renoncer : t.retirer,
    reprendre: t.reprendre,
  }
  const looks = { completer: 'bouton', retirer: 'lien', reprendre: 'bouton second' }
  const gesture = (geste: GesteInscription) => html`<button
    class=${looks[geste]}
    type="button"
    aria-disabled=${vue.occupe}
    @click=${() => vue.agir(one, geste)}
  ><span>${words[geste]}<span class="lu">${t.de(one.enfant.prenom, objetDe(one))}</span></span></button>`
  return html`
    ${one.piecesManquantes.length > 0 ? html`<a class="bouton" href=${vue.documents}>${t.versDocuments}</a>` : nothing}
    ${one.etat === 'acceptee' ? html`<a class="bouton second" href=${vue.reservations}>${t.reserver}</a>` : nothing}
    ${one.gestes.map(gesture)}
  `
}

function renderSuivi({ etat, etapes }: Inscription, { locale, zone }: Vue): TemplateResult {
  const ongoing = isEnCours(etat)
  const ensuite = ongoing ? t.ensuite[etat] : undefined
  return html`<details class="suivi" ?open=${ongoing}>
    <summary>${t.suivi} <span class="sous">${t.etapes(etapes.length)}</span></summary>
    ${renderEtapes({ etapes, ensuite, par: t.par, locale, zone })}
  </details>`
}
