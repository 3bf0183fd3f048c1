// What `npm run collectivite` does of prices: shows an activity's rules, adds one from a file, takes one back.

import { readFile } from 'node:fs/promises'
import { RegleTarif } from '@inoe/contract/tarifs'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { Refus } from '../http/problem.ts'
import { type ChampRefuse, dire } from '../http/regles.ts'
import { fieldErrors } from '../http/validate.ts'
import type { Offre } from '../structures/store.ts'
import { forfait } from '../tarifs/forfait.ts'
import { resumer } from '../tarifs/resume.ts'
import { ajouterTarif, retirerTarif } from '../tarifs/saisie.ts'
import { tarifsOf } from '../tarifs/store.ts'
import { dateOf, readArguments, sayDate } from './arguments.ts'
import type { CommandDeps } from './commands.ts'
import { Consigne } from './consigne.ts'
import { activiteOf, named, townOf } from './named.ts'

const GUIDE = 'Des exemples de chaque sorte de prix : docs/webmestre/tarifs.md'

/** The prices of an activity. */
export async function tarif({ database, clock }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values } = readArguments(
    args,
    ['structure', 'activite', 'unite', 'debut', 'fichier'],
    ['retirer'],
  )
  const town = await townOf(database, id)
  const regle = values.fichier === undefined ? undefined : await readRegle(values.fichier)
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const offre = await activiteOf(tx, id, values, clock.now())
    if (regle === undefined && !values.retirer) return show(tx, id, offre)
    // What is billed by contract has no unit.
    const unite =
      offre.mode === 'contrat' && values.unite === undefined
        ? ''
        : named(offre.unites, values.unite, 'unite').code
    const debut = dateOf(values.debut, 'debut')
    try {
      if (regle) await ajouterTarif(tx, id, { activite: offre.id, unite, debut, regle })
      else await retirer(tx, id, offre, { unite, debut, today: clock.today(town.zone) })
    } catch (error) {
      throw error instanceof Refus ? refusal(error) : error
    }
    return show(tx, id, offre)
  })
}

async function show(tx: Tx, id: string, offre: Offre): Promise<string[]> {
  const found = await tarifsOf(tx, id, [offre.id])
  if (found.length === 0) return [`« ${offre.nom} » n’a pas encore de tarif.`, GUIDE]
  return found.flatMap(({ unite, debut, regle }) => [
    `${offre.unites.find((one) => one.code === unite)?.nom ?? 'Contrat'}, à partir du ${sayDate(debut)} :`,
    ...resumer(regle).map((line) => `  ${line}`),
  ])
}

async function retirer(
  tx: Tx,
  id: string,
  offre: Offre,
  { unite, debut, today }: { unite: string; debut: string; today: string },
): Promise<void> {
  const found = (await tarifsOf(tx, id, [offre.id])).find((one) => one.unite === unite && one.debut === debut)
  if (!found)
    throw new Consigne(
      `Aucun tarif ne commence le ${sayDate(debut)}.`,
      'Sans --retirer ni --fichier, la commande montre ceux qu’il y a.',
    )
  await retirerTarif(tx, id, found.id, today, [offre.structure.id])
}

/** A rule from a JSON file; what it does not say is as plain as can be. @throws Consigne */
async function readRegle(file: string): Promise<RegleTarif> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Consigne(`Fichier illisible : ${file}`, 'Vérifiez son nom et son dossier.')
  })
  const content = parse(text)
  if (typeof content !== 'object' || content === null || Array.isArray(content) || !('base' in content))
    throw new Consigne('Le fichier ne dit pas le prix (« base »).', GUIDE)
  const known = Object.keys(RegleTarif.entries)
  const unknown = Object.keys(content).filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Consigne(`Inconnu dans le fichier : ${unknown.join(', ')}.`, `Connus : ${known.join(', ')}.`)
  const read = v.safeParse(RegleTarif, { ...forfait(0), ...content })
  if (!read.success) throw corrections(fieldErrors(read.issues as never))
  return read.output
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new Consigne(
      'Le fichier n’est pas du JSON.',
      'Vérifiez les guillemets droits, les virgules et les accolades ; docs/webmestre/tarifs.md a de quoi recopier.',
    )
  }
}

function refusal({ detail, errors }: Refus): Consigne {
  if (detail) return new Consigne(dire(detail, 'fr'), 'Choisissez une autre date : --debut')
  return corrections((errors ?? []).map((one) => ({ ...one, champ: one.champ.replace(/^regle\./, '') })))
}

function corrections(errors: readonly ChampRefuse[]): Consigne {
  return new Consigne(
    [
      'Le tarif n’a pas été enregistré :',
      ...errors.map((one) => `  ${one.champ} : ${dire(one.message, 'fr')}`),
    ].join('\n'),
    GUIDE,
  )
}
