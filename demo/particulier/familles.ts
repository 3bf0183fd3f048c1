import { anniversaire } from '../data/calendar.ts'
import { FAMILLES_ENTRE_DEUX_MERS } from '../data/families.ts'
import type { Allocation } from './simulator.ts'

/** What the demo's authority is known by. */
export const HABILITATION = { siret: '13002526500013', jeton: 'jeton-de-demonstration' }

/**
 * The families of the demo that the CAF knows: the first, by its first parent (Camille, Anne Durand, born Lefèvre in Libourne, 33,
 * on 9 February 1988).
 * @param today the civil day the demo was made for
 */
export function allocationsDemo(today: string): Allocation[] {
  return FAMILLES_ENTRE_DEUX_MERS.slice(0, 1).map(({ nom, prenom, enfants, codePostal, commune }) => ({
    naissance: { commune: 'LIBOURNE', departement: '33' },
    allocataires: [
      {
        nom_naissance: 'LEFÈVRE',
        nom_usage: nom.toUpperCase(),
        prenoms: `${prenom.toUpperCase()} ANNE`,
        date_naissance: '1988-02-09',
        sexe: 'F',
      },
    ],
    enfants: enfants.map((one) => ({
      nom_naissance: nom.toUpperCase(),
      nom_usage: null,
      prenoms: one.prenom.toUpperCase(),
      date_naissance: anniversaire(today, one.age, one.prenom),
      sexe: 'F',
    })),
    codePostalVille: `${codePostal} ${commune.toUpperCase()}`,
    fournisseur: 'CNAF',
    valeur: 615,
  }))
}
