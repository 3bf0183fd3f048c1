// The view of who was identified by FranceConnect and has no account linked yet: theirs is proved, or made.
import type { IdentiteFranceConnect } from '@inoe/contract/franceconnect'
import { html, type TemplateResult } from 'lit'
import { compteFr as t } from './compte.messages.fr.ts'
import type { Ecran } from './ecran.ts'
import type { Parcours } from './parcours.ts'

const lues = new WeakMap<Parcours, IdentiteFranceConnect>()
const enAttente = new WeakMap<Parcours, string>()

/** The secret of the identity that a new account is made for. */
export const identiteEnAttente = (p: Parcours): string | undefined => enAttente.get(p)

export const franceconnect: Ecran = {
  titre: () => t.titres.franceconnect,
  parLien: true,
  pied: () => ({ mots: t.retourConnexion, vue: 'connexion' }),
  async ouvrir(p, espace) {
    lues.delete(p)
    lues.set(
      p,
      await espace.send<IdentiteFranceConnect>('post', 'franceconnect/identite', { jeton: p.jeton }),
    )
  },
  attente(p) {
    const identite = lues.get(p)
    return identite ? choisir(p, identite) : html``
  },
}

function choisir(p: Parcours, { prenom, nom, courriel }: IdentiteFranceConnect): TemplateResult {
  const { jeton } = p
  const relier = () => {
    p.suite = async (espace) => {
      p.suite = undefined
      await espace.send('post', 'compte/franceconnect', { jeton })
      return t.relie
    }
    void p.montrer('connexion', { nouvelle: t.connectezPourRelier })
  }
  const creer = () => {
    enAttente.set(p, jeton)
    p.courriel = courriel
    void p.montrer('creation')
  }
  return html`<div class="message">
      <p>${t.bonjour(prenom, nom)}</p>
      <p>${t.premiereFois(p.ville.nom)}</p>
    </div>
    <div class="actions">
      <button class="bouton" type="button" @click=${relier}>${t.dejaCompte}</button>
      <button class="bouton second" type="button" @click=${creer}>${t.pasDeCompte}</button>
    </div>
    <p>${t.relierAide}</p>`
}
