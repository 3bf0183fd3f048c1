import type { EnregistrementRepondu } from '@inoe/contract/reservations'
import { expect } from '@open-wc/testing'
import { basculer, cleOf, demande, poser, reconcilier, suivant, totaux } from './brouillon.ts'
import { souhaiter } from './conflits.ts'
import { defaire } from './defaire.ts'
import { cellule, LEA, ligne, NOE, planning, repondre } from './exemples.ts'
import { grilleOf } from './grille.ts'
import { appliquerPlaces } from './places.ts'
import { choisirPlage } from './plage.ts'

const full = { etat: 'complet', motif: null, places: 0, attente: 3 } as const
const semaine = { du: '2026-09-07', au: '2026-09-13' }

describe('A wish', () => {
  it('on a full day joins its list, at no price; on an offered place, confirms it, then gives it up', () => {
    const joined = basculer(new Map(), LEA, cellule('2026-09-09', full))
    expect(totaux(joined)).to.deep.equal({ ajouts: 0, attentes: 1, retraits: 0, prixCentimes: 0 })
    const offered = cellule('2026-09-09', { etat: 'propose' })
    const yes = basculer(new Map(), LEA, offered)
    expect(totaux(yes)).to.deep.equal({ ajouts: 1, attentes: 0, retraits: 0, prixCentimes: 940 })
    const no = basculer(yes, LEA, offered)
    expect(totaux(no)).to.deep.equal({ ajouts: 0, attentes: 0, retraits: 1, prixCentimes: 0 })
    expect(basculer(no, LEA, offered).size).to.equal(0)
  })

  it('leaves a list and a request in one choice, and nothing can be wished of what cannot change', () => {
    for (const etat of ['en-attente', 'demande', 'reserve'] as const) {
      expect(suivant(new Map(), LEA, cellule('2026-09-09', { etat })), etat).to.equal('retirer')
      expect(suivant(new Map(), LEA, cellule('2026-09-09', { etat, motif: 'hors-delai' })), etat).to.equal(
        undefined,
      )
    }
  })

  it('becomes a wait when the last place goes, and a booking again when one comes back', () => {
    const free = cellule('2026-09-09')
    const one = basculer(new Map(), LEA, free)
    const waits = reconcilier(one, [ligne(LEA, [{ ...free, ...full }])])
    expect(totaux(waits)).to.include({ ajouts: 0, attentes: 1, prixCentimes: 0 })
    expect(totaux(reconcilier(waits, [ligne(LEA, [free])]))).to.include({
      ajouts: 1,
      attentes: 0,
      prixCentimes: 940,
    })
  })

  it('is « ensemble » for every addition, those whose place has gone too, and for nothing else', () => {
    let all = basculer(new Map(), LEA, cellule('2026-09-07'))
    all = basculer(all, NOE, cellule('2026-09-07'))
    all = basculer(all, LEA, cellule('2026-09-08', full))
    all = basculer(all, LEA, cellule('2026-09-10', { etat: 'reserve' }))
    expect(demande(all, true).map(({ ensemble }) => ensemble ?? false)).to.deep.equal([
      true,
      true,
      true,
      false,
    ])
    expect(demande(all).some((one) => 'ensemble' in one)).to.equal(false)
  })
})

describe('Units that share a part of the day', () => {
  const day = '2026-09-09'
  const two = (etat: 'libre' | 'reserve', motif: 'hors-delai' | null = null) => {
    const whole = ligne(LEA, [cellule(day, { etat, motif })], {
      unite: 'Journée',
      parties: ['matin', 'apres-midi'],
    })
    const matin = ligne(LEA, [cellule(day)], { unite: 'Matin', parties: ['matin'] })
    const noe = ligne(NOE, [cellule(day, { etat: 'reserve' })], { unite: 'Journée', parties: ['matin'] })
    const [booked, cell] = [whole.cellules[0], matin.cellules[0]]
    if (!booked || !cell) throw new Error('no cell')
    return { lignes: [whole, matin, noe], whole, matin, booked, cell }
  }

  it('a wish is taken back by one that it cannot go with, a booking is given back', () => {
    const { lignes, whole, matin, booked, cell } = two('libre')
    const first = poser(new Map(), LEA, booked, 'ajouter')
    const swap = souhaiter(first, lignes, matin, cell, 'ajouter')
    expect(swap.echanges).to.deep.equal(['Journée'])
    expect([...swap.brouillon.keys()]).to.deep.equal([cleOf(cell.creneau, LEA)])
    const held = two('reserve')
    const given = souhaiter(new Map(), held.lignes, held.matin, held.cell, 'ajouter')
    expect(given.brouillon.get(cleOf(held.booked.creneau, LEA))?.action).to.equal('retirer')
    expect(whole.enfant).to.equal(LEA)
  })

  it('nothing is wished against a booking that cannot be given back', () => {
    const { lignes, matin, cell } = two('reserve', 'hors-delai')
    expect(souhaiter(new Map(), lignes, matin, cell, 'ajouter')).to.deep.equal({
      brouillon: new Map(),
      echanges: [],
      empeche: 'Journée',
    })
  })
})

