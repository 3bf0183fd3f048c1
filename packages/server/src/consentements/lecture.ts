// What a family, or a service, reads of what was agreed to.
import type { Consentements, GestionConsentements } from '@inoe/contract/consentements'
import { type Login, loginsDesFoyers } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { type Adulte, adultesDesFoyers, enfantsParId, foyersDesEnfants, nommer } from '../foyers/familles.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { enfantsDeStructure } from '../inscriptions/store.ts'
import { estTitulaire, etatDe, vueDe } from './rules.ts'
import { type LigneTexte, lireTextes, type ParoleLue, parolesDe, textesDuJour } from './store.ts'

/** Who may answer for some children, and what they said. */
export interface Dossier {
  paroles: (enfant: string, code: string) => ParoleLue[]
  /** How many hold parental authority over a child. */
  titulaires: (enfant: string) => number
  /** Logins of its homes who may answer. */
  logins: (enfant: string) => Login[]
  nomDe: (parole: ParoleLue) => string
}

/** As `systeme`: a child's other home counts, and is told nothing of. */
export async function dossierDe(tx: Tx, collectivite: string, enfants: readonly string[]): Promise<Dossier> {
  const homes = await foyersDesEnfants(tx, collectivite, enfants)
  const said = await parolesDe(tx, collectivite, enfants)
  // Who spoke before the child left a home still has a name.
  const foyers = [...new Set([...homes.values()].flat().concat(said.map((one) => one.foyer)))]
  const adults = await adultesDesFoyers(tx, collectivite, foyers)
  const logins = await loginsDesFoyers(tx, collectivite, foyers)
  const adultsOf = (foyer: string): Adulte[] => adults.filter((one) => one.foyer === foyer)
  const byEnfant = Map.groupBy(said, (one) => one.enfant)
  const loginsOf = (enfant: string) =>
    logins.filter(
      ({ foyer, courriel }) => homes.get(enfant)?.includes(foyer) && estTitulaire(courriel, adultsOf(foyer)),
    )
  return {
    paroles: (enfant, code) => (byEnfant.get(enfant) ?? []).filter((one) => one.code === code),
    // Threat: one parent takes the other out of the file. Whoever has a login of their own still counts.
    titulaires: (enfant) =>
      Math.max(
        loginsOf(enfant).length,
        (homes.get(enfant) ?? []).flatMap(adultsOf).filter((one) => one.autoriteParentale).length,
      ),
    logins: loginsOf,
    nomDe: ({ compte, foyer }) => {
      const login = logins.find((one) => one.compte === compte)
      return login ? nommer(adultsOf(foyer), login.courriel) : ''
    },
  }
}

/** What is asked of a family, child by child. As `systeme`. */
export async function lireConsentements(
  tx: Tx,
  { collectivite, foyer, compte }: { collectivite: string; foyer: string; compte: string },
  today: string,
): Promise<Consentements> {
  const textes = textesDuJour(await lireTextes(tx, collectivite), today)
  const enfants = await enfantsOfFoyer(tx, collectivite, foyer)
  const dossier = await dossierDe(
    tx,
    collectivite,
    enfants.map((one) => one.id),
  )
  return {
    textes: textes.map(vueTexte),
    enfants: enfants.map(({ id, prenom }) => {
      const logins = dossier.logins(id)
      const titulaire = logins.some((one) => one.compte === compte)
      return {
        id,
        prenom,
        titulaire,
        autreJoignable: logins.some((one) => one.compte !== compte),
        consentements: textes.map((texte) =>
          vueDe(texte, dossier.paroles(id, texte.code), dossier.titulaires(id), { compte, titulaire }),
        ),
      }
    }),
  }
}

/** What the children of a structure have. As `systeme`. */
export async function lireGestion(
  tx: Tx,
  collectivite: string,
  structure: string,
  today: string,
): Promise<GestionConsentements> {
  const textes = await lireTextes(tx, collectivite)
  const current = textesDuJour(textes, today)
  const ids = await enfantsDeStructure(tx, collectivite, structure)
  const dossier = await dossierDe(tx, collectivite, ids)
  const enfants = [...(await enfantsParId(tx, collectivite, ids)).values()]
  return {
    textes: textes.map((one) => ({ ...vueTexte(one), jusque: one.jusque, enVigueur: current.includes(one) })),
    enfants: enfants
      .toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr') || a.prenom.localeCompare(b.prenom, 'fr'))
      .map(({ id, prenom, nom }) => ({
        id,
        prenom,
        nom,
        consentements: current.map((texte) => {
          const said = dossier.paroles(id, texte.code)
          return {
            code: texte.code,
            etat: etatDe(texte, said, dossier.titulaires(id)),
            reponses: said.toReversed().map((one) => ({
              par: dossier.nomDe(one),
              accord: one.accord,
              version: one.version,
              le: one.le.toISOString(),
            })),
          }
        }),
      })),
  }
}

const vueTexte = ({ id, code, version, titre, texte, deuxTitulaires, depuis }: LigneTexte) => ({
  id,
  code,
  version,
  titre,
  texte,
  deuxTitulaires,
  depuis,
})
