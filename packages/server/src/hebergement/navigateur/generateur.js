// « Générateur »: what is chosen becomes what is shown, and what is to paste.
const { collectivite, copie } = document.querySelector('script[data-copie]').dataset
const find = (selector) => document.querySelector(selector)
const module = find('#module')
const options = find('[data-options]')
const lien = find('#lien')
const apercu = find('[data-apercu]')
const couleurs = [...document.querySelectorAll('input[type=color]')]
const mesures = [...document.querySelectorAll('select[data-mesure]')]

/** What an attribute is chosen by, where it is not a text. */
const CHOIX = { vue: ['', 'semaine', 'mois', 'liste'], lang: ['', 'fr', 'en', 'pt'] }
const SINON = { vue: 'celle du module', lang: 'celle de la page' }
const MOTS = {
  'sans-titre': 'Ma page a déjà le titre (sans-titre)',
  'sans-menu': 'Ma page a son propre retour (sans-menu)',
  vue: 'Vue de départ (vue)',
  date: 'Jour de départ (date)',
  lang: 'Langue (lang)',
}
/** What keeps plugins that join or delay scripts away from ours; Rocket Loader reads its word only before `src`. */
const ECARTE_AVANT = 'data-cfasync="false" '
const ECARTE =
  ' nowprocket data-no-optimize="1" data-no-defer="1" data-no-minify="1" data-noptimize="1" data-jetpack-boost="ignore" data-pagespeed-no-defer'
/** Said once for the page by the script tag, or not for pages. */
const AILLEURS = new Set(['collectivite', 'api', 'connexion'])

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function field(name) {
  const id = `option-${name}`
  const line = document.createElement('p')
  const label = Object.assign(document.createElement('label'), {
    htmlFor: id,
    textContent: MOTS[name] ?? name,
  })
  let input = document.createElement('input')
  if (name.startsWith('sans-')) {
    input.type = 'checkbox'
    line.className = 'coche'
  } else {
    line.className = 'champ'
    if (CHOIX[name]) {
      input = document.createElement('select')
      for (const one of CHOIX[name]) input.append(new Option(one || SINON[name], one))
    } else if (name === 'date') input.type = 'date'
  }
  Object.assign(input, { id, name })
  if (input.type === 'checkbox') line.append(input, label)
  else line.append(label, input)
  return line
}

/** The attributes that are set, as they are written. */
function chosen() {
  return [...options.querySelectorAll('input, select')].flatMap(({ name, type, checked, value }) => {
    if (type === 'checkbox') return checked ? [[name, '']] : []
    return value ? [[name, value]] : []
  })
}

/** Relative luminance (WCAG). */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function write() {
  const tag = `inoe-${module.value}`
  const { section } = module.selectedOptions[0].dataset
  const words = lien.value.trim() || module.selectedOptions[0].textContent
  const attributes = chosen()
  const strict = find('#balises').checked
  const written = attributes
    // What strips tags may strip an attribute without an equals sign.
    .map(([name, value]) =>
      strict ? ` data-${name}="${escaped(value)}"` : ` ${name}${value && `="${escaped(value)}"`}`,
    )
    .join('')
  const inside = `<a href="${location.origin}/${collectivite}/${section}">${escaped(words)}</a>`
  const place = strict
    ? `<div data-inoe="${module.value}"${written}>${inside}</div>`
    : `<${tag}${written}>${inside}</${tag}>`
  const { checked, dataset: { fichier, integrite } = {} } = find('#figee') ?? {}
  const script = checked
    ? `src="${location.origin}/v1/${fichier}" integrity="${integrite}" crossorigin="anonymous"`
    : `src="${location.origin}/v1/inoe.js"`
  const cache = find('#cache').checked
  find('#code').textContent =
    `<script ${cache ? ECARTE_AVANT : ''}type="module" ${script} data-collectivite="${collectivite}"${cache ? ECARTE : ''}></script>\n${place}`

  const changed = [...couleurs, ...mesures].filter(({ value, dataset }) => value !== (dataset.usuelle ?? ''))
  find('[data-feuille]').hidden = changed.length === 0
  find('#css').textContent = `${tag} {\n${changed.map(({ id, value }) => `  ${id}: ${value};\n`).join('')}}`
  const [, fond, encre] = couleurs
  find('[data-contraste]').hidden = contrast(fond.value, encre.value) >= 7

  const widget = apercu.querySelector(tag) ?? document.createElement(tag)
  for (const { name } of [...widget.attributes])
    if (!AILLEURS.has(name) && name !== 'style') widget.removeAttribute(name)
  for (const [name, value] of attributes) widget.setAttribute(name, value)
  for (const { id, value } of [...couleurs, ...mesures]) widget.style.setProperty(id, value)
  if (!widget.isConnected) apercu.replaceChildren(widget)
}

/** Another widget: its own options, once its class has come. */
async function choose() {
  options.replaceChildren()
  write()
  const { value } = module
  const { observedAttributes } = await customElements.whenDefined(`inoe-${value}`)
  if (value !== module.value) return
  // `lang` is HTML's own: every widget follows it.
  const names = [...observedAttributes.filter((name) => !AILLEURS.has(name)), 'lang']
  options.replaceChildren(...names.map(field))
}

module.addEventListener('change', choose)
find('form').addEventListener('input', ({ target }) => {
  if (target !== module) write()
})
find('form').addEventListener('submit', (event) => event.preventDefault())
for (const button of document.querySelectorAll('[data-copier]'))
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copier).textContent)
    const dit = find('[data-dit]')
    button.after(dit)
    dit.textContent = copie
  })
choose()
