// A world where everything that has an id in a route exists once and belongs to the first family and its service, with
// everybody who must not reach it: what the rights matrix and the noise test stand on.
import assert from 'node:assert/strict'
import { createECDH } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Remise } from '@inoe/contract/prelevements'
import type { Renouvellement } from '@inoe/contract/renouvellements'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { absences } from '../src/absences/tables.ts'
import { agentsRegies, clesAcces, comptes, invitationsParents, sessions } from '../src/comptes/tables.ts'
import { eliminations, gels } from '../src/conservation/tables.ts'
import { contrats, heuresOccasionnelles } from '../src/contrats/tables.ts'
import { rows } from '../src/database/open.ts'
import { pieces } from '../src/documents/tables.ts'
import { foyers, foyersEnfants, responsables, santes } from '../src/foyers/tables.ts'
import { gardes, rattachements } from '../src/gardes/tables.ts'
import { inscriptions } from '../src/inscriptions/tables.ts'
import { pointages } from '../src/pointages/tables.ts'
import { alerter } from '../src/regies/alertes.ts'
import { insertReinscription } from '../src/reinscriptions/store.ts'
import { reservations } from '../src/reservations/tables.ts'
import { referentsDonnees } from '../src/rgpd/tables.ts'
import { activites, regies } from '../src/structures/tables.ts'
import { addService, asSysteme, book } from './billing.ts'
import { faireExport } from './exports.ts'
import { familleFacturee, ouvrirPrelevement, signer } from './mandats.ts'
import type { TestServer } from './server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from './towns.ts'

/** In what is known of the health of the first family’s child: for its two homes, and who looks after it. */
export const CANARI_SANTE = 'Canari-vert'

/** In every text of the first family: nobody else may ever read it. */
export const CANARI = 'Canari-jaune'

export interface Monde {
  town: Town
  personnes: {
    famille: Client
    agent: Client
    /** Same town, nothing in common. */
    autreFamille: Client
    /** The other home of the first family's child. */
    autreParent: Client
    /** Of another structure, régisseur of nothing. */
    autreAgent: Client
    /** Of another town, on its own address. */
    ailleurs: Client
    agentAilleurs: Client
    /** The first family's, ended. */
    expiree: Client
    personne: Client
  }
  /** Id of each thing, by what it is. */
  ids: Record<string, string>
}

const PDF = '%PDF-1.4\n%%EOF'
const CERTIFICAT = `%PDF-1.4\n% ${CANARI_SANTE}\n%%EOF`

