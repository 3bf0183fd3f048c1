import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Foyer } from '@inoe/contract/foyers'
import type { ResultatInscription } from '@inoe/contract/inscriptions'
import type {
  GestionRenouvellement,
  ReglageRenouvellement,
  Renouvellement,
  RenouvellementFoyer,
  SectionARenouveler,
} from '@inoe/contract/renouvellements'
import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { addService, asSysteme } from '../../test/billing.ts'
import { NOW, openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  connecter,
  createAgent,
  createFamille,
  createTown,
  type Town,
} from '../../test/towns.ts'
import { confirmCompte } from '../comptes/store.ts'
import { comptes } from '../comptes/tables.ts'
import { rows } from '../database/open.ts'
import { depots, pieces } from '../documents/tables.ts'
import { santes } from '../foyers/tables.ts'
import { creneaux } from '../reservations/tables.ts'
import { periodes } from '../structures/tables.ts'

const REGLAGE: ReglageRenouvellement = {
  annee: 2027,
  du: '2026-11-01',
  jusquAu: '2026-11-20',
  blocage: 'rien',
  rappelJours: null,
}

describe('The yearly renewal of family files', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let towns = 0
  before(async () => {
    server = await openTestServer()
  })
  after(() => server.close())
  beforeEach(async () => {
    server.clock.set(NOW)
    town = await createTown(server, `renouvellements-${towns++}`)
    agent = await createAgent(server, town)
    server.courriels.length = 0
  })

  const regler = async (more: Partial<ReglageRenouvellement> = {}) => {
    const answer = await agent.send('PUT', '/gestion/renouvellement', { ...REGLAGE, ...more })
    assert.equal(answer.status, 200, await answer.clone().text())
  }
  const lire = async (who: Client) =>
    ((await (await who.get('/foyer/renouvellement')).json()) as Renouvellement).renouvellement
  const exiger = async (who: Client): Promise<RenouvellementFoyer> => {
    const found = await lire(who)
    assert.ok(found)
    return found
  }
  const une = async (who: Client, section: string, rang = 0): Promise<SectionARenouveler> => {
    const found = (await exiger(who)).sections.filter((one) => one.section === section)[rang]
    assert.ok(found, section)
    return found
  }
  const confirmer = (
    who: Client,
    { section, enfant, empreinte }: SectionARenouveler,
    headers: Record<string, string> = {},
  ) =>
    who.send(
      'POST',
      '/foyer/renouvellement/sections',
      { section, enfant: enfant?.id ?? null, empreinte },
      headers,
    )
  const dire = async (who: Client, one: SectionARenouveler) => {
    const answer = await confirmer(who, one)
    assert.equal(answer.status, 200, await answer.clone().text())
    return ((await answer.json()) as { complet: boolean }).complet
  }
  const toutDire = async (who: Client) => {
    let complet = false
    for (const one of (await exiger(who)).sections)
      if (one.etat !== 'confirmee') complet = await dire(who, one)
    return complet
  }
  const gerer = async (who = agent) =>
    (await (await who.get('/gestion/renouvellement')).json()) as GestionRenouvellement
  const lettres = async (sujet: RegExp) => {
    await server.deps.queue.runDue()
    return server.courriels.filter((one) => sujet.test(one.sujet))
  }
  /** Another login of the same family. */
  const autreParent = async (famille: Client) => {
    const id = uuid()
    await asSysteme(server, town.id, (tx) =>
      tx.insert(comptes).values({
        collectiviteId: town.id,
        id,
        courriel: `${id}@exemple.fr`,
        foyerId: famille.foyer,
        confirmeLe: server.clock.now(),
      }),
    )
    return { ...(await connecter(server, town.id, id)), foyer: famille.foyer }
  }
  const corrigerAdresse = async (who: Client, adresse: string) => {
    const file = (await (await who.get('/foyer')).json()) as Foyer
    const answer = await who.send('PUT', '/foyer', {
      version: file.version,
      contact: { ...file.contact, adresse },
    })
    assert.equal(answer.status, 200, await answer.clone().text())
  }
  const champ = (champ: string, saisie: string, effet = 'immediat') =>
    agent.send('PUT', '/gestion/champs', { champs: [{ champ, saisie, effet }] })

  test('nothing is asked before its first day, nor once its school year is over', async () => {
    const parent = await createFamille(server, town)
    assert.equal(await lire(parent), null)
    await regler({ du: '2026-11-05' })
    assert.equal(await lire(parent), null)
    server.clock.set('2026-11-05T08:00:00Z')
    assert.equal((await exiger(parent)).enRetard, false)
    server.clock.set('2026-11-25T08:00:00Z')
    assert.equal((await exiger(parent)).enRetard, true)
    server.clock.set('2028-08-31T08:00:00Z')
    assert.ok(await lire(parent))
    server.clock.set('2028-09-01T08:00:00Z')
    assert.equal(await lire(parent), null)
  })

  test('every part is shown filled and confirmed alone; two parents share it; the last one renews the file, once', async () => {
    await regler()
    const parent = await createFamille(server, town)
    const autre = await autreParent(parent)
    const { sections } = await exiger(parent)
    assert.deepEqual(
      sections.map(({ section, enfant, etat }) => [section, enfant?.prenom ?? null, etat]),
      [
        ['contact', null, 'a-confirmer'],
        ['parents', null, 'a-confirmer'],
        ['revenus', null, 'a-confirmer'],
        ['identite', 'Léa', 'a-confirmer'],
        ['sante', 'Léa', 'a-confirmer'],
        ['identite', 'Noé', 'a-confirmer'],
        ['sante', 'Noé', 'a-confirmer'],
        ['personnes', null, 'a-confirmer'],
      ],
    )
    const adresse = sections[0]?.lignes.find((one) => one.nom === 'Adresse')
    assert.equal(adresse?.valeur, '3 rue des Vignes')
    assert.equal(await dire(autre, await une(parent, 'contact')), false)
    assert.equal((await une(parent, 'contact')).etat, 'confirmee')
    // Named to the other, not to oneself.
    assert.equal((await une(autre, 'contact')).confirmation?.par, null)
    assert.equal((await une(parent, 'contact')).confirmation?.par, 'Camille Durand')
    assert.equal((await lettres(/renouvelé/)).length, 0)
    assert.equal(await toutDire(parent), true)
    assert.ok((await exiger(autre)).completLe)
    const sent = await lettres(/Votre dossier est renouvelé pour 2027-2028/)
    assert.equal(sent.length, 2)
    // Confirmed once more, nothing more is written.
    assert.equal(await dire(parent, await une(parent, 'contact')), true)
    assert.equal((await lettres(/renouvelé/)).length, 2)
  })

  test('a receipt names the parts, never what they hold', async () => {
    await regler()
    const parent = await createFamille(server, town, { prenoms: ['Léa'] })
    await asSysteme(server, town.id, (tx) =>
      tx.insert(santes).values({
        collectiviteId: town.id,
        enfantId: parent.enfants[0]?.id ?? '',
        allergies: 'Arachide-secrète',
      }),
    )
    assert.match(JSON.stringify(await une(parent, 'sante')), /Arachide-secrète/)
    await toutDire(parent)
    const [sent] = await lettres(/renouvelé/)
    assert.match(sent?.texte ?? '', /Informations médicales \(Léa\)/)
    assert.doesNotMatch(`${sent?.texte}${sent?.html}`, /Arachide|Vignes|742/)
    const kept = await asSysteme<unknown[]>(server, town.id, (tx) =>
      rows(tx, sql`SELECT 1 FROM requetes WHERE reponse LIKE '%Arachide%'`),
    )
    assert.equal(kept.length, 0)
  })

  test('the same click twice, and both parents at once, confirm once', async () => {
    await regler()
    const parent = await createFamille(server, town, { prenoms: ['Léa'] })
    const autre = await autreParent(parent)
    const { sections } = await exiger(parent)
    const last = sections.at(-1)
    assert.ok(last)
    for (const one of sections.slice(0, -1)) await dire(parent, one)
    const key = { 'idempotency-key': 'une-fois' }
    const answers = await Promise.all([
      confirmer(parent, last, key),
      confirmer(autre, last),
      confirmer(parent, last, key),
    ])
    for (const one of answers) assert.deepEqual(await one.json(), { complet: true })
    assert.equal((await lettres(/renouvelé/)).length, 2)
    assert.equal((await gerer()).familles.renouvelees, 1)
  })

  test('nobody confirms what they have not read, nor what is not theirs', async () => {
    await regler()
    const parent = await createFamille(server, town)
    const voisin = await createFamille(server, town)
    const read = await une(parent, 'contact')
    await corrigerAdresse(parent, '12 rue du Moulin')
    const stale = await confirmer(parent, read)
    assert.equal(stale.status, 409)
    assert.equal(((await stale.json()) as { code: string }).code, 'modifie-ailleurs')
    assert.equal((await confirmer(voisin, await une(parent, 'identite'))).status, 404)
    assert.equal((await confirmer(voisin, await une(parent, 'contact'))).status, 409)
  })

  test('a part that changes once confirmed is to be read again; what it was comes back confirmed', async () => {
    await regler()
    const parent = await createFamille(server, town)
    await dire(parent, await une(parent, 'contact'))
    await dire(parent, await une(parent, 'parents'))
    const autre = await autreParent(parent)
    await corrigerAdresse(autre, '12 rue du Moulin')
    assert.equal((await une(parent, 'contact')).etat, 'a-revoir')
    assert.equal((await une(parent, 'parents')).etat, 'confirmee')
    await corrigerAdresse(autre, '3 rue des Vignes')
    assert.equal((await une(parent, 'contact')).etat, 'confirmee')
    // Once the whole file is renewed, it lives on: nothing is asked again.
    await toutDire(parent)
    await corrigerAdresse(autre, '12 rue du Moulin')
    assert.ok((await exiger(parent)).completLe)
    assert.equal((await gerer()).familles.renouvelees, 1)
  })

  test('a change that waits for a service is confirmed as asked: accepted it stays so, refused it is read again', async () => {
    await regler()
    await champ('adresse', 'obligatoire', 'validation')
    const parent = await createFamille(server, town)
    const repondre = async (decision: string) => {
      const { modifications } = (await (await agent.get('/gestion/modifications')).json()) as {
        modifications: { id: string }[]
      }
      const answer = await agent.send('POST', `/gestion/modifications/${modifications[0]?.id}/reponse`, {
        decision,
        motif: 'Un justificatif est nécessaire.',
      })
      assert.equal(answer.status, 200)
    }
    await corrigerAdresse(parent, '12 rue du Moulin')
    const asked = await une(parent, 'contact')
    const ligne = asked.lignes.find((one) => one.nom === 'Adresse')
    assert.deepEqual([ligne?.valeur, ligne?.enAttente], ['12 rue du Moulin', true])
    await dire(parent, asked)
    await repondre('acceptee')
    assert.equal((await une(parent, 'contact')).etat, 'confirmee')
    await corrigerAdresse(parent, '9 place de l’Église')
    await dire(parent, await une(parent, 'contact'))
    await repondre('refusee')
    const refused = await une(parent, 'contact')
    assert.equal(refused.etat, 'a-revoir')
    assert.equal(refused.lignes.find((one) => one.nom === 'Adresse')?.valeur, '12 rue du Moulin')
  })

  test('a compulsory field that is empty prevents its part and says so; what the town hides is not asked', async () => {
    await regler()
    const parent = await createFamille(server, town, { prenoms: ['Léa'] })
    await champ('sante.vaccins', 'obligatoire')
    await champ('numeroAllocataire', 'masque')
    const sante = await une(parent, 'sante')
    assert.deepEqual(sante.obstacles, ['Il manque une information obligatoire\u00a0: Vaccins.'])
    const refus = await confirmer(parent, sante)
    assert.equal(refus.status, 422)
    const { code, detail } = (await refus.json()) as { code: string; detail: string }
    assert.equal(code, 'renouvellement-impossible')
    assert.match(detail, /Vaccins/)
    assert.ok(!(await une(parent, 'revenus')).lignes.some((one) => one.nom.includes('allocataire')))
    assert.equal((await confirmer(parent, await une(parent, 'identite'))).status, 200)
  })

  test('an agreement is asked again where its text changed, and prevents its part until it is answered', async () => {
    await regler()
    const parent = await createFamille(server, town, { prenoms: ['Léa'] })
    const enfant = parent.enfants[0]?.id ?? ''
    const ecrire = async (code: string | null, texte: string) => {
      const answer = await agent.send('POST', '/gestion/consentements/textes', {
        code,
        titre: 'Photos',
        texte,
        deuxTitulaires: false,
        depuis: '2026-11-03',
      })
      return ((await answer.json()) as { id: string }).id
    }
    const accepter = (texte: string) =>
      parent.send('POST', `/foyer/enfants/${enfant}/consentements`, { texte, accord: true })
    const first = await ecrire(null, 'Des photos.')
    assert.match((await une(parent, 'consentements')).obstacles[0] ?? '', /réponse est attendue pour Léa/)
    await accepter(first)
    await dire(parent, await une(parent, 'consentements'))
    assert.equal((await une(parent, 'consentements')).etat, 'confirmee')
    const second = await ecrire(first, 'Des photos et des films.')
    const again = await une(parent, 'consentements')
    assert.equal(again.etat, 'a-revoir')
    assert.match(again.obstacles[0] ?? '', /a changé/)
    assert.equal((await confirmer(parent, again)).status, 422)
    await accepter(second)
    await dire(parent, await une(parent, 'consentements'))
  })

  test('documents that end before the school year does are listed', async () => {
    await regler()
    const parent = await createFamille(server, town, { prenoms: ['Léa'] })
    const depot = (pieceId: string, valableJusquAu: string): typeof depots.$inferInsert => ({
      collectiviteId: town.id,
      id: uuid(),
      pieceId,
      foyerId: parent.foyer,
      enfantId: parent.enfants[0]?.id ?? '',
      etat: 'valide',
      valableJusquAu,
      transmisLe: server.clock.now(),
      transmisPar: parent.compte,
      nom: 'a.pdf',
      type: 'application/pdf',
      taille: 1,
      empreinte: 'x',
      emplacement: uuid(),
      cle: 'x',
      controle: 'libre',
    })
    const [tot, tard] = [uuid(), uuid()]
    await asSysteme(server, town.id, async (tx) => {
      const piece = { collectiviteId: town.id, portee: 'enfant', obligatoire: true }
      await tx.insert(pieces).values([
        { ...piece, id: tot, nom: 'Assurance' },
        { ...piece, id: tard, nom: 'Vaccinations' },
      ])
      await tx.insert(depots).values([depot(tot, '2027-09-30'), depot(tard, '2029-01-01')])
    })
    assert.deepEqual((await exiger(parent)).documents, [{ nom: 'Assurance', pour: 'Léa', fin: '2027-09-30' }])
  })

  test('the welcome page says it until it is done; a file just opened is asked nothing', async () => {
    await regler()
    const parent = await createFamille(server, town, { prenoms: ['Léa'] })
    const tuile = async (who: Client) =>
      ((await (await who.get('/tableau-de-bord')).json()) as TableauDeBord).foyer.renouvellement
    assert.deepEqual(await tuile(parent), { annee: 2027, jusquAu: '2026-11-20' })
    await toutDire(parent)
    assert.equal(await tuile(parent), null)

    const compte = uuid()
    await asSysteme(server, town.id, async (tx) => {
      await tx
        .insert(comptes)
        .values({ collectiviteId: town.id, id: compte, courriel: `${compte}@exemple.fr` })
      await confirmCompte(tx, town.id, compte, server.clock.now())
    })
    const nouveau = { ...(await connecter(server, town.id, compte)), foyer: '' }
    const added = await nouveau.send('POST', '/foyer/enfants', {
      nom: 'Martin',
      prenom: 'Zoé',
      dateNaissance: '2019-04-02',
      sante: {
        allergies: '',
        regime: '',
        pai: '',
        vaccins: '',
        medecin: '',
        medecinTelephone: '',
        autres: '',
      },
    })
    assert.equal(added.status, 201)
    assert.equal(await lire(nouveau), null)
    assert.equal(await tuile(nouveau), null)
  })

  test('each service counts its own families, and writes to those that have not: once a day, whoever asks', async () => {
    await regler({ blocage: 'reservations' })
    const done = await createFamille(server, town)
    const begun = await createFamille(server, town)
    await createFamille(server, town, { enrolled: false })
    await toutDire(done)
    await dire(begun, await une(begun, 'contact'))
    const late = await createFamille(server, town)
    const sansCompte = await createFamille(server, town)
    await asSysteme(server, town.id, (tx) =>
      tx.update(comptes).set({ confirmeLe: null }).where(eq(comptes.id, sansCompte.compte)),
    )
    const { familles, aRenouveler } = await gerer()
    assert.deepEqual(familles, { nombre: 4, renouvelees: 1, commencees: 1 })
    assert.deepEqual(aRenouveler.map((one) => one.confirmees).sort(), [0, 0, 1])
    assert.deepEqual(
      aRenouveler.flatMap((one) => (one.joignable ? [] : one.foyer)),
      [sansCompte.foyer],
    )
    const ailleurs = await createAgent(server, town, [await addService(server, town, null)])
    assert.equal((await gerer(ailleurs)).familles.nombre, 0)

    const relancer = async (who = agent, key = uuid()) => {
      const answer = await who.send(
        'POST',
        '/gestion/renouvellement/relances',
        {},
        { 'idempotency-key': key },
      )
      assert.equal(answer.status, 200, await answer.clone().text())
      return ((await answer.json()) as { relancees: number }).relancees
    }
    const collegue = await createAgent(server, town)
    const counts = await Promise.all([relancer(), relancer(collegue), relancer(agent, 'cle')])
    assert.equal(
      counts.reduce((sum, one) => sum + one, 0),
      2,
    )
    assert.equal(await relancer(), 0)
    const sent = await lettres(/à renouveler pour 2027-2028/)
    assert.deepEqual(
      sent.map((one) => one.a).sort(),
      [`${begun.compte}@exemple.fr`, `${late.compte}@exemple.fr`].sort(),
    )
    assert.match(sent[0]?.texte ?? '', /jusqu’au 20 novembre 2026 inclus/)
    assert.match(sent[0]?.texte ?? '', /ni réserver de journée/)
    server.clock.advance(86_400_000)
    assert.equal(await relancer(), 2)
  })

  test('families are reminded by themselves once, some days before the end', async () => {
    await regler({ rappelJours: 7 })
    const parent = await createFamille(server, town)
    const jour = async (date: string) => {
      server.clock.set(`${date}T07:00:00Z`)
      await asSysteme(server, town.id, (tx) => server.deps.queue.send(tx, 'rappels-renouvellement', {}))
      return (await lettres(/à renouveler/)).filter((one) => one.a.startsWith(parent.compte)).length
    }
    assert.equal(await jour('2026-11-12'), 0)
    assert.equal(await jour('2026-11-13'), 1)
    assert.equal(await jour('2026-11-13'), 1)
    assert.equal(await jour('2026-11-14'), 1)
    await toutDire(parent)
    await regler({ rappelJours: 7, jusquAu: '2026-12-20' })
    assert.equal(await jour('2026-12-13'), 1)
  })

  test('once it is over, a late family asks and books nothing of the new year, until its file is renewed', async () => {
    const rentree = uuid()
    const [avant, apres] = [town.creneaux.at(-2)?.id, uuid()]
    await asSysteme(server, town.id, async (tx) => {
      const own = { collectiviteId: town.id, activiteId: town.activite }
      await tx.insert(periodes).values({
        ...own,
        id: rentree,
        nom: 'Rentrée 2027',
        debut: '2027-09-01',
        fin: '2027-12-31',
        ouverture: new Date('2026-07-27T07:00:00Z'),
      })
      await tx.insert(creneaux).values({
        ...own,
        id: apres,
        date: '2027-09-08',
        fin: '2027-09-08',
        periodeId: rentree,
        unite: 'journee',
        capacite: 5,
      })
    })
    await regler({ blocage: 'reservations' })
    const parent = await createFamille(server, town, { prenoms: ['Léa'] })
    const enfant = parent.enfants[0]?.id ?? ''
    const autre = await createFamille(server, town, { prenoms: ['Zoé'], enrolled: false })
    const reserver = async (creneau: string | undefined) => {
      const answer = await parent.send('POST', '/reservations', {
        cellules: [{ creneau, enfant, action: 'ajouter' }],
      })
      const body = (await answer.json()) as {
        cellules: { etat: string | null; refus: { code: string; message: string } | null }[]
      }
      return body.cellules[0]
    }
    const inscrire = async (periode: string) => {
      const answer = await autre.send('POST', '/inscriptions', {
        activite: town.activite,
        periode,
        enfants: [autre.enfants[0]?.id],
      })
      return ((await answer.json()) as ResultatInscription).resultats[0]
    }
    server.clock.set('2026-11-21T08:00:00Z')
    const refus = (await inscrire(rentree))?.empechements
    assert.deepEqual(
      refus?.map((one) => one.code),
      ['renouvellement-requis'],
    )
    assert.match(refus?.[0]?.phrase ?? '', /2027-2028/)
    // The year that is under way is not kept from it.
    assert.deepEqual((await inscrire(town.periode))?.empechements, [])
    const jour = await reserver(apres)
    assert.equal(jour?.refus?.code, 'dossier-a-renouveler')
    assert.match(jour?.refus?.message ?? '', /Mon foyer/)
    assert.equal((await reserver(avant))?.refus, null)
    await toutDire(parent)
    await toutDire(autre)
    assert.equal((await reserver(apres))?.refus, null)
    assert.deepEqual((await inscrire(rentree))?.empechements, [])
  })

  test('what a town asks is checked, changed and ended', async () => {
    const refuse = async (more: Partial<ReglageRenouvellement>) => {
      const answer = await agent.send('PUT', '/gestion/renouvellement', { ...REGLAGE, ...more })
      assert.equal(answer.status, 400)
      return ((await answer.json()) as { errors: { champ: string }[] }).errors.map((one) => one.champ)
    }
    assert.deepEqual(await refuse({ jusquAu: '2026-10-01' }), ['jusquAu'])
    assert.deepEqual(await refuse({ jusquAu: '2028-09-01' }), ['jusquAu'])
    assert.deepEqual(await refuse({ du: '2026-08-01' }), ['du'])
    assert.deepEqual(await refuse({ rappelJours: 30 }), ['rappelJours'])
    assert.equal((await agent.send('POST', '/gestion/renouvellement/relances', {})).status, 409)
    await regler()
    const parent = await createFamille(server, town)
    await dire(parent, await une(parent, 'contact'))
    assert.equal((await agent.send('DELETE', '/gestion/renouvellement')).status, 204)
    assert.equal(await lire(parent), null)
    await regler({ jusquAu: '2026-11-30' })
    assert.equal((await une(parent, 'contact')).etat, 'confirmee')
  })
})
