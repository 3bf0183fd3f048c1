// API Particulier v3, the State's API for what the CAF and the MSA know of a family. Facts: particulier.api.gouv.fr and
// its staging data; the reference sheet of the project says how sure each is.
import type { IdentiteAllocataire } from '@inoe/contract/quotients'
import * as v from 'valibot'

const Personne = v.object({
  nom_naissance: v.nullish(v.string()),
  nom_usage: v.nullish(v.string()),
  /** All of them, separated by blanks. */
  prenoms: v.nullish(v.string()),
  /** YYYY-MM-DD; may be unknown in part. */
  date_naissance: v.nullish(v.string()),
})
export type PersonneConnue = v.InferOutput<typeof Personne>

const Reponse = v.object({
  data: v.object({
    quotient_familial: v.object({
      fournisseur: v.picklist(['CNAF', 'MSA']),
      valeur: v.pipe(v.number(), v.minValue(0), v.maxValue(99_999)),
      annee: v.number(),
      mois: v.number(),
    }),
    allocataires: v.optional(v.array(Personne), []),
    enfants: v.optional(v.array(Personne), []),
    adresse: v.nullish(v.object({ code_postal_ville: v.nullish(v.string()) })),
  }),
})

/** What the CAF or the MSA knows of a family. */
export interface QuotientConnu {
  valeur: number
  caisse: 'CAF' | 'MSA'
  annee: number
  mois: number
  allocataires: readonly PersonneConnue[]
  enfants: readonly PersonneConnue[]
  /** « 33760 TARGON »; empty when it is not known. */
  codePostalVille: string
}

/**
 * - `inconnu`: no allocataire of that identity.
 * - `identite`: the API will not have what was sent.
 * - `jeton`: the town's token is refused, or lacks the right.
 * - `panne`: too slow, too busy, not reached, not understood.
 */
export type CauseParticulier = 'inconnu' | 'identite' | 'jeton' | 'panne'

export class ParticulierFault extends Error {
  readonly motif: CauseParticulier

  constructor(motif: CauseParticulier, message: string) {
    super(message)
    this.motif = motif
  }
}

/** How a town is known to the API. */
export interface Habilitation {
  jeton: string
  /** SIRET of the authority that asks. */
  siret: string
}

export interface ApiParticulier {
  /** @throws ParticulierFault */
  quotient(identite: IdentiteAllocataire, habilitation: Habilitation): Promise<QuotientConnu>
}

const FRANCE = '99100'
const CAUSES: Record<number, CauseParticulier> = {
  400: 'identite',
  401: 'jeton',
  403: 'jeton',
  404: 'inconnu',
  422: 'identite',
}

/** The client. @param url where the API is @param timeoutMs how long to wait for an answer */
export function apiParticulier({ url, timeoutMs }: { url: string; timeoutMs: number }): ApiParticulier {
  return {
    async quotient(identite, { jeton, siret }) {
      const asked = new URL('/v3/dss/quotient_familial/identite', url)
      for (const [name, value] of [['recipient', siret], ...parametres(identite)] as const)
        asked.searchParams.append(name, value)
      let status: number
      let body: unknown
      try {
        const answer = await fetch(asked, {
          headers: { authorization: `Bearer ${jeton}`, accept: 'application/json' },
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        })
        status = answer.status
        body = await answer.json()
      } catch (error) {
        // Threat: the address of the call holds a civil status; nothing of it goes further.
        throw new ParticulierFault('panne', `no answer (${error instanceof Error ? error.name : 'error'})`)
      }
      if (status !== 200) throw new ParticulierFault(CAUSES[status] ?? 'panne', `answered ${status}`)
      const read = v.safeParse(Reponse, body)
      if (!read.success) throw new ParticulierFault('panne', 'answered something else')
      const { quotient_familial, allocataires, enfants, adresse } = read.output.data
      const { fournisseur, valeur, annee, mois } = quotient_familial
      return {
        // A file holds whole euros, as attestations do.
        valeur: Math.round(valeur),
        annee,
        mois,
        caisse: fournisseur === 'CNAF' ? 'CAF' : 'MSA',
        allocataires,
        enfants,
        codePostalVille: adresse?.code_postal_ville ?? '',
      }
    },
  }
}

function parametres({
  nomNaissance,
  nomUsage,
  prenoms,
  dateNaissance,
  sexe,
  naissance,
}: IdentiteAllocataire): [string, string][] {
  const [annee = '', mois = '', jour = ''] = dateNaissance.split('-')
  return [
    ['nomNaissance', nomNaissance],
    ...(nomUsage ? [['nomUsage', nomUsage] satisfies [string, string]] : []),
    ...prenoms.map((one): [string, string] => ['prenoms[]', one]),
    ['anneeDateNaissance', annee],
    ['moisDateNaissance', String(Number(mois))],
    ['jourDateNaissance', String(Number(jour))],
    ['sexeEtatCivil', sexe],
    ...(naissance.ou === 'etranger'
      ? ([['codeCogInseePaysNaissance', naissance.pays]] satisfies [string, string][])
      : ([
          ['codeCogInseePaysNaissance', FRANCE],
          ['nomCommuneNaissance', naissance.commune],
          ['codeCogInseeDepartementNaissance', naissance.departement],
        ] satisfies [string, string][])),
  ]
}