/** @param server with a PayFiP to speak to */
export async function creerMonde(server: TestServer): Promise<Monde> {
  const town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 500 })
  const other = await createTown(server, CONTREXEVILLE, { capacite: 500 })
  const agent = await createAgent(server, town)
  const autreAgent = await createAgent(server, town, [await addService(server, town, null)])
  const systeme = <T>(work: Parameters<typeof asSysteme<T>>[2]) => asSysteme<T>(server, town.id, work)
  await systeme((tx) => tx.delete(agentsRegies).where(eq(agentsRegies.compteId, autreAgent.compte)))
  await systeme((tx) => tx.delete(referentsDonnees).where(eq(referentsDonnees.compteId, autreAgent.compte)))
  await systeme((tx) =>
    tx
      .update(regies)
      .set({ moyens: ['cheque'] })
      .where(eq(regies.id, town.regie)),
  )
  await ouvrirPrelevement(server, town)

  const famille = await familleFacturee(server, town, agent, ['2026-11-04'], ['2026-12-02'])
  const autreFamille = await createFamille(server, town)
  const autreParent = await createFamille(server, town)
  const enfant = famille.enfants[0]?.id ?? ''
  const own = { collectiviteId: town.id }
  const now = server.clock.now()
  const ids: Record<string, string> = {
    enfant,
    foyer: famille.foyer,
    compte: famille.compte,
    autre: autreFamille.foyer,
    regie: town.regie,
    structure: town.structure,
    activite: town.activite,
  }
  await systeme(async (tx) => {
    await tx.insert(foyersEnfants).values({ ...own, foyerId: autreParent.foyer, enfantId: enfant })
    await tx.update(foyers).set({ adresse: CANARI }).where(eq(foyers.id, famille.foyer))
    await tx.update(responsables).set({ nom: CANARI }).where(eq(responsables.foyerId, famille.foyer))
  })
  const text = async (answer: Promise<Response> | Response, status = 201) => {
    const response = await answer
    assert.equal(response.status, status, await response.clone().text())
    return response.json() as Promise<{ id: string }>
  }
  const file = (fields: Record<string, string> = {}, content = PDF) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('fichier', new Blob([content], { type: 'application/pdf' }), `${CANARI}.pdf`)
    return form
  }

  // Money first: a mandate forbids paying online.
  const factures = await systeme<{ id: string }[]>((tx) =>
    rows(tx, sql`SELECT id FROM factures WHERE collectivite_id = ${town.id} ORDER BY rang`),
  )
  ids.facture = factures[0]?.id ?? ''
  const paiement = (await (
    await famille.send('POST', '/paiements', { factures: [ids.facture], retour: ORIGIN })
  ).json()) as { paiement: string }
  ids.paiement = paiement.paiement
  server.clock.advance(25 * 60_000)
  ids.encaissement = (
    await text(
      agent.send('POST', '/gestion/encaissements', {
        regie: town.regie,
        foyer: famille.foyer,
        moyen: 'cheque',
        montantCentimes: 100,
        reference: CANARI,
        parts: [{ facture: ids.facture, centimes: 100 }],
      }),
    )
  ).id
  ids.mandat = (await signer(server, famille, town)).id
  const remise = (await text(
    agent.send('POST', '/gestion/remises', { regie: town.regie, date: '2027-01-12' }),
  )) as Remise
  ids.remise = remise.id
  ids.prelevement = remise.prelevements[0]?.id ?? ''
  await text(agent.send('POST', `/gestion/remises/${ids.remise}/depot`), 200)
  ids.facturation = (
    await text(agent.send('POST', '/gestion/facturations', { structure: town.structure, mois: '2026-10' }))
  ).id
  await systeme((tx) => alerter(tx, town.id, [{ regie: town.regie, cause: 'essai', message: CANARI }], now))
  const first = async (table: string) =>
    (
      await systeme<{ id: string }[]>((tx) =>
        rows(tx, sql`SELECT id FROM ${sql.raw(table)} WHERE collectivite_id = ${town.id} LIMIT 1`),
      )
    )[0]?.id ?? ''
  ids.alerte = await first('alertes')
  ids.tarif = await first('tarifs')

  // The family's file, its requests, its days.
  await text(
    agent.send('PUT', '/gestion/champs', {
      champs: [{ champ: 'numeroAllocataire', saisie: 'modifiable', effet: 'validation' }],
    }),
    200,
  )
  await text(
    agent.send('PUT', '/gestion/renouvellement', {
      annee: 2027,
      du: '2026-11-01',
      jusquAu: '2027-07-15',
      blocage: 'rien',
      rappelJours: 7,
    }),
    200,
  )
  const { renouvellement } = (await (await famille.get('/foyer/renouvellement')).json()) as Renouvellement
  const [contact] = renouvellement?.sections ?? []
  await text(
    famille.send('POST', '/foyer/renouvellement/sections', {
      section: contact?.section,
      enfant: null,
      empreinte: contact?.empreinte,
    }),
    200,
  )
  const suite = uuid()
  ids.periode = town.periode
  ids.reinscription = await systeme(async (tx) => {
    const [like] = await tx.select().from(activites).where(eq(activites.id, town.activite))
    if (like) await tx.insert(activites).values({ ...like, id: suite, nom: 'Suite' })
    return insertReinscription(tx, town.id, {
      source: { activite: town.activite, periode: null },
      cible: { activite: suite, periode: null },
      releve: null,
      du: '2026-11-01',
      jusquAu: '2027-07-15',
      prioritaire: false,
    })
  })
  const { version, revenus } = (await (await famille.get('/foyer')).json()) as {
    version: number
    revenus: object
  }
  await text(
    famille.send('PUT', '/foyer', { version, revenus: { ...revenus, numeroAllocataire: CANARI } }),
    200,
  )
  ids.modification = await first('modifications')
  ids.declaration = (
    await text(famille.send('POST', '/foyer/quotient/declarations', file({ valeur: '500', caisse: 'CAF' })))
  ).id
  ids.televersement = (await text(famille.send('POST', '/televersements', { nom: CANARI, taille: 100 }))).id
  const [piece, autrePiece] = [uuid(), uuid()]
  const demandee = { ...own, obligatoire: false } as const
  await systeme((tx) =>
    tx.insert(pieces).values([
      { ...demandee, id: piece, portee: 'enfant', nom: 'Pages de vaccination' },
      { ...demandee, id: autrePiece, portee: 'foyer', nom: 'Justificatif de domicile' },
    ]),
  )
  // A document given again replaces the one before: another is given by who tries the route.
  ids.piece = autrePiece
  ids.document = (await text(famille.send('POST', '/documents', file({ piece, enfant }, CERTIFICAT)))).id
  // What a structure offers is for all its families: it says nothing of the first.
  const publie = file({ structure: town.structure, titre: 'Règlement', retour: 'foyer' })
  publie.set('fichier', new Blob([PDF], { type: 'application/pdf' }), 'reglement.pdf')
  ids.documentation = (await text(agent.send('POST', '/gestion/documentation', publie))).id
  const abonnement = {
    adresse: 'https://fcm.googleapis.com/fcm/send/monde',
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: 'A'.repeat(22),
    sujets: [],
  }
  ids.abonnement = (await text(famille.send('POST', '/notifications/abonnements', abonnement))).id
  const photo = new FormData()
  const jpeg = await readFile(new URL('fichiers/gps.jpg', import.meta.url))
  photo.set('fichier', new Blob([new Uint8Array(jpeg)]), `${CANARI}.jpg`)
  const image = async () => (await text(agent.send('POST', '/gestion/actualites/images', photo))).id
  ids.imageActualite = await image()
  ids.imageDonnee = await image()
  ids.actualite = (
    await text(
      agent.send('POST', '/gestion/actualites', {
        structure: town.structure,
        titre: CANARI,
        texte: CANARI,
        audience: 'structure',
        debut: '2026-11-01',
        etat: 'brouillon',
        images: [{ id: ids.imageActualite, alternative: CANARI, legende: CANARI }],
      }),
    )
  ).id
  ids.proche = (
    await text(
      famille.send('POST', '/foyer/proches', {
        prenom: CANARI,
        nom: CANARI,
        lien: CANARI,
        telephone: '06 12 34 56 78',
        enfants: [enfant],
        peutChercher: true,
        aPrevenir: true,
      }),
    )
  ).id
  const jugement = {
    enfant,
    prenom: CANARI,
    nom: CANARI,
    lien: CANARI,
    juridiction: CANARI,
    reference: CANARI,
    dateDecision: '2026-01-05',
  }
  ids.interdiction = (await text(famille.send('POST', '/foyer/interdictions', file(jugement)))).id
  ids.responsable = await systeme(async (tx) => {
    const [found] = await tx
      .select({ id: responsables.id })
      .from(responsables)
      .where(eq(responsables.foyerId, famille.foyer))
    return found?.id ?? ''
  })
  // Asked of every family: it says nothing of the first.
  ids.texte = (
    await text(
      agent.send('POST', '/gestion/consentements/textes', {
        code: null,
        titre: 'Droit à l’image',
        texte: 'Droit à l’image',
        deuxTitulaires: true,
        depuis: server.clock.today('Europe/Paris'),
      }),
    )
  ).id
  ids.code = ids.texte
  await text(
    famille.send('POST', `/foyer/enfants/${enfant}/consentements`, { texte: ids.texte, accord: true }),
    200,
  )
  ids.retour = await systeme(async (tx) => {
    const [found] = await rows<{ id: string }>(
      tx,
      sql`SELECT id FROM pieces WHERE collectivite_id = ${town.id} AND structure_id = ${town.structure}`,
    )
    return found?.id ?? ''
  })
  const [reservation = ''] = await book(server, town, famille, enfant, ['2026-11-18'])
  const made = { inscription: uuid(), absence: uuid(), contrat: uuid(), heures: uuid() }
  Object.assign(ids, made, { reservation })
  ids.creneau = town.creneaux.find((one) => one.date === '2026-12-09')?.id ?? ''
  const asked = { demandeLe: now, demandePar: famille.compte }
  const kept = { ...own, foyerId: famille.foyer, enfantId: enfant, structureId: town.structure }
  await systeme(async (tx) => {
    const second = famille.enfants[0]?.id ?? ''
    await tx
      .update(inscriptions)
      .set({ etat: 'retiree' })
      .where(and(eq(inscriptions.collectiviteId, town.id), eq(inscriptions.enfantId, second)))
    await tx.insert(inscriptions).values({
      ...kept,
      id: made.inscription,
      activiteId: town.activite,
      etat: 'demandee',
      demandeeLe: now,
      demandeePar: famille.compte,
    })
    await tx.insert(absences).values({
      ...kept,
      id: made.absence,
      etat: 'declaree',
      motif: 'maladie',
      commentaire: `${CANARI} ${CANARI_SANTE}`,
      declareeLe: now,
      declareePar: famille.compte,
    })
    await tx.update(reservations).set({ absenceId: made.absence }).where(eq(reservations.id, reservation))
    await tx.insert(contrats).values({
      ...kept,
      ...asked,
      id: made.contrat,
      activiteId: town.activite,
      etat: 'demande',
      debut: '2026-12-01',
      fin: '2027-01-31',
      semaine: [{ jour: 2, debut: '08:00', fin: '12:00' }],
      commentaire: CANARI,
    })
    await tx
      .insert(santes)
      .values(famille.enfants.map(({ id }) => ({ ...own, enfantId: id, allergies: CANARI_SANTE })))
    // Came without booking: on today's sheet.
    await tx.insert(pointages).values({
      ...kept,
      id: uuid(),
      activiteId: town.activite,
      unite: 'journee',
      date: '2026-11-03',
      etat: 'present',
      arrivee: '09:00',
      pointeLe: now,
      pointePar: agent.compte,
    })
    await tx.insert(heuresOccasionnelles).values({
      ...kept,
      ...asked,
      id: made.heures,
      contratId: made.contrat,
      date: '2026-12-03',
      debut: '09:00',
      fin: '10:00',
      etat: 'demande',
    })
  })
  await text(famille.send('POST', `/absences/${ids.absence}/justificatif`, file({}, CERTIFICAT)), 200).catch(
    async () => {
      assert.ok((await famille.get(`/absences/${ids.absence}/justificatif`)).status === 200)
    },
  )
  ids.agenda = (await text(famille.send('POST', '/agendas', { enfant }))).id
  ids.fil = (
    await text(
      famille.send('POST', '/messages', {
        structure: town.structure,
        sujet: CANARI,
        texte: CANARI,
        pieces: [],
      }),
    )
  ).id
  ids.pieceEnvoyee = (await text(famille.send('POST', '/messages/pieces', file()))).id
  await text(
    famille.send('POST', `/messages/${ids.fil}/reponses`, { texte: CANARI, pieces: [ids.pieceEnvoyee] }),
  )
  ids.pieceFamille = (await text(famille.send('POST', '/messages/pieces', file()))).id
  ids.pieceAgent = (await text(agent.send('POST', '/gestion/messages/pieces', file()))).id

  // The account: signed in elsewhere too, with a key, and an invitation under way.
  const login = { ...own, compteId: famille.compte }
  const later = new Date(now.getTime() + 30 * 24 * 3_600_000)
  Object.assign(ids, { session: 'autre-appareil', cle: 'cle-de-la-famille', invitation: uuid() })
  await systeme(async (tx) => {
    await tx.insert(sessions).values({ ...login, empreinte: ids.session ?? '', expireLe: later })
    await tx.insert(clesAcces).values({
      ...login,
      id: ids.cle ?? '',
      site: new URL(ORIGIN).hostname,
      nom: CANARI,
      clePublique: '',
      compteur: 0,
      transports: [],
      creeLe: now,
    })
    await tx.insert(invitationsParents).values({
      ...login,
      id: ids.invitation ?? '',
      foyerId: famille.foyer,
      courriel: 'autre.parent@exemple.fr',
      prenom: CANARI,
      nom: CANARI,
      expireLe: later,
    })
  })

  await inscrireGardes(server, town, { famille, autreFamille, autreParent }, ids)

  await doublerFiche(server, town, agent, autreFamille, ids)

  await text(famille.send('POST', '/mes-donnees/effacement'), 202)
  ids.effacement = await first('effacements')
  ids.export = await faireExport(server, famille)
  // A bordereau of before, and a family held: nothing is past its time today.
  Object.assign(ids, { elimination: uuid(), gel: uuid() })
  const signe = await server.deps.fichiers.put(town.id, Buffer.from(PDF))
  await systeme(async (tx) => {
    await tx.insert(eliminations).values({
      ...own,
      ...signe,
      id: ids.elimination ?? '',
      annee: 2025,
      rang: 1,
      etat: 'proposee',
      proposeeLe: now,
      arreteeAu: '2025-06-01',
      nom: 'visa.pdf',
      type: 'application/pdf',
      taille: PDF.length,
      empreinte: '',
      controle: 'libre',
    })
    await tx.insert(gels).values({
      ...own,
      id: ids.gel ?? '',
      foyerId: autreParent.foyer,
      motif: 'Recours',
      poseLe: now,
      posePar: agent.compte,
    })
  })

  const expiree = await createFamille(server, town)
  await systeme((tx) =>
    tx
      .update(sessions)
      .set({ expireLe: new Date(Date.now() - 1000) })
      .where(and(eq(sessions.collectiviteId, town.id), eq(sessions.compteId, expiree.compte))),
  )
  return {
    town,
    ids,
    personnes: {
      famille,
      agent,
      autreFamille,
      autreParent,
      autreAgent,
      ailleurs: await createFamille(server, other),
      agentAilleurs: await createAgent(server, other),
      expiree,
      personne: personne(server, town.id),
    },
  }
}

