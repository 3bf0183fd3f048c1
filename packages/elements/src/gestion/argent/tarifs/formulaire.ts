// The fields of a price rule.
import { html, nothing, type TemplateResult } from 'lit'
import type { Champ } from '../../../ui/champ.ts'
import { tarifsFr as t } from './messages.fr.ts'
import type { SaisieBase, SaisieTarif } from './saisie.ts'

export interface FormulaireRegle {
  saisie: SaisieTarif
  change: (change: Partial<SaisieTarif>) => void
  champ: (name: string, field: Omit<Champ, 'id' | 'erreur'>) => TemplateResult
}

/** A base: the rule's own, or that of who lives elsewhere. */
interface FormulaireBase {
  base: SaisieBase
  /** Its path in the rule, as the API names it. */
  chemin: string
  change: (change: Partial<SaisieBase>) => void
  champ: FormulaireRegle['champ']
}

const TYPES = ['forfait', 'tranches', 'taux-effort', 'cnaf'] as const

export function renderRegle(vue: FormulaireRegle): TemplateResult {
  const { saisie, change, champ } = vue
  return html`<div class="reglages">
      ${renderType({ base: saisie, chemin: 'base', change, champ })}
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
    ${renderBase({ base: saisie, chemin: 'base', change, champ })} ${renderAilleurs(vue)} ${renderAjouts(vue)}`
}

function renderType({ base, chemin, change, champ }: FormulaireBase): TemplateResult {
  return champ(chemin === 'base' ? 'type' : `${chemin}.type`, {
    label: chemin === 'base' ? t.type : t.typeAilleurs,
    valeur: base.type,
    choix: TYPES.map((one) => [one, t.types[one]] as const),
    saisie: (chosen) => {
      const type = TYPES.find((one) => one === chosen)
      if (type) change({ type })
    },
  })
}

/** What is asked of who lives elsewhere. */
function renderAilleurs({ saisie, change, champ }: FormulaireRegle): TemplateResult {
  const base: FormulaireBase = {
    base: saisie.baseNonResident,
    chemin: 'nonResident.base',
    change: (more) => change({ baseNonResident: { ...saisie.baseNonResident, ...more } }),
    champ,
  }
  return html`<div class="reglages">
      ${champ('ailleurs', {
        label: t.ailleurs,
        valeur: saisie.ailleurs,
        choix: Object.entries(t.ailleursChoix),
        saisie: (chosen) => {
          const ailleurs = (['aucun', 'majoration', 'base'] as const).find((one) => one === chosen)
          if (ailleurs) change({ ailleurs })
        },
      })}
      ${
        saisie.ailleurs === 'majoration'
          ? champ('nonResident.variation', {
              label: t.nonResident,
              aide: t.aideVariation,
              requis: true,
              valeur: saisie.nonResident,
              saisie: (nonResident) => change({ nonResident }),
            })
          : saisie.ailleurs === 'base'
            ? renderType(base)
            : nothing
      }
    </div>
    ${saisie.ailleurs === 'base' ? renderBase(base) : nothing}`
}

function renderBase(vue: FormulaireBase): TemplateResult {
  const { base, chemin, change, champ } = vue
  const money = (name: string, label: string, valeur: string, key: 'montant' | 'plancher' | 'plafond') =>
    champ(`${chemin}.${name}`, {
      label,
      valeur,
      requis: true,
      clavier: 'decimal',
      saisie: (typed) => change({ [key]: typed }),
    })
  switch (base.type) {
    case 'forfait':
      return html`<div class="reglages">${money('centimes', t.montant, base.montant, 'montant')}</div>`
    case 'tranches':
      return renderTranches(vue)
    case 'taux-effort':
      return html`<div class="reglages">
        ${champ(`${chemin}.taux`, { label: t.taux, aide: t.aideTaux, requis: true, clavier: 'decimal', valeur: base.taux, saisie: (taux) => change({ taux }) })}
        ${money('plancherCentimes', t.plancher, base.plancher, 'plancher')}
        ${money('plafondCentimes', t.plafond, base.plafond, 'plafond')}
        ${champ(`${chemin}.arrondi`, {
          label: t.arrondi,
          valeur: base.arrondi,
          choix: Object.entries(t.arrondis),
          saisie: (arrondi) => change({ arrondi: arrondi === 'inferieur' ? arrondi : 'proche' }),
        })}
      </div>`
    case 'cnaf':
      return html`<div class="reglages">${champ(`${chemin}.accueil`, {
        label: t.accueil,
        valeur: base.accueil,
        choix: Object.entries(t.accueils),
        saisie: (accueil) => change({ accueil: accueil === 'familial' ? accueil : 'collectif' }),
      })}</div>`
  }
}

function renderTranches({ base, chemin, change, champ }: FormulaireBase): TemplateResult {
  const { tranches } = base
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
            : champ(`${chemin}.tranches.${index}.jusquA`, {
                label: t.jusquA(index + 1),
                clavier: 'numeric',
                valeur: jusquA,
                saisie: (typed) => set(index, { jusquA: typed }),
              })
        }
        ${champ(`${chemin}.tranches.${index}.prixCentimes`, {
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
