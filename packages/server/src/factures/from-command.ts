// What `npm run factures` does, apart from the process it runs in.

import { parseArgs } from 'node:util'
import { Mois } from '@inoe/contract/factures'
import * as v from 'valibot'
import { Consigne } from '../collectivites/consigne.ts'
import { openedTown } from '../collectivites/store.ts'
import { isSlug } from '../database/acteur.ts'
import type { Deps } from '../http/env.ts'
import { problemTexts } from '../http/problem.fr.ts'
import { Refus } from '../http/problem.ts'
import { dire } from '../http/regles.ts'
import { structuresFacturees } from '../structures/facturation.ts'
import { issueFactures } from './issue.ts'
import { euros, moisEnLettres } from './rules.ts'

const USAGE = 'npm run factures -- --collectivite NOM --structure NOM --mois 2026-11'

export interface Demande {
  collectivite: string
  structure: string
  mois: string
}

/** Reads what is typed after `npm run factures --`. @throws Consigne */
export function readDemande(args: string[]): Demande {
  const { collectivite = '', structure = '', mois = '' } = parse(args)
  if (!isSlug(collectivite)) throw new Consigne('Dites de quelle collectivité.', USAGE)
  if (!structure)
    throw new Consigne('Dites de quelle structure (son nom, entre guillemets, ou son numéro).', USAGE)
  if (!v.is(Mois, mois))
    throw new Consigne(`« ${mois} » n’est pas un mois.`, `Un mois s’écrit 2026-11 : ${USAGE}`)
  return { collectivite, structure, mois }
}

/** Issues the invoices of a service and a month, and says what was done. @throws Consigne */
export async function runDemande(
  deps: Pick<Deps, 'database' | 'clock' | 'queue' | 'publicUrl'>,
  { collectivite, structure, mois }: Demande,
): Promise<string> {
  const opened = await openedTown(deps.database, collectivite)
  if (!opened) {
    throw new Consigne(
      `Aucune collectivité « ${collectivite} » ici.`,
      'npm run collectivite -- liste les montre',
    )
  }
  return deps.database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
    const services = await structuresFacturees(tx, collectivite)
    const wanted = simple(structure)
    const found = services.find((one) => one.id === wanted || simple(one.nom) === wanted)
    if (!found) {
      const names = services.map((one) => `« ${one.nom} »`).join(', ')
      throw new Consigne(`Aucune structure « ${structure} ».`, `Celles de la collectivité : ${names}`)
    }
    const what = `${found.nom}, ${moisEnLettres(mois)}`
    const done = await issueFactures(tx, deps, opened.town, found, mois).catch((error: unknown) => {
      if (!(error instanceof Refus)) throw error
      throw new Consigne(
        `${what} : rien n’a été émis.`,
        error.detail === undefined ? problemTexts[error.code].detail : dire(error.detail, 'fr'),
      )
    })
    if (done.factures === 0) return `${what} : rien à facturer.`
    const { factures, reservations } = done
    const issued = factures > 1 ? `${factures} factures émises` : '1 facture émise'
    const billed = reservations > 1 ? `${reservations} réservations` : '1 réservation'
    return `${what} : ${issued} pour ${billed}, ${euros(done.totalCentimes)}.`
  })
}

function parse(args: string[]): Partial<Demande> {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args, options: { collectivite: text, structure: text, mois: text } }).values
  } catch (error) {
    throw new Consigne(error instanceof Error ? error.message : String(error), USAGE)
  }
}

/** A name as people type it: any case, any apostrophe. */
function simple(name: string): string {
  return name.normalize('NFC').replaceAll('’', "'").trim().toLocaleLowerCase('fr')
}