/** What is asked and agreed to of children who have two homes. */
async function inscrireGardes(
  server: TestServer,
  town: Town,
  who: Record<'famille' | 'autreParent', Client> & {
    autreFamille: Awaited<ReturnType<typeof createFamille>>
  },
  ids: Record<string, string>,
): Promise<void> {
  const { famille, autreFamille, autreParent } = who
  const own = { collectiviteId: town.id }
  const now = server.clock.now()
  const later = new Date(now.getTime() + 30 * 24 * 3_600_000)
  Object.assign(ids, { secondFoyer: uuid(), secondFoyerRecu: uuid(), garde: uuid(), gardeRecue: uuid() })
  const asked = { ...own, etat: 'invite', demandeLe: now, expireLe: later } as const
  const calendrier = {
    ...own,
    enfantId: ids.enfant ?? '',
    debut: '2026-09-01',
    regle: {
      rythme: { type: 'semaines' as const, ici: 'paires' as const, jour: 5, heure: '18:00' },
      vacances: null,
      exceptions: [],
    },
    parService: false,
    proposeeLe: now,
  }
  await asSysteme(server, town.id, async (tx) => {
    await tx.insert(rattachements).values([
      {
        ...asked,
        id: ids.secondFoyer ?? '',
        enfantId: ids.enfant ?? '',
        foyerId: famille.foyer,
        courriel: `${CANARI.toLowerCase()}@exemple.fr`,
        demandePar: famille.compte,
      },
      {
        ...asked,
        id: ids.secondFoyerRecu ?? '',
        enfantId: autreFamille.enfants[0]?.id ?? '',
        foyerId: autreFamille.foyer,
        courriel: `${famille.compte}@exemple.fr`,
        demandePar: autreFamille.compte,
      },
    ])
    await tx.insert(gardes).values([
      {
        ...calendrier,
        id: ids.garde ?? '',
        foyerId: famille.foyer,
        autreFoyerId: autreParent.foyer,
        etat: 'proposee',
        proposeePar: famille.compte,
      },
      {
        ...calendrier,
        id: ids.gardeRecue ?? '',
        foyerId: autreParent.foyer,
        autreFoyerId: famille.foyer,
        etat: 'refusee',
        proposeePar: autreParent.compte,
      },
    ])
  })
}

