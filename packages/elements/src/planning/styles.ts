import { base } from '../theme/base.ts'
import { confirmationStyles } from '../ui/confirmation.styles.ts'
import { cadre } from './cadre.styles.ts'
import { cases } from './case.styles.ts'
import { vues } from './vues.styles.ts'

export const styles = [base, confirmationStyles, cadre, cases, vues]
