import { defineElement } from '../espace/define-element.ts'
import { InoeGestion } from './inoe-gestion.ts'

defineElement('inoe-gestion', InoeGestion)
