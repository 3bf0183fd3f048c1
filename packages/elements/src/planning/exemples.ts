// Plannings for the tests: what the API answers, around one week of September 2026.
import type {
  Cellule,
  CelluleRepondue,
  EnregistrementRepondu,
  LignePlanning,
  Planning,
} from '@inoe/contract/reservations'

const AUTRE = '01920000-0000-7000-8000-0000000000a1'
export const LEA = '01920000-0000-7000-8000-000000000001'
export const NOE = '01920000-0000-7000-8000-000000000002'

let creneaux = 0
/** A cell that can be booked, unless told otherwise. */
export function cellule(date: string, more: Partial<Cellule> = {}): Cellule {
  return {
    date,
    fin: null,
    attente: 0,
    rang: null,
    expireLe: null,
    absence: null,
    absenceJusquAu: null,
    creneau: `01920000-0000-7000-8000-${String(++creneaux).padStart(12, '0')}`,
    etat: 'libre',
    motif: null,
    places: 4,
    prixCentimes: 940,
    ouvreLe: null,
    reservableJusquAu: '2026-09-07T10:00:00.000Z',
    annulableJusquAu: '2026-09-07T10:00:00.000Z',
    ...more,
  }
}

export function ligne(enfant: string, cellules: Cellule[], more: Partial<LignePlanning> = {}): LignePlanning {
  const structure = more.structure ?? 'L’arbre à paumes'
  const activite = more.activite ?? 'Mercredis'
  const unite = more.unite ?? 'Journée'
  return {
    id: `${enfant} ${structure} ${activite} ${unite}`,
    enfant,
    structure,
    offre: { activite: AUTRE, unite },
    parties: [unite],
    mode: 'jour',
    validation: false,
    listeAttente: true,
    prixExplication: '',
    plafond: '',
    activite,
    groupe: '',
    unite,
    horaires: '8 h – 18 h',
    prixCentimes: 940,
    delaiReservation: '2 jours ouvrés avant, avant 12 h 00',
    delaiAnnulation: '2 jours ouvrés avant, avant 12 h 00',
    cellules,
    ...more,
  }
}

export function planning(lignes: LignePlanning[], more: Partial<Planning> = {}): Planning {
  return {
    maintenant: '2026-09-04T08:00:00.000Z',
    aujourdhui: '2026-09-04',
    enfants: [
      { id: LEA, prenom: 'Léa', nom: 'Durand', age: 8 },
      { id: NOE, prenom: 'Noé', nom: 'Durand', age: 5 },
    ],
    lignes,
    jourPrecedent: '2026-09-02',
    jourSuivant: '2026-09-16',
    ouverture: null,
    gardes: [],
    ...more,
  }
}

/** One week with every state that a parent meets. */
export function semaineComplete(): Planning {
  const soir = {
    structure: 'Périscolaire',
    activite: 'Accueil du soir',
    unite: 'Soir',
    horaires: '16 h 30 – 18 h 30',
    prixCentimes: 210,
  }
  const late = { reservableJusquAu: '2026-09-03T08:00:00.000Z', annulableJusquAu: '2026-09-03T08:00:00.000Z' }
  const repas = {
    structure: 'Restaurant scolaire',
    activite: 'Repas',
    unite: 'Repas',
    horaires: '',
    prixCentimes: 335,
  }
  return planning(
    [
      ligne(LEA, [cellule('2026-09-09')]),
      ligne(
        LEA,
        [
          cellule('2026-09-07', { ...late, etat: 'facture', motif: 'deja-facture', prixCentimes: 210 }),
          cellule('2026-09-08', { etat: 'reserve', prixCentimes: 210 }),
          cellule('2026-09-10', { etat: 'complet', motif: 'complet', places: 0, prixCentimes: 210 }),
          cellule('2026-09-11', { places: 11, prixCentimes: 210 }),
        ],
        soir,
      ),
      ligne(NOE, [cellule('2026-09-09', { places: 1 })]),
      ligne(
        NOE,
        [
          cellule('2026-09-07', { ...late, etat: 'hors-delai', motif: 'hors-delai', prixCentimes: 335 }),
          cellule('2026-09-08', { ...late, etat: 'reserve', motif: 'hors-delai', prixCentimes: 335 }),
          cellule('2026-09-10', {
            etat: 'pas-encore-ouvert',
            motif: 'pas-encore-ouvert',
            ouvreLe: '2026-09-05T07:00:00.000Z',
            prixCentimes: 335,
          }),
          cellule('2026-09-11', { etat: 'ferme', motif: 'age', prixCentimes: 335 }),
        ],
        repas,
      ),
    ],
    { ouverture: { nom: 'Repas, Rentrée 2026', instant: '2026-09-05T07:00:00.000Z' } },
  )
}

/** An answer that confirms everything it is asked, but what `refuse` names. */
export function repondre(
  asked: readonly { creneau: string; enfant: string; action: 'ajouter' | 'retirer' }[],
  refuse: (creneau: string) => boolean = () => false,
): EnregistrementRepondu {
  const cellules = asked.map((one): CelluleRepondue => {
    const refused = refuse(one.creneau)
    const etat = refused ? 'refusee' : one.action === 'ajouter' ? 'confirmee' : 'annulee'
    return {
      ...one,
      etat,
      rang: null,
      prixCentimes: refused ? 0 : one.action === 'ajouter' ? 940 : -940,
      refus: refused
        ? {
            code: 'complet',
            message: 'Il n’y a plus de place ce jour-là.',
            depuis: null,
            jusquA: null,
            places: 0,
          }
        : null,
    }
  })
  return {
    cellules,
    confirmees: cellules.filter((one) => one.etat === 'confirmee').length,
    enAttente: cellules.filter((one) => one.etat === 'en-attente').length,
    demandees: cellules.filter((one) => one.etat === 'demandee').length,
    annulees: cellules.filter((one) => one.etat === 'annulee').length,
    refusees: cellules.filter((one) => one.etat === 'refusee').length,
    prixCentimes: cellules.reduce((sum, one) => sum + one.prixCentimes, 0),
  }
}
