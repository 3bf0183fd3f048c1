// On every hosted page: installs the service worker, and keeps the next bookings of the family signed in, to be read
// without a network (`hors-ligne.js`).
// Threat: on a shared computer the next person would read them. They go as soon as anybody signs out or in, and with the
// tab unless « Rester connecté » was ticked or the application is installed: then the device is the family's own.
;(() => {
  const { collectivite } = document.currentScript.dataset
  const api = `/api/${collectivite}`
  const cle = `inoe:jours:${collectivite}`
  let lecture = 0

  /** Writes it down, or forgets it; nothing is done where the browser keeps nothing. */
  function garder(jours) {
    try {
      localStorage.removeItem(cle)
      sessionStorage.removeItem(cle)
      const sien = jours?.resterConnecte || matchMedia('(display-mode: standalone)').matches
      if (jours) (sien ? localStorage : sessionStorage).setItem(cle, JSON.stringify(jours))
    } catch {}
  }

  async function lire() {
    const celle = ++lecture
    // Somebody signed in or out while we were reading: what comes is no longer to be kept.
    const json = async (route) => {
      const answer = await fetch(`${api}/${route}`, { headers: { accept: 'application/json' } })
      return answer.ok && celle === lecture ? answer.json() : undefined
    }
    const session = await json('session')
    if (!session) return
    if (session.role !== 'famille') return garder(undefined)
    const jours = await json('reservations/prochaines')
    if (jours) garder(jours)
    await direAppareil()
  }

  async function direAppareil() {
    const service = await navigator.serviceWorker?.getRegistration(`/${collectivite}/`)
    const abonnement = await service?.pushManager?.getSubscription()
    if (!abonnement) return
    await fetch(`${api}/notifications/appareil`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ adresse: abonnement.endpoint }),
    })
  }

  // The channel of `elements/espace/session.ts`, by which widgets and tabs tell each other who is signed in.
  // Firefox forbids it with storage: then nothing is kept either.
  try {
    new BroadcastChannel(`inoe:${location.origin}/${collectivite}`).onmessage = ({ data }) => {
      if (data.type !== 'change') return
      garder(undefined)
      lire().catch(() => {})
    }
  } catch {}
  // Without a network, what was read last stays.
  lire().catch(() => {})

  // The page without a network speaks the language of the one read last.
  self.caches
    ?.open(`inoe:${collectivite}:langue`)
    .then((kept) => kept.put(`/${collectivite}/langue`, new Response(document.documentElement.lang)))
    .catch(() => {})
  navigator.serviceWorker?.register(`/${collectivite}/service.js`).catch(() => {})
  // A browser offers to install before the widget that asks for it is there.
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    self.inoeInstallation = event
    dispatchEvent(new Event('inoe-installation'))
  })
})()
