import { Hono } from 'hono'
import { html } from 'hono/html'
import type { DevMailbox } from '../outside/courrier.ts'

/** The dev mailbox, for whoever tries the product without a mail server. Does not exist in production. */
export function devRoutes(mailbox: DevMailbox): Hono {
  return new Hono()
    .get('/courriels.json', async (c) => {
      const a = c.req.query('a')
      const list = await mailbox.list()
      return c.json(a ? list.filter((one) => one.a === a) : list)
    })
    .get('/courriels', async (c) => {
      const list = await mailbox.list()
      const time = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeStyle: 'medium' })
      return c.html(html`<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Boîte d’essai</title><link rel="stylesheet" href="/dev/courriels.css"></head><body><main><h1>Boîte d’essai</h1>
<p>Les e-mails que le serveur aurait envoyés, les plus récents d’abord. <a href="/dev/courriels">Actualiser</a></p>
${list.length === 0 ? html`<p>Aucun e-mail pour l’instant.</p>` : ''}
${list.map(
  (
    one,
  ) => html`<article><h2>${one.sujet}</h2><p class="meta">À ${one.a} · ${time.format(new Date(one.recuLe))}</p>
<p class="texte">${linked(one.texte)}</p></article>`,
)}</main></body></html>`)
    })
    .get('/courriels.css', (c) =>
      c.body(
        `body{margin:0;background:#f6f1e8;color:#1d2a35;font:1rem/1.55 "Segoe UI",system-ui,sans-serif}main{max-width:44rem;margin:auto;padding:1.5rem}
article{background:#fffdfa;border:1px solid #e3dace;border-radius:.9rem;padding:1.1rem 1.25rem;margin-block:1rem}h1{font-size:1.5rem}h2{font-size:1.1rem;margin:0}
.meta{color:#55636f;margin:.2rem 0 .8rem}.texte{white-space:pre-line;overflow-wrap:anywhere;margin:0}a{color:#17616b}`,
        200,
        { 'content-type': 'text/css; charset=utf-8' },
      ),
    )
}

/** The text of an e-mail with its addresses made links. */
function linked(text: string) {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part) => (/^https?:\/\//.test(part) ? html`<a href="${part}">${part}</a>` : part))
}
