import { defineElement } from '../espace/define-element.ts'
import { InoeRetour } from './inoe-retour.ts'

defineElement('inoe-retour', InoeRetour)
