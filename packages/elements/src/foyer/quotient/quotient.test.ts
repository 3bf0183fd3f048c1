import type { QuotientEnLigne, QuotientObtenu } from '@inoe/contract/quotients'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../../espace/define.ts'
import { typique } from '../../../../../stories/fixtures/foyer.ts'
import { type FakeApi, fakeApi, forgetEspaces, mount, refus, until } from '../../espace/testing.ts'
import '../define.ts'
import type { InoeFoyer } from '../inoe-foyer.ts'

const OBTENU: QuotientObtenu = {
  valeur: 1615,
  caisse: 'CAF',
  annee: 2026,
  mois: 11,
  obtenuLe: '2026-11-03T09:00:00.000Z',
}
const offert: QuotientEnLigne = { enLigne: true, obtenu: null }

describe('The quotient asked of the CAF or the MSA', () => {
  let api: FakeApi
  let widget: InoeFoyer
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })

  const find = <E extends Element = HTMLInputElement>(selector: string) =>
    widget.shadowRoot?.querySelector<E>(selector)
  const said = (text: string) =>
    until(() => widget.shadowRoot?.textContent?.replaceAll(/[\s\u202f]+/g, ' ').includes(text))
  const open = async (routes: Parameters<typeof fakeApi>[0] = {}) => {
    api = fakeApi({ 'GET foyer': typique, 'GET foyer/quotient': offert, ...routes })
    widget = mount<InoeFoyer>(html`<inoe-foyer></inoe-foyer>`)
    await said('Demander mon quotient')
    const details = find<HTMLDetailsElement>('#quotient')
    if (details) details.open = true
    await until(() => find('#quotient-commune'))
  }
  const type = (nom: string, value: string) => {
    const input = find(`#quotient-${nom}`)
    if (!input) throw new Error(`no field ${nom}`)
    input.value = value
    input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input'))
  }
  const agree = () => find('#quotient-accord')?.click()
  const submit = () => find<HTMLFormElement>('#quotient form')?.requestSubmit()
  const fill = () => {
    type('nomNaissance', 'Lefèvre')
    type('prenoms', 'Camille, Anne  Marie-Lou')
    type('dateNaissance', '1988-02-09')
    type('sexe', 'F')
  }

  it('is not there in a town that does not ask, nor when the town cannot be asked', async () => {
    for (const answer of [{ enLigne: false, obtenu: null }, refus('erreur-interne', 500, 'Non.')]) {
      api = fakeApi({ 'GET foyer': typique, 'GET foyer/quotient': answer })
      widget = mount<InoeFoyer>(html`<inoe-foyer></inoe-foyer>`)
      await until(() => find('#revenus-quotient'))
      await until(() => api.requests.some((one) => one.url.endsWith('/foyer/quotient')))
      expect(widget.shadowRoot?.textContent).not.to.contain('Demander mon quotient')
      api.restore()
      forgetEspaces()
      document.body.replaceChildren()
    }
    api = fakeApi({})
  })

  it('sends the civil status typed, says what came, and reads the file again', async () => {
    await open({ 'POST foyer/quotient': OBTENU })
    await expect(widget).to.be.accessible()
    fill()
    type('commune', 'Libourne')
    type('departement', '33')
    agree()
    const reads = () => api.requests.filter((one) => one.url.endsWith('/foyer')).length
    const before = reads()
    submit()
    await said('Votre quotient familial est 1 615 (CAF, novembre 2026).')
    expect(reads()).to.equal(before + 1)
    const post = api.requests.find((one) => one.method === 'POST')
    expect(await post?.clone().json()).to.deep.equal({
      nomNaissance: 'Lefèvre',
      nomUsage: '',
      prenoms: ['Camille', 'Anne', 'Marie-Lou'],
      dateNaissance: '1988-02-09',
      sexe: 'F',
      naissance: { ou: 'france', commune: 'Libourne', departement: '33' },
      accord: true,
    })
  })

  it('born abroad, asks for the country alone', async () => {
    await open({ 'POST foyer/quotient': OBTENU })
    fill()
    type('pays', '99351')
    await until(() => !find('#quotient-commune'))
    agree()
    submit()
    await said('Votre quotient familial est')
    const post = api.requests.find((one) => one.method === 'POST')
    const body = (await post?.clone().json()) as { naissance: unknown }
    expect(body.naissance).to.deep.equal({ ou: 'etranger', pays: '99351' })
  })

  it('sends nothing while something is missing, and takes one to the first', async () => {
    await open()
    submit()
    await said('Rien n’est envoyé pour l’instant')
    expect(find('#quotient-dateNaissance')?.getAttribute('aria-invalid')).to.equal('true')
    expect(find('#quotient-accord')?.getAttribute('aria-invalid')).to.equal('true')
    await until(() => widget.shadowRoot?.activeElement?.id === 'quotient-dateNaissance')
    expect(api.requests.some((one) => one.method === 'POST')).to.equal(false)
    await expect(widget).to.be.accessible()
  })

  it('says why it was refused and keeps what was typed', async () => {
    await open({
      'POST foyer/quotient': refus('quotient-autre-foyer', 422, 'Le dossier trouvé n’est pas le vôtre.'),
    })
    fill()
    type('commune', 'Libourne')
    type('departement', '2B')
    agree()
    submit()
    await said('Le dossier trouvé n’est pas le vôtre.')
    expect(find('#quotient-commune')?.value).to.equal('Libourne')
    await expect(widget).to.be.accessible()
  })

  it('says where the quotient of the file comes from', async () => {
    await open({ 'GET foyer/quotient': { enLigne: true, obtenu: OBTENU } })
    await said('Quotient de novembre 2026 donné par la CAF le 3 novembre 2026.')
  })
})
