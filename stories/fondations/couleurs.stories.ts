import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import './couple.ts'
import './planche.ts'

const PUBLICS = [
  ['marque', '--inoe-marque', 'La couleur de la collectivité'],
  ['papier', '--inoe-fond', 'Le fond des widgets'],
  ['encre', '--inoe-encre', 'Le texte'],
] as const
const NEUTRES = [
  ['carte', 'Ce que l’on touche'],
  ['sable', 'Ce qui est calme ou fermé'],
  ['trait', 'Les séparations'],
  ['bord', 'Les contours de champs'],
  ['marque-claire', 'Survol, sélection'],
  ['marque-forte', 'Boutons et liens'],
] as const

/** A square of one token's colour. */
const carre = (token: string, nom: string, usage: string) => {
  const square = document.createElement('i')
  square.style.setProperty('background', `var(--_${token})`)
  return html`<div class="echantillon">${square}<code>${nom}</code><span class="sous">${usage}</span></div>`
}

const couples = html`<div class="grille">
  <inoe-couple nom="Texte" texte="encre" fond="papier" bord="trait"></inoe-couple>
  <inoe-couple nom="Texte second" texte="encre-douce" fond="papier" bord="trait"></inoe-couple>
  <inoe-couple nom="Texte sur sable" texte="encre-douce" fond="sable"></inoe-couple>
  <inoe-couple nom="Bouton" texte="sur-marque" fond="marque-forte"></inoe-couple>
  <inoe-couple nom="Lien" texte="marque-forte" fond="papier" bord="trait"></inoe-couple>
  <inoe-couple nom="Sélection" texte="marque-forte" fond="marque-claire"></inoe-couple>
  <inoe-couple nom="Soleil : en attente" texte="soleil" fond="soleil-clair" bord="soleil-bord"></inoe-couple>
  <inoe-couple nom="Brique : à faire" texte="brique" fond="brique-clair" bord="brique-bord"></inoe-couple>
  <inoe-couple nom="Mousse : fait" texte="mousse" fond="mousse-clair" bord="mousse-bord"></inoe-couple>
</div>`

export default { title: 'Fondations/Couleurs' } satisfies Meta
type Story = StoryObj

export const Jetons: Story = {
  name: 'Jetons et familles',
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget">
    <h2>Couleurs</h2>
    <p>Une collectivité règle trois couleurs. Tout ce qui porte un contraste en est déduit, sans pouvoir être changé.</p>
    <h3>Ce qu’une collectivité règle</h3>
    <div class="grille">${PUBLICS.map(([token, nom, usage]) => carre(token, nom, usage))}</div>
    <h3>Ce qui en est déduit</h3>
    <div class="grille">${NEUTRES.map(([token, usage]) => carre(token, token, usage))}</div>
    <h3>Les couples de texte et de fond, contraste mesuré</h3>
    ${couples}
  </section>`}></inoe-planche>`,
}

/** Brands that white text could not be read on as they are. */
const MARQUES = [
  ['#17616b', 'Par défaut'],
  ['#f5c400', 'Jaune vif'],
  ['#e5007d', 'Rose'],
  ['#003189', 'Bleu administratif'],
] as const

export const AutresMarques: Story = {
  name: 'Autres marques',
  render: () =>
    html`${MARQUES.map(([color, nom]) => {
      const place = document.createElement('div')
      place.style.setProperty('--inoe-marque', color)
      place.style.setProperty('margin-block-end', '1em')
      const planche = document.createElement('inoe-planche')
      Object.assign(planche, {
        contenu: html`<section class="widget">
          <h2>${nom}, <code>${color}</code></h2>
          <div class="rang">
            <button class="bouton" type="button">Enregistrer</button>
            <button class="bouton second" type="button">Contacter la structure</button>
            <button class="lien" type="button">Mot de passe oublié</button>
          </div>
          <div class="grille">
            <inoe-couple nom="Bouton" texte="sur-marque" fond="marque-forte"></inoe-couple>
            <inoe-couple nom="Lien" texte="marque-forte" fond="papier" bord="trait"></inoe-couple>
            <inoe-couple nom="Sélection" texte="encre" fond="marque-claire"></inoe-couple>
          </div>
        </section>`,
      })
      place.append(planche)
      return place
    })}`,
}
