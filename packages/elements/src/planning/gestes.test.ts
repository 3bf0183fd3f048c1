import type { Places } from '@inoe/contract/direct'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import { fakeApi, mount, refus, until } from '../espace/testing.ts'
import { accepting, Banc, nom } from './banc.ts'
import { cellule, LEA, ligne, NOE, planning, semaineComplete } from './exemples.ts'
import type { InoePlanning } from './inoe-planning.ts'

const days = ['2026-09-07', '2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11']
const free = () =>
  planning(
    [LEA, NOE].map((enfant) =>
      ligne(
        enfant,
        days.map((date) => cellule(date)),
      ),
    ),
  )

describe('Gestures on the planning', () => {
  let banc: Banc
  afterEach(() => banc.close())
  const ajouts = () => banc.$$('.case.ajout').map((one) => nom(one).split(', ').slice(0, 2).join(' '))
  const pointer = (type: string, on: Element, more: PointerEventInit = {}) => {
    const { left, top, width, height } = on.getBoundingClientRect()
    const where = { clientX: left + width / 2, clientY: top + height / 2 }
    on.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        composed: true,
        cancelable: true,
        pointerType: 'mouse',
        buttons: 1,
        ...where,
        ...more,
      }),
    )
  }
  const press = (key: string, more: KeyboardEventInit = {}) =>
    banc.root.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
    )

  describe('several days at once', () => {
    it('by dragging the mouse: all go the same way, and none before the button is let go', async () => {
      banc = await Banc.open(free())
      const [from, over] = [await banc.find('Léa, lundi 7'), await banc.find('Léa, mercredi 9')]
      pointer('pointerdown', from)
      pointer('pointermove', over)
      expect(banc.$$('[data-choisie]')).to.have.length(3)
      expect(ajouts()).to.deep.equal([])
      pointer('pointerup', over)
      over.click()
      await until(() => ajouts().length === 3)
      expect(banc.dit).to.include('3 jours changés')
      await banc.widget.updateComplete
      expect(ajouts(), 'the click that ends the drag chooses nothing').to.have.length(3)
    })

    it('over two children of the week, as a block', async () => {
      banc = await Banc.open(free())
      const [from, over] = [await banc.find('Léa, mardi 8'), await banc.find('Noé, mercredi 9')]
      pointer('pointerdown', from)
      pointer('pointermove', over)
      pointer('pointerup', over)
      await until(() => ajouts().length === 4)
    })

    it('with Shift and a click, all that lies from the last day chosen goes as it went', async () => {
      banc = await Banc.open(free())
      const shift = async (day: string) => {
        const more = { bubbles: true, composed: true, shiftKey: true }
        ;(await banc.find(day)).dispatchEvent(new MouseEvent('click', more))
      }
      ;(await banc.find('Léa, mardi 8')).click()
      await until(() => ajouts().length === 1)
      await shift('Léa, jeudi 10')
      await until(() => ajouts().length === 3)
      // And further, from the same day.
      await shift('Léa, vendredi 11')
      await until(() => ajouts().length === 4)
      expect(banc.dit).to.include('1 jour changé')
    })

    it('with Shift and arrows, then Space; Escape gives up', async () => {
      banc = await Banc.open(free())
      ;(await banc.find('Léa, lundi 7')).focus()
      press('ArrowRight', { shiftKey: true })
      press('ArrowRight', { shiftKey: true })
      await until(() => banc.dit.includes('3 jours choisis'))
      press('Escape')
      expect(banc.$$('[data-choisie]')).to.have.length(0)
      ;(await banc.find('Léa, lundi 7')).focus()
      press('ArrowRight', { shiftKey: true })
      press(' ')
      await until(() => ajouts().length === 2)
      expect(banc.$$('[data-choisie]')).to.have.length(0)
    })

    it('with a finger only after it stayed: before, it scrolls', async () => {
      banc = await Banc.open(free())
      const [from, over] = [await banc.find('Léa, lundi 7'), await banc.find('Léa, mercredi 9')]
      const scrolls = () => {
        const event = new Event('touchmove', { bubbles: true, composed: true, cancelable: true })
        from.dispatchEvent(event)
        return !event.defaultPrevented
      }
      pointer('pointerdown', from, { pointerType: 'touch' })
      pointer('pointermove', over, { pointerType: 'touch' })
      expect(scrolls()).to.equal(true)
      pointer('pointercancel', over, { pointerType: 'touch' })
      expect(ajouts()).to.deep.equal([])
      pointer('pointerdown', from, { pointerType: 'touch' })
      await until(() => banc.$('[data-choisie]'))
      expect(scrolls()).to.equal(false)
      pointer('pointermove', over, { pointerType: 'touch' })
      pointer('pointerup', over, { pointerType: 'touch' })
      await until(() => ajouts().length === 3)
    })

    it('in the month, along the line that it began on', async () => {
      banc = await Banc.open(free(), {}, { vue: 'mois' })
      const [from, over] = [await banc.find('Léa, lundi 7'), await banc.find('Noé, mercredi 9')]
      // Weeks are laid out once they are in sight.
      over.scrollIntoView({ block: 'center' })
      await until(() => {
        const { left, top } = over.getBoundingClientRect()
        return over.contains(banc.root.elementFromPoint(left + 3, top + 3))
      })
      pointer('pointerdown', from)
      pointer('pointermove', over)
      pointer('pointerup', over)
      await until(() => ajouts().length > 0)
      expect(ajouts()).to.deep.equal([
        'Léa lundi 7 septembre',
        'Léa mardi 8 septembre',
        'Léa mercredi 9 septembre',
      ])
    })
  })

  describe('come when a hand or a key comes', () => {
    const cold = async (answer = free()) => {
      const api = fakeApi({ 'GET planning': answer })
      const widget = mount<InoePlanning>(
        html`<inoe-planning date="2026-09-09" vue="semaine"></inoe-planning>`,
      )
      banc = Object.assign(Object.create(Banc.prototype), { api, widget }) as Banc
      await until(() => banc.$('.case'))
    }

    it('the first click is not lost', async () => {
      await cold()
      ;(await banc.find('Léa, mardi 8')).click()
      await until(() => ajouts().length === 1)
    })

    it('nor the first arrow', async () => {
      await cold()
      const first = banc.$$('.case[tabindex="0"]')
      expect(first).to.have.length(1)
      first[0]?.focus()
      press('ArrowRight')
      await until(() => nom(banc.root.activeElement).startsWith('Léa, mardi 8'))
    })

    it('or shortly before an opening, when the network has better to do', async () => {
      const maintenant = '2026-09-04T08:00:00.000Z'
      const at = (instant: string) => ({ ...free(), maintenant, ouverture: { nom: 'Mercredis', instant } })
      const opening = (answer: ReturnType<typeof free>) => async () => {
        await cold(answer)
        // biome-ignore lint/complexity/useLiteralKeys: reaching a private member on purpose
        return () => Boolean(banc.widget['arrivent'])
      }
      const later = await opening(at('2026-09-04T08:05:00.000Z'))()
      expect(later()).to.equal(false)
      banc.close()
      const soon = await opening(at('2026-09-04T08:01:00.000Z'))()
      await until(soon)
    })

    it('arrows pressed before they are there lead on, one from the other', async () => {
      await cold()
      ;(await banc.find('Léa, lundi 7')).focus()
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) press(key)
      await until(() => nom(banc.root.activeElement).startsWith('Léa, mercredi 9'))
    })

    it('and say it when they cannot, until they can', async () => {
      await cold()
      const own = Object.getOwnPropertyDescriptor(banc.widget, 'loadGestes')
      Object.defineProperty(banc.widget, 'loadGestes', {
        configurable: true,
        value: () => Promise.reject(new Error('offline')),
      })
      ;(await banc.find('Léa, mardi 8')).click()
      await until(() => banc.dit.includes('ne répond pas'))
      if (own) Object.defineProperty(banc.widget, 'loadGestes', own)
      else Reflect.deleteProperty(banc.widget, 'loadGestes')
      ;(await banc.find('Léa, mardi 8')).click()
      await until(() => ajouts().length === 1 && !banc.dit.includes('ne répond pas'))
    })
  })

  describe('saving', () => {
    it('« Ensemble ou rien » is offered from two additions on, and sent with them', async () => {
      const week = free()
      banc = await Banc.open(week, accepting(week))
      ;(await banc.find('Léa, lundi 7')).click()
      await banc.widget.updateComplete
      expect(banc.$('.compte input')).to.equal(null)
      ;(await banc.find('Noé, lundi 7')).click()
      ;(await until(() => banc.$('.compte input'))).click()
      await expect(banc.widget).to.be.accessible()
      banc.enregistrer.click()
      await until(() => banc.dit.includes('2 jours ajoutés'))
      expect((await banc.dernier()).map(({ ensemble }) => ensemble)).to.deep.equal([true, true])
    })

    it('joins and leaves a waiting list, counted apart', async () => {
      const [full, waiting] = [
        cellule('2026-09-09', { etat: 'complet', places: 0 }),
        cellule('2026-09-10', { etat: 'en-attente', rang: 1 }),
      ]
      const week = planning([ligne(LEA, [full, waiting])])
      banc = await Banc.open(week, accepting(week))
      ;(await banc.find('Léa, mercredi 9')).click()
      ;(await banc.find('Léa, jeudi 10')).click()
      await until(() => /− 1 retrait .*\+ 1 en liste d’attente .*soit 0,00/.test(banc.dit))
      expect(nom(banc.named('Léa, mercredi 9'))).to.include('sur la liste d’attente')
      expect(nom(banc.named('Léa, jeudi 10'))).to.include('quitter la liste d’attente')
      banc.enregistrer.click()
      await until(() => banc.saves.length === 1)
      expect((await banc.dernier()).map(({ action }) => action)).to.deep.equal(['ajouter', 'retirer'])
    })

    it('is undone while it can be, and says what cannot', async () => {
      const week = free()
      banc = await Banc.open(week, accepting(week))
      ;(await banc.find('Léa, lundi 7')).click()
      ;(await banc.find('Noé, lundi 7')).click()
      banc.enregistrer.click()
      await until(() => banc.dit.includes('2 jours ajoutés') && banc.$('.case.reserve'))
      Object.assign(week.lignes[1]?.cellules[0] ?? {}, { motif: 'hors-delai' })
      await banc.widget.relire()
      await banc.presser('Annuler cet enregistrement')
      await until(() => banc.dit.includes('L’enregistrement est annulé.'))
      expect(banc.dit).to.include('1 jour ne peut plus être remis comme avant')
      expect((await banc.dernier()).map(({ action, enfant }) => [action, enfant])).to.deep.equal([
        ['retirer', LEA],
      ])
      await until(() => banc.named('Léa, lundi 7')?.matches('.libre'))
      expect(
        banc.$$('button').some((one) => one.textContent?.includes('Annuler cet enregistrement')),
      ).to.equal(false)
    })

    it('an undoing that fails leaves the offer to undo, and says why', async () => {
      const week = free()
      banc = await Banc.open(week, accepting(week))
      ;(await banc.find('Léa, lundi 7')).click()
      banc.enregistrer.click()
      await until(() => banc.dit.includes('1 jour ajouté') && banc.$('.case.reserve'))
      banc.api.answer('POST reservations', () =>
        refus('service-indisponible', 503, 'Le service est indisponible.'),
      )
      await banc.presser('Annuler cet enregistrement')
      await until(() => banc.dit.includes('Le service est indisponible.'))
      expect(
        banc.$$('button').some((one) => one.textContent?.includes('Annuler cet enregistrement')),
      ).to.equal(true)
    })
  })

  it('a unit that another excludes is swapped, with a word', async () => {
    const [whole, part] = [
      ligne(LEA, [cellule('2026-09-09')], { unite: 'Journée', parties: ['matin', 'apres-midi'] }),
      ligne(LEA, [cellule('2026-09-09')], { unite: 'Matin', parties: ['matin'] }),
    ]
    banc = await Banc.open(planning([whole, part]))
    const [first, second] = banc.$$('.case')
    first?.click()
    await until(() => first?.matches('.ajout'))
    second?.click()
    await until(() => second?.matches('.ajout') && first?.matches('.libre'))
    expect(banc.dit.replaceAll('\u00a0', ' ')).to.include('Léa : Journée est remplacé par Matin ce jour-là.')
  })

  it('links of the widget ask before the changes are lost', async () => {
    banc = await Banc.open(semaineComplete())
    const menu = await until(() => banc.$<HTMLAnchorElement>('.menu'))
    ;(await banc.find('Léa, mercredi 9')).click()
    await banc.widget.updateComplete
    menu.click()
    const dialog = await until(() => banc.$<HTMLDialogElement>('dialog[open]'))
    expect(dialog.textContent).to.include('Partir sans enregistrer')
    await expect(banc.widget).to.be.accessible()
    dialog.close('')
    await until(() => !banc.$('dialog'))
    expect(banc.named('Léa, mercredi 9')?.className).to.include('ajout')
    // Who to call is not a way out.
    let left = true
    const tel = banc.$<HTMLAnchorElement>('a[href^="tel:"]')
    tel?.addEventListener('click', (event) => {
      left = event.defaultPrevented
      event.preventDefault()
    })
    tel?.click()
    expect(left).to.equal(false)
  })

  describe('places that others take', () => {
    const hear = (places: Places) => banc.widget.placesChangees(places)
    const reads = () => banc.api.requests.filter((one) => one.url.includes('/planning')).length

    it('show at once, without reading again, and are said only when they were wished for', async () => {
      const week = free()
      banc = await Banc.open(week)
      const [mine, other] = [
        week.lignes[0]?.cellules[0]?.creneau ?? '',
        week.lignes[0]?.cellules[1]?.creneau ?? '',
      ]
      ;(await banc.find('Léa, lundi 7')).click()
      await banc.widget.updateComplete
      const before = reads()
      hear({ [other]: [0, 1] })
      await until(() => banc.named('Léa, mardi 8')?.matches('.complet'))
      expect(banc.dit).not.to.include('plus de place')
      hear({ [mine]: [0, 1] })
      await until(() => banc.dit.includes('Léa, lundi 7 septembre, Mercredis'))
      expect(banc.dit).to.include('plus de place entre-temps')
      expect(nom(banc.named('Léa, lundi 7'))).to.include('sur la liste d’attente')
      expect(reads()).to.equal(before)
    })

    it('of the family’s own days are said: a place given, a request or an absence answered; not what one saves', async () => {
      const own = planning([
        ligne(LEA, [
          cellule('2026-09-07', { etat: 'en-attente', rang: 1 }),
          cellule('2026-09-08', { etat: 'demande' }),
          cellule('2026-09-09', { absence: { id: 'a1', etat: 'declaree', reponse: null }, etat: 'absent' }),
          cellule('2026-09-10'),
        ]),
      ])
      const week = structuredClone(own)
      banc = await Banc.open(() => structuredClone(week), accepting(week))
      ;(await banc.find('Léa, jeudi 10')).click()
      await until(() => banc.enregistrer.getAttribute('aria-disabled') === 'false')
      banc.enregistrer.click()
      await until(() => banc.named('Léa, jeudi 10')?.matches('.reserve'))
      expect(banc.dit, 'one’s own save').not.to.include('devient')
      const cell = await banc.find('Léa, lundi 7')
      cell.focus()
      const [monday, tuesday, wednesday] = week.lignes[0]?.cellules ?? []
      Object.assign(monday ?? {}, { etat: 'reserve', rang: null })
      Object.assign(tuesday ?? {}, { etat: 'libre' })
      Object.assign(wednesday ?? {}, { absence: { id: 'a1', etat: 'acceptee', reponse: null } })
      // biome-ignore lint/complexity/useLiteralKeys: reaching a protected member on purpose
      banc.widget['directChanged']('reservations')
      await until(() => banc.dit.includes('devient'))
      expect(banc.dit).to.include('Léa, lundi 7 septembre, Mercredis : « En attente » devient « Réservé ».')
      expect(banc.dit).to.include('Léa, mardi 8 septembre, Mercredis : « Demandé » devient « Libre ».')
      expect(banc.dit).to.include('« absence déclarée » devient « absence acceptée »')
      expect(banc.dit).to.not.include('jeudi 10')
      expect(nom(banc.root.activeElement)).to.include('Léa, lundi 7')
    })

    it('come with « places » of the live stream where it says them', async () => {
      const week = free()
      banc = await Banc.open(week)
      const creneau = week.lignes[0]?.cellules[0]?.creneau ?? ''
      const before = reads()
      // biome-ignore lint/complexity/useLiteralKeys: reaching a protected member on purpose
      banc.widget['directChanged']('places', { [creneau]: [0, 0] })
      await until(() => banc.named('Léa, lundi 7')?.matches('.complet'))
      expect(reads()).to.equal(before)
      // biome-ignore lint/complexity/useLiteralKeys: reaching a protected member on purpose
      banc.widget['directChanged']('places')
      await until(() => reads() > before)
    })
  })

  it('an offered place and a cell of the past close by themselves, in every view', async () => {
    const soon = (ms: number) => new Date(Date.parse('2026-09-04T08:00:00Z') + ms).toISOString()
    const week = planning([
      ligne(LEA, [
        cellule('2026-09-09', { etat: 'propose', expireLe: soon(300) }),
        cellule('2026-09-10', { reservableJusquAu: soon(300) }),
      ]),
    ])
    banc = await Banc.open(() => week, {}, { vue: 'mois' })
    await until(() => banc.named('Léa, mercredi 9')?.getAttribute('aria-disabled') === 'true')
    await until(() => banc.named('Léa, jeudi 10')?.matches('.hors-delai'))
  })
})
