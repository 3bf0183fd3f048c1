// A PayFiP of our own, for the demo, the tests and the journeys: the SOAP service, its payment page, and everything
// that can go wrong, on demand. Never part of the product.
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { closedPage, paymentPage, refusedPage, resultPage, STYLE } from './page.ts'
import { brokenRule, faultOf } from './rules.ts'
import { type Prefix, readRequest, writeAnswer, writeFault } from './soap.ts'

/** What the person does on the page. `fermer`: closes it without a word. */
export const CHOIX = [
  'carte',
  'prelevement',
  'carte-refusee',
  'prelevement-refuse',
  'abandon',
  'fermer',
] as const
export type Choix = (typeof CHOIX)[number]

/** When the portal is notified: at once, never, later (`sendLate()`, or `lateMs`), or twice. */
export const NOTIFICATIONS = ['immediate', 'aucune', 'tardive', 'double'] as const
export type Notification = (typeof NOTIFICATIONS)[number]

/** How the service misbehaves: a fault's code, a proxy's HTML page, silence, or a document with an entity. */
export type Panne = { code: string } | 'html' | 'silence' | 'entite'

export interface Operation {
  idOp: string
  demande: Record<string, string>
  creeLe: Date
  /** The page was opened: an operation serves one visit. */
  ouverte: boolean
  choix: Choix | undefined
  termineLe: Date | undefined
  numauto: string | undefined
}

export interface SimulatorOptions {
  /** Client numbers that exist; any six digits without it. */
  clients?: readonly string[]
  now?: () => Date
  /** Sends late notifications by itself after so many milliseconds; only on `sendLate()` without it. */
  lateMs?: number
}

/** What can be changed while it runs. */
export interface Settings {
  prefix: Prefix
  /** How `idOp` is spelled in answers. */
  idOpName: 'idOp' | 'idop'
  notification: Notification
  /** The next answers of an operation misbehave this way. */
  panneCreation: Panne | undefined
  panneDetail: Panne | undefined
  panneClient: Panne | undefined
  /** Fields of the detail to answer otherwise than they were asked. */
  echo: Record<string, string>
}

