// « Tester » asks the service from this very browser, as the pages will: it answers whether the site is declared.
;(({ __, sprintf }) => {
  const t = 'inoe-espace-famille'
  const button = document.getElementById('inoe-tester')
  const result = document.getElementById('inoe-resultat')
  const value = (name) => document.getElementById(`inoe-${name}`).value.trim()

  const answers = (url) =>
    fetch(url, { credentials: 'omit' }).then(
      ({ ok }) => ok,
      () => false,
    )

  /** What is read there; nothing when it can't be (of an unknown town, a page of another site reads no answer). */
  const json = (url) =>
    fetch(url, { credentials: 'omit' })
      .then((answer) => (answer.ok ? answer.json() : undefined))
      .catch(() => undefined)

  async function test() {
    let service
    try {
      service = new URL(value('service')).origin
    } catch {
      return __('L’adresse du service n’est pas complète.', t)
    }
    const town = await json(`${service}/api/${encodeURIComponent(value('collectivite'))}/configuration`)
    if (!town?.nom)
      return (await answers(`${service}/v1/inoe.js`))
        ? __('Le service répond, mais ne connaît pas cette collectivité.', t)
        : __('Le service ne répond pas à cette adresse.', t)
    const site = new URL(button.dataset.site).origin
    // The service judges the page that asks: this one, which may not have the address of the site.
    if (site === location.origin && !town.origineDeclaree)
      return sprintf(
        __('%1$s est trouvée, mais votre site n’est pas déclaré : faites déclarer %2$s.', t),
        town.nom,
        site,
      )
    return sprintf(__('Tout est prêt : %s.', t), town.nom)
  }

  button.addEventListener('click', async () => {
    button.disabled = true
    result.textContent = __('Un instant…', t)
    result.textContent = await test()
    button.disabled = false
  })
})(window.wp.i18n)
