import type { Inscription } from '@inoe/contract/inscriptions'
import { html, nothing, type TemplateResult } from 'lit'
import { activiteEtPeriode, instant } from '../i18n/format.ts'
import { icones } from '../ui/icones.ts'
import { servicesFr as t } from './messages.fr.ts'

/** How each state looks: its class and its sign. */
const LOOKS = {
  demandee: { classe: 'attente', icone: icones.horloge },
  incomplete: { classe: 'agir', icone: icones.alerte },
  'en-attente': { classe: 'attente', icone: icones.horloge },
  acceptee: { classe: 'fait', icone: icones.coche },
  refusee: { classe: 'agir', icone: icones.croix },
} as const
type Visible = keyof typeof LOOKS

/** The requests a parent still wants to see: the latest for each child and thing asked for; not what is withdrawn or over. */
export function visibles(inscriptions: readonly Inscription[]): (Inscription & { etat: Visible })[] {
  const seen = new Set<string>()
  return inscriptions.filter((one): one is Inscription & { etat: Visible } => {
    const key = `${one.enfant.id} ${one.activite.id} ${one.periode?.id}`
    if (one.etat === 'retiree' || one.etat === 'terminee' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** State of the requests for one activity, child by child, in a few words. */
export function renderEtats(inscriptions: readonly (Inscription & { etat: Visible })[]): unknown {
  return inscriptions.map(
    (one) => html`<span class="etat ${LOOKS[one.etat].classe}">
      ${LOOKS[one.etat].icone}${t.etats[one.etat](one.enfant.prenom)}${one.periode ? html` (${one.periode.nom})` : nothing}
    </span>`,
  )
}

export interface Liste {
  inscriptions: readonly (Inscription & { etat: Visible })[]
  locale: string
  zone: string
  /** Who to call when the structure says nothing. */
  contactVille: string
  reservations: string
  documents: string
  withdraw: (inscription: Inscription) => void
}

/** « Mes inscriptions »: every request in full, with the service's answer. */
export function renderListe(liste: Liste): TemplateResult | typeof nothing {
  if (liste.inscriptions.length === 0) return nothing
  return html`<section class="bloc" aria-labelledby="mes-inscriptions">
    <h3 id="mes-inscriptions">${t.mesInscriptions}</h3>
    <ul class="liste">${liste.inscriptions.map((one) => renderOne(one, liste))}</ul>
  </section>`
}

function renderOne(one: Inscription & { etat: Visible }, liste: Liste): TemplateResult {
  const { classe, icone } = LOOKS[one.etat]
  const day = (iso: string) => instant(iso, liste.locale, liste.zone, { day: 'numeric', month: 'long' })
  const contact =
    [one.structure.courriel, one.structure.telephone].filter(Boolean).join(' · ') || liste.contactVille
  return html`<li class="carte inscription">
    <p><b>${one.enfant.prenom}</b> · ${activiteEtPeriode(one.activite.nom, one.periode?.nom)}</p>
    <span class="etat ${classe}">${icone}${t.etat[one.etat]}${one.rang === null ? nothing : ` · ${t.rang(one.rang)}`}</span>
    <p class="sous">
      ${one.structure.nom} · ${t.envoyeeLe(day(one.demandeeLe))}${one.reponduLe ? html` · ${t.reponduLe(day(one.reponduLe))}` : nothing}
    </p>
    ${one.motif ? html`<p class="motif">${one.etat === 'refusee' ? t.motif(one.motif) : t.message(one.motif)}</p>` : nothing}
    ${one.etat === 'refusee' ? html`<p class="sous motif">${t.contester(contact)}</p>` : nothing}
    ${
      one.piecesManquantes.length > 0
        ? html`<p class="motif">${t.aFournir(one.piecesManquantes.map((piece) => piece.nom).join(', '))}</p>
            <a class="suite" href=${liste.documents}>${t.versDocuments}</a>`
        : nothing
    }
    ${
      one.etat !== 'acceptee' && one.gestes.includes('retirer')
        ? html`<button class="lien" type="button" @click=${() => liste.withdraw(one)}>${t.retirer}<span class="lu"> : ${one.enfant.prenom}, ${one.activite.nom}</span></button>`
        : nothing
    }
    ${one.etat === 'acceptee' ? html`<a class="suite" href=${liste.reservations}>${t.reserverJours}</a>` : nothing}
  </li>`
}
