import { Id } from '@inoe/contract/commun'
import {
  Enfant,
  EnfantModifie,
  EnfantNouveau,
  Foyer,
  FoyerModifie,
  HistoriqueSante,
} from '@inoe/contract/foyers'
import type { Context } from 'hono'
import { Hono } from 'hono'
import * as v from 'valibot'
import { deleteAgendasOfEnfant } from '../agendas/store.ts'
import { publish } from '../direct/publish.ts'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { aplatirEnfant } from './champs.ts'
import { enregistrerEnfant, enregistrerFoyer, exigerEnfant, lireMonFoyer } from './enregistrer.ts'
import { historiqueSante, noterSante } from './historique-sante.ts'
import { exigerOuverte, lockModification } from './modifications.ts'
import { retirer } from './repondre.ts'
import { erreurNaissance, erreursSante } from './rules.ts'
import { createEnfant, deleteEnfant, enfantOf, foyersOfEnfant, NO_SANTE } from './store.ts'

const tag = 'foyers'
const Parametres = v.looseObject({ id: v.string() })

/** « Mon foyer »: the family file, by the family itself. Medical information travels only with its child. */
export const foyersRoutes = new Hono<Env>()
  .use('/foyer/*', async (c, next) => {
    await next()
    c.header('cache-control', 'private, no-store')
  })
  .get('/foyer', describe({ tag, summary: 'The family file', answers: Foyer }), async (c) => {
    const acteur = famille(c)
    const file = await inTransaction(c, acteur, (tx) =>
      lireMonFoyer(tx, acteur.collectivite, acteur.foyer, langueLue(c)),
    )
    if (!file) throw introuvable()
    return c.json(file)
  })
  .put(
    '/foyer',
    describe({ tag, summary: 'Saves the sections that are sent', answers: Foyer }),
    valid('json', FoyerModifie),
    async (c) => {
      const acteur = famille(c)
      const { collectivite, foyer } = acteur
      const asked = c.req.valid('json')
      const now = c.var.deps.clock.now()
      const file = await inTransaction(c, systeme(c), async (tx) => {
        await enregistrerFoyer(tx, acteur, asked, now)
        return lireMonFoyer(tx, collectivite, foyer, langueLue(c))
      })
      if (!file) throw introuvable()
      return c.json(file)
    },
  )
  .post(
    '/foyer/enfants',
    describe({ tag, summary: 'Adds a child', answers: v.object({ id: Id }), status: 201 }),
    valid('json', EnfantNouveau),
    async (c) => {
      const acteur = famille(c)
      const { collectivite, foyer } = acteur
      const asked = c.req.valid('json')
      checkEnfant(c, asked)
      return once(c, systeme(c), asked, async (tx) => {
        await exigerEnfant(tx, collectivite, aplatirEnfant(asked))
        const id = await createEnfant(tx, collectivite, foyer, asked)
        await noterSante(tx, acteur, id, NO_SANTE, asked.sante, c.var.deps.clock.now())
        await publish(tx, { collectivite, foyer, sujet: 'foyer' })
        // Only the id: answers are kept for replays, and nothing medical may be kept with them.
        return { status: 201, body: { id } }
      })
    },
  )
  .put(
    '/foyer/enfants/:id',
    describe({ tag, summary: 'Saves a child', answers: Enfant }),
    valid('param', Parametres),
    valid('json', EnfantModifie),
    async (c) => {
      const acteur = famille(c)
      const { collectivite, foyer } = acteur
      const id = idOf(c.req.valid('param').id)
      const asked = c.req.valid('json')
      const now = c.var.deps.clock.now()
      const child = await inTransaction(c, systeme(c), async (tx) => {
        if (!(await enfantOf(tx, collectivite, foyer, id))) throw introuvable()
        checkEnfant(c, asked)
        await enregistrerEnfant(tx, acteur, id, asked, now)
        return (await lireMonFoyer(tx, collectivite, foyer, langueLue(c)))?.enfants.find(
          (one) => one.id === id,
        )
      })
      if (!child) throw introuvable()
      return c.json(child)
    },
  )
  .get(
    '/foyer/enfants/:id/sante/historique',
    describe({
      tag,
      summary: 'Who changed what of a child’s health, and when; the other home of the child is not named',
      answers: HistoriqueSante,
    }),
    valid('param', Parametres),
    async (c) => {
      const acteur = famille(c)
      const id = idOf(c.req.valid('param').id)
      const changements = await inTransaction(c, acteur, async (tx) => {
        if (!(await enfantOf(tx, acteur.collectivite, acteur.foyer, id))) throw introuvable()
        return historiqueSante(tx, acteur, id, langueLue(c))
      })
      return c.json({ changements } satisfies HistoriqueSante)
    },
  )
  .delete(
    '/foyer/enfants/:id',
    describe({ tag, summary: 'Removes a child that nothing is attached to' }),
    valid('param', Parametres),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const id = idOf(c.req.valid('param').id)
      try {
        await inTransaction(c, systeme(c), async (tx) => {
          const families = await foyersOfEnfant(tx, collectivite, id)
          if (!families.includes(foyer)) throw introuvable()
          if (families.length > 1) throw new Refus('enfant-rattache')
          await deleteAgendasOfEnfant(tx, collectivite, id)
          await deleteEnfant(tx, collectivite, id)
          await publish(tx, { collectivite, foyer, sujet: 'foyer' })
        })
      } catch (error) {
        if (isStillReferenced(error)) throw new Refus('enfant-rattache')
        throw error
      }
      return c.body(null, 204)
    },
  )
  .delete(
    '/foyer/modifications/:id',
    describe({
      tag,
      summary: 'Takes back a change that waits for an answer; answers the file',
      answers: Foyer,
    }),
    valid('param', Parametres),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const id = idOf(c.req.valid('param').id)
      const file = await inTransaction(c, systeme(c), async (tx) => {
        const row = await lockModification(tx, collectivite, id)
        if (!row || row.foyerId !== foyer) throw introuvable()
        exigerOuverte(row)
        await retirer(tx, row, c.var.deps.clock.now())
        return lireMonFoyer(tx, collectivite, foyer, langueLue(c))
      })
      if (!file) throw introuvable()
      return c.json(file)
    },
  )

const langueLue = (c: Context<Env>) => langueDe(c.req.header('accept-language'))

/** @throws Refus `date-naissance-invalide`, `requete-invalide` */
function checkEnfant(c: Context<Env>, asked: EnfantNouveau): void {
  const wrong = erreurNaissance(asked.dateNaissance, c.var.deps.clock.today(c.var.collectivite.zone))
  if (wrong)
    throw new Refus('date-naissance-invalide', {
      detail: wrong,
      errors: [{ champ: 'dateNaissance', message: wrong }],
    })
  const errors = erreursSante(asked.sante)
  if (errors.length > 0) throw new Refus('requete-invalide', { errors })
}

/** An id of another form is an id that does not exist. */
function idOf(text: string): string {
  if (!v.is(Id, text)) throw introuvable()
  return text.toLowerCase()
}

/** PostgreSQL's foreign_key_violation: enrolments, bookings, documents… still name the row. */
function isStillReferenced(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && one.code === '23503') return true
  }
  return false
}
