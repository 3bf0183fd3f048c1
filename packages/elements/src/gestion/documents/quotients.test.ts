import { expect } from '@open-wc/testing'
import { typique } from '../../../../../stories/fixtures/gestion-quotients.ts'
import '../../espace/define.ts'
import '../define.ts'
import { type Ecran, ecran, fermer } from '../testing.ts'

const id = typique.declarations[0]?.id

describe('Declared quotients beside their proofs, as a service', () => {
  let page: Ecran
  afterEach(() => fermer(page))
  const open = async (routes = {}) => {
    page = await ecran('documents', {
      'GET gestion/documentation': { tailleMax: 1, documentation: [], pieces: [] },
      'GET gestion/quotients': typique,
      [`POST gestion/quotients/${id}/reponse`]: {},
      ...routes,
    })
  }

  it('refuses with a reason; accepts until a day', async () => {
    await open()
    await page.shows('512 (CAF)')
    await page.shows('742')
    await page.shows('attestation-caf.pdf')
    await page.shows('vérifiée par l’antivirus')
    await expect(page.widget).to.be.accessible()
    await page.press('Refuser : Camille Durand')
    await page.press('Refuser ce quotient')
    await page.shows('Indiquez le motif')
    await page.write('Illisible.', `quotient-${id}-reponse`)
    await page.press('Refuser ce quotient')
    await page.shows('Quotient refusé, la famille est prévenue.')
    await page.press('Accepter : Camille Durand')
    await page.write('2027-01-31', `quotient-${id}-reponse`)
    await page.press('Accepter ce quotient')
    await page.shows('Quotient accepté')
    expect(await page.sent()).to.deep.equal([
      { decision: 'refusee', motif: 'Illisible.' },
      { decision: 'acceptee', valableJusquAu: '2027-01-31' },
    ])
  })

  it('nothing is said of none', async () => {
    await open({ 'GET gestion/quotients': { attente: 0, declarations: [] } })
    await page.shows('Documentation structure')
    expect(page.text()).not.to.include('Quotients à comparer')
  })
})
