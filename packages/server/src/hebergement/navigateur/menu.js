// The menus of a hosted page close as one expects: by a click elsewhere, and by Escape, which goes back to what opened them.
;(() => {
  const opened = () => document.querySelectorAll('nav details[open]')
  addEventListener('click', ({ target }) => {
    for (const menu of opened()) if (!menu.contains(target)) menu.open = false
  })
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    for (const menu of opened()) {
      menu.open = false
      menu.querySelector('summary').focus()
    }
  })
  addEventListener('focusin', ({ target }) => {
    for (const menu of opened()) if (!menu.contains(target)) menu.open = false
  })
})()

// Somebody signs in here: the form has gone, and the room kept for it goes too.
document.addEventListener('inoe-connexion', () =>
  document.querySelector('main')?.classList.remove('visiteur'),
)
