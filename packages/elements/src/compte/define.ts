import { defineElement } from '../espace/define-element.ts'
import { InoeCompte } from './inoe-compte.ts'

defineElement('inoe-compte', InoeCompte)
