import { expect } from '@open-wc/testing'
import '../../espace/define.ts'
import { refus, until } from '../../espace/testing.ts'
import '../define.ts'
import { confirmer, type Ecran, ecran, fermer } from '../testing.ts'

const sepa = {
  ics: 'FR72ZZZ123456',
  iban: 'FR7610071750000000100000189',
  bic: '',
  titulaire: 'CdC',
  adresse: '1 place',
}
const regie = {
  id: 'r1',
  nom: 'Régie enfance',
  numcli: '000123',
  saisie: 'T',
  mode: 'regie',
  moyens: ['cheque'],
  autresMoyens: '',
  relances: [7, 30],
  sepa,
}
const regies = { aujourdhui: '2026-11-03', regies: [regie] }
const remise = {
  id: 'm1',
  regie: { id: 'r1', nom: 'Régie enfance' },
  date: '2026-11-02',
  etat: 'deposee',
  nombre: 1,
  totalCentimes: 5640,
  rejets: 0,
  prelevements: [
    {
      id: 'p1',
      famille: 'Camille Durand',
      rum: 'INOE1',
      sequence: 'FRST',
      montantCentimes: 5640,
      factures: [{ id: 'a', numero: 'N-a' }],
      etat: 'prevu',
      motifRejet: null,
    },
  ],
}

describe('<inoe-gestion>: direct debits', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const open = (routes: Record<string, unknown> = {}) =>
    ecran('prelevements', {
      'GET gestion/regies': regies,
      'GET gestion/regies/r1/remises': { remises: [remise] },
      'GET gestion/remises/m1': remise,
      ...routes,
    })

  it('proposes the first working day 14 days ahead, refuses an earlier one, asks before it tells families', async () => {
    screen = await open({
      'POST gestion/remises': { ...remise, id: 'm2', date: '2026-11-17', etat: 'preparee' },
    })
    const field = await screen.find<HTMLInputElement>('#remise-date')
    await until(() => field.value === '2026-11-17')
    await screen.write('2026-11-16', 'remise-date')
    await screen.press('Préparer une remise')
    await screen.shows('Choisissez une date à partir du 17 novembre 2026')
    await expect(screen.widget).to.be.accessible()
    await screen.write('2026-11-17', 'remise-date')
    await screen.press('Préparer une remise')
    await screen.shows('reçoivent aussitôt un e-mail')
    await confirmer(screen, '')
    expect((await screen.sent()).length).to.equal(0)
    await screen.press('Préparer une remise')
    await confirmer(screen, 'oui')
    await screen.shows('1 prélèvement préparé pour le 17 novembre 2026, 56,40 €')
    expect(await screen.sent()).to.deep.equal([{ regie: 'r1', date: '2026-11-17' }])
  })

  it('notes a rejection with its reason in French', async () => {
    screen = await open({
      'POST gestion/prelevements/p1/rejet': {
        ...remise,
        rejets: 1,
        prelevements: [{ ...remise.prelevements[0], etat: 'rejete', motifRejet: 'AC04' }],
      },
    })
    await screen.press('Voir la remise du 2 novembre 2026')
    await screen.press('Noter un rejet pour Camille Durand')
    const list = await screen.find<HTMLSelectElement>('#rejet-p1')
    list.value = 'AC04'
    list.dispatchEvent(new Event('change'))
    await expect(screen.widget).to.be.accessible()
    await until(() => screen.root.querySelector('form.formulaire .danger')).then((one) =>
      (one as HTMLElement).click(),
    )
    await confirmer(screen, 'oui')
    await screen.shows('Rejeté : Compte clos (AC04)')
    expect(await screen.sent()).to.deep.equal([{ code: 'AC04' }])
  })

  it('closes a batch once confirmed; a refusal says why', async () => {
    screen = await open({ 'POST gestion/remises/m1/cloture': refus('remise-impossible', 422, 'Déjà close.') })
    await screen.press('Voir la remise')
    await screen.press('Clore la remise')
    await confirmer(screen, 'oui')
    await screen.shows('Déjà close.')
  })

  it('says how to begin where the régie debits nobody', async () => {
    screen = await open({ 'GET gestion/regies': { ...regies, regies: [{ ...regie, sepa: null }] } })
    await screen.shows('indiquez son identifiant créancier SEPA')
  })
})

