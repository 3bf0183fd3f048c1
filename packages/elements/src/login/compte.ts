// The views that signing in does without: downloaded apart, when one of them is first wanted.
import type { SessionOuverte } from '@inoe/contract/comptes'
import { VERSION_RGPD } from '@inoe/contract/rgpd'
import { html, nothing, type TemplateResult } from 'lit'
import { appareil } from '../espace/appareil.ts'
import { aDeux } from './a-deux.ts'
import { bouton, courriel } from './champs.ts'
import { compteFr as t } from './compte.messages.fr.ts'
import type { Ecran, VueCompte } from './ecran.ts'
import { franceconnect, identiteEnAttente } from './franceconnect.ts'
import { nouveauMotDePasse, tropCourt } from './nouveau-mot-de-passe.ts'
import type { Parcours } from './parcours.ts'

export { compteStyles } from './compte.styles.ts'

const retour = () => ({ mots: t.retourConnexion, vue: 'connexion' }) as const

export const ecrans: Record<VueCompte, Ecran> = {
  creation: {
    titre: () => t.titres.creation,
    pied: () => ({ question: t.dejaUnCompte, mots: t.seConnecter, vue: 'connexion' }),
    refuser: tropCourt,
    formulaire: (p) => html`<form novalidate method="dialog" @submit=${p.envoyer}>
      ${courriel(p, 'username')} ${nouveauMotDePasse(p, t.motDePasse)} ${rgpd(p)}
      <div class="actions">${bouton(p, t.creerMonCompte)}</div>
    </form>`,
    async envoyer(p, espace) {
      const { courriel, motDePasse } = p
      const body = { courriel, motDePasse, rgpd: VERSION_RGPD, franceconnect: identiteEnAttente(p) }
      await espace.send('post', 'comptes', body)
      await p.montrer('envoye')
    },
  },
  envoye: {
    titre: () => t.titres.envoye,
    pied: retour,
    attente: (p) => attente(p, t.envoyeA, t.envoyeEnsuite, 'creation'),
  },
  oubli: {
    titre: () => t.titres.oubli,
    pied: retour,
    formulaire: (p) => html`<form novalidate method="dialog" @submit=${p.envoyer}>
      ${courriel(p, 'email', t.oubliAide)}
      <div class="actions">${bouton(p, t.recevoirLien)}</div>
    </form>`,
    async envoyer(p, espace) {
      await espace.send('post', 'mot-de-passe/oubli', { courriel: p.courriel })
      await p.montrer('oubli-envoye')
    },
  },
  'oubli-envoye': {
    titre: () => t.titres.envoye,
    pied: retour,
    attente: (p) => attente(p, t.oubliEnvoyeA, t.oubliEnsuite, 'oubli'),
  },
  activation: {
    titre: () => t.titres.activation,
    parLien: true,
    pied: retour,
    attente: (p) => html`<p>${t.activationAide}</p>
      <div class="actions"><button class="bouton" type="button" aria-disabled=${p.enCours ? 'true' : nothing}
        @click=${() => activer(p)}>${t.activer}</button></div>`,
  },
  choix: {
    titre: () => t.titres.choix,
    parLien: true,
    pied: retour,
    refuser: tropCourt,
    formulaire: (p) => html`<form novalidate method="dialog" @submit=${p.envoyer}>
      ${nouveauMotDePasse(p, t.nouveauMotDePasse)}
      <div class="actions">${bouton(p, t.enregistrer)}</div>
    </form>`,
    async envoyer(p, espace) {
      const body = { jeton: p.jeton, motDePasse: p.motDePasse, appareil: appareil() }
      const { jeton } = await espace.send<SessionOuverte>('post', 'mot-de-passe', body)
      await p.entrer(espace, jeton, t.motDePasseChange)
    },
  },
  ...aDeux,
  franceconnect,
}

function activer(p: Parcours): Promise<void> {
  return p.tenter(async (espace) => {
    const body = { jeton: p.jeton, appareil: appareil() }
    const { jeton } = await espace.send<SessionOuverte>('post', 'comptes/confirmation', body)
    await p.entrer(espace, jeton, t.bienvenue)
  })
}

/** An e-mail is on its way. @param corriger the view where the address was typed */
function attente(p: Parcours, parti: string, ensuite: string, corriger: VueCompte): TemplateResult {
  return html`<div class="message">
      <p>${parti} <span class="adresse">${p.courriel}</span>.</p>
      <p>${ensuite}</p>
      <p><strong>${t.indesirables}</strong></p>
    </div>
    <div class="actions">
      <button class="bouton second" type="button" aria-disabled=${p.enCours ? 'true' : nothing} @click=${p.renvoyer}>${t.renvoyer}</button>
      <button class="lien" type="button" @click=${() => p.montrer(corriger)}>${t.autreAdresse}</button>
    </div>`
}

function rgpd({ ville: { nom, contact } }: Parcours): TemplateResult {
  return html`<div class="notice">
    <p>${t.rgpd(nom)}</p>
    <details><summary>${t.rgpdTitre}</summary><p>${t.rgpdSuite(contact)}</p></details>
  </div>`
}
