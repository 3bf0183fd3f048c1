// WebKit over WebDriver (W3C): the few commands that the tests need, written out. Clients that know the whole protocol weigh
// many megabytes.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { findOrInstallWebKit } from '../../workshop/webkit.ts'

export interface Navigateur {
  goto(url: string): Promise<void>
  /** Runs it in the page, with its arguments by value; it may return a promise. */
  evaluate<Result, Args extends unknown[]>(
    inPage: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>
  /** Runs it in the page until it returns something true. @throws Error that names what never came */
  until<Args extends unknown[]>(
    what: string,
    inPage: (...args: Args) => unknown,
    ...args: Args
  ): Promise<void>
  /** Types like a person, into what the page's function returns. */
  type(inPage: () => Element | null, text: string): Promise<void>
  click(inPage: () => Element | null): Promise<void>
  /** From here on, everything is done in the frame that the page holds. */
  cadre(): Promise<void>
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

/** The key under which the protocol passes an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
const WAIT_MS = 20_000
/** Longer: the driver's own limits speak first. */
const ANSWER_MS = 30_000

/** Those that come with GTK: from them WebKit knows that the dark, or more contrast, is preferred. */
export type ThemeGtk = 'Adwaita:dark' | 'HighContrast'

export interface WebKitDriver {
  /** A browser that has never been anywhere, on a desktop of this theme. */
  open(size: { width: number; height: number }, theme?: ThemeGtk): Promise<Navigateur>
  close(): Promise<void>
}

/** @param proxy port on this machine, for pages and what they ask of servers over HTTP */
export async function startWebKit(proxy?: number): Promise<WebKitDriver> {
  const { driver, browser, screen } = findOrInstallWebKit()
  const shown = spawn(screen, ['-displayfd', '3', '-screen', '0', '1400x1000x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [display] = (await once(createInterface(shown.stdio[3] as Readable), 'line')) as [string]
  const env = {
    ...process.env,
    DISPLAY: `:${display}`,
    LANGUAGE: 'fr',
    LANG: 'fr_FR.UTF-8',
    TZ: 'Europe/Paris',
  }
  // A driver each: one that has closed a browser does not always open another.
  const open: WebKitDriver['open'] = async (size, theme) => {
    const port = await freePort()
    const themed = theme ? { ...env, GTK_THEME: theme } : env
    const drives = spawn(driver, [`--port=${port}`], { stdio: 'ignore', env: themed })
    try {
      const call = caller(port)
      await ready(call)
      const opened = await openSession(call, browser, size, proxy)
      return {
        ...opened,
        close: async () => {
          await opened.close()
          await stop(drives)
        },
      }
    } catch (error) {
      await stop(drives)
      throw error
    }
  }
  return {
    // A driver may never get an answer of the browser that it starts. Nothing of ours has run: the next one does.
    open: (size, theme) => open(size, theme).catch(() => open(size, theme)),
    close: () => stop(shown),
  }
}

async function stop(one: ChildProcess): Promise<void> {
  if (one.exitCode !== null || one.signalCode !== null) return
  one.kill()
  await once(one, 'exit')
}

type Call = (method: string, path: string, body?: object) => Promise<unknown>

/** A connection each: the driver leaves some that it kept without an answer. */
function caller(port: number): Call {
  return async (method, path, body) => {
    const asked = request({ host: '127.0.0.1', port, method, path, agent: false, timeout: ANSWER_MS })
    asked.on('timeout', () => asked.destroy(new Error(`${method} ${path}: the driver does not answer`)))
    asked.end(body && JSON.stringify(body))
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    const { value } = (await json(answer)) as { value: { error?: string; message?: string } }
    if (answer.statusCode !== 200)
      throw new Error(`${path.split('/').at(-1)}: ${value.message || value.error}`)
    return value
  }
}

async function ready(call: Call): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await call('GET', '/status')
      return
    } catch (error) {
      if (tries > 50) throw error
      await pause()
    }
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 100))

async function openSession(
  call: Call,
  browser: string,
  size: { width: number; height: number },
  proxy: number | undefined,
): Promise<Navigateur> {
  const options = { binary: browser, args: ['--automation'] }
  const { sessionId } = (await call('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        acceptInsecureCerts: true,
        ...(proxy && { proxy: { proxyType: 'manual', httpProxy: `127.0.0.1:${proxy}` } }),
        'webkitgtk:browserOptions': options,
        timeouts: { script: WAIT_MS, pageLoad: WAIT_MS, implicit: 0 },
      },
    },
  })) as { sessionId: string }
  const send = (method: string, path: string, body?: object) =>
    call(method, `/session/${sessionId}${path}`, body)
  await send('POST', '/window/rect', size)

  const evaluate: Navigateur['evaluate'] = async (inPage, ...args) => {
    // A page's error comes back as a value: the driver would only say that a script failed.
    const script = `const done = arguments[arguments.length - 1]
Promise.resolve().then(() => (${inPage})(...Array.from(arguments).slice(0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }))`
    const { value, error } = (await send('POST', '/execute/async', { script, args })) as {
      value?: never
      error?: string
    }
    if (error !== undefined) throw new Error(error)
    return value as never
  }
  const until: Navigateur['until'] = async (what, inPage, ...args) => {
    const end = Date.now() + WAIT_MS
    while (!(await evaluate(inPage, ...args))) {
      if (Date.now() > end) throw new Error(`it never came: ${what}`)
      await pause()
    }
  }
  const element = async (inPage: () => Element | null): Promise<string> => {
    await until(String(inPage), inPage)
    const found = (await send('POST', '/execute/sync', { script: `return (${inPage})()`, args: [] })) as {
      [ELEMENT]: string
    }
    return found[ELEMENT]
  }
  return {
    goto: async (url) => void (await send('POST', '/url', { url })),
    evaluate,
    until,
    type: async (inPage, text) => {
      const found = await element(inPage)
      await send('POST', `/element/${found}/click`, {})
      await send('POST', `/element/${found}/value`, { text })
    },
    click: async (inPage) => void (await send('POST', `/element/${await element(inPage)}/click`, {})),
    cadre: async () => {
      const id = { [ELEMENT]: await element(() => document.querySelector('iframe')) }
      await send('POST', '/frame', { id })
    },
    screenshot: async () => Buffer.from((await send('GET', '/screenshot')) as string, 'base64'),
    close: async () => void (await send('DELETE', '')),
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