describe('<inoe-gestion>: the settings of a régie', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))

  it('says what is wrong where it is, keeps what was typed, saves it all', async () => {
    screen = await ecran('reglages', {
      'GET gestion/regies': regies,
      'PUT gestion/regies/r1': refus('service-indisponible', 503, 'Réessayez dans un instant.'),
    })
    await screen.write('12', 'reglage-numcli')
    await screen.write('7, 400', 'reglage-relances')
    await screen.press('Enregistrer')
    await screen.shows('Un numéro de client a six chiffres.')
    await screen.shows('nombres entiers de 1 à 365')
    await until(() => screen.root.activeElement?.id === 'reglage-numcli')
    await expect(screen.widget).to.be.accessible()
    await screen.write('000456', 'reglage-numcli')
    await screen.write('30 ; 7', 'reglage-relances')
    await screen.press('Enregistrer')
    await screen.shows('Réessayez dans un instant.')
    screen.api.answer('PUT gestion/regies/r1', {})
    await screen.press('Enregistrer')
    await screen.shows('Les réglages de la régie sont enregistrés.')
    const { id: _id, nom: _nom, ...rest } = regie
    const sent = { ...rest, numcli: '000456', relances: [7, 30] }
    expect(await screen.sent()).to.deep.equal([sent, sent])
  })

  it('asks before real money is taken', async () => {
    screen = await ecran('reglages', { 'GET gestion/regies': regies, 'PUT gestion/regies/r1': {} })
    const list = await screen.find<HTMLSelectElement>('#reglage-saisie')
    list.value = 'W'
    list.dispatchEvent(new Event('change'))
    await screen.press('Enregistrer')
    await screen.shows('Les familles paieront vraiment')
    await confirmer(screen, '')
    expect((await screen.sent()).length).to.equal(0)
  })

  it('tests what is saved', async () => {
    screen = await ecran('reglages', {
      'GET gestion/regies': regies,
      'POST gestion/regies/r1/essai': { reussi: false, message: 'PayFiP ne connaît pas ce numéro.' },
    })
    await screen.press('Tester')
    await screen.shows('PayFiP ne connaît pas ce numéro.')
  })
})

describe('<inoe-gestion>: prices', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))

  it('says what holds, what comes; only what has not begun can be taken back', async () => {
    const tarif = (id: string, debut: string, line: string) => ({
      id,
      activite: { id: 'a', nom: 'Mercredis' },
      unite: 'journee',
      debut,
      regle: {},
      resume: [line],
    })
    screen = await ecran('tarifs', {
      'GET gestion/tarifs': {
        tarifs: [
          tarif('t3', '2027-01-01', '9,60 €'),
          tarif('t1', '2025-09-01', '9,20 €'),
          tarif('t2', '2026-11-03', '9,40 €'),
        ],
      },
      'DELETE gestion/tarifs/t3': new Response(null, { status: 204 }),
    })
    await screen.shows('Depuis le 3 novembre 2026 en vigueur')
    await screen.shows('À partir du 1er janvier 2027 à venir')
    await screen.shows('1 tarif remplacé')
    expect(screen.text().match(/Retirer ce tarif/g)?.length).to.equal(1)
    await expect(screen.widget).to.be.accessible()
    await screen.press('Retirer ce tarif')
    await confirmer(screen, 'oui')
    await screen.shows('Le tarif à venir est retiré.')
  })

  it('a new rule begins from the one in force, says what is wrong, is saved once confirmed', async () => {
    const regle = {
      base: { type: 'forfait', centimes: 940 },
      par: 'unite',
      nonResident: null,
      fratrie: [{ type: 'pourcent', valeur: '10' }],
      reservationTardive: null,
      sansReservation: null,
      absence: { justifiee: 0, injustifiee: 100 },
      fiscal: { garde: false, repasCentimes: 0 },
    }
    const activite = { id: 'a', nom: 'Mercredis' }
    screen = await ecran('tarifs', {
      'GET catalogue': {
        structures: [
          {
            id: 's1',
            nom: 'L’arbre à paumes',
            activites: [{ ...activite, mode: 'jour', unites: [{ code: 'journee', nom: 'Journée' }] }],
          },
        ],
      },
      'GET gestion/tarifs': {
        tarifs: [{ id: 't', activite, unite: 'journee', debut: '2026-01-01', regle, resume: ['9,40 €'] }],
      },
      'POST gestion/tarifs': {},
    })
    await screen.shows('Mercredis, Journée')
    await screen.press('Ajouter un tarif')
    const price = await screen.find<HTMLInputElement>('[id="tarif-base.centimes"]')
    expect(price.value).to.equal('9,40')
    await screen.write('9,999', 'tarif-base.centimes')
    const ailleurs = await screen.find<HTMLSelectElement>('#tarif-ailleurs')
    ailleurs.value = 'majoration'
    ailleurs.dispatchEvent(new Event('change'))
    await screen.write('20', 'tarif-nonResident.variation')
    await screen.press('Enregistrer le tarif')
    await screen.shows('Écrivez un montant en euros')
    await screen.shows('Écrivez un pourcentage ou un montant, avec son signe')
    await until(() => screen.root.activeElement?.id === 'tarif-base.centimes')
    await expect(screen.widget).to.be.accessible()
    await screen.write('9,60', 'tarif-base.centimes')
    await screen.write('20 %', 'tarif-nonResident.variation')
    await screen.press('Enregistrer le tarif')
    await confirmer(screen, 'oui')
    await screen.shows('Le tarif est enregistré.')
    expect(await screen.sent()).to.deep.equal([
      {
        activite: 'a',
        unite: 'journee',
        debut: '2026-11-04',
        regle: {
          ...regle,
          base: { type: 'forfait', centimes: 960 },
          nonResident: { type: 'majoration', variation: { type: 'pourcent', valeur: '20' } },
        },
      },
    ])
  })
})
