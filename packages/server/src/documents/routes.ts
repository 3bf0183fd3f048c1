import { Id } from '@inoe/contract/commun'
import { DepotDemande, Documents } from '@inoe/contract/documents'
import { Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { avecFichier } from '../fichiers/garder.ts'
import { jeter } from '../fichiers/jeter.ts'
import { receive } from '../fichiers/reception.ts'
import { download } from '../fichiers/telechargement.ts'
import { enfantsOfFoyer, lockFoyer } from '../foyers/store.ts'
import { type Famille, famille, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { demanderReexamen } from '../inscriptions/reexamen.ts'
import { structuresConcernees, tell } from './annonces.ts'
import { documentsAgentRoutes } from './routes-agent.ts'
import { documentationRoutes } from './routes-documentation.ts'
import { depotOf, documentsOf, lockDepot, pieceOf, replaceDepot, setDepot } from './store.ts'
import { depots } from './tables.ts'

const tag = 'documents'
const Parametres = v.looseObject({ id: v.string() })

/** « Mes documents »: what the town asks of a family, and what the family gave. */
export const documentsRoutes = new Hono<Env>()
  .get(
    '/documents',
    describe({ tag, summary: 'Every piece asked of the family and of each child', answers: Documents }),
    async (c) => {
      const acteur = famille(c)
      const { deps, collectivite } = c.var
      const today = deps.clock.today(collectivite.zone)
      const all = await inTransaction(c, acteur, (tx) =>
        documentsOf(tx, acteur.collectivite, acteur.foyer, today),
      )
      c.header('cache-control', 'private, no-store')
      return c.json({ tailleMax: deps.uploadLimit, ...all } satisfies Documents)
    },
  )
  .post(
    '/documents',
    describe({
      tag,
      summary:
        'Gives a file for a piece (JSON: piece, enfant, televersement; or multipart/form-data, with fichier)',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    async (c) => {
      const acteur = famille(c)
      const { collectivite, foyer, compte } = acteur
      const { clock } = c.var.deps
      const { champs, fichier } = await receive(c, DepotDemande)
      const piece = champs.piece.toLowerCase()
      const enfant = champs.enfant?.toLowerCase() ?? null
      const id = uuid()
      // As `systeme`, since the services concerned are told too; `checkPiece` says whose piece and child it is.
      return avecFichier(
        c,
        { porteur: depots, id, demande: { piece, enfant }, fichier },
        async (tx, garder) => {
          await checkPiece(tx, acteur, piece, enfant)
          await lockFoyer(tx, collectivite, foyer)
          await replaceDepot(tx, {
            ...(await garder()),
            collectiviteId: collectivite,
            id,
            pieceId: piece,
            foyerId: foyer,
            enfantId: enfant,
            transmisLe: clock.now(),
            transmisPar: compte,
          })
          await tell(tx, collectivite, foyer, enfant)
          await demanderReexamen(tx, c.var.deps, collectivite, foyer)
          return { status: 201, body: { id } }
        },
      )
    },
  )
  .get(
    '/documents/:id/fichier',
    describe({ tag, summary: 'The file itself' }),
    valid('param', Parametres),
    async (c) => {
      const acteur = famille(c)
      const { id } = c.req.valid('param')
      const depot = await inTransaction(c, acteur, (tx) => depotOf(tx, acteur.collectivite, id))
      if (depot?.foyerId !== acteur.foyer) throw introuvable()
      return download(c, depot)
    },
  )
  .delete(
    '/documents/:id',
    describe({ tag, summary: 'Withdraws a file that nobody has answered yet' }),
    valid('param', Parametres),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const { id } = c.req.valid('param')
      const { clock } = c.var.deps
      const withdrawn = await inTransaction(c, systeme(c), async (tx) => {
        const depot = await lockDepot(tx, collectivite, id)
        if (depot?.foyerId !== foyer) throw introuvable()
        if (depot.etat !== 'a-verifier')
          throw new Refus('deja-repondu', {
            detail: (dit) => dit.documents.dejaRepondu,
          })
        await setDepot(tx, collectivite, id, { retireLe: clock.now() })
        await tell(tx, collectivite, foyer, depot.enfantId)
        return depot
      })
      await jeter(c, [withdrawn])
      return c.body(null, 204)
    },
  )
  .route('/', documentsAgentRoutes)
  .route('/', documentationRoutes)

/** @throws Refus `introuvable` when the town asks no such piece, or the child is not theirs */
async function checkPiece(
  tx: Tx,
  { collectivite, foyer }: Famille,
  piece: string,
  enfant: string | null,
): Promise<void> {
  const wanted = await pieceOf(tx, collectivite, piece)
  if (!wanted || wanted.retireeLe || (wanted.portee === 'enfant') !== (enfant !== null)) throw introuvable()
  if (wanted.structureId) {
    const welcomed = await structuresConcernees(tx, collectivite, foyer, enfant)
    if (!welcomed.includes(wanted.structureId)) throw introuvable()
  }
  if (enfant === null) return
  const theirs = await enfantsOfFoyer(tx, collectivite, foyer)
  if (!theirs.some((one) => one.id === enfant)) throw introuvable()
}
