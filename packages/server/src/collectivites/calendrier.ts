// What `npm run collectivite` does of an activity's calendar: its usual week, and the days of its periods.
import { GenerationRefusee, genererCreneaux } from '../calendrier/generer.ts'
import { JOURS_SEJOUR_MAX, type Modele, QUANDS, type Quand } from '../calendrier/rules.ts'
import { modelesOf, removeModele, saveModele } from '../calendrier/store.ts'
import { CALENDRIER_CONNU } from '../calendrier/vacances-scolaires.ts'
import type { Tx } from '../database/open.ts'
import type { Offre } from '../structures/store.ts'
import { countOf, readArguments, sayDate } from './arguments.ts'
import type { CommandDeps } from './commands.ts'
import { Consigne } from './consigne.ts'
import { activiteOf, named, simplified, townOf } from './named.ts'

const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const QUAND: Record<Quand, string> = {
  scolaire: 'hors vacances scolaires',
  vacances: 'pendant les vacances scolaires',
  toujours: 'toute l’année',
}

/** The usual week of an activity. */
export async function semaine({ database, clock }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values } = readArguments(
    args,
    ['structure', 'activite', 'unite', 'groupe', 'jours', 'places', 'quand'],
    ['retirer'],
  )
  await townOf(database, id)
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const offre = await activiteOf(tx, id, values, clock.now())
    if (offre.mode === 'contrat') throw refusal('contrat', id, offre)
    if (values.unite === undefined && values.retirer) named(offre.unites, undefined, 'unite')
    if (values.unite === undefined) return showSemaine(tx, id, offre)
    const unite = named(offre.unites, values.unite, 'unite').code
    const groupe = values.groupe === undefined ? '' : named(offre.groupes, values.groupe, 'groupe').code
    // A sejour has its own dates: neither weekdays nor school time choose them.
    const sejour = offre.mode === 'sejour'
    const quand = sejour ? 'toujours' : quandOf(values.quand ?? 'scolaire')
    if (values.retirer) {
      if (!(await removeModele(tx, id, offre.id, { unite, groupe, quand })))
        throw new Consigne(
          'La semaine type n’a pas cette ligne.',
          `Ce qu’elle a : npm run collectivite -- semaine ${id} ${designation(offre)}`,
        )
    } else {
      const jours = sejour ? [1, 2, 3, 4, 5, 6, 7] : joursOf(values.jours)
      await saveModele(tx, id, offre.id, {
        unite,
        groupe,
        jours,
        capacite: countOf(values.places, 'places'),
        quand,
      })
    }
    return [
      ...(await showSemaine(tx, id, offre)),
      `Ensuite : npm run collectivite -- creneaux ${id} ${designation(offre)}`,
    ]
  })
}

async function showSemaine(tx: Tx, id: string, offre: Offre): Promise<string[]> {
  const modeles = await modelesOf(tx, id, offre.id)
  if (modeles.length === 0)
    return [
      `« ${offre.nom} » n’a pas de semaine type.`,
      `Par exemple : npm run collectivite -- semaine ${id} ${designation(offre)} --unite ${offre.unites[0]?.code ?? 'journee'} --places 24${offre.mode === 'sejour' ? '' : ' --jours mercredi'}`,
    ]
  return [
    `« ${offre.nom} » (${offre.structure.nom}) :`,
    ...modeles.map((modele) => `  ${sayModele(offre, modele)}`),
  ]
}

function sayModele(offre: Offre, { unite, groupe, jours, capacite, quand }: Modele): string {
  const what = offre.unites.find((one) => one.code === unite)?.nom ?? unite
  const who = groupe === '' ? '' : `, ${offre.groupes.find((one) => one.code === groupe)?.nom ?? groupe}`
  const places = `${capacite} place${capacite > 1 ? 's' : ''}`
  if (offre.mode === 'sejour') return `${what}${who} : ${places}`
  const days = [...jours].sort().map((jour) => JOURS[jour - 1])
  return `${what}${who} : ${days.join(', ')}, ${places}, ${QUAND[quand]}`
}

