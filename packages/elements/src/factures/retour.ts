// What the page says when one comes back from PayFiP.
import type { Paiement } from '@inoe/contract/paiements'
import { html, nothing, type TemplateResult } from 'lit'
import { euros, instant } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { facturesFr } from './messages.fr.ts'
import type { SuiviPaiement } from './suivi.ts'

const t = facturesFr.retour
type Kind = Parameters<typeof avis>[0]

export function renderRetour(
  suivi: SuiviPaiement,
  locale: string,
  zone: string,
  close: () => void,
  receipt: (encaissement: string) => void,
): TemplateResult | typeof nothing {
  if (!suivi.id) return nothing
  const { paiement, erreur } = suivi
  if (paiement)
    return message(
      ...wordsOf(paiement, locale, zone),
      paiement.etat === 'en-cours' ? undefined : close,
      paiement.encaissement ?? undefined,
      receipt,
    )
  if (erreur?.code === 'introuvable' || erreur?.code === 'requete-invalide')
    return message('attention', t.inconnu, '', close)
  if (erreur) return message('attention', erreur.message, '', close)
  return message('info', t.lecture, '', undefined)
}

function message(
  kind: Kind,
  titre: string,
  suite: string,
  close: (() => void) | undefined,
  encaissement?: string,
  receipt?: (encaissement: string) => void,
): TemplateResult {
  return avis(
    kind,
    html`<p><strong>${titre}</strong></p>
      ${suite ? html`<p>${suite}</p>` : nothing}
      ${encaissement && receipt ? html`<button class="lien" type="button" @click=${() => receipt(encaissement)}>${t.recu}</button>` : nothing}
      ${close ? html`<button class="lien" type="button" @click=${close}>${t.fermer}</button>` : nothing}`,
  )
}

function wordsOf(paiement: Paiement, locale: string, zone: string): [Kind, string, string] {
  switch (paiement.etat) {
    case 'paye': {
      const { tropPercuCentimes: extra } = paiement
      const more = extra > 0 ? ` ${t.tropPercu(euros(extra, locale))}` : ''
      return ['succes', t.paye(euros(paiement.montantCentimes, locale)), `${t.payeSuite}${more}`]
    }
    case 'refuse':
      return ['erreur', t.refuse, t.refuseSuite]
    case 'abandonne':
      return ['attention', t.abandonne, t.abandonneSuite]
    case 'expire':
      return ['attention', t.expire, t.expireSuite]
    case 'en-cours': {
      if (!paiement.quitte || !paiement.reprisePossibleLe) return ['info', t.attente, t.attenteSuite]
      const heure = instant(paiement.reprisePossibleLe, locale, zone, { timeStyle: 'short' })
      return ['attention', t.quitte, t.quitteSuite(heure)]
    }
  }
}
