// What `npm run collectivite` does of the yearly renewal of family files.
import { BLOCAGES, type ReglageRenouvellement } from '@inoe/contract/renouvellements'
import { lireGestion } from '../renouvellements/lecture.ts'
import { anneeEnMots, erreursReglage } from '../renouvellements/rules.ts'
import { deleteReglage, reglageOf, saveReglage } from '../renouvellements/store.ts'
import { countOf, dateOf, readArguments, sayDate } from './arguments.ts'
import type { CommandDeps } from './commands.ts'
import { Consigne } from './consigne.ts'
import { structuresOf, townOf } from './named.ts'

/** Asks families to renew their file, or asks it otherwise; shows it when nothing is to be changed. */
export async function renouvellement({ database, clock }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values } = readArguments(
    args,
    ['annee', 'du', 'jusqu-au', 'ensuite', 'rappel'],
    ['sans-rappel', 'arreter'],
  )
  const town = await townOf(database, id)
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    if (values.arreter) {
      await deleteReglage(tx, id)
      return ['Plus rien n’est demandé aux familles. Ce qu’elles ont confirmé est gardé.']
    }
    const known = await reglageOf(tx, id)
    if (Object.keys(values).length > 0) {
      const asked = askedOf(values, known)
      const [wrong] = erreursReglage(asked)
      if (wrong) throw new Consigne(wrong.message, `--${OPTIONS[wrong.champ] ?? wrong.champ}`)
      await saveReglage(tx, id, asked)
    }
    const structures = (await structuresOf(tx, id, [], clock.now())).map((one) => one.id)
    const { reglage, familles } = await lireGestion(tx, id, structures, clock.today(town.zone))
    if (!reglage)
      return [
        'Aucun renouvellement n’est demandé.',
        `npm run collectivite -- renouvellement ${id} --annee 2027-2028 --du 03/05/2027 --jusqu-au 15/07/2027`,
      ]
    return [
      `Dossiers à renouveler pour ${anneeEnMots(reglage.annee)}, du ${sayDate(reglage.du)} au ${sayDate(reglage.jusquAu)} :`,
      `  ${ENSUITE[reglage.blocage]}`,
      `  ${reglage.rappelJours === null ? 'sans rappel automatique' : `rappel automatique ${reglage.rappelJours} jours avant la fin`}`,
      `  familles inscrites : ${familles.nombre}, dossiers renouvelés : ${familles.renouvelees}, commencés : ${familles.commencees}`,
    ]
  })
}

const OPTIONS: Record<string, string> = { jusquAu: 'jusqu-au', rappelJours: 'rappel' }

const ENSUITE: Record<ReglageRenouvellement['blocage'], string> = {
  rien: 'ensuite, rien n’est bloqué',
  inscriptions: 'ensuite, pas de demande d’inscription pour cette année sans dossier renouvelé',
  reservations: 'ensuite, ni demande d’inscription ni réservation pour cette année sans dossier renouvelé',
}

/** What is given over what is known. @throws Consigne */
function askedOf(
  values: Partial<Record<'annee' | 'du' | 'jusqu-au' | 'ensuite' | 'rappel', string>> & {
    'sans-rappel'?: boolean
  },
  known: ReglageRenouvellement | undefined,
): ReglageRenouvellement {
  const { annee, du, ensuite, rappel } = values
  const jusquAu = values['jusqu-au']
  const blocage = BLOCAGES.find((one) => one === ensuite)
  if (ensuite !== undefined && !blocage)
    throw new Consigne(`« ${ensuite} » est inconnu (--ensuite).`, `--ensuite ${BLOCAGES.join('|')}`)
  return {
    annee: annee === undefined && known ? known.annee : anneeOf(annee),
    du: du === undefined && known ? known.du : dateOf(du, 'du'),
    jusquAu: jusquAu === undefined && known ? known.jusquAu : dateOf(jusquAu, 'jusqu-au'),
    blocage: blocage ?? known?.blocage ?? 'rien',
    rappelJours: values['sans-rappel']
      ? null
      : rappel === undefined
        ? (known?.rappelJours ?? null)
        : rappelOf(rappel),
  }
}

function rappelOf(text: string): number {
  const jours = countOf(text, 'rappel')
  if (jours >= 1 && jours <= 60) return jours
  throw new Consigne(`« ${text} » n’est pas un nombre de jours possible.`, 'De 1 à 60 : --rappel 7')
}

/** « 2027-2028 » @throws Consigne */
function anneeOf(text: string | undefined): number {
  const [, first, second] = /^(20\d\d)[-/](20\d\d)$/.exec(text ?? '') ?? []
  if (first && Number(second) === Number(first) + 1) return Number(first)
  throw new Consigne(
    text ? `« ${text} » n’est pas une année scolaire.` : 'L’année scolaire manque.',
    'Par exemple : --annee 2027-2028',
  )
}
