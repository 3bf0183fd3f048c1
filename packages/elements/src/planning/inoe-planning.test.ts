import type { Changement, Planning } from '@inoe/contract/reservations'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import {
  agent,
  type FakeApi,
  fakeApi,
  famille,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from '../espace/testing.ts'
import './define.ts'
import { cellule, LEA, ligne, planning, repondre, semaineComplete } from './exemples.ts'
import type { InoePlanning } from './inoe-planning.ts'

describe('<inoe-planning>', () => {
  let api: FakeApi
  let widget: InoePlanning
  afterEach(() => {
    document.body.replaceChildren()
    api.restore()
    forgetEspaces()
  })

  const $ = <E extends HTMLElement>(selector: string) => widget.shadowRoot?.querySelector<E>(selector)
  const $$ = (selector: string) => [...(widget.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])]
  const text = () => widget.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ') ?? ''
  /** Its accessible name: what is hidden from view and what is in view, without what is hidden from screen readers. */
  const nom = (cell: Element | null | undefined) => {
    const copy = cell?.cloneNode(true) as Element | undefined
    for (const hidden of copy?.querySelectorAll('[aria-hidden=true]') ?? []) hidden.remove()
    return (copy?.textContent ?? '').replaceAll(/\s+/g, ' ').replaceAll(' ,', ',').trim()
  }
  const named = (start: string) => $$('.case').find((one) => nom(one).startsWith(start))
  const find = (start: string) => until(() => named(start))
  const bouton = () => $<HTMLButtonElement>('.barre .bouton') as HTMLButtonElement
  const saves = () => api.requests.filter((one) => one.method === 'POST')

  async function open(
    answer: Planning | ((request: Request) => unknown),
    routes: Record<string, unknown> = {},
  ) {
    api = fakeApi({ 'GET planning': answer, ...routes })
    widget = mount<InoePlanning>(html`<inoe-planning date="2026-09-09"></inoe-planning>`)
    await until(() => $('.case, .vide a, .vide button, [role=alert] .avis'))
    // biome-ignore lint/complexity/useLiteralKeys: reaching a protected member on purpose
    if ($('.case')) await widget['avec'](() => undefined)
  }
  /** Answers saves as the API would, and the planning that follows. */
  const accepting = (week: Planning, refuse?: (creneau: string) => boolean) => ({
    'GET planning': () => week,
    'POST reservations': async (request: Request) => {
      const { cellules } = (await request.json()) as { cellules: Changement[] }
      const answer = repondre(cellules, refuse)
      for (const one of answer.cellules) {
        for (const cell of week.lignes
          .filter((row) => row.enfant === one.enfant)
          .flatMap((row) => row.cellules)) {
          if (cell.creneau !== one.creneau || one.refus) continue
          cell.etat = one.etat === 'confirmee' ? 'reserve' : 'libre'
        }
      }
      return answer
    },
  })

  describe('shows', () => {
    it('lets the page style its documented parts', async () => {
      await open(planning([ligne(LEA, [cellule('2026-09-09')])]))
      $('.case')?.click()
      await until(() => $('[part=enregistrer]'))
      const sheet = new CSSStyleSheet()
      const parts = ['widget', 'menu', 'case', 'barre', 'enregistrer']
      sheet.replaceSync(parts.map((one) => `inoe-planning::part(${one}) { outline: 7px solid }`).join(''))
      document.adoptedStyleSheets.push(sheet)
      const styled = parts.filter((one) => {
        const part = $(`[part~=${one}]`)
        return part && getComputedStyle(part).outlineWidth === '7px'
      })
      document.adoptedStyleSheets.pop()
      expect(styled).to.deep.equal(parts)
    })

    it('every child, activity and state of the week, in words, and nothing that axe finds', async () => {
      await open(semaineComplete())
      expect($$('.case').map((one) => nom(one).toLowerCase())).to.deep.equal(
        [
          'Léa, mercredi 9 septembre, L’arbre à paumes, Mercredis, journée, libre, 4 places',
          'Léa, lundi 7 septembre, Périscolaire, Accueil du soir, soir, facturé',
          'Léa, mardi 8 septembre, Périscolaire, Accueil du soir, soir, réservé, annulable avant lun. 7 à 12 h',
          'Léa, jeudi 10 septembre, Périscolaire, Accueil du soir, soir, complet, plus de place',
          'Léa, vendredi 11 septembre, Périscolaire, Accueil du soir, soir, libre, 11 places',
          'Noé, mercredi 9 septembre, L’arbre à paumes, Mercredis, journée, libre, 1 place',
          'Noé, lundi 7 septembre, Restaurant scolaire, Repas, repas, hors délai, il fallait jeu. 3 à 10 h',
          'Noé, mardi 8 septembre, Restaurant scolaire, Repas, repas, réservé, il fallait annuler jeu. 3 à 10 h',
          'Noé, jeudi 10 septembre, Restaurant scolaire, Repas, repas, pas encore ouvert, ouvre sam. 5 à 9 h',
          'Noé, vendredi 11 septembre, Restaurant scolaire, Repas, repas, fermé, pas l’âge ce jour-là',
        ].map((one) => one.toLowerCase()),
      )
      expect(text()).to.include('Semaine du 7 au 13 septembre 2026')
      expect($$('.legende li'), 'the nine of every week, and « fermé »').to.have.length(10)
      expect($('.aide a[href^="tel:"]')?.textContent).to.equal('05 56 00 00 00')
      await expect(widget).to.be.accessible()
    })

    it('the countdown to the next opening', async () => {
      await open(semaineComplete())
      await until(() => /^\d\d:\d\d:\d\d$/.test($('[data-rebours]')?.textContent ?? ''))
      expect(text()).to.include('Repas, Rentrée 2026 : les réservations ouvrent samedi 5 septembre à 9 h 00')
    })

    it('what to do when there is nothing to book', async () => {
      await open(planning([], { enfants: [] }))
      expect($('a.bouton')?.getAttribute('href')).to.contain('/foyer/')
      api.answer('GET planning', planning([]))
      api.restore()
      forgetEspaces()
      document.body.replaceChildren()
      await open(planning([]))
      expect($('a.bouton')?.getAttribute('href')).to.contain('/services/')
      await expect(widget).to.be.accessible()
    })

    it('a week without an open day, and the way to the next one', async () => {
      const empty = planning([ligne(LEA, [])], { jourSuivant: '2026-09-16' })
      const next = planning([ligne(LEA, [cellule('2026-09-16')])])
      await open((request) => (new URL(request.url).searchParams.get('du') === '2026-09-14' ? next : empty))
      expect(text()).to.include('Aucun jour ouvert cette semaine')
      await expect(widget).to.be.accessible()
      $('.vide button')?.click()
      await find('Léa, mercredi 16 septembre')
    })

    it('who is not signed in, or is an agent, the way to sign in', async () => {
      for (const session of [visiteur, agent]) {
        api = fakeApi({ 'GET session': session })
        widget = mount<InoePlanning>(html`<inoe-planning></inoe-planning>`)
        await until(() => $('a.bouton'))
        expect($('a.bouton')?.getAttribute('href')).to.contain('/connexion/')
        expect(api.requests.some((one) => one.url.includes('/planning'))).to.equal(false)
        api.restore()
        forgetEspaces()
      }
    })

    it('a reading that failed, and reads again on « Réessayer »', async () => {
      await open(() => refus('service-indisponible', 503, 'Le service est momentanément indisponible.'))
      expect(text()).to.include('momentanément indisponible')
      await expect(widget).to.be.accessible()
      api.answer('GET planning', semaineComplete())
      $('[role=alert] button')?.click()
      await find('Léa')
    })

    it('the server’s week when the computer’s date is wrong', async () => {
      const asked: string[] = []
      api = fakeApi({
        'GET planning': (request: Request) => {
          asked.push(new URL(request.url).searchParams.get('du') ?? '')
          return semaineComplete()
        },
      })
      widget = mount<InoePlanning>(html`<inoe-planning></inoe-planning>`)
      await until(() => asked.at(-1) === '2026-08-31')
    })
  })

  describe('changes', () => {
    it('stay in the page, counted and priced, until they are saved', async () => {
      const week = semaineComplete()
      await open(week, accepting(week))
      ;(await find('Léa, mercredi 9')).click()
      ;(await find('Noé, mercredi 9')).click()
      ;(await find('Léa, mardi 8')).click()
      await until(() =>
        /\+ 2 ajouts − 1 retrait soit \+ 16,70/.test(
          $('.compte')?.textContent?.replaceAll(/\s+/g, ' ') ?? '',
        ),
      )
      expect(nom(named('Léa, mercredi 9'))).to.include('À enregistrer, avant lun. 7 à 12 h')
      expect(named('Léa, mercredi 9')?.getAttribute('aria-pressed')).to.equal('true')
      expect(nom(named('Léa, mardi 8'))).to.include('À retirer')
      await expect(widget).to.be.accessible()
      expect(saves()).to.have.length(0)
      bouton().click()
      await until(() => text().includes('C’est enregistré : 2 jours ajoutés, 1 jour retiré.'))
      expect(saves()).to.have.length(1)
      await until(() => nom(named('Léa, mercredi 9')).includes('Réservé'))
      expect(bouton().getAttribute('aria-disabled')).to.equal('true')
    })

    it('are forgotten by « Annuler les modifications »', async () => {
      await open(semaineComplete())
      ;(await find('Léa, mercredi 9')).click()
      ;(await until(() => $('.barre .lien'))).click()
      await until(() => text().includes('Modifications annulées'))
      expect(named('Léa, mercredi 9')?.className).to.include('libre')
    })

    it('are asked about before leaving, and kept from week to week', async () => {
      await open(semaineComplete())
      const leave = () => {
        const event = new Event('beforeunload', { cancelable: true })
        dispatchEvent(event)
        return event.defaultPrevented
      }
      expect(leave()).to.equal(false)
      ;(await find('Léa, mercredi 9')).click()
      expect(leave()).to.equal(true)
      $('.rond:not(.avant)')?.click()
      await until(() => text().includes('Semaine du 14 au 20'))
      expect($('.compte')?.textContent).to.include('1')
      $('.rond.avant')?.click()
      await until(() => named('Léa, mercredi 9')?.className.includes('ajout'))
    })

    it('on a cell that cannot change say why', async () => {
      await open(semaineComplete())
      for (const [cell, why] of [
        ['Léa, jeudi 10', 'Cette journée est complète.'],
        ['Noé, lundi 7', 'Il fallait réserver avant jeudi 3 septembre à 10 h 00.'],
        ['Noé, mardi 8', 'Il fallait annuler avant jeudi 3 septembre à 10 h 00.'],
        ['Noé, jeudi 10', 'Les réservations ouvrent samedi 5 septembre à 9 h 00.'],
        ['Léa, lundi 7', 'déjà facturée'],
      ] as const) {
        const found = await find(cell)
        expect(found.getAttribute('aria-disabled'), cell).to.equal('true')
        found.click()
        await until(() => $('.barre [role=status]')?.textContent?.replaceAll('\u00a0', ' ').includes(why))
      }
      ;(await until(() => $('.barre .lien'))).click()
      await until(() => $('.compte')?.textContent?.includes('Choisissez vos jours'))
      expect(widget.shadowRoot?.activeElement).to.equal(bouton())
    })

    it('can be kept from leaving by the page, which hears what was answered', async () => {
      const week = semaineComplete()
      await open(week, accepting(week))
      const heard: unknown[] = []
      const stop = (event: Event) => event.preventDefault()
      document.body.addEventListener('inoe-avant-reservation', stop)
      document.body.addEventListener('inoe-reservation', (event) => heard.push(event.reponse.confirmees), {
        once: true,
      })
      ;(await find('Léa, mercredi 9')).click()
      await widget.updateComplete
      bouton().click()
      expect(saves()).to.have.length(0)
      document.body.removeEventListener('inoe-avant-reservation', stop)
      bouton().click()
      await until(() => heard.length)
      expect(heard).to.deep.equal([1])
    })
  })

  describe('saving', () => {
    it('says what was refused and why, next to the cell and in a summary', async () => {
      const week = semaineComplete()
      const full = week.lignes[0]?.cellules[0]?.creneau
      await open(
        week,
        accepting(week, (creneau) => creneau === full),
      )
      ;(await find('Léa, mercredi 9')).click()
      ;(await find('Noé, mercredi 9')).click()
      await widget.updateComplete
      bouton().click()
      await until(() => text().includes('1 jour n’a pas pu être enregistré'))
      expect(text()).to.include('Léa, mercredi 9 septembre : Il n’y a plus de place ce jour-là.')
      expect(text()).to.include('C’est enregistré : 1 jour ajouté.')
      const refused = await find('Léa, mercredi 9')
      const note = $(`#${refused.getAttribute('aria-describedby')}`)
      expect(note?.textContent).to.equal('Il n’y a plus de place ce jour-là.')
      await expect(widget).to.be.accessible()
      refused.click()
      await until(() => !$('.refus'))
    })

    it('that failed keeps everything and is sent again under the same key; a new save has its own', async () => {
      const week = semaineComplete()
      const { 'POST reservations': accept } = accepting(week)
      await open(week, {
        'POST reservations': () => refus('service-indisponible', 503, 'Le service est indisponible.'),
      })
      ;(await find('Léa, mercredi 9')).click()
      await widget.updateComplete
      bouton().click()
      await until(() => text().includes('Rien n’a été perdu'))
      expect(named('Léa, mercredi 9')?.className).to.include('ajout')
      expect(bouton().textContent?.trim()).to.equal('Réessayer')
      await expect(widget).to.be.accessible()
      const failed = saves().length
      api.answer('POST reservations', accept)
      bouton().click()
      await until(() => text().includes('C’est enregistré'))
      ;(await find('Noé, mercredi 9')).click()
      await widget.updateComplete
      bouton().click()
      await until(() => saves().length === failed + 2 && text().includes('C’est enregistré'))
      const keys = saves().map((one) => one.headers.get('idempotency-key'))
      expect(new Set(keys.slice(0, failed + 1)).size).to.equal(1)
      expect(keys[failed + 1]).not.to.equal(keys[failed])
    })

    it('twice in a hurry sends once', async () => {
      const week = semaineComplete()
      await open(week, accepting(week))
      ;(await find('Léa, mercredi 9')).click()
      await widget.updateComplete
      bouton().click()
      bouton().click()
      await until(() => text().includes('C’est enregistré'))
      expect(saves()).to.have.length(1)
    })

    it('after the session ended keeps the changes until the same person is back', async () => {
      await open(semaineComplete(), {
        'POST reservations': () => {
          api.answer('GET session', visiteur)
          return refus('non-connecte', 401, 'Connectez-vous pour continuer.')
        },
      })
      ;(await find('Léa, mercredi 9')).click()
      await widget.updateComplete
      bouton().click()
      await until(() => text().includes('Se connecter'))
      api.answer('GET session', famille)
      // biome-ignore lint/complexity/useLiteralKeys: reaching a protected member on purpose
      await widget['espace']?.session.refresh()
      await until(() => named('Léa, mercredi 9')?.className.includes('ajout'))
    })
  })

  describe('live', () => {
    it('shows the last place taken elsewhere, keeps the changes and the focus', async () => {
      let say = (_: string) => {}
      const week = semaineComplete()
      await open(() => week, {
        'GET direct': () =>
          new Response(
            new ReadableStream({
              start(controller) {
                say = (sujet) =>
                  controller.enqueue(new TextEncoder().encode(`event: changement\nid: 1\ndata: ${sujet}\n\n`))
              },
            }),
          ),
      })
      ;(await find('Noé, mercredi 9')).click()
      const cell = await find('Léa, mercredi 9')
      cell.click()
      cell.focus()
      const [lea, noe] = [week.lignes[0]?.cellules[0], week.lignes[2]?.cellules[0]]
      Object.assign(noe ?? {}, { etat: 'complet', motif: 'complet', places: 0 })
      Object.assign(lea ?? {}, { places: 3 })
      say('places')
      await until(() => named('Noé, mercredi 9')?.textContent?.includes('plus de place entre-temps'))
      expect($('.compte')?.textContent?.replaceAll(/\s+/g, ' ')).to.include('+ 2')
      expect(widget.shadowRoot?.activeElement).to.equal(cell)
    })

    it('says a place given to the family, to who only looks too', async () => {
      const week = planning([ligne(LEA, [cellule('2026-09-09', { etat: 'en-attente', rang: 1 })])])
      api = fakeApi({ 'GET planning': () => structuredClone(week) })
      widget = mount<InoePlanning>(html`<inoe-planning date="2026-09-09"></inoe-planning>`)
      const said = () => $('.barre')?.textContent?.replaceAll(/\s+/g, ' ')
      await find('Léa, mercredi 9')
      expect(said()).to.not.include('devient')
      Object.assign(week.lignes[0]?.cellules[0] ?? {}, { etat: 'reserve', rang: null })
      // biome-ignore lint/complexity/useLiteralKeys: reaching a protected member on purpose
      widget['directChanged']('reservations')
      await until(() =>
        said()?.includes('Léa, mercredi 9 septembre, Mercredis : « En attente » devient « Réservé ».'),
      )
    })

    it('a cell turns bookable by itself at the server’s second, and is read again', async () => {
      const opening = new Date(Date.parse('2026-09-04T08:00:00Z') + 300).toISOString()
      const week = planning([
        ligne(LEA, [
          cellule('2026-09-09', { etat: 'pas-encore-ouvert', motif: 'pas-encore-ouvert', ouvreLe: opening }),
        ]),
      ])
      await open(() => ({ ...week, ouverture: { nom: 'Mercredis', instant: opening } }))
      expect((await find('Léa')).className).to.include('pas-encore-ouvert')
      await until(() => named('Léa')?.className.includes('libre'))
      expect($('.bandeau')).to.equal(null)
      const reads = () => api.requests.filter((one) => one.url.includes('/planning')).length
      await until(() => reads() > 1)
    })
  })

  describe('by keyboard alone', () => {
    const press = (key: string) =>
      widget.shadowRoot?.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      )
    const here = () => nom(widget.shadowRoot?.activeElement).split(', ').slice(0, 3).join(', ')

    it('one cell takes part in tabbing; arrows, Home and End move among cells', async () => {
      widget?.remove()
      await open(semaineComplete())
      document.body.style.inlineSize = '1200px'
      expect($$('.case[tabindex="0"]')).to.have.length(1)
      $('.case[tabindex="0"]')?.focus()
      expect(here()).to.equal('Léa, mercredi 9 septembre, L’arbre à paumes')
      const path: (string | undefined)[] = []
      for (const key of ['ArrowDown', 'Home', 'ArrowRight', 'End', 'ArrowDown', 'ArrowUp']) {
        press(key)
        path.push(here())
      }
      expect(path).to.deep.equal([
        'Noé, mercredi 9 septembre, L’arbre à paumes',
        'Noé, mercredi 9 septembre, L’arbre à paumes',
        'Noé, mercredi 9 septembre, L’arbre à paumes',
        'Noé, mercredi 9 septembre, L’arbre à paumes',
        'Noé, mardi 8 septembre, Restaurant scolaire',
        'Léa, mardi 8 septembre, Périscolaire',
      ])
      press('End')
      expect(here()).to.equal('Léa, vendredi 11 septembre, Périscolaire')
      press('ArrowLeft')
      expect(here()).to.equal('Léa, jeudi 10 septembre, Périscolaire')
      expect($$('.case[tabindex="0"]')).to.have.length(1)
      document.body.style.inlineSize = ''
    })

    it('PageDown shows the next week and comes back to the same row', async () => {
      const week = (date: string) => planning([ligne(LEA, [cellule(date)])])
      await open((request) =>
        week(new URL(request.url).searchParams.get('du') === '2026-09-14' ? '2026-09-16' : '2026-09-09'),
      )
      ;(await find('Léa, mercredi 9')).focus()
      press('PageDown')
      await until(() => here() === 'Léa, mercredi 16 septembre, L’arbre à paumes')
      press('PageUp')
      await until(() => here() === 'Léa, mercredi 9 septembre, L’arbre à paumes')
    })
  })

  describe('on a narrow screen', () => {
    it('is a list: closed days take no room, each row names its day', async () => {
      await open(semaineComplete())
      const place = widget.closest<HTMLElement>('div')
      if (place) place.style.inlineSize = '360px'
      await until(() => getComputedStyle($('.fermee') as HTMLElement).display === 'none')
      const cell = await find('Léa, mercredi 9')
      expect(getComputedStyle(cell.querySelector('.jour') as HTMLElement).display).to.equal('block')
      expect(cell.getBoundingClientRect().height).to.be.at.least(44)
      expect(widget.scrollWidth).to.be.at.most(360)
      await expect(widget).to.be.accessible()
    })

    it('says nothing of a week that is not read yet, even to a family that has contracts alone', async () => {
      let answer: Planning | Promise<Planning> = planning([])
      api = fakeApi({
        'GET planning': () => answer,
        'GET contrats': { contrats: [], possibles: [{}] },
      })
      widget = mount<InoePlanning>(html`<inoe-planning date="2026-09-09"></inoe-planning>`)
      await until(() => text().includes('Aucun jour'))
      let arrive = (_: Planning) => {}
      answer = new Promise((resolve) => {
        arrive = resolve
      })
      $('[aria-label="Semaine suivante"]')?.click()
      await until(() => $('.squelette'))
      expect(text()).not.to.include('Aucun jour')
      arrive(planning([]))
      await until(() => text().includes('Aucun jour') && !$('.squelette'))
    })

    it('hides and shows a child with its chip', async () => {
      await open(semaineComplete())
      const [lea] = $$('.puce')
      lea?.click()
      await until(() => !named('Léa'))
      expect(lea?.getAttribute('aria-pressed')).to.equal('false')
      expect(named('Noé')).to.exist
      lea?.click()
      await until(() => named('Léa'))
    })
  })
})