/** A sheet of the same child in another file, which says something else of its health; an access taken away. */
async function doublerFiche(
  server: TestServer,
  town: Town,
  agent: Client,
  autreFamille: Awaited<ReturnType<typeof createFamille>>,
  ids: Record<string, string>,
): Promise<void> {
  const own = { collectiviteId: town.id }
  ids.compteRetire = uuid()
  await asSysteme(server, town.id, async (tx) => {
    await tx
      .insert(santes)
      .values({ ...own, enfantId: autreFamille.enfants[0]?.id ?? '', allergies: 'Autre chose' })
      .onConflictDoNothing()
    await tx.insert(comptes).values({
      ...own,
      id: ids.compteRetire ?? '',
      courriel: 'parti@exemple.fr',
      foyerId: autreFamille.foyer,
      confirmeLe: server.clock.now(),
    })
  })
  const retire = await agent.send(
    'POST',
    `/gestion/familles/${autreFamille.foyer}/acces/${ids.compteRetire}/retrait`,
    { motif: 'Jugement' },
  )
  assert.equal(retire.status, 200, await retire.clone().text())
}

/** Two homes that each wrote their two children, one asking the other to share them: an agent has to compare. */
export async function opposerFiches(server: TestServer, { town, ids }: Monde): Promise<void> {
  const own = { collectiviteId: town.id }
  const premier = await createFamille(server, town, { prenoms: ['Zoé', 'Zac'] })
  const second = await createFamille(server, town, { prenoms: ['Zoé', 'Zac'] })
  Object.assign(ids, { paire: uuid(), paireDistincte: uuid() })
  await asSysteme(server, town.id, async (tx) => {
    await tx.insert(santes).values([
      { ...own, enfantId: premier.enfants[0]?.id ?? '', allergies: CANARI_SANTE },
      { ...own, enfantId: second.enfants[0]?.id ?? '', allergies: 'Autre chose' },
    ])
    await tx.insert(rattachements).values(
      [ids.paire, ids.paireDistincte].map((id, rank) => ({
        ...own,
        id: id ?? '',
        enfantId: premier.enfants[rank]?.id ?? '',
        foyerId: premier.foyer,
        autreFoyerId: second.foyer,
        autreEnfantId: second.enfants[rank]?.id ?? '',
        etat: 'a-reunir' as const,
        demandeLe: server.clock.now(),
        demandePar: premier.compte,
      })),
    )
  })
}

/** Nobody: no session, the town's own page. */
function personne(server: TestServer, collectivite: string): Client {
  const url = (route: string) => `/api/${collectivite}${route}`
  return {
    collectivite,
    compte: '',
    foyer: '',
    get: async (route, more) => server.app.request(url(route), { headers: { origin: ORIGIN, ...more } }),
    send: async (method, route, body, more) =>
      server.app.request(url(route), {
        method,
        headers: {
          origin: ORIGIN,
          ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
          ...more,
        },
        body: body === undefined ? null : body instanceof FormData ? body : JSON.stringify(body),
      }),
  }
}
