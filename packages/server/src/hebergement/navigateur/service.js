// The service worker of a town's hosted pages. Pages, elements and answers always come from the network; without one,
// a page that says so, with the next bookings last read, takes the place of any other. It is the only thing kept here.
// It also shows what the server has to say while no page is open: that something is there to read, and where.
// `INOE` is written before this text by the server: the town, the version of what is kept, and its addresses.

const FAMILLE = `inoe:${INOE.ville}:`
const RESERVE = FAMILLE + INOE.version
/** Where pages say in which language they are read (`application.js`). */
const LANGUE = `${FAMILLE}langue`

self.addEventListener('install', (event) => {
  // It takes the place of the one before once no page is open, never earlier: a page asked for while one worker hands
  // over to another may be waited for without end (Chromium).
  event.waitUntil(
    caches
      .open(RESERVE)
      // Past the browser's own cache: what is kept together is of one version.
      .then((reserve) => reserve.addAll(INOE.coquille.map((url) => new Request(url, { cache: 'reload' })))),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      // Other towns may share this address: theirs is not ours to throw away.
      const perimees = (await caches.keys()).filter(
        (nom) => nom.startsWith(FAMILLE) && nom !== RESERVE && nom !== LANGUE,
      )
      await Promise.all(perimees.map((nom) => caches.delete(nom)))
      await self.registration.navigationPreload?.enable()
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(page(event))
  else if (INOE.coquille.includes(new URL(request.url).pathname)) event.respondWith(ressource(request))
})

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch (error) {
    const lue = await (await (await caches.open(LANGUE)).match('langue'))?.text()
    const reserve = await caches.open(RESERVE)
    return (await reserve.match(INOE.horsLigne[lue] ?? INOE.horsLigne.fr)) ?? Promise.reject(error)
  }
}

async function ressource(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const reserve = await caches.open(RESERVE)
    return (await reserve.match(new URL(request.url).pathname)) ?? Promise.reject(error)
  }
}

self.addEventListener('push', (event) => {
  const { titre, corps, langue, page, quoi } = event.data.json()
  event.waitUntil(
    self.registration.showNotification(titre, {
      body: corps,
      lang: langue,
      icon: '/_page/icone-192.png',
      badge: '/_page/icone-pastille.png',
      // Of one kind the latest takes the place of the one before.
      tag: quoi,
      data: { page },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(ouvrir(event.notification.data.page))
})

/** In the window that is open already, else in a new one; in this town's pages alone. */
async function ouvrir(page) {
  const adresse = new URL(page, self.registration.scope).href
  if (!adresse.startsWith(self.registration.scope)) return
  const [fenetre] = await self.clients.matchAll({ type: 'window' })
  // A window that shows it already reads it again by itself.
  if (!fenetre) return self.clients.openWindow(adresse)
  const la = fenetre.url.replace(/[?#].*/, '') === adresse
  await ((la ? fenetre : await fenetre.navigate(adresse)) ?? fenetre).focus()
}
