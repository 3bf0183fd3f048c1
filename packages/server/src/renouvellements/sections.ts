// The parts of a file as they are confirmed: what each holds now, what it lacks, and its print.

import { createHash } from 'node:crypto'
import type { SectionARenouveler, SectionDossier } from '@inoe/contract/renouvellements'
import { dossierDe } from '../consentements/lecture.ts'
import { etatDe } from '../consentements/rules.ts'
import { lireTextes, textesDuJour } from '../consentements/store.ts'
import type { Tx } from '../database/open.ts'
import { aplatir, aplatirEnfant, champDe, manquants, type Plat, type Politique } from '../foyers/champs.ts'
import { type Changements, demandesOuvertes, politiqueOf } from '../foyers/modifications.ts'
import { nomDeCle, nomsDes, valeurEnMots } from '../foyers/noms.ts'
import { readFoyer } from '../foyers/store.ts'
import type { Langue } from '../http/langue.ts'
import { prochesDesFoyers } from '../proches/store.ts'
import { type Phrases, phrasesDossier } from './phrases.ts'

/** A part, before it is known whether it was confirmed. */
export type Section = Pick<SectionARenouveler, 'section' | 'enfant' | 'lignes' | 'obstacles' | 'empreinte'>
type Enfant = { id: string; prenom: string }

/** Of whose file, and what language they read. The print of a part is the same in each. */
interface Qui {
  collectivite: string
  foyer: string
  langue: Langue
}

/**
 * Every part of a family's file; what the town hides is left out. As `systeme`: who holds parental authority in the
 * other home of a child counts.
 */
export async function lireSections(tx: Tx, qui: Qui, today: string): Promise<Section[]> {
  const { collectivite, foyer } = qui
  const file = await readFoyer(tx, collectivite, foyer)
  if (!file) return []
  const politique = await politiqueOf(tx, collectivite)
  const asked = await demandesOuvertes(tx, collectivite, foyer)
  const attente = (enfant: string | null): Changements =>
    asked.find((one) => one.enfantId === enfant)?.changements ?? {}
  const champs = (section: SectionDossier, enfant: Enfant | null, plat: Plat) =>
    deChamps(qui, section, enfant, plat, attente(enfant?.id ?? null), politique)
  const { contact, revenus, parents, enfants } = file
  return [
    ...champs('contact', null, aplatir({ contact })),
    ...champs('parents', null, aplatir({ parents })),
    ...champs('revenus', null, aplatir({ revenus })),
    ...enfants.flatMap((one) => {
      const enfant = { id: one.id, prenom: one.prenom }
      const plat = Object.entries(aplatirEnfant(one))
      const of = (prefix: string) => Object.fromEntries(plat.filter(([cle]) => cle.startsWith(prefix)))
      return [...champs('identite', enfant, of('enfant.')), ...champs('sante', enfant, of('sante.'))]
    }),
    ...(enfants.length > 0 ? [await personnes(tx, qui, enfants)] : []),
    ...(await autorisations(tx, qui, enfants, today)),
  ]
}

/** A change that waits for a service is what the family said: accepted, it changes nothing to what was confirmed. */
function deChamps(
  { foyer, langue }: Qui,
  section: SectionDossier,
  enfant: Enfant | null,
  plat: Plat,
  attente: Changements,
  politique: Politique,
): Section[] {
  const shown = Object.entries(plat).filter(([cle]) => politique(champDe(cle)).saisie !== 'masque')
  if (shown.length === 0) return []
  const said = shown.map(([cle, value]) => [cle, attente[cle] ? attente[cle].apres : value] as const)
  const second = said.filter(([cle]) => cle.startsWith('second.'))
  const seul = second.length > 0 && second.every(([, value]) => value === '' || value === null)
  const missing = manquants(Object.fromEntries(said), politique)
  return [
    {
      section,
      enfant,
      lignes: said
        .filter(([cle]) => !seul || !cle.startsWith('second.'))
        .map(([cle, value]) => ({
          nom: nomDeCle(cle, champDe(cle), langue),
          valeur: valeurEnMots(cle, value, langue),
          enAttente: cle in attente,
        })),
      obstacles: missing.length > 0 ? [phrasesDossier(langue).manquants(nomsDes(missing, langue))] : [],
      empreinte: empreinteDe(foyer, section, enfant, said),
    },
  ]
}

async function personnes(
  tx: Tx,
  { collectivite, foyer, langue }: Qui,
  enfants: readonly Enfant[],
): Promise<Section> {
  const phrases = phrasesDossier(langue)
  const people = await prochesDesFoyers(tx, collectivite, [foyer])
  const prenoms = new Map(enfants.map((one) => [one.id, one.prenom]))
  const lignes = (dit: Phrases) =>
    people.map(({ prenom, nom, lien, telephone, peutChercher, aPrevenir, enfants: of }) => ({
      nom: `${prenom} ${nom}`,
      valeur: dit.personne(
        lien,
        telephone,
        [peutChercher ? dit.peutChercher : '', aPrevenir ? dit.aPrevenir : ''],
        of.flatMap((id) => prenoms.get(id) ?? []).sort((a, b) => a.localeCompare(b, 'fr')),
      ),
      enAttente: false,
    }))
  return {
    section: 'personnes',
    enfant: null,
    lignes:
      people.length > 0
        ? lignes(phrases)
        : [{ nom: phrases.personneSeule, valeur: phrases.aucune, enAttente: false }],
    obstacles: [],
    empreinte: empreinteDe(foyer, 'personnes', null, lignes(phrasesDossier('fr'))),
  }
}

/**
 * What parents are asked to agree to. A text worded otherwise is asked again: what was agreed to of its former words
 * confirms nothing. Answers themselves are not part of the print, since they can change at any time.
 */
async function autorisations(
  tx: Tx,
  { collectivite, foyer, langue }: Qui,
  enfants: readonly Enfant[],
  today: string,
): Promise<Section[]> {
  const phrases = phrasesDossier(langue)
  const textes = textesDuJour(await lireTextes(tx, collectivite), today)
  if (textes.length === 0 || enfants.length === 0) return []
  const ids = enfants.map((one) => one.id)
  const dossier = await dossierDe(tx, collectivite, ids)
  const lignes: Section['lignes'] = []
  const obstacles: string[] = []
  for (const { id, prenom } of enfants) {
    // Where nobody of this home may answer, nothing is awaited from it.
    const titulaires = dossier.logins(id).some((one) => one.foyer === foyer)
    for (const texte of textes) {
      const etat = etatDe(texte, dossier.paroles(id, texte.code), dossier.titulaires(id))
      lignes.push({
        nom: phrases.autorisation(texte.titre, prenom),
        valeur: phrases.reponses[etat],
        enAttente: false,
      })
      if (!titulaires) continue
      if (etat === 'absent') obstacles.push(phrases.autorisationAbsente(texte.titre, prenom))
      if (etat === 'ancienne-version') obstacles.push(phrases.autorisationAncienne(texte.titre, prenom))
    }
  }
  const empreinte = empreinteDe(foyer, 'consentements', null, [ids, textes.map((one) => one.id)])
  return [{ section: 'consentements', enfant: null, lignes, obstacles, empreinte }]
}

/** Threat: a print of a short medical text could be guessed from; the family's number makes each of its own. */
function empreinteDe(foyer: string, section: string, enfant: Enfant | null, contenu: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([foyer, section, enfant?.id, contenu]))
    .digest('base64url')
}
