// A parent agrees, refuses, or takes back what was agreed to.
import type { ReponseConsentement } from '@inoe/contract/consentements'
import { v7 as uuid } from 'uuid'
import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import { structuresDeFoyer } from '../foyers/modifications.ts'
import { enfantsOfFoyer, foyersOfEnfant, lockEnfant } from '../foyers/store.ts'
import type { Deps } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { courrielPour, type Lettre } from '../outside/lettre.ts'
import { accordAttendu } from './courriels.ts'
import { dossierDe } from './lecture.ts'
import { dernieres, etatDe } from './rules.ts'
import { insertConsentement, type LigneTexte, lireTextes, textesDuJour } from './store.ts'

export interface Repondant {
  collectivite: Lettre['collectivite'] & { id: string }
  foyer: string
  compte: string
  now: Date
  today: string
}

/**
 * As `systeme`: the child's other home and the services are told.
 * @throws Refus `introuvable`, `modifie-ailleurs` (the text is worded otherwise now), `sans-autorite-parentale`
 */
export async function repondre(
  tx: Tx,
  deps: Pick<Deps, 'queue' | 'publicUrl'>,
  { collectivite, foyer, compte, now, today }: Repondant,
  id: string,
  { texte: asked, accord }: ReponseConsentement,
): Promise<void> {
  const enfant = (await enfantsOfFoyer(tx, collectivite.id, foyer)).find((one) => one.id === id)
  if (!enfant) throw introuvable()
  await lockEnfant(tx, collectivite.id, id)
  const texte = texteDemande(await lireTextes(tx, collectivite.id), asked, today)
  const before = await dossierDe(tx, collectivite.id, [id])
  if (!before.logins(id).some((one) => one.compte === compte)) throw new Refus('sans-autorite-parentale')
  const said = before.paroles(id, texte.code)
  const last = dernieres(said).get(compte)
  if (last?.accord === accord && last.version === texte.version) return
  await insertConsentement(tx, {
    collectiviteId: collectivite.id,
    id: uuid(),
    enfantId: id,
    texteId: texte.id,
    foyerId: foyer,
    compteId: compte,
    accord,
    le: now,
  })
  const parole = { compte, accord, version: texte.version, le: now }
  // Once for each wording: who changes their mind every day does not write to the other every day.
  const first = !said.some((one) => one.compte === compte && one.accord && one.version === texte.version)
  if (accord && first && etatDe(texte, [...said, parole], before.titulaires(id)) === 'attend-second') {
    const url = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'foyer')
    const lettre = accordAttendu(collectivite, { enfant: enfant.prenom, titre: texte.titre }, url)
    for (const login of before.logins(id))
      if (login.compte !== compte)
        await deps.queue.send(tx, 'courriel', {
          collectivite: collectivite.id,
          ...courrielPour(login, lettre),
        })
  }
  await dire(tx, collectivite.id, id)
}

/** The wording that is answered, if it is the one asked today. */
function texteDemande(textes: readonly LigneTexte[], id: string, today: string): LigneTexte {
  const code = textes.find((one) => one.id === id)?.code
  const texte = textesDuJour(textes, today).find((one) => one.code === code)
  if (!texte) throw introuvable()
  // Nobody agrees to words that were not shown.
  if (texte.id !== id) throw new Refus('modifie-ailleurs', { detail: (dit) => dit.commun.texteChange })
  return texte
}

/** Tells the child's homes and their services. */
async function dire(tx: Tx, collectivite: string, enfant: string): Promise<void> {
  const homes = await foyersOfEnfant(tx, collectivite, enfant)
  const services = new Set<string>()
  for (const foyer of homes)
    for (const structure of await structuresDeFoyer(tx, collectivite, foyer)) services.add(structure)
  await publishAll(tx, [
    ...homes.map((foyer) => ({ collectivite, foyer, sujet: 'foyer' as const })),
    ...[...services].map((structure) => ({ collectivite, structure, sujet: 'foyer' as const })),
  ])
}
