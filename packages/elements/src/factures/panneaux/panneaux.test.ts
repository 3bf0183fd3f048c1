import type { Attestations } from '@inoe/contract/attestations'
import type { ListeFactures } from '@inoe/contract/factures'
import type { Mandat, Mandats } from '@inoe/contract/prelevements'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import {
  type Answer,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  refus,
  until,
} from '../../espace/testing.ts'
import '../define.ts'
import type { InoeFactures } from '../inoe-factures.ts'
import { periodeDe } from './historique.ts'
import { brut, parQuatre, reproche } from './iban.ts'

const RIEN: ListeFactures = {
  factures: [],
  resteCentimes: 0,
  credits: [],
  filtres: { structures: [], enfants: [], annees: [] },
  minCentimes: 100,
  maxCentimes: 9_999_999,
}
const REGIE = {
  id: 'r1',
  nom: 'Régie enfance',
  ics: 'FR00ZZZ123456',
  creancier: 'Trésorerie',
  texte: 'J’autorise le créancier à débiter mon compte.',
}
const MANDAT: Mandat = {
  id: 'm1',
  regie: { id: 'r1', nom: 'Régie enfance' },
  rum: 'ENF-2026-ABCDEF',
  ics: REGIE.ics,
  etat: 'actif',
  titulaire: 'Camille Durand',
  iban: 'FR76 •••• •••• 0189',
  signeLe: '2026-11-03T09:00:00.000Z',
  codeJusquAu: null,
  prochain: { date: '2026-12-15', montantCentimes: 2820 },
}
const IBAN = 'FR7630001007941234567890185'

