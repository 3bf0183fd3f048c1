// The forms of « Mon compte »: one is open at a time, each asks for what the server checks.
import { LANGUES, NOMS_LANGUES } from '@inoe/contract/langues'
import { LONGUEUR_MIN } from '@inoe/contract/mot-de-passe'
import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { champ } from '../ui/champ.ts'
import { compteFr as t } from './messages.fr.ts'

export type NomFormulaire = 'courriel' | 'langue' | 'motDePasse' | 'cle' | 'invitation'
export type Valeurs = Record<string, string>

/** What a form needs of the widget that shows it. */
export interface Saisie {
  valeurs: Valeurs
  erreurs: Readonly<Record<string, string>>
  enCours: boolean
  /** Passwords can be read. */
  visible: boolean
  saisir(nom: string, valeur: string): void
  basculer(): void
  envoyer(event: SubmitEvent): void
  fermer(): void
}

/** Fields that may not be left empty. */
export const REQUIS: Record<NomFormulaire, readonly string[]> = {
  courriel: ['courriel', 'motDePasse'],
  langue: ['langue'],
  motDePasse: ['actuel', 'nouveau'],
  cle: ['nom', 'motDePasse'],
  invitation: ['prenom', 'nom', 'courriel'],
}

const CHAMPS: Record<NomFormulaire, (s: Saisie) => TemplateResult> = {
  courriel: (s) => html`<p class="sous">${t.adresseAide}</p>
    ${ligne(s, 'courriel', t.nouvelleAdresse, 'email', 'off')}
    ${secret(s, 'motDePasse', t.motDePasseActuel, 'current-password')}`,
  langue: (s) =>
    champ({
      id: 'langue',
      label: t.langue,
      valeur: s.valeurs.langue ?? '',
      choix: LANGUES.map((one) => [one, NOMS_LANGUES[one]]),
      saisie: (valeur) => s.saisir('langue', valeur),
    }),
  motDePasse: (s) => html`${secret(s, 'actuel', t.motDePasseActuel, 'current-password')}
    ${secret(s, 'nouveau', t.nouveauMotDePasse, 'new-password', t.conseil(LONGUEUR_MIN))}
    <p class="sous">${t.motDePasseAide}</p>`,
  cle: (s) => html`${ligne(s, 'nom', t.nomCle, 'text', 'off', t.nomCleAide)}
    ${secret(s, 'motDePasse', t.motDePasseActuel, 'current-password')}`,
  invitation: (s) => html`<p class="sous">${t.inviterAide}</p>
    ${ligne(s, 'prenom', t.prenom, 'text', 'off')} ${ligne(s, 'nom', t.nom, 'text', 'off')}
    ${ligne(s, 'courriel', t.adresse, 'email', 'off')}`,
}
const envoi = (nom: NomFormulaire): string =>
  ({
    courriel: t.demanderChangement,
    langue: communFr.enregistrer,
    motDePasse: t.changerMotDePasse,
    cle: t.creerCle,
    invitation: t.envoyerInvitation,
  })[nom]

export function formulaire(nom: NomFormulaire, s: Saisie): TemplateResult {
  return html`<form novalidate method="dialog" @submit=${s.envoyer}>
    ${CHAMPS[nom](s)}
    <div class="actions">
      <button class="bouton" type="submit" aria-disabled=${s.enCours ? 'true' : nothing}>${s.enCours ? t.envoi : envoi(nom)}</button>
      <button class="lien" type="button" @click=${s.fermer}>${communFr.annuler}</button>
    </div>
  </form>`
}

function ligne(
  s: Saisie,
  nom: string,
  label: string,
  type: 'text' | 'email',
  auto: string,
  aide?: string,
): TemplateResult {
  const valeur = s.valeurs[nom] ?? ''
  const saisie = (typed: string) => s.saisir(nom, typed)
  return champ({
    id: nom,
    label,
    valeur,
    saisie,
    type,
    auto,
    requis: true,
    erreur: s.erreurs[nom],
    ...(aide ? { aide } : {}),
  })
}

/** A password, that can be read. */
function secret(
  s: Saisie,
  nom: string,
  label: string,
  auto: 'current-password' | 'new-password',
  aide?: string,
): TemplateResult {
  const erreur = s.erreurs[nom]
  const described = [erreur && `${nom}-erreur`, aide && `${nom}-aide`].filter(Boolean).join(' ') || nothing
  return html`<div class="champ">
    <label for=${nom}>${label}<span class="etoile" aria-hidden="true"> *</span></label>
    <div class="secret">
      <input id=${nom} type=${s.visible ? 'text' : 'password'} autocomplete=${auto} autocapitalize="none" spellcheck="false"
        required aria-describedby=${described} aria-invalid=${erreur ? 'true' : nothing} .value=${s.valeurs[nom] ?? ''}
        @input=${(event: Event) => s.saisir(nom, (event.target as HTMLInputElement).value)} />
      <button class="lien" type="button" @click=${s.basculer}>${s.visible ? t.masquer : t.afficher}<span class="lu">${t.ceMotDePasse(label)}</span></button>
    </div>
    ${erreur ? html`<span class="erreur" id="${nom}-erreur">${erreur}</span>` : nothing}
    ${aide ? html`<span class="aide" id="${nom}-aide">${aide}</span>` : nothing}
  </div>`
}