/** Makes the days of the periods of an activity. */
export async function creneaux({ database, clock, queue }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values } = readArguments(args, ['structure', 'activite', 'periode'], ['places'])
  const town = await townOf(database, id)
  const outils = { clock, queue: await queue() }
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const offre = await activiteOf(tx, id, values, clock.now())
    const today = clock.today(town.zone)
    const periodes =
      values.periode === undefined
        ? offre.periodes.filter((one) => one.fin >= today)
        : [named(offre.periodes, values.periode, 'periode')]
    if (periodes.length === 0)
      throw new Consigne(
        `« ${offre.nom} » n’a pas de période à venir.`,
        'Créez-en une, ou nommez-en une passée par --periode.',
      )
    const lines: string[] = []
    for (const periode of periodes) {
      try {
        const done = await genererCreneaux(tx, outils, id, periode.id, {
          capacites: values.places ?? false,
        })
        const counted = Object.entries(FAITS).flatMap(([key, [one, many]]) => {
          const count = done[key as keyof typeof done]
          return count === 0 ? [] : [`${count} ${count > 1 ? many : one}`]
        })
        lines.push(`« ${periode.nom} » : ${counted.join(', ') || 'rien à changer'}.`)
      } catch (error) {
        if (error instanceof GenerationRefusee) throw refusal(error.motif, id, offre, periode.nom)
        throw error
      }
    }
    return lines
  })
}

const FAITS = {
  crees: ['créneau créé', 'créneaux créés'],
  modifies: ['modifié ou rouvert', 'modifiés ou rouverts'],
  fermes: ['fermé, avec ses réservations', 'fermés, avec leurs réservations'],
  supprimes: ['supprimé', 'supprimés'],
} as const

function refusal(motif: GenerationRefusee['motif'], id: string, offre: Offre, periode = ''): Consigne {
  switch (motif) {
    case 'contrat':
      return new Consigne(
        `« ${offre.nom} » se réserve par contrat : pas de jour à créer.`,
        'Choisissez une activité qui se réserve à la journée, ou un séjour.',
      )
    case 'sans-modele':
      return new Consigne(
        `« ${offre.nom} » n’a pas de semaine type.`,
        `Dites-la : npm run collectivite -- semaine ${id} ${designation(offre)} --unite ${offre.unites[0]?.code ?? 'journee'} --places 24${offre.mode === 'sejour' ? '' : ' --jours mercredi'}`,
      )
    case 'sejour-trop-long':
      return new Consigne(
        `« ${periode} » dure plus de ${JOURS_SEJOUR_MAX} jours.`,
        `Un séjour a une période à ses dates, de ${JOURS_SEJOUR_MAX} jours au plus.`,
      )
    case 'zone-inconnue':
      return new Consigne(
        'La zone de vacances scolaires n’est pas connue.',
        `Dites-la : npm run collectivite -- territoire ${id} --zone-scolaire A`,
      )
    case 'calendrier-inconnu':
      return new Consigne(
        `Le calendrier scolaire est connu du ${sayDate(CALENDRIER_CONNU.debut)} au ${sayDate(CALENDRIER_CONNU.fin)} seulement : « ${periode} » en sort.`,
        'Mettez le serveur à jour, ou mettez « --quand toujours » dans la semaine type et déclarez les vacances en fermetures.',
      )
    case 'periode-inconnue':
      return new Consigne(`« ${periode} » n’existe plus.`, 'Relancez la commande.')
  }
}

/** How an activity is named in a command. */
function designation(offre: Offre): string {
  return `--structure "${offre.structure.nom}" --activite "${offre.nom}"`
}

function quandOf(text: string): Quand {
  const found = QUANDS.find((one) => one === simplified(text))
  if (found) return found
  throw new Consigne(`« ${text} » n’est pas un moment de l’année.`, `--quand ${QUANDS.join('|')}`)
}

/** « lundi,mercredi » → [1, 3] */
function joursOf(text: string | undefined): number[] {
  const words = (text ?? '').split(/[\s,]+/).filter((one) => one !== '')
  const days = words.map((one) => JOURS.indexOf(simplified(one)) + 1)
  const unknown = words[days.indexOf(0)]
  if (unknown === undefined && days.length > 0) return [...new Set(days)].sort()
  throw new Consigne(
    unknown === undefined ? 'Les jours de la semaine manquent.' : `« ${unknown} » n’est pas un jour.`,
    'Séparez-les par des virgules : --jours lundi,mardi,jeudi,vendredi',
  )
}
