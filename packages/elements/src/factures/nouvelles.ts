// What the service did to the invoices between two readings: those that came, and what was paid of them.
import type { Facture, ListeFactures } from '@inoe/contract/factures'
import { euros } from '../i18n/format.ts'
import { type Nouvelle, nouvellesDe } from '../ui/nouvelles.ts'
import { facturesFr } from './messages.fr.ts'

const t = facturesFr.nouvelles

/**
 * @param lirePayees the paid ones: an invoice that is no longer to pay is sought there
 * @param suivis ids of those whose payment, made here, is told apart
 */
export async function nouvelles(
  avant: ListeFactures | undefined,
  apres: ListeFactures,
  {
    lirePayees,
    suivis,
    locale,
  }: { lirePayees: () => Promise<ListeFactures>; suivis: readonly string[]; locale: string },
): Promise<Nouvelle[]> {
  if (!avant) return []
  const gone = avant.factures.filter(({ id }) => !apres.factures.some((one) => one.id === id))
  const payees = gone.length > 0 ? (await lirePayees()).factures : []
  const now = [
    ...apres.factures,
    // Neither to pay nor paid: cancelled, or unpaid again.
    ...gone.map((one) => payees.find(({ id }) => id === one.id) ?? { ...one, resteCentimes: 0 }),
  ]
  return nouvellesDe<Facture>(
    avant.factures,
    now.filter(({ id }) => !suivis.includes(id)),
    ({ id }) => id,
    ({ numero, structure, resteCentimes, encaissements }, before) => {
      const reste = euros(resteCentimes, locale)
      if (!before)
        return resteCentimes > 0
          ? { ton: 'attention', phrase: t.emise(structure.nom, numero, reste) }
          : undefined
      const known = before.encaissements.map(({ id }) => id)
      // A credit note pays nothing: it makes the invoice smaller.
      const paid = encaissements.filter(({ id, moyen }) => !known.includes(id) && moyen !== 'avoir')
      const recu = paid.reduce((sum, { centimes }) => sum + centimes, 0)
      if (recu > 0)
        return { ton: 'succes', phrase: t.reglee(numero, euros(recu, locale), resteCentimes > 0 && reste) }
      return before.resteCentimes > 0 && resteCentimes === 0
        ? { ton: 'info', phrase: t.soldee(numero) }
        : undefined
    },
  )
}
