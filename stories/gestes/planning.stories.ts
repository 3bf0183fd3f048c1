import type { Cellule, Enregistrement, EnregistrementRepondu } from '@inoe/contract/reservations'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect, userEvent } from 'storybook/test'
import * as enregistrements from '../fixtures/enregistrement.ts'
import * as plannings from '../fixtures/planning.ts'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/planning.stories.ts'
import { auFocus, ecoute, geste, presser } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Mes réservations', id: 'gestes-planning' } satisfies Meta
type Story = StoryObj

/** Keeps what is saved, as the server does. */
const reserver = (reponse: (cellules: Enregistrement['cellules']) => EnregistrementRepondu) => ({
  api: () => {
    let planning = plannings.typique('2026-09-07', '2026-09-13')
    return {
      ...meta.parameters.api(),
      'GET planning': () => planning,
      'POST reservations': async (request: Request) => {
        const repondu = reponse(((await request.json()) as Enregistrement).cellules)
        const etats = new Map(repondu.cellules.map((one) => [one.creneau, ETATS[one.etat]]))
        const cellules = (all: Cellule[]) =>
          all.map((one) => ({ ...one, etat: etats.get(one.creneau) ?? one.etat }))
        planning = {
          ...planning,
          lignes: planning.lignes.map((ligne) => ({ ...ligne, cellules: cellules(ligne.cellules) })),
        }
        return repondu
      },
    }
  },
})
const ETATS: Partial<Record<string, Cellule['etat']>> = {
  confirmee: 'reserve',
  annulee: 'libre',
  refusee: 'complet',
}

const libres = (root: ShadowRoot) => [
  ...root.querySelectorAll<HTMLElement>('.case.libre[aria-disabled=false]'),
]

export const ChoisirEnregistrerAnnuler: Story = {
  name: 'Choisir deux jours, enregistrer, annuler',
  parameters: reserver(enregistrements.accepte),
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-planning', '.case.libre')
    const entend = ecoute(canvasElement)
    await step('Choisir deux jours : la barre compte', async () => {
      for (const cell of libres(root).slice(0, 2)) await userEvent.click(cell)
      await entend(/2 jours? à ajouter|2 ajouts/)
    })
    await step('Enregistrer : c’est dit', async () => {
      await presser(root, 'Enregistrer')
      await entend(/2 .*réserv|enregistré/i)
    })
    await step('Annuler cet enregistrement', async () => {
      await presser(root, 'Annuler cet enregistrement')
      await entend(/annul/i)
    })
  },
}

export const RefusExplique: Story = {
  name: 'Un jour refusé, et pourquoi',
  parameters: reserver(enregistrements.unRefus),
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-planning', '.case.libre')
    const entend = ecoute(canvasElement)
    await step('Demander deux jours dont le dernier vient de partir', async () => {
      for (const cell of libres(root).slice(0, 2)) await userEvent.click(cell)
      await presser(root, 'Enregistrer')
    })
    await step('Le refus dit le jour et sa raison, le reste est gardé', async () => {
      await entend(/Il n’y a plus de place ce jour-là/)
    })
  },
}

export const Filtrer: Story = {
  name: 'Ne voir qu’un enfant',
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-planning', '.case')
    await step('Retirer Noé : ses lignes ne sont plus là, le bouton le dit', async () => {
      await presser(root, 'Noé')
      await auFocus('[aria-pressed=false]')
      await expect(root.querySelector('[role=grid]')?.textContent).not.toContain('Noé')
    })
  },
}
