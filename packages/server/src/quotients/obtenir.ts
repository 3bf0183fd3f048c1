import type { QuotientDemande, QuotientObtenu } from '@inoe/contract/quotients'
import { compter } from '../comptes/limites.ts'
import { publish } from '../direct/publish.ts'
import { politiqueOf } from '../foyers/modifications.ts'
import { dossierOf, enfantsOfFoyer, foyersOfEnfant, lockFoyer, setQuotient } from '../foyers/store.ts'
import type { Famille } from '../http/acting.ts'
import type { Deps } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { type CauseParticulier, ParticulierFault, type QuotientConnu } from '../outside/particulier.ts'
import { estDuFoyer, type FamilleDeclaree } from './rules.ts'
import { habilitationOf, noterQuotient } from './store.ts'

const REFUS: Record<CauseParticulier, () => Refus> = {
  inconnu: () => new Refus('quotient-introuvable'),
  identite: () => new Refus('quotient-introuvable'),
  jeton: () => new Refus('quotient-indisponible'),
  panne: () => new Refus('quotient-indisponible'),
}

/**
 * Asks the CAF or the MSA for a family's quotient and writes it in its file, once it is sure that it is theirs. No
 * transaction waits for the answer; what is written is what holds when it comes.
 * @throws Refus `introuvable`, `trop-de-tentatives`, `quotient-introuvable`, `quotient-autre-foyer`, `quotient-indisponible`
 */
export async function obtenirQuotient(
  deps: Deps,
  { collectivite, foyer, compte }: Famille,
  { accord: _, ...identite }: QuotientDemande,
): Promise<QuotientObtenu> {
  const { database, coffre, particulier, log, clock } = deps
  const acteur = { collectivite, role: 'systeme' } as const
  const habilitation = await database.transaction(acteur, async (tx) => {
    const found = await habilitationOf(tx, coffre, collectivite)
    if (!found || (await politiqueOf(tx, collectivite))('quotientFamilial').saisie === 'masque')
      throw introuvable()
    if ((await enfantsOfFoyer(tx, collectivite, foyer)).length === 0)
      throw new Refus('quotient-autre-foyer', { detail: (dit) => dit.foyers.enfantsDAbord })
    return found
  })
  await compter(database, { collectivite, limite: 'quotient-foyer', qui: foyer })
  let connu: QuotientConnu
  try {
    connu = await particulier.quotient(identite, habilitation)
  } catch (error) {
    if (!(error instanceof ParticulierFault)) throw error
    if (error.motif !== 'inconnu') log.warn({ collectivite, cause: error.motif }, error.message)
    throw REFUS[error.motif]()
  }
  const now = clock.now()
  await database.transaction(acteur, async (tx) => {
    await lockFoyer(tx, collectivite, foyer)
    const file = await dossierOf(tx, collectivite, foyer)
    if (!file) throw introuvable()
    const enfants = await enfantsOfFoyer(tx, collectivite, foyer)
    const homes = await Promise.all(enfants.map(({ id }) => foyersOfEnfant(tx, collectivite, id)))
    const declaree: FamilleDeclaree = {
      adultes: [file.parents.premier, ...(file.parents.second ? [file.parents.second] : [])],
      enfants,
      codePostal: file.contact.codePostal,
      partagee: homes.some((one) => one.length > 1),
    }
    if (!estDuFoyer(connu, declaree)) throw new Refus('quotient-autre-foyer')
    const { valeur, caisse } = connu
    await setQuotient(tx, collectivite, foyer, { quotientFamilial: valeur, caisse }, now)
    await noterQuotient(tx, { collectivite, foyer, compte }, connu, now)
    await publish(tx, { collectivite, foyer, sujet: 'foyer' })
  })
  const { valeur, caisse, annee, mois } = connu
  return { valeur, caisse, annee, mois, obtenuLe: now.toISOString() }
}