describe('A range', () => {
  const row = ligne(LEA, [
    cellule('2026-09-07'),
    cellule('2026-09-08', { etat: 'reserve' }),
    cellule('2026-09-09', full),
    cellule('2026-09-10', { etat: 'hors-delai', motif: 'hors-delai' }),
    cellule('2026-09-11'),
  ])
  const week = planning([row])
  const cases = (brouillon = new Map()) => [
    ...grilleOf(week, semaine, { brouillon, refus: new Map(), masques: new Set() }).cases.values(),
  ]

  it('adds what can be added, leaves what is booked, joins no list unless it began on a full day', () => {
    const added = choisirPlage(new Map(), week.lignes, cases())
    expect([...added.brouillon.values()].map(({ date }) => date)).to.deep.equal(['2026-09-07', '2026-09-11'])
    expect(added).to.include({ faits: 2, impossibles: 2 })
    const [, , third, ...rest] = cases()
    const waits = choisirPlage(new Map(), week.lignes, third ? [third, ...rest] : rest)
    expect([...waits.brouillon.values()].map(({ date }) => date)).to.deep.equal(['2026-09-09', '2026-09-11'])
  })

  it('takes back when it begins on a wish', () => {
    const { brouillon } = choisirPlage(new Map(), week.lignes, cases())
    expect(choisirPlage(brouillon, week.lignes, cases(new Map(brouillon))).brouillon.size).to.equal(0)
  })
})

describe('Undoing a save', () => {
  it('asks the contrary of what was done, not of what was refused, and counts what cannot be put back', () => {
    const [kept, late, lost, elsewhere] = ['07', '08', '09', '10'].map((day) => cellule(`2026-09-${day}`))
    if (!kept || !late || !lost || !elsewhere) throw new Error('no cell')
    const asked = [
      { creneau: kept.creneau, enfant: LEA, action: 'ajouter' as const },
      { creneau: late.creneau, enfant: LEA, action: 'ajouter' as const },
      { creneau: lost.creneau, enfant: LEA, action: 'retirer' as const },
      { creneau: elsewhere.creneau, enfant: LEA, action: 'retirer' as const },
      { creneau: kept.creneau, enfant: NOE, action: 'ajouter' as const },
    ]
    const reponse: EnregistrementRepondu = repondre(asked.slice(0, 4))
    reponse.cellules.push(...repondre(asked.slice(4), () => true).cellules)
    const now = [
      ligne(LEA, [
        { ...kept, etat: 'reserve' },
        { ...late, etat: 'reserve', motif: 'hors-delai' },
        { ...lost, ...full },
      ]),
    ]
    expect(defaire(reponse, now)).to.deep.equal({
      cellules: [
        { creneau: kept.creneau, enfant: LEA, action: 'retirer' },
        { creneau: elsewhere.creneau, enfant: LEA, action: 'ajouter' },
      ],
      impossibles: 2,
    })
  })
})

describe('Places that others take and give back', () => {
  const free = cellule('2026-09-09', { places: 1 })
  const week = planning([
    ligne(LEA, [free, cellule('2026-09-16', { etat: 'reserve', places: 2 })]),
    ligne(NOE, [{ ...free }]),
  ])
  const at = (next = week) => next.lignes.map((one) => one.cellules[0])

  it('fill a day for every child, and free it', () => {
    const filled = appliquerPlaces(week, { [free.creneau]: [0, 2] })
    for (const one of at(filled))
      expect(one).to.include({ etat: 'complet', motif: null, places: 0, attente: 2 })
    const freed = appliquerPlaces(filled, { [free.creneau]: [1, 0] })
    for (const one of at(freed)) expect(one).to.include({ etat: 'libre', motif: null, places: 1 })
  })

  it('cannot be waited for where the activity keeps no list', () => {
    const without = planning([ligne(LEA, [free], { listeAttente: false })])
    expect(at(appliquerPlaces(without, { [free.creneau]: [0, 0] }))[0]).to.include({
      etat: 'complet',
      motif: 'complet',
    })
  })

  it('change nothing to what is held, to what another rule closes, nor to a planning without them', () => {
    const held = week.lignes[0]?.cellules[1]?.creneau ?? ''
    expect(appliquerPlaces(week, { [held]: [0, 0] }).lignes[0]?.cellules[1]).to.include({
      etat: 'reserve',
      places: 0,
    })
    const capped = planning([ligne(LEA, [{ ...free, motif: 'plafond' }])])
    expect(at(appliquerPlaces(capped, { [free.creneau]: [0, 0] }))[0]).to.include({
      etat: 'libre',
      motif: 'plafond',
    })
    expect(appliquerPlaces(week, { inconnu: [0, 0] })).to.equal(week)
  })
})
