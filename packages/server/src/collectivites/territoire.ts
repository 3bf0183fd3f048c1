// What `npm run collectivite` does of a town's place and time: its communes, its school zone, its closures.
import { addFermeture, fermeturesFrom, removeFermeture } from '../calendrier/store.ts'
import { isZoneScolaire, ZONES_SCOLAIRES } from '../calendrier/vacances-scolaires.ts'
import { catalogue } from '../structures/store.ts'
import { saveTerritoire } from './administration.ts'
import { dateOf, readArguments, sayDate } from './arguments.ts'
import type { CommandDeps } from './commands.ts'
import { Consigne } from './consigne.ts'
import { simplified, structuresOf, townOf } from './named.ts'
import { territoireOf } from './store.ts'

/** The communes whose families are residents, and the school holidays zone. */
export async function territoire({ database }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values, lists } = readArguments(args, ['zone-scolaire'], [], ['ajouter', 'retirer'])
  await townOf(database, id)
  const zoneScolaire = values['zone-scolaire']?.toUpperCase()
  if (zoneScolaire !== undefined && !isZoneScolaire(zoneScolaire))
    throw new Consigne(
      `Zone de vacances scolaires inconnue : « ${zoneScolaire} ».`,
      `--zone-scolaire ${ZONES_SCOLAIRES.join('|')}, celle de votre académie (Bordeaux : A, Nancy-Metz : B, Toulouse : C).`,
    )
  const read = () => database.transaction({ collectivite: id, role: 'public' }, (tx) => territoireOf(tx, id))
  const known = (await read()).communes
  const gone = new Set(lists.retirer.map(simplified))
  const absent = lists.retirer.find(
    (one) => !known.some((commune) => simplified(commune) === simplified(one)),
  )
  if (absent !== undefined)
    throw new Consigne(
      `« ${absent} » n’est pas une commune du territoire.`,
      `Connues : ${known.join(', ') || 'aucune'}.`,
    )
  const communes = new Map(
    [...known, ...lists.ajouter.map((one) => one.trim())]
      .filter((one) => one !== '' && !gone.has(simplified(one)))
      .map((one) => [simplified(one), one]),
  )
  await saveTerritoire(database, id, {
    communes: [...communes.values()].sort((a, b) => a.localeCompare(b, 'fr')),
    zoneScolaire,
  })
  const now = await read()
  return [
    now.communes.length > 0
      ? `Communes : ${now.communes.join(', ')}.`
      : 'Aucune commune : aucune famille n’est résidente, les ouvertures avancées ne profitent à personne.',
    now.zoneScolaire
      ? `Vacances scolaires : zone ${now.zoneScolaire}.`
      : `Zone de vacances scolaires à dire : npm run collectivite -- territoire ${id} --zone-scolaire A`,
  ]
}

/** Days of closure. */
export async function fermeture({ database, clock }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values, lists } = readArguments(
    args,
    ['du', 'au', 'motif'],
    ['retirer', 'lister'],
    ['structure'],
  )
  const town = await townOf(database, id)
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const concerned =
      lists.structure.length === 0 ? [] : await structuresOf(tx, id, lists.structure, clock.now())
    if (!values.lister) {
      const du = dateOf(values.du, 'du')
      const au = values.au === undefined ? du : dateOf(values.au, 'au')
      if (au < du) throw new Consigne('La fermeture finit avant de commencer.', 'Vérifiez --du et --au.')
      for (const structureId of concerned.length === 0 ? [null] : concerned.map((one) => one.id)) {
        const days = { structureId, du, au }
        if (!values.retirer) await addFermeture(tx, id, { ...days, motif: values.motif ?? '' })
        else if (!(await removeFermeture(tx, id, days)))
          throw new Consigne(
            'Il n’y a pas de fermeture exactement à ces dates.',
            `Celles qui viennent : npm run collectivite -- fermeture ${id} --lister`,
          )
      }
    }
    const names = new Map((await catalogue(tx, id, clock.now())).map((one) => [one.id, one.nom]))
    const coming = await fermeturesFrom(tx, id, clock.today(town.zone))
    return [
      ...(coming.length === 0 ? ['Aucune fermeture à venir.'] : []),
      ...coming.map(
        ({ structureId, du, au, motif }) =>
          `${du === au ? `le ${sayDate(du)}` : `du ${sayDate(du)} au ${sayDate(au)}`} : ${structureId === null ? 'toutes les structures' : (names.get(structureId) ?? '')}${motif ? ` (${motif})` : ''}`,
      ),
      ...(values.lister
        ? []
        : [
            `Les jours déjà créés n’ont pas changé : npm run collectivite -- creneaux ${id} --structure … --activite …`,
          ]),
    ]
  })
}
