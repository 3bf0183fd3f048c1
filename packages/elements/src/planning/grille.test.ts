import { expect } from '@open-wc/testing'
import { basculer, cleOf, demande, reconcilier, totaux } from './brouillon.ts'
import { compteARebours } from './compte-a-rebours.ts'
import { lundiDe } from './etendue.ts'
import { cellule, LEA, ligne, NOE, planning, semaineComplete } from './exemples.ts'
import { devenir, grilleOf, jourUtile, prochainChangement } from './grille.ts'

const rien = { brouillon: new Map(), refus: new Map(), masques: new Set<string>() }
const semaine = { du: '2026-09-07', au: '2026-09-13' }
const at = (iso: string) => Date.parse(iso)

describe('The grid of a week', () => {
  it('begins on Monday, shows five days and the week-end only when something takes place', () => {
    expect([lundiDe('2026-09-07'), lundiDe('2026-09-13'), lundiDe('2027-01-01')]).to.deep.equal([
      '2026-09-07',
      '2026-09-07',
      '2026-12-28',
    ])
    expect(grilleOf(semaineComplete(), semaine, rien).jours).to.have.length(5)
    const saturday = planning([ligne(LEA, [cellule('2026-09-12')])])
    expect(grilleOf(saturday, semaine, rien).jours.at(-1)).to.equal('2026-09-12')
    expect(grilleOf(planning([ligne(LEA, [])]), semaine, rien).vide).to.equal(true)
  })

  it('opens on the week of the next day there is', () => {
    const avant = { du: '2026-08-31', au: '2026-09-06' }
    const sunday = { ...planning([ligne(LEA, [cellule('2026-09-02')])]), aujourdhui: '2026-09-06' }
    expect(jourUtile({ ...sunday, jourSuivant: '2026-09-09' }, avant)).to.equal('2026-09-09')
    expect(jourUtile({ ...sunday, jourSuivant: null }, avant)).to.equal('2026-09-06')
    expect(jourUtile({ ...sunday, aujourdhui: '2026-09-02', jourSuivant: '2026-09-09' }, avant)).to.equal(
      '2026-09-02',
    )
  })

  it('hides the rows of a child without touching what was changed', () => {
    const brouillon = basculer(new Map(), LEA, cellule('2026-09-09'))
    const grille = grilleOf(semaineComplete(), semaine, {
      ...rien,
      brouillon,
      masques: new Set([LEA]),
    })
    expect(grille.groupes.map((one) => one.enfant.id)).to.deep.equal([NOE])
    expect(brouillon.size).to.equal(1)
  })

  it('a cell opens at its instant and closes after its deadline, without the server', () => {
    const early = cellule('2026-09-09', {
      etat: 'pas-encore-ouvert',
      motif: 'pas-encore-ouvert',
      ouvreLe: '2026-09-05T07:00:00.000Z',
    })
    expect(devenir(early, at('2026-09-05T06:59:59.999Z')).etat).to.equal('pas-encore-ouvert')
    expect(devenir(early, at('2026-09-05T07:00:00Z'))).to.include({
      etat: 'libre',
      motif: null,
      ouvreLe: null,
    })
    expect(devenir({ ...early, places: 0 }, at('2026-09-05T07:00:00Z')).motif).to.equal('complet')
    expect(devenir(early, at('2026-09-07T10:00:00.001Z')).etat).to.equal('hors-delai')
    const free = cellule('2026-09-09')
    expect(devenir(free, at('2026-09-07T10:00:00Z')).etat).to.equal('libre')
    expect(devenir(free, at('2026-09-07T10:00:00.001Z')).motif).to.equal('hors-delai')
    const booked = cellule('2026-09-09', { etat: 'reserve' })
    expect(devenir(booked, at('2026-09-07T10:00:00.001Z'))).to.include({
      etat: 'reserve',
      motif: 'hors-delai',
    })
  })

  it('knows when it changes next', () => {
    const week = semaineComplete()
    expect(prochainChangement(week, at('2026-09-04T08:00:00Z'))).to.equal(at('2026-09-05T07:00:00Z'))
    expect(prochainChangement(week, at('2026-09-05T07:00:00Z'))).to.equal(at('2026-09-07T10:00:00.001Z'))
    expect(prochainChangement(week, at('2026-09-07T10:00:00.001Z'))).to.equal(undefined)
  })

  it('counts down to zero at the instant itself', () => {
    const deuxJours = compteARebours(2 * 86_400_000 + 4 * 3_600_000 + 12 * 60_000 + 33_000)
    expect(deuxJours.replaceAll(/\s/g, ' ')).to.equal('2 j 04:12:33')
    expect([compteARebours(1001), compteARebours(1000), compteARebours(1), compteARebours(0)]).to.deep.equal([
      '00:00:02',
      '00:00:01',
      '00:00:01',
      '00:00:00',
    ])
  })
})

describe('What is not saved yet', () => {
  const free = cellule('2026-09-09')
  const booked = cellule('2026-09-10', { etat: 'reserve', prixCentimes: 700 })

  it('is counted and priced, and taken back by choosing again', () => {
    const one = basculer(basculer(new Map(), LEA, free), LEA, booked)
    expect(totaux(one)).to.deep.equal({ ajouts: 1, retraits: 1, attentes: 0, prixCentimes: 240 })
    expect(demande(one)).to.deep.equal([
      { creneau: free.creneau, enfant: LEA, action: 'ajouter' },
      { creneau: booked.creneau, enfant: LEA, action: 'retirer' },
    ])
    expect(basculer(one, LEA, free).has(cleOf(free.creneau, LEA))).to.equal(false)
    expect(one.size).to.equal(2)
  })

  it('drops what came true elsewhere and keeps the rest, also what became impossible', () => {
    const one = basculer(basculer(basculer(new Map(), LEA, free), NOE, free), LEA, booked)
    const next = reconcilier(one, [
      ligne(LEA, [
        { ...free, etat: 'reserve' },
        { ...booked, etat: 'libre' },
      ]),
      ligne(NOE, [{ ...free, etat: 'complet', motif: 'complet' }]),
    ])
    expect([...next.keys()]).to.deep.equal([cleOf(free.creneau, NOE)])
    expect(reconcilier(next, [])).to.equal(next)
  })
})
