// Everything that moves a family's money, in any order, at once, and cut short: the ledger always balances.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Encaissement, Journal } from '@inoe/contract/encaissements'
import type { ListeFactures } from '@inoe/contract/factures'
import type { Mandats, Remise, Remises } from '@inoe/contract/prelevements'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import type { PayFipSimulator } from '../../../../demo/payfip/simulator.ts'
import { asSysteme, hastenJobs, openPayingServer } from '../../test/billing.ts'
import { essais } from '../../test/essais.ts'
import { familleFacturee, ouvrirPrelevement, signer } from '../../test/mandats.ts'
import { NOW, type TestServer } from '../../test/server.ts'
import { type Client, createAgent, createTown, ENTRE_DEUX_MERS, ORIGIN, type Town } from '../../test/towns.ts'
import { type Database, rows, type Tx } from '../database/open.ts'
import { regies } from '../structures/tables.ts'
import { ecartsDe } from './verification.ts'

/** What happens to a family's money. */
const ACTIONS = [
  'clic',
  'clic en double',
  'carte',
  'refus',
  'abandon',
  'notification',
  'notification forgée',
  'retour',
  'relève',
  'lecture',
  'minutes',
  'semaines',
  'panne',
  'guichet',
  'guichet en trop',
  'contre-passation',
  'crédit utilisé',
  'crédit rendu',
  'avoir',
  'avoir partiel',
  'mandat',
  'mandat suspendu',
  'remise',
  'dépôt',
  'clôture',
  'rejet',
  'coupure',
] as const
type Action = (typeof ACTIONS)[number]

