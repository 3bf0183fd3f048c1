// The page shown without a network: the next bookings last read (`application.js` keeps them), from today on.
;(() => {
  const { collectivite, locale, mots: ecrits } = document.currentScript.dataset
  const mots = JSON.parse(ecrits)
  const francais = locale === 'fr-FR'
  const place = document.querySelector('[data-jours]')
  const element = (nom, texte, ...enfants) => {
    const fait = document.createElement(nom)
    if (texte) fait.textContent = texte
    fait.append(...enfants)
    return fait
  }
  // The first of a month is an ordinal in French, which Intl leaves out.
  const premier = (texte) => (francais ? texte.replace(/(^| )1 (?=\p{L})/u, '$11er ') : texte)
  const lus = () => {
    try {
      const cle = `inoe:jours:${collectivite}`
      return JSON.parse(sessionStorage.getItem(cle) ?? localStorage.getItem(cle) ?? 'null')
    } catch {
      return null
    }
  }
  const jour = (date) => {
    const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }
    return premier(new Date(`${date}T12:00:00Z`).toLocaleDateString(locale, options))
  }

  const enTete = (texte) => texte[0].toLocaleUpperCase(locale) + texte.slice(1)

  function montrer() {
    const garde = lus()
    if (!garde) return
    const { zone, luLe } = garde
    const lu = new Date(luLe)
    // Swedish writes dates as ISO does.
    const aujourdhui = new Date().toLocaleDateString('sv', { timeZone: zone })
    const jours = garde.jours.filter((un) => un.fin >= aujourdhui)
    const date = premier(lu.toLocaleDateString(locale, { day: 'numeric', month: 'long', timeZone: zone }))
    const heure = lu.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit', timeZone: zone })
    const aHeure = francais ? heure.replace(':', '\u00a0h\u00a0') : heure
    const dates = [...new Set(jours.map((un) => un.date))]
    place.replaceChildren(
      element('h2', mots.titre),
      element('p', mots.lu.replace('{date}', date).replace('{heure}', aHeure)),
      dates.length === 0
        ? element('p', mots.aucun)
        : element(
            'ul',
            '',
            ...dates.map((date) => {
              const siens = jours.filter((un) => un.date === date)
              const lignes = siens.map((un) =>
                element(
                  'span',
                  `${un.enfant} · ${un.activite}${un.unite ? `, ${un.unite}` : ''}${mots[un.etat] ? ` ${mots[un.etat]}` : ''}`,
                ),
              )
              const fin = siens.find((un) => un.fin > date)?.fin
              const titre = fin
                ? mots.plusieurs.replace('{debut}', jour(date)).replace('{fin}', jour(fin))
                : jour(date)
              return element('li', '', element('b', enTete(titre)), ...lignes)
            }),
          ),
    )
  }

  montrer()
  document.querySelector('[data-reessayer]').addEventListener('click', () => location.reload())
  addEventListener('online', () => location.reload())
})()
