import { expect } from '@open-wc/testing'
import * as reinscriptions from '../../../../../stories/fixtures/gestion-reinscriptions.ts'
import * as renouvellements from '../../../../../stories/fixtures/gestion-renouvellement.ts'
import { jeunes, mercredis } from '../../../../../stories/fixtures/personnes.ts'
import '../../espace/define.ts'
import { refus, until } from '../../espace/testing.ts'
import '../define.ts'
import { confirmer, type Ecran, ecran, fermer } from '../testing.ts'

describe('<inoe-gestion>: enrolments that go on', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const choose = async (id: string, words: string) => {
    const field = await screen.find<HTMLSelectElement>(`#reinscription-${id}`)
    field.value =
      [...field.options].find((one) => one.text.replaceAll('\u00a0', ' ') === words)?.value ?? 'none'
    field.dispatchEvent(new Event('change'))
  }

  it('opened from one of the agent’s activities to another, then closed', async () => {
    screen = await ecran('rentree', {
      'GET gestion/renouvellement': renouvellements.aucun,
      'GET gestion/reinscriptions': reinscriptions.aucune,
      'POST gestion/reinscriptions': refus('requete-invalide', 400, 'Vérifiez votre saisie.', [
        { champ: 'jusquAu', message: 'Le dernier jour est avant le premier.' },
      ]),
      'DELETE gestion/reinscriptions/01990000-0000-7000-8000-000000000501': new Response(null, {
        status: 204,
      }),
    })
    await screen.shows('Aucune réinscription n’est ouverte.')
    await screen.press('Ouvrir ces réinscriptions')
    await screen.shows('Choisissez une activité.')
    await until(() => screen.root.activeElement?.id === 'reinscription-source')
    // Only one’s own are gone on from.
    const source = await screen.find<HTMLSelectElement>('#reinscription-source')
    expect([...source.options].some((one) => one.text.includes(jeunes.nom))).to.equal(false)
    await choose('source', 'L’arbre à paumes : Mercredis')
    await choose('cible', 'L’arbre à paumes : Mercredis, Année 2027-2028')
    await choose('releve', `Le point rencontre jeunes : ${jeunes.nom}`)
    await screen.write('2027-05-17', 'reinscription-du')
    await screen.write('2027-05-01', 'reinscription-jusquAu')
    await screen.press('Ouvrir ces réinscriptions')
    await screen.shows('Le dernier jour est avant le premier.')
    await expect(screen.widget).to.be.accessible()
    screen.api.answer('POST gestion/reinscriptions', { id: 'x' })
    screen.api.answer('GET gestion/reinscriptions', reinscriptions.typique)
    await screen.write('2027-06-30', 'reinscription-jusquAu')
    await screen.press('Ouvrir ces réinscriptions')
    await screen.shows('C’est ouvert')
    const sent = (await screen.sent()).at(-1) as { source: object; prioritaire: boolean }
    expect(sent.source).to.deep.equal({ activite: mercredis.id, periode: null })
    expect(sent.prioritaire).to.equal(false)
    await screen.shows('17 enfants ont demandé à continuer sur 42')
    await screen.shows('Prioritaires')
    await screen.press('Fermer')
    await confirmer(screen, 'oui')
    await screen.shows('Ces réinscriptions sont fermées.')
  })
})
