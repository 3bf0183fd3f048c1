// What the stories of the agents' screen share: what waits for nothing, and its tabs.
import type { StructuresAgent } from '@inoe/contract/gestion'
import { type Answer, agent } from '../../packages/elements/src/espace/testing.ts'
import * as catalogue from '../fixtures/catalogue.ts'
import * as demandes from '../fixtures/demandes.ts'
import * as fichesAReunir from '../fixtures/gestion-a-reunir.ts'
import * as absences from '../fixtures/gestion-absences.ts'
import * as contrats from '../fixtures/gestion-contrats.ts'
import * as creneaux from '../fixtures/gestion-creneaux.ts'
import * as documents from '../fixtures/gestion-documents.ts'
import * as interdictions from '../fixtures/gestion-interdictions.ts'
import * as modifications from '../fixtures/gestion-modifications.ts'
import * as regies from '../fixtures/gestion-regies.ts'
import * as reinscriptions from '../fixtures/gestion-reinscriptions.ts'
import * as reservations from '../fixtures/gestion-reservations.ts'
import { arbreAPaumes } from '../fixtures/personnes.ts'
import { dans } from './etats.ts'

const structures: StructuresAgent = {
  aujourdhui: '2026-09-07',
  structures: [arbreAPaumes],
}

export const autres = {
  'GET session': agent,
  'GET gestion/demandes': demandes.vide,
  'GET gestion/reservations': reservations.vide,
  'GET gestion/absences': absences.vide,
  'GET gestion/modifications': modifications.vide,
  'GET gestion/contrats': contrats.vide,
  'GET gestion/documents': documents.vide,
  'GET gestion/quotients': { attente: 0, declarations: [] },
  'GET gestion/interdictions': interdictions.vide,
  'GET gestion/fiches-a-reunir': fichesAReunir.vide,
  'GET gestion/messages/attente': { attente: 0 },
  'GET gestion/creneaux': creneaux.vide,
  'GET gestion/reinscriptions': reinscriptions.typique,
  'GET gestion/structures': structures,
  'GET gestion/regies': regies.typique,
  'GET catalogue': catalogue.typique,
}

/** Another queue. */
export const file = (more: Record<string, Answer>) => ({ api: () => ({ ...autres, ...more }) })

export const parEtat = (found: Record<string, unknown>) => (request: Request) =>
  found[new URL(request.url).searchParams.get('etat') ?? '']

/** Opens a tab, and waits for what it shows. */
export async function onglet(canvas: HTMLElement, nom: string, selector: string): Promise<ShadowRoot> {
  const root = await dans(canvas, 'inoe-gestion', `#onglet-${nom}`)
  root.querySelector<HTMLElement>(`#onglet-${nom}`)?.click()
  return dans(canvas, 'inoe-gestion', selector)
}

/** The gesture of a story that shows a tab as it opens. */
export const ouvert =
  (nom: string, selector: string) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
    await onglet(canvasElement, nom, selector)
  }
