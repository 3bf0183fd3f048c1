import { CELLULES_MAX as CELLULES, JOURS_MAX as JOURS, type LignePlanning } from '@inoe/contract/reservations'
import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { plusJours } from '../../i18n/format.ts'
import { type Brouillon, cleOf, poser, souhaits } from '../brouillon.ts'
import { souhaiter } from '../conflits.ts'
import { cellule, LEA, ligne, NOE } from '../exemples.ts'
import { CELLULES_MAX, JOURS_MAX } from './limites.ts'
import {
  cleMotif,
  type Demande,
  jourSemaine,
  motifDe,
  preparer,
  retenue,
  semaineIso,
} from './semaine-type.rules.ts'

const regles = { cleOf, poser, souhaits, souhaiter }
const DU = '2026-09-07'
const jours = (count: number) => Array.from({ length: count }, (_, day) => plusJours(DU, day))

describe('The limits spelled out', () => {
  it('are the contract’s', () => {
    expect([JOURS_MAX, CELLULES_MAX]).to.deep.equal([JOURS, CELLULES])
  })
})

describe('ISO weeks', () => {
  it('are those of the calendar, also around New Year', () => {
    const known = {
      '2026-01-01': 1,
      '2026-09-07': 37,
      '2026-12-31': 53,
      '2027-01-03': 53,
      '2027-01-04': 1,
      '2024-12-30': 1,
    }
    for (const [date, week] of Object.entries(known)) expect(semaineIso(date), date).to.equal(week)
  })

  it('every day is in the odd weeks or in the even ones, with its whole week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const date = plusJours('2000-01-01', days)
        const monday = plusJours(date, 1 - jourSemaine(date))
        expect(retenue(date, 'paires')).to.equal(!retenue(date, 'impaires'))
        expect(retenue(date, 'paires')).to.equal(retenue(monday, 'paires'))
      }),
    )
  })
})

const etat = fc.constantFrom('libre', 'reserve', 'complet', 'hors-delai', 'en-attente', 'demande', 'facture')
const DAYS = 28
interface Monde {
  lignes: LignePlanning[]
  brouillon: Brouillon
  demande: Omit<Demande, 'lignes'>
}

/** Two children, two units that share the morning and one apart, any states, any wishes, any pattern. */
const monde: fc.Arbitrary<Monde> = fc
  .record({
    etats: fc.array(etat, { minLength: DAYS * 6, maxLength: DAYS * 6 }),
    wishes: fc.array(fc.nat({ max: DAYS * 6 - 1 }), { maxLength: 12 }),
    motif: fc.uniqueArray(fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 1, max: 7 })), { maxLength: 10 }),
    enfants: fc.subarray([LEA, NOE], { minLength: 1 }),
    span: fc.tuple(fc.nat({ max: DAYS - 1 }), fc.nat({ max: DAYS - 1 })),
    rythme: fc.constantFrom('toutes' as const, 'paires' as const, 'impaires' as const),
    remplacer: fc.boolean(),
    attendre: fc.boolean(),
  })
  .map(({ etats, wishes, motif, enfants, span, ...rest }) => {
    const units = [
      { unite: 'Journée', parties: ['matin', 'apres-midi'] },
      { unite: 'Matin', parties: ['matin'] },
      { unite: 'Soir', parties: ['soir'] },
    ]
    let rank = 0
    const lignes = [LEA, NOE].flatMap((enfant) =>
      units.map((more) =>
        ligne(
          enfant,
          jours(DAYS).map((date) => {
            const one = etats[rank++] ?? 'libre'
            return cellule(date, {
              etat: one,
              motif: one === 'hors-delai' ? 'hors-delai' : one === 'facture' ? 'deja-facture' : null,
            })
          }),
          more,
        ),
      ),
    )
    const all = lignes.flatMap((one) => one.cellules.map((cell) => ({ ligne: one, cell })))
    let brouillon: Brouillon = new Map()
    for (const wish of wishes) {
      const { ligne: row, cell } = all[wish] ?? {}
      const [action] = cell ? souhaits(cell) : []
      if (row && cell && action) brouillon = poser(brouillon, row.enfant, cell, action)
    }
    const [a, b] = [Math.min(...span), Math.max(...span)]
    const keys = motif.flatMap(([unit, day]) => {
      const row = lignes[unit]
      return row ? [cleMotif(row, day)] : []
    })
    return {
      lignes,
      brouillon,
      demande: {
        motif: new Set(keys),
        enfants,
        du: plusJours(DU, a),
        au: plusJours(DU, b),
        activites: new Set(lignes.map(({ offre }) => offre.activite)),
        ...rest,
      },
    }
  })

const added = (before: Brouillon, after: Brouillon) => [...after].filter(([cle]) => !before.has(cle))

