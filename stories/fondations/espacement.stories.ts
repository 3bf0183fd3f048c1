import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import './planche.ts'

const PAS = [
  ['0,3 em', 'entre un champ et son aide'],
  ['0,5 em', 'entre une icône et son mot'],
  ['0,75 em', 'entre deux lignes d’une liste'],
  ['1 em', 'entre deux parties ; marge d’un widget au téléphone'],
  ['1,25 em', 'marge d’un widget (--inoe-marge)'],
] as const

/** A bar as long as the step it shows. */
const barre = (taille: string) => {
  const bar = document.createElement('i')
  bar.style.setProperty('inline-size', taille.replace(',', '.').replace(' ', ''))
  return bar
}

export default { title: 'Fondations/Espacement' } satisfies Meta
type Story = StoryObj

export const Pas: Story = {
  name: 'Pas et cibles',
  render: () =>
    html`<inoe-planche .contenu=${html`<section class="widget">
    <h2>Espacement</h2>
    <p>Tout se compte en <code>em</code> : le widget grandit avec le texte de la page, et ne dépend pas de son <code>rem</code>.</p>
    ${PAS.map(([taille, usage]) => html`<div class="regle"><span class="num">${taille}</span><span>${barre(taille)}<span class="sous">${usage}</span></span></div>`)}
    <h3>Ce que l’on touche</h3>
    <div class="rang"><span class="cible">44</span><span>Rien de touchable ne fait moins de 44 px de côté.</span></div>
    <h3>Coins et ombre</h3>
    <p>Une carte a le rayon <code>--inoe-rayon</code> (0,75 em) ; le widget, 1,4 fois ce rayon et une ombre légère.</p>
    <div class="carte">Une carte</div>
    <p>Sans marge (<code>--inoe-marge: 0px</code>), le widget n’a ni trait ni ombre : il est au ras de la colonne de la page.</p>
  </section>`}></inoe-planche>`,
}
