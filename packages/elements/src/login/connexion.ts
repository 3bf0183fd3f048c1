import type { SessionOuverte } from '@inoe/contract/comptes'
import { html, nothing } from 'lit'
import { appareil } from '../espace/appareil.ts'
import { clesPossibles } from '../espace/cles-possibles.ts'
import { bouton, courriel, motDePasse } from './champs.ts'
import type { Ecran } from './ecran.ts'
import { loginFr as t } from './messages.fr.ts'

/** « Se connecter », the one view that everybody downloads. */
export const connexion: Ecran = {
  titre: () => t.seConnecter,
  pied: () => ({ question: t.premiereVisite, mots: t.creer, vue: 'creation' }),
  formulaire: (p) => html`<form novalidate method="dialog" @submit=${p.envoyer}>
    ${courriel(p, 'username')} ${motDePasse(p, t.motDePasse, 'current-password')}
    <label class="coche"><input type="checkbox" name="resterConnecte" /><span>${t.resterConnecte}</span></label>
    <div class="actions">${bouton(p, t.seConnecter)}<button class="lien" type="button"
      @pointerenter=${p.precharger} @focus=${p.precharger} @click=${() => p.montrer('oubli')}>${t.oublie}</button></div>
    ${
      clesPossibles()
        ? html`<button class="bouton second" type="button" aria-disabled=${p.enCours ? 'true' : nothing} @click=${(
            event: Event,
          ) => {
            const form = (event.currentTarget as HTMLButtonElement).form
            void p.parCle(form !== null && new FormData(form).has('resterConnecte'))
          }}>${t.parCle}</button>`
        : nothing
    }
  </form>`,
  async envoyer(parcours, espace, fields) {
    const { courriel, motDePasse } = parcours
    const resterConnecte = fields.has('resterConnecte')
    const body = { courriel, motDePasse, resterConnecte, appareil: appareil() }
    const ouvrir = async (sansCookie?: boolean) =>
      (await espace.send<SessionOuverte>('post', 'session', { ...body, sansCookie })).jeton
    await parcours.entrer(espace, await ouvrir(), t.vousEtesConnecte, resterConnecte, () => ouvrir(true))
  },
}
