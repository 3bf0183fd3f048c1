// What `npm run collectivite` does of how one enrols in an activity.
import type { ReglageInscriptions } from '@inoe/contract/gestion'
import { lireReglages, regler } from '../inscriptions/reglages.ts'
import { countOf, readArguments } from './arguments.ts'
import type { CommandDeps } from './commands.ts'
import { Consigne } from './consigne.ts'
import { activiteOf, simplified, townOf } from './named.ts'

/** Places, territory and rank of an activity; shows them when nothing is to be changed. */
export async function inscriptions(
  { database, clock, queue, publicUrl }: CommandDeps,
  args: string[],
): Promise<string[]> {
  const { id, values } = readArguments(
    args,
    ['structure', 'activite', 'places', 'territoire', 'rang'],
    ['sans-limite'],
  )
  const town = await townOf(database, id)
  const opened = await queue()
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const offre = await activiteOf(tx, id, values, clock.now())
    const asked: Partial<ReglageInscriptions> = {
      ...(values.places !== undefined && { placesInscription: countOf(values.places, 'places') }),
      ...(values['sans-limite'] && { placesInscription: null }),
      ...(values.territoire !== undefined && {
        reserveTerritoire: ouiOuNon(values.territoire, 'territoire'),
      }),
      ...(values.rang !== undefined && { rangAffiche: ouiOuNon(values.rang, 'rang') }),
    }
    const { placesInscription, reserveTerritoire, rangAffiche } = { ...offre, ...asked }
    const given =
      Object.keys(asked).length === 0
        ? 0
        : await regler(
            { tx, ville: town, outils: { clock, queue: opened, publicUrl } },
            [offre.structure.id],
            offre.id,
            { placesInscription, reserveTerritoire, rangAffiche },
          )
    const all = await lireReglages(tx, id, [offre.structure.id], clock.today(town.zone))
    const now = all.find((one) => one.id === offre.id)
    return [
      `« ${offre.nom} » (${offre.structure.nom}) :`,
      `  ${placesInscription === null ? 'sans limite de places' : `places : ${placesInscription}`}, prises : ${now?.occupees ?? 0}, enfants sur liste d’attente : ${now?.enAttente ?? 0}`,
      `  ${reserveTerritoire ? 'réservée aux familles du territoire' : 'ouverte à toutes les familles'}`,
      `  ${rangAffiche ? 'la famille voit son rang sur la liste d’attente' : 'la famille ne voit pas son rang sur la liste d’attente'}`,
      ...(reserveTerritoire && town.communes.length === 0
        ? [
            `Attention : aucune commune n’est déclarée. npm run collectivite -- territoire ${id} --ajouter Targon`,
          ]
        : []),
      ...(given > 0
        ? [
            given === 1
              ? '1 enfant de la liste d’attente a obtenu une place : sa famille est prévenue.'
              : `${given} enfants de la liste d’attente ont obtenu une place : leurs familles sont prévenues.`,
          ]
        : []),
    ]
  })
}

/** @param option what asks for it @throws Consigne */
function ouiOuNon(text: string, option: string): boolean {
  const word = simplified(text)
  if (word === 'oui' || word === 'non') return word === 'oui'
  throw new Consigne(`« ${text} » n’est ni oui ni non.`, `--${option} oui|non`)
}
