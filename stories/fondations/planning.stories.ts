import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import '../../packages/elements/src/planning/define.ts'
import { until } from '../../packages/elements/src/espace/testing.ts'
import { tousLesEtats } from '../fixtures/planning.ts'
import './planche.ts'

export default { title: 'Fondations/États du planning', id: 'fondations-planning' } satisfies Meta
type Story = StoryObj

export const Etats: Story = {
  name: 'Couleur, forme et mot',
  parameters: {
    api: () => ({
      'GET planning': (request: Request) => {
        const { searchParams } = new URL(request.url)
        return tousLesEtats(searchParams.get('du') ?? '', searchParams.get('au') ?? '')
      },
    }),
  },
  render: () => html`<inoe-planche .contenu=${html`<section class="widget">
      <h2>États du planning</h2>
      <p>Un état est une couleur, une forme et un mot, toujours les trois : sans les couleurs, on lit encore tout.</p>
      <ul>
        <li><b>Plein bord</b> : libre, on peut réserver.</li>
        <li><b>Rempli</b> : réservé.</li>
        <li><b>Tirets</b> : changé ici, pas encore enregistré.</li>
        <li><b>Pointillés</b> : pas encore ouvert.</li>
        <li><b>Rond plein</b> : en attente d’une place.</li>
        <li><b>Rond creux, double bord</b> : demandé, le service doit répondre.</li>
        <li><b>Bord épais</b> : une place vous est proposée, à confirmer.</li>
        <li><b>Hachures</b> : complet ; la case dit s’il y a une liste d’attente.</li>
        <li><b>Bord fin, coche</b> : heures d’un contrat.</li>
        <li><b>Sans bord</b> : on n’y peut plus rien, et la case dit pourquoi.</li>
        <li><b>Aucune case</b> : fermé ce jour-là.</li>
      </ul>
    </section>`}></inoe-planche>
    <br />
    <inoe-planning></inoe-planning>`,
  play: async ({ canvasElement }) => {
    const root = await until(() => canvasElement.querySelector('inoe-planning')?.shadowRoot)
    for (const state of ['libre', 'reserve']) {
      const cell = await until(() => root.querySelector<HTMLElement>(`.case.${state}[aria-disabled=false]`))
      cell.click()
    }
  },
}