describe('The parts of « Mes paiements »', () => {
  let api: FakeApi
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })

  const text = (widget: InoeFactures) => (widget.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ')
  const says = (widget: InoeFactures, words: string) => until(() => text(widget).includes(words))
  const find = <E extends HTMLElement = HTMLElement>(widget: InoeFactures, selector: string): E => {
    const found = widget.shadowRoot?.querySelector<E>(selector)
    if (!found) throw new Error(`no ${selector}`)
    return found
  }
  const button = (widget: InoeFactures, words: string) => {
    const found = [...(widget.shadowRoot?.querySelectorAll('button') ?? [])].find((one) =>
      one.textContent?.includes(words),
    )
    if (!found) throw new Error(`no button « ${words} »`)
    return found
  }
  const type = (widget: InoeFactures, id: string, value: string) => {
    const input = find<HTMLInputElement>(widget, `[id="${id}"]`)
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /** The widget with one part open. */
  async function opened(titre: string, routes: Record<string, Answer>): Promise<InoeFactures> {
    api = fakeApi({ 'GET factures': RIEN, ...routes })
    const widget = mount<InoeFactures>(html`<inoe-factures></inoe-factures>`)
    await says(widget, titre)
    const part = [...(widget.shadowRoot?.querySelectorAll('details') ?? [])].find((one) =>
      one.textContent?.includes(titre),
    )
    if (part) part.open = true
    return widget
  }

  it('asks for nothing before one is opened', async () => {
    const widget = await opened('nothing of that name', {}).catch(() => undefined)
    expect(widget).to.equal(undefined)
    expect(api.requests.some((one) => /mandats|attestations|paiements/.test(one.url))).to.equal(false)
  })

  it('a mandate: asked for, its code typed, signed; what is mistyped is said at once', async () => {
    let mandats: Mandats = { mandats: [], regies: [REGIE] }
    const widget = await opened('Prélèvement automatique', {
      'GET mandats': () => mandats,
      'POST mandats': () => {
        mandats = {
          ...mandats,
          mandats: [{ ...MANDAT, etat: 'a-signer', codeJusquAu: '2026-11-03T09:15:00.000Z', prochain: null }],
        }
        return mandats.mandats[0]
      },
      'POST mandats/m1/signature': () => {
        mandats = { ...mandats, mandats: [MANDAT] }
        return MANDAT
      },
    })
    await says(widget, 'Demander le prélèvement')
    await expect(widget).to.be.accessible()
    button(widget, 'Demander le prélèvement').click()
    await until(() => widget.shadowRoot?.activeElement?.id === 'iban-r1')
    type(widget, 'iban-r1', 'US12')
    await says(widget, 'Un IBAN commence par les deux lettres de son pays')
    button(widget, 'Recevoir le code de signature').click()
    await says(widget, 'Écrivez le nom du titulaire du compte.')
    expect(api.requests.every((one) => one.method === 'GET')).to.equal(true)
    await expect(widget).to.be.accessible()
    type(widget, 'iban-r1', IBAN)
    expect(find<HTMLInputElement>(widget, '#iban-r1').value).to.equal('FR76 3000 1007 9412 3456 7890 185')
    type(widget, 'titulaire-r1', 'Camille Durand')
    button(widget, 'Recevoir le code de signature').click()
    await says(widget, 'Un code vient de vous être envoyé par e-mail.')
    const asked = await api.requests.find((one) => one.method === 'POST')?.json()
    expect(asked).to.deep.equal({ regie: 'r1', iban: IBAN, titulaire: 'Camille Durand' })
    await until(() => widget.shadowRoot?.activeElement?.id === 'code-r1')
    expect(find(widget, '#code-r1').getAttribute('autocomplete')).to.equal('one-time-code')
    await expect(widget).to.be.accessible()
    type(widget, 'code-r1', '12')
    button(widget, 'Signer le mandat').click()
    await says(widget, 'Le code a six chiffres.')
    type(widget, 'code-r1', '123456')
    button(widget, 'Signer le mandat').click()
    await says(widget, 'Votre mandat est signé.')
    expect(text(widget)).to.include('Prochain prélèvement : 28,20 € le 15 décembre 2026')
    await expect(widget).to.be.accessible()
  })

  it('a wrong code is said, and what was typed stays', async () => {
    const widget = await opened('Prélèvement automatique', {
      'GET mandats': { mandats: [{ ...MANDAT, etat: 'a-signer', prochain: null }], regies: [REGIE] },
      'POST mandats/m1/signature': refus('code-incorrect', 422, 'Ce code n’est pas le bon.'),
    })
    await says(widget, 'Code reçu par e-mail')
    type(widget, 'code-r1', '123456')
    button(widget, 'Signer le mandat').click()
    await says(widget, 'Ce code n’est pas le bon.')
    expect(find<HTMLInputElement>(widget, '#code-r1').value).to.equal('123456')
    await expect(widget).to.be.accessible()
  })

  it('a mandate is suspended at once, ended only once confirmed', async () => {
    let mandats: Mandats = { mandats: [MANDAT], regies: [REGIE] }
    const widget = await opened('Prélèvement automatique', {
      'GET mandats': () => mandats,
      'POST mandats/m1/etat': () => {
        mandats = { ...mandats, mandats: [{ ...MANDAT, etat: 'suspendu', prochain: null }] }
        return mandats.mandats[0]
      },
    })
    await says(widget, 'FR76 •••• •••• 0189')
    button(widget, 'Mettre fin au mandat').click()
    await says(widget, 'il faudra signer un nouveau mandat')
    await until(() => widget.shadowRoot?.activeElement?.id === 'fin-r1')
    await expect(widget).to.be.accessible()
    button(widget, 'Non, garder').click()
    await until(() => !text(widget).includes('il faudra signer'))
    expect(api.requests.every((one) => one.method === 'GET')).to.equal(true)
    button(widget, 'Suspendre').click()
    await says(widget, 'C’est enregistré.')
    await says(widget, 'Reprendre')
    const sent = await api.requests.find((one) => one.method === 'POST')?.json()
    expect(sent).to.deep.equal({ etat: 'suspendu' })
  })

  it('the history goes month by month and week by week, and says when there is none', async () => {
    const widget = await opened('Historique des paiements en ligne', {
      'GET paiements': (request: Request) => {
        const paid = new URL(request.url).searchParams.get('du')?.endsWith('-01')
        return {
          paiements: paid
            ? [
                {
                  id: 'p1',
                  etat: 'paye',
                  moyen: 'carte',
                  montantCentimes: 2820,
                  factures: [{ id: '1', numero: 'ENF-2026-1' }],
                  creeLe: '2026-11-03T09:00:00.000Z',
                  termineLe: '2026-11-03T09:02:00.000Z',
                  quitte: false,
                  reprisePossibleLe: null,
                  tropPercuCentimes: 0,
                  encaissement: 'x1',
                  regie: { id: 'r1', nom: 'Régie enfance' },
                },
              ]
            : [],
        }
      },
      'GET encaissements/x1/recu': refus('introuvable', 404, 'Introuvable'),
    })
    await says(widget, '1 paiement :')
    expect(text(widget)).to.include('Payé par carte')
    expect(text(widget)).to.include('Pour ENF-2026-1')
    await expect(widget).to.be.accessible()
    expect(find(widget, '[aria-label="Période suivante"]').getAttribute('aria-disabled')).to.equal('true')
    button(widget, 'Reçu (PDF)').click()
    await says(widget, 'Le PDF n’a pas pu être téléchargé.')
    find<HTMLInputElement>(widget, 'input[type=radio]').click()
    await until(() => /Du \d/.test(text(widget)))
    const before = api.requests.length
    find(widget, '[aria-label="Période précédente"]').click()
    await until(() => api.requests.length > before)
  })

  it('the attestations, year by year; none yet says what will come', async () => {
    const annees: Attestations['annees'] = [
      {
        annee: 2026,
        totalCentimes: 12_000,
        definitive: false,
        enfants: [{ prenom: 'Léa', nom: 'Durand', montantCentimes: 12_000 }],
      },
    ]
    const widget = await opened('Attestation fiscale', { 'GET attestations': { annees } })
    await says(widget, 'Année 2026')
    expect(text(widget)).to.include('Provisoire')
    expect(text(widget)).to.include('120,00 €')
    await expect(widget).to.be.accessible()
    api.restore()
    forgetEspaces()
    const none = await opened('Attestation fiscale', { 'GET attestations': { annees: [] } })
    await says(none, 'Aucune attestation pour le moment.')
    api.restore()
    forgetEspaces()
    const failing = await opened('Attestation fiscale', {
      'GET attestations': refus('erreur-interne', 500, 'Un problème est survenu.'),
    })
    await says(failing, 'Un problème est survenu.')
    api.answer('GET attestations', { annees })
    button(failing, 'Réessayer').click()
    await says(failing, 'Année 2026')
  })

  it('in 320 px nothing goes over the edge', async () => {
    const widget = await opened('Prélèvement automatique', {
      'GET mandats': { mandats: [MANDAT], regies: [REGIE] },
    })
    await says(widget, 'ENF-2026-ABCDEF')
    widget.style.display = 'block'
    widget.style.width = '320px'
    await widget.updateComplete
    const edge = widget.getBoundingClientRect().right
    for (const one of widget.shadowRoot?.querySelectorAll('*') ?? [])
      expect(one.getBoundingClientRect().right, one.outerHTML.slice(0, 80)).to.be.at.most(edge + 1)
  })

  it('an IBAN is written by fours, the caret beside what was typed, and judged by its country', () => {
    expect(parQuatre('fr7630001', 9)).to.deep.equal({ texte: 'FR76 3000 1', caret: 11 })
    expect(parQuatre('FR76 X3000', 6)).to.deep.equal({ texte: 'FR76 X300 0', caret: 6 })
    expect(brut(' fr 76-30 ')).to.equal('FR7630')
    expect(reproche(IBAN, true)).to.equal(null)
    expect(reproche(`${IBAN.slice(0, -1)}6`, false)).to.match(/n’existe pas/)
    expect(reproche('FR76 3000', false)).to.equal(null)
    expect(reproche('FR76 3000', true)).to.match(/Il manque 19 caractères/)
    expect(reproche(`${IBAN}1`, false)).to.match(/trop de caractères/)
    expect(reproche('BR1500000000000010932840814P2', false)).to.match(/hors zone SEPA/)
  })

  it('a month and a week have their first and last days', () => {
    expect(periodeDe('mois', '2028-02-10')).to.deep.equal({ du: '2028-02-01', au: '2028-02-29' })
    expect(periodeDe('mois', '2026-12-31')).to.deep.equal({ du: '2026-12-01', au: '2026-12-31' })
    expect(periodeDe('semaine', '2026-11-22')).to.deep.equal({ du: '2026-11-16', au: '2026-11-22' })
    expect(periodeDe('semaine', '2026-11-23')).to.deep.equal({ du: '2026-11-23', au: '2026-11-29' })
  })
})
