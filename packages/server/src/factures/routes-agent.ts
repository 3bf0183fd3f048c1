import {
  AvoirEmis,
  EmissionFacturation,
  Facturation,
  Facturations,
  FactureARendre,
  FacturesEmises,
  NouvelAvoir,
  NouvelleFacturation,
  ReferenceTitre,
} from '@inoe/contract/facturations'
import { Emission, EmissionFaite } from '@inoe/contract/factures'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { type Agent, agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { type StructureFacturee, structuresFacturees } from '../structures/facturation.ts'
import { emettreAvoir, lireARendre } from './avoirs.ts'
import { compteDe, emettreBrouillon } from './emettre.ts'
import {
  type FacturationRow,
  facturationOf,
  facturationsOf,
  lockFacturation,
  removeBrouillon,
  saveBrouillon,
} from './facturations-store.ts'
import { issueFactures } from './issue.ts'
import { emisesDe, propositions, resume } from './lecture-facturations.ts'
import { type Brouillon, preparer } from './preparer.ts'
import { donnerTitre } from './titres.ts'

const tag = 'factures'

/** Billing as the services do it. */
export const facturesAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/facturations',
    describe({ tag, summary: 'Billing runs of the services of the agent', answers: Facturations }),
    async (c) => {
      const acteur = agent(c)
      const facturations = await inTransaction(c, acteur, async (tx) => {
        const structures = await structuresFacturees(tx, acteur.collectivite)
        const found = await facturationsOf(tx, acteur.collectivite, acteur.structures)
        return found.map((row) => resume(row, structures))
      })
      c.header('cache-control', 'private, no-store')
      return c.json({ facturations } satisfies Facturations)
    },
  )
  .post(
    '/gestion/facturations',
    describe({
      tag,
      summary: 'Prepares the invoices of a service and a month, or prepares them again',
      answers: Facturation,
      status: 201,
    }),
    valid('json', NouvelleFacturation),
    async (c) => {
      const acteur = agent(c)
      const demande = c.req.valid('json')
      const asked = siennes(acteur, demande.structure)
      return once(c, systeme(c), demande, async (tx) => {
        const structure = await structureOf(tx, acteur, asked)
        return { status: 201, body: await rafraichir(c, tx, acteur, structure, demande.mois) }
      })
    },
  )
  .get(
    '/gestion/facturations/:id',
    describe({
      tag,
      summary: 'A billing run; while it is a draft, what would be issued now and what to look at',
      answers: Facturation,
    }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const { deps, collectivite } = c.var
      // As `systeme`: prices depend on what agents may not read one by one.
      const facturation = await inTransaction(c, systeme(c), async (tx): Promise<Facturation> => {
        const row = await ownRow(tx, acteur, c.req.valid('param').id)
        const structures = await structuresFacturees(tx, acteur.collectivite)
        const structure = structures.find((one) => one.id === row.structureId)
        if (!structure) throw introuvable()
        if (row.etat === 'emise') return { ...resume(row, structures), anomalies: [], propositions: [] }
        const today = deps.clock.today(collectivite.zone)
        const brouillon = await preparer(tx, collectivite, structure, row.mois, today)
        return vue({ ...row, ...compteDe(brouillon) }, structures, brouillon)
      })
      c.header('cache-control', 'private, no-store')
      return c.json(facturation)
    },
  )
  .get(
    '/gestion/facturations/:id/factures',
    describe({ tag, summary: 'What a run issued, by name of family', answers: FacturesEmises }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const found = await inTransaction(c, systeme(c), async (tx) => {
        const { id } = await ownRow(tx, acteur, c.req.valid('param').id)
        return emisesDe(tx, acteur.collectivite, id)
      })
      c.header('cache-control', 'private, no-store')
      return c.json(found)
    },
  )
  .post(
    '/gestion/facturations/:id/emission',
    describe({
      tag,
      summary: 'Issues a draft as it was checked; refused when anything moved since',
      answers: Facturation,
    }),
    valid('param', ParamId),
    valid('json', EmissionFacturation),
    async (c) => {
      const acteur = agent(c)
      const { id } = c.req.valid('param')
      const { empreinte } = c.req.valid('json')
      try {
        return await once(c, systeme(c), { id, empreinte }, async (tx) => {
          const row = await ownRow(tx, acteur, id)
          const structure = await structureOf(tx, acteur, row.structureId)
          const demande = { structure, mois: row.mois, par: acteur.compte }
          await emettreBrouillon(tx, c.var.deps, c.var.collectivite, row.id, empreinte, demande)
          const issued = await facturationOf(tx, acteur.collectivite, row.id)
          if (!issued) throw introuvable()
          const body: Facturation = { ...resume(issued, [structure]), anomalies: [], propositions: [] }
          return { status: 200, body }
        })
      } catch (error) {
        if (error instanceof Refus && error.code === 'facturation-modifiee') await relire(c, acteur, id)
        throw error
      }
    },
  )
  .delete(
    '/gestion/facturations/:id',
    describe({ tag, summary: 'Drops a draft' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      await inTransaction(c, systeme(c), async (tx) => {
        const row = await ownRow(tx, acteur, c.req.valid('param').id)
        const locked = await lockFacturation(tx, acteur.collectivite, row.id)
        if (locked?.etat === 'emise') throw new Refus('facturation-emise')
        await removeBrouillon(tx, acteur.collectivite, row.id)
      })
      return c.body(null, 204)
    },
  )
  .post(
    '/gestion/factures',
    describe({
      tag,
      summary: 'Issues the invoices of a service and a month at once; again, it bills only what is left',
      answers: EmissionFaite,
      status: 201,
    }),
    valid('json', Emission),
    async (c) => {
      const acteur = agent(c)
      const demande = c.req.valid('json')
      const asked = siennes(acteur, demande.structure)
      const { deps, collectivite } = c.var
      return once(c, systeme(c), demande, async (tx) => {
        const structure = await structureOf(tx, acteur, asked)
        const body = await issueFactures(tx, deps, collectivite, structure, demande.mois, acteur.compte)
        return { status: 201, body }
      })
    },
  )
  .get(
    '/gestion/factures/:id',
    describe({
      tag,
      summary: 'An issued invoice with what is left of each line to give back; for the régisseur',
      answers: FactureARendre,
    }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const found = await inTransaction(c, systeme(c), (tx) => lireARendre(tx, acteur, id))
      c.header('cache-control', 'no-store')
      return c.json(found)
    },
  )
  .post(
    '/gestion/factures/:id/avoir',
    describe({
      tag,
      summary: 'Gives back an invoice, or some of its lines; for the régisseur',
      answers: AvoirEmis,
      status: 201,
    }),
    valid('param', ParamId),
    valid('json', NouvelAvoir),
    async (c) => {
      const acteur = agent(c)
      const demande = c.req.valid('json')
      const id = c.req.valid('param').id.toLowerCase()
      const { deps, collectivite } = c.var
      return once(c, systeme(c), demande, async (tx) => ({
        status: 201,
        body: await emettreAvoir(tx, deps, collectivite, acteur, id, demande),
      }))
    },
  )
  .post(
    '/gestion/factures/:id/titre',
    describe({
      tag,
      summary: 'Writes the reference that the comptable gave to an invoice; for the régisseur',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', ReferenceTitre),
    async (c) => {
      const acteur = agent(c)
      const demande = c.req.valid('json')
      const id = c.req.valid('param').id.toLowerCase()
      return once(c, systeme(c), demande, async (tx) => {
        await donnerTitre(tx, acteur, id, demande.reference)
        return { status: 200, body: {} }
      })
    },
  )

/** A service of the agent. @throws Refus `introuvable` */
function siennes({ structures }: Agent, asked: string): string {
  const id = asked.toLowerCase()
  if (!structures.includes(id)) throw introuvable()
  return id
}

async function structureOf(tx: Tx, { collectivite }: Agent, id: string): Promise<StructureFacturee> {
  const found = (await structuresFacturees(tx, collectivite)).find((one) => one.id === id)
  if (!found) throw introuvable()
  return found
}

/** A run of a service of the agent. @throws Refus `introuvable` */
async function ownRow(tx: Tx, { collectivite, structures }: Agent, id: string): Promise<FacturationRow> {
  const row = await facturationOf(tx, collectivite, id.toLowerCase())
  if (!row || !structures.includes(row.structureId)) throw introuvable()
  return row
}

/** Prepares again, and writes what the draft has come to. As `systeme`. */
async function rafraichir(
  c: Context<Env>,
  tx: Tx,
  { compte }: Agent,
  structure: StructureFacturee,
  mois: string,
): Promise<Facturation> {
  const { deps, collectivite } = c.var
  const brouillon = await preparer(tx, collectivite, structure, mois, deps.clock.today(collectivite.zone))
  const row = await saveBrouillon(
    tx,
    {
      collectiviteId: collectivite.id,
      structureId: structure.id,
      regieId: structure.regie.id,
      mois,
      prepareeLe: deps.clock.now(),
      prepareePar: compte,
    },
    compteDe(brouillon),
  )
  return vue(row, [structure], brouillon)
}

/** After a refusal, whose transaction kept nothing: the draft says what it is now. */
async function relire(c: Context<Env>, acteur: Agent, id: string): Promise<void> {
  await inTransaction(c, systeme(c), async (tx) => {
    const row = await ownRow(tx, acteur, id)
    if (row.etat === 'brouillon')
      await rafraichir(c, tx, acteur, await structureOf(tx, acteur, row.structureId), row.mois)
  })
}

function vue(
  row: FacturationRow,
  structures: readonly StructureFacturee[],
  brouillon: Brouillon,
): Facturation {
  return {
    ...resume(row, structures),
    anomalies: brouillon.anomalies,
    propositions: propositions(brouillon),
  }
}
