import type { AbsenceADecider } from '@inoe/contract/absences'
import { expect } from '@open-wc/testing'
import '../espace/define.ts'
import { refus, until } from '../espace/testing.ts'
import './define.ts'
import { type Ecran, ecran, fermer } from './testing.ts'

const absence: AbsenceADecider = {
  id: '019a0000-0000-7000-8000-0000000000a1',
  famille: 'Camille Durand',
  enfant: { id: 'e1', prenom: 'Léa', nom: 'Durand' },
  structure: { id: 's1', nom: 'L’arbre à paumes' },
  etat: 'declaree',
  motif: 'maladie',
  commentaire: 'Varicelle depuis dimanche.',
  jours: [
    { creneau: 'c1', date: '2026-11-04', activite: 'Mercredis', unite: 'Journée' },
    { creneau: 'c2', date: '2026-11-11', activite: 'Mercredis', unite: 'Journée' },
  ],
  justificatif: 'certificat.pdf',
  declareeLe: '2026-11-03T09:00:00.000Z',
  reponse: null,
  reponduLe: null,
}
const route = `POST gestion/absences/${absence.id}/reponse`
const queue = (...absences: AbsenceADecider[]) => ({ absences })

describe('<inoe-gestion>: absences', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))

  it('shows what it takes to answer: the days, why, the document', async () => {
    screen = await ecran('absences', {
      'GET gestion/absences': queue(absence, {
        ...absence,
        id: 'a2',
        justificatif: null,
        famille: '',
        motif: 'autre',
        commentaire: '',
      }),
    })
    for (const words of [
      'Léa Durand maladie',
      'mercredi 4 novembre Mercredis, Journée',
      'mercredi 11 novembre',
      '« Varicelle depuis dimanche. »',
      'Famille de Camille Durand',
      'Sans justificatif.',
      'Ouvrir le justificatif',
    ])
      await screen.shows(words)
    await expect(screen.widget).to.be.accessible()
  })

  it('opens the document', async () => {
    screen = await ecran('absences', {
      'GET gestion/absences': queue(absence),
      [`GET gestion/absences/${absence.id}/justificatif`]: () => new Response('%PDF'),
    })
    const names: string[] = []
    const heard = (event: Event) => {
      event.preventDefault()
      names.push((event.target as HTMLAnchorElement).download)
    }
    const click = HTMLAnchorElement.prototype.click
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', heard)
      this.dispatchEvent(new MouseEvent('click', { cancelable: true }))
    }
    try {
      await screen.press('Ouvrir le justificatif')
      await until(() => names.length > 0)
    } finally {
      HTMLAnchorElement.prototype.click = click
    }
    expect(names).to.deep.equal(['certificat.pdf'])
  })

  it('accepts, says that the days will not be billed, and goes back to the title', async () => {
    screen = await ecran('absences', { 'GET gestion/absences': queue(absence), [route]: {} })
    await screen.press('Accepter l’absence de Léa Durand')
    await until(() => screen.root.activeElement?.localName === 'textarea')
    screen.api.answer('GET gestion/absences', queue())
    await screen.press('Confirmer l’acceptation')
    await screen.shows('L’absence de Léa Durand est acceptée : ces jours ne seront pas facturés.')
    await screen.shows('Aucune absence en attente.')
    expect(await screen.sent()).to.deep.equal([{ decision: 'acceptee' }])
    await until(() => screen.root.activeElement?.id === 'titre')
    await expect(screen.widget).to.be.accessible()
  })

  it('refuses only with a reason, kept while others come and while sending fails', async () => {
    screen = await ecran('absences', {
      'GET gestion/absences': queue(absence),
      [route]: refus('service-indisponible', 503, 'Réessayez dans un instant.'),
    })
    await screen.press('Refuser l’absence')
    await screen.press('Confirmer le refus')
    await screen.shows('Indiquez le motif')
    expect(await screen.sent()).to.deep.equal([])
    await expect(screen.widget).to.be.accessible()
    await screen.write('Prévenu trop tard.')
    await screen.press('Confirmer le refus')
    await screen.shows('Réessayez dans un instant.')
    screen.api.answer(
      'GET gestion/absences',
      queue(absence, { ...absence, id: 'a2', enfant: { ...absence.enfant, prenom: 'Noé' } }),
    )
    screen.say('reservations')
    await screen.shows('Noé Durand')
    expect((await screen.find<HTMLTextAreaElement>('textarea')).value).to.equal('Prévenu trop tard.')
    screen.api.answer(route, {})
    await screen.press('Confirmer le refus')
    await screen.shows('est refusée : ces jours seront facturés.')
    expect(await screen.sent()).to.deep.equal(
      Array(2).fill({ decision: 'refusee', motif: 'Prévenu trop tard.' }),
    )
  })

  it('answered by somebody else or withdrawn meanwhile: says so and reads again', async () => {
    screen = await ecran('absences', {
      'GET gestion/absences': queue(absence),
      [route]: refus('deja-repondu', 409, 'Cette déclaration d’absence a été retirée par la famille.'),
    })
    await screen.press('Accepter l’absence')
    screen.api.answer('GET gestion/absences', queue())
    await screen.press('Confirmer l’acceptation')
    await screen.shows('a été retirée par la famille')
    await screen.shows('Aucune absence en attente.')
  })

  it('shows what was answered', async () => {
    screen = await ecran('absences', {})
    await screen.shows('Aucune absence en attente.')
    screen.api.answer(
      'GET gestion/absences',
      queue({ ...absence, etat: 'refusee', reponse: 'Prévenu trop tard.', reponduLe: absence.declareeLe }),
    )
    await screen.press('Refusées')
    await screen.shows('Réponse : « Prévenu trop tard. »')
    expect(screen.api.requests.at(-1)?.url).to.contain('etat=refusee')
    expect(screen.text()).not.to.contain('Accepter')
  })
})
