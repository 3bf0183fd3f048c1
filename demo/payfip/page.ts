// The simulator's pages, plain HTML as a state payment site serves it, under a strict CSP: no script, no inline style.
import { html } from 'hono/html'
import type { Notification, Operation } from './simulator.ts'

type Html = ReturnType<typeof html>

const NOTIFICATION_LABELS: Record<Notification, string> = {
  immediate: 'tout de suite',
  aucune: 'jamais',
  tardive: 'en retard',
  double: 'deux fois',
}

export function paymentPage({ idOp, demande }: Operation, notification: Notification): Html {
  return layout(
    'Paiement en ligne',
    html`<p class="etapes">Étape 1 sur 2 : choix du moyen de paiement</p>
      <h1>Récapitulatif de votre paiement</h1>
      <dl>
        <div><dt>Collectivité</dt><dd>Client n° ${demande.numcli}</dd></div>
        <div><dt>Référence de la dette</dt><dd>${demande.refdet}</dd></div>
        ${demande.objet ? html`<div><dt>Objet</dt><dd>${demande.objet}</dd></div>` : ''}
        <div><dt>Adresse électronique</dt><dd>${demande.mel}</dd></div>
        <div class="montant"><dt>Montant</dt><dd>${euros(demande.montant)}</dd></div>
      </dl>
      <form method="post" action="/tpa/paiementws.web">
        <input type="hidden" name="idop" value="${idOp}" />
        <h2>Choisissez votre moyen de paiement</h2>
        <div class="moyens">
          <button name="choix" value="carte"><b>Payer par carte bancaire</b><span>CB, Visa, Mastercard</span></button>
          <button name="choix" value="prelevement"><b>Payer par prélèvement</b><span>Avec votre identifiant impots.gouv.fr</span></button>
        </div>
        <button class="second" name="choix" value="abandon">Abandonner</button>
        <fieldset>
          <legend>Simulateur : ce qui doit arriver d’autre</legend>
          <div class="boutons">
            <button class="second" name="choix" value="carte-refusee">Carte refusée</button>
            <button class="second" name="choix" value="prelevement-refuse">Prélèvement refusé</button>
            <button class="second" name="choix" value="fermer">Fermer sans rien dire</button>
          </div>
          <p id="n">La collectivité est prévenue :</p>
          <div class="radios" role="radiogroup" aria-labelledby="n">
            ${Object.entries(NOTIFICATION_LABELS).map(
              ([value, label]) =>
                html`<label><input type="radio" name="notification" value="${value}" ${value === notification ? 'checked' : ''} />${label}</label>`,
            )}
          </div>
        </fieldset>
      </form>`,
  )
}

export function resultPage(operation: Operation): Html {
  const { choix, numauto, demande, idOp } = operation
  const back = new URL(demande.urlredirect ?? '')
  back.searchParams.set('idop', idOp)
  const paid = choix === 'carte' || choix === 'prelevement'
  const title = paid
    ? 'Votre paiement est accepté'
    : choix === 'abandon'
      ? 'Vous avez abandonné le paiement'
      : 'Votre paiement est refusé'
  return layout(
    title,
    html`<p class="etapes">Étape 2 sur 2 : résultat</p>
      <h1 class="${paid ? 'ok' : 'non'}">${title}</h1>
      ${
        paid
          ? html`<dl>
              <div><dt>Référence de la dette</dt><dd>${demande.refdet}</dd></div>
              <div><dt>Numéro d’autorisation</dt><dd>${numauto}</dd></div>
              <div class="montant"><dt>Montant</dt><dd>${euros(demande.montant)}</dd></div>
            </dl>`
          : html`<p>Aucune somme n’a été prélevée.</p>`
      }
      <p><a class="bouton" href="${back.href}">Retourner sur le site de la collectivité</a></p>`,
  )
}

