// Writes the families of a spreadsheet, and invites their parents.
import { v7 as uuid } from 'uuid'
import { inviteParent } from '../comptes/invitations.ts'
import { compteOf } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { createEnfant, createFoyer, saveFoyer } from '../foyers/store.ts'
import type { Collectivite } from '../http/env.ts'
import type { Queue } from '../jobs/queue.ts'
import { Consigne } from './consigne.ts'
import type { ErreurLigne, FamilleConnue } from './familles-csv.ts'

/** @returns false when the address of the first parent has a login already */
export async function createFamille(
  tx: Tx,
  town: Collectivite,
  famille: FamilleConnue,
  now: Date,
  queue: Queue,
): Promise<boolean> {
  const [first, second] = famille.parents
  if (await compteOf(tx, town.id, first.courriel)) return false
  const foyer = uuid()
  const { adresse, codePostal, commune, quotientFamilial } = famille
  await createFoyer(tx, town.id, foyer, first.courriel)
  const modified = {
    version: 1,
    contact: { adresse, complement: '', codePostal, commune, telephone: first.telephone },
    revenus: {
      revenusCentimes: null,
      revenusAnnee: null,
      quotientFamilial,
      caisse: null,
      numeroAllocataire: '',
      enfantsACharge: null,
      enfantsAeeh: null,
    },
    parents: { premier: first, second: second ?? null },
  }
  await saveFoyer(tx, town.id, foyer, modified, now)
  const sante = {
    allergies: '',
    regime: '',
    pai: '',
    vaccins: '',
    medecin: '',
    medecinTelephone: '',
    autres: '',
  }
  for (const enfant of famille.enfants) await createEnfant(tx, town.id, foyer, { ...enfant, sante })
  for (const { courriel } of famille.parents) {
    if (courriel === '') continue
    const { etat } = await inviteParent(tx, town.id, foyer, courriel)
    if (etat === 'autre')
      throw new Consigne(
        `${courriel} est déjà l’adresse d’une autre personne.`,
        'Corrigez « courriel_2 » de cette famille. Rien n’a été créé.',
      )
    await queue.send(tx, 'lien', { collectivite: town.id, courriel, usage: 'invitation', motDePasse: null })
  }
  return true
}

/** Why a spreadsheet is refused, line by line. */
export function refuseLines(erreurs: readonly ErreurLigne[]): Consigne {
  const shown = erreurs.slice(0, 30).map(({ ligne, message }) => `ligne ${ligne} : ${message}`)
  const more = erreurs.length > shown.length ? [`… et ${erreurs.length - shown.length} autres.`] : []
  return new Consigne(
    ['Le fichier a des erreurs :', ...shown, ...more].join('\n'),
    'Corrigez-les puis relancez. Rien n’a été créé.',
  )
}
