import type { Demande, Demandes } from '@inoe/contract/gestion'
import type { DecisionInscription } from '@inoe/contract/suivi'
import { html, nothing, type TemplateResult } from 'lit'
import { activiteEtPeriode, dateCivile, instant } from '../i18n/format.ts'
import { renderEtapes } from '../inscriptions/etapes.ts'
import { icones } from '../ui/icones.ts'
import type { Definition, Vue } from './file.ts'
import { gestionFr as t } from './messages.fr.ts'
import type { Decision, Objet } from './repondre.ts'
import { renderDecisions, renderFormulaire, renderGestes } from './reponse.ts'

/** The queue of enrolment requests. */
export const demandes: Definition<Demande> = {
  nom: 'inscriptions',
  titre: () => t.onglets.inscriptions,
  route: 'gestion/demandes',
  lire: ({ demandes }: Demandes) => demandes,
  sujets: ['inscriptions', 'documents'],
  filtres: t.filtres,
  vide: t.vide,
  nombre: (nombre) => t.nombre(nombre),
  attente: (found) => found.length,
  ligne: renderDemande,
}

const nomOf = ({ enfant }: Demande) => `${enfant.prenom} ${enfant.nom}`

const objetOf = (demande: Demande): Objet => ({
  id: demande.id,
  nom: nomOf(demande),
  route: `gestion/demandes/${demande.id}/reponse`,
  codes: CODES,
  fait: t.fait,
  get confirmer() {
    return { ...t.confirmer, ...t.confirmerInscription }
  },
  suite: t.suite,
  pieces: demande.piecesPossibles,
})

/** What each decision is called there. */
const CODES = {
  oui: 'acceptee',
  non: 'refusee',
  complement: 'incomplete',
  attente: 'en-attente',
  reprise: 'rouverte',
} as const satisfies Record<Decision, DecisionInscription>
const DECISIONS = Object.entries(CODES) as [Decision, DecisionInscription][]

const documentOf = (depot: string, nom: string): Objet => ({
  id: depot,
  nom,
  route: `gestion/documents/${depot}/reponse`,
  codes: { oui: 'valide', non: 'refuse' },
  fait: t.faitDocument,
  confirmer: t.confirmerDocument,
  muet: true,
})

/** One request, with all that it takes to answer it. */
function renderDemande(demande: Demande, vue: Vue): TemplateResult {
  const { locale, zone } = vue
  const { enfant, activite, periode, structure, famille, piecesManquantes, documents } = demande
  const when = (iso: string) => instant(iso, locale, zone, { dateStyle: 'medium', timeStyle: 'short' })
  const possibles = DECISIONS.flatMap(([one, code]) => (demande.decisions.includes(code) ? [one] : []))
  return html`<li class="carte demande" aria-labelledby="nom-${demande.id}">
    <h3 id="nom-${demande.id}">
      ${nomOf(demande)} <span class="age">${t.age(enfant.age)}, ${t.ne(dateCivile(enfant.dateNaissance, locale))}</span>
    </h3>
    <p><b>${activiteEtPeriode(activite.nom, periode?.nom)}</b> · ${structure.nom}</p>
    <p class="sous">
      ${famille ? t.famille(famille) : t.familleSansNom} · ${t.recue(when(demande.demandeeLe))}${
        demande.reponduLe ? html` · ${t.repondue(when(demande.reponduLe))}` : nothing
      }
    </p>
    ${demande.motif ? html`<p class="motif">« ${demande.motif} »</p>` : nothing}
    ${demande.rang === null ? nothing : html`<p>${t.rang(demande.rang)}</p>`}
    ${
      demande.places !== null && demande.decisions.includes('acceptee')
        ? html`<p class="sous">${t.placesLibres(demande.places)}</p>`
        : nothing
    }
    ${
      piecesManquantes.length > 0
        ? html`<p><span class="etat agir">${icones.alerte}${t.manque(piecesManquantes.map((one) => one.nom).join(', '))}</span></p>`
        : nothing
    }
    ${documents.length > 0 ? renderDocuments(documents, vue) : nothing}
    ${renderDecisions(objetOf(demande), possibles, t.pour(nomOf(demande)), vue)}
    <details>
      <summary class="sous">${t.suivi}</summary>
      ${renderEtapes({ etapes: demande.etapes, par: t.par, ensuite: undefined, locale, zone })}
    </details>
  </li>`
}

function renderDocuments(documents: Demande['documents'], vue: Vue): TemplateResult {
  return html`<div>
    <p class="sous">${t.documents}</p>
    <ul class="documents">
      ${documents.map(
        ({ depot, nom, etat }) => html`<li>
          ${icones.document}<span class="piece">${nom} <span class="sous">${t.etatsPiece[etat]}</span></span>
          <span class="gestes">
            <button class="lien" type="button" @click=${() => vue.openFile(`gestion/documents/${depot}/fichier`, nom)}>${t.ouvrir}<span class="lu"> ${nom}</span></button>
            ${etat === 'a-verifier' ? renderGestes(documentOf(depot, nom), t.verifier, vue) : nothing}
          </span>
          ${vue.repondre.objet?.id === depot ? renderFormulaire(vue) : nothing}
        </li>`,
      )}
    </ul>
  </div>`
}
