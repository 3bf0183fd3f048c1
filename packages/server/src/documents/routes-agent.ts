import { ReponseDocument } from '@inoe/contract/documents'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { download } from '../fichiers/telechargement.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { type Agent, agent, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { demanderReexamen } from '../inscriptions/reexamen.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { lecteurOf, noterAcces } from '../rgpd/acces-sante.ts'
import { structuresConcernees, tell } from './annonces.ts'
import { documentRefuse, documentValide } from './courriels.ts'
import { type DepotRow, depotOf, lockDepot, pieceOf, retirerPrecedents, setDepot } from './store.ts'

const tag = 'documents'
const Parametres = v.looseObject({ id: v.string() })

/** The documents as an agent meets them: those of families that ask something of the agent's structures. */
export const documentsAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/documents/:id/fichier',
    describe({ tag, summary: 'The file itself, for a service that the family asked' }),
    valid('param', Parametres),
    async (c) => {
      const acteur = agent(c)
      const { id } = c.req.valid('param')
      const depot = await inTransaction(c, acteur, async (tx) => {
        const { depot: read, piece, structure } = await readableDepot(tx, acteur, id)
        // Which documents are medical nobody says: a child's all count (decision 17).
        if (read.enfantId && read.controle === 'libre')
          await noterAcces(tx, { ...lecteurOf(c, acteur, structure), ecran: 'document' }, [
            { enfant: read.enfantId, foyer: read.foyerId, objetId: read.id, objet: piece },
          ])
        return read
      })
      return download(c, depot)
    },
  )
  .post(
    '/gestion/documents/:id/reponse',
    describe({ tag, summary: 'Accepts or refuses a document; the family is told by e-mail' }),
    valid('param', Parametres),
    valid('json', ReponseDocument),
    async (c) => {
      const acteur = agent(c)
      const { id } = c.req.valid('param')
      const reponse = c.req.valid('json')
      await inTransaction(c, acteur, (tx) => readableDepot(tx, acteur, id))
      const motif = reponse.motif || null
      if (reponse.decision === 'refuse' && !motif)
        throw new Refus('motif-requis', { errors: [{ champ: 'motif', message: 'Indiquez le motif.' }] })
      await inTransaction(c, systeme(c), async (tx) => {
        const depot = await lockDepot(tx, acteur.collectivite, id)
        if (!depot) throw introuvable()
        if (depot.controle === 'attente') throw new Refus('fichier-en-controle')
        if (depot.etat !== 'a-verifier') throw new Refus('deja-repondu')
        const refused = reponse.decision === 'refuse'
        const now = c.var.deps.clock.now()
        await setDepot(tx, acteur.collectivite, id, {
          etat: reponse.decision,
          reponduLe: now,
          motif: refused ? motif : null,
          valableJusquAu: refused ? null : (reponse.valableJusquAu ?? null),
        })
        if (!refused) await retirerPrecedents(tx, depot, now)
        await tell(tx, acteur.collectivite, depot.foyerId, depot.enfantId)
        if (!refused) await demanderReexamen(tx, c.var.deps, acteur.collectivite, depot.foyerId)
        await write(c, tx, depot, refused ? motif : null)
      })
      return c.body(null, 204)
    },
  )

/** @throws Refus `introuvable` unless the family asks something of one of the agent's structures, for that child */
async function readableDepot(
  tx: Tx,
  { collectivite, structures }: Agent,
  id: string,
): Promise<{ depot: DepotRow; piece: string; structure: string }> {
  const depot = await depotOf(tx, collectivite, id)
  if (!depot) throw introuvable()
  const piece = await pieceOf(tx, collectivite, depot.pieceId)
  const all = await structuresConcernees(tx, collectivite, depot.foyerId, depot.enfantId)
  const concerned = piece?.structureId ? all.filter((one) => one === piece.structureId) : all
  const structure = concerned.find((one) => structures.includes(one))
  if (!structure) throw introuvable()
  return { depot, piece: piece?.nom ?? depot.nom, structure }
}

/** @param motif why it is refused; null when it is accepted */
async function write(c: Context<Env>, tx: Tx, depot: DepotRow, motif: string | null): Promise<void> {
  const { deps, collectivite } = c.var
  const piece = await pieceOf(tx, collectivite.id, depot.pieceId)
  const children = await enfantsOfFoyer(tx, collectivite.id, depot.foyerId)
  const enfant = children.find((one) => one.id === depot.enfantId)?.prenom ?? null
  const sujet = { collectivite, piece: piece?.nom ?? depot.nom, enfant }
  const url = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'documents')
  const lettre = motif === null ? documentValide(sujet, url) : documentRefuse(sujet, motif, url)
  const avis = { quoi: 'reponse', section: 'documents' } as const
  await annoncer(tx, deps, collectivite.id, [{ foyer: depot.foyerId, lettre, avis }])
}
