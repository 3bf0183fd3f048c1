import type { AccesFamille, FusionPrevue } from '@inoe/contract/familles'
import type { FamilleGeree } from '@inoe/contract/gardes'
import { expect } from '@open-wc/testing'
import '../define.ts'
import { refus, until } from '../../espace/testing.ts'
import { confirmer, type Ecran, ecran, fermer } from '../testing.ts'

const lea = { id: 'e1', prenom: 'Léa', nom: 'Durand', dateNaissance: '2018-05-14' }
const trouvee = (id: string, nom: string) => ({ id, nom, adultes: [nom], commune: 'Targon', enfants: [lea] })
const seul = {
  ...lea,
  deuxFoyers: false,
  autre: null,
  accord: null,
  joursAVenir: 0,
  contrats: [],
  garde: null,
  proposition: null,
}
const famille: FamilleGeree = { ...trouvee('f1', 'Camille Durand'), enfants: [seul] }

describe('<inoe-gestion>: families and the homes of their children', () => {
  let screen: Ecran
  let found: FamilleGeree
  let acces: AccesFamille
  afterEach(() => fermer(screen))

  const open = async (first: FamilleGeree, routes: Record<string, unknown> = {}) => {
    found = first
    acces = {
      adultes: [
        { id: 'r1', prenom: 'Camille', nom: 'Durand', courriel: 'c@x.fr', compte: 'c1' },
        { id: 'r2', prenom: 'Julien', nom: 'Petit', courriel: '', compte: null },
      ],
      comptes: [{ id: 'c1', courriel: 'c@x.fr', confirme: true }],
      retires: [],
      journal: [],
    }
    screen = await ecran('familles', {
      'GET gestion/gardes': { chacunSesJours: false },
      'GET gestion/familles': { familles: [trouvee('f1', 'Camille Durand'), trouvee('f2', 'Julien Petit')] },
      'GET gestion/familles/f1': () => found,
      'GET gestion/familles/f1/acces': () => acces,
      ...(routes as Record<string, never>),
    })
    await screen.write('durand', 'famille-mots')
    await screen.press('Rechercher')
    await screen.shows('2 familles')
    await screen.press('Ouvrir')
    await until(() => screen.root.activeElement?.id === 'famille-titre')
  }

  it('a child is put in a second home with what says so, by the keyboard’s order', async () => {
    await open(famille, {
      'POST gestion/familles/f2/enfants': () => {
        found = {
          ...famille,
          enfants: [
            { ...seul, deuxFoyers: true, autre: { id: 'f2', nom: 'Julien Petit' }, accord: 'Jugement' },
          ],
        }
        return {}
      },
    })
    await screen.press('Rattacher à un second foyer')
    await until(() => screen.root.activeElement?.id === 'second-mots')
    await screen.write('petit', 'second-mots')
    screen.root.querySelector<HTMLInputElement>('[id="second-mots"]')?.form?.requestSubmit()
    await screen.press('Choisir')
    await until(() => screen.root.activeElement?.id === 'enfant-motif')
    await screen.press('Rattacher')
    await until(() => screen.root.querySelector('[aria-invalid=true]'))
    await expect(screen.widget).to.be.accessible()
    await screen.write('Jugement du 3 mars 2026', 'enfant-motif')
    await screen.press('Rattacher')
    await screen.shows('Léa est aussi dans le dossier de Julien Petit.')
    await screen.shows('Aussi dans le foyer de Julien Petit')
    expect(await screen.sent()).to.deep.equal([
      { enfant: 'e1', accord: 'Jugement du 3 mars 2026', reunir: false },
    ])
  })

  it('a child is taken out of one home: what becomes of its days is chosen', async () => {
    await open(
      {
        ...famille,
        enfants: [{ ...seul, deuxFoyers: true, autre: { id: 'f2', nom: 'Julien Petit' }, joursAVenir: 3 }],
      },
      { 'POST gestion/familles/f1/enfants/e1/retrait': {} },
    )
    await screen.press('Retirer de ce foyer')
    await screen.shows('3 jours à venir réservés par ce foyer')
    await screen.write('Jugement du 4 mai', 'enfant-motif')
    const sort = await screen.find<HTMLSelectElement>('#enfant-jours')
    sort.value = 'suivre'
    sort.dispatchEvent(new Event('change'))
    await expect(screen.widget).to.be.accessible()
    screen.root.querySelector<HTMLFormElement>('form.reponse')?.requestSubmit()
    await screen.shows('Léa n’est plus dans ce foyer.')
    expect(await screen.sent()).to.deep.equal([
      { motif: 'Jugement du 4 mai', jours: 'suivre', contrats: 'laisser' },
    ])
  })

  it('the town’s rule is said and changed', async () => {
    await open(famille, { 'PUT gestion/gardes': { chacunSesJours: true } })
    const rule = await screen.find<HTMLSelectElement>('#garde-regle')
    expect(rule.value).to.equal('non')
    rule.value = 'oui'
    rule.dispatchEvent(new Event('change'))
    await screen.shows('C’est enregistré pour toute la collectivité.')
    expect(await screen.sent()).to.deep.equal([{ chacunSesJours: true }])
  })

  const prevue: FusionPrevue = {
    garde: { id: 'f1', adultes: ['Camille Durand'], comptes: ['c@x.fr'], enfants: [lea] },
    absorbe: { id: 'f2', adultes: ['Camille Durand'], comptes: ['d@x.fr'], enfants: [{ ...lea, id: 'e2' }] },
    contact: [{ champ: 'adresse', nom: 'Adresse', garde: '1 rue A', absorbe: '2 rue B' }],
    revenus: [],
    paires: [
      {
        garde: 'e1',
        absorbe: 'e2',
        prenom: 'Léa',
        sante: [{ champ: 'allergies', nom: 'Allergies', garde: 'Lait', absorbe: 'Œuf' }],
        doublons: 1,
      },
    ],
    deplace: ['3 réservations'],
    obstacles: [],
  }
  const compare = async () => {
    await screen.press('Réunir avec un autre dossier')
    await until(() => screen.root.activeElement?.id === 'fusion-mots')
    await screen.write('durand', 'fusion-mots')
    screen.root.querySelector<HTMLInputElement>('[id="fusion-mots"]')?.form?.requestSubmit()
    await screen.press('Comparer')
    await until(() => screen.root.activeElement?.id === 'fusion-titre')
  }

  it('two files are compared, chosen between, confirmed, and become one', async () => {
    await open(famille, {
      'GET gestion/familles/f1/fusion/f2': prevue,
      'POST gestion/familles/f1/fusion': {},
    })
    await compare()
    await screen.shows('« 1 rue A » ici, « 2 rue B » dans l’autre')
    await screen.shows('1 jour est réservé deux fois')
    await expect(screen.widget).to.be.accessible()
    for (const id of ['fusion-contact', 'fusion-e2-allergies']) {
      const choice = await screen.find<HTMLSelectElement>(`#${id}`)
      choice.value = 'absorbe'
      choice.dispatchEvent(new Event('change'))
    }
    await screen.press('Réunir les deux dossiers')
    await until(() => screen.root.activeElement?.id === 'fusion-motif')
    await screen.write('Créé deux fois', 'fusion-motif')
    await screen.press('Réunir les deux dossiers')
    await confirmer(screen, 'oui')
    await screen.shows('Les deux dossiers n’en font plus qu’un.')
    expect(await screen.sent()).to.deep.equal([
      {
        autre: 'f2',
        motif: 'Créé deux fois',
        contact: 'absorbe',
        revenus: 'garde',
        paires: [{ garde: 'e1', absorbe: 'e2', sante: { allergies: 'absorbe' } }],
      },
    ])
  })

  it('what is in the way of a merge is said, and nothing can be sent', async () => {
    await open(famille, {
      'GET gestion/familles/f1/fusion/f2': { ...prevue, obstacles: ['Un paiement en ligne est en cours.'] },
    })
    await compare()
    await screen.shows('Un paiement en ligne est en cours.')
    await expect(screen.widget).to.be.accessible()
    expect(screen.text()).not.to.contain('Réunir les deux dossiers')
  })

  it('a file is split: who leaves, from when, where each child lives', async () => {
    await open(famille, { 'POST gestion/familles/f1/separation': { id: 'f9' } })
    await screen.press('Séparer ce dossier')
    await until(() => screen.root.activeElement?.id === 'separation-qui')
    await screen.shows('Julien Petit (sans compte)')
    await screen.write('2026-12-01', 'separation-depuis')
    const child = await screen.find<HTMLSelectElement>('#separation-e1')
    child.value = 'deux'
    child.dispatchEvent(new Event('change'))
    await screen.write('Séparation', 'separation-motif')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Séparer le dossier')
    await confirmer(screen, 'oui')
    await screen.shows('Chacun a maintenant son dossier.')
    expect(await screen.sent()).to.deep.equal([
      {
        responsable: 'r2',
        motif: 'Séparation',
        depuis: '2026-12-01',
        enfants: [{ enfant: 'e1', destin: 'deux', contrats: 'laisser' }],
      },
    ])
  })

  it('a contract of a child who leaves is ended or carried on, one of the two before it is sent', async () => {
    const contrats = [{ activite: 'Accueil régulier', debut: '2026-09-01', fin: '2027-07-31' }]
    await open(
      { ...famille, enfants: [{ ...seul, contrats }] },
      { 'POST gestion/familles/f1/separation': refus('contrat-facture', 409, 'Choisissez le 2 décembre.') },
    )
    await screen.press('Séparer ce dossier')
    await until(() => screen.root.activeElement?.id === 'separation-qui')
    expect(screen.root.querySelector('#separation-contrat-e1')).to.equal(null)
    const choose = async (id: string, value: string) => {
      const field = await screen.find<HTMLSelectElement>(id)
      field.value = value
      field.dispatchEvent(new Event('change'))
    }
    await choose('#separation-e1', 'part')
    await screen.shows('Contrat d’accueil de Léa (Accueil régulier)')
    await screen.write('Séparation', 'separation-motif')
    await screen.press('Séparer le dossier')
    await until(() => screen.root.activeElement?.id === 'separation-contrat-e1')
    await screen.shows('terminez ce contrat ou faites-le reprendre')
    await expect(screen.widget).to.be.accessible()
    await choose('#separation-contrat-e1', 'suivre')
    await screen.press('Séparer le dossier')
    await confirmer(screen, 'oui')
    await screen.shows('Choisissez le 2 décembre.')
    const [sent] = (await screen.sent()) as { enfants: object[] }[]
    expect(sent?.enfants).to.deep.equal([{ enfant: 'e1', destin: 'part', contrats: 'suivre' }])
  })

  it('a child with a contract is taken out of a home with what becomes of it', async () => {
    const contrats = [{ activite: 'Accueil régulier', debut: '2026-09-01', fin: '2027-07-31' }]
    await open(
      { ...famille, enfants: [{ ...seul, deuxFoyers: true, contrats }] },
      { 'POST gestion/familles/f1/enfants/e1/retrait': {} },
    )
    await screen.press('Retirer de ce foyer')
    await screen.write('Jugement', 'enfant-motif')
    const sort = await screen.find<HTMLSelectElement>('#enfant-contrats')
    sort.value = 'finir'
    sort.dispatchEvent(new Event('change'))
    await expect(screen.widget).to.be.accessible()
    screen.root.querySelector<HTMLFormElement>('form.reponse')?.requestSubmit()
    await screen.shows('Léa n’est plus dans ce foyer.')
    expect(await screen.sent()).to.deep.equal([{ motif: 'Jugement', jours: 'annuler', contrats: 'finir' }])
  })

  it('somebody is invited, by the keyboard’s order; an invitation that was not used is sent again', async () => {
    let tries = 0
    await open(famille, {
      'POST gestion/familles/f1/acces': () => {
        if (++tries === 1) return refus('invitation-impossible', 409, 'Cette adresse sert déjà.')
        acces = { ...acces, comptes: [...acces.comptes, { id: 'c9', courriel: 'g@x.fr', confirme: false }] }
        return {}
      },
    })
    await screen.press('Inviter une personne')
    await until(() => screen.root.activeElement?.id === 'acces-adresse')
    const submit = () => screen.root.querySelector<HTMLFormElement>('form.reponse')?.requestSubmit()
    await screen.write('g@x', 'acces-adresse')
    submit()
    await screen.shows('Une adresse s’écrit')
    expect(screen.root.activeElement?.id).to.equal('acces-adresse')
    await expect(screen.widget).to.be.accessible()
    await screen.write('g@x.fr', 'acces-adresse')
    submit()
    await until(() => screen.root.activeElement?.id === 'acces-motif')
    await screen.write('Au guichet', 'acces-motif')
    submit()
    await screen.shows('Cette adresse sert déjà.')
    expect((await screen.find<HTMLInputElement>('#acces-adresse')).value).to.equal('g@x.fr')
    submit()
    await screen.shows('L’invitation part à g@x.fr.')
    await screen.press('Renvoyer l’invitation')
    await until(() => tries === 3)
    const asked = { courriel: 'g@x.fr', motif: 'Au guichet' }
    expect(await screen.sent()).to.deep.equal([asked, asked, { ...asked, motif: 'Invitation renvoyée' }])
  })

  it('an access is taken away, the last one only once it is said, and given back', async () => {
    let tries = 0
    await open(famille, {
      'POST gestion/familles/f1/acces/c1/retrait': () => {
        if (++tries === 1) return refus('dernier-acces', 409, 'Plus personne n’aurait accès à ce dossier.')
        acces = {
          ...acces,
          comptes: [],
          retires: [{ id: 'c1', courriel: 'c@x.fr', motif: 'Ordonnance', le: '2026-11-03T08:00:00.000Z' }],
        }
        return {}
      },
      'POST gestion/familles/f1/acces/c1/retour': {},
    })
    await screen.press('Retirer l’accès')
    await screen.write('Ordonnance', 'acces-motif')
    const submit = () => screen.root.querySelector<HTMLFormElement>('form.reponse')?.requestSubmit()
    submit()
    await screen.shows('Plus personne n’aurait accès à ce dossier.')
    await expect(screen.widget).to.be.accessible()
    ;(await screen.find<HTMLInputElement>('#acces-dernier')).click()
    submit()
    await screen.shows('c@x.fr n’a plus accès à ce dossier.')
    await screen.press('Rendre l’accès')
    await screen.write('Erreur', 'acces-motif')
    submit()
    await screen.shows('c@x.fr a de nouveau accès à ce dossier.')
    expect(await screen.sent()).to.deep.equal([
      { motif: 'Ordonnance', dernier: false },
      { motif: 'Ordonnance', dernier: true },
      { motif: 'Erreur' },
    ])
  })
})
