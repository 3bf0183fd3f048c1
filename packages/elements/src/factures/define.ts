import { defineElement } from '../espace/define-element.ts'
import { InoeFactures } from './inoe-factures.ts'

defineElement('inoe-factures', InoeFactures)
