// What an agent should look at before issuing: pure.
import type { Anomalie } from '@inoe/contract/facturations'
import type { RegleTarif } from '@inoe/contract/tarifs'
import type { Situation } from '../tarifs/rules.ts'
import type { Assemblage } from './assembler.ts'
import type { FactureAEmettre, Fait } from './faits.ts'
import { dateEnLettres, finDeMois, moisEnLettres } from './rules.ts'

/** What is looked at. */
export interface Examen {
  mois: string
  aujourdhui: string
  /** Address lines of each family; empty when it has none. */
  adresses: ReadonlyMap<string, string>
  familles: ReadonlyMap<string, string>
  courriels: ReadonlyMap<string, readonly string[]>
  situations: ReadonlyMap<string, Situation>
  activites: ReadonlyMap<string, { nom: string; unites: ReadonlyMap<string, string> }>
  siret: string
  regle(activite: string, unite: string, date: string): RegleTarif | undefined
  sansRegle: readonly { activite: string; unite: string; date: string }[]
  assemblage: Assemblage
  factures: readonly FactureAEmettre[]
  /** Months before this one with bookings that no run billed. */
  oublies: readonly string[]
}

export function anomaliesDe(examen: Examen): Anomalie[] {
  return [...duService(examen), ...desFamilles(examen)]
}

function duService(examen: Examen): Anomalie[] {
  const { mois, aujourdhui, activites, assemblage } = examen
  const found: Anomalie[] = []
  const say = (gravite: Anomalie['gravite'], message: string) =>
    found.push({ gravite, foyer: null, famille: '', message })
  for (const { activite, unite, date } of examen.sansRegle) {
    const nom = activites.get(activite)
    const what = [nom?.nom, nom?.unites.get(unite)].filter(Boolean).join(', ')
    say('bloquante', `${what} : aucun tarif au ${dateEnLettres(date)}. Ajoutez-le dans « Tarifs ».`)
  }
  const silent = new Map(assemblage.sansHeures.map((one) => [one.activite, one]))
  for (const { activite, date } of silent.values())
    say(
      'bloquante',
      `${activites.get(activite)?.nom ?? ''} est facturée à l’heure, et ni la présence du ${dateEnLettres(date)} ni l’horaire prévu ne sont connus. Pointez les heures, ou précisez l’horaire de l’activité.`,
    )
  if (aujourdhui <= finDeMois(mois))
    say(
      'attention',
      `${capital(moisEnLettres(mois))} n’est pas terminé : ce qui change d’ici là sera régularisé sur une facture suivante.`,
    )
  for (const oublie of examen.oublies)
    say(
      'attention',
      `Des réservations de ${moisEnLettres(oublie)} n’ont jamais été facturées. Préparez aussi ce mois.`,
    )
  if (!examen.siret) say('attention', 'La régie n’a pas de SIRET : il manquera sur les factures.')
  return found
}

function desFamilles(examen: Examen): Anomalie[] {
  const { familles, assemblage } = examen
  const found: Anomalie[] = []
  const say = (foyer: string, message: string) =>
    found.push({ gravite: 'attention', foyer, famille: familles.get(foyer) ?? '', message })
  const own = Map.groupBy(assemblage.faits, (one) => one.foyer)
  for (const { foyer } of examen.factures) {
    if (!examen.adresses.get(foyer)) say(foyer, 'Adresse postale manquante : complétez le dossier.')
    if ((examen.courriels.get(foyer) ?? []).length === 0)
      say(foyer, 'Aucun compte en ligne : envoyez-lui la facture par courrier.')
    for (const message of deSituation(own.get(foyer) ?? [], examen)) say(foyer, message)
    const expected = (own.get(foyer) ?? []).filter((one) => one.prevues && one.date <= examen.aujourdhui)
    if (expected.length > 0)
      say(
        foyer,
        `Présence non pointée, ${expected.length} jour${expected.length > 1 ? 's' : ''} : les heures prévues sont facturées.`,
      )
  }
  for (const [foyer, nombre] of assemblage.attente)
    say(
      foyer,
      nombre > 1
        ? `${nombre} absences attendent une réponse : ces jours seront facturés ensuite.`
        : 'Une absence attend une réponse : ce jour sera facturé ensuite.',
    )
  return found.sort((a, b) => a.famille.localeCompare(b.famille, 'fr'))
}

/** What the prices of a family depend on and its file does not say. */
function deSituation(faits: readonly Fait[], { regle, situations }: Examen): string[] {
  const bases = new Set(
    faits.map(({ activite, unite, date }) => regle(activite, unite, date)?.base.type ?? 'forfait'),
  )
  const [one] = faits
  const situation = one && situations.get(one.foyer)
  if (!situation) return []
  return [
    ...(situation.quotientFamilial === null && (bases.has('tranches') || bases.has('taux-effort'))
      ? ['Quotient familial non renseigné : le tarif le plus élevé est appliqué.']
      : []),
    ...(situation.ressourcesCentimes === null && bases.has('cnaf')
      ? ['Ressources non renseignées : le tarif le plus élevé est appliqué.']
      : []),
  ]
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
}
