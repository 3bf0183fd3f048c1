import type { FeuillePointage, LignePointage, Pointages } from '@inoe/contract/pointages'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import {
  type Answer,
  agent,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  refus,
  until,
} from '../../espace/testing.ts'
import '../define.ts'
import type { InoeGestion } from '../inoe-gestion.ts'

const ligne = (id: string, change: Partial<LignePointage> = {}): LignePointage => ({
  enfant: { id, prenom: id, nom: 'Durand', age: 7 },
  activite: { id: 'a1', nom: 'Mercredis' },
  unite: { code: 'journee', nom: 'Journée' },
  groupe: '',
  origine: 'reservation',
  prevu: null,
  absenceDeclaree: false,
  etat: 'attendu',
  arrivee: null,
  depart: null,
  facture: false,
  alertes: [],
  ...change,
})

describe('The roll call of <inoe-gestion>', () => {
  let api: FakeApi
  let feuille: FeuillePointage
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })

  const text = (widget: InoeGestion) => (widget.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ')
  const says = (widget: InoeGestion, words: string) => until(() => text(widget).includes(words))
  const button = (widget: InoeGestion, words: string) => {
    const found = [...(widget.shadowRoot?.querySelectorAll('button') ?? [])].find((one) =>
      `${one.textContent} ${one.getAttribute('aria-label') ?? ''}`.replaceAll(/\s+/g, ' ').includes(words),
    )
    if (!found) throw new Error(`no button « ${words} »`)
    return found
  }

  /** A server that keeps what it is told. */
  const keep = async (request: Request) => {
    const { lignes } = (await request.clone().json()) as Pointages
    feuille = {
      ...feuille,
      lignes: feuille.lignes.map((one) => {
        const said = lignes.find((other) => other.enfant === one.enfant.id)
        return said ? { ...one, etat: said.etat, arrivee: said.arrivee, depart: said.depart } : one
      }),
    }
    return feuille
  }

  async function opened(
    lignes: LignePointage[],
    put: Answer = keep,
    more: Partial<FeuillePointage> = {},
  ): Promise<InoeGestion> {
    feuille = {
      structure: { id: 's1', nom: 'L’arbre à paumes' },
      date: '2026-11-18',
      avecHeures: false,
      lignes,
      autres: [],
      ...more,
    }
    api = fakeApi({
      'GET session': agent,
      'GET gestion/structures': {
        aujourdhui: '2026-11-18',
        structures: [{ id: 's1', nom: 'L’arbre à paumes' }],
      },
      'GET gestion/demandes': { demandes: [] },
      'GET gestion/reservations': { reservations: [] },
      'GET gestion/absences': { absences: [] },
      'GET gestion/contrats': { contrats: [] },
      'GET gestion/regies': { aujourdhui: '2026-11-18', regies: [] },
      'GET gestion/pointages': () => feuille,
      'PUT gestion/pointages': put,
    })
    const widget = mount<InoeGestion>(html`<inoe-gestion></inoe-gestion>`)
    await says(widget, 'Pointage')
    button(widget, 'Pointage').click()
    return widget
  }

  it('ticks who came, shows what one must know, counts', async () => {
    const widget = await opened([ligne('Léa', { alertes: ['Allergies : arachide'] }), ligne('Noé')])
    await says(widget, '0 présent, 0 absent, 2 attendus')
    expect(text(widget)).to.include('Allergies : arachide')
    await expect(widget).to.be.accessible()
    button(widget, 'Présent : Léa Durand').click()
    await says(widget, '1 présent, 0 absent, 1 attendu')
    button(widget, 'Absent : Noé Durand').click()
    await says(widget, '1 présent, 1 absent, 0 attendu')
    await until(() => feuille.lignes.every((one) => one.etat !== 'attendu'))
    // Pressed again, it is taken back.
    button(widget, 'Présent : Léa Durand').click()
    await says(widget, '0 présent, 1 absent, 1 attendu')
    await expect(widget).to.be.accessible()
  })

  it('everyone at once, and back; who is said absent by its family is left alone', async () => {
    const widget = await opened([ligne('Léa'), ligne('Noé'), ligne('Zoé', { absenceDeclaree: true })])
    await says(widget, '3 attendus')
    button(widget, 'Tous présents').click()
    await says(widget, '2 enfants sont pointés présents.')
    await until(() => feuille.lignes.filter((one) => one.etat === 'present').length === 2)
    button(widget, 'Annuler').click()
    await until(() => feuille.lignes.every((one) => one.etat === 'attendu'))
    await says(widget, '3 attendus')
  })

  it('what could not be saved says so, stays, and is sent again', async () => {
    const widget = await opened(
      [ligne('Léa')],
      refus('service-indisponible', 503, 'Le service ne répond pas.'),
    )
    await says(widget, '1 attendu')
    button(widget, 'Présent : Léa Durand').click()
    await says(widget, 'Pas encore enregistré.')
    expect(button(widget, 'Présent : Léa Durand').getAttribute('aria-pressed')).to.equal('true')
    await expect(widget).to.be.accessible()
    api.answer('PUT gestion/pointages', keep)
    button(widget, 'Réessayer').click()
    await until(() => !text(widget).includes('Pas encore enregistré.'))
    expect(feuille.lignes[0]?.etat).to.equal('present')
  })

  it('real hours are asked for where they are billed', async () => {
    const widget = await opened(
      [ligne('Lou', { etat: 'present', prevu: { debut: '08:30', fin: '16:00' } })],
      keep,
      { avecHeures: true },
    )
    await says(widget, 'Prévu de 08:30 à 16:00')
    const input = widget.shadowRoot?.querySelector<HTMLInputElement>('input[type=time]')
    if (!input) throw new Error('no field of hours')
    input.value = '08:41'
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await until(() => feuille.lignes[0]?.arrivee === '08:41')
    await expect(widget).to.be.accessible()
  })
})