describe('A family’s money, whatever happens to it', () => {
  let server: TestServer
  let payfip: PayFipSimulator
  let close: () => Promise<void>
  let initial: PayFipSimulator['settings']
  /** Never cut short: what these tests prepare and check by. */
  let entiere: Database['transaction']
  let towns = 0
  before(async () => {
    ;({ server, payfip, close } = await openPayingServer())
    initial = { ...payfip.settings }
    entiere = server.deps.database.transaction
  })
  after(() => close())

  /** One family of a town of its own, with two invoices, and hands that do anything to its money. */
  async function ouvrir() {
    server.deps.database.transaction = entiere
    server.clock.set(NOW)
    Object.assign(payfip.settings, initial)
    const town = await createTown(server, `${ENTRE_DEUX_MERS}-${towns++}`, { capacite: 50 })
    const agent = await createAgent(server, town)
    await ouvrirPrelevement(server, town)
    await asSysteme(server, town.id, (tx) =>
      tx
        .update(regies)
        .set({ moyens: ['cheque'] })
        .where(eq(regies.id, town.regie)),
    )
    const parent = await familleFacturee(server, town, agent, ['2026-11-04', '2026-11-18'], ['2026-12-02'])
    return new Famille(server, payfip, town, agent, parent)
  }

  const systeme = <T>({ town }: Famille, work: (tx: Tx) => Promise<T>): Promise<T> =>
    entiere.call(server.deps.database, { collectivite: town.id, role: 'systeme' }, work) as Promise<T>

  /** What does not balance; what a family owes since the bank took back a debit whose credit was used is right. */
  async function verifier(famille: Famille, turn: string): Promise<void> {
    const { id } = famille.town
    const found = await systeme(famille, async (tx) => {
      const ecarts = await ecartsDe(tx, id)
      const beyond = await rows(
        tx,
        sql`SELECT id FROM factures WHERE collectivite_id = ${id} AND nature = 'facture'
              AND (paye_centimes > total_centimes OR paye_centimes < 0)
            UNION ALL SELECT paiement_id FROM encaissements WHERE collectivite_id = ${id} AND paiement_id IS NOT NULL
              AND annule_id IS NULL GROUP BY paiement_id HAVING count(*) > 1
            UNION ALL SELECT prelevement_id FROM encaissements WHERE collectivite_id = ${id}
              AND prelevement_id IS NOT NULL AND annule_id IS NULL GROUP BY prelevement_id HAVING count(*) > 1`,
      )
      return [...ecarts.filter((one) => one.regle !== 'avance'), ...beyond]
    })
    assert.deepEqual(found, [], turn)
  }

  async function jouer(turns: readonly (readonly Action[])[]): Promise<void> {
    const famille = await ouvrir()
    for (const turn of turns) {
      await Promise.all(turn.map((action) => famille.faire(action)))
      await verifier(famille, turn.join(', '))
    }
    await famille.finir()
    await verifier(famille, 'à la fin')
    // Whatever PayFiP took was entered once, and nothing else was.
    const taken = [...famille.operations.entries()].filter(([, idOp]) =>
      ['carte', 'prelevement'].includes(payfip.operations.get(idOp)?.choix ?? ''),
    )
    const paid = await systeme(famille, (tx) =>
      rows<{ id: string }>(
        tx,
        sql`SELECT id FROM paiements WHERE collectivite_id = ${famille.town.id} AND etat = 'paye'`,
      ),
    )
    assert.deepEqual(paid.map((one) => one.id).toSorted(), taken.map(([paiement]) => paiement).toSorted())
  }

  test('each payment is entered once, nothing is paid beyond what it asks without a credit, sums balance', async () => {
    // What it takes several of to get anywhere comes more often.
    const action = fc.oneof(
      { arbitrary: fc.constantFrom(...ACTIONS), weight: 2 },
      { arbitrary: fc.constantFrom<Action>('clic', 'carte', 'relève', 'minutes', 'guichet'), weight: 1 },
    )
    const turn = fc.array(action, { minLength: 1, maxLength: 3 })
    await fc.assert(fc.asyncProperty(fc.array(turn, { minLength: 4, maxLength: 14 }), jouer), {
      numRuns: essais(12),
      examples: [
        // Paid at the counter while PayFiP’s page is open; PayFiP takes it too, its answer lost at the commit.
        [[['clic'], ['guichet'], ['carte'], ['coupure', 'notification'], ['relève'], ['crédit utilisé']]],
        // Debited, given back by the bank once the credit it left was used.
        [
          [
            ['mandat'],
            ['semaines'],
            ['remise'],
            ['dépôt'],
            ['guichet', 'guichet'],
            ['clôture'],
            ['crédit rendu'],
            ['rejet'],
            ['guichet en trop'],
          ],
        ],
        // Taken by PayFiP once it expired here, and once more by the operation that followed.
        [
          [
            ['clic'],
            ['minutes'],
            ['minutes'],
            ['relève'],
            ['clic', 'carte'],
            ['relève'],
            ['carte'],
            ['relève'],
          ],
        ],
        // Asked for the last time before the card was given; what the notification began is cut.
        [[['clic'], ['relève'], ['carte'], ['notification'], ['coupure'], ['relève']]],
        // Taken by PayFiP after an avoir annulled the invoice.
        [[['clic'], ['avoir', 'carte'], ['notification', 'retour', 'relève'], ['crédit rendu']]],
      ],
    })
  })
})

/** Everything that can be done to a family's money, by whom does it. */
class Famille {
  /** PayFiP's operation of each payment opened. */
  readonly operations = new Map<string, string>()
  readonly town: Town
  readonly #server: TestServer
  readonly #payfip: PayFipSimulator
  readonly #agent: Client
  readonly #parent: Client
  #coupee = false
  /** The server's own way to write, while the next one is to be cut. */
  #entiere: Database['transaction'] | undefined

  constructor(server: TestServer, payfip: PayFipSimulator, town: Town, agent: Client, parent: Client) {
    this.town = town
    this.#server = server
    this.#payfip = payfip
    this.#agent = agent
    this.#parent = parent
  }

