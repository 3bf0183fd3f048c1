// Coming back from the hosted page.
import type { SessionEchangee } from '@inoe/contract/comptes'
import { ErreurApi } from '../espace/erreur.ts'
import { sharedEspace } from '../espace/espace.ts'
import { ConnexionEvent } from '../login/events.ts'
import { type Depart, prendreDepart, sansRetour } from './depart.ts'
import { dire, premierWidget } from './dire.ts'
import { redirectionFr as t } from './messages.fr.ts'
import { rendre } from './reprise.ts'

/** Signs in with what the address brings. The code leaves the address bar and the history before anything else. */
export async function arriver(): Promise<void> {
  const { searchParams } = new URL(location.href)
  const etat = searchParams.get('inoe-etat')
  if (!etat) return
  const code = searchParams.get('inoe-code')
  const kept = prendreDepart()
  // Threat: an answer that this tab did not ask for signs its parent in as somebody else.
  const depart = kept?.etat === etat ? kept : undefined
  history.replaceState(history.state, '', depart?.adresse ?? sansRetour(location.href))
  if (!depart) return dire('attention', t.pasDemande)
  if (new URL(depart.adresse).hash) dispatchEvent(new HashChangeEvent('hashchange'))
  rendre(depart.gardes)
  if (code) await echanger(depart, code)
  else await dire('info', t.abandon)
}

async function echanger(depart: Depart, code: string): Promise<void> {
  const { api, collectivite, verificateur } = depart
  const espace = sharedEspace(api, collectivite)
  // Who is signed in without it: an answer on its way must not arrive after ours.
  await espace.session.load().catch(() => undefined)
  try {
    const body = { code, verificateur }
    const { jeton, persistante } = await espace.send<SessionEchangee>('post', 'session/echange', body)
    await espace.session.opened(jeton, persistante)
    ;((await premierWidget()) ?? document).dispatchEvent(new ConnexionEvent())
  } catch (error) {
    if (!(error instanceof ErreurApi)) throw error
    // The code serves for a minute: a network that comes back in time is enough.
    const encore = error.code === 'hors-ligne' ? () => void echanger(depart, code) : undefined
    await dire('erreur', error.message, encore)
  }
}
