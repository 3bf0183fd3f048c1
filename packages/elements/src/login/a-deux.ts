// The views of links that take two people, or two mailboxes.
import type { InvitationLue, SessionOuverte, SuiteCourriel } from '@inoe/contract/comptes'
import { html, nothing, type TemplateResult } from 'lit'
import { appareil } from '../espace/appareil.ts'
import { instant } from '../i18n/format.ts'
import { localeDite } from '../i18n/langue.ts'
import { bouton } from './champs.ts'
import { compteFr as t } from './compte.messages.fr.ts'
import type { Ecran } from './ecran.ts'
import { forgetLien } from './lien.ts'
import { nouveauMotDePasse, tropCourt } from './nouveau-mot-de-passe.ts'
import type { Parcours } from './parcours.ts'

const retour = () => ({ mots: t.retourConnexion, vue: 'connexion' }) as const

export const aDeux: Record<'accord' | 'preuve' | 'invitation', Ecran> = {
  accord: {
    titre: () => t.titres.accord,
    parLien: true,
    pied: retour,
    attente: (p) => deuxReponses(p, t.accordAide, t.accepter, t.refuser),
  },
  preuve: {
    titre: () => t.titres.preuve,
    parLien: true,
    pied: retour,
    attente: (p) => deuxReponses(p, t.preuveAide, t.preuve, t.pasMoi),
  },
  invitation: {
    titre: () => t.titres.invitation,
    parLien: true,
    pied: retour,
    refuser: tropCourt,
    async ouvrir(p, espace) {
      const { jeton } = p
      p.invitation = undefined
      const read = await espace.send<InvitationLue>('post', 'comptes/invitation/lecture', { jeton })
      p.invitation = read
      // What a good password has nothing to do with.
      p.courriel = read.courriel
    },
    attente: (p) => (p.invitation ? invitation(p, p.invitation) : html``),
    formulaire: (p) =>
      p.invitation?.cas === 'nouveau'
        ? html`<form novalidate method="dialog" @submit=${p.envoyer}>
            ${nouveauMotDePasse(p, t.motDePasse)}
            <div class="actions">${bouton(p, t.rejoindre)}</div>
          </form>`
        : undefined,
    envoyer: (p, espace) => rejoindre(p, espace, { motDePasse: p.motDePasse }),
  },
}

function invitation(p: Parcours, { par, courriel, cas, expireLe }: InvitationLue): TemplateResult {
  const fin = instant(expireLe, localeDite(), p.ville.zone)
  return html`<div class="message">
      <p>${t.invitationDe(par, courriel)}</p>
      ${
        cas === 'impossible'
          ? html`<p>${t.invitationImpossible(p.ville.contact)}</p>`
          : html`${cas === 'existant' ? html`<p>${t.invitationExistant}</p>` : nothing}<p>${t.invitationJusque(fin)}</p>`
      }
    </div>
    ${
      cas === 'existant'
        ? html`<div class="actions"><button class="bouton" type="button" aria-disabled=${p.enCours ? 'true' : nothing}
            @click=${() => p.tenter((espace) => rejoindre(p, espace))}>${t.rejoindre}</button></div>`
        : nothing
    }`
}

async function rejoindre(
  p: Parcours,
  espace: Parameters<Parcours['entrer']>[0],
  choisi: { motDePasse?: string } = {},
): Promise<void> {
  const body = { jeton: p.jeton, appareil: appareil(), ...choisi }
  const { jeton } = await espace.send<SessionOuverte>('post', 'comptes/invitation', body)
  await p.entrer(espace, jeton, t.rejoint)
}

function deuxReponses(p: Parcours, aide: string, oui: string, non: string): TemplateResult {
  const occupe = p.enCours ? 'true' : nothing
  return html`<p>${aide}</p>
    <div class="actions">
      <button class="bouton" type="button" aria-disabled=${occupe} @click=${() => repondre(p, true)}>${oui}</button>
      <button class="bouton second" type="button" aria-disabled=${occupe} @click=${() => repondre(p, false)}>${non}</button>
    </div>`
}

function repondre(p: Parcours, accepte: boolean): Promise<void> {
  return p.tenter(async (espace) => {
    const { jeton, vue } = p
    const { etat, nouveau } = await espace.send<SuiteCourriel>('post', 'comptes/courriel', { jeton, accepte })
    forgetLien()
    p.jeton = ''
    // Whoever is signed in here may have the address that just changed.
    if (etat === 'fait') await espace.session.refresh()
    const attente = vue === 'accord' ? t.changementAccorde(nouveau) : t.changementProuve
    const suites = { fait: t.changementFait(nouveau), attente, refuse: t.changementRefuse }
    await p.montrer('connexion', { nouvelle: suites[etat] })
  })
}