export function closedPage(): Html {
  return layout(
    'Page fermée',
    html`<h1>La page de paiement est fermée</h1>
      <p>Rien n’a été dit à la collectivité, comme lorsqu’on ferme l’onglet. Revenez sur son site par vos propres moyens.</p>`,
  )
}

export function refusedPage(reason: string, operation: Operation | undefined): Html {
  const back = operation?.demande.urlredirect
  return layout(
    'Opération refusée',
    html`<h1 class="non">${reason}</h1>
      <p>Recommencez le paiement depuis le site de la collectivité.</p>
      ${back ? html`<p><a class="bouton" href="${back}">Retourner sur le site de la collectivité</a></p>` : ''}`,
  )
}

function layout(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title} - PayFiP (simulateur)</title>
        <link rel="stylesheet" href="/tpa/style.css" />
      </head>
      <body>
        <header>
          <p class="marque"><span>Service de paiement<br />des collectivités</span><b>PayFiP</b></p>
          <p class="essai">Simulateur de démonstration : aucun argent ne circule.</p>
        </header>
        <main>${content}</main>
        <footer>Ceci imite la page de paiement de la DGFiP pour essayer le portail.</footer>
      </body>
    </html>`
}

function euros(cents: string | undefined): string {
  return new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(Number(cents) / 100)
}

export const STYLE = `
* { box-sizing: border-box }
body { margin: 0; font: 1rem/1.5 Marianne, Arial, sans-serif; color: #161616; background: #f6f6f6 }
header { background: #fff; border-bottom: 1px solid #ddd; box-shadow: 0 2px 4px #0001 }
.marque, main, footer { max-width: 46rem; margin-inline: auto; padding-inline: 1rem }
.marque { margin-block: 0; padding-block: 1rem; display: flex; gap: 1.25rem; align-items: center; line-height: 1.25 }
.marque span { border-inline-start: .3rem solid #000091; padding-inline-start: .8rem; font-weight: 700 }
.marque b { margin-inline-start: auto; font-size: 1.6rem; color: #000091; letter-spacing: -.02em }
.essai { margin: 0; background: #fee7a0; text-align: center; padding: .4rem 1rem; font-size: .95rem }
main { background: #fff; margin-block: 1.5rem; padding-block: 1.5rem; border: 1px solid #ddd }
.etapes { margin: 0; color: #555 }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .3rem 0 1.2rem }
h1.ok { color: #18753c } h1.non { color: #b34000 }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .8rem }
dl { margin: 0; border-top: 1px solid #ddd }
dl div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .1rem 1rem; border-bottom: 1px solid #ddd; padding: .55rem 0 }
dt { color: #555 } dd { margin: 0; font-weight: 700; overflow-wrap: anywhere }
.montant dd { font-size: 1.35rem; color: #000091 }
button, .bouton { font: inherit; cursor: pointer; min-height: 2.75rem; padding: .5rem 1.25rem; border: 1px solid #000091; background: #000091; color: #fff; text-decoration: none; display: inline-block }
button:hover, .bouton:hover { background: #1212ff }
.second { background: #fff; color: #000091 } .second:hover { background: #eee }
.moyens { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1rem; margin-bottom: 1rem }
.moyens button { padding: 1.1rem; text-align: start; display: grid; gap: .2rem } .moyens span { font-size: .92rem }
fieldset { margin: 2rem 0 0; border: 2px dashed #b5a060; padding: 1rem; background: #fffbeb } legend { font-weight: 700; padding-inline: .4rem }
fieldset p { margin: 1rem 0 .2rem }
.boutons { display: flex; flex-wrap: wrap; gap: .6rem }
.radios { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem } label { display: flex; gap: .5rem; align-items: center; min-height: 2.75rem } input[type=radio] { width: 1.2rem; height: 1.2rem }
footer { color: #555; font-size: .9rem; padding-block: 0 2rem }
:focus-visible { outline: 3px solid #0a76f6; outline-offset: 2px }
`
