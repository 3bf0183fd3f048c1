import { ApparenceReglee, ReglageApparence } from '@inoe/contract/apparence'
import { type Context, Hono } from 'hono'
import type { Tx } from '../database/open.ts'
import { agent, anyone, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { exigerReferent } from '../rgpd/droits.ts'
import { refusMarque } from './apparence-rules.ts'
import { apparenceOf, logoDe, logoOf, saveApparence } from './apparences-store.ts'
import { lireLogo } from './logo.ts'

const tag = 'collectivites'

/** How the town looks: its logo for anybody, its settings for who answers for it. */
export const apparenceRoutes = new Hono<Env>()
  .get('/logo', describe({ tag, summary: 'The town’s logo' }), async (c) => {
    const found = await inTransaction(c, anyone(c), (tx) => logoOf(tx, c.var.collectivite.id))
    if (!found) throw introuvable()
    const { type, empreinte, contenu } = found
    const etag = `"${empreinte}"`
    // The address says which logo: only one that says none, or a former one, must be asked for again.
    const same = c.req.query('v') === empreinte
    c.header('cache-control', same ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
    c.header('etag', etag)
    c.header('cross-origin-resource-policy', 'cross-origin')
    if (c.req.header('if-none-match') === etag) return c.body(null, 304)
    return c.body(contenu, 200, { 'content-type': type, 'x-content-type-options': 'nosniff' })
  })
  .get(
    '/gestion/apparence',
    describe({ tag, summary: 'The town’s colour, font and logo', answers: ApparenceReglee }),
    async (c) => {
      const acteur = agent(c)
      return c.json(
        await inTransaction(c, systeme(c), async (tx) => {
          await exigerReferent(tx, acteur)
          return reglee(c, tx)
        }),
      )
    },
  )
  .put(
    '/gestion/apparence',
    describe({
      tag,
      summary: 'Decides of the town’s colour, font and logo; a colour that is hard to read is refused',
      answers: ApparenceReglee,
    }),
    valid('json', ReglageApparence),
    async (c) => {
      const acteur = agent(c)
      const { logo: envoye, ...asked } = c.req.valid('json')
      return c.json(
        await inTransaction(c, systeme(c), async (tx) => {
          await exigerReferent(tx, acteur)
          const logo = envoye ? lireLogo(Buffer.from(envoye, 'base64')) : envoye
          const refus = asked.marque === null ? undefined : refusMarque(asked.marque)
          const errors = [
            ...(refus ? [{ champ: 'marque', message: refus }] : []),
            ...(typeof logo === 'string' ? [{ champ: 'logo', message: logo }] : []),
          ]
          if (errors.length > 0 || typeof logo === 'string') throw new Refus('requete-invalide', { errors })
          await saveApparence(tx, acteur.collectivite, { ...asked, logo }, c.var.deps.clock.now())
          return reglee(c, tx)
        }),
      )
    },
  )

async function reglee(c: Context<Env>, tx: Tx): Promise<ApparenceReglee> {
  const { deps, collectivite } = c.var
  const apparence = await apparenceOf(tx, collectivite.id)
  const { marque, police } = apparence
  return { marque, police, logo: logoDe(deps.publicUrl, { id: collectivite.id, apparence }) }
}
