// The page shown without a network: the next bookings last read (`application.js` keeps them), from today on.
;(() => {
  const { collectivite } = document.currentScript.dataset
  const place = document.querySelector('[data-jours]')
  const element = (nom, texte, ...enfants) => {
    const fait = document.createElement(nom)
    if (texte) fait.textContent = texte
    fait.append(...enfants)
    return fait
  }
  const ETATS = { demandee: ' (demandé)', proposee: ' (à confirmer)' }
  const lus = () => {
    try {
      const cle = `inoe:jours:${collectivite}`
      return JSON.parse(sessionStorage.getItem(cle) ?? localStorage.getItem(cle) ?? 'null')
    } catch {
      return null
    }
  }
  const jour = (date) => {
    const mots = new Date(`${date}T12:00:00Z`)
      .toLocaleDateString('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
      .replace(/ 1 (?=\p{L})/u, ' 1er ')
    return mots[0].toLocaleUpperCase('fr-FR') + mots.slice(1)
  }

  function montrer() {
    const garde = lus()
    if (!garde) return
    const { zone, luLe } = garde
    const lu = new Date(luLe)
    // Swedish writes dates as ISO does.
    const aujourdhui = new Date().toLocaleDateString('sv', { timeZone: zone })
    const jours = garde.jours.filter((un) => un.fin >= aujourdhui)
    const date = lu.toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', timeZone: zone })
    const heure = lu
      .toLocaleTimeString('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone: zone })
      .replace(':', '\u00a0h\u00a0')
    const dates = [...new Set(jours.map((un) => un.date))]
    place.replaceChildren(
      element('h2', 'Vos prochains jours réservés'),
      element('p', `Lu le ${date.replace(/^1 /, '1er ')} à ${heure}. Ils ont pu changer depuis.`),
      dates.length === 0
        ? element('p', 'Aucun jour réservé.')
        : element(
            'ul',
            '',
            ...dates.map((date) => {
              const siens = jours.filter((un) => un.date === date)
              const lignes = siens.map((un) =>
                element(
                  'span',
                  `${un.enfant} · ${un.activite}${un.unite ? `, ${un.unite}` : ''}${ETATS[un.etat] ?? ''}`,
                ),
              )
              const fin = siens.find((un) => un.fin > date)?.fin
              const titre = fin ? `${jour(date)} au ${jour(fin).toLocaleLowerCase('fr-FR')}` : jour(date)
              return element('li', '', element('b', titre), ...lignes)
            }),
          ),
    )
  }

  montrer()
  document.querySelector('[data-reessayer]').addEventListener('click', () => location.reload())
  addEventListener('online', () => location.reload())
})()
