import { html } from 'hono/html'
import { IDENTITES } from './identites.ts'

const STYLE =
  'body{font:18px/1.5 system-ui,sans-serif;max-width:34em;margin:2em auto;padding:0 1em;color:#161616}button{display:block;width:100%;margin:.6em 0;padding:.8em 1em;font:inherit;text-align:start;border:1px solid #000091;border-radius:.3em;background:#fff;color:#000091;cursor:pointer}'

/** Where a person says who they are. */
export function page(uid: string): string {
  return String(html`<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulateur FranceConnect</title><style>${STYLE}</style></head>
<body><h1>Simulateur FranceConnect</h1><p>Personne n’est vraiment identifié ici. Qui êtes-vous ?</p>
<form method="post" action="/interaction/${uid}">
${Object.entries(IDENTITES).map(([nom, one]) => html`<button name="identite" value="${nom}">${one.given_name} ${one.family_name}, le ${one.birthdate}</button>`)}
<button name="identite" value="">Revenir sans m’identifier</button>
</form></body></html>`)
}
