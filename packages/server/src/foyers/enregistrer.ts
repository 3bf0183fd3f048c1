// What a family saves of its file: written at once, or asked of a service, as the authority decided.

import type { EnfantModifie, Foyer, FoyerModifie } from '@inoe/contract/foyers'
import type { Tx } from '../database/open.ts'
import { publish, publishAll } from '../direct/publish.ts'
import type { Langue } from '../http/langue.ts'
import { introuvable, Refus } from '../http/problem.ts'
import type { ChampRefuse } from '../http/regles.ts'
import {
  type Arbitrage,
  aplatir,
  aplatirEnfant,
  arbitrer,
  gonfler,
  gonflerEnfant,
  masquer,
  type Plat,
} from './champs.ts'
import { noterSante } from './historique-sante.ts'
import { demander, politiqueOf, structuresDeFoyer } from './modifications.ts'
import { erreursFoyer } from './rules.ts'
import { dossierOf, enfantOf, foyersOfEnfant, lockFoyer, readFoyer, saveEnfant, saveFoyer } from './store.ts'

/** Whose file, and who saves it. */
interface Qui {
  collectivite: string
  foyer: string
  compte: string
}

/** The file as the family reads it. */
export async function lireMonFoyer(
  tx: Tx,
  collectivite: string,
  foyer: string,
  langue: Langue,
): Promise<Foyer | undefined> {
  const file = await readFoyer(tx, collectivite, foyer, langue)
  if (!file) return undefined
  const politique = await politiqueOf(tx, collectivite)
  const shown = gonfler(masquer(aplatir(file), politique), file)
  const { contact = file.contact, revenus = file.revenus, parents = file.parents } = shown
  return {
    ...file,
    contact,
    revenus,
    parents,
    enfants: file.enfants.map((one) => ({
      ...one,
      ...gonflerEnfant(masquer(aplatirEnfant(one), politique)),
    })),
  }
}

/**
 * Saves the parts that are sent. As `systeme`: the same transaction writes what a service must answer.
 * @throws Refus `requete-invalide`, `modifie-ailleurs`
 */
export async function enregistrerFoyer(tx: Tx, qui: Qui, asked: FoyerModifie, now: Date): Promise<void> {
  const { collectivite, foyer } = qui
  await lockFoyer(tx, collectivite, foyer)
  const file = await dossierOf(tx, collectivite, foyer)
  if (!file) throw introuvable()
  const { applique, attente, erreurs } = arbitrer(
    await politiqueOf(tx, collectivite),
    aplatir(file),
    aplatir(asked),
  )
  exiger([...erreursFoyer(asked), ...erreurs])
  const parts = gonfler(applique, file)
  if (!(await saveFoyer(tx, collectivite, foyer, { version: asked.version, ...parts }, now)))
    throw new Refus('modifie-ailleurs')
  await publish(tx, { collectivite, foyer, sujet: 'foyer' })
  await attendre(tx, { ...qui, enfant: null }, attente, now)
}

/** Saves a child of the family, likewise. @throws Refus `introuvable`, `requete-invalide`, `modifie-ailleurs` */
export async function enregistrerEnfant(
  tx: Tx,
  qui: Qui,
  id: string,
  { version, ...asked }: EnfantModifie,
  now: Date,
): Promise<void> {
  const { collectivite, foyer } = qui
  await lockFoyer(tx, collectivite, foyer)
  const child = await enfantOf(tx, collectivite, foyer, id)
  if (!child) throw introuvable()
  const politique = await politiqueOf(tx, collectivite)
  const { applique, attente, erreurs } = arbitrer(politique, aplatirEnfant(child), aplatirEnfant(asked))
  exiger(erreurs)
  const whole = gonflerEnfant(applique)
  if (!(await saveEnfant(tx, collectivite, id, { version, ...whole }, now)))
    throw new Refus('modifie-ailleurs')
  await noterSante(tx, qui, id, child.sante, whole.sante, now)
  // The child's other home reads the same truth: its open pages learn that it changed.
  const homes = await foyersOfEnfant(tx, collectivite, id)
  await publishAll(
    tx,
    homes.map((home) => ({ collectivite, foyer: home, sujet: 'foyer' })),
  )
  await attendre(tx, { ...qui, enfant: id }, attente, now)
}

/** What is compulsory of a child that is added. @throws Refus `requete-invalide` */
export async function exigerEnfant(tx: Tx, collectivite: string, asked: Plat): Promise<void> {
  const politique = await politiqueOf(tx, collectivite)
  // Added whole, it is written at once: only what is missing is looked for.
  exiger(arbitrer((champ) => ({ ...politique(champ), effet: 'immediat' }), asked, asked).erreurs)
}

/** Asks the services for what waits, and tells them. */
async function attendre(
  tx: Tx,
  { collectivite, foyer, enfant, compte }: Qui & { enfant: string | null },
  attente: Arbitrage['attente'],
  now: Date,
): Promise<void> {
  if (Object.keys(attente).length === 0) return
  await demander(tx, collectivite, { foyer, enfant, compte }, attente, now)
  const structures = await structuresDeFoyer(tx, collectivite, foyer)
  await publishAll(
    tx,
    structures.map((structure) => ({ collectivite, structure, sujet: 'foyer' })),
  )
}

function exiger(errors: ChampRefuse[]): void {
  if (errors.length > 0) throw new Refus('requete-invalide', { errors })
}
