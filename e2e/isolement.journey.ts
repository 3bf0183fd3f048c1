// Nobody reaches what is not theirs: from a page where a parent is signed in, with everything a script could try.
import { expect, type Page, test } from '@playwright/test'
import { cellules, type Famille, facturer, famillePrete, JEUNES } from './famille.ts'
import { API, COLLECTIVITE, MOT_DE_PASSE_AGENT, SITES, sansDebord } from './ville.ts'

const SITE = SITES['same-site']
const UNKNOWN = '01890000-0000-7000-8000-000000000000'

interface Answer {
  status: number
  body: string
}

/** What a script of the page gets, with the browser's own cookies, and without what differs each time. */
function call(page: Page, method: string, route: string, json?: unknown, jeton?: string): Promise<Answer> {
  return page
    .evaluate(
      async ({ url, method, json, jeton }) => {
        const response = await fetch(url, {
          method,
          credentials: 'include',
          headers: {
            ...(json === undefined ? {} : { 'content-type': 'application/json' }),
            ...(jeton ? { authorization: `Bearer ${jeton}` } : {}),
          },
          ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        })
        return { status: response.status, body: await response.text() }
      },
      { url: `${API}/api/${route}`, method, json, jeton },
    )
    .then(({ status, body }) => ({ status, body: body.replace(/"requestId":"[^"]*"/, '') }))
}

const own = (route: string) => `${COLLECTIVITE}/${route}`

/** Everything of a family that has a name of its own. */
async function affairesDe(famille: Famille) {
  const { appels, enfants } = famille
  await facturer(famille, JEUNES)
  const { factures } = await appels.json<{ factures: { id: string }[] }>('GET', 'factures')
  const documents = await appels.json<{ foyer: { depot: { id: string } | null }[] }>('GET', 'documents')
  const { inscriptions } = await appels.json<{ inscriptions: { id: string }[] }>('GET', 'inscriptions')
  const facture = factures[0]?.id ?? ''
  const { paiement } = await appels.json<{ paiement: string }>('POST', 'paiements', {
    factures: [facture],
    retour: SITE,
  })
  return {
    facture,
    paiement,
    enfant: enfants[0]?.id ?? '',
    document: documents.foyer.find((one) => one.depot)?.depot?.id ?? '',
    inscription: inscriptions[0]?.id ?? '',
  }
}

test('another family’s invoice, payment, document, child, enrolment and booking are as unknown', async ({
  browser,
  page,
  context,
}) => {
  await page.setViewportSize({ width: 360, height: 780 })
  const elsewhere = await browser.newContext()
  const [autre, moi] = await Promise.all([
    famillePrete(elsewhere.request, JEUNES, ['Basile']),
    famillePrete(context.request, JEUNES, ['Anouk']),
  ])
  const theirs = await affairesDe(autre)
  const booked = (await cellules(autre)).find((one) => one.etat === 'facture')
  const free = (await cellules(moi)).find((one) => one.etat === 'libre')
  await page.goto(`${SITE}/espace-famille/mon-foyer/`)
  await expect(page.getByText('Anouk', { exact: false }).first()).toBeVisible()
  await expect(page.getByText('Basile')).toHaveCount(0)
  await sansDebord(page)

  const enfant = { nom: 'Pris', prenom: 'Pris', dateNaissance: JEUNES.naissance, version: 1 }
  const sante = {
    allergies: '',
    regime: '',
    pai: '',
    vaccins: '',
    medecin: '',
    medecinTelephone: '',
    autres: '',
  }
  const { activite } = await activiteDe(moi)
  const tries: [
    what: keyof typeof theirs,
    method: string,
    route: (id: string) => string,
    json?: (id: string) => unknown,
  ][] = [
    ['facture', 'GET', (id) => `factures/${id}/pdf`],
    ['facture', 'POST', () => 'paiements', (id) => ({ factures: [id], retour: SITE })],
    ['paiement', 'GET', (id) => `paiements/${id}`],
    ['document', 'GET', (id) => `documents/${id}/fichier`],
    ['document', 'DELETE', (id) => `documents/${id}`],
    ['enfant', 'PUT', (id) => `foyer/enfants/${id}`, () => ({ ...enfant, sante })],
    ['enfant', 'DELETE', (id) => `foyer/enfants/${id}`],
    ['enfant', 'POST', () => 'inscriptions', (id) => ({ activite, periode: null, enfants: [id] })],
    ['inscription', 'POST', (id) => `inscriptions/${id}/retrait`],
  ]
  for (const [what, method, route, json] of tries) {
    expect(theirs[what], what).not.toBe('')
    const stolen = await call(page, method, own(route(theirs[what])), json?.(theirs[what]))
    const unknown = await call(page, method, own(route(UNKNOWN)), json?.(UNKNOWN))
    expect(stolen, `${method} ${route('…')}`).toEqual(unknown)
    expect(stolen.status, `${method} ${route('…')}`).toBe(404)
  }

  // A booking is named by its day and its child: taking it away, or booking for that child, is refused the same.
  for (const [creneau, action] of [
    [booked?.creneau, 'retirer'],
    [free?.creneau, 'ajouter'],
  ] as const) {
    expect(creneau).toBeTruthy()
    const ask = (child: string) =>
      call(page, 'POST', own('reservations'), { cellules: [{ creneau, enfant: child, action }] })
    const stolen = await ask(theirs.enfant)
    const unknown = await ask(UNKNOWN)
    expect(stolen.body.replaceAll(theirs.enfant, UNKNOWN)).toBe(unknown.body)
    expect(JSON.parse(stolen.body)).toMatchObject({ confirmees: 0, annulees: 0, refusees: 1 })
  }

  // Nothing moved at theirs.
  const after = (await cellules(autre)).find((one) => one.creneau === booked?.creneau)
  expect(after?.etat).toBe('facture')
  const { enfants } = await autre.appels.json<{ enfants: { prenom: string }[] }>('GET', 'foyer')
  expect(enfants.map((one) => one.prenom)).toEqual(['Basile'])
  await elsewhere.close()
})

test('a session of another town, of another site, or of nobody opens nothing here', async ({
  page,
  context,
}) => {
  await page.goto(`${SITE}/espace-famille/mes-paiements/`)
  await expect(page.getByText('Connectez-vous pour voir cette page.')).toBeVisible()
  const reads = [
    'foyer',
    'documents',
    'factures',
    'inscriptions',
    'tableau-de-bord',
    'direct',
    'absences',
    'agendas',
    'contrats',
    'messages',
    'historique?quoi=demandes',
    'mes-donnees',
    'gestion/messages',
    'gestion/demandes',
    'gestion/absences',
    'gestion/contrats',
  ]
  const writes: [string, string, unknown][] = [
    ['POST', 'reservations', { cellules: [{ creneau: UNKNOWN, enfant: UNKNOWN, action: 'ajouter' }] }],
    ['POST', 'inscriptions', { activite: UNKNOWN, periode: null, enfants: [UNKNOWN] }],
    ['POST', 'paiements', { factures: [UNKNOWN], retour: SITE }],
    ['POST', 'absences', { cellules: [{ creneau: UNKNOWN, enfant: UNKNOWN }], motif: 'autre' }],
    ['DELETE', `absences/${UNKNOWN}`, undefined],
    ['POST', 'agendas', { enfant: null }],
    ['POST', `gestion/absences/${UNKNOWN}/reponse`, { decision: 'acceptee' }],
    ['POST', `gestion/contrats/${UNKNOWN}/reponse`, { decision: 'accepte' }],
    ['POST', 'gestion/factures', { structure: UNKNOWN, mois: '2026-01' }],
    ['DELETE', `foyer/enfants/${UNKNOWN}`, undefined],
  ]
  const closed = async (jeton?: string) => {
    const asked = [...reads.map((route) => ['GET', route, undefined] as const), ...writes]
    const answers = await Promise.all(
      asked.map(async ([method, route, json]) => {
        const { status } = await call(page, method, own(route), json, jeton)
        return `${method} ${route} ${status}`
      }),
    )
    expect(answers).toEqual(asked.map(([method, route]) => `${method} ${route} 401`))
  }
  await closed()

  // Signed in at the other town, in the same browser.
  const julie = { courriel: 'julie.lambert@exemple.fr', motDePasse: MOT_DE_PASSE_AGENT }
  expect((await call(page, 'POST', 'contrexeville/session', julie)).status).toBe(200)
  expect((await call(page, 'GET', 'contrexeville/foyer')).status).toBe(200)
  await closed()

  // The other town's session under this town's name, and as a bearer.
  const [cookie] = (await context.cookies(API)).filter((one) => one.name.includes('contrexeville'))
  const value = cookie?.value ?? ''
  expect(value).not.toBe('')
  await context.addCookies([
    {
      name: `__Host-inoe-${COLLECTIVITE}`,
      value,
      domain: 'localhost',
      path: '/',
      secure: true,
      sameSite: 'Lax',
    },
  ])
  await closed()
  await context.clearCookies()
  await closed(value)

  // A bearer serves only the site that opened it.
  const famille = { courriel: 'camille.durand@exemple.fr', motDePasse: MOT_DE_PASSE_AGENT }
  const other = await context.newPage()
  await other.goto(`${SITES['cross-site']}/`)
  const { jeton } = JSON.parse((await call(other, 'POST', own('session'), famille)).body)
  expect((await call(other, 'GET', own('foyer'), undefined, jeton)).status).toBe(200)
  await closed(jeton)
})

async function activiteDe({ appels }: Famille): Promise<{ activite: string }> {
  const { inscriptions } = await appels.json<{ inscriptions: { activite: { id: string } }[] }>(
    'GET',
    'inscriptions',
  )
  return { activite: inscriptions[0]?.activite.id ?? '' }
}
