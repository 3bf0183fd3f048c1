// A parent confirms a part of the file; once all are, the file is renewed.
import type { ReglageRenouvellement, SectionConfirmee } from '@inoe/contract/renouvellements'
import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import { structuresDeFoyer } from '../foyers/modifications.ts'
import { lockFoyer } from '../foyers/store.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import type { Langue } from '../http/langue.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { demanderReexamen } from '../inscriptions/reexamen.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { dossierRenouvele } from './courriels.ts'
import { confirmeeDe } from './lecture.ts'
import { etatDe } from './rules.ts'
import { lireSections, type Section } from './sections.ts'
import { demandeOf, finir, saveSection, sectionsOf, suiviOf } from './store.ts'

export interface Confirmant {
  ville: Collectivite
  foyer: string
  compte: string
  langue: Langue
  now: Date
  today: string
}

/**
 * As `systeme`: the services' open pages are told, and every login of the family once it is done.
 * @returns whether the whole file is renewed
 * @throws Refus `introuvable`, `renouvellement-ferme`, `modifie-ailleurs` (not what was shown),
 * `renouvellement-impossible`
 */
export async function confirmer(
  tx: Tx,
  deps: Pick<Deps, 'queue' | 'publicUrl'>,
  { ville, foyer, compte, langue, now, today }: Confirmant,
  { section, enfant, empreinte }: SectionConfirmee,
): Promise<boolean> {
  const collectivite = ville.id
  const asked = await demandeOf(tx, collectivite, today)
  if (!asked) throw new Refus('renouvellement-ferme')
  // Its parents confirm one after the other: the last part is confirmed once.
  await lockFoyer(tx, collectivite, foyer)
  const suivi = await suiviOf(tx, collectivite, asked.annee, foyer)
  if (suivi?.completLe && !suivi.completPar) throw new Refus('renouvellement-ferme')
  const sections = await lireSections(tx, { collectivite, foyer, langue }, today)
  const own = sections.find((one) => one.section === section && (one.enfant?.id ?? null) === enfant)
  if (!own) throw introuvable()
  if (own.empreinte !== empreinte)
    throw new Refus('modifie-ailleurs', { detail: (dit) => dit.commun.partieChangee })
  if (own.obstacles.length > 0)
    throw new Refus('renouvellement-impossible', { detail: () => own.obstacles.join(' ') })
  const done = suivi?.completLe !== null && suivi?.completLe !== undefined
  const before = await sectionsOf(tx, collectivite, asked.annee, foyer)
  if (etatDe(own, confirmeeDe(own, before)) === 'confirmee') return done
  await saveSection(tx, {
    collectiviteId: collectivite,
    annee: asked.annee,
    foyerId: foyer,
    section,
    enfantId: enfant,
    empreinte,
    confirmeeLe: now,
    confirmeePar: compte,
  })
  const structures = await structuresDeFoyer(tx, collectivite, foyer)
  await publishAll(tx, [
    { collectivite, foyer, sujet: 'foyer' },
    ...structures.map((structure) => ({ collectivite, structure, sujet: 'foyer' as const })),
  ])
  if (done) return true
  const confirmed = await sectionsOf(tx, collectivite, asked.annee, foyer)
  if (sections.some((one) => etatDe(one, confirmeeDe(one, confirmed)) !== 'confirmee')) return false
  await finir(tx, collectivite, asked.annee, foyer, { le: now, par: compte })
  await accuser(tx, deps, ville, foyer, asked, sections)
  // What it asked or waits for may have lacked only that.
  if (today > asked.jusquAu) await demanderReexamen(tx, deps, collectivite, foyer)
  return true
}

/** Acknowledges by e-mail. */
async function accuser(
  tx: Tx,
  deps: Pick<Deps, 'queue' | 'publicUrl'>,
  ville: Collectivite,
  foyer: string,
  asked: ReglageRenouvellement,
  sections: readonly Section[],
): Promise<void> {
  const url = await sectionUrl(tx, deps.publicUrl, ville.id, 'foyer')
  const lettre = dossierRenouvele(ville, asked.annee, sections, url)
  await annoncer(tx, deps, ville.id, [{ foyer, lettre, avis: null }])
}
