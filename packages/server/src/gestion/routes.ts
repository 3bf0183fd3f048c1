import { Id } from '@inoe/contract/commun'
import { Demandes, FiltreDemandes, ReponseDemande, StructuresAgent } from '@inoe/contract/gestion'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { sectionUrl } from '../collectivites/store.ts'
import { courrielsOfFoyer } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import { enfantsParId } from '../foyers/familles.ts'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { demandeAcceptee, demandeRefusee } from '../inscriptions/courriels.ts'
import { type Ligne, lockInscription, setEtat } from '../inscriptions/store.ts'
import { writeCourriel } from '../outside/lettre.ts'
import { structuresFacturees } from '../structures/facturation.ts'
import { nomPeriode } from '../structures/rules.ts'
import { activiteOf, nomsOf } from '../structures/store.ts'
import { readDemandes } from './demandes.ts'

export const gestionRoutes = new Hono<Env>()
  .get(
    '/gestion/structures',
    describe({
      tag: 'gestion',
      summary: 'The structures that the agent answers for, and the town’s date',
      answers: StructuresAgent,
    }),
    async (c) => {
      const acteur = agent(c)
      const { deps, collectivite } = c.var
      const found = await inTransaction(c, acteur, (tx) => structuresFacturees(tx, acteur.collectivite))
      return c.json({
        aujourdhui: deps.clock.today(collectivite.zone),
        structures: found
          .filter(({ id }) => acteur.structures.includes(id))
          .map(({ id, nom }) => ({ id, nom })),
      } satisfies StructuresAgent)
    },
  )
  .get(
    '/gestion/demandes',
    describe({
      tag: 'gestion',
      summary: 'Requests for the structures of the agent, oldest first',
      answers: Demandes,
    }),
    valid('query', FiltreDemandes),
    async (c) => {
      const acteur = agent(c)
      const { etat } = c.req.valid('query')
      const aujourdhui = c.var.deps.clock.today(c.var.collectivite.zone)
      const demandes = await inTransaction(c, acteur, (tx) =>
        readDemandes(tx, acteur.collectivite, acteur.structures, etat, aujourdhui),
      )
      return c.json({ demandes } satisfies Demandes)
    },
  )
  .post(
    '/gestion/demandes/:id/reponse',
    describe({
      tag: 'gestion',
      summary: 'Accepts a request, or refuses it with a reason',
      answers: v.object({}),
    }),
    valid('param', v.object({ id: Id })),
    valid('json', ReponseDemande),
    async (c) => {
      const { collectivite, structures, compte } = agent(c)
      const { id } = c.req.valid('param')
      const { decision, motif } = c.req.valid('json')
      // As `systeme`, since the e-mail goes to every login of the family, which an agent may not read.
      return once(c, systeme(c), { decision, motif }, async (tx) => {
        const demande = await lockInscription(tx, collectivite, id)
        if (!demande || !structures.includes(demande.structureId)) throw introuvable()
        if (decision === 'refusee' && !motif) {
          throw new Refus('motif-requis', {
            errors: [{ champ: 'motif', message: 'Indiquez le motif : la famille le lira.' }],
          })
        }
        if (demande.etat !== 'demandee') throw new Refus('deja-repondu')
        const reponse = {
          etat: decision,
          motif: motif || null,
          reponduLe: c.var.deps.clock.now(),
          reponduPar: compte,
        }
        await setEtat(tx, collectivite, id, reponse)
        await writeAnswer(c, tx, { ...demande, ...reponse })
        await publish(tx, { collectivite, foyer: demande.foyerId, sujet: 'inscriptions' })
        await publish(tx, { collectivite, structure: demande.structureId, sujet: 'inscriptions' })
        return { status: 200, body: {} }
      })
    },
  )

/** The answer, by e-mail, to every login of the family. */
async function writeAnswer(c: Context<Env>, tx: Tx, demande: Ligne): Promise<void> {
  const { deps, collectivite } = c.var
  const activite = await activiteOf(tx, collectivite.id, demande.activiteId)
  const enfant = (await enfantsParId(tx, collectivite.id, [demande.enfantId])).get(demande.enfantId)
  if (!activite || !enfant) throw introuvable()
  const periode = demande.periodeId && (await nomsOf(tx, collectivite.id)).periodes.get(demande.periodeId)
  const sujet = {
    collectivite,
    enfants: [enfant.prenom],
    activite: periode ? nomPeriode(activite.nom, periode.nom) : activite.nom,
    structure: activite.structure,
  }
  const url = (section: 'reservations' | 'inscriptions') =>
    sectionUrl(tx, deps.publicUrl, collectivite.id, section)
  const lettre =
    demande.etat === 'acceptee'
      ? demandeAcceptee(sujet, demande.motif, await url('reservations'))
      : demandeRefusee(sujet, demande.motif ?? '', await url('inscriptions'))
  for (const address of await courrielsOfFoyer(tx, collectivite.id, demande.foyerId)) {
    await deps.queue.send(tx, 'courriel', {
      collectivite: collectivite.id,
      ...writeCourriel(address, lettre),
    })
  }
}
