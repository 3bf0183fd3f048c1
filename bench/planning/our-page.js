// The month of <inoe-planning>: from the planning that arrives to the painted month, then from a click on a day to its
// painted wish. Says how long by `mesure`.
const afterPaint = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

globalThis.mesure = async (_, date) => {
  localStorage.clear()
  const widget = document.createElement('inoe-planning')
  widget.setAttribute('vue', 'mois')
  widget.setAttribute('date', date)
  // The time that counts begins when the data is there, as it is for the other library.
  const own = globalThis.fetch
  const arrived = new Promise((resolve) => {
    globalThis.fetch = async (...asked) => {
      const response = await own(...asked)
      const [request] = asked
      if (!(request instanceof Request) || !request.url.includes('/planning')) return response
      const body = await response.text()
      resolve(performance.now())
      return new Response(body, response)
    }
  })
  document.body.replaceChildren(widget)
  const begun = await arrived
  const cases = () => [...(widget.shadowRoot?.querySelectorAll('.case') ?? [])]
  while (cases().length === 0) await new Promise((resolve) => setTimeout(resolve))
  widget.getBoundingClientRect()
  await afterPaint()
  const rendered = performance.now()
  globalThis.fetch = own
  const shown = cases().length
  // A hand is there before it clicks.
  widget.shadowRoot
    ?.querySelector('.case')
    ?.dispatchEvent(new Event('pointerover', { bubbles: true, composed: true }))
  await new Promise((resolve) => setTimeout(resolve, 300))
  await afterPaint()
  const cell = cases().filter((one) => one.matches('.libre'))[100]
  const changing = performance.now()
  cell?.click()
  await widget.updateComplete
  widget.getBoundingClientRect()
  if (!cell?.matches('.ajout')) throw new Error('the day did not change')
  await afterPaint()
  return { first: rendered - begun, again: performance.now() - changing, shown }
}
