// API Particulier v3 as its staging answers it: token, recipient, parameters, one answer by civil status.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

export interface Personne {
  nom_naissance: string
  nom_usage: string | null
  prenoms: string
  date_naissance: string
  sexe: 'F' | 'M'
}

/** A family that the CAF or the MSA knows. */
export interface Allocation {
  /** INSEE department and commune of birth of its first allocataire, or the country (99xxx). */
  naissance: { commune: string; departement: string } | { pays: string }
  allocataires: [Personne, ...Personne[]]
  enfants: Personne[]
  codePostalVille: string
  fournisseur: 'CNAF' | 'MSA'
  valeur: number
}

/** What is wrong with it, while it is: a status, no answer at all, or a page that is not JSON. */
export type PanneParticulier = 429 | 502 | 'silence' | 'html'

const FRANCE = '99100'

/** @param jeton the only token that it knows */
export function createParticulierSimulator(options: { jeton: string; now?: () => Date }) {
  const now = options.now ?? (() => new Date())
  const settings: { allocations: Allocation[]; panne: PanneParticulier | undefined } = {
    allocations: [],
    panne: undefined,
  }
  /** The query of each call, in order. */
  const appels: URLSearchParams[] = []

  const erreur = (status: 401 | 404 | 422 | 429 | 502, code: string, title: string) =>
    Response.json({ errors: [{ code, title, detail: title, meta: { provider: 'CNAV' } }] }, { status })

  function find(asked: URLSearchParams): Allocation | undefined {
    const same = (one: string | null, other: string) => (one ?? '').toUpperCase() === other.toUpperCase()
    const born = ['annee', 'mois', 'jour'].map((part) => Number(asked.get(`${part}DateNaissance`)))
    return settings.allocations.find(({ allocataires: [first], naissance }) => {
      const there =
        'pays' in naissance
          ? asked.get('codeCogInseePaysNaissance') === naissance.pays
          : asked.get('codeCogInseePaysNaissance') === FRANCE &&
            same(asked.get('nomCommuneNaissance'), naissance.commune) &&
            asked.get('codeCogInseeDepartementNaissance') === naissance.departement
      return (
        there &&
        same(asked.get('nomNaissance'), first.nom_naissance) &&
        same(asked.getAll('prenoms[]').join(' '), first.prenoms) &&
        asked.get('sexeEtatCivil') === first.sexe &&
        born.join('-') === first.date_naissance.split('-').map(Number).join('-')
      )
    })
  }

  const app = new Hono()
  app.get('/v3/dss/quotient_familial/identite', async (c) => {
    const { panne } = settings
    if (panne === 'silence') return new Promise<Response>(() => undefined)
    if (panne === 'html') return c.html('<!doctype html><title>Maintenance</title><p>Maintenance', 200)
    if (panne) return erreur(panne, String(panne), 'Trop de demandes, ou fournisseur en panne')
    const asked = new URL(c.req.url).searchParams
    appels.push(asked)
    if (c.req.header('authorization') !== `Bearer ${options.jeton}`)
      return erreur(401, '00101', 'Votre jeton n’est pas valide')
    if (!/^\d{14}$/.test(asked.get('recipient') ?? ''))
      return erreur(422, '00201', 'Le paramètre recipient est obligatoire')
    if (!asked.get('nomNaissance') || asked.getAll('prenoms[]').length === 0)
      return erreur(422, '00301', 'Les paramètres fournis sont incorrects')
    const found = find(asked)
    if (!found) return erreur(404, '37003', 'Dossier allocataire inexistant')
    const day = now()
    const month = { annee: day.getUTCFullYear(), mois: day.getUTCMonth() + 1 }
    return c.json({
      data: {
        quotient_familial: {
          fournisseur: found.fournisseur,
          valeur: found.valeur,
          ...month,
          annee_calcul: month.annee,
          mois_calcul: month.mois,
        },
        allocataires: found.allocataires,
        enfants: found.enfants,
        adresse: {
          destinataire: found.allocataires[0].nom_naissance,
          complement_information: null,
          complement_information_geographique: null,
          numero_libelle_voie: '3 RUE DES VIGNES',
          lieu_dit: null,
          code_postal_ville: found.codePostalVille,
          pays: 'FRANCE',
        },
      },
      links: {},
      meta: {},
    })
  })

  // What a journey in a browser adds from outside.
  app.post('/simulateur/allocations', async (c) => {
    settings.allocations.push((await c.req.json()) as Allocation)
    return c.body(null, 204)
  })

  const simulator = {
    settings,
    appels,
    listen: (port = 0) =>
      new Promise<typeof simulator & { url: string; close(): Promise<void> }>((resolve) => {
        const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) =>
          resolve({
            ...simulator,
            url: `http://127.0.0.1:${address.port}`,
            close: () =>
              new Promise((closed) => {
                if ('closeAllConnections' in server) server.closeAllConnections()
                server.close(() => closed())
              }),
          }),
        )
      }),
  }
  return simulator
}