  async faire(action: Action): Promise<void> {
    const { parent, agent, payfip, server, town } = {
      parent: this.#parent,
      agent: this.#agent,
      payfip: this.#payfip,
      server: this.#server,
      town: this.town,
    }
    const [paiement, idOp] = [...this.operations].at(-1) ?? []
    const gestes: Record<Action, () => Promise<unknown> | unknown> = {
      clic: () => this.#payer(uuid()),
      'clic en double': async () => {
        const key = uuid()
        await Promise.all([this.#payer(key), this.#payer(key)])
      },
      carte: () => this.#conclure('carte'),
      refus: () => this.#conclure('carte-refusee'),
      abandon: () => this.#conclure('abandon'),
      notification: () => idOp && payfip.notify(idOp),
      'notification forgée': () =>
        server.app.request(`/api/${town.id}/payfip/notification/${paiement ?? uuid()}`, {
          method: 'POST',
          body: new URLSearchParams({ idop: uuid(), resultrans: 'P' }),
        }),
      retour: () => paiement && server.app.request(`/api/${town.id}/payfip/retour/${paiement}`),
      relève: () => this.#relever(),
      lecture: () => this.#ok(parent.get('/factures?etat=payees')),
      // An operation that PayFiP does not hear of expires here after twenty.
      minutes: () => server.clock.advance(12 * 60_000),
      semaines: () => server.clock.advance(35 * 86_400_000),
      panne: () => {
        payfip.settings.panneDetail = payfip.settings.panneDetail ? undefined : 'html'
      },
      guichet: () => this.#encaisser(0.5),
      'guichet en trop': () => this.#encaisser(2),
      'contre-passation': async () => {
        const entry = (await this.#journal()).find((one) => !one.annulePar && one.montantCentimes > 0)
        if (entry)
          await this.#ok(
            agent.send('POST', `/gestion/encaissements/${entry.id}/annulation`, { motif: 'Erreur' }),
          )
      },
      'crédit utilisé': () => this.#crediter(false),
      'crédit rendu': () => this.#crediter(true),
      avoir: () => this.#rendre(false),
      'avoir partiel': () => this.#rendre(true),
      mandat: async () => {
        if (!(await this.#mandat())) await signer(server, parent, town).catch(() => undefined)
      },
      'mandat suspendu': async () => {
        const mandat = await this.#mandat()
        if (!mandat) return
        const etat = mandat.etat === 'suspendu' ? 'actif' : 'suspendu'
        await this.#ok(parent.send('POST', `/mandats/${mandat.id}/etat`, { etat }))
      },
      remise: () =>
        this.#ok(
          agent.send('POST', '/gestion/remises', {
            regie: town.regie,
            date: mardi(server.clock.today('Europe/Paris')),
          }),
        ),
      dépôt: () => this.#avancer('depot'),
      clôture: () => this.#avancer('cloture'),
      rejet: async () => {
        const [remise] = await this.#remises()
        if (!remise) return
        const { prelevements } = (await (await agent.get(`/gestion/remises/${remise.id}`)).json()) as Remise
        const debit = prelevements?.find((one) => one.etat === 'preleve')
        if (debit)
          await this.#ok(agent.send('POST', `/gestion/prelevements/${debit.id}/rejet`, { code: 'AM04' }))
      },
      coupure: () => this.#couper(),
    }
    await gestes[action]()
  }

  /** Nothing is cut any more, PayFiP answers again, and the queue asks it until it knows everything. */
  async finir(): Promise<void> {
    this.#server.deps.database.transaction = this.#entiere ?? this.#server.deps.database.transaction
    this.#payfip.settings.panneDetail = undefined
    for (let times = 0; times < 3; times++) await this.#relever()
    for (const idOp of this.operations.values()) await this.#payfip.notify(idOp)
    await this.#server.deps.queue.runDue()
  }

  async #ok(answer: Promise<Response>): Promise<Response> {
    const response = await answer
    // A server that was cut short says so; nothing else may.
    if (response.status >= 500 && !this.#coupee && !this.#payfip.settings.panneDetail)
      assert.fail(`${response.status} ${await response.clone().text()}`)
    return response
  }

  async #dues(): Promise<ListeFactures['factures']> {
    const { factures } = (await (await this.#ok(this.#parent.get('/factures'))).json()) as ListeFactures
    return factures ?? []
  }

  async #payer(key: string): Promise<void> {
    const factures = (await this.#dues()).slice(0, 2).map((one) => one.id)
    const answer = await this.#ok(
      this.#parent.send('POST', '/paiements', { factures, retour: ORIGIN }, { 'idempotency-key': key }),
    )
    if (answer.status !== 201) return
    const { paiement, url } = (await answer.json()) as { paiement: string; url: string }
    this.operations.set(paiement, new URL(url).searchParams.get('idop') ?? '')
  }

  /** On PayFiP’s page: once per operation, nobody being told. */
  #conclure(choix: 'carte' | 'carte-refusee' | 'abandon'): Promise<void> | undefined {
    const open = [...this.operations.values()].find((one) => !this.#payfip.operations.get(one)?.termineLe)
    return open ? this.#payfip.conclude(open, choix, 'aucune') : undefined
  }

  async #relever(): Promise<void> {
    await hastenJobs(this.#server)
    await this.#server.deps.queue.runDue()
  }

  async #journal(): Promise<Encaissement[]> {
    const jour = this.#server.clock.today('Europe/Paris')
    const route = `/gestion/regies/${this.town.regie}/encaissements?du=2026-11-01&au=${jour}`
    const answer = await this.#agent.get(route)
    return answer.status === 200 ? ((await answer.json()) as Journal).encaissements : []
  }

  /** At the counter, for the first invoice: so many times what is left of it. */
  async #encaisser(times: number): Promise<void> {
    const [facture] = await this.#dues()
    if (!facture) return
    const centimes = Math.min(facture.resteCentimes, Math.ceil(facture.resteCentimes * times))
    await this.#ok(
      this.#agent.send('POST', '/gestion/encaissements', {
        regie: this.town.regie,
        foyer: this.#parent.foyer,
        moyen: 'cheque',
        montantCentimes: Math.ceil(facture.resteCentimes * times),
        parts: [{ facture: facture.id, centimes }],
      }),
    )
  }

  async #crediter(rendu: boolean): Promise<void> {
    const { factures, credits } = (await (
      await this.#ok(this.#parent.get('/factures'))
    ).json()) as ListeFactures
    const credit = credits?.[0]?.centimes ?? 0
    const [facture] = factures ?? []
    if (credit <= 0 || (!rendu && !facture)) return
    const parts =
      rendu || !facture ? [] : [{ facture: facture.id, centimes: Math.min(credit, facture.resteCentimes) }]
    await this.#ok(
      this.#agent.send('POST', '/gestion/credits', {
        regie: this.town.regie,
        foyer: this.#parent.foyer,
        parts,
        remboursementCentimes: rendu ? credit : 0,
      }),
    )
  }

  async #rendre(partiel: boolean): Promise<void> {
    const [facture] = await this.#dues()
    if (!facture) return
    const lignes = partiel
      ? { lignes: facture.lignes.slice(0, 1).map(({ id }) => ({ ligne: id, montantCentimes: 300 })) }
      : {}
    await this.#ok(
      this.#agent.send('POST', `/gestion/factures/${facture.id}/avoir`, { motif: 'Erreur', ...lignes }),
    )
  }

  async #mandat(): Promise<Mandats['mandats'][number] | undefined> {
    const answer = await this.#parent.get('/mandats')
    if (answer.status !== 200) return undefined
    return ((await answer.json()) as Mandats).mandats.find(
      (one) => one.etat === 'actif' || one.etat === 'suspendu',
    )
  }

  async #remises(): Promise<Remises['remises']> {
    const answer = await this.#agent.get(`/gestion/regies/${this.town.regie}/remises`)
    return answer.status === 200 ? ((await answer.json()) as Remises).remises : []
  }

  /** Hands the latest batch over, or closes it, its date come. */
  async #avancer(what: 'depot' | 'cloture'): Promise<void> {
    const [remise] = await this.#remises()
    if (!remise) return
    if (what === 'cloture' && remise.date > this.#server.clock.today('Europe/Paris'))
      this.#server.clock.set(`${remise.date}T08:00:00Z`)
    await this.#ok(this.#agent.send('POST', `/gestion/remises/${remise.id}/${what}`))
  }

  /** The next transaction that writes as the server itself is cut just before its end, as by kill -9. */
  #couper(): void {
    const { database } = this.#server.deps
    this.#entiere ??= database.transaction
    const whole = this.#entiere
    this.#coupee = true
    database.transaction = (acteur, work) => {
      if (acteur.role !== 'systeme') return whole.call(database, acteur, work) as never
      database.transaction = whole
      return whole.call(database, acteur, async (tx) => {
        await work(tx)
        throw new Error('cut short')
      }) as never
    }
  }
}

/** The first Tuesday at least 35 days later: what was billed is due by then. */
function mardi(today: string): string {
  const date = new Date(`${today}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 35)
  while (date.getUTCDay() !== 2) date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
