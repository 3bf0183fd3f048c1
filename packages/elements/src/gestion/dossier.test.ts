import type { ModificationADecider } from '@inoe/contract/foyers'
import { expect } from '@open-wc/testing'
import './define.ts'
import { until } from '../espace/testing.ts'
import { type Ecran, ecran, fermer } from './testing.ts'

const modification: ModificationADecider = {
  id: 'm1',
  famille: 'Camille Durand',
  enfant: null,
  changements: [{ champ: 'quotientFamilial', nom: 'Quotient familial', avant: '742', apres: '310' }],
  etat: 'demandee',
  demandeeLe: '2026-11-03T08:00:00.000Z',
  motif: null,
  reponduLe: null,
}

describe('<inoe-gestion>: family files', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))

  it('a change shows its old and new value, and is refused with a reason only', async () => {
    let waiting = [modification]
    screen = await ecran('dossiers', {
      'GET gestion/modifications': () => ({ modifications: waiting }),
      'POST gestion/modifications/m1/reponse': () => {
        waiting = []
        return {}
      },
    })
    await screen.shows('avant : 742')
    await screen.shows('demandé : 310')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Refuser')
    await screen.press('Confirmer le refus')
    await until(() => screen.root.querySelector('[aria-invalid=true]'))
    await screen.write('Attestation illisible.')
    await screen.press('Confirmer le refus')
    await screen.shows('La modification du dossier de Camille Durand est refusée.')
    expect(await screen.sent()).to.deep.equal([{ decision: 'refusee', motif: 'Attestation illisible.' }])
  })

  it('the fields are decided together, what was chosen is said until it is saved or taken back', async () => {
    const champs = [
      { champ: 'adresse', nom: 'Adresse', groupe: 'Contact', saisie: 'obligatoire', effet: 'immediat' },
      { champ: 'caisse', nom: 'Caisse', groupe: 'Revenus', saisie: 'modifiable', effet: 'immediat' },
      { champ: 'sante.pai', nom: 'PAI', groupe: 'Santé', saisie: 'modifiable', effet: 'immediat' },
    ]
    screen = await ecran('champs', {
      'GET gestion/champs': { champs },
      'PUT gestion/champs': {
        champs: champs.map((one) => (one.champ === 'caisse' ? { ...one, saisie: 'lecture' } : one)),
      },
    })
    const choose = async (label: string, value: string) => {
      const select = await screen.find<HTMLSelectElement>(`select[aria-label^="${label}"]`)
      select.value = value
      select.dispatchEvent(new Event('change'))
    }
    await screen.shows('Caisse')
    // What one must know of a child's health never waits, and nobody is reached without an address.
    expect(screen.root.querySelector('select[aria-label^="PAI\u00a0: quand"]')).to.equal(null)
    expect(
      [...(await screen.find<HTMLSelectElement>('select[aria-label^="Adresse\u00a0: ce"]')).options].map(
        (one) => one.value,
      ),
    ).to.deep.equal(['lecture', 'obligatoire'])
    await expect(screen.widget).to.be.accessible()
    await choose('Caisse\u00a0: ce', 'lecture')
    await screen.shows('1 champ modifié')
    await screen.press('Revenir à ce qui est enregistré')
    await until(() => !screen.text().includes('1 champ modifié'))
    await choose('Caisse\u00a0: ce', 'lecture')
    await screen.press('Enregistrer')
    await screen.shows('C’est enregistré.')
    expect(await screen.sent()).to.deep.equal([
      { champs: [{ champ: 'caisse', saisie: 'lecture', effet: 'immediat' }] },
    ])
    await expect(screen.widget).to.be.accessible()
  })
})