describe('A pattern', () => {
  it('never takes away what is there unless asked', () => {
    fc.assert(
      fc.property(monde, ({ lignes, brouillon, demande }) => {
        const { brouillon: after, retraits } = preparer(
          brouillon,
          { ...demande, lignes, remplacer: false },
          regles,
        )
        expect(retraits).to.equal(0)
        for (const [cle, wish] of brouillon) expect(after.get(cle)).to.equal(wish)
        for (const [, wish] of added(brouillon, after)) expect(wish.action).to.equal('ajouter')
      }),
    )
  })

  it('adds only days of the pattern, of its weeks, children and dates, that can be added', () => {
    fc.assert(
      fc.property(monde, ({ lignes, brouillon, demande }) => {
        const { brouillon: after, ajouts } = preparer(
          brouillon,
          { ...demande, lignes, remplacer: false },
          regles,
        )
        const fresh = added(brouillon, after)
        expect(ajouts).to.equal(fresh.length)
        const rows = new Map(
          lignes.flatMap((row) =>
            row.cellules.map((cell) => [cleOf(cell.creneau, row.enfant), { row, cell }]),
          ),
        )
        for (const [cle, { date, enfant }] of fresh) {
          const found = rows.get(cle)
          if (!found) throw new Error(cle)
          expect(demande.motif.has(cleMotif(found.row, jourSemaine(date)))).to.equal(true)
          expect(retenue(date, demande.rythme) && date >= demande.du && date <= demande.au).to.equal(true)
          expect(demande.enfants).to.include(enfant)
          expect(souhaits(found.cell)).to.include('ajouter')
          if (!demande.attendre) expect(found.cell.etat).not.to.equal('complet')
        }
      }),
    )
  })

  it('counts each of its days once: added, there already, or why not; applied again it adds nothing', () => {
    fc.assert(
      fc.property(monde, ({ lignes, brouillon, demande }) => {
        const asked = { ...demande, lignes, remplacer: false }
        const { brouillon: after, ajouts, deja, impossibles } = preparer(brouillon, asked, regles)
        const days = lignes
          .filter(({ enfant }) => demande.enfants.includes(enfant))
          .flatMap((row) =>
            row.cellules.filter(({ date }) => demande.motif.has(cleMotif(row, jourSemaine(date)))),
          )
          .filter(({ date }) => date >= demande.du && date <= demande.au && retenue(date, demande.rythme))
        expect(ajouts + deja + impossibles.length).to.equal(days.length)
        const again = preparer(after, asked, regles)
        expect([again.ajouts, again.brouillon.size]).to.deep.equal([0, after.size])
      }),
    )
  })

  it('replacing leaves, of what can be given back, only the pattern', () => {
    fc.assert(
      fc.property(monde, ({ lignes, demande }) => {
        const { brouillon } = preparer(new Map(), { ...demande, lignes, remplacer: true }, regles)
        for (const row of lignes)
          for (const cell of row.cellules) {
            const { date } = cell
            const inside = demande.enfants.includes(row.enfant) && date >= demande.du && date <= demande.au
            if (
              !inside ||
              !retenue(date, demande.rythme) ||
              demande.motif.has(cleMotif(row, jourSemaine(date)))
            )
              continue
            if (!souhaits(cell).includes('retirer')) continue
            expect(brouillon.get(cleOf(cell.creneau, row.enfant))?.action).to.equal('retirer')
          }
      }),
    )
  })

  it('begins with what the child has or wishes, and says who has none of it', () => {
    const lea = ligne(LEA, [
      cellule('2026-09-07', { etat: 'reserve' }),
      cellule('2026-09-08'),
      cellule('2026-09-09'),
    ])
    const [, second] = lea.cellules
    if (!second) throw new Error('no cell')
    const brouillon = poser(new Map(), LEA, second, 'ajouter')
    const motif = motifDe([lea], LEA, brouillon, regles)
    expect([...motif]).to.deep.equal([cleMotif(lea, 1), cleMotif(lea, 2)])
    const other = {
      enfants: [LEA, NOE],
      du: DU,
      au: plusJours(DU, 6),
      rythme: 'toutes',
      remplacer: false,
      attendre: false,
    } as const
    const asked = { ...other, motif, lignes: [lea], activites: new Set([lea.offre.activite]) }
    expect(preparer(new Map(), asked, regles).sansOffre).to.deep.equal([NOE])
  })

  it('stops at what one save takes', () => {
    const many = Array.from({ length: 40 }, (_, rank) =>
      ligne(
        LEA,
        jours(28).map((date) => cellule(date)),
        { unite: `U${rank}` },
      ),
    )
    const motif = new Set(many.flatMap((row) => [1, 2, 3, 4, 5, 6, 7].map((day) => cleMotif(row, day))))
    const asked = {
      motif,
      lignes: many,
      enfants: [LEA],
      du: DU,
      au: plusJours(DU, 27),
      rythme: 'toutes',
      remplacer: false,
      attendre: false,
    } as const
    const apercu = preparer(
      new Map(),
      { ...asked, activites: new Set(many.map(({ offre }) => offre.activite)) },
      regles,
    )
    expect(apercu.ajouts).to.equal(CELLULES_MAX)
    expect(apercu.impossibles.every(({ obstacle }) => obstacle === 'trop')).to.equal(true)
  })
})
