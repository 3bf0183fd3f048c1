import { CHAMPS, choixDe } from '@inoe/contract/champs'
import {
  FiltreModifications,
  ModificationsADecider,
  PolitiqueChamps,
  PolitiqueModifiee,
  ReponseModification,
} from '@inoe/contract/foyers'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { champsFr } from './champs.fr.ts'
import type { Politique } from './champs.ts'
import { modificationAcceptee, modificationRefusee } from './courriels.ts'
import { enfantsParId } from './familles.ts'
import {
  exigerOuverte,
  lockModification,
  lus,
  modificationsADecider,
  politiqueOf,
  savePolitique,
  structuresDeFoyer,
} from './modifications.ts'
import { repondre } from './repondre.ts'
import type { modifications } from './tables.ts'

const tag = 'foyers'

/** The family files as the services that answer for them meet them. */
export const foyersAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/modifications',
    describe({
      tag,
      summary: 'Changes of family files, for the services that answer for these families',
      answers: ModificationsADecider,
    }),
    valid('query', FiltreModifications),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const { etat } = c.req.valid('query')
      // As `systeme`: an agent reads no file of a family that asks nothing of its structures yet.
      const found = await inTransaction(c, systeme(c), (tx) =>
        modificationsADecider(tx, collectivite, structures, etat),
      )
      c.header('cache-control', 'private, no-store')
      return c.json({ modifications: found } satisfies ModificationsADecider)
    },
  )
  .post(
    '/gestion/modifications/:id/reponse',
    describe({
      tag,
      summary: 'Accepts a change of a family file, or refuses it with a reason; the family is told by e-mail',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', ReponseModification),
    async (c) => {
      const { collectivite, structures, compte } = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const { decision, motif } = c.req.valid('json')
      return once(c, systeme(c), { decision, motif }, async (tx) => {
        const row = await lockModification(tx, collectivite, id)
        const answering = row ? await structuresDeFoyer(tx, collectivite, row.foyerId) : []
        if (!row || !answering.some((one) => structures.includes(one))) throw introuvable()
        exigerOuverte(row)
        await repondre(tx, row, { decision, motif, compte }, c.var.deps.clock.now())
        await write(c, tx, row, decision, motif)
        return { status: 200, body: {} }
      })
    },
  )
  .get(
    '/gestion/champs',
    describe({
      tag,
      summary: 'What the town decides of each field of the family file',
      answers: PolitiqueChamps,
    }),
    async (c) => {
      const acteur = agent(c)
      const politique = await inTransaction(c, acteur, (tx) => politiqueOf(tx, acteur.collectivite))
      return c.json(lue(politique))
    },
  )
  .put(
    '/gestion/champs',
    describe({
      tag,
      summary: 'Decides of some fields: hidden, read-only, editable, compulsory; at once or after validation',
      answers: PolitiqueChamps,
    }),
    valid('json', PolitiqueModifiee),
    async (c) => {
      const { collectivite } = agent(c)
      const { champs } = c.req.valid('json')
      const errors = champs.flatMap(({ champ, saisie, effet }, index) => {
        const { saisies, effets } = choixDe(champ)
        return saisies.includes(saisie) && effets.includes(effet)
          ? []
          : {
              champ: `champs.${index}`,
              message: `${champsFr[champ].nom}\u00a0: ce choix n’est pas possible.`,
            }
      })
      if (errors.length > 0) throw new Refus('requete-invalide', { errors })
      const politique = await inTransaction(c, systeme(c), async (tx) => {
        await savePolitique(tx, collectivite, champs)
        return politiqueOf(tx, collectivite)
      })
      return c.json(lue(politique))
    },
  )

const lue = (politique: Politique): PolitiqueChamps => ({
  champs: CHAMPS.map((champ) => ({ champ, ...champsFr[champ], ...politique(champ) })),
})

/** Tells the family the answer. */
async function write(
  c: Context<Env>,
  tx: Tx,
  { foyerId, enfantId, changements }: typeof modifications.$inferSelect,
  decision: 'acceptee' | 'refusee',
  motif: string,
): Promise<void> {
  const { deps, collectivite } = c.var
  const enfant = enfantId ? (await enfantsParId(tx, collectivite.id, [enfantId])).get(enfantId) : undefined
  const sujet = { collectivite, enfant: enfant?.prenom ?? null, changements: lus(changements) }
  const url = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'foyer')
  const lettre =
    decision === 'acceptee'
      ? modificationAcceptee(sujet, motif || null, url)
      : modificationRefusee(sujet, motif, url)
  const avis = { quoi: 'reponse', section: 'foyer' } as const
  await annoncer(tx, deps, collectivite.id, [{ foyer: foyerId, lettre, avis }])
}