const RESULTS: Record<Choix, string> = {
  carte: 'P',
  prelevement: 'V',
  'carte-refusee': 'R',
  'prelevement-refuse': 'Z',
  abandon: 'A',
  fermer: '',
}
const QUARTER = 15 * 60_000
const XML = { 'content-type': 'text/xml; charset=utf-8' }
const CSP =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export function createPayFipSimulator(options: SimulatorOptions = {}) {
  const now = options.now ?? (() => new Date())
  const operations = new Map<string, Operation>()
  const late: string[] = []
  const settings: Settings = {
    prefix: 'S',
    idOpName: 'idOp',
    notification: 'immediate',
    panneCreation: undefined,
    panneDetail: undefined,
    panneClient: undefined,
    echo: {},
  }

  /** Tells the portal, as the real one does: an id and nothing else, and its answer is not looked at. */
  async function notify(idOp: string): Promise<void> {
    const url = operations.get(idOp)?.demande.urlnotif
    if (!url) return
    await fetch(url, { method: 'POST', body: new URLSearchParams({ idop: idOp }) }).catch(() => undefined)
  }

  /** What the page's buttons do. */
  async function conclude(idOp: string, choix: Choix, notification = settings.notification): Promise<void> {
    const operation = operations.get(idOp)
    if (!operation) return
    operation.choix = choix
    if (choix === 'fermer') return
    operation.termineLe = now()
    operation.numauto =
      choix === 'carte' || choix === 'prelevement' ? randomUUID().slice(0, 6).toUpperCase() : undefined
    if (notification === 'immediate' || notification === 'double') await notify(idOp)
    if (notification === 'double') await notify(idOp)
    if (notification !== 'tardive') return
    late.push(idOp)
    if (options.lateMs) setTimeout(() => void sendLate(), options.lateMs).unref()
  }

  /** Sends the notifications that were kept back. */
  async function sendLate(): Promise<void> {
    for (const idOp of late.splice(0)) await notify(idOp)
  }

  function create(fields: Record<string, string>): Response {
    const broken = brokenRule(fields, options.clients)
    if (broken) return fault(broken)
    const idOp = randomUUID()
    operations.set(idOp, {
      idOp,
      demande: fields,
      creeLe: now(),
      ouverte: false,
      choix: undefined,
      termineLe: undefined,
      numauto: undefined,
    })
    return answer('creerPaiementSecurise', [[settings.idOpName, idOp]])
  }

  function detail(idOp: string): Response {
    const operation = operations.get(idOp)
    if (!operation) return fault('P1')
    const { demande, termineLe, choix, numauto } = operation
    if (!termineLe || !choix) return fault('P5')
    const [date, time] = parisTime(termineLe)
    const fields: Record<string, string> = {
      dattrans: date,
      // A real recording shows « 20 » where 2019 was sent: nobody may rely on it.
      exer: (demande.exer ?? '').slice(0, 2),
      heurtrans: time,
      [settings.idOpName]: idOp,
      mel: demande.mel ?? '',
      montant: demande.montant ?? '',
      ...(numauto ? { numauto } : {}),
      numcli: demande.numcli ?? '',
      objet: demande.objet ?? '',
      refdet: demande.refdet ?? '',
      resultrans: RESULTS[choix],
      saisie: demande.saisie ?? '',
      ...settings.echo,
    }
    return answer('recupererDetailPaiementSecurise', Object.entries(fields))
  }

  function client(numcli: string): Response {
    if (!/^\d{6}$/.test(numcli)) return fault('T1')
    if (options.clients && !options.clients.includes(numcli)) return fault('T2')
    return answer('recupererDetailClient', [
      ['libelleN1', 'COLLECTIVITE DE DEMONSTRATION'],
      ['libelleN2', 'REGIE ENFANCE'],
      ['libelleN3', ''],
      ['numcli', numcli],
    ])
  }

  const answer = (operation: string, fields: [string, string][]) =>
    new Response(writeAnswer(operation, fields, settings.prefix), { headers: XML })
  const fault = (code: string) =>
    new Response(writeFault(faultOf(code), settings.prefix), { status: 500, headers: XML })

  async function misbehave(panne: Panne): Promise<Response> {
    if (panne === 'html')
      return new Response('<!doctype html><title>502 Bad Gateway</title><p>502', {
        status: 502,
        headers: { 'content-type': 'text/html' },
      })
    if (panne === 'entite') {
      const bomb = `<!DOCTYPE x [<!ENTITY paye "P">]>${writeAnswer('recupererDetailPaiementSecurise', [['resultrans', '&paye;']], settings.prefix).replace('&amp;', '&')}`
      return new Response(bomb, { headers: XML })
    }
    if (panne === 'silence') return new Promise(() => undefined)
    return fault(panne.code)
  }

  const app = new Hono()
  app.use('/tpa/*', async (c, next) => {
    await next()
    c.res.headers.set('content-security-policy', CSP)
    c.res.headers.set('cache-control', 'no-store')
  })
  app.post('/tpa/services/securite', async (c) => {
    const request = readRequest(await c.req.text())
    switch (request?.operation) {
      case 'creerPaiementSecurise':
        return settings.panneCreation ? misbehave(settings.panneCreation) : create(request.fields)
      case 'recupererDetailPaiementSecurise':
        return settings.panneDetail ? misbehave(settings.panneDetail) : detail(request.fields.idOp ?? '')
      case 'recupererDetailClient':
        return settings.panneClient ? misbehave(settings.panneClient) : client(request.fields.numCli ?? '')
      default:
        return fault('999')
    }
  })
  app.get('/tpa/style.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/tpa/paiementws.web', (c) => {
    const operation = operations.get(c.req.query('idop') ?? '')
    if (!operation) return c.html(refusedPage('Cette opération est inconnue ou a expiré.', undefined), 404)
    if (operation.ouverte) return c.html(refusedPage('Cette opération a déjà été utilisée.', operation), 409)
    if (now().getTime() - operation.creeLe.getTime() > QUARTER)
      return c.html(refusedPage('Cette opération date de plus de 15 minutes.', operation), 410)
    operation.ouverte = true
    return c.html(paymentPage(operation, settings.notification))
  })
  app.post('/tpa/paiementws.web', async (c) => {
    const form = await c.req.parseBody()
    const operation = operations.get(String(form.idop))
    const choix = CHOIX.find((one) => one === form.choix)
    const notification = NOTIFICATIONS.find((one) => one === form.notification)
    if (!operation || !choix)
      return c.html(refusedPage('Cette opération est inconnue ou a expiré.', undefined), 404)
    if (operation.termineLe)
      return c.html(refusedPage('Cette opération a déjà été utilisée.', operation), 409)
    await conclude(operation.idOp, choix, notification)
    return c.html(choix === 'fermer' ? closedPage() : resultPage(operation))
  })
  // What a journey in a browser sets from outside.
  app.put('/simulateur/reglages', async (c) => {
    Object.assign(settings, (await c.req.json()) as Partial<Settings>)
    return c.json(settings)
  })
  app.post('/simulateur/notifications-tardives', async (c) => {
    await sendLate()
    return c.body(null, 204)
  })

  return {
    app,
    operations,
    settings,
    conclude,
    notify,
    sendLate,
    /** What the night does to an operation that was never used. */
    purge: (idOp: string) => operations.delete(idOp),
    /** Listens on a port of this machine (0: any free one). */
    listen: (port = 0) =>
      new Promise<{ url: string; close(): Promise<void> }>((resolve) => {
        const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address: AddressInfo) =>
          resolve({
            url: `http://localhost:${address.port}`,
            close: () =>
              new Promise((done) => {
                server.close(() => done())
                if ('closeAllConnections' in server) server.closeAllConnections()
              }),
          }),
        )
      }),
  }
}

export type PayFipSimulator = ReturnType<typeof createPayFipSimulator>

/** `JJMMAAAA` and `HHMM`, Paris time, as PayFiP writes them. */
function parisTime(instant: Date): [string, string] {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('fr-FR', {
      timeZone: 'Europe/Paris',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  )
  return [`${parts.day}${parts.month}${parts.year}`, `${parts.hour}${parts.minute}`]
}
