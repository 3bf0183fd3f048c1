// Families who left long ago: what time has made due, for who answers for the data to propose.
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../packages/server/src/database/open.ts'
import { enfants, foyers, foyersEnfants, responsables } from '../../packages/server/src/foyers/tables.ts'

const PARTIES = [
  { nom: 'Laborde', prenom: 'Odile', enfant: 'Rémi', naissance: '2008-04-02', annees: 8 },
  { nom: 'Castaing', prenom: 'Fabrice', enfant: 'Élise', naissance: '2010-11-19', annees: 7 },
] as const

/** @param now the demo's instant */
export async function ecrireAnciens(tx: Tx, collectivite: string, now: Date): Promise<void> {
  for (const { nom, prenom, enfant, naissance, annees } of PARTIES) {
    const own = { collectiviteId: collectivite }
    const [foyerId, enfantId] = [uuid(), uuid()]
    const modifieLe = new Date(now)
    modifieLe.setUTCFullYear(now.getUTCFullYear() - annees)
    await tx.insert(foyers).values({
      ...own,
      id: foyerId,
      adresse: '12 route de Branne',
      codePostal: '33760',
      commune: 'Targon',
      modifieLe,
    })
    await tx
      .insert(responsables)
      .values({ ...own, id: uuid(), foyerId, nom, prenom, telephone: '05 56 00 00 01', ordre: 0 })
    await tx
      .insert(enfants)
      .values({ ...own, id: enfantId, nom, prenom: enfant, dateNaissance: naissance, modifieLe })
    await tx.insert(foyersEnfants).values({ ...own, foyerId, enfantId })
  }
}
