import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import './planche.ts'

export default { title: 'Fondations/Typographie' } satisfies Meta
type Story = StoryObj

export const Echelle: Story = {
  name: 'Échelle',
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget">
    <h2>Mes réservations <span class="sous">titre de widget, 1,45 em</span></h2>
    <h3>L’arbre à paumes <span class="sous">titre de partie, 1,1 em</span></h3>
    <p>Le texte courant vaut 1 em de la page, ou ce que dit <code>--inoe-taille</code>, jamais moins de 16 px. Le widget prend la police du site qui l’accueille,
      ou celle de <code>--inoe-police</code> ; la page hébergée emploie Atkinson Hyperlegible, dessinée pour les
      lecteurs malvoyants.</p>
    <p class="sous">Le texte second (0,93 em) précise : « il fallait lun. 10 h », « 2e de la liste ».</p>
    <p><strong>Le gras</strong> porte ce qui compte : un nom, un montant, un état. Ni italique, ni majuscules.</p>
    <p>Les liens restent soulignés : <a href="#lien">Mot de passe oublié</a>.</p>
  </section>`}></inoe-planche>`,
}

export const Chiffres: Story = {
  name: 'Chiffres et montants',
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget">
    <h2>Chiffres</h2>
    <p>Les montants et les heures s’alignent : chiffres de même largeur (<code>.num</code>).</p>
    <ul class="num">
      <li>1 118,40 €</li>
      <li>0 971,00 €</li>
      <li>7 h 30 – 18 h 30</li>
    </ul>
  </section>`}></inoe-planche>`,
}

export const NomsDifficiles: Story = {
  name: 'Noms et ligatures',
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget">
    <h2>Noms</h2>
    <p>Un nom s’écrit comme la famille l’écrit, et rien ne le coupe au mauvais endroit.</p>
    <ul>
      <li>Œdipe L’Hôpital-d’Æthelred</li>
      <li>Maïwenn-Élisabeth de La Rochefoucauld-Doudeauville d’Estissac</li>
      <li>Nguyễn Thị Ngọc Ánh</li>
      <li>Zoë Žižková</li>
    </ul>
  </section>`}></inoe-planche>`,
  globals: { viewport: { value: 'telephone' } },
}
