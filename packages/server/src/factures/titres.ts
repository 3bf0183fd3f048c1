import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import type { Agent } from '../http/acting.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { enCoursPour } from '../paiements/store.ts'
import { exigerRegisseur } from '../regies/droits.ts'
import { structuresFacturees } from '../structures/facturation.ts'
import { factureDuTitre, factureOf, lockFactures, saveTitre } from './store.ts'

/**
 * Writes the comptable's reference of an invoice, as `systeme`: from then on it can be paid online, where its régie
 * works by titres.
 * @throws Refus `introuvable` unless the agent is its régisseur; `requete-invalide` when it cannot have one or it serves
 * already; `paiement-en-cours` while a payment is open under the former
 */
export async function donnerTitre(tx: Tx, agent: Agent, id: string, reference: string): Promise<void> {
  const { collectivite } = agent
  const known = await factureOf(tx, collectivite, id)
  if (!known) throw introuvable()
  await exigerRegisseur(tx, agent, known.regieId)
  const [facture] = await lockFactures(tx, collectivite, [id])
  if (!facture) throw introuvable()
  if (facture.titreReference === reference) return
  const services = await structuresFacturees(tx, collectivite)
  const regie = services.find((one) => one.regie.id === facture.regieId)?.regie
  if (regie?.mode !== 'titres' || facture.nature === 'avoir')
    throw new Refus('requete-invalide', {
      detail: 'Seules les factures d’une régie qui travaille par titres ont une référence de la trésorerie.',
    })
  const other = await factureDuTitre(tx, collectivite, facture.regieId, reference)
  if (other)
    throw new Refus('requete-invalide', {
      errors: [{ champ: 'reference', message: `C’est déjà la référence de la facture ${other.numero}.` }],
    })
  const open = await enCoursPour(tx, collectivite, [id], new Date(0))
  if (facture.titreReference !== null && open.length > 0) throw new Refus('paiement-en-cours')
  await saveTitre(tx, collectivite, id, reference)
  await publish(tx, { collectivite, foyer: facture.foyerId, sujet: 'factures' })
}
