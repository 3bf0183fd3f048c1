/** What a browser that can install hands over (no standard type: Chromium alone has it). */
export interface Invite extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

const page = globalThis as { inoeInstallation?: Invite | undefined; navigator: { standalone?: boolean } }

/** Told on `window` once a browser offers to install: the hosted page keeps the offer. */
export const INSTALLATION = 'inoe-installation'

/**
 * How the application is installed here.
 * - `faite`: the page runs as an application.
 * - `proposee`: the browser asks, once the parent has pressed our button.
 * - `apple`: from the « Partager » menu, that no page can open.
 * - `menu`: from the browser's own menu.
 */
export type Installation = 'faite' | 'proposee' | 'apple' | 'menu'

export function installation(): Installation {
  if (page.navigator.standalone || matchMedia('(display-mode: standalone)').matches) return 'faite'
  if (page.inoeInstallation) return 'proposee'
  return estApple() ? 'apple' : 'menu'
}

/** An iPad says that it is a Macintosh, which has no touch screen. */
export function estApple(): boolean {
  const { userAgent, maxTouchPoints } = navigator
  return /iPad|iPhone|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
}

/** Asks. An offer serves once. @returns true when the parent agreed */
export async function installer(): Promise<boolean> {
  const invite = page.inoeInstallation
  page.inoeInstallation = undefined
  return (await invite?.prompt())?.outcome === 'accepted'
}

/** Is this page one that can be installed: the town's hosted page? */
export function installable(collectivite: string): boolean {
  const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href
  return manifest === new URL(`/${collectivite}/application.webmanifest`, location.href).href
}
