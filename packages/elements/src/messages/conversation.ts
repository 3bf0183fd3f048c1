import type { Fil, Message, MessageCree } from '@inoe/contract/messages'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { jourEtHeure } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { icones } from '../ui/icones.ts'
import { renderRedaction } from './formulaire.ts'
import type { Messagerie } from './messagerie.ts'
import { messagesFr as t } from './messages.fr.ts'
import { redactionDe } from './redaction.ts'
import { decouper, taille } from './rules.ts'

export interface VueConversation {
  messagerie: Messagerie
  /** What else may be done with the thread. */
  actions?: (fil: Fil) => TemplateResult | typeof nothing
  renderError: (error: unknown, retry: () => void) => TemplateResult
  renderLoading: () => TemplateResult
}

export function renderConversation(vue: VueConversation): TemplateResult {
  const { messagerie } = vue
  const { valeur, erreur } = messagerie.fil
  return html`<button class="lien retour" type="button" @click=${() => void messagerie.fermer()}>${icones.chevron}${t.retour}</button>
    ${erreur ? vue.renderError(erreur, () => void messagerie.read()) : nothing}
    ${valeur ? renderFil(vue, valeur) : erreur ? nothing : vue.renderLoading()}`
}

function renderFil({ messagerie, actions }: VueConversation, fil: Fil): TemplateResult {
  const { cote, remonte } = messagerie
  const service = cote === 'service'
  const about = [
    service ? fil.famille || t.sansNom : fil.structure.nom,
    fil.enfant && t.pourEnfant(fil.enfant.prenom),
    service && fil.structure.nom,
  ].filter(Boolean)
  return html`<div class="tete">
      <div>
        <h3 id="fil-titre" tabindex="-1">${fil.sujet}</h3>
        <p class="sous">${about.join(' · ')}</p>
      </div>
      <div class="actions">${actions?.(fil) ?? nothing}</div>
    </div>
    ${
      fil.plusAnciens
        ? html`<button class="lien" type="button" aria-disabled=${remonte} @click=${() => void messagerie.plusDeMessages()}>${t.plusAnciensMessages}</button>`
        : nothing
    }
    <div role="alert">${messagerie.erreurRemontee instanceof Error ? avis('erreur', messagerie.erreurRemontee.message) : nothing}</div>
    <ol class="messages" aria-label=${t.conversation}>
      ${repeat(
        fil.messages,
        (one) => one.id,
        (one) => renderMessage(messagerie, one),
      )}
    </ol>
    ${fil.etat === 'clos' ? avis('info', service ? t.closeService : t.close) : nothing}
    ${renderRedaction({
      redaction: redactionDe(messagerie, fil.id),
      hote: messagerie.hote,
      label: t.votreReponse,
      tailleMax: messagerie.liste.valeur?.tailleMax,
      envoyer: () => void repondre(messagerie, fil.id),
    })}`
}

async function repondre(messagerie: Messagerie, id: string): Promise<void> {
  const { hote, racine } = messagerie
  const sent = await redactionDe(messagerie, id).envoyer<MessageCree>(`${racine}/${id}/reponses`)
  if (!sent) return
  hote.annoncer(t.envoye)
  await messagerie.read()
}

function renderMessage(messagerie: Messagerie, message: Message): TemplateResult {
  const { hote, cote, racine } = messagerie
  const { de, rang, auteur, envoyeLe, luLe, pieces } = message
  const when = jourEtHeure(envoyeLe, hote.locale(), hote.zone())
  return html`<li id="message-de-${rang}" tabindex="-1" class="message ${de === cote ? 'mien' : 'recu'}">
    <p class="signe"><b>${auteur}</b> <span class="sous num">${when}</span></p>
    <p class="texte">${renderTexte(message.texte)}</p>
    ${
      pieces.length > 0
        ? html`<ul class="jointes" aria-label=${t.pieces}>
          ${pieces.map(
            ({ id, nom, taille: bytes, controle }) => html`<li>
              ${
                controle === 'libre'
                  ? html`<button class="lien" type="button" @click=${() => hote.telecharger(`${racine}/pieces/${id}/fichier`, nom)}>${icones.document}<span>${t.telecharger(nom, taille(bytes, hote.locale()))}</span></button>`
                  : html`<span class="sous">${nom} — ${t.controles[controle]}</span>`
              }
            </li>`,
          )}
        </ul>`
        : nothing
    }
    ${
      cote === 'service' && de === 'service'
        ? html`<p class="sous num">${luLe ? t.luLe(jourEtHeure(luLe, hote.locale(), hote.zone())) : t.pasLu}</p>`
        : nothing
    }
  </li>`
}

/** Words as they were typed: HTML is shown, never read; addresses can be followed. */
function renderTexte(texte: string): unknown[] {
  return decouper(texte).map(({ texte: words, lien }) =>
    lien
      ? html`<a href=${lien} target="_blank" rel="noopener noreferrer nofollow ugc">${words}<span class="lu">${t.lien}</span></a>`
      : words,
  )
}
