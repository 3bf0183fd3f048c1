// What « Mon compte » lists: devices, passkeys, who follows the family's file.
import type { CleAcces, InvitationParent, MonCompte, SessionListee } from '@inoe/contract/comptes'
import { html, nothing, type TemplateResult } from 'lit'
import { instant } from '../i18n/format.ts'
import { compteFr as t } from './messages.fr.ts'

/** How instants are written. */
export interface Ecriture {
  locale: string
  zone: string
}

export function listeAppareils(
  sessions: readonly SessionListee[],
  ecriture: Ecriture,
  deconnecter: (session: SessionListee) => void,
): TemplateResult {
  return html`<ul class="liste">
    ${sessions.map((one) => {
      const { appareil, courante, reseau } = one
      const more = [
        t.ouverte(quand(one.ouverteLe, ecriture)),
        ...(courante ? [] : [t.vue(quand(one.vueLe, ecriture))]),
        ...(reseau ? [t.reseau(reseau)] : []),
      ]
      return html`<li>
        <span class="quoi"><b>${appareil}</b>${courante ? html`<span class="etat fait">${t.cetAppareil}</span>` : nothing}
          <span class="sous">${more.join(', ')}</span></span>
        ${
          courante
            ? nothing
            : html`<button class="lien" type="button" @click=${() => deconnecter(one)}>${t.deconnecter}<span class="lu">${t.deconnecterLequel(appareil)}</span></button>`
        }
      </li>`
    })}
  </ul>`
}

export function listeCles(
  cles: readonly CleAcces[],
  ecriture: Ecriture,
  retirer: (cle: CleAcces) => void,
): TemplateResult {
  if (cles.length === 0) return html`<p class="sous">${t.aucuneCle}</p>`
  return html`<ul class="liste">
    ${cles.map(
      (one) => html`<li>
        <span class="quoi"><b>${one.nom}</b>
          <span class="sous">${t.cleSite(one.site)}, ${one.utiliseeLe ? t.cleUtilisee(quand(one.utiliseeLe, ecriture)) : t.cleJamais}</span></span>
        <button class="lien" type="button" @click=${() => retirer(one)}>${t.retirer}<span class="lu"> ${one.nom}</span></button>
      </li>`,
    )}
  </ul>`
}

export function listeParents(
  { courriel, autresParents, invitations }: MonCompte,
  ecriture: Ecriture,
  renvoyer: (invitation: InvitationParent) => void,
  annuler: (invitation: InvitationParent) => void,
): TemplateResult {
  return html`<ul class="liste">
    <li><span class="quoi"><b>${courriel}</b><span class="etat fait">${t.vous}</span></span></li>
    ${autresParents.map((one) => html`<li><span class="quoi"><b>${one}</b></span></li>`)}
    ${invitations.map((one) => {
      const { prenom, etat, expireLe } = one
      const partie = etat === 'envoyee'
      const fin = quand(expireLe, ecriture)
      return html`<li>
        <span class="quoi"><b>${prenom}</b><span class="etat ${partie ? 'attente' : 'agir'}">${partie ? t.invitation : t.expiree}</span>
          <span class="sous">${one.courriel}, ${partie ? t.invitationJusque(fin) : t.invitationFinie(fin)}</span></span>
        <span class="actions">
          <button class="lien" type="button" @click=${() => renvoyer(one)}>${t.renvoyer}<span class="lu"> ${prenom}</span></button>
          <button class="lien" type="button" @click=${() => annuler(one)}>${t.annulerInvitation}<span class="lu"> ${prenom}</span></button>
        </span>
      </li>`
    })}
  </ul>`
}

function quand(iso: string, { locale, zone }: Ecriture): string {
  return instant(iso, locale, zone)
}
