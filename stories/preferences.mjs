const sessions = new WeakMap()

/**
 * For web-test-runner: what a reader's device prefers and its own `emulateMedia` does not know (`forced-colors`,
 * `prefers-contrast`), asked of Chrome itself. Each call says all of it: what is left out is as usual.
 */
export const preferences = {
  name: 'preferences',
  async executeCommand({ command, payload, session }) {
    if (command !== 'preferences') return
    const page = session.browser.getPage(session.id)
    if (!sessions.has(page)) sessions.set(page, await page.createCDPSession())
    const features = Object.entries(payload).map(([name, value]) => ({ name, value }))
    await sessions.get(page).send('Emulation.setEmulatedMedia', { features })
    return true
  },
}
