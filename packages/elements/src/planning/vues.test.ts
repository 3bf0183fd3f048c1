import { expect } from '@open-wc/testing'
import { until } from '../espace/testing.ts'
import { Banc, nom } from './banc.ts'
import { cellule, LEA, ligne, NOE, planning, semaineComplete } from './exemples.ts'
import { messages } from './messages.fr.ts'

describe('The views of the planning', () => {
  let banc: Banc
  afterEach(() => banc.close())
  const vue = () => banc.$$('.vues [aria-pressed=true]').map((one) => one.textContent?.trim())[0]
  const montre = async (words: string) => {
    await banc.presser(words)
    await until(() => vue() === words && banc.$('.case'))
  }

  it('show every child and activity, each cell under the same name, in each view, and nothing that axe finds', async () => {
    banc = await Banc.open(semaineComplete())
    const names = () =>
      banc
        .$$('.case')
        .map(nom)
        .map((one) => one.toLowerCase())
        .sort()
    const week = names()
    expect(week).to.have.length(10)
    expect(week).to.include(
      'léa, mercredi 9 septembre, l’arbre à paumes, mercredis, journée, libre, 4 places',
    )
    for (const words of ['Mois', 'Liste']) {
      await montre(words)
      if (words === 'Liste')
        expect(names().map((one) => one.slice(0, 40))).to.deep.equal(week.map((one) => one.slice(0, 40)))
      else expect(names()).to.deep.equal(week)
      await expect(banc.widget).to.be.accessible()
    }
  })

  it('ask for the days that they show: a week, or the whole weeks of a month', async () => {
    banc = await Banc.open(semaineComplete())
    await montre('Mois')
    const asked = banc.api.requests
      .filter((one) => one.url.includes('/planning'))
      .map((one) => [...new URL(one.url).searchParams.values()].join(' '))
    expect(asked[0]).to.equal('2026-09-07 2026-09-13')
    expect(asked).to.include('2026-08-31 2026-10-04')
    await banc.presser('Aujourd’hui')
    expect(banc.texte).to.include('septembre 2026')
    banc.$('.rond:not(.avant)')?.click()
    await until(() => banc.texte.includes('octobre 2026'))
  })

  it('are remembered with the filters, for that login, and the attribute gives way to them', async () => {
    banc = await Banc.open(semaineComplete())
    await montre('Liste')
    await banc.presser('Noé')
    await until(() => !banc.named('Noé'))
    banc.widget.remove()
    // What another login of this browser would see: the default.
    banc.api.answer('GET session', {
      connecte: true,
      courriel: 'autre@exemple.fr',
      role: 'famille',
      prenom: 'Alex',
    })
    const kept = { ...localStorage }
    banc.close()
    Object.assign(localStorage, kept)
    banc = await Banc.open(semaineComplete(), {}, { vue: 'mois' })
    expect(vue()).to.equal('Liste')
    expect(banc.named('Noé')).to.equal(undefined)
    expect(JSON.stringify(kept)).not.to.match(/camille|Léa|Noé/)
    banc.close()
    Object.assign(localStorage, kept)
    banc = await Banc.open(
      semaineComplete(),
      { 'GET session': { connecte: true, courriel: 'autre@exemple.fr', role: 'famille', prenom: 'Alex' } },
      { vue: 'mois' },
    )
    expect(vue()).to.equal('Mois')
    expect(banc.named('Noé')).to.exist
  })

  it('open where the browser forbids to remember', async () => {
    const own = Storage.prototype.getItem
    const write = Storage.prototype.setItem
    const forbid = <A extends unknown[], R>(work: (this: Storage, key: string, ...more: A) => R) =>
      function (this: Storage, key: string, ...more: A): R {
        if (key.startsWith('inoe:planning')) throw new DOMException('forbidden', 'SecurityError')
        return work.call(this, key, ...more)
      }
    Storage.prototype.getItem = forbid(own)
    Storage.prototype.setItem = forbid(write)
    try {
      banc = await Banc.open(semaineComplete())
      await montre('Mois')
    } finally {
      Storage.prototype.getItem = own
      Storage.prototype.setItem = write
    }
  })

  it('begin with the list where the widget is narrow, whatever the page', async () => {
    banc = await Banc.open(semaineComplete(), {}, { vue: '', largeur: '479px' })
    expect(vue()).to.equal('Liste')
    expect(banc.widget.scrollWidth).to.be.at.most(479)
    for (const cell of banc.$$('.case')) expect(cell.getBoundingClientRect().height).to.be.at.least(44)
    banc.close()
    banc = await Banc.open(semaineComplete(), {}, { vue: '', largeur: '480px' })
    expect(vue()).to.equal('Semaine')
  })

  it('list first the days ahead, then those of the week that are gone', async () => {
    const days = ['2026-09-07', '2026-09-09', '2026-09-11'].map((date) => cellule(date))
    const week = planning([ligne(LEA, days)], {
      aujourdhui: '2026-09-09',
      maintenant: '2026-09-07T08:00:00Z',
    })
    banc = await Banc.open(week)
    await montre('Liste')
    expect(banc.$$('tbody th').map((one) => one.textContent?.trim())).to.deep.equal([
      'mercredi 9 septembre',
      'vendredi 11 septembre',
      'lundi 7 septembre',
    ])
  })

  it('fit 320 pixels, the month too, with targets that a finger can hit', async () => {
    banc = await Banc.open(semaineComplete(), {}, { vue: 'mois', largeur: '320px' })
    expect(banc.widget.scrollWidth).to.be.at.most(320)
    for (const cell of banc.$$('.case')) {
      const { width, height } = cell.getBoundingClientRect()
      expect(Math.min(width, height), nom(cell)).to.be.at.least(24)
    }
    await expect(banc.widget).to.be.accessible()
  })

  it('hide an activity by its filter', async () => {
    const soir = { activite: 'Accueil du soir', offre: { activite: 'soir', unite: 'soir' } }
    banc = await Banc.open(
      planning([ligne(LEA, [cellule('2026-09-09')]), ligne(LEA, [cellule('2026-09-10')], soir)]),
    )
    await banc.presser('Activités')
    await banc.presser('Accueil du soir')
    await until(() => banc.$$('.case').length === 1)
    expect(banc.$('summary')?.textContent).to.include('1/2')
  })

  it('show a sejour as one cell over its days, from the week it begins in to the one it ends in', async () => {
    const sejour = ligne(LEA, [cellule('2026-09-10', { fin: '2026-09-15' })], {
      mode: 'sejour',
      unite: 'Séjour',
    })
    banc = await Banc.open(planning([sejour, ligne(NOE, [cellule('2026-09-09')])]))
    const cell = await banc.find('Léa, du jeudi 10 septembre au mardi 15 septembre')
    const [day] = banc.$$('.case').filter((one) => nom(one).startsWith('Noé'))
    expect(banc.$$('.case')).to.have.length(2)
    expect(cell.getBoundingClientRect().width).to.be.greaterThan(
      (day?.getBoundingClientRect().width ?? 0) * 3.5,
    )
    await montre('Mois')
    expect(
      banc.$$('.case').filter((one) => one.dataset.k === cell.dataset.k),
      'once in each of its weeks',
    ).to.have.length(2)
    await expect(banc.widget).to.be.accessible()
  })

  it('show hours of a contract, that are changed elsewhere', async () => {
    const gardes = [
      {
        enfant: NOE,
        structure: 'La Cabane',
        activite: 'Accueil régulier',
        date: '2026-09-08',
        debut: '08:30',
        fin: '17:00',
        etat: 'contrat' as const,
      },
      {
        enfant: NOE,
        structure: 'La Cabane',
        activite: 'Accueil régulier',
        date: '2026-09-09',
        debut: '09:00',
        fin: '12:15',
        etat: 'demande' as const,
      },
    ]
    banc = await Banc.open(planning([], { gardes }))
    const cell = await banc.find('Noé, mardi 8 septembre, La Cabane, Accueil régulier')
    expect(nom(cell).replaceAll(/[\u00a0\u2060]/g, ' ')).to.match(/Contrat, 8 h 30 – +17 h$/)
    expect(nom(await banc.find('Noé, mercredi 9'))).to.include('Demandé, 9')
    cell.click()
    await until(() => banc.dit.includes('d’un contrat'))
    await expect(banc.widget).to.be.accessible()
  })

  it('keep the word of a state whole on a phone, however long what follows it', async () => {
    const tard = cellule('2026-09-09', {
      etat: 'reserve',
      motif: 'hors-delai',
      annulableJusquAu: '2026-09-03T08:00:00.000Z',
      absenceJusquAu: '2026-09-10',
    })
    banc = await Banc.open(planning([ligne(LEA, [tard])]), {}, { vue: 'liste', largeur: '320px' })
    const mot = await until(() => banc.$('.mot'))
    expect(mot.textContent).to.include('Réservé')
    const [word, cell] = [mot.getBoundingClientRect(), banc.$('.case')?.getBoundingClientRect()]
    expect(word.width).to.be.greaterThan(word.height)
    expect(word.right).to.be.at.most(cell?.right ?? 0)
  })

  it('say each state in words and by a shape, and the legend names it', async () => {
    const late = {
      reservableJusquAu: '2026-09-03T08:00:00.000Z',
      annulableJusquAu: '2026-09-03T08:00:00.000Z',
    }
    const absence = (etat: 'declaree' | 'refusee') => ({ id: LEA, etat, reponse: null })
    const rows = [
      [cellule('2026-09-09', { etat: 'en-attente', rang: 2 }), 'En attente, 2e de la liste'],
      [
        cellule('2026-09-09', { etat: 'propose', expireLe: '2026-09-06T16:00:00.000Z' }),
        'À confirmer, avant dim. 6 à 18 h',
      ],
      [cellule('2026-09-09', { etat: 'demande' }), 'Demandé, le service va répondre'],
      [
        cellule('2026-09-09', { etat: 'complet', attente: 3, places: 0 }),
        'Complet, 3 attendent : s’inscrire sur la liste d’attente',
      ],
      [cellule('2026-09-09', { etat: 'complet', motif: 'complet', places: 0 }), 'Complet, plus de place'],
      [cellule('2026-09-09', { motif: 'plafond' }), 'Fermé, maximum atteint'],
      [
        cellule('2026-09-09', {
          ...late,
          etat: 'reserve',
          motif: 'hors-delai',
          absenceJusquAu: '2026-09-10',
        }),
        'Réservé, trop tard pour annuler, absence possible',
      ],
      [
        cellule('2026-09-09', { etat: 'absent', motif: 'deja-absent', absence: absence('declaree') }),
        'Absent, absence déclarée',
      ],
      [
        cellule('2026-09-09', { etat: 'absent', motif: 'deja-absent', absence: absence('refusee') }),
        'Absent, absence refusée',
      ],
      [cellule('2026-09-09', { etat: 'present', motif: 'deja-facture' }), 'Présent, facturé'],
    ] as const
    banc = await Banc.open(planning(rows.map(([cell], rank) => ligne(LEA, [cell], { unite: `U${rank}` }))))
    for (const [rank, [, words]] of rows.entries())
      expect(nom(banc.$$('.case')[rank]).replaceAll('\u00a0', ' '), words).to.match(
        new RegExp(`u${rank}, ${words}$`, 'i'),
      )
    const legend = banc.$$('.legende li').map((one) => one.textContent ?? '')
    for (const etat of ['en-attente', 'propose', 'demande', 'complet', 'absent', 'present'] as const)
      expect(
        legend.some((one) => one.includes(messages.mots[etat])),
        etat,
      ).to.equal(true)
    await expect(banc.widget).to.be.accessible()
  })
})
