// « Se connecter avec une clé d’accès »: downloaded when it is asked for.
import type { OptionsCle, SessionOuverte } from '@inoe/contract/comptes'
import { appareil } from '../espace/appareil.ts'
import { demanderCle } from '../espace/cle-acces.ts'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { loginFr as t } from './messages.fr.ts'
import type { Parcours } from './parcours.ts'

/** @throws ErreurApi */
export async function connexionParCle(p: Parcours, espace: Espace, resterConnecte: boolean): Promise<void> {
  const options = await espace.send<OptionsCle>('post', 'session/cle/options', {})
  const reponse = await demanderCle(options)
  if (!reponse) throw new ErreurApi('cle-acces-refusee', t.cleAbandonnee)
  const body = { reponse, resterConnecte, appareil: appareil() }
  const { jeton } = await espace.send<SessionOuverte>('post', 'session/cle', body)
  await p.entrer(espace, jeton, t.vousEtesConnecte, resterConnecte)
}
