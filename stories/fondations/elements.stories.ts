import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { avis, squelette } from '../../packages/elements/src/ui/avis.ts'
import { icones } from '../../packages/elements/src/ui/icones.ts'
import './planche.ts'

export default { title: 'Fondations/Éléments', id: 'fondations-elements' } satisfies Meta
type Story = StoryObj

export const Boutons: Story = {
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget">
    <h2>Boutons</h2>
    <p>Un seul bouton plein par écran : ce qui va se faire. Le reste est second ou lien.</p>
    <div class="rang">
      <button class="bouton" type="button">Enregistrer</button>
      <button class="bouton second" type="button">Contacter la structure</button>
      <button class="bouton danger" type="button">Retirer l’enfant</button>
      <button class="bouton" type="button" aria-disabled="true">Paiement en ligne</button>
      <button class="lien" type="button">Annuler</button>
    </div>
  </section>`}></inoe-planche>`,
}

export const Champs: Story = {
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget">
    <h2>Champs</h2>
    <p class="sous">Les champs marqués d’une étoile (*) sont obligatoires.</p>
    <div class="champ">
      <label for="courriel">Adresse e-mail <span class="etoile" aria-hidden="true">*</span></label>
      <input id="courriel" type="email" required value="camille.durand@exemple.fr" />
    </div>
    <div class="champ">
      <label for="qf">Quotient familial</label>
      <input id="qf" inputmode="numeric" aria-describedby="qf-aide" value="742" />
      <span class="aide" id="qf-aide">Il est écrit sur votre attestation CAF ou MSA.</span>
    </div>
    <div class="champ">
      <label for="code">Code postal <span class="etoile" aria-hidden="true">*</span></label>
      <input id="code" required aria-invalid="true" aria-describedby="code-erreur" value="3376" />
      <span class="erreur" id="code-erreur">Un code postal a cinq chiffres : 33760.</span>
    </div>
    <div class="champ">
      <label for="sante">Allergies</label>
      <textarea id="sante" rows="3">Arachide</textarea>
    </div>
    <label class="coche"><input type="checkbox" checked />Rester connecté sur cet appareil</label>
  </section>`}></inoe-planche>`,
}

export const Etats: Story = {
  name: 'Étiquettes d’état',
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget">
    <h2>États</h2>
    <p>Un état est une couleur, une forme et un mot, toujours les trois.</p>
    <div class="rang">
      <span class="etat agir">À fournir</span>
      <span class="etat attente">À vérifier</span>
      <span class="etat fait">Validé</span>
      <span class="etat neutre">Fermé</span>
    </div>
  </section>`}></inoe-planche>`,
}

export const Avis: Story = {
  name: 'Avis',
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget">
    <h2>Avis</h2>
    ${avis('succes', 'Vos 3 réservations sont enregistrées. Un récapitulatif vous est envoyé.')}
    ${avis('erreur', html`<p>Le service ne répond pas. Vérifiez votre connexion, puis réessayez.</p><button class="lien" type="button">Réessayer</button>`)}
    ${avis('attention', 'Les vacances d’automne ouvrent lundi 14 septembre à 9 h 00.')}
    ${avis('info', 'Une question ? Écrivez à enfance@exemple.fr ou appelez le 05 56 00 00 00.')}
  </section>`}></inoe-planche>`,
}

export const Squelette: Story = {
  tags: ['chargement'],
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget">
    <h2>En attendant</h2>
    <p>Le squelette a la hauteur de ce qui vient : rien ne bouge quand les données arrivent.</p>
    ${squelette(3, 'Chargement…')}
  </section>`}></inoe-planche>`,
}

export const Icones: Story = {
  name: 'Icônes',
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget">
    <h2>Icônes</h2>
    <p>Au trait, 24 × 24, jamais sans un mot à côté ; les lecteurs d’écran ne les voient pas.</p>
    <div class="grille serree">${Object.entries(icones).map(
      ([nom, dessin]) => html`<div class="icone">${dessin}<code>${nom}</code></div>`,
    )}</div>
  </section>`}></inoe-planche>`,
}
