import type { Facture, ListeFactures } from '@inoe/contract/factures'
import type { Paiement } from '@inoe/contract/paiements'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import {
  type Answer,
  direct,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from '../espace/testing.ts'
import './define.ts'
import type { InoeAvantPaiementEvent } from './events.ts'
import type { InoeFactures } from './inoe-factures.ts'

const ENFANCE: Facture['regie'] = {
  id: 'r1',
  nom: 'Régie enfance',
  enLigne: true,
  mode: 'regie',
  moyens: ['cheque', 'cesu'],
  autresMoyens: 'Chèque ou CESU à l’accueil.',
}
const CANTINE: Facture['regie'] = { ...ENFANCE, id: 'r2', nom: 'Régie restauration' }

const facture = (id: string, change: Partial<Facture> = {}): Facture => ({
  id,
  numero: `ENF-2026-${id}`,
  nature: 'facture',
  motif: null,
  origine: null,
  structure: { id: 's1', nom: 'L’arbre à paumes' },
  regie: ENFANCE,
  mois: '2026-11',
  etat: 'emise',
  totalCentimes: 2820,
  resteCentimes: 2820,
  emiseLe: '2026-11-03T09:00:00.000Z',
  echeance: '2026-12-03',
  enRetard: false,
  payeeLe: null,
  lignes: [
    {
      id: 'l1',
      enfant: 'e1',
      libelle: 'Léa, Mercredis',
      explication: '3 journées à 9,40 € (tarif unique) : les 4, 11 et 18 novembre',
      quantite: '3',
      prixCentimes: 940,
      montantCentimes: 2820,
    },
  ],
  enfants: [{ id: 'e1', prenom: 'Léa' }],
  encaissements: [],
  prelevement: null,
  paiementEnCours: null,
  ...change,
})
const liste = (...factures: Facture[]): ListeFactures => ({
  factures,
  resteCentimes: factures.reduce((sum, one) => sum + one.resteCentimes, 0),
  credits: [],
  filtres: { structures: [], enfants: [], annees: [] },
  minCentimes: 100,
  maxCentimes: 9_999_999,
})
const paiement = (change: Partial<Paiement> = {}): Paiement => ({
  id: 'p1',
  etat: 'en-cours',
  moyen: null,
  montantCentimes: 2820,
  factures: [{ id: '1', numero: 'ENF-2026-1' }],
  creeLe: '2026-11-03T09:00:00.000Z',
  termineLe: null,
  quitte: false,
  reprisePossibleLe: '2026-11-03T09:20:00.000Z',
  tropPercuCentimes: 0,
  encaissement: null,
  regie: { id: 'r1', nom: 'Régie enfance' },
  ...change,
})

describe('<inoe-factures>', () => {
  let api: FakeApi
  const address = location.href
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
    history.replaceState(null, '', address)
  })

  async function shown(
    factures: Answer,
    words: string,
    routes: Record<string, Answer> = {},
  ): Promise<InoeFactures> {
    api = fakeApi({ 'GET factures': factures, ...routes })
    const widget = mount<InoeFactures>(html`<inoe-factures></inoe-factures>`)
    await says(widget, words)
    return widget
  }
  const says = (widget: InoeFactures, words: string) => until(() => text(widget).includes(words))
  const text = (widget: InoeFactures) => (widget.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ')
  const root = (widget: InoeFactures) => widget.shadowRoot as ShadowRoot
  const boxes = (widget: InoeFactures) => [
    ...root(widget).querySelectorAll<HTMLInputElement>('input[type=checkbox]'),
  ]
  const button = (widget: InoeFactures, words: string) => {
    const found = [...root(widget).querySelectorAll('button')].find((one) => one.textContent?.includes(words))
    if (!found) throw new Error(`no button « ${words} »`)
    return found
  }
  /** Ticks are kept from leaving the page; what would have been opened is returned. */
  const leaving = (widget: InoeFactures) =>
    new Promise<InoeAvantPaiementEvent>((resolve) =>
      widget.addEventListener('inoe-avant-paiement', (event) => {
        event.preventDefault()
        resolve(event)
      }),
    )
  const comeBack = () => history.replaceState(null, '', `${location.pathname}?page=2&inoe-paiement=p1`)

  it('shows what is to pay, late ones marked, and how each price was found', async () => {
    const widget = await shown(
      liste(facture('1', { enRetard: true, echeance: '2026-10-03' }), facture('2')),
      '56,40 € à payer',
    )
    expect(text(widget)).to.include('en retard : à payer depuis le 3 octobre 2026')
    expect(text(widget)).to.include('à payer avant le 3 décembre 2026')
    expect(text(widget)).to.include('3 journées à 9,40 € (tarif unique)')
    expect(text(widget)).to.include('Le paiement partiel n’est pas autorisé')
    await expect(widget).to.be.accessible()
    for (const one of root(widget).querySelectorAll('details')) one.open = true
    await expect(widget).to.be.accessible()
  })

  it('pays what is ticked, with its own ids and the page to come back to, once', async () => {
    const opened = { paiement: 'p1', url: 'https://www.payfip.gouv.fr/tpa/paiementws.web?idop=1' }
    const widget = await shown(liste(facture('1'), facture('2')), '2 factures, Régie enfance', {
      'POST paiements': opened,
    })
    boxes(widget)[1]?.click()
    await says(widget, '1 facture, Régie enfance')
    const left = leaving(widget)
    const pay = button(widget, 'Paiement en ligne')
    pay.click()
    pay.click()
    const event = await left
    expect([event.url, event.montantCentimes]).to.deep.equal([opened.url, 2820])
    const sent = api.requests.filter((one) => one.method === 'POST')
    expect(sent.length).to.equal(1)
    expect(sent[0]?.headers.get('idempotency-key')).to.have.length(36)
    expect(await sent[0]?.json()).to.deep.equal({ factures: ['1'], retour: location.href })
  })

  it('by keyboard: a box is ticked with space, the button pressed with Enter', async () => {
    const widget = await shown(liste(facture('1')), '1 facture, Régie enfance', {
      'POST paiements': { paiement: 'p', url: 'x' },
    })
    const focusable = [...root(widget).querySelectorAll<HTMLElement>('input, summary, button, a[href]')]
    for (const one of focusable) {
      one.focus()
      expect(root(widget).activeElement).to.equal(one)
    }
    expect(boxes(widget)[0]?.closest('label')?.textContent).to.include('L’arbre à paumes, novembre 2026')
  })

  it('nothing ticked: the button says so and sends nothing', async () => {
    const widget = await shown(liste(facture('1')), '1 facture, Régie enfance')
    boxes(widget)[0]?.click()
    await says(widget, 'Cochez les factures à payer')
    const pay = button(widget, 'Paiement en ligne')
    expect(pay.getAttribute('aria-disabled')).to.equal('true')
    pay.click()
    expect(api.requests.every((one) => one.method === 'GET')).to.equal(true)
  })

  it('different régies are paid one after the other, the first now', async () => {
    const widget = await shown(
      liste(facture('1'), facture('2', { regie: CANTINE, structure: { id: 's2', nom: 'Restauration' } })),
      '1 facture, Régie enfance',
      { 'POST paiements': { paiement: 'p1', url: 'https://x.test/' } },
    )
    expect(boxes(widget).map((one) => one.checked)).to.deep.equal([true, false])
    boxes(widget)[1]?.click()
    await says(widget, 'Ces factures se paient en 2 fois, une par régie. D’abord : Régie enfance, 28,20 €.')
    await expect(widget).to.be.accessible()
    const left = leaving(widget)
    button(widget, 'Paiement en ligne').click()
    await left
    const sent = await api.requests.find((one) => one.method === 'POST')?.json()
    expect(sent.factures).to.deep.equal(['1'])
  })

  it('without PayFiP says how to pay otherwise; under 1 € says so', async () => {
    const widget = await shown(
      liste(facture('1', { regie: { ...ENFANCE, enLigne: false } })),
      'Pas de paiement en ligne pour ce service.',
    )
    expect(root(widget).querySelector<HTMLDetailsElement>('details.moyens')?.open).to.equal(true)
    expect(text(widget)).to.include('Chèque, CESU')
    expect(text(widget)).to.include('Chèque ou CESU à l’accueil.')
    expect(boxes(widget)).to.deep.equal([])
    expect(text(widget)).not.to.include('Paiement en ligne')
    await expect(widget).to.be.accessible()
    api.restore()
    forgetEspaces()
    const small = await shown(
      liste(facture('1', { totalCentimes: 60, resteCentimes: 60 })),
      'commence à 1,00 €',
    )
    expect(button(small, 'Paiement en ligne').getAttribute('aria-disabled')).to.equal('true')
  })

  it('an invoice being paid cannot be ticked, and says where to go on', async () => {
    const url = 'https://www.payfip.gouv.fr/tpa/paiementws.web?idop=1'
    const open = { paiement: 'p1', url, jusqua: '2026-11-03T09:20:00.000Z' }
    const widget = await shown(
      liste(facture('1', { paiementEnCours: open })),
      'recommencez à partir de 10:20',
    )
    expect(boxes(widget)).to.deep.equal([])
    expect(root(widget).querySelector(`a[href="${url}"]`)?.textContent).to.equal('Reprendre le paiement')
    await expect(widget).to.be.accessible()
  })

  it('an invoice whose PayFiP page was left says from when to begin again, and offers no dead page', async () => {
    const left = { paiement: 'p1', url: null, jusqua: '2026-11-03T09:20:00.000Z' }
    const widget = await shown(
      liste(facture('1', { paiementEnCours: left })),
      'Vous pourrez recommencer à partir de 10:20',
    )
    expect(root(widget).querySelector('a:not(.menu)')).not.to.exist
    expect(text(widget)).not.to.include('Paiement en ligne')
  })

  it('a refusal is said with where to go on, and the choice stays', async () => {
    const problem = refus('paiement-en-cours', 409, 'Un paiement est ouvert depuis 10 h 02.')
    const body = { ...(await problem.json()), url: 'https://x.test/page' }
    const widget = await shown(liste(facture('1')), '1 facture', {
      'POST paiements': new Response(JSON.stringify(body), {
        status: 409,
        headers: { 'content-type': 'application/problem+json' },
      }),
    })
    button(widget, 'Paiement en ligne').click()
    await says(widget, 'Un paiement est ouvert depuis 10 h 02.')
    expect(root(widget).querySelector('a[href="https://x.test/page"]')).to.exist
    expect(boxes(widget)[0]?.checked).to.equal(true)
    expect(button(widget, 'Paiement en ligne').getAttribute('aria-disabled')).to.equal('false')
  })

  it('nothing to pay is good news; paid ones are behind a second button', async () => {
    const paid = facture('1', { etat: 'payee', resteCentimes: 0, payeeLe: '2026-11-05T10:00:00.000Z' })
    const answer = (request: Request) => (request.url.includes('etat=payees') ? liste(paid) : liste())
    const widget = await shown(answer, 'Vous n’avez rien à payer.')
    await expect(widget).to.be.accessible()
    const see = button(widget, 'Voir les factures payées')
    expect(see.getAttribute('aria-expanded')).to.equal('false')
    see.click()
    await says(widget, 'Payée le 5 novembre 2026')
    expect(see.getAttribute('aria-expanded')).to.equal('true')
    await expect(widget).to.be.accessible()
  })

  it('downloads the PDF, and says when it cannot', async () => {
    const widget = await shown(liste(facture('1')), '1 facture', {
      'GET factures/1/pdf': refus('introuvable', 404, 'Introuvable'),
    })
    button(widget, 'Télécharger le PDF').click()
    await says(widget, 'Le PDF n’a pas pu être téléchargé.')
    api.answer(
      'GET factures/1/pdf',
      new Response('%PDF-1.7', { headers: { 'content-type': 'application/pdf' } }),
    )
    const downloaded = new Promise<HTMLAnchorElement>((resolve) => {
      const own = HTMLAnchorElement.prototype.click
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        HTMLAnchorElement.prototype.click = own
        resolve(this)
      }
    })
    button(widget, 'Télécharger le PDF').click()
    expect((await downloaded).download).to.equal('facture-ENF-2026-1.pdf')
    await until(() => !text(widget).includes('n’a pas pu être téléchargé'))
  })

  for (const [name, change, words] of [
    ['paid', { etat: 'paye', moyen: 'carte' }, 'Votre paiement de 28,20 € est enregistré'],
    ['paid twice', { etat: 'paye', tropPercuCentimes: 2820 }, '28,20 € étaient déjà réglés'],
    ['refused', { etat: 'refuse' }, 'Votre paiement a été refusé.'],
    ['left', { etat: 'abandonne' }, 'Vous avez abandonné le paiement.'],
    ['expired', { etat: 'expire' }, 'Ce paiement n’a pas été terminé.'],
    ['left a moment ago', { quitte: true }, 'Vous pourrez recommencer à partir de 10:20'],
  ] as const) {
    it(`coming back, ${name}: says so`, async () => {
      comeBack()
      const widget = await shown(liste(facture('1')), words, { 'GET paiements/p1': paiement(change) })
      await expect(widget).to.be.accessible()
    })
  }

  it('coming back while PayFiP has not answered: the page changes by itself', async () => {
    comeBack()
    const encoder = new TextEncoder()
    const stream = new TransformStream<Uint8Array>()
    let now = paiement()
    let due = liste(facture('1'))
    const widget = await shown(() => due, 'Votre paiement est en cours de vérification.', {
      'GET paiements/p1': () => now,
      'GET direct': () => new Response(stream.readable, { headers: { 'content-type': 'text/event-stream' } }),
    })
    await expect(widget).to.be.accessible()
    now = paiement({ etat: 'paye', moyen: 'carte' })
    due = liste()
    void stream.writable.getWriter().write(encoder.encode('id: 7\nevent: changement\ndata: factures\n\n'))
    await says(widget, 'est enregistré. Merci !')
    await says(widget, 'Vous n’avez rien à payer.')
    expect(text(widget), 'paid here: said once').to.not.include('n’est plus à payer')
    button(widget, 'Fermer ce message').click()
    expect(location.search).to.equal('?page=2')
    await until(() => !text(widget).includes('Merci'))
    expect(root(widget).activeElement?.localName).to.equal('h2')
  })

  it('says aloud the invoices that come and what is paid at the counter', async () => {
    const live = direct()
    const paid = (centimes: number): Facture['encaissements'] => [
      { id: 'c1', moyen: 'cheque', centimes, recuLe: '2026-11-04T09:00:00.000Z' },
    ]
    let due = liste(facture('1'), facture('2'), facture('3'))
    const cleared = facture('2', { etat: 'payee', resteCentimes: 0, encaissements: paid(2820) })
    const widget = await shown(
      (request: Request) => (request.url.includes('payees') ? liste(cleared) : due),
      'ENF-2026-2',
      { 'GET direct': live.answer },
    )
    const box = boxes(widget)[0]
    box?.focus()
    expect(text(widget)).to.not.include('reçus')
    due = liste(facture('1', { resteCentimes: 1820, encaissements: paid(1000) }), facture('4'))
    live.say('factures')
    const region = await until(() =>
      [...root(widget).querySelectorAll('[role=status]')].find((one) => one.textContent?.includes('reçus')),
    )
    const words = region.textContent?.replaceAll(/[\s\u202f]+/g, ' ')
    expect(words).to.include('Facture ENF-2026-1 : 10,00 € reçus. Il reste 18,20 € à payer.')
    expect(words).to.include('Facture ENF-2026-2 : 28,20 € reçus. Elle est réglée.')
    expect(words).to.include('La facture ENF-2026-3 n’est plus à payer.')
    expect(words).to.include('L’arbre à paumes : 28,20 € à payer, facture ENF-2026-4.')
    expect(root(widget).activeElement).to.equal(box)
    await expect(widget).to.be.accessible()
  })

  it('coming back to a payment of somebody else’s: not known, and nothing more', async () => {
    comeBack()
    const widget = await shown(liste(facture('1')), 'Ce paiement n’est pas connu de votre compte.')
    expect(text(widget)).to.include('L’arbre à paumes')
  })

  const CHOIX = {
    structures: [
      { id: 's1', nom: 'L’arbre à paumes' },
      { id: 's2', nom: 'Restauration' },
    ],
    enfants: [{ id: 'e1', prenom: 'Léa' }],
    annees: [2025, 2026],
  }
  const select = (widget: InoeFactures, id: string, value: string) => {
    const field = root(widget).querySelector<HTMLSelectElement>(`#${id}`)
    if (!field) throw new Error(`no field ${id}`)
    field.value = value
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }

  it('filters by what there is a choice of; nothing found says which filter, and takes it off', async () => {
    const answer = (request: Request) => {
      const { searchParams } = new URL(request.url)
      const found = searchParams.get('structure') === 's2' ? [] : [facture('1')]
      return { ...liste(...found), filtres: CHOIX }
    }
    const widget = await shown(answer, '1 facture, Régie enfance')
    expect(root(widget).querySelector('#filtre-enfant')).not.to.exist
    await expect(widget).to.be.accessible()
    select(widget, 'filtre-structure', 's2')
    await says(widget, 'Aucune facture pour : Restauration.')
    expect(text(widget)).not.to.include('Vous n’avez rien à payer.')
    await expect(widget).to.be.accessible()
    button(widget, 'Enlever les filtres').click()
    await says(widget, '1 facture, Régie enfance')
    select(widget, 'filtre-annee', '2026')
    await until(() => api.requests.some((one) => one.url.includes('annee=2026')))
  })

  it('says what was paid of it, with a receipt, and what the family has in advance', async () => {
    const paid = facture('1', {
      resteCentimes: 1820,
      encaissements: [{ id: 'x1', moyen: 'especes', centimes: 1000, recuLe: '2026-11-10T09:00:00.000Z' }],
    })
    const widget = await shown(
      { ...liste(paid), credits: [{ regie: { id: 'r1', nom: 'Régie enfance' }, centimes: 1240 }] },
      'Vous avez 12,40 € d’avance à la Régie enfance.',
      { 'GET encaissements/x1/recu': refus('introuvable', 404, 'Introuvable') },
    )
    for (const one of root(widget).querySelectorAll('details')) one.open = true
    expect(text(widget)).to.include('Espèces, le 10 novembre 2026')
    await expect(widget).to.be.accessible()
    button(widget, 'Reçu (PDF)').click()
    await says(widget, 'Le PDF n’a pas pu être téléchargé.')
    expect(api.requests.some((one) => one.url.endsWith('encaissements/x1/recu'))).to.equal(true)
  })

  it('under a mandate it is not payable twice, and says when it is debited', async () => {
    const widget = await shown(
      liste(
        facture('1', { prelevement: { date: '2027-01-12' } }),
        facture('2', { prelevement: { date: null } }),
      ),
      'Prélevée sur votre compte le 12 janvier 2027',
    )
    expect(text(widget)).to.include('Réglée par prélèvement automatique')
    expect(boxes(widget)).to.deep.equal([])
    await expect(widget).to.be.accessible()
  })

  it('a credit note says of which invoice and why', async () => {
    const note = facture('9', {
      nature: 'avoir',
      etat: 'payee',
      totalCentimes: -940,
      resteCentimes: 0,
      payeeLe: null,
      motif: 'Léa était malade le 4 novembre.',
      origine: { id: '1', numero: 'ENF-2026-1' },
    })
    const answer = (request: Request) => (request.url.includes('etat=payees') ? liste(note) : liste())
    const widget = await shown(answer, 'Vous n’avez rien à payer.')
    button(widget, 'Voir les factures payées').click()
    await says(widget, 'Avoir, L’arbre à paumes, novembre 2026')
    expect(text(widget)).to.include('sur la facture ENF-2026-1')
    expect(text(widget)).to.include('Léa était malade le 4 novembre.')
    await expect(widget).to.be.accessible()
  })

  it('where each is paid by itself, ticking one unticks the other, and says why', async () => {
    const regie = { ...ENFANCE, mode: 'titres' as const }
    const widget = await shown(
      liste(facture('1', { regie }), facture('2', { regie })),
      'À la Régie enfance, chaque facture se paie seule',
    )
    expect(boxes(widget).map((one) => one.checked)).to.deep.equal([true, false])
    boxes(widget)[1]?.click()
    await until(() => boxes(widget)[1]?.checked === true && boxes(widget)[0]?.checked === false)
  })

  it('back from the first régie, the second is offered at once', async () => {
    const first = facture('1')
    const second = facture('2', { regie: CANTINE, structure: { id: 's2', nom: 'Restauration' } })
    const widget = await shown(liste(first, second), '1 facture, Régie enfance', {
      'POST paiements': { paiement: 'p1', url: 'https://x.test/' },
    })
    boxes(widget)[1]?.click()
    await says(widget, 'D’abord : Régie enfance')
    const left = leaving(widget)
    button(widget, 'Paiement en ligne').click()
    await left
    const kept = Object.entries(sessionStorage)
    api.restore()
    forgetEspaces()
    widget.remove()
    for (const [name, value] of kept) sessionStorage.setItem(name, String(value))
    comeBack()
    const back = await shown(liste(facture('3'), second), 'Il reste à payer : Régie restauration, 28,20 €.', {
      'GET paiements/p1': paiement({ etat: 'paye', moyen: 'carte', encaissement: 'x1' }),
      'POST paiements': { paiement: 'p2', url: 'https://x.test/2' },
    })
    await expect(back).to.be.accessible()
    expect(button(back, 'Télécharger le reçu (PDF)')).to.exist
    const again = leaving(back)
    button(back, 'Payer la suite').click()
    await again
    const sent = await api.requests.find((one) => one.method === 'POST')?.json()
    expect(sent.factures).to.deep.equal(['2'])
  })

  it('signed out: where to sign in; failing: what to do', async () => {
    const out = await shown(liste(), 'Connectez-vous', { 'GET session': visiteur })
    expect(api.requests.some((one) => one.url.includes('factures'))).to.equal(false)
    await expect(out).to.be.accessible()
    api.restore()
    forgetEspaces()
    const failing = await shown(
      () => refus('erreur-interne', 500, 'Un problème est survenu.'),
      'Un problème est survenu.',
    )
    await expect(failing).to.be.accessible()
    api.answer('GET factures', liste())
    button(failing, 'Réessayer').click()
    await says(failing, 'Vous n’avez rien à payer.')
  })

  it('in 320 px nothing goes over the edge', async () => {
    const widget = await shown(
      liste(facture('1', { enRetard: true }), facture('2', { regie: CANTINE })),
      '28,20 €',
    )
    widget.style.setProperty('width', '320px')
    for (const one of root(widget).querySelectorAll('details')) one.open = true
    await widget.updateComplete
    expect(root(widget).querySelector('.widget')?.scrollWidth).to.be.at.most(320)
  })
})
