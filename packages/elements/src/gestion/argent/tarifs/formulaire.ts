// The fields of a price rule.
import { html, nothing, type TemplateResult } from 'lit'
import type { Champ } from '../../../ui/champ.ts'
import { tarifsFr as t } from './messages.fr.ts'
import type { SaisieTarif } from './saisie.ts'

export interface FormulaireRegle {
  saisie: SaisieTarif
  change: (change: Partial<SaisieTarif>) => void
  champ: (name: string, field: Omit<Champ, 'id' | 'erreur'>) => TemplateResult
}

const TYPES = ['forfait', 'tranches', 'taux-effort', 'cnaf'] as const

export function renderRegle(vue: FormulaireRegle): TemplateResult {
  const { saisie, change, champ } = vue
  return html`<div class="reglages">
      ${champ('type', {
        label: t.type,
        valeur: saisie.type,
        choix: TYPES.map((one) => [one, t.types[one]] as const),
        saisie: (chosen) => {
          const type = TYPES.find((one) => one === chosen)
          if (type) change({ type })
        },
      })}
      ${
        saisie.type === 'cnaf'
          ? nothing
          : champ('par', {
              label: t.par,
              valeur: saisie.par,
              choix: Object.entries(t.pars),
              saisie: (par) => change({ par: par === 'heure' ? par : 'unite' }),
            })
      }
    </div>
    ${renderBase(vue)} ${renderAjouts(vue)}`
}

function renderBase(vue: FormulaireRegle): TemplateResult {
  const { saisie, change, champ } = vue
  const money = (name: string, label: string, valeur: string, key: 'montant' | 'plancher' | 'plafond') =>
    champ(name, {
      label,
      valeur,
      requis: true,
      clavier: 'decimal',
      saisie: (typed) => change({ [key]: typed }),
    })
  switch (saisie.type) {
    case 'forfait':
      return html`<div class="reglages">${money('base.centimes', t.montant, saisie.montant, 'montant')}</div>`
    case 'tranches':
      return renderTranches(vue)
    case 'taux-effort':
      return html`<div class="reglages">
        ${champ('base.taux', { label: t.taux, aide: t.aideTaux, requis: true, clavier: 'decimal', valeur: saisie.taux, saisie: (taux) => change({ taux }) })}
        ${money('base.plancherCentimes', t.plancher, saisie.plancher, 'plancher')}
        ${money('base.plafondCentimes', t.plafond, saisie.plafond, 'plafond')}
        ${champ('base.arrondi', {
          label: t.arrondi,
          valeur: saisie.arrondi,
          choix: Object.entries(t.arrondis),
          saisie: (arrondi) => change({ arrondi: arrondi === 'inferieur' ? arrondi : 'proche' }),
        })}
      </div>`
    case 'cnaf':
      return html`<div class="reglages">${champ('base.accueil', {
        label: t.accueil,
        valeur: saisie.accueil,
        choix: Object.entries(t.accueils),
        saisie: (accueil) => change({ accueil: accueil === 'familial' ? accueil : 'collectif' }),
      })}</div>`
  }
}

function renderTranches({ saisie, change, champ }: FormulaireRegle): TemplateResult {
  const { tranches } = saisie
  const last = tranches.length - 1
  const set = (index: number, typed: Partial<(typeof tranches)[number]>) =>
    change({ tranches: tranches.map((one, at) => (at === index ? { ...one, ...typed } : one)) })
  const add = () =>
    change({ tranches: [...tranches.slice(0, last), { jusquA: '', prix: '' }, ...tranches.slice(last)] })
  const remove = () => change({ tranches: [...tranches.slice(0, last - 1), ...tranches.slice(last)] })
  return html`<fieldset class="pile">
    <legend>${t.tranches}</legend>
    ${tranches.map(
      ({ jusquA, prix }, index) => html`<div class="reglages">
        ${
          index === last
            ? html`<p class="au-dela"><b>${t.auDela}</b></p>`
            : champ(`base.tranches.${index}.jusquA`, {
                label: t.jusquA(index + 1),
                clavier: 'numeric',
                valeur: jusquA,
                saisie: (typed) => set(index, { jusquA: typed }),
              })
        }
        ${champ(`base.tranches.${index}.prixCentimes`, {
          label: index === last ? t.prixAuDela : t.prixTranche(index + 1),
          clavier: 'decimal',
          valeur: prix,
          saisie: (typed) => set(index, { prix: typed }),
        })}
      </div>`,
    )}
    <div class="cote">
      <button class="lien" type="button" @click=${add}>${t.ajouterTranche}</button>
      ${last > 0 ? html`<button class="lien" type="button" @click=${remove}>${t.retirerTranche}</button>` : nothing}
    </div>
  </fieldset>`
}

function renderAjouts({ saisie, change, champ }: FormulaireRegle): TemplateResult {
  return html`<div class="reglages larges">
      ${champ('fratrie', { label: t.fratrie, aide: t.aideFratrie, valeur: saisie.fratrie, saisie: (fratrie) => change({ fratrie }) })}
      ${
        saisie.baseNonResident
          ? html`<p class="sous">${t.baseNonResident}</p>`
          : champ('nonResident.variation', {
              label: t.nonResident,
              aide: t.aideVariation,
              valeur: saisie.nonResident,
              saisie: (nonResident) => change({ nonResident }),
            })
      }
      ${champ('reservationTardive', { label: t.tardive, aide: t.aideVariation, valeur: saisie.tardive, saisie: (tardive) => change({ tardive }) })}
      ${champ('sansReservation', { label: t.sansReservation, aide: t.aideVariation, valeur: saisie.sansReservation, saisie: (sansReservation) => change({ sansReservation }) })}
      ${champ('absence.justifiee', { label: t.justifiee, clavier: 'numeric', valeur: saisie.justifiee, saisie: (justifiee) => change({ justifiee }) })}
      ${champ('absence.injustifiee', { label: t.injustifiee, clavier: 'numeric', valeur: saisie.injustifiee, saisie: (injustifiee) => change({ injustifiee }) })}
    </div>
    <label class="coche"><input type="checkbox" .checked=${saisie.garde} @change=${() => change({ garde: !saisie.garde })} />${t.garde}</label>
    ${
      saisie.garde
        ? champ('fiscal.repasCentimes', {
            label: t.repas,
            clavier: 'decimal',
            valeur: saisie.repas,
            saisie: (repas) => change({ repas }),
          })
        : nothing
    }`
}
