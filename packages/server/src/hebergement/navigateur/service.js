// The service worker of a town's hosted pages. Pages, elements and answers always come from the network; without one,
// a page that says so, with the next bookings last read, takes the place of any other. It is the only thing kept here.
// `INOE` is written before this text by the server: the town, the version of what is kept, and its addresses.

const FAMILLE = `inoe:${INOE.ville}:`
const RESERVE = FAMILLE + INOE.version
const HORS_LIGNE = `/${INOE.ville}/hors-ligne`

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(RESERVE)
      // Past the browser's own cache: what is kept together is of one version.
      .then((reserve) => reserve.addAll(INOE.coquille.map((url) => new Request(url, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      // Other towns may share this address: theirs is not ours to throw away.
      const perimees = (await caches.keys()).filter((nom) => nom.startsWith(FAMILLE) && nom !== RESERVE)
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
    return (await (await caches.open(RESERVE)).match(HORS_LIGNE)) ?? Promise.reject(error)
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
