import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import '../espace/define.ts'
import { refus, until } from '../espace/testing.ts'
import './define.ts'
import { type Ecran, ecran, fermer } from './testing.ts'

describe('<inoe-gestion>: its tabs', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const tab = (nom: string) => screen.find<HTMLElement>(`#onglet-${nom}`)
  const selected = () =>
    screen.root.querySelector('[role=tab][aria-selected=true]')?.textContent?.replaceAll(/\s+/g, ' ').trim()

  it('say how much waits behind each, and again when something comes', async () => {
    screen = await ecran('inscriptions', {
      'GET gestion/absences': { absences: [] },
      'GET gestion/reservations': { reservations: [] },
    })
    await screen.shows('Aucune demande en attente.')
    expect((await tab('absences')).textContent).not.to.match(/\d/)
    screen.api.answer('GET gestion/contrats', {
      contrats: [
        { id: 'c1', etat: 'demande', heures: [] },
        { id: 'c2', etat: 'accepte', heures: [{ etat: 'demande' }, { etat: 'accepte' }] },
      ],
    })
    screen.say('reservations')
    await until(() =>
      screen.root.querySelector('#onglet-contrats')?.textContent?.match(/Contrats 2 à traiter/),
    )
    await expect(screen.widget).to.be.accessible()
  })

  it('one stop for the keyboard per set, arrows between them, Home and End', async () => {
    screen = await ecran('inscriptions', {})
    const first = await tab('inscriptions')
    first.focus()
    expect([...screen.root.querySelectorAll('[role=tab][tabindex="0"]')]).to.deep.equal([
      first,
      await tab('facturation'),
      await tab('activites'),
    ])
    await sendKeys({ press: 'ArrowRight' })
    await until(() => screen.root.activeElement?.id === 'onglet-reservations')
    expect(selected()).to.equal('Réservations à valider')
    await screen.shows('Aucune réservation à valider.')
    await sendKeys({ press: 'End' })
    await until(() => screen.root.activeElement?.id === 'onglet-pointage')
    for (const nom of ['donnees', 'familles', 'personnes', 'places']) {
      await sendKeys({ press: 'ArrowLeft' })
      await until(() => screen.root.activeElement?.id === `onglet-${nom}`)
    }
    await screen.shows('Aucun jour ouvert')
    await sendKeys({ press: 'End' })
    await until(() => screen.root.activeElement?.id === 'onglet-pointage')
    await sendKeys({ press: 'ArrowRight' })
    await until(() => screen.root.activeElement?.id === 'onglet-inscriptions')
    await sendKeys({ press: 'ArrowLeft' })
    await sendKeys({ press: 'Home' })
    await until(() => screen.root.activeElement?.id === 'onglet-inscriptions')
    const panel = await screen.find('[role=tabpanel]')
    expect(panel.getAttribute('aria-labelledby')).to.equal('onglet-inscriptions')
    expect(first.getAttribute('aria-controls')).to.equal(panel.id)
  })

  it('one queue that cannot be read leaves the others usable', async () => {
    screen = await ecran('absences', {
      'GET gestion/absences': refus('erreur-interne', 500, 'Un problème est survenu.'),
    })
    await screen.shows('Un problème est survenu.')
    await expect(screen.widget).to.be.accessible()
    screen.api.answer('GET gestion/absences', { absences: [] })
    await screen.press('Réessayer')
    await screen.shows('Aucune absence en attente.')
    ;(await tab('contrats')).click()
    await screen.shows('Aucun contrat ni heure en attente.')
  })
})
